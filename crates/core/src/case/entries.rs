//! What a person entered in a case: answers as typed, ticks with their times, entries of logs, links.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::id::{CaseId, ColumnId, FieldId, LinkId, ProcedureId, StepId};
use crate::serial;
use crate::value::{Instant, Zone};

/// All that the engine reads of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entries {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<FieldId, Answer>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", with = "serial::times")]
    pub ticks: BTreeMap<StepId, Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<LogEntry>,
    /// Other cases that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<CaseLink>,
}

/// Another case that this one was started from, or that was started from this one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseLink {
    pub case: CaseId,
    /// The other one's.
    pub procedure: ProcedureId,
    /// The link by which the other was started from here; none where this one was started from the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkId>,
}

/// An answer, kept as it was typed and read as a value only where it is used.
///
/// Half a date is no error while someone types it, and what is stored is what they typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Every kind but the two below; `yes` or `no`, or an option's id, where there is a choice.
    Text(String),
    /// The ids of the chosen options.
    Choices(Vec<String>),
    Rows(Vec<RowAnswer>),
}

/// One row of a list, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct RowAnswer {
    pub cells: BTreeMap<ColumnId, String>,
    /// Tells the rows on the page apart when one is removed; not stored, given anew on reading.
    #[serde(skip)]
    pub key: u32,
}

/// An entry of a log: it is added and may be struck out, but is never edited.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LogEntry {
    /// The field it belongs to. The first entries that were stored had none.
    #[serde(default)]
    pub field: FieldId,
    #[serde(with = "serial::time")]
    pub at: Instant,
    /// The writer's initials. The first entries that were stored did not always have them.
    #[serde(default)]
    pub by: String,
    pub text: String,
    /// Whether it was taken back: it stays to be seen, and leaves rules and posts.
    #[serde(default, skip_serializing_if = "serial::is_default")]
    pub struck: bool,
}

impl LogEntry {
    /// Whether both are the same entry, struck out or not.
    pub fn is(&self, other: &LogEntry) -> bool {
        (self.at, &self.text, &self.field, &self.by) == (other.at, &other.text, &other.field, &other.by)
    }

    /// By what entries of two tabs are put into one order: their times, and where these are the same their words.
    pub(super) fn order(&self) -> (Instant, &str, &FieldId, &str) {
        (self.at, &self.text, &self.field, &self.by)
    }

    /// As Salesforce notes are dated: `04/20/24 DBE: text`.
    pub fn written(&self, zone: &Zone) -> String {
        let date = zone.local(self.at).date();
        let by = if self.by.is_empty() { "" } else { " " };
        format!("{:02}/{:02}/{:02}{by}{}: {}", date.month(), date.day(), date.year() % 100, self.by, self.text)
    }
}

/// A list of objects holds rows, any other list options; both forms are told apart by the first item.
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
