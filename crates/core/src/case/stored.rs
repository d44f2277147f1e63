//! The form in which a case is stored: JSON with the version of its schema.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::packed::{pack, unpack};
use super::{Case, Entries};
use crate::id::CaseId;
use crate::serial::{self, Time, is_default};
use crate::value::Instant;

/// The version of the stored form that this build writes. What was written as version 1 had no edition, name, number, `seen`,
/// `others` and `deleted`, and its entries stood before its times; it reads as a case of which those are not known.
pub const SCHEMA: u32 = 2;

/// Since which version what a list shows stands before the entries.
const HEAD_FIRST: u32 = 2;

/// Why a stored text cannot be opened as a case. The text itself is to be kept: a later version may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a Casewright that is newer than this one.
    Newer { schema: u32 },
    /// Not a case, or no longer whole.
    Damaged,
}

/// The field of a case that stands after all that a list shows of it.
const ENTRIES: &str = "entries";

/// A case as the text that is stored.
pub fn store(case: &Case) -> String {
    serial::write(case)
}

/// By hand for two reasons: what a list shows of a case stands before its entries, so that it can be read without them
/// ([`restore_head`]); and the entries of a closed case are packed, since it is read seldom, and there are many.
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
        match self.closed.and_then(|_| pack(&write_entries(&self.entries))) {
            Some(packed) => fields.serialize_entry(ENTRIES, &packed)?,
            None if is_default(&self.entries) => {}
            None => fields.serialize_entry(ENTRIES, &self.entries)?,
        }
        if !self.others.is_empty() {
            fields.serialize_entry("others", &self.others)?;
        }
        if !self.later.is_empty() {
            fields.serialize_entry("later", &serial::Times(&self.later))?;
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

/// The case in a stored text.
///
/// # Errors
/// For any text that is not a case of a schema known here; never panics, whatever the text.
pub fn restore(text: &str) -> Result<Case, Unreadable> {
    let mut record: Map<String, Value> = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    // What was written as version 1 had entries even where they were empty; later ones leave out what is empty.
    if known_schema(&record)? < HEAD_FIRST && !record.contains_key(ENTRIES) {
        return Err(Unreadable::Damaged);
    }
    if let Some(entries) = record.get_mut(ENTRIES)
        && let Value::String(packed) = entries
    {
        *entries = unpack(packed).and_then(|plain| serde_json::from_str(&plain).ok()).ok_or(Unreadable::Damaged)?;
    }
    serial::read_object(record).map_err(|_| Unreadable::Damaged)
}

/// The same without what stands after the entries, and without them: what a list shows of a case, read from the beginning of
/// its text. The text may end right after `"entries":`; whether the rest of it is whole, this does not tell.
///
/// # Errors
/// As [`restore`], as far as the text was looked at.
pub fn restore_head(text: &str) -> Result<Case, Unreadable> {
    let record = head(text)?;
    if known_schema(&record)? < HEAD_FIRST {
        return restore(text);
    }
    serial::read_object(record).map_err(|_| Unreadable::Damaged)
}

/// What tells which of thousands of cases are to be listed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Glance {
    pub id: CaseId,
    #[serde(default)]
    pub edition: String,
    #[serde(with = "serial::time")]
    pub created: Instant,
    #[serde(with = "serial::time")]
    pub edited: Instant,
    #[serde(default, deserialize_with = "is_there")]
    pub closed: bool,
    #[serde(default, deserialize_with = "is_there")]
    pub deleted: bool,
}

/// A look at the beginning of a case's text, as [`restore_head`] reads it. Thousands of cases are looked at in the time in which
/// some hundred are restored.
///
/// # Errors
/// As [`restore_head`]; and for what was written as version 1, of which the beginning tells too little.
pub fn glance(text: &str) -> Result<Glance, Unreadable> {
    let record = head(text)?;
    if known_schema(&record)? < HEAD_FIRST {
        return Err(Unreadable::Damaged);
    }
    serial::read_object(record).map_err(|_| Unreadable::Damaged)
}

fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::<IgnoredAny>::deserialize(deserializer)?.is_some())
}

/// Entries as they are stored in an open case.
pub fn write_entries(entries: &Entries) -> String {
    serial::write(entries)
}

/// The entries in such a text; none where it is another one.
pub fn read_entries(text: &str) -> Option<Entries> {
    serial::read(text).ok()
}

/// The fields of a record that stand before its entries; all of them where it has none. What comes after is not looked at: it
/// may be most of the text.
fn head(text: &str) -> Result<Map<String, Value>, Unreadable> {
    let mut head = Head::default();
    let read = serde_json::Deserializer::from_str(text).deserialize_map(&mut head);
    // A reader that is left in the middle of an object calls that an error.
    if read.is_ok() || head.stopped { Ok(head.fields) } else { Err(Unreadable::Damaged) }
}

/// Collects fields up to the entries.
#[derive(Default)]
struct Head {
    fields: Map<String, Value>,
    stopped: bool,
}

impl<'de> Visitor<'de> for &mut Head {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a case")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == ENTRIES {
                self.stopped = true;
                break;
            }
            self.fields.insert(name, map.next_value()?);
        }
        Ok(())
    }
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
    use crate::id::{CaseId, FieldId, LinkId, ProcedureId};
    use crate::value::Instant;

    #[test]
    fn what_is_stored_comes_back() {
        let now = Instant::UNIX_EPOCH;
        let mut case = Case::begun(CaseId::new("c"), ProcedureId::new("p"), "1".into(), now);
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

    /// What was stored before there were links, and before an entry had a field, its writer's initials or a line through it.
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
