//! Local time as an argument: the core never asks where it runs.

use chrono::{
    DateTime, Datelike as _, DurationRound as _, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _, Timelike as _, Utc,
};

use super::date::{digits, read_date, write_date, ymd};

/// A point in time, independent of time zones.
pub type Instant = DateTime<Utc>;

/// The reader's time zone: the offsets from UTC over time.
///
/// Plain data that the browser, the command line and tests each provide. Outside the observed period, the nearest known
/// offset holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Seconds east of UTC before the first change.
    first: i32,
    /// Each change: from which time (seconds since 1970, UTC) which offset holds; in ascending order.
    changes: Vec<(i64, i32)>,
}

impl Zone {
    /// A zone with a constant offset, `seconds` east of UTC.
    pub fn fixed(seconds: i32) -> Zone {
        Zone { first: seconds, changes: Vec::new() }
    }

    /// Finds the changes of daylight saving time between two times by asking for `offset` (seconds east of UTC).
    ///
    /// Asks for each week and bisects the weeks in which the offset changes, so two changes within one week count as
    /// one. No zone in use today has such.
    pub fn observed(from: Instant, to: Instant, offset: impl Fn(Instant) -> i32) -> Zone {
        const WEEK: i64 = 7 * 24 * 3600;
        let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).map_or(0, &offset);
        let (mut seconds, end) = (from.timestamp(), to.timestamp());
        let first = at(seconds);
        let mut changes = Vec::new();
        let mut here = first;
        while seconds < end {
            let next = seconds + WEEK;
            let there = at(next);
            if there != here {
                let (mut low, mut high) = (seconds, next);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    if at(middle) == here { low = middle } else { high = middle }
                }
                changes.push((high, there));
            }
            (seconds, here) = (next, there);
        }
        Zone { first, changes }
    }

    /// The local time at `instant`.
    pub fn local(&self, instant: Instant) -> NaiveDateTime {
        self.shift(instant.naive_utc(), self.offset(instant.timestamp()))
    }

    /// The point in time at a local time.
    ///
    /// In the hour that occurs twice in fall, the first one. For a time that spring skips, the moment as if clocks had
    /// not changed, which is what a person who overlooked the change means.
    pub fn instant(&self, local: NaiveDateTime) -> Instant {
        const DAY: i64 = 24 * 3600;
        let guess = |offset: i32| self.shift(local, -offset).and_utc();
        // No place is a day away from UTC, so if the offset is the same a day before and a day after, it holds here.
        // That is the case on nearly every day.
        let wall = local.and_utc().timestamp();
        let (before, after) = (self.offset(wall - DAY), self.offset(wall + DAY));
        if before == after {
            return guess(before);
        }
        let offsets = std::iter::once(self.first).chain(self.changes.iter().map(|change| change.1));
        let fitting = offsets.map(guess).filter(|instant| self.local(*instant) == local).min();
        fitting.unwrap_or_else(|| {
            let before = local.checked_sub_signed(TimeDelta::hours(3)).unwrap_or(local);
            guess(self.offset(before.and_utc().timestamp() - i64::from(self.first)))
        })
    }

    fn offset(&self, timestamp: i64) -> i32 {
        self.changes.iter().rev().find(|change| change.0 <= timestamp).map_or(self.first, |change| change.1)
    }

    fn shift(&self, time: NaiveDateTime, seconds: i32) -> NaiveDateTime {
        time.checked_add_signed(TimeDelta::seconds(seconds.into())).unwrap_or(time)
    }
}

/// A time, cut to the minute.
pub fn to_the_minute(time: Instant) -> Instant {
    time.duration_trunc(TimeDelta::minutes(1)).unwrap_or(time)
}

/// The time and place of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    pub instant: Instant,
    pub zone: Zone,
}

impl Now {
    /// The same with the time cut to the minute.
    pub fn to_the_minute(&self) -> Now {
        Now { instant: to_the_minute(self.instant), zone: self.zone.clone() }
    }

    /// Today's date in the reader's time zone.
    pub fn today(&self) -> chrono::NaiveDate {
        self.zone.local(self.instant).date()
    }
}

/// Reads a time: `2026-03-07T14:10:00-06:00` and Salesforce's `2026-03-07T20:10:00.000+0000` as they are, and without an
/// offset (`2026-03-07 14:10`, `3/7/2026 at 2:10 p.m.`) as local time of `zone`. Fractions of a second are dropped.
pub fn read_time(text: &str, zone: &Zone) -> Option<Instant> {
    let (date, time) = date_and_time(text.trim())?;
    let (clock, offset) = split_offset(time)?;
    let lower = clock.to_ascii_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let clock = lower.trim();
    let (clock, afternoon) = match (clock.strip_suffix("am"), clock.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(false)),
        (_, Some(clock)) => (clock.trim_end(), Some(true)),
        _ => (clock, None),
    };
    let mut parts = clock.split(':');
    let hour = digits(parts.next()?, 2)?;
    let minute = match parts.next() {
        Some(minute) => digits(minute, 2)?,
        // "2 pm" is a time; "14" alone is a number.
        None => afternoon.map(|_| 0)?,
    };
    let second = match parts.next().map(|second| second.split_once('.').unwrap_or((second, "0"))) {
        Some((second, fraction)) => digits(fraction, 9).and_then(|_| digits(second, 2))?,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    let hour = match afternoon {
        None => hour,
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    let local = date.and_hms_opt(hour, minute, second)?;
    match offset {
        Some(offset) => local.checked_sub_signed(TimeDelta::minutes(offset)).map(|utc| utc.and_utc()),
        None => Some(zone.instant(local)),
    }
}

/// The offset that a time is written with, as a zone; `None` for a time without one.
pub fn read_offset(text: &str) -> Option<Zone> {
    let (_, time) = date_and_time(text.trim())?;
    let (_, minutes) = split_offset(time)?;
    Some(Zone::fixed(i32::try_from(minutes? * 60).ok()?))
}

/// Splits a text into the date at its beginning and what follows it. A date may hold blanks itself.
fn date_and_time(text: &str) -> Option<(NaiveDate, &str)> {
    text.rmatch_indices(['T', ' ']).find_map(|(at, separator)| {
        let date = read_date(text.get(..at)?.trim_end().trim_end_matches(','))?;
        let time = text.get(at + separator.len()..)?.trim_start();
        Some((date, time.strip_prefix("at ").unwrap_or(time)))
    })
}

/// Splits `14:10:00-06:00` into the time of day and its offset in minutes east of UTC; `Z` is zero. The offset may be
/// missing.
fn split_offset(time: &str) -> Option<(&str, Option<i64>)> {
    if let Some(clock) = time.strip_suffix(['z', 'Z']) {
        return Some((clock, Some(0)));
    }
    let Some(at) = time.rfind(['+', '-']) else { return Some((time, None)) };
    let (clock, offset) = time.split_at_checked(at)?;
    // Salesforce writes it without the colon.
    let unsigned = offset.get(1..)?;
    let together = || unsigned.split_at_checked(2).filter(|_| unsigned.len() == 4);
    let (hours, minutes) = unsigned.split_once(':').or_else(together)?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let minutes = i64::from(hours * 60 + minutes);
    Some((clock, Some(if offset.starts_with('-') { -minutes } else { minutes })))
}

/// A time as local time in American notation, like the dates beside it: `03/07/2026 2:10 PM`.
pub fn write_time(instant: Instant, zone: &Zone) -> String {
    let local = zone.local(instant);
    let (is_afternoon, hour) = local.hour12();
    let half = if is_afternoon { "PM" } else { "AM" };
    format!("{} {hour}:{:02} {half}", write_date(local.date()), local.minute())
}

/// A time in its stored form: RFC 3339 in UTC, in whole seconds.
pub fn write_utc(instant: Instant) -> String {
    let utc = instant.naive_utc();
    let time = format!("{:02}:{:02}:{:02}", utc.hour(), utc.minute(), utc.second());
    format!("{:04}-{:02}-{:02}T{time}Z", utc.year(), utc.month(), utc.day())
}

/// Reads what [`write_utc`] writes, and nothing else. All stored times are of that form, and home reads some ten thousand of
/// them, so it must not try every way in which a person may write one.
pub(crate) fn read_utc(text: &str) -> Option<Instant> {
    const SIGNS: [(usize, u8); 6] = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
    let bytes = text.as_bytes();
    if bytes.len() != 20 || !SIGNS.iter().all(|(at, sign)| bytes.get(*at) == Some(sign)) {
        return None;
    }
    let number = |place| digits(text.get(place)?, 4);
    let date = ymd(number(0..4)?, number(5..7)?, number(8..10)?)?;
    Some(date.and_hms_opt(number(11..13)?, number(14..16)?, number(17..19)?)?.and_utc())
}

/// A time for scripts: RFC 3339 with the local offset.
pub fn write_rfc3339(instant: Instant, zone: &Zone) -> String {
    match chrono::FixedOffset::east_opt(zone.offset(instant.timestamp())) {
        Some(offset) => offset.from_utc_datetime(&instant.naive_utc()).to_rfc3339(),
        None => instant.to_rfc3339(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::{Instant, Zone, read_offset, read_time, read_utc, write_rfc3339, write_time, write_utc};

    fn utc(text: &str) -> Instant {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn what_is_stored_is_read_as_any_time_is_but_in_no_other_form() {
        let utc = Zone::fixed(0);
        for year in [1900, 1999, 2024, 2026, 9999] {
            for rest in ["01-01T00:00:00", "02-29T23:59:59", "02-30T00:00:00", "12-31T24:00:00", "12-31T23:59:60"] {
                let text = format!("{year}-{rest}Z");
                assert_eq!(read_utc(&text), read_time(&text, &utc), "{text}");
            }
        }
        assert_eq!(read_utc("0026-01-01T00:00:00Z"), read_time("0026-01-01T00:00:00Z", &utc));
        let text = "2026-03-07T20:10:00Z";
        assert_eq!(read_utc(text).map(write_utc).as_deref(), Some(text));
        for other in ["2026-03-07T20:10:00", "2026-03-07t20:10:00Z", "2026-03-07T20:10:0 Z", "+026-03-07T20:10:00Z", ""]
        {
            assert_eq!(read_utc(other), None, "{other}");
        }
    }

    /// Chicago in 2026: daylight saving time from March 8, 08:00 UTC, to November 1, 07:00 UTC.
    fn chicago() -> Zone {
        let (spring, autumn) = (utc("2026-03-08T08:00:00Z"), utc("2026-11-01T07:00:00Z"));
        Zone::observed(utc("2025-12-01T00:00:00Z"), utc("2027-02-01T00:00:00Z"), |t| {
            if t >= spring && t < autumn { -5 * 3600 } else { -6 * 3600 }
        })
    }

    #[test]
    fn midnight_and_noon_are_twelve() {
        let written = |text: &str| write_time(crate::value::read_time(text, &Zone::fixed(0)).unwrap(), &Zone::fixed(0));
        for (time, wanted) in
            [("00:00", "12:00 AM"), ("00:59", "12:59 AM"), ("12:00", "12:00 PM"), ("13:05", "1:05 PM")]
        {
            assert_eq!(written(&format!("2026-03-08 {time}")), format!("03/08/2026 {wanted}"));
        }
    }

    #[test]
    fn a_day_of_24_hours_over_the_change_of_daylight_saving() {
        let zone = chicago();
        let start = read_time("2026-03-07 14:10", &zone).unwrap();
        assert_eq!(start, utc("2026-03-07T20:10:00Z"));
        assert_eq!(write_time(start + TimeDelta::hours(24), &zone), "03/08/2026 3:10 PM");
        let autumn = read_time("10/31/2026 2:10 pm", &zone).unwrap();
        assert_eq!(write_time(autumn + TimeDelta::hours(24), &zone), "11/01/2026 1:10 PM");
    }

    #[test]
    fn the_hour_that_is_missing_and_the_hour_that_is_double() {
        let zone = chicago();
        assert_eq!(read_time("2026-03-08 02:30", &zone), Some(utc("2026-03-08T08:30:00Z")));
        assert_eq!(read_time("2026-11-01 01:30", &zone), Some(utc("2026-11-01T06:30:00Z")));
    }

    #[test]
    fn an_offset_that_is_written_wins() {
        let time = read_time("2026-03-07T14:10:00-05:00", &chicago()).unwrap();
        assert_eq!(read_time("2026-03-07T19:10:00.250Z", &chicago()), Some(time));
        assert_eq!(write_rfc3339(time, &chicago()), "2026-03-07T13:10:00-06:00");
        assert_eq!(read_time("2026-03-07T19:10:00.000+0000", &chicago()), Some(time), "as Salesforce writes it");
        assert_eq!(read_time("2026-03-07 19:10:00 +0000", &chicago()), Some(time));
    }

    #[test]
    fn the_offset_that_is_written_is_known() {
        for (text, hours) in [
            ("2026-03-07T14:10:00-06:00", Some(-6)),
            ("2026-03-07T14:10-06:00", Some(-6)),
            ("2026-03-07T20:10:00.000+0000", Some(0)),
            ("2026-03-07T20:10:00z", Some(0)),
            ("3/7/2026 2:10 pm +05:00", Some(5)),
            ("2026-03-07 14:10", None),
            ("2026-03-07", None),
        ] {
            assert_eq!(read_offset(text), hours.map(|hours| Zone::fixed(hours * 3600)), "{text}");
        }
    }

    #[test]
    fn a_time_is_read_as_people_and_programs_write_it() {
        let time = read_time("2026-03-07 14:10", &chicago());
        for text in [
            "3/7/2026, 2:10 PM",
            "3/7/2026 2:10 p.m.",
            "3/7/2026 at 2:10 PM",
            "Mar 7, 2026 2:10 pm",
            "7 March 2026 at 14:10",
        ] {
            assert_eq!(read_time(text, &chicago()), time, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "2026-03-07",
            "2026-03-07 14",
            "3/7/2026 25:00",
            "3/7/2026 13:00 pm",
            "14:10",
            "",
            "2026-03-07T14:10:00-6",
            "2026-03-07T14:10:00-25:00",
            "2026-03-07 1:2:3:4",
        ] {
            assert_eq!(read_time(text, &chicago()), None, "{text}");
        }
    }
}
