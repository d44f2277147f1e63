//! Spans of time, each in the unit it was written in.

use std::fmt;

use chrono::{Datelike as _, Days, Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::zone::{Instant, Zone};

/// The unit of a span. Spans of different units are never compared: months differ in days, and days in hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Elapsed minutes, whatever clocks show; an hour is sixty of them.
    Minutes,
    /// Calendar days; a week is seven.
    #[default]
    Days,
    /// Calendar months; a year is twelve.
    Months,
}

/// A span of time, such as `90 days` or `24 hours`. May be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub struct Span {
    pub count: i64,
    pub unit: Unit,
}

impl Span {
    pub fn minutes(count: i64) -> Span {
        Span { count, unit: Unit::Minutes }
    }

    pub fn days(count: i64) -> Span {
        Span { count, unit: Unit::Days }
    }

    pub fn months(count: i64) -> Span {
        Span { count, unit: Unit::Months }
    }

    /// The negated span, for subtraction; saturates at the largest span.
    pub fn negated(self) -> Span {
        Span { count: self.count.saturating_neg(), ..self }
    }

    /// The date after this span.
    ///
    /// A month after January 31 is the last day of February, as in contracts. `None` for minutes, which dates do not
    /// have, and outside of the years that are [counted](is_counted).
    pub fn after_date(self, date: NaiveDate) -> Option<NaiveDate> {
        let after = match self.unit {
            Unit::Minutes => None,
            Unit::Days if self.count < 0 => date.checked_sub_days(Days::new(self.count.unsigned_abs())),
            Unit::Days => date.checked_add_days(Days::new(self.count.unsigned_abs())),
            Unit::Months => {
                let months = Months::new(u32::try_from(self.count.unsigned_abs()).ok()?);
                if self.count < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) }
            }
        };
        after.filter(|date| is_counted(*date))
    }

    /// The time after this span: minutes pass exactly, days and months keep the local time of day. `None` outside of the
    /// years that are [counted](is_counted).
    pub fn after_time(self, time: Instant, zone: &Zone) -> Option<Instant> {
        let after = match self.unit {
            Unit::Minutes => time.checked_add_signed(TimeDelta::try_minutes(self.count)?),
            Unit::Days | Unit::Months => {
                let local = zone.local(time);
                Some(zone.instant(self.after_date(local.date())?.and_time(local.time())))
            }
        };
        after.filter(|time| is_counted(time.date_naive()))
    }
}

/// True for dates with a year of four digits: people, Salesforce and calendar files write no others.
pub fn is_counted(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

/// `90 days`, `1 day`, `24 hours`, `1 hour 30 minutes`, `2 months`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |n: u64, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let count = self.count.unsigned_abs();
        let sign = if self.count < 0 { "-" } else { "" };
        let words = match self.unit {
            Unit::Days => of(count, "day"),
            Unit::Months => of(count, "month"),
            Unit::Minutes if count > 0 && count.is_multiple_of(60) => of(count / 60, "hour"),
            Unit::Minutes if count < 60 => of(count, "minute"),
            Unit::Minutes => format!("{} {}", of(count / 60, "hour"), of(count % 60, "minute")),
        };
        write!(f, "{sign}{words}")
    }
}

#[cfg(test)]
mod tests {
    use super::Span;
    use crate::value::read_date;

    #[test]
    fn ends_of_months_and_leap_years() {
        for (from, span, to) in [
            ("1/31/2024", Span::months(1), "2/29/2024"),
            ("1/31/2023", Span::months(1), "2/28/2023"),
            ("3/31/2024", Span::months(-1), "2/29/2024"),
            ("2/29/2024", Span::months(12), "2/28/2025"),
            ("12/1/2023", Span::days(90), "2/29/2024"),
            ("12/1/2022", Span::days(90), "3/1/2023"),
            ("3/1/2024", Span::days(-1), "2/29/2024"),
        ] {
            assert_eq!(span.after_date(read_date(from).unwrap()), read_date(to), "{from} {span}");
        }
        assert_eq!(Span::days(i64::MAX).after_date(read_date("1/1/2024").unwrap()), None);
        for (date, span) in [("12/31/9999", Span::days(14)), ("12/1/9999", Span::months(1))] {
            assert_eq!(span.after_date(read_date(date).unwrap()), None, "{date} {span}");
        }
        assert_eq!(Span::minutes(60).after_date(read_date("1/1/2024").unwrap()), None);
    }

    #[test]
    fn says_its_unit() {
        for (span, says) in [
            (Span::days(1), "1 day"),
            (Span::minutes(1440), "24 hours"),
            (Span::minutes(90), "1 hour 30 minutes"),
            (Span::minutes(0), "0 minutes"),
            (Span::days(-19), "-19 days"),
        ] {
            assert_eq!(span.to_string(), says);
        }
    }
}
