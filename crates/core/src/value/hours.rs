//! Business hours: which part of a week counts, and adding time within it.

use std::fmt;

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::date::write_date;
use super::holidays::is_us_federal;
use super::span::{Span, Unit};
use super::zone::{Instant, Zone};

/// The maximum number of calendar days searched, 20 years, so that counting ends whatever a pack says.
const MOST_DAYS: i64 = 20 * 366;

/// Working hours, the same on each working day, in the reader's local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Hours {
    /// The working days of a week; Monday is 0.
    #[serde(default)]
    pub days: Vec<u32>,
    /// The start and end of a working day, in minutes after midnight; the end may be 24 hours.
    pub from: u32,
    pub to: u32,
    /// Whether the public holidays of the United States are days off.
    #[serde(default)]
    pub us_federal: bool,
    /// Other days off.
    #[serde(default, with = "super::serial::dates")]
    pub holidays: Vec<NaiveDate>,
    /// Whether the host of the page had a part in them. Not of the procedure, so not stored with it.
    #[serde(skip)]
    pub of_host: bool,
}

/// The days of a week as they are written for a program, from Monday on.
pub const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The latest end of a working day, in minutes.
const MIDNIGHT: u32 = 24 * 60;

/// Reads `08:00` to `24:00` as minutes after midnight.
pub fn read_time_of_day(text: &str) -> Option<u32> {
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|minutes| *minutes < 60)?);
    hours.checked_mul(60)?.checked_add(minutes).filter(|time| *time <= MIDNIGHT)
}

impl Hours {
    /// Whether a day is a working day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday().num_days_from_monday())
            && !(self.us_federal && is_us_federal(day))
            && !self.holidays.contains(&day)
    }

    /// The length of a working day in minutes, ignoring changes of daylight saving time.
    pub fn minutes_a_day(&self) -> i64 {
        i64::from(self.to.saturating_sub(self.from))
    }

    /// The date after a span: that many working days later, or the first working day on or after that many months
    /// later. `None` for minutes, which dates do not have, and beyond 20 years.
    pub fn after_date(&self, date: NaiveDate, span: Span) -> Option<NaiveDate> {
        match span.unit {
            Unit::Minutes => None,
            Unit::Days => self.working_day(date, span.count),
            Unit::Months => self.working_day(span.after_date(date)?, 0),
        }
    }

    /// The time after a span, always within working time, including its end.
    ///
    /// Minutes count only within working time; from outside, they start at the next opening. Days lead to the same time
    /// of day that many working days later; a start before opening counts as at opening, one after closing or on a day
    /// off as at closing. So a day is always as much working time as a working day has. Months are calendar months;
    /// outside working time the result moves to the next opening. `None` beyond 20 years.
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

    /// The minutes of working time between two times; `None` beyond 20 years.
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

    /// The `count`th working day after a date; for zero, the first working day on or after it.
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

    /// The opening and closing times of a day; `None` on a day off.
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

/// The maximum number of days off that are named.
const MOST_NAMED: usize = 3;

impl Hours {
    /// The working days and their hours, `Mon–Fri 8:00–17:00`. `name` names a day of the week, of which Monday is 0.
    pub fn week<Name: AsRef<str>>(&self, name: impl Fn(u32) -> Name) -> String {
        let mut out = String::new();
        let mut before = false;
        for number in 0..7 {
            let works = |day: u32| self.days.contains(&day);
            // Only the first and last of consecutive days are named.
            if works(number) && !(before && works(number + 1)) {
                out.push_str(if before {
                    "–"
                } else if out.is_empty() {
                    ""
                } else {
                    ", "
                });
                out.push_str(name(number).as_ref());
            }
            before = works(number);
        }
        for (sign, minutes) in [(" ", self.from), ("–", self.to)] {
            out.push_str(&format!("{sign}{}:{:02}", minutes / 60, minutes % 60));
        }
        out
    }

    /// The other days off, if they are few enough to be named one by one.
    pub fn named_holidays(&self) -> Option<&[NaiveDate]> {
        Some(self.holidays.as_slice()).filter(|days| days.len() <= MOST_NAMED)
    }
}

/// `Mon–Fri 8:00–17:00, without US federal holidays, 12/24/2026`; more than a few days off are given as a number.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |day: u32| usize::try_from(day).ok().and_then(|day| NAMES.get(day)).copied().unwrap_or_default();
        f.write_str(&self.week(name))?;
        let mut off: Vec<String> = Vec::new();
        if self.us_federal {
            off.push("US federal holidays".to_owned());
        }
        match self.named_holidays() {
            Some(days) => off.extend(days.iter().map(|day| write_date(*day))),
            None => off.push(format!("{} days off", self.holidays.len())),
        }
        if off.is_empty() { Ok(()) } else { write!(f, ", without {}", off.join(", ")) }
    }
}
