//! Backup files: everything that a browser stores, or a single case to hand over, and how it is imported again.
//!
//! A file holds texts exactly as they are stored, even damaged ones: imported into an empty browser, it restores what
//! was there. Where something is already stored, nothing is written that the person did not choose ([`preview`],
//! [`import`]). Any text may be given as a file; if it is not a backup, a [`BackupProblem`] says why.

mod choose;
mod file;

use crate::case::keys::{BACKUP, CASES, CLOCKS, DAMAGED, LANGUAGE, OPEN, PRACTICES, PROCEDURES, SETTINGS, TRAINING};
use crate::id::ProcedureId;
use crate::value::Instant;

pub use choose::{import, others, preview};
pub use file::{read_backup, write_backup};

/// The version of the file format that this build writes.
pub const SCHEMA: u32 = 1;

/// The number of days after which a new backup is due.
pub const BACKUP_DAYS: i64 = 7;

/// The size of the largest file that is read, in bytes: four times the number of characters a browser stores for a
/// page, since a character may take three bytes and quotes are escaped.
pub const LARGEST: usize = 20_000_000;

/// What is imported besides cases: their procedures, damaged texts, settings, training.
const OTHERS: [&str; 6] = [PROCEDURES, DAMAGED, SETTINGS, TRAINING, PRACTICES, CLOCKS];

/// What belongs to one browser or one moment: open cases, the time of the last backup, the language.
const PASSING: [&str; 3] = [OPEN, BACKUP, LANGUAGE];

/// A backup file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made; unknown for a case that was handed over on its own.
    pub made: Option<Instant>,
    /// The number of entries left out because their keys are not ours or their values are not texts.
    pub left_out: usize,
    /// Sorted by key, without duplicates.
    entries: Vec<(String, String)>,
}

/// Why a text cannot be read as a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupProblem {
    /// More bytes than are read ([`LARGEST`]).
    TooLarge { limit: usize },
    /// Not JSON. `at` is in bytes; if it is the end of the text, the file was cut off.
    NotJson { at: usize },
    /// Not a backup of Casewright.
    Foreign,
    /// Made by a newer Casewright.
    Newer { schema: u32 },
    /// A backup with nothing to import.
    Empty,
}

/// A case in a file, compared with what is stored here under the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// The key it is stored under.
    pub key: String,
    pub state: State,
    /// The case in the file; `None` if it cannot be read.
    pub theirs: Option<CaseSummary>,
    /// The case here; `None` if there is none or it cannot be read.
    pub ours: Option<CaseSummary>,
    /// The texts that were compared.
    text: String,
    here: Option<String>,
}

/// What a person recognizes a case by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSummary {
    /// The customer and the Salesforce number, cut to what a list can show.
    pub name: String,
    pub number: String,
    pub procedure: ProcedureId,
    pub edited: Instant,
    pub closed: bool,
    /// Whether it is in the bin.
    pub deleted: bool,
}

/// How a case in the file compares with what is stored here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is stored here under its key.
    New,
    /// Both are the same.
    Same,
    /// The case here is newer: it contains all changes of the one in the file.
    NewerHere,
    /// The case in the file is newer: it contains all changes of the one here.
    NewerThere,
    /// Each has changes that the other lacks, or it is unknown which came first.
    BothChanged,
    /// The case in the file cannot be read. It is kept for a later version unless something is stored under its key.
    Unreadable(Defect),
    /// What is stored here cannot be read. It is never overwritten.
    HereUnreadable,
}

/// Why a case in a backup cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    /// Written by a newer Casewright.
    Newer { schema: u32 },
    /// Not a case, or incomplete.
    Damaged,
    /// A case that belongs under another key.
    Misplaced,
}

/// What to do with a case in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Leave everything here as it is.
    Keep,
    /// Take the one in the file, replacing the one here.
    Take,
    /// Take the one in the file as an additional case.
    Both,
    /// Merge the two. All answers of both are kept, and the person chooses where they conflict.
    Merge,
}

impl PreviewLine {
    /// Whether the case holds the sign � (U+FFFD), which stands for letters that were lost: an editor has saved the file in
    /// another encoding, or the text came to Casewright like that. Not if the case here is the same.
    pub fn has_lost_letters(&self) -> bool {
        self.state != State::Same && self.text.contains(char::REPLACEMENT_CHARACTER)
    }

    /// The possible choices; the first is the default and never changes anything stored here.
    pub fn resolutions(&self) -> &'static [Resolution] {
        use Resolution::{Both, Keep, Merge, Take};
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

/// Whether this page may have stored something under a key.
fn is_key(key: &str) -> bool {
    let plain = key.len() <= 256 && key.bytes().all(|b| b.is_ascii_graphic());
    plain && (id_of(key).is_some() || OTHERS.iter().any(|begin| belongs(key, begin)))
}

/// The id of the case that belongs under a key; `None` if the key is not one of a case.
fn id_of(key: &str) -> Option<&str> {
    key.strip_prefix(CASES).filter(|id| !id.is_empty())
}

/// Whether `begin` is the key, or its prefix if it ends in a dot.
fn belongs(key: &str, begin: &str) -> bool {
    if begin.ends_with('.') { key.len() > begin.len() && key.starts_with(begin) } else { key == begin }
}
