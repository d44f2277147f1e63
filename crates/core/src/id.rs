//! The names by which the parts of a procedure refer to each other, a type for each so that they cannot be mixed up.

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
    /// A part of the way through a procedure.
    StageId,
    /// Something to do.
    StepId,
    /// A question.
    FieldId,
    /// One of the answers that a field offers.
    OptionId,
    /// A question within each row of a field of rows.
    ColumnId,
    /// A named condition or value.
    DefineId,
    /// A condition with a sentence.
    RuleId,
    /// Something that falls due.
    ClockId,
    /// One of the things that a clock asks for: the clock and its place there, `genpac.1`.
    DueId,
    /// A text to paste.
    PostId,
    /// A row of days.
    TimelineId,
    /// A way from one case to another.
    LinkId,
    /// One of the questions that lead to a procedure.
    QuestionId,
    /// A customer's run through a procedure.
    CaseId,
}

/// Whether a text may be an id: a small letter, then small letters, digits and `_`, 64 at most.
pub fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
