//! What can be asked, by a name that a person's record remembers.

use crate::id::{CardId, ClockId, DefineId, StepId};

/// What a computed card asks about. Its name is stored, so the form must not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// What a named value comes to.
    Value(DefineId),
    /// When a due time of a clock is, by its number from 1.
    Due(ClockId, usize),
    /// What a clock with several due times asks for now.
    Now(ClockId),
    /// The step after a step.
    Next(StepId),
    /// Who acts after a step.
    Who(StepId),
}

impl Target {
    pub(super) fn read(key: &CardId) -> Option<Target> {
        let (kind, id) = key.as_str().split_once('.')?;
        Some(match kind {
            "value" => Target::Value(DefineId::new(id)),
            "due" => {
                let (clock, number) = id.rsplit_once('.')?;
                Target::Due(ClockId::new(clock), number.parse().ok()?)
            }
            "now" => Target::Now(ClockId::new(id)),
            "next" => Target::Next(StepId::new(id)),
            "who" => Target::Who(StepId::new(id)),
            _ => return None,
        })
    }

    /// The dot keeps it apart from written cards, whose ids have none.
    pub(super) fn key(&self) -> CardId {
        CardId::new(match self {
            Target::Value(id) => format!("value.{id}"),
            Target::Due(id, number) => format!("due.{id}.{number}"),
            Target::Now(id) => format!("now.{id}"),
            Target::Next(id) => format!("next.{id}"),
            Target::Who(id) => format!("who.{id}"),
        })
    }
}
