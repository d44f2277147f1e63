//! Clocks: due times and their states.

use std::rc::Rc;

use chrono::TimeDelta;

use super::agenda::on_the_line;
use super::evaluation::{Because, ClockState, Counts, DueState, Moment};
use super::found::Found;
use super::scope::Scope;
use crate::id::DueId;
use crate::procedure::{Clock, Due};
use crate::value::{Hours, Instant, Span, Unit, Value, is_counted};

/// For this long after its time, something counts as due rather than late.
const GRACE: TimeDelta = TimeDelta::hours(1);

/// The maximum number of occurrences of a repeat that are listed, so that a case left alone for years does not fill the
/// memory.
const MOST_TIMES: usize = 100;

/// The occurrences of something that is due.
#[derive(Debug, Default)]
struct Occurrences {
    /// From the first that was not done to the next one to come; with a gap after the first if there are too many.
    times: Vec<Moment>,
    /// How many of them are late.
    missed: usize,
}

/// The id of a due time: its clock and its index.
pub(super) fn due_id(clock: &Clock, place: usize) -> DueId {
    DueId::new([clock.id.as_str(), ".", &place.to_string()].concat())
}

impl Scope<'_> {
    /// The states of all due times of a clock; empty if the clock does not apply to the case.
    pub fn clock(&self, clock: &Clock) -> Vec<Rc<DueState>> {
        let applies = self.condition(clock.when.as_ref());
        if applies.is_no() {
            return Vec::new();
        }
        let start = if applies.is_yes() { self.eval(&clock.starts, None) } else { Found { value: None, ..applies } };
        let stopped = clock.until.as_ref().map(|until| self.eval(until, None)).filter(Found::is_yes);
        let done: Vec<Option<Instant>> = clock.dues.iter().map(|due| self.done(due, &start)).collect();
        let state = |(index, due): (usize, &Due)| {
            // Once a later one was done, there is no point in doing an earlier one.
            let overtaken = done.iter().skip(index + 1).any(Option::is_some);
            let own = done.get(index).copied().flatten();
            let id = due_id(clock, index);
            Rc::new(self.due(id, clock, due, &start, stopped.as_ref(), own, overtaken))
        };
        clock.dues.iter().enumerate().map(state).collect()
    }

    /// When it was last done, if that is between the start of the clock and now.
    fn done(&self, due: &Due, start: &Found) -> Option<Instant> {
        let Some(Value::Time(time)) = due.done.as_ref().and_then(|done| self.eval(done, None).value) else {
            return None;
        };
        let since = match start.value {
            Some(Value::Time(start)) => time >= start,
            Some(Value::Date(start)) => self.zone().local(time).date() >= start,
            _ => false,
        };
        // A time in the future is a typo, not something done.
        (since && self.has_come(time)).then_some(time)
    }

    #[expect(clippy::too_many_arguments, reason = "one caller, which has worked each of them out")]
    fn due(
        &self,
        id: DueId,
        clock: &Clock,
        due: &Due,
        start: &Found,
        stopped: Option<&Found>,
        done: Option<Instant>,
        overtaken: bool,
    ) -> DueState {
        // In a pack without hours, every hour counts.
        let hours = self.procedure.hours.as_ref().filter(|_| clock.business);
        let Occurrences { times, missed } = self.occurrences(due, hours, start.value.as_ref(), done);
        let moment = times.first().copied();
        let finished = stopped.is_some() || overtaken || (done.is_some() && due.repeat.is_none());
        let state = match moment {
            _ if finished => ClockState::Stopped,
            None => ClockState::Waiting,
            Some(moment) => self.state(moment),
        };
        // A repeat that was done counts from then, not from the start of the clock.
        let again = due.repeat.zip(due.done.as_ref()).filter(|_| done.is_some());
        let after = again.map_or(due.after, |(repeat, _)| repeat);
        let counts = counts(after, hours).or_else(|| counts(due.repeat?, hours));
        let because = match (stopped, moment) {
            (Some(why), _) => Because::Stopped(self.reasons(&why.because)),
            (None, None) if start.value.is_some() => Because::TooFar,
            (None, None) => {
                let labels = start.needs.iter().filter_map(|id| self.field_part(id)).map(|field| field.label.clone());
                Because::Waiting(labels.collect())
            }
            (None, Some(_)) => {
                let from = match again {
                    Some((_, done)) => self.eval(done, None).because,
                    None => start.because.clone(),
                };
                let hours = hours.filter(|_| counts.is_some()).cloned();
                Because::After { span: after, start: self.reasons(&from), hours }
            }
        };
        DueState {
            id,
            clock: clock.id.clone(),
            label: clock.label.clone(),
            says: self.inlines(&due.says),
            due: moment,
            times,
            missed: if finished { 0 } else { missed },
            state,
            counts,
            because,
            sources: clock.sources.clone(),
        }
    }

    /// The first occurrence that was not done, and those after it up to the next one to come. Empty if it cannot be counted.
    fn occurrences(
        &self,
        due: &Due,
        hours: Option<&Hours>,
        start: Option<&Value>,
        done: Option<Instant>,
    ) -> Occurrences {
        let Some(start) = start else { return Occurrences::default() };
        let first = match (done, due.repeat) {
            (Some(done), Some(repeat)) => self.later(self.on_the_scale_of(start, done), repeat, hours),
            _ => moment_of(start).and_then(|start| self.later(start, due.after, hours)),
        };
        let Some(first) = first else { return Occurrences::default() };
        let mut times = vec![first];
        let mut skipped = 0;
        if let Some(repeat) = due.repeat.filter(|_| self.is_past(first))
            && let Some(unlisted) = self.skipped(first, repeat, hours)
        {
            skipped = unlisted;
            // Working time is found day by day, so each occurrence builds on the one before. Months must not: they would
            // lose days at the end of a month.
            let by_steps = hours.is_some() && repeat.unit != Unit::Months;
            let mut current = times_span(repeat, skipped).and_then(|span| self.later(first, span, hours));
            let mut count = skipped;
            while let Some(next) = current.and_then(|current| {
                let (from, span) = if by_steps { (current, repeat) } else { (first, times_span(repeat, count + 1)?) };
                self.later(from, span, hours)
            }) {
                times.push(next);
                if !self.is_past(next) {
                    break;
                }
                count += 1;
                current = Some(next);
            }
        }
        let late = times.iter().filter(|time| self.state(**time) == ClockState::Late).count();
        Occurrences { times, missed: late.saturating_add(usize::try_from(skipped).unwrap_or(usize::MAX)) }
    }

    /// The number of occurrences after the first that are not listed, so that about [`MOST_TIMES`] are; `None` if they are
    /// too far away to be counted.
    fn skipped(&self, first: Moment, repeat: Span, hours: Option<&Hours>) -> Option<i64> {
        let minutes = match (first, hours) {
            (_, Some(hours)) => hours.minutes_between(on_the_line(first, self.zone()), self.instant(), self.zone())?,
            (Moment::Day(day), None) => (self.today() - day).num_minutes(),
            (Moment::Time(time), None) => (self.instant() - time).num_minutes(),
        };
        let day = hours.map_or(24 * 60, Hours::minutes_a_day);
        let length = match repeat.unit {
            Unit::Minutes => repeat.count,
            Unit::Days => repeat.count.saturating_mul(day),
            Unit::Months => repeat.count.saturating_mul(31 * day),
        };
        Some((minutes / length.max(1)).saturating_sub(i64::try_from(MOST_TIMES).unwrap_or(i64::MAX) - 2).max(0))
    }

    /// A time as a day if the clock counts days.
    fn on_the_scale_of(&self, start: &Value, time: Instant) -> Moment {
        match start {
            Value::Date(_) => Moment::Day(self.zone().local(time).date()),
            _ => Moment::Time(time),
        }
    }

    /// What is due at once is due at that very moment, whether anybody works or not. Only what is counted moves into
    /// working time.
    fn later(&self, moment: Moment, span: Span, hours: Option<&Hours>) -> Option<Moment> {
        let later = match (moment, hours) {
            (moment, _) if span.count == 0 => Some(moment),
            (Moment::Day(day), None) => span.after_date(day).map(Moment::Day),
            (Moment::Day(day), Some(hours)) => hours.after_date(day, span).map(Moment::Day),
            (Moment::Time(time), None) => span.after_time(time, self.zone()).map(Moment::Time),
            (Moment::Time(time), Some(hours)) => hours.after_time(time, span, self.zone()).map(Moment::Time),
        };
        later.filter(|moment| match moment {
            Moment::Day(day) => is_counted(*day),
            Moment::Time(time) => is_counted(time.date_naive()),
        })
    }

    fn is_past(&self, moment: Moment) -> bool {
        match moment {
            Moment::Day(day) => day <= self.today(),
            Moment::Time(time) => self.has_come(time),
        }
    }

    fn state(&self, moment: Moment) -> ClockState {
        let late = match moment {
            Moment::Day(day) => day < self.today(),
            Moment::Time(time) => time.checked_add_signed(GRACE).is_some_and(|end| self.has_come(end)),
        };
        match (self.is_past(moment), late) {
            (false, _) => ClockState::Running,
            (true, false) => ClockState::Due,
            (true, true) => ClockState::Late,
        }
    }
}

fn moment_of(value: &Value) -> Option<Moment> {
    match value {
        Value::Date(day) => Some(Moment::Day(*day)),
        Value::Time(time) => Some(Moment::Time(*time)),
        _ => None,
    }
}

/// What is counted; `None` for what is due at once.
fn counts(span: Span, hours: Option<&Hours>) -> Option<Counts> {
    match (span.unit, hours) {
        _ if span.count == 0 => None,
        (Unit::Minutes, None) => Some(Counts::ClockHours),
        (Unit::Minutes, Some(_)) => Some(Counts::BusinessHours),
        (_, None) => Some(Counts::CalendarDays),
        (_, Some(_)) => Some(Counts::BusinessDays),
    }
}

fn times_span(span: Span, n: i64) -> Option<Span> {
    Some(Span { count: span.count.checked_mul(n)?, unit: span.unit })
}
