//! The case record: one customer's run through one procedure, and what can happen to it.

mod action;
mod entries;
mod history;
pub mod keys;
mod lz77;
mod merge;
mod replica;
mod stored;
mod version_vector;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::id::{CaseId, DueId, FieldId, PostId, ProcedureId, StageId};
use crate::serial;
use crate::value::Instant;

pub use action::{Action, ActionKind, reduce};
pub use entries::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
pub use history::History;
pub use merge::{apply, merge};
pub use replica::{Heard, Replica, SaveError, Store};
pub use stored::{
    Glance, HEAD_ENDS, SCHEMA, Unreadable, glance, read_entries, restore, restore_head, store, write_entries,
};
pub use version_vector::{TabId, VersionVector};

/// The number of days a case stays in the bin before it is deleted for good.
pub const BIN_DAYS: i64 = 30;

/// One customer's run through one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub procedure: ProcedureId,
    /// The version of the procedure it follows: the one it began with, until a person moves it to a later one.
    pub version: String,
    /// The name of the procedure file it follows, which contains a hash. Empty in cases stored before there were
    /// editions.
    #[serde(default)]
    pub edition: String,
    /// The customer and the Salesforce number when it was last saved, so that a list can show them without knowing in
    /// which fields of the procedure they are.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub entries: Entries,
    /// Conflicting answers from other tabs, kept until the person chooses.
    #[serde(default)]
    pub others: BTreeMap<FieldId, Vec<Answer>>,
    /// Tasks that were put off, and until when. This does not change when they are due.
    #[serde(default, deserialize_with = "crate::value::serial::times::deserialize")]
    pub later: BTreeMap<DueId, Instant>,
    /// The posts that were copied, drafts not counted, and when last.
    #[serde(default, deserialize_with = "crate::value::serial::times::deserialize")]
    pub copied: BTreeMap<PostId, Instant>,
    /// Increases with each change.
    #[serde(deserialize_with = "serial::count")]
    pub revision: u64,
    /// The changes it contains, by tab.
    #[serde(default)]
    pub seen: VersionVector,
    #[serde(with = "crate::value::serial::time")]
    pub created: Instant,
    #[serde(with = "crate::value::serial::time")]
    pub edited: Instant,
    #[serde(default, deserialize_with = "crate::value::serial::optional_time")]
    pub closed: Option<Instant>,
    /// When it was moved to the bin.
    #[serde(default, deserialize_with = "crate::value::serial::optional_time")]
    pub deleted: Option<Instant>,
    /// The stage the person was at last.
    pub stage: Option<StageId>,
    /// The post the person looked at last.
    pub post: Option<PostId>,
}

impl Case {
    /// A new, empty case.
    pub fn new(id: CaseId, procedure: ProcedureId, version: String, now: Instant) -> Case {
        Case { id, procedure, version, created: now, edited: now, ..Case::default() }
    }
}
