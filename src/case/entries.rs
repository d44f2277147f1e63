//! What a person entered in a case: answers as typed, ticks with their times, dated notes.

use litemap::LiteMap;

use crate::id::{ColumnId, FieldId, StepId};
use crate::value::Instant;

/// All that the engine reads of a case.
///
/// Its maps are flat and sorted: an SOP has some dozens of fields, and a tree of each kind would weigh on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entries {
    pub answers: LiteMap<FieldId, Answer>,
    pub ticks: LiteMap<StepId, Instant>,
    pub log: Vec<LogEntry>,
}

/// An answer, kept as it was typed and read as a value only where it is used.
///
/// Half a date is no error while someone types it, and what is stored is what they typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Every kind but the two below; `yes` or `no`, or an option's id, where there is a choice.
    Text(String),
    /// The ids of the chosen options.
    Choices(Vec<String>),
    Rows(Vec<RowAnswer>),
}

/// One row of a list, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowAnswer {
    pub cells: LiteMap<ColumnId, String>,
    /// Tells the rows on the page apart when one is removed; not stored, given anew on reading.
    pub key: u32,
}

/// A dated note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogEntry {
    pub at: Instant,
    /// The writer's initials.
    pub by: String,
    pub text: String,
}

impl Default for Answer {
    fn default() -> Answer {
        Answer::Text(String::new())
    }
}

impl Answer {
    /// Whether nothing was entered; blanks alone are nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Answer::Text(text) => text.trim().is_empty(),
            Answer::Choices(choices) => choices.is_empty(),
            Answer::Rows(rows) => rows.iter().all(|row| row.cells.values().all(|cell| cell.trim().is_empty())),
        }
    }

    /// The text as typed; nothing for choices and rows.
    pub fn as_text(&self) -> &str {
        match self {
            Answer::Text(text) => text,
            Answer::Choices(_) | Answer::Rows(_) => "",
        }
    }
}
