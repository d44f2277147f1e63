//! Calendar dates as people type them.

use chrono::{Datelike as _, NaiveDate};

/// Reads `2024-06-03` and `2024/06/03`, the American `6/3/2024`, `6-3-2024` and `06/03/24` (read as 2024), and dates with the name of their
/// month: `Jan 31, 2027`, `January 31st 2027`, `31 Jan 2027`.
///
/// `None` for anything else, for dates that do not exist, such as 2/29/2023, and for years of two digits that might be
/// of another century: `6/3/98` is 1998 to most people. [`date_problem`] tells which.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let written = written(text)?;
    ymd(year(written.year?)?, written.month, written.day)
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// It does not look like one.
    Form,
    /// The calendar has no such day.
    NoSuchDay,
    /// It has a month and a day only.
    NoYear,
    /// The year has two digits and might be of the last century, or is not finished.
    ShortYear,
}

/// Why [`read_date`] cannot read a text.
pub fn date_problem(text: &str) -> DateProblem {
    let Some(Written { year: typed, month, day }) = written(text) else { return DateProblem::Form };
    match typed {
        // A leap year has every day that a month can have.
        None if ymd(2024, month, day).is_none() => DateProblem::NoSuchDay,
        None => DateProblem::NoYear,
        Some(typed) => match year(typed) {
            Some(year) if year >= EARLIEST => DateProblem::NoSuchDay,
            _ => DateProblem::ShortYear,
        },
    }
}

/// The next day, from `today` on, that a date without a year can mean: `1/31`, `Jan 31`. `None` for texts of other forms.
pub fn next_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let Written { year: None, month, day } = written(text)? else { return None };
    let this = u32::try_from(today.year()).ok()?;
    // February 29 may be eight years away.
    (this..=this.saturating_add(8)).filter_map(|year| ymd(year, month, day)).find(|date| *date >= today)
}

/// A date as it is written. The day need not exist.
struct Written<'a> {
    year: Option<&'a str>,
    month: u32,
    day: u32,
}

/// No date is longer, in bytes. Without a limit, a long text would be read whole each time, and `read_time` asks at each of
/// its blanks.
const LONGEST: usize = 64;

fn written(text: &str) -> Option<Written<'_>> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if text.bytes().any(|b| b.is_ascii_alphabetic()) {
        return named(text);
    }
    let separator = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(separator).collect();
    let (year, month, day) = match *parts.as_slice() {
        [year, month, day] if year.len() == 4 => (Some(year), month, day),
        [month, day, year] => (Some(year), month, day),
        [month, day] if separator == '/' => (None, month, day),
        _ => return None,
    };
    let is_year = year.is_none_or(|year| digits(year, 4).is_some());
    is_year.then_some(Written { year, month: digits(month, 2)?, day: digits(day, 2)? })
}

/// A year of four digits, or of two in this century.
fn year(text: &str) -> Option<u32> {
    match text.len() {
        // "2/11/20" is usually an unfinished "2/11/2025", and must not be read as another date.
        2 if matches!(text, "19" | "20") => None,
        2 => digits(text, 2).filter(|year| *year < LAST_CENTURY).map(|year| 2000 + year),
        _ => digits(text, 4),
    }
}

/// From here on, two digits of a year might be of the last century.
const LAST_CENTURY: u32 = 50;

/// Nobody means a year before this one, but unfinished ones ("2/11/0202") look like it.
const EARLIEST: u32 = 1900;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date with the name of its month, before or after the day; a day of the week in front is left out.
fn named(text: &str) -> Option<Written<'_>> {
    let mut words: Vec<&str> =
        text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("of")).collect();
    if words.len() > 2 && WEEKDAYS.iter().any(|day| is_short_for(words.first().copied().unwrap_or_default(), day)) {
        words.remove(0);
    }
    let (first, second, year) = match *words.as_slice() {
        [first, second, year] => (first, second, Some(year)),
        [first, second] => (first, second, None),
        _ => return None,
    };
    let month = |word: &str| MONTHS.iter().zip(1..).find(|(name, _)| is_short_for(word, name)).map(|(_, month)| month);
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let bare = day.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_ordinal = ["", "st", "nd", "rd", "th"]
        .iter()
        .any(|end| day.strip_prefix(bare).is_some_and(|after| after.eq_ignore_ascii_case(end)));
    let is_year = year.is_none_or(|year| digits(year, 4).is_some());
    (is_ordinal && is_year).then_some(Written { year, month, day: digits(bare, 2)? })
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// True for the name itself and for its beginning of at least three letters: "sept".
fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(&word.to_ascii_lowercase())
}

/// A date as in the SOPs and Salesforce: `06/03/2024`.
pub fn write_date(date: NaiveDate) -> String {
    // By hand, since chrono's formatting would be larger than the rest of this module.
    format!("{:02}/{:02}/{:04}", date.month(), date.day(), date.year())
}

pub(super) fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    (year >= EARLIEST).then(|| NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)).flatten()
}

/// A number of one to `most` ASCII digits.
pub(super) fn digits(text: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{DateProblem, date_problem, next_date, read_date, write_date};

    #[test]
    fn reads_both_ways_of_writing() {
        for text in ["2024-06-03", "6/3/2024", "06/03/2024", " 06/03/24 ", "2024-6-3", "2024/06/03"] {
            assert_eq!(read_date(text).map(write_date).as_deref(), Some("06/03/2024"), "{text}");
        }
        assert!(read_date("2/29/2024").is_some(), "a leap year has the day");
        for text in [
            "Jan 31 2027",
            "January 31st, 2027",
            "31 Jan 2027",
            "1-31-2027",
            "1/31/27",
            "jan. 31, 2027",
            "Sunday, January 31, 2027",
            "31-Jan-2027",
            "31st of January 2027",
        ] {
            assert_eq!(read_date(text).map(write_date).as_deref(), Some("01/31/2027"), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in [
            "2/29/2023",
            "13/6/2024",
            "2/11/20",
            "2/11/19",
            "6/3/",
            "6/3/20245",
            "24-06-03",
            "2024-06-03-01",
            "",
            "today",
            "6/3/98",
            "6/3/69",
            "1/31",
            "Feb 30 2027",
            "Jan 2027",
            "ma 3 2027",
            "Jan Feb 2027",
            "٣/6/2024",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn says_why_it_is_no_date() {
        for (text, why) in [
            ("2/29/2023", DateProblem::NoSuchDay),
            ("31/1/2027", DateProblem::NoSuchDay),
            ("Feb 30 2027", DateProblem::NoSuchDay),
            ("2/30", DateProblem::NoSuchDay),
            ("2027-02-30", DateProblem::NoSuchDay),
            ("1/31", DateProblem::NoYear),
            ("Jan 31st", DateProblem::NoYear),
            ("2/29", DateProblem::NoYear),
            ("6/3/98", DateProblem::ShortYear),
            ("2/11/20", DateProblem::ShortYear),
            ("2/11/0202", DateProblem::ShortYear),
            ("31 Jan 69", DateProblem::ShortYear),
            ("soon", DateProblem::Form),
            ("1-31", DateProblem::Form),
            ("Jan 2027", DateProblem::Form),
            ("6/3/20245", DateProblem::Form),
            ("", DateProblem::Form),
        ] {
            assert_eq!(date_problem(text), why, "{text}");
        }
    }

    #[test]
    fn a_date_may_be_written_out_but_a_long_text_is_none() {
        assert_eq!(read_date("Wednesday, 30th of September, 2026"), NaiveDate::from_ymd_opt(2026, 9, 30));
        let apart = |blanks: usize| ["May", &" ".repeat(blanks), "5, 2026"].concat();
        assert_eq!(read_date(&apart(54)), NaiveDate::from_ymd_opt(2026, 5, 5));
        assert_eq!((read_date(&apart(55)), date_problem(&apart(55))), (None, DateProblem::Form));
    }

    #[test]
    fn a_date_without_a_year_is_the_next_such_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        for (text, next) in [
            ("1/31", Some("01/31/2027")),
            ("11/28", Some("11/28/2027")),
            ("11/29", Some("11/29/2026")),
            ("December 3rd", Some("12/03/2026")),
            ("Thursday, 3 Dec", Some("12/03/2026")),
            ("2/29", Some("02/29/2028")),
            ("2/30", None),
            ("1/31/2020", None),
            ("soon", None),
        ] {
            assert_eq!(next_date(text, today).map(write_date).as_deref(), next, "{text}");
        }
    }
}
