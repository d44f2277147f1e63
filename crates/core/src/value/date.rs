//! Calendar dates as people type them.

use chrono::{Datelike as _, NaiveDate};

/// Reads `2024-06-03`, the American `6/3/2024`, `6-3-2024` and `06/03/24` (read as 2024), and dates with the name of their
/// month: `Jan 31, 2027`, `January 31st 2027`, `31 Jan 2027`.
///
/// `None` for anything else, for dates that do not exist, such as 2/29/2023, and for years of two digits that might be
/// of another century: `6/3/98` is 1998 to most people.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.bytes().any(|b| b.is_ascii_alphabetic()) {
        return named(text);
    }
    let separator = if text.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = text.split(separator).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if separator == '-' && first.len() == 4 {
        return ymd(digits(first, 4)?, digits(second, 2)?, digits(third, 2)?);
    }
    ymd(year(third)?, digits(first, 2)?, digits(second, 2)?)
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
fn named(text: &str) -> Option<NaiveDate> {
    let lower = text.to_ascii_lowercase();
    let mut words: Vec<&str> =
        lower.split([' ', ',', '.', '-']).filter(|word| !word.is_empty() && *word != "of").collect();
    if words.len() == 4 && WEEKDAYS.iter().any(|day| is_short_for(words.first().copied().unwrap_or_default(), day)) {
        words.remove(0);
    }
    let &[first, second, third] = words.as_slice() else { return None };
    let month = |word: &str| MONTHS.iter().zip(1..).find(|(name, _)| is_short_for(word, name)).map(|(_, month)| month);
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending));
    ymd(year(third)?, month, digits(ordinal.unwrap_or(day), 2)?)
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// True for the name itself and for its beginning of at least three letters: "sept".
fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

/// A date as in the SOPs and Salesforce: `06/03/2024`.
pub fn write_date(date: NaiveDate) -> String {
    // By hand, since chrono's formatting would be larger than the rest of this module.
    format!("{:02}/{:02}/{:04}", date.month(), date.day(), date.year())
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // Nobody means a year before 1900, but unfinished ones ("2/11/0202") look like it.
    (year >= 1900).then(|| NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)).flatten()
}

/// A number of one to `most` ASCII digits.
pub(super) fn digits(text: &str, most: usize) -> Option<u32> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{read_date, write_date};

    #[test]
    fn reads_both_ways_of_writing() {
        for text in ["2024-06-03", "6/3/2024", "06/03/2024", " 06/03/24 ", "2024-6-3"] {
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
}
