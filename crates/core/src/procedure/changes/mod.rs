//! What two versions of one procedure differ in, in plain words.
//!
//! A case is pinned to the version it began with; this is what a person reads before they move it on. Parts are paired by
//! their ids: the same id is the same thing, whatever it is called. What has no id of its own (a due time, a named day, a
//! tag, a line of a post) is paired by its words.
//!
//! Three kinds of change are left out, since nobody who works by the procedure would do anything differently: the order
//! of parts, the sources they cite, and words that are set in bold. A post is the exception: what is pasted comes out
//! differently, so it is said that its lines are arranged differently.

mod aspect;
mod compare;
mod facts;
mod list;
mod notation;
mod words;

use super::model::Procedure;
use crate::id::{ClockId, DefineId, DocumentId, FieldId, LinkId, PostId, RuleId, StageId, StepId, TimelineId};

pub use aspect::Aspect;
pub use notation::{expression, spoken};
pub use words::sentence;

/// A part of a procedure that is not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub part: Part,
    /// What a person knows it by: its title, label or first words; as it was, where it is still there.
    pub name: String,
    pub kind: ChangeKind,
}

/// Which part of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What is said of the procedure as a whole.
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
    /// By its name, which is all the id it has.
    Term(String),
    Link(LinkId),
}

/// What became of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeKind {
    Added,
    Removed,
    /// Never empty.
    Changed(Vec<Detail>),
}

/// One thing about a part that is not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// Where within the part, from the outside in, each with its name: an option of a column, say. Mostly empty.
    pub within: Vec<(Aspect, String)>,
    pub aspect: Aspect,
    pub difference: Difference,
}

/// How a thing about a part is not as it was. Texts are whole here; sentences cut them to what differs.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// Empty where there is nothing more to say than that it is there.
    Added(String),
    Removed(String),
    Now {
        before: String,
        after: String,
    },
    /// A date, a limit or another value within an expression that is otherwise the same.
    Figure {
        before: String,
        after: String,
    },
    /// The same lines, in another order, with other empty lines, or with other words in bold.
    Arranged,
}

/// What is different in `new`, part by part in the order of a procedure; empty where nothing is that matters to a person.
///
/// The version itself is not told: it differs whenever a procedure does, and whoever asks knows both.
pub fn changes(old: &Procedure, new: &Procedure) -> Vec<Change> {
    let mut changes = Vec::new();
    for (before, after) in facts::of(old).iter().zip(&facts::of(new)) {
        compare::Versions(&[old, new]).changes(before, after, &mut changes);
    }
    changes
}
