//! Clocks: when what falls due, and where each stands.

use chrono::TimeDelta;

use super::evaluation::{ClockState, DueState, Moment};
use super::scope::{Found, Scope};
use super::words;
use crate::id::DueId;
use crate::procedure::{Clock, Due};
use crate::value::{Instant, Span, Unit, Value};

/// How long after its time something still counts as due rather than late.
const GRACE: TimeDelta = TimeDelta::hours(1);

/// The most occurrences of a repeat that are listed: a case that lies for years must not fill the memory.
const MOST_TIMES: usize = 100;

/// What something due is known by: its clock and its place there.
pub(super) fn due_id(clock: &Clock, place: usize) -> DueId {
    DueId::new([clock.id.as_str(), ".", &place.to_string()].concat())
}

impl Scope<'_> {
    /// Where everything stands that a clock asks for. Nothing for a clock that does not belong to the case.
    pub(super) fn clock(&self, clock: &Clock) -> Vec<DueState> {
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
            self.due(id, clock, due, &start, stopped.as_ref(), own, overtaken)
        };
        clock.dues.iter().enumerate().map(state).collect()
    }

    /// When something due was last done, if that was since the clock's start and is not still to come.
    fn done(&self, due: &Due, start: &Found) -> Option<Instant> {
        let Some(Value::Time(time)) = due.done.as_ref().and_then(|done| self.eval(done, None).value) else {
            return None;
        };
        let since = match start.value {
            Some(Value::Time(start)) => time >= start,
            Some(Value::Date(start)) => self.now.zone.local(time).date() >= start,
            _ => false,
        };
        // A time that has not come is a slip, not something done.
        (since && time <= self.now.instant).then_some(time)
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
        let (moment, times) = self.times(due, start.value.as_ref(), done);
        let finished = stopped.is_some() || overtaken || (done.is_some() && due.repeat.is_none());
        let state = match moment {
            _ if finished => ClockState::Stopped,
            None => ClockState::Waiting,
            Some(moment) => self.state(moment),
        };
        let because = match (stopped, moment) {
            (Some(why), _) => words::stopped_because(&words::because(&self.reasons(&why.because))),
            (None, None) => {
                let labels = start.needs.iter().filter_map(|id| self.field_part(id)).map(|field| field.label.clone());
                words::waiting_because(&labels.collect::<Vec<_>>())
            }
            (None, Some(moment)) => {
                // A repeat that was done counts from then, not from the clock's start.
                let again = due.repeat.zip(due.done.as_ref()).filter(|_| done.is_some());
                let (from, after) = match again {
                    Some((repeat, done)) => (self.eval(done, None).because, repeat),
                    None => (start.because.clone(), due.after),
                };
                let from = words::because(&self.reasons(&from));
                words::due_because(&from, after, matches!(moment, Moment::Time(_)))
            }
        };
        DueState {
            id,
            clock: clock.id.clone(),
            label: clock.label.clone(),
            says: self.inlines(&due.says),
            due: moment,
            times,
            state,
            because,
            sources: clock.sources.clone(),
        }
    }

    /// The time that counts now, and for a repeat all of them up to the next that is to come.
    fn times(&self, due: &Due, start: Option<&Value>, done: Option<Instant>) -> (Option<Moment>, Vec<Moment>) {
        let Some(start) = start else { return (None, Vec::new()) };
        let first = match (done, due.repeat) {
            (Some(done), Some(repeat)) => self.later(self.on_the_scale_of(start, done), repeat),
            _ => moment_of(start).and_then(|start| self.later(start, due.after)),
        };
        let Some(first) = first else { return (None, Vec::new()) };
        let Some(repeat) = due.repeat else { return (Some(first), vec![first]) };
        let mut times = vec![first];
        let mut current = first;
        let mut count = self.skipped(first, repeat);
        while let Some(next) = count.checked_add(1).and_then(|n| self.later(first, times_span(repeat, n)?)) {
            if !self.is_past(next) {
                // The next to come belongs to the list once the one at hand has come.
                if self.is_past(current) {
                    times.push(next);
                }
                break;
            }
            current = next;
            count += 1;
            times.push(next);
        }
        (Some(current), times)
    }

    /// How many occurrences to leave out so that about [`MOST_TIMES`] are listed.
    fn skipped(&self, first: Moment, repeat: Span) -> i64 {
        let minutes = match first {
            Moment::Day(day) => (self.now.today() - day).num_minutes(),
            Moment::Time(time) => (self.now.instant - time).num_minutes(),
        };
        let length = match repeat.unit {
            Unit::Minutes => repeat.count,
            Unit::Days => repeat.count.saturating_mul(24 * 60),
            Unit::Months => repeat.count.saturating_mul(31 * 24 * 60),
        };
        (minutes / length.max(1)).saturating_sub(i64::try_from(MOST_TIMES).unwrap_or(i64::MAX) - 2).max(0)
    }

    /// A time as a day where the clock counts days.
    fn on_the_scale_of(&self, start: &Value, time: Instant) -> Moment {
        match start {
            Value::Date(_) => Moment::Day(self.now.zone.local(time).date()),
            _ => Moment::Time(time),
        }
    }

    fn later(&self, moment: Moment, span: Span) -> Option<Moment> {
        match moment {
            Moment::Day(day) if span.count == 0 => Some(Moment::Day(day)),
            Moment::Day(day) => span.after_date(day).map(Moment::Day),
            Moment::Time(time) => span.after_time(time, &self.now.zone).map(Moment::Time),
        }
    }

    fn is_past(&self, moment: Moment) -> bool {
        match moment {
            Moment::Day(day) => day <= self.now.today(),
            Moment::Time(time) => time <= self.now.instant,
        }
    }

    fn state(&self, moment: Moment) -> ClockState {
        let late = match moment {
            Moment::Day(day) => day < self.now.today(),
            Moment::Time(time) => self.now.instant.signed_duration_since(time) >= GRACE,
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

fn times_span(span: Span, n: i64) -> Option<Span> {
    Some(Span { count: span.count.checked_mul(n)?, unit: span.unit })
}
