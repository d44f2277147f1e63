//! The engine's answer to what is asked, in a case that has nothing but the facts.

use super::key::Target;
use crate::case::Entries;
use crate::document::{Inline, plain};
use crate::engine::{About, Because, ClockState, DueState, Moment, Reason, Scope, overtaken, pressing};
use crate::id::FieldId;
use crate::procedure::{Expr, Procedure};
use crate::value::{Now, Value, Zone, write_date, write_time};

/// An answer as data, so that one that is typed can be read and compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reply {
    Value(Value),
    Moment(Moment),
    Words(String),
}

impl Reply {
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
            due(state, rests_on)
        }
        _ => None,
    }
}

fn due(state: DueState, rests_on: Vec<FieldId>) -> Option<Solved> {
    if state.says.iter().any(|piece| matches!(piece, Inline::Missing { .. })) {
        return None;
    }
    let Because::After { start, .. } = &state.because else { return None };
    let reply = Reply::Moment(state.due.filter(|_| state.state != ClockState::Stopped)?);
    Some(Solved { reply, because: start.clone(), what: plain(&state.says), due: Some(state.because), rests_on })
}

fn fields(because: &[About]) -> Vec<FieldId> {
    let field = |about: &About| match about {
        About::Field(id) => Some(id.clone()),
        _ => None,
    };
    because.iter().filter_map(field).collect()
}
