//! How cases are read from JSON: the counterpart of their `Serialize`. What was added later may be left out.

use super::{Answer, Case, Entries, LogEntry, RowAnswer};
use crate::json::{Json, Read, entry, read_record};

read_record! {
    Case { id, procedure, version, entries, revision, created, edited, closed, stage, post }
}

impl Read for Entries {
    fn read(json: &Json, whole: &mut bool) -> Entries {
        let answers: Option<_> = entry(json, "answers", whole);
        let ticks: Option<_> = entry(json, "ticks", whole);
        let log: Option<_> = entry(json, "log", whole);
        Entries { answers: answers.unwrap_or_default(), ticks: ticks.unwrap_or_default(), log: log.unwrap_or_default() }
    }
}

impl Read for LogEntry {
    fn read(json: &Json, whole: &mut bool) -> LogEntry {
        let by: Option<_> = entry(json, "by", whole);
        LogEntry { at: entry(json, "at", whole), by: by.unwrap_or_default(), text: entry(json, "text", whole) }
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
