//! Due times, days and numbers in words.

use crate::browser::locale;
use crate::words::{Text, t};
use casewright_core::engine::{ClockState, Counts, DueState, Moment, Task};
use casewright_core::value::{Instant, Now, Span, Unit};

pub(crate) fn due_chip(due: &DueState, now: &Now) -> String {
    match (due.state, due.due) {
        (ClockState::Late, Some(moment)) => t("late {0}").with(&[&late(moment, now)]),
        (ClockState::Due, Some(Moment::Day(_))) => t("today").to_string(),
        (ClockState::Due, _) => t("now").to_string(),
        (_, Some(Moment::Day(day))) => locale::day(day),
        (_, Some(Moment::Time(time))) => short(time, now),
        (_, None) => "—".to_owned(),
    }
}

/// Which hours count, in short, for beside a due time; how the time was computed is explained elsewhere. Empty if it is
/// due immediately. How often it was missed is added to what repeats.
pub(crate) fn counts(due: &DueState) -> String {
    let missed = missed(due);
    match due.counts.map(counted) {
        None => missed,
        Some(words) if missed.is_empty() => words.to_string(),
        Some(words) => [&*words, ", ", &missed].concat(),
    }
}

/// What a clock counts.
pub(super) fn counted(counts: Counts) -> Text {
    match counts {
        Counts::ClockHours => t("clock hours"),
        Counts::BusinessHours => t("business hours"),
        Counts::CalendarDays => t("calendar days"),
        Counts::BusinessDays => t("business days"),
    }
}

/// How often something that repeats was missed; empty for once or never.
fn missed(due: &DueState) -> String {
    match due.missed {
        0 | 1 => String::new(),
        missed => t("missed {0} times").with(&[&number(missed)]),
    }
}

/// The chip of a task that may be postponed.
pub(crate) fn task_chip(task: &Task<'_>, now: &Now) -> String {
    match task.put_off {
        Some(until) => t("postponed: {0}").with(&[&short(until, now)]),
        None => due_chip(task.due, now),
    }
}

/// How long ago something was, as precisely as it matters.
pub(crate) fn ago(then: Instant, now: &Now) -> String {
    let minutes = (now.instant - then).num_minutes();
    let days = (now.today() - now.zone.local(then).date()).num_days();
    match (minutes, days) {
        (..1, _) => t("just now").to_string(),
        (1..60, _) => t("{0} min ago").with(&[&minutes.to_string()]),
        (_, ..1) => short(then, now),
        (_, 1) => t("yesterday").to_string(),
        _ => locale::day(now.zone.local(then).date()),
    }
}

fn late(moment: Moment, now: &Now) -> String {
    let minutes = match moment {
        Moment::Day(day) => return days((now.today() - day).num_days()),
        Moment::Time(time) => (now.instant - time).num_minutes(),
    };
    match minutes / 60 {
        0 => t("{0} min").with(&[&minutes.to_string()]),
        // Minutes no longer matter once it is many hours.
        hours @ 1..10 => t("{0} h {1}").with(&[&hours.to_string(), &format!("{:02}", minutes % 60)]),
        hours @ 10..48 => t("{0} h").with(&[&hours.to_string()]),
        hours => days(hours / 24),
    }
}

pub(crate) fn days(days: i64) -> String {
    how_many(days.unsigned_abs(), t("{0} day|{0} days"))
}

/// A span of time: `90 days`, `24 hours`, `1 hour 30 minutes`.
pub(super) fn span(span: Span) -> String {
    let count = span.count.unsigned_abs();
    let (hours, minutes) = (count / 60, count % 60);
    let in_hours = || how_many(hours, t("{0} hour|{0} hours"));
    let in_minutes = || how_many(minutes, t("{0} minute|{0} minutes"));
    let words = match (span.unit, hours, minutes) {
        (Unit::Days, ..) => days(span.count),
        (Unit::Months, ..) => how_many(count, t("{0} month|{0} months")),
        (Unit::Minutes, 0, _) => in_minutes(),
        (Unit::Minutes, _, 0) => in_hours(),
        (Unit::Minutes, ..) => [&*in_hours(), " ", &in_minutes()].concat(),
    };
    if span.count < 0 { ["-", &words].concat() } else { words }
}

fn how_many(count: u64, said: Text) -> String {
    plural(count.try_into().unwrap_or(usize::MAX), said)
}

/// Only the time if it is today, else with the date.
pub(crate) fn short(time: Instant, now: &Now) -> String {
    if now.zone.local(time).date() == now.today() { locale::clock(time) } else { locale::time(time) }
}

/// Singular or plural by the count, which fills the first placeholder.
pub(crate) fn plural(count: usize, said: Text) -> String {
    said.counted(count, &[&number(count)])
}

pub(crate) fn number(count: usize) -> String {
    locale::number(&count.to_string())
}
