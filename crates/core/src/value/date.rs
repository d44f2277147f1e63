//! Calendar dates as people type them.

use chrono::{Datelike as _, NaiveDate};

/// Reads `2024-06-03` and the American `6/3/2024` (or `06/03/24`, read as 2024).
///
/// `None` for anything else, and for dates that do not exist, such as 2/29/2023.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some((month, rest)) = text.split_once('/') {
        let (day, year) = rest.split_once('/')?;
        let year = match year.len() {
            // "2/11/20" is usually an unfinished "2/11/2025", and must not be read as another date.
            2 if matches!(year, "19" | "20") => return None,
            2 => 2000 + digits(year, 2)?,
            _ => digits(year, 4)?,
        };
        return ymd(year, digits(month, 2)?, digits(day, 2)?);
    }
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    ymd(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
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
            "٣/6/2024",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
