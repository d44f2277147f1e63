//! A person's entries in a case: answers as typed, ticks with their times, log entries, links.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::id::{CaseId, ColumnId, FieldId, LinkId, ProcedureId, StepId};
use crate::serial;
use crate::value::{Instant, Zone};

/// Everything the engine reads of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entries {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<FieldId, Answer>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "crate::value::serial::times")]
    pub ticks: BTreeMap<StepId, Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<LogEntry>,
    /// Related cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<CaseLink>,
}

/// A case that this one was started from, or that was started from this one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseLink {
    pub case: CaseId,
    /// The other case's procedure.
    pub procedure: ProcedureId,
    /// The link by which the other case was started from here; `None` if this one was started from the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkId>,
}

/// An answer, stored as typed and parsed only where it is used, so that half a date is not an error while someone types
/// it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Any kind but the two below: `yes` or `no`, an option's id, or text.
    Text(String),
    /// The ids of the chosen options.
    Choices(Vec<String>),
    Rows(Vec<RowAnswer>),
}

/// A row of a field of rows, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct RowAnswer {
    pub cells: BTreeMap<ColumnId, String>,
    /// Identifies the row on the page; not stored, but assigned when a case is read.
    #[serde(skip)]
    pub key: u32,
}

/// A log entry. It can be added and struck out, but never edited.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LogEntry {
    /// The field it belongs to. Empty in the oldest stored entries.
    #[serde(default)]
    pub field: FieldId,
    #[serde(with = "crate::value::serial::time")]
    pub at: Instant,
    /// The writer's initials. Missing in some of the oldest stored entries.
    #[serde(default)]
    pub by: String,
    pub text: String,
    /// Whether it was struck out: still shown, but ignored by rules and posts.
    #[serde(default, skip_serializing_if = "serial::is_default")]
    pub struck: bool,
}

impl LogEntry {
    /// Whether both are the same entry, struck out or not.
    pub fn is(&self, other: &LogEntry) -> bool {
        (self.at, &self.text, &self.field, &self.by) == (other.at, &other.text, &other.field, &other.by)
    }

    /// The sort key when logs are merged: by time, then by text.
    pub(super) fn order(&self) -> (Instant, &str, &FieldId, &str) {
        (self.at, &self.text, &self.field, &self.by)
    }

    /// The entry in the style of Salesforce notes: `04/20/24 DBE: text`.
    pub fn written(&self, zone: &Zone) -> String {
        let date = zone.local(self.at).date();
        let by = if self.by.is_empty() { "" } else { " " };
        format!("{:02}/{:02}/{:02}{by}{}: {}", date.month(), date.day(), date.year() % 100, self.by, self.text)
    }
}

/// A list whose first item is an object holds rows; any other list holds options.
impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answer, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Answer::Text(text)),
            list @ Value::Array(_) if list.get(0).is_some_and(Value::is_object) => {
                let rows = Vec::<BTreeMap<ColumnId, String>>::deserialize(list).map_err(D::Error::custom)?;
                Ok(Answer::Rows((0..).zip(rows).map(|(key, cells)| RowAnswer { cells, key }).collect()))
            }
            list => Vec::deserialize(list).map(Answer::Choices).map_err(D::Error::custom),
        }
    }
}

impl Default for Answer {
    fn default() -> Answer {
        Answer::Text(String::new())
    }
}

impl Answer {
    /// Whether nothing was entered; whitespace counts as nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Answer::Text(text) => text.trim().is_empty(),
            Answer::Choices(choices) => choices.is_empty(),
            Answer::Rows(rows) => rows.iter().all(|row| row.cells.values().all(|cell| cell.trim().is_empty())),
        }
    }

    /// The text as typed; empty for choices and rows.
    pub fn as_text(&self) -> &str {
        match self {
            Answer::Text(text) => text,
            Answer::Choices(_) | Answer::Rows(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LogEntry;
    use crate::id::FieldId;
    use crate::value::{Zone, read_time};

    #[test]
    fn an_entry_is_written_as_salesforce_notes_are() {
        let zone = Zone::fixed(-6 * 3600);
        let at = read_time("2024-04-20T23:30:00-06:00", &zone).unwrap();
        let entry =
            LogEntry { field: FieldId::new("f"), at, by: "DBE".into(), text: "Lack of fit.".into(), struck: false };
        assert_eq!(entry.written(&zone), "04/20/24 DBE: Lack of fit.");
        assert_eq!(entry.written(&Zone::fixed(0)), "04/21/24 DBE: Lack of fit.");
        assert_eq!(LogEntry { by: String::new(), ..entry }.written(&zone), "04/20/24: Lack of fit.");
    }
}
