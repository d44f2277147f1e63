//! The public holidays of the United States, as observed by federal offices.

use chrono::{Datelike as _, NaiveDate, Weekday};

/// Whether federal offices are closed for a holiday on that day.
///
/// The eleven holidays of 5 U.S.C. 6103(a). A holiday on a Saturday is observed on the Friday before (6103(b)), one on
/// a Sunday on the Monday after (Executive Order 11582), which may be in another year; the day itself counts as well,
/// for those who work on weekends. A holiday counts from the year in which its present rule took effect. Inauguration
/// Day is left out, since it is observed only in and around Washington.
pub(super) fn is_us_federal(day: NaiveDate) -> bool {
    let moved = match day.weekday() {
        Weekday::Fri => day.succ_opt(),
        Weekday::Mon => day.pred_opt(),
        _ => None,
    };
    // Holidays that can fall on a weekend have a fixed date, so only those move.
    is_kept(day) || moved.is_some_and(is_kept)
}

/// Whether a holiday falls on that very day.
fn is_kept(day: NaiveDate) -> bool {
    // The occurrence of the weekday in the month: the first Monday, the second.
    let nth = day.day().div_ceil(7);
    let since = match (day.month(), day.day(), day.weekday(), nth) {
        // New Year's Day, Independence Day, Christmas Day.
        (1, 1, ..) | (7, 4, ..) | (12, 25, ..) => 1870,
        // Birthday of Martin Luther King, Jr.
        (1, _, Weekday::Mon, 3) => 1986,
        // Washington's Birthday; Memorial Day, the last Monday; Columbus Day.
        (2, _, Weekday::Mon, 3) | (5, 25.., Weekday::Mon, _) | (10, _, Weekday::Mon, 2) => 1971,
        // Juneteenth National Independence Day.
        (6, 19, ..) => 2021,
        // Labor Day.
        (9, _, Weekday::Mon, 1) => 1894,
        // Veterans Day; from 1971 to 1977 it was in October.
        (11, 11, ..) => 1978,
        // Thanksgiving Day.
        (11, _, Weekday::Thu, 4) => 1942,
        _ => return false,
    };
    day.year() >= since
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, NaiveDate, Weekday};

    use super::is_us_federal;

    /// Days on which federal offices are closed, as month and day, in the order of the list that the Office of
    /// Personnel Management publishes for each year (opm.gov, "Federal Holidays"). A New Year's Day observed in the
    /// previous year has that year added.
    const PUBLISHED: [(i32, &str); 8] = [
        (2012, "1/2 1/16 2/20 5/28 7/4 9/3 10/8 11/12 11/22 12/25"),
        (2021, "1/1 1/18 2/15 5/31 6/18 7/5 9/6 10/11 11/11 11/25 12/24"),
        (2022, "12/31/2021 1/17 2/21 5/30 6/20 7/4 9/5 10/10 11/11 11/24 12/26"),
        (2023, "1/2 1/16 2/20 5/29 6/19 7/4 9/4 10/9 11/10 11/23 12/25"),
        (2024, "1/1 1/15 2/19 5/27 6/19 7/4 9/2 10/14 11/11 11/28 12/25"),
        (2025, "1/1 1/20 2/17 5/26 6/19 7/4 9/1 10/13 11/11 11/27 12/25"),
        (2026, "1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25"),
        (2027, "1/1 1/18 2/15 5/31 6/18 7/5 9/6 10/11 11/11 11/25 12/24"),
    ];

    fn published() -> Vec<NaiveDate> {
        let day = |year: i32, text: &str| {
            let parts: Vec<i32> = text.split('/').map(|part| part.parse().unwrap()).collect();
            let year = parts.get(2).copied().unwrap_or(year);
            NaiveDate::from_ymd_opt(year, parts[0].try_into().unwrap(), parts[1].try_into().unwrap()).unwrap()
        };
        let mut all: Vec<NaiveDate> =
            PUBLISHED.iter().flat_map(|(year, days)| days.split(' ').map(|text| day(*year, text))).collect();
        // New Year's Day of 2028 is a Saturday, so its list begins with the last day of 2027.
        all.push(NaiveDate::from_ymd_opt(2027, 12, 31).unwrap());
        all
    }

    #[test]
    fn the_days_are_those_that_are_published() {
        let published = published();
        assert_eq!(published.len(), 10 + 7 * 11 + 1);
        for year in [2012, 2021, 2022, 2023, 2024, 2025, 2026, 2027] {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let days = first.iter_days().take_while(|day| day.year() == year);
            let weekdays = days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
            let kept: Vec<NaiveDate> = weekdays.filter(|day| is_us_federal(*day)).collect();
            let listed: Vec<NaiveDate> = published.iter().copied().filter(|day| day.year() == year).collect();
            let missing = listed.iter().filter(|day| !kept.contains(day)).collect::<Vec<_>>();
            let more = kept.iter().filter(|day| !listed.contains(day)).collect::<Vec<_>>();
            assert!(missing.is_empty() && more.is_empty(), "{year}: missing {missing:?}, too many {more:?}");
        }
    }

    #[test]
    fn a_holiday_at_the_weekend_counts_itself_too_and_none_before_it_was_made() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for (kept, is) in [
            (day(2026, 7, 4), true),
            (day(2027, 7, 4), true),
            (day(2020, 6, 19), false),
            (day(2021, 6, 19), true),
            (day(1985, 1, 21), false),
            (day(1986, 1, 20), true),
            (day(1977, 11, 11), false),
            (day(2026, 7, 2), false),
            (day(2026, 12, 24), false),
            (day(2028, 1, 3), false),
        ] {
            assert_eq!(is_us_federal(kept), is, "{kept}");
        }
    }
}
