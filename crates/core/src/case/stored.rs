//! The stored form of a case: JSON with a schema version.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::lz77::{compress, decompress};
use super::{Case, Entries};
use crate::id::CaseId;
use crate::serial::{self, is_default};
use crate::value::Instant;
use crate::value::serial::{Time, Times};

/// The version of the stored form that this build writes. Version 1 had no edition, name, number, `seen`, `others` or
/// `deleted`, and its entries came before its times; those fields are unknown in cases read from it.
pub const SCHEMA: u32 = 2;

/// The first version in which everything a list shows comes before the entries.
const HEAD_FIRST: u32 = 2;

/// Why a stored text cannot be opened as a case. The text should be kept, since a later version may be able to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer Casewright.
    Newer { schema: u32 },
    /// Not a case, or incomplete.
    Damaged,
}

/// The field that comes after everything a list shows of a case.
const ENTRIES: &str = "entries";

/// What a list shows of a stored case ends here. It occurs nowhere earlier: inside a text, each of these quotes follows a
/// `\`.
pub const HEAD_ENDS: &str = "\"entries\":";

/// A case as stored text.
pub fn store(case: &Case) -> String {
    serial::write(case)
}

/// Written by hand for two reasons: everything a list shows comes before the entries, so that it can be read without
/// them ([`restore_head`]); and the entries of a closed case are compressed, since there are many closed cases and they
/// are rarely opened.
impl Serialize for Case {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("schema", &SCHEMA)?;
        fields.serialize_entry("id", &self.id)?;
        fields.serialize_entry("procedure", &self.procedure)?;
        fields.serialize_entry("version", &self.version)?;
        fields.serialize_entry("edition", &self.edition)?;
        fields.serialize_entry("name", &self.name)?;
        fields.serialize_entry("number", &self.number)?;
        fields.serialize_entry("revision", &serial::Count(self.revision))?;
        fields.serialize_entry("created", &Time(self.created))?;
        fields.serialize_entry("edited", &Time(self.edited))?;
        if let Some(closed) = self.closed {
            fields.serialize_entry("closed", &Time(closed))?;
        }
        if let Some(deleted) = self.deleted {
            fields.serialize_entry("deleted", &Time(deleted))?;
        }
        match self.closed.and_then(|_| compress(&write_entries(&self.entries))) {
            Some(packed) => fields.serialize_entry(ENTRIES, &packed)?,
            None if is_default(&self.entries) => {}
            None => fields.serialize_entry(ENTRIES, &self.entries)?,
        }
        if !self.others.is_empty() {
            fields.serialize_entry("others", &self.others)?;
        }
        if !self.later.is_empty() {
            fields.serialize_entry("later", &Times(&self.later))?;
        }
        if !self.copied.is_empty() {
            fields.serialize_entry("copied", &Times(&self.copied))?;
        }
        if !is_default(&self.seen) {
            fields.serialize_entry("seen", &self.seen)?;
        }
        if let Some(stage) = &self.stage {
            fields.serialize_entry("stage", stage)?;
        }
        if let Some(post) = &self.post {
            fields.serialize_entry("post", post)?;
        }
        fields.end()
    }
}

/// Reads a stored case.
///
/// # Errors
/// For any text that is not a case of a known schema. Never panics.
pub fn restore(text: &str) -> Result<Case, Unreadable> {
    let mut record: Map<String, Value> = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    // Version 1 always wrote the entries; later versions leave them out if there are none.
    if known_schema(&record)? < HEAD_FIRST && !record.contains_key(ENTRIES) {
        return Err(Unreadable::Damaged);
    }
    if let Some(entries) = record.get_mut(ENTRIES)
        && let Value::String(packed) = entries
    {
        *entries = decompress(packed).and_then(|plain| serde_json::from_str(&plain).ok()).ok_or(Unreadable::Damaged)?;
    }
    serial::read_object(record).map_err(|_| Unreadable::Damaged)
}

/// Reads only what a list shows of a case: no entries, and nothing that comes after them. The text may end right after
/// `"entries":`, and whether the rest of it is intact is not checked.
///
/// # Errors
/// As for [`restore`], as far as the text is read.
pub fn restore_head(text: &str) -> Result<Case, Unreadable> {
    let record = head(text)?;
    if known_schema(&record)? < HEAD_FIRST {
        return restore(text);
    }
    serial::read_object(record).map_err(|_| Unreadable::Damaged)
}

/// What is needed to decide which of thousands of cases to list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Glance {
    /// The version of its stored form.
    pub schema: u32,
    pub id: CaseId,
    #[serde(default)]
    pub edition: String,
    #[serde(with = "crate::value::serial::time")]
    pub created: Instant,
    #[serde(with = "crate::value::serial::time")]
    pub edited: Instant,
    #[serde(default, deserialize_with = "is_there")]
    pub closed: bool,
    #[serde(default, deserialize_with = "is_there")]
    pub deleted: bool,
}

/// Reads the beginning of a case's text, like [`restore_head`], but much faster, since it keeps little of it.
///
/// # Errors
/// As for [`restore_head`], and for version 1, whose beginning does not say enough.
pub fn glance(text: &str) -> Result<Glance, Unreadable> {
    match head::<Glance>(text) {
        Ok(glance) if (HEAD_FIRST..=SCHEMA).contains(&glance.schema) => Ok(glance),
        _ => {
            known_schema(&head(text)?)?;
            Err(Unreadable::Damaged)
        }
    }
}

fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::<IgnoredAny>::deserialize(deserializer)?.is_some())
}

/// Entries as they are stored in an open case.
pub fn write_entries(entries: &Entries) -> String {
    serial::write(entries)
}

/// Reads entries that [`write_entries`] wrote; `None` for any other text.
pub fn read_entries(text: &str) -> Option<Entries> {
    serial::read(text).ok()
}

/// Reads the part of a record that comes before its entries; all of it if it has none. The rest is not read, since it may
/// be most of the text.
fn head<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let before = text.split_once(HEAD_ENDS).map(|(before, _)| before.trim_end());
    let closed = before.map(|before| [before.strip_suffix(',').unwrap_or(before), "}"].concat());
    serde_json::from_str(closed.as_deref().unwrap_or(text)).map_err(|_| Unreadable::Damaged)
}

fn known_schema(record: &Map<String, Value>) -> Result<u32, Unreadable> {
    let schema = record.get("schema").and_then(Value::as_u64).and_then(|schema| u32::try_from(schema).ok());
    match schema {
        Some(schema) if schema > SCHEMA => Err(Unreadable::Newer { schema }),
        Some(schema) if schema > 0 => Ok(schema),
        _ => Err(Unreadable::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, restore, store};
    use crate::case::{Action, Answer, Case, CaseLink, LogEntry, reduce};
    use crate::id::{CaseId, FieldId, LinkId, PostId, ProcedureId};
    use crate::value::Instant;

    #[test]
    fn what_is_stored_comes_back() {
        let now = Instant::UNIX_EPOCH;
        let mut case = Case::new(CaseId::new("c"), ProcedureId::new("p"), "1".into(), now);
        for action in [
            Action::Answered { field: FieldId::new("a"), text: "שלום <script> 😀\n\u{0}".into() },
            Action::Chosen { field: FieldId::new("b"), option: "x".into(), on: true },
            Action::RowAdded { field: FieldId::new("c") },
            Action::Logged(LogEntry {
                field: FieldId::new("d"),
                at: now,
                by: "DBE".into(),
                text: "04/20/24 \"said\"\n<b>".into(),
                struck: false,
            }),
            Action::Logged(LogEntry { field: FieldId::new("d"), ..LogEntry::default() }),
            Action::Struck(LogEntry { field: FieldId::new("d"), struck: true, ..LogEntry::default() }),
            linked("there", Some("l"), vec![(FieldId::new("a"), None)]),
            linked("here", None, vec![(FieldId::new("b"), Some(Answer::Choices(vec!["y".into()])))]),
            Action::Copied { post: PostId::new("p"), at: now },
            Action::Closed { at: now },
        ] {
            case = reduce(&case, action, now);
        }
        assert_eq!((case.entries.links.len(), case.entries.log.len()), (2, 2));
        assert_eq!(restore(&store(&case)), Ok(case));
    }

    fn linked(case: &str, link: Option<&str>, answers: Vec<(FieldId, Option<Answer>)>) -> Action {
        let link = link.map(LinkId::new);
        Action::Linked { link: CaseLink { case: CaseId::new(case), procedure: ProcedureId::new("q"), link }, answers }
    }

    /// Cases were stored like this before there were links, and before log entries had fields, initials or could be
    /// struck out.
    #[test]
    fn a_case_of_before_is_read() {
        let before = r#"{"schema":1,"id":"c","procedure":"p","version":"1","entries":{"answers":{"a":"x"},"ticks":{},"log":[
            {"at":"2026-03-07T14:20:00Z","by":"KL","text":"one"},{"at":"2026-03-07T14:21:00Z","text":"two"}]},"revision":3,
            "created":"2026-03-07T14:00:00Z","edited":"2026-03-07T14:20:00Z","closed":null,"stage":null,"post":null}"#;
        let case = restore(before).unwrap();
        assert_eq!((case.revision, case.entries.links.len(), case.entries.answers.len()), (3, 0, 1));
        let log = &case.entries.log;
        assert_eq!((log[0].by.as_str(), log[0].text.as_str()), ("KL", "one"));
        assert_eq!((log[1].by.as_str(), log[1].text.as_str()), ("", "two"));
        assert!(log.iter().all(|entry| entry.field.as_str().is_empty() && !entry.struck));
        assert_eq!(restore(&store(&case)), Ok(case), "and is stored in the new form");
        let bare = r#"{"schema":1,"id":"c","procedure":"p","version":"1","entries":{},"revision":0,
            "created":"2026-03-07T14:00:00Z","edited":"2026-03-07T14:20:00Z"}"#;
        assert_eq!(restore(bare).map(|case| case.entries), Ok(crate::case::Entries::default()));
    }

    #[test]
    fn strange_texts_are_told_apart() {
        for text in ["", "null", "[]", "{\"schema\":1}", "{\"schema\":\"1\"}", "{\"schema\":1,\"id\":\"c\""] {
            assert_eq!(restore(text), Err(Unreadable::Damaged), "{text}");
        }
        assert_eq!(restore("{\"schema\":3,\"new\":true}"), Err(Unreadable::Newer { schema: 3 }));
    }
}
