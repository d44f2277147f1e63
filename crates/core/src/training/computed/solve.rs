//! The engine's answer to what is asked, in a case that has nothing but the facts.

use super::key::Target;
use crate::case::Entries;
use crate::document::{Inline, plain};
use crate::engine::{About, Because, ClockState, DueState, Moment, Reason, Scope, overtaken, pressing};
use crate::id::{FieldId, StepId};
use crate::procedure::{Expr, Procedure, Step};
use crate::value::{Now, Value, Zone, write_date, write_time};

/// An answer as data, so that one that is typed can be read and compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    Value(Value),
    Moment(Moment),
    Words(String),
}

impl Reply {
    /// Whether both are of one kind, so that one can be taken for the other.
    pub(super) fn is_like(&self, other: &Reply) -> bool {
        use std::mem::discriminant;
        match (self, other) {
            (Reply::Value(one), Reply::Value(other)) => discriminant(one) == discriminant(other),
            (Reply::Moment(one), Reply::Moment(other)) => discriminant(one) == discriminant(other),
            (one, other) => discriminant(one) == discriminant(other),
        }
    }

    pub(super) fn says(&self, zone: &Zone) -> String {
        match self {
            Reply::Value(value) => value.display(zone),
            Reply::Moment(Moment::Day(day)) => write_date(*day),
            Reply::Moment(Moment::Time(time)) => write_time(*time, zone),
            Reply::Words(words) => words.clone(),
        }
    }
}

/// The answer, with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Solved {
    pub(super) reply: Reply,
    pub(super) because: Vec<Reason>,
    pub(super) due: Option<Because>,
    /// What is due, for a clock.
    pub(super) what: String,
    /// The fields it rests on, also those that are not answered.
    pub(super) rests_on: Vec<FieldId>,
}

/// `None` while it cannot be told.
pub(super) fn solve(slice: &Procedure, target: &Target, entries: &Entries, now: &Now) -> Option<Solved> {
    let scope = Scope::new(slice, entries, now);
    match target {
        Target::Value(id) => {
            let found = scope.eval(&Expr::Define(id.clone()), None);
            let because = scope.reasons(&found.because);
            let reply = Reply::Value(found.value?);
            Some(Solved { reply, because, due: None, what: String::new(), rests_on: fields(&found.because) })
        }
        Target::Due(..) => {
            let clock = slice.clocks.first()?;
            let state = scope.clock(clock).into_iter().next()?;
            let rests_on = fields(&scope.eval(&clock.starts, None).because);
            due(&state, rests_on)
        }
        Target::Now(_) => act(&scope, slice, now),
        Target::Next(from) => {
            let step = next(&scope, slice, from)?;
            Some(words(step.title.clone(), step, &scope))
        }
        Target::Who(from) => {
            let step = next(&scope, slice, from)?;
            // Where nobody hands over there is nothing to ask.
            let own = slice.steps.iter().find(|step| step.id == *from)?.role.as_ref();
            let role = step.role.as_ref().filter(|role| Some(*role) != own)?;
            Some(words(role.clone(), step, &scope))
        }
    }
}

/// What the clock asks for now.
fn act(scope: &Scope<'_>, slice: &Procedure, now: &Now) -> Option<Solved> {
    let clock = slice.clocks.first()?;
    let states = scope.clock(clock);
    let all = pressing(&states, now);
    let reached = all.iter().find(|due| due.state != ClockState::Running && !overtaken(due, &all))?;
    let solved = due(reached, fields(&scope.eval(&clock.starts, None).because))?;
    Some(Solved { reply: Reply::Words(solved.what.clone()), ..solved })
}

/// The first step that shows after another, which must show itself.
fn next<'a>(scope: &Scope<'_>, slice: &'a Procedure, from: &StepId) -> Option<&'a Step> {
    let shows = |step: &&Step| scope.step_shows(&step.id).is_yes();
    let mut steps = slice.steps.iter().skip_while(|step| step.id != *from);
    steps.next().filter(shows)?;
    steps.find(shows)
}

fn words(words: String, step: &Step, scope: &Scope<'_>) -> Solved {
    let because = scope.reasons(&scope.step_shows(&step.id).because);
    Solved { reply: Reply::Words(words), because, due: None, what: step.id.to_string(), rests_on: Vec::new() }
}

fn due(state: &DueState, rests_on: Vec<FieldId>) -> Option<Solved> {
    if state.says.iter().any(|piece| matches!(piece, Inline::Missing { .. })) {
        return None;
    }
    let Because::After { start, .. } = &state.because else { return None };
    let reply = Reply::Moment(state.due.filter(|_| state.state != ClockState::Stopped)?);
    Some(Solved { reply, because: start.clone(), what: plain(&state.says), due: Some(state.because.clone()), rests_on })
}

fn fields(because: &[About]) -> Vec<FieldId> {
    let field = |about: &About| match about {
        About::Field(id) => Some(id.clone()),
        _ => None,
    };
    because.iter().filter_map(field).collect()
}
