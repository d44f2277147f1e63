//! Ids of the parts of a procedure, with one type for each kind so that they cannot be mixed up.

use std::borrow::Borrow;
use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Rc<str>);

        impl $name {
            pub fn new(id: impl Into<Rc<str>>) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// An SOP.
    ProcedureId,
    /// One of an SOP's source documents.
    DocumentId,
    /// A part of a procedure, made of steps.
    StageId,
    /// Something to do.
    StepId,
    /// A question.
    FieldId,
    /// An option of a field.
    OptionId,
    /// A column of a field of rows.
    ColumnId,
    /// A named condition or value.
    DefineId,
    /// A condition with a sentence.
    RuleId,
    /// A clock: something that falls due.
    ClockId,
    /// One due time of a clock: the clock's id and the index, `genpac.1`.
    DueId,
    /// A text to paste.
    PostId,
    /// A timeline: a row of days.
    TimelineId,
    /// A link from one case to another.
    LinkId,
    /// A question to learn a procedure by.
    CardId,
    /// A made-up case to practice on.
    ScenarioId,
    /// A moment of a scenario.
    SceneId,
    /// One of the questions that lead to a procedure.
    QuestionId,
    /// A case: a customer's run through a procedure.
    CaseId,
}

/// Whether a text is a valid id: a lowercase letter, then lowercase letters, digits and `_`; 64 characters at most.
pub fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
