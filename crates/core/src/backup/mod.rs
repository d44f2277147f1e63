//! A backup file: everything that a browser holds, or a single case to hand over, and how it is brought in again.
//!
//! A file holds the texts as they are stored, byte for byte, damaged ones too: brought into an empty browser it gives back
//! what was there. Where something is here already, nothing is written that the person did not choose ([`preview`],
//! [`bring_in`]). Any text at all may be given as a file; one that is no backup is told by a [`NoBackup`].

mod choose;
mod file;

use crate::case::keys::{BACKUP, CASES, DAMAGED, LANGUAGE, OPEN, PROCEDURES, SETTINGS};
use crate::id::ProcedureId;
use crate::value::Instant;

pub use choose::{bring_in, others, preview};
pub use file::{read_backup, write_backup};

/// The version of the file that this build writes.
pub const SCHEMA: u32 = 1;

/// So many days after a backup it is time for another one.
pub const BACKUP_DAYS: i64 = 7;

/// The largest file that is read, in bytes: four times what a browser stores for a page in characters, since a character may take
/// three bytes, and quotes are escaped.
pub const LARGEST: usize = 20_000_000;

/// What a file brings in besides cases: the procedures they follow, what was damaged, what the person set.
const OTHERS: [&str; 3] = [PROCEDURES, DAMAGED, SETTINGS];

/// What is of one browser or one hour only: which cases are open, when the last backup was made, and in which language the page is.
const PASSING: [&str; 3] = [OPEN, BACKUP, LANGUAGE];

/// A backup file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made; not known of a case that was handed over without a file around it.
    pub made: Option<Instant>,
    /// How many entries are left out because this page keeps nothing under such a key, or because they are no texts.
    pub left_out: usize,
    /// Sorted by key, each key once.
    entries: Vec<(String, String)>,
}

/// Why a text is no backup that can be read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBackup {
    /// More bytes than are read: [`LARGEST`].
    TooLarge { limit: usize },
    /// No JSON, or no longer whole. Where `at`, in bytes, is the end of the text, it was cut off.
    NotJson { at: usize },
    /// Something, but not a backup of Casewright.
    Foreign,
    /// Made by a Casewright that is newer than this one.
    Newer { schema: u32 },
    /// A backup in which there is nothing to bring in.
    Empty,
}

/// A case in the file, beside what stands here under the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Under which it is stored.
    pub key: String,
    pub state: State,
    /// The one in the file; none where it cannot be read.
    pub theirs: Option<Called>,
    /// The one here; none where there is none, or it cannot be read.
    pub ours: Option<Called>,
    /// The texts that were compared.
    text: String,
    here: Option<String>,
}

/// What a person knows a case by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The customer and the number in Salesforce, as the case calls itself: no more of them than a list can show.
    pub name: String,
    pub number: String,
    pub procedure: ProcedureId,
    pub edited: Instant,
    pub closed: bool,
    /// Whether it is in the bin.
    pub deleted: bool,
}

/// How a case in the file stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is nothing here under its key.
    New,
    /// Both hold the same.
    Same,
    /// The one here goes on from the one in the file.
    NewerHere,
    /// The one in the file goes on from the one here.
    NewerThere,
    /// Each has something that the other does not have, or nothing is known of which came first.
    BothChanged,
    /// The one in the file cannot be read. It is kept for a later version, where nothing stands under its key.
    Unreadable(Why),
    /// What is here cannot be read. It is never overwritten.
    HereUnreadable,
}

/// Why a case cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Written by a Casewright that is newer than this one.
    Newer { schema: u32 },
    /// Not a case, or no longer whole.
    Damaged,
    /// A case, but one that belongs under another key.
    Misplaced,
}

/// What is to become of a case in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// What is here stays as it is; what is not here does not come.
    Keep,
    /// The one in the file comes, in the place of the one here if there is one.
    Take,
    /// The one in the file comes as another case beside the one here.
    Both,
    /// The two become one. All answers of both are kept, and the person chooses where they differ.
    Merge,
}

impl Line {
    /// What can be chosen, the first where nobody chooses: nothing that is here is changed by it.
    pub fn choices(&self) -> &'static [Choice] {
        use Choice::{Both, Keep, Merge, Take};
        match self.state {
            State::New => &[Take, Keep],
            State::Unreadable(_) if self.here.is_none() => &[Take, Keep],
            State::Same | State::Unreadable(_) => &[Keep],
            State::NewerHere | State::NewerThere => &[Keep, Take, Both],
            State::BothChanged => &[Keep, Take, Both, Merge],
            State::HereUnreadable => &[Keep, Both],
        }
    }
}

/// Whether this page may have stored something under such a key.
fn is_key(key: &str) -> bool {
    let plain = key.len() <= 256 && key.bytes().all(|b| b.is_ascii_graphic());
    plain && (id_of(key).is_some() || OTHERS.iter().any(|begin| belongs(key, begin)))
}

/// The id of the case that belongs under this key; none where it is none of a case.
fn id_of(key: &str) -> Option<&str> {
    key.strip_prefix(CASES).filter(|id| !id.is_empty())
}

/// Whether `begin` is the key, or where it ends in a dot, the beginning of it.
fn belongs(key: &str, begin: &str) -> bool {
    if begin.ends_with('.') { key.len() > begin.len() && key.starts_with(begin) } else { key == begin }
}
