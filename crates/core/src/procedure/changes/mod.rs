//! The differences between two versions of a procedure, in plain words.
//!
//! A case is pinned to the version it began with; this is what a person reads before moving it on. Parts are matched by
//! id, whatever they are called. Things without an id (due times, named days, tags, lines of a post) are matched by
//! their words.
//!
//! Three kinds of change are left out, since they change nothing for people who follow the procedure: the order of
//! parts, the sources, and which words are bold. Posts are the exception, since the pasted text differs: it is reported
//! that their lines are arranged differently.

mod aspect;
mod compare;
mod facts;
mod list;
mod notation;
mod spoken;
mod words;

use super::model::Procedure;
use crate::id::{ClockId, DefineId, DocumentId, FieldId, LinkId, PostId, RuleId, StageId, StepId, TimelineId};
use list::Version;

pub use aspect::Aspect;
pub use notation::expression;
pub use spoken::{spoken, spoken_line};
pub use words::{Wording, sentence};

/// A part of a procedure that has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub part: Part,
    /// What a person knows it by: its title, label or first words, in the old version if it is there.
    pub name: String,
    pub kind: ChangeKind,
}

/// A part of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The procedure as a whole.
    Procedure,
    Document(DocumentId),
    Stage(StageId),
    Step(StepId),
    Field(FieldId),
    Define(DefineId),
    Rule(RuleId),
    Clock(ClockId),
    Post(PostId),
    Timeline(TimelineId),
    /// By its name, since terms have no id.
    Term(String),
    Link(LinkId),
}

/// How a part has changed.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeKind {
    Added,
    Removed,
    /// Never empty.
    Changed(Vec<Detail>),
}

/// A change within a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// Where in the part it is, from the outside in, with names: in an option of a column, say. Mostly empty.
    pub within: Vec<(Aspect, String)>,
    pub aspect: Aspect,
    pub difference: Difference,
}

/// The difference. Texts are complete here; sentences shorten them to what differs.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// Empty if its presence is all there is to say.
    Added(String),
    Removed(String),
    Now {
        before: String,
        after: String,
    },
    /// A date, limit or other value in an expression that is otherwise the same.
    Figure {
        before: String,
        after: String,
    },
    /// The same lines in another order, or with other empty lines or bold words.
    Arranged,
}

/// The changes from `old` to `new`, in the order of a procedure; empty if nothing changed that matters to people.
///
/// The version itself is not reported: it always differs, and the caller knows both.
pub fn changes(old: &Procedure, new: &Procedure, wording: Wording) -> Vec<Change> {
    let mut changes = Vec::new();
    let [before, after] = [old, new].map(|procedure| Version { procedure, wording });
    for (before, after) in facts::of(&before).iter().zip(&facts::of(&after)) {
        compare::Versions(&[old, new], wording).changes(before, after, &mut changes);
    }
    changes
}
