//! The case record: one customer's run through one procedure, and what can happen to it.

mod action;
mod entries;
mod reading;
mod stored;
mod writing;

use crate::id::{CaseId, PostId, ProcedureId, StageId};
use crate::value::Instant;

pub use action::{Action, reduce};
pub use entries::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
pub use stored::{SCHEMA, Unreadable, restore, store};

/// One customer's run through one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Case {
    pub id: CaseId,
    pub procedure: ProcedureId,
    /// The version of the procedure that it began with.
    pub version: String,
    pub entries: Entries,
    /// Goes up with each change.
    pub revision: u64,
    pub created: Instant,
    pub edited: Instant,
    pub closed: Option<Instant>,
    /// Where the person was last.
    pub stage: Option<StageId>,
    /// Which post they looked at last.
    pub post: Option<PostId>,
}

impl Case {
    /// A new case with nothing in it.
    pub fn begun(id: CaseId, procedure: ProcedureId, version: String, now: Instant) -> Case {
        Case {
            id,
            procedure,
            version,
            entries: Entries::default(),
            revision: 0,
            created: now,
            edited: now,
            closed: None,
            stage: None,
            post: None,
        }
    }
}
