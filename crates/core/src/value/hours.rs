//! Business hours: which part of a week counts, and what is how much of it later.

use std::fmt;

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::date::write_date;
use super::holidays::is_us_federal;
use super::span::{Span, Unit};
use super::zone::{Instant, Zone};

/// How many days of the calendar are looked at for an answer: 20 years. Whatever a pack says, counting comes to an end.
const MOST_DAYS: i64 = 20 * 366;

/// When people work. On each working day it is from the same time of day to the same, as the reader's wall has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Hours {
    /// The working days of a week, Monday being 0.
    #[serde(default)]
    pub days: Vec<u32>,
    /// When a working day begins and ends, in minutes after midnight; the end may be 24 hours.
    pub from: u32,
    pub to: u32,
    /// Whether the public holidays of the United States are days off.
    #[serde(default)]
    pub us_federal: bool,
    /// Other days off.
    #[serde(default, with = "crate::serial::dates")]
    pub holidays: Vec<NaiveDate>,
}

impl Hours {
    /// Whether people work on that day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday().num_days_from_monday())
            && !(self.us_federal && is_us_federal(day))
            && !self.holidays.contains(&day)
    }

    /// How long a working day is, in minutes; a change of daylight saving left out of account.
    pub fn minutes_a_day(&self) -> i64 {
        i64::from(self.to.saturating_sub(self.from))
    }

    /// A date this much later: so many working days after it, or the first working day that is not before so many months
    /// after it. `None` for minutes, which a date does not have, and beyond 20 years.
    pub fn after_date(&self, date: NaiveDate, span: Span) -> Option<NaiveDate> {
        match span.unit {
            Unit::Minutes => None,
            Unit::Days => self.working_day(date, span.count),
            Unit::Months => self.working_day(span.after_date(date)?, 0),
        }
    }

    /// A time this much later, which is always within working time, its end included.
    ///
    /// Minutes are counted within working time only: from the next opening, where the start is outside. After so many days it
    /// is the same time of day on the so manyth working day; what starts before the opening of a working day counts as at
    /// the opening, and what starts after its end or on a day off as at the end. So a day is always as much working time as a
    /// working day has. Months are those of the calendar; outside working time it is the next opening. `None` beyond 20 years.
    pub fn after_time(&self, time: Instant, span: Span, zone: &Zone) -> Option<Instant> {
        match span.unit {
            Unit::Minutes => self.minutes_later(time, span.count, zone),
            Unit::Days if span.count > 0 => {
                let local = zone.local(time);
                let day = local.date();
                let (from, to) = (of_day(self.from), of_day(self.to));
                let worn = local.time().signed_duration_since(NaiveTime::MIN);
                let at = if self.is_working(day) { worn.max(from).min(to) } else { to };
                instant(self.working_day(day, span.count)?, at, zone)
            }
            Unit::Days | Unit::Months => self.minutes_later(span.after_time(time, zone)?, 0, zone),
        }
    }

    /// How many minutes of working time lie between two times; none beyond 20 years.
    pub fn minutes_between(&self, start: Instant, end: Instant, zone: &Zone) -> Option<i64> {
        let mut sum = TimeDelta::zero();
        let mut day = zone.local(start).date();
        for _ in 0..MOST_DAYS {
            let midnight = instant(day, TimeDelta::zero(), zone)?;
            if midnight > end {
                return Some(sum.num_minutes());
            }
            if let Some((open, close)) = self.working_time(day, zone) {
                sum += (close.min(end) - open.max(start)).max(TimeDelta::zero());
            }
            day = day.succ_opt()?;
        }
        None
    }

    fn minutes_later(&self, start: Instant, minutes: i64, zone: &Zone) -> Option<Instant> {
        let mut left = TimeDelta::try_minutes(minutes.max(0))?;
        let mut day = zone.local(start).date();
        for _ in 0..MOST_DAYS {
            if let Some((open, close)) = self.working_time(day, zone) {
                let begin = open.max(start);
                if begin < close {
                    let room = close - begin;
                    if left <= room {
                        return begin.checked_add_signed(left);
                    }
                    left -= room;
                }
            }
            day = day.succ_opt()?;
        }
        None
    }

    /// The so manyth working day after a date; the date itself or the next working day for none.
    fn working_day(&self, date: NaiveDate, count: i64) -> Option<NaiveDate> {
        let (mut day, mut left) = if count < 1 { (date, 1) } else { (date.succ_opt()?, count) };
        for _ in 0..MOST_DAYS {
            if self.is_working(day) {
                left -= 1;
                if left == 0 {
                    return Some(day);
                }
            }
            day = day.succ_opt()?;
        }
        None
    }

    /// When work begins and ends on a day, if it is a working day.
    fn working_time(&self, day: NaiveDate, zone: &Zone) -> Option<(Instant, Instant)> {
        let at = |minutes| instant(day, of_day(minutes), zone);
        if self.is_working(day) { at(self.from).zip(at(self.to)) } else { None }
    }
}

fn of_day(minutes: u32) -> TimeDelta {
    TimeDelta::minutes(minutes.into())
}

fn instant(day: NaiveDate, at: TimeDelta, zone: &Zone) -> Option<Instant> {
    Some(zone.instant(day.and_time(NaiveTime::MIN).checked_add_signed(at)?))
}

const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// How many days off are named one by one.
const MOST_NAMED: usize = 3;

/// `Mon–Fri 8:00–17:00, without US federal holidays, 12/24/2026`; more than a few days off by their number.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        let mut before = false;
        for (number, name) in (0..).zip(NAMES) {
            let works = |day: u32| self.days.contains(&day);
            // Only the two ends of days in a row are named.
            if works(number) && !(before && works(number + 1)) {
                out.push_str(if before {
                    "–"
                } else if out.is_empty() {
                    ""
                } else {
                    ", "
                });
                out.push_str(name);
            }
            before = works(number);
        }
        for (sign, minutes) in [(" ", self.from), ("–", self.to)] {
            out.push_str(&format!("{sign}{}:{:02}", minutes / 60, minutes % 60));
        }
        let mut off: Vec<String> = Vec::new();
        if self.us_federal {
            off.push("US federal holidays".to_owned());
        }
        match self.holidays.len() {
            ..=MOST_NAMED => off.extend(self.holidays.iter().map(|day| write_date(*day))),
            more => off.push(format!("{more} days off")),
        }
        if !off.is_empty() {
            out.push_str(", without ");
            out.push_str(&off.join(", "));
        }
        f.write_str(&out)
    }
}
