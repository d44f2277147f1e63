//! How to get something that is due done. This follows from what stops its clock, so that procedures need not say it
//! again.

use super::clocks::due_id;
use super::scope::Scope;
use crate::case::Entries;
use crate::id::{DefineId, DueId, FieldId, StepId};
use crate::procedure::{Expr, Kind, Procedure};
use crate::value::Now;

/// What a person does to get something that is due done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settle {
    /// Tick a step.
    Tick(StepId),
    /// Enter in a field when it was done.
    Time(FieldId),
    /// Go to a field or a step, where more has to be entered.
    Field(FieldId),
    Step(StepId),
    /// Nothing in particular.
    Nothing,
}

/// How to get a due time done: enter the time if the procedure asks for it, else the first visible step or field that
/// stops the clock.
pub fn settle(procedure: &Procedure, entries: &Entries, now: &Now, due: &DueId) -> Settle {
    let scope = Scope::new(procedure, entries, now);
    let places =
        procedure.clocks.iter().flat_map(|clock| (0..).zip(&clock.dues).map(move |(at, due)| (clock, at, due)));
    let Some((clock, _, found)) = places.into_iter().find(|(clock, at, _)| due_id(clock, *at) == *due) else {
        return Settle::Nothing;
    };
    match &found.done {
        Some(Expr::Field(id)) if scope.field_part(id).is_some_and(|field| matches!(field.kind, Kind::Time)) => {
            Settle::Time(id.clone())
        }
        Some(done) => scope.first(done, &mut Vec::new()),
        None => clock.until.as_ref().map_or(Settle::Nothing, |until| scope.first(until, &mut Vec::new())),
    }
}

impl Scope<'_> {
    /// The first visible step or field in an expression and in the values it names. `followed` are those that were looked
    /// into before, once each: a pack that did not come from the compiler may contain a cycle.
    fn first(&self, expr: &Expr, followed: &mut Vec<DefineId>) -> Settle {
        let mut found = Settle::Nothing;
        expr.visit(&mut |part: &Expr| {
            if found == Settle::Nothing {
                found = self.settles(part, followed);
            }
        });
        found
    }

    fn settles(&self, part: &Expr, followed: &mut Vec<DefineId>) -> Settle {
        match part {
            Expr::Done(id) | Expr::Ticked(id) if !self.step_shows(id).is_no() => match self.step_part(id) {
                Some(step) if step.tick => Settle::Tick(id.clone()),
                Some(_) => Settle::Step(id.clone()),
                None => Settle::Nothing,
            },
            Expr::Define(id) if !followed.contains(id) => {
                followed.push(id.clone());
                self.define_part(id).map_or(Settle::Nothing, |define| self.first(&define.is, followed))
            }
            part => match part.reads() {
                Some(id) if self.field(id).is_some_and(|reading| reading.shown) => Settle::Field(id.clone()),
                _ => Settle::Nothing,
            },
        }
    }
}
