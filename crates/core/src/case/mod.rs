//! The case record: one customer's run through one procedure, and what can happen to it.

mod action;
mod copy;
mod entries;
mod history;
pub mod keys;
mod merge;
mod packed;
mod seen;
mod stored;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::id::{CaseId, DueId, FieldId, PostId, ProcedureId, StageId};
use crate::serial;
use crate::value::Instant;

pub use action::{Action, What, reduce};
pub use copy::{Copy, Heard, NotKept, Store};
pub use entries::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
pub use history::History;
pub use merge::{apply, merge};
pub use seen::{Seen, TabId};
pub use stored::{Glance, SCHEMA, Unreadable, glance, read_entries, restore, restore_head, store, write_entries};

/// For how many days a case stays in the bin before it is taken out for good.
pub const BIN_DAYS: i64 = 30;

/// One customer's run through one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub procedure: ProcedureId,
    /// The version of the procedure that it follows: the one it began with, until a person moves it to a later one.
    pub version: String,
    /// Which file of that procedure it follows, by the name of the file, which holds a hash. Empty in a case that was
    /// stored before there were editions.
    #[serde(default)]
    pub edition: String,
    /// What the person called it when it was last saved: the customer, and the number in Salesforce. A list can show it
    /// without the procedure, which alone knows in what fields they stand.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub entries: Entries,
    /// What another tab answered to the same field at the same time. The person chooses; until then it is kept.
    #[serde(default)]
    pub others: BTreeMap<FieldId, Vec<Answer>>,
    /// What is due and was put off, and until when. It changes nothing of what is due.
    #[serde(default, deserialize_with = "serial::times::deserialize")]
    pub later: BTreeMap<DueId, Instant>,
    /// Goes up with each change.
    #[serde(deserialize_with = "serial::count")]
    pub revision: u64,
    /// Whose changes are in it.
    #[serde(default)]
    pub seen: Seen,
    #[serde(with = "serial::time")]
    pub created: Instant,
    #[serde(with = "serial::time")]
    pub edited: Instant,
    #[serde(default, deserialize_with = "serial::optional_time")]
    pub closed: Option<Instant>,
    /// When it was put into the bin.
    #[serde(default, deserialize_with = "serial::optional_time")]
    pub deleted: Option<Instant>,
    /// Where the person was last.
    pub stage: Option<StageId>,
    /// Which post they looked at last.
    pub post: Option<PostId>,
}

impl Case {
    /// A new case with nothing in it.
    pub fn begun(id: CaseId, procedure: ProcedureId, version: String, now: Instant) -> Case {
        Case { id, procedure, version, created: now, edited: now, ..Case::default() }
    }
}
