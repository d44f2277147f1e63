//! What was found out: the value of an expression or a field, with its reasons.

use super::reading::Problem;
use crate::id::{FieldId, StepId};
use crate::value::Value;

/// The value of an expression with its reasons, or what is needed to know it.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub value: Option<Value>,
    /// The answers a known value rests on.
    pub because: Vec<About>,
    /// For an unknown value, the visible fields whose answers would settle it; may be empty.
    pub needs: Vec<FieldId>,
    /// True for an unknown value whose parts are known: the date is too far away, or the sum too large, to be counted.
    pub(super) beyond: bool,
}

impl Found {
    pub(super) fn known(value: Value) -> Found {
        Found { value: Some(value), ..Found::default() }
    }

    /// Whether the value is known to be yes.
    pub fn is_yes(&self) -> bool {
        matches!(self.value, Some(Value::YesNo(true)))
    }

    pub(super) fn is_no(&self) -> bool {
        matches!(self.value, Some(Value::YesNo(false)))
    }

    pub(super) fn unknown() -> Found {
        Found::default()
    }

    /// Adds the reasons and needs of another value.
    pub(super) fn join(&mut self, other: &Found) {
        merge(&mut self.because, &other.because);
        merge(&mut self.needs, &other.needs);
    }
}

fn merge<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// What a result rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The case itself: when it was begun.
    Case,
    Field(FieldId),
    Step(StepId),
}

/// A field's answer, read.
#[derive(Debug, Default)]
pub struct Reading {
    pub shown: bool,
    /// For a field of which it is unknown whether it shows: what is needed to know.
    pub(super) needs: Vec<FieldId>,
    /// The value, if the field shows.
    pub value: Option<Value>,
    /// The problem, if the field shows.
    pub(super) problem: Option<Problem>,
}
