//! The form in which a case is stored: JSON with the version of its schema.

use super::Case;
use crate::id::CaseId;
use crate::json::{Json, Write as _, entry, parse, parse_until, read};
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

/// A case as the text that is stored.
pub fn store(case: &Case) -> String {
    let mut out = String::new();
    case.write(&mut out);
    out
}

/// The case in a stored text.
///
/// # Errors
/// For any text that is not a case of a schema known here; never panics, whatever the text.
pub fn restore(text: &str) -> Result<Case, Unreadable> {
    let json = parse(text).map_err(|_| Unreadable::Damaged)?;
    // What was written as version 1 had entries even where they were empty; later ones leave out what is empty.
    let all = known_schema(&json)? < HEAD_FIRST;
    let cut = all && matches!(&json, Json::Object(entries) if entries.iter().all(|(name, _)| name != "entries"));
    read(&json).filter(|_| !cut).ok_or(Unreadable::Damaged)
}

/// The same without what stands after the entries, and without them: what a list shows of a case, read from the beginning of
/// its text. That the rest of the text is whole, it does not tell.
///
/// # Errors
/// As [`restore`], as far as the text was looked at.
pub fn restore_head(text: &str) -> Result<Case, Unreadable> {
    let json = parse_until(text, "entries").map_err(|_| Unreadable::Damaged)?;
    if known_schema(&json)? < HEAD_FIRST {
        return restore(text);
    }
    read(&json).ok_or(Unreadable::Damaged)
}

/// What tells which of thousands of cases are to be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    pub id: CaseId,
    pub edition: String,
    pub created: Instant,
    pub edited: Instant,
    pub closed: bool,
    pub deleted: bool,
}

/// A look at the beginning of a case's text, as [`restore_head`] reads it. Thousands of cases are looked at in the time in which
/// some hundred are restored.
///
/// # Errors
/// As [`restore_head`]; and for what was written as version 1, of which the beginning tells too little.
pub fn glance(text: &str) -> Result<Glance, Unreadable> {
    let json = parse_until(text, "entries").map_err(|_| Unreadable::Damaged)?;
    let mut whole = known_schema(&json)? >= HEAD_FIRST;
    let edition: Option<String> = entry(&json, "edition", &mut whole);
    let glance = Glance {
        id: entry(&json, "id", &mut whole),
        edition: edition.unwrap_or_default(),
        created: entry(&json, "created", &mut whole),
        edited: entry(&json, "edited", &mut whole),
        closed: is_there(&json, "closed"),
        deleted: is_there(&json, "deleted"),
    };
    if whole { Ok(glance) } else { Err(Unreadable::Damaged) }
}

fn is_there(json: &Json, name: &str) -> bool {
    matches!(json, Json::Object(entries) if entries.iter().any(|(other, value)| other == name && *value != Json::Null))
}

fn known_schema(json: &Json) -> Result<u32, Unreadable> {
    let mut whole = true;
    let schema = entry(json, "schema", &mut whole);
    match (whole, schema) {
        (true, schema) if schema > SCHEMA => Err(Unreadable::Newer { schema }),
        (true, schema) if schema > 0 => Ok(schema),
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
