//! How cases are read from JSON: the counterpart of their `Serialize`. What was added later may be left out.

use super::packed::unpack;
use super::{Answer, Case, CaseLink, Entries, LogEntry, RowAnswer};
use crate::json::{Json, Read, entry, parse, read_record};

read_record! {
    CaseLink { case, procedure, link }
}

/// Those of a closed case are packed; where only the head of a case is read there are none.
impl Read for Entries {
    fn read(json: &Json, whole: &mut bool) -> Entries {
        let unpacked = match json {
            Json::Null => return Entries::default(),
            Json::Text(packed) => unpack(packed).and_then(|plain| parse(&plain).ok()),
            _ => None,
        };
        let json = unpacked.as_ref().unwrap_or(json);
        Entries {
            answers: entry(json, "answers", whole),
            ticks: entry(json, "ticks", whole),
            log: entry(json, "log", whole),
            links: entry(json, "links", whole),
        }
    }
}

/// The first cases had no edition, were not called anything, and did not count whose changes they hold.
impl Read for Case {
    fn read(json: &Json, whole: &mut bool) -> Case {
        let mut later = |name| entry::<Option<String>>(json, name, whole).unwrap_or_default();
        let (edition, name, number) = (later("edition"), later("name"), later("number"));
        Case {
            id: entry(json, "id", whole),
            procedure: entry(json, "procedure", whole),
            version: entry(json, "version", whole),
            edition,
            name,
            number,
            entries: entry(json, "entries", whole),
            others: entry(json, "others", whole),
            later: entry(json, "later", whole),
            revision: entry(json, "revision", whole),
            seen: entry(json, "seen", whole),
            created: entry(json, "created", whole),
            edited: entry(json, "edited", whole),
            closed: entry(json, "closed", whole),
            deleted: entry(json, "deleted", whole),
            stage: entry(json, "stage", whole),
            post: entry(json, "post", whole),
        }
    }
}

/// The first entries had no field, and not always initials.
impl Read for LogEntry {
    fn read(json: &Json, whole: &mut bool) -> LogEntry {
        let field: Option<_> = entry(json, "field", whole);
        let by: Option<_> = entry(json, "by", whole);
        LogEntry {
            field: field.unwrap_or_default(),
            at: entry(json, "at", whole),
            by: by.unwrap_or_default(),
            text: entry(json, "text", whole),
            struck: entry(json, "struck", whole),
        }
    }
}

impl Read for Answer {
    fn read(json: &Json, whole: &mut bool) -> Answer {
        match json {
            Json::Text(text) => Answer::Text(text.clone()),
            Json::List(list) if matches!(list.first(), Some(Json::Object(_))) => {
                let mut rows: Vec<RowAnswer> = Read::read(json, whole);
                for (key, row) in (0..).zip(&mut rows) {
                    row.key = key;
                }
                Answer::Rows(rows)
            }
            _ => Answer::Choices(Read::read(json, whole)),
        }
    }
}

impl Read for RowAnswer {
    fn read(json: &Json, whole: &mut bool) -> RowAnswer {
        RowAnswer { cells: Read::read(json, whole), key: 0 }
    }
}
