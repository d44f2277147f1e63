//! How cases are read from JSON: the counterpart of their `Serialize`. What was added later may be left out.

use super::{Answer, Case, Entries, LogEntry, RowAnswer};
use crate::json::{Json, Read, entry, read_record};

read_record! {
    Case { id, procedure, version, entries, revision, created, edited, closed, stage, post }
}

impl Read for Entries {
    fn read(json: &Json) -> Option<Entries> {
        let answers: Option<_> = entry(json, "answers")?;
        let ticks: Option<_> = entry(json, "ticks")?;
        let log: Option<_> = entry(json, "log")?;
        Some(Entries {
            answers: answers.unwrap_or_default(),
            ticks: ticks.unwrap_or_default(),
            log: log.unwrap_or_default(),
        })
    }
}

impl Read for LogEntry {
    fn read(json: &Json) -> Option<LogEntry> {
        let by: Option<String> = entry(json, "by")?;
        Some(LogEntry { at: entry(json, "at")?, by: by.unwrap_or_default(), text: entry(json, "text")? })
    }
}

impl Read for Answer {
    fn read(json: &Json) -> Option<Answer> {
        match json {
            Json::Text(text) => Some(Answer::Text(text.clone())),
            Json::List(list) if matches!(list.first(), Some(Json::Object(_))) => {
                let mut rows: Vec<RowAnswer> = Read::read(json)?;
                for (key, row) in (0..).zip(&mut rows) {
                    row.key = key;
                }
                Some(Answer::Rows(rows))
            }
            Json::List(_) => Read::read(json).map(Answer::Choices),
            _ => None,
        }
    }
}

impl Read for RowAnswer {
    fn read(json: &Json) -> Option<RowAnswer> {
        Some(RowAnswer { cells: Read::read(json)?, key: 0 })
    }
}
