//! Reads a case from JSON: `{"begun": …, "answers": {…}, "ticks": {…}, "log": […], "linked": […]}`.
//!
//! Strict about names and shapes, which only a mistake in a script gets wrong, but not about texts, which are kept as
//! they are: the engine reports those that cannot be read.

use std::path::Path;

use serde_json::{Map, Value};

use casewright_core::case::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
use casewright_core::id::{FieldId, LinkId};
use casewright_core::procedure::{Choice, Column, Kind, Procedure};
use casewright_core::value::{Instant, Zone, read_time, seen};

use super::json::Once;
use super::names::{one_line, unknown};
use super::{Failure, reading};

/// A case as it was given.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) entries: Entries,
    /// When it was begun; clocks that start then wait without it.
    pub(super) begun: Option<Instant>,
}

/// Reads the case from a file, or from standard input for `-`. Times without an offset are in `zone`.
pub(super) fn read(path: &Path, procedure: &Procedure, zone: &Zone) -> Result<Given, Failure> {
    let (name, text) = (reading::name(path), reading::text(path)?);
    if text.trim().is_empty() {
        return Err(Failure(format!("{name} is empty: a case without answers is {{}}")));
    }
    let Once(json) = serde_json::from_str(&text).map_err(|error| match error.is_data() {
        true => Failure(format!("{name}: {error}")),
        false => Failure(format!("{name} is not JSON: {error}")),
    })?;
    Reader { procedure, zone }.case(json).map_err(|sentence| Failure(format!("{name}: {sentence}")))
}

const KEYS: [&str; 5] = ["begun", "answers", "ticks", "log", "linked"];

struct Reader<'a> {
    procedure: &'a Procedure,
    zone: &'a Zone,
}

/// The error is a sentence.
type Read<T> = Result<T, String>;

impl Reader<'_> {
    fn case(&self, json: Value) -> Read<Given> {
        let Given { mut entries, mut begun } = Given::default();
        for (key, value) in object(json, "a case")? {
            match key.as_str() {
                _ if value.is_null() && KEYS.contains(&key.as_str()) => {}
                "begun" => begun = Some(self.time(value, "`begun`")?),
                "answers" => {
                    for (id, value) in object(value, "`answers`")? {
                        self.answer(&mut entries, &id, value)?;
                    }
                }
                "ticks" => {
                    for (id, value) in object(value, "`ticks`")? {
                        self.tick(&mut entries, &id, value)?;
                    }
                }
                "log" => {
                    let Value::Array(list) = value else {
                        return Err(format!("`log` is a list, [{{\"at\": …, \"text\": …}}], not {}", kind_of(&value)));
                    };
                    for (number, value) in (1..).zip(list) {
                        entries.log.push(self.log_entry(None, &format!("entry {number} of `log`"), value)?);
                    }
                }
                "linked" => {
                    let Value::Array(list) = value else {
                        return Err(format!("`linked` is a list of links, [\"…\"], not {}", kind_of(&value)));
                    };
                    for value in list {
                        let link = self.link(&text(&Kind::Line, value, "a link in `linked`")?)?;
                        entries.links.push(CaseLink { link: Some(link), ..CaseLink::default() });
                    }
                }
                _ => return Err(unknown("key", &key, KEYS, "")),
            }
        }
        // A log is ordered by time, however a script orders it.
        entries.log.sort_by_key(|entry| entry.at);
        Ok(Given { entries, begun })
    }

    fn answer(&self, entries: &mut Entries, id: &str, value: Value) -> Read<()> {
        let Some(field) = self.procedure.fields.iter().find(|field| field.id.as_str() == id) else {
            let ids = self.procedure.fields.iter().map(|field| field.id.as_str());
            let otherwise = format!("`casewright fields {}` names them", self.procedure.id);
            return Err(unknown("field", id, ids, &otherwise));
        };
        let place = format!("`{id}`");
        let answer = match (&field.kind, value) {
            (_, Value::Null) => return Ok(()),
            (Kind::SomeOf(options), Value::Array(list)) => {
                let mut chosen = Vec::new();
                for value in list {
                    let option = text(&field.kind, value, &format!("an option of {place}"))?;
                    let option = option_id(options, option, &place)?;
                    if !chosen.contains(&option) {
                        chosen.push(option);
                    }
                }
                Answer::Choices(chosen)
            }
            (Kind::SomeOf(_), other) => {
                return Err(format!("{place} takes a list of options, [\"…\"], not {}", kind_of(&other)));
            }
            (Kind::Rows(columns), Value::Array(list)) => {
                let mut rows = Vec::new();
                for (key, value) in (0..).zip(list) {
                    let cells = object(value, &format!("row {} of {place}", key + 1))?;
                    rows.push(row(columns, key, cells, &place)?);
                }
                Answer::Rows(rows)
            }
            (Kind::Rows(_), other) => {
                return Err(format!("{place} takes a list of rows, [{{…}}], not {}", kind_of(&other)));
            }
            (Kind::Log(_), Value::Array(list)) => {
                for (number, value) in (1..).zip(list) {
                    let place = format!("entry {number} of {place}");
                    entries.log.push(self.log_entry(Some(&field.id), &place, value)?);
                }
                return Ok(());
            }
            (Kind::Log(_), other) => {
                return Err(format!(
                    "{place} takes a list of entries, [{{\"at\": …, \"text\": …}}], not {}",
                    kind_of(&other)
                ));
            }
            (kind, value) => Answer::Text(one_answer(kind, value, &place)?),
        };
        entries.answers.insert(field.id.clone(), answer);
        Ok(())
    }

    fn tick(&self, entries: &mut Entries, id: &str, value: Value) -> Read<()> {
        let Some(step) = self.procedure.steps.iter().find(|step| step.id.as_str() == id) else {
            let ids = self.procedure.steps.iter().map(|step| step.id.as_str());
            return Err(unknown("step", id, ids, "`casewright evaluate` names them"));
        };
        if !value.is_null() {
            let at = self.time(value, &format!("the tick of `{id}`"))?;
            entries.ticks.insert(step.id.clone(), at);
        }
        Ok(())
    }

    /// An entry of the log `field`, or of the log it names itself.
    fn log_entry(&self, field: Option<&FieldId>, place: &str, value: Value) -> Read<LogEntry> {
        let (mut at, mut by, mut written, mut struck) = (None, String::new(), None, false);
        let mut field = field.cloned();
        for (key, value) in object(value, place)? {
            let part = format!("`{key}` in {place}");
            match key.as_str() {
                "at" => at = Some(self.time(value, &part)?),
                "by" => by = text(&Kind::Line, value, &part)?,
                "text" => written = Some(text(&Kind::Line, value, &part)?),
                "struck" => struck = value.as_bool().ok_or_else(|| format!("{part} is true or false"))?,
                "field" if field.is_none() => field = Some(self.log_field(&text(&Kind::Line, value, &part)?)?),
                _ => return Err(unknown(&format!("key in {place}"), &key, ["at", "by", "text", "struck"], "")),
            }
        }
        Ok(LogEntry {
            // Entries without a field have always been accepted; they show nowhere.
            field: field.unwrap_or_default(),
            struck,
            at: at.ok_or_else(|| format!("{place} has no `at`"))?,
            by,
            text: written.ok_or_else(|| format!("{place} has no `text`"))?,
        })
    }

    fn log_field(&self, id: &str) -> Read<FieldId> {
        let mut logs = self.procedure.fields.iter().filter(|field| matches!(field.kind, Kind::Log(_)));
        let ids = logs.clone().map(|field| field.id.as_str());
        let otherwise = format!("`casewright fields {}` names them", self.procedure.id);
        let unknown = || unknown("log", id, ids, &otherwise);
        logs.find(|field| field.id.as_str() == id).map(|field| field.id.clone()).ok_or_else(unknown)
    }

    fn link(&self, id: &str) -> Read<LinkId> {
        let mut links = self.procedure.links.iter().map(|link| &link.id);
        let ids = links.clone().map(LinkId::as_str);
        let unknown = || unknown("link", id, ids, "`casewright evaluate` names those that are offered");
        links.find(|link| link.as_str() == id).cloned().ok_or_else(unknown)
    }

    fn time(&self, value: Value, place: &str) -> Read<Instant> {
        let read = value.as_str().and_then(|text| read_time(&seen(text), self.zone));
        read.ok_or_else(|| {
            let what =
                value.as_str().map_or_else(|| kind_of(&value).to_owned(), |text| format!("`{}`", one_line(text)));
            format!("{place} is a time, such as \"2026-03-07T14:10:00-06:00\", not {what}")
        })
    }
}

fn row(columns: &[Column], key: u32, cells: Map<String, Value>, place: &str) -> Read<RowAnswer> {
    let mut row = RowAnswer { key, ..RowAnswer::default() };
    for (id, value) in cells {
        let Some(column) = columns.iter().find(|column| column.id.as_str() == id) else {
            let ids = columns.iter().map(|column| column.id.as_str());
            return Err(unknown(&format!("column of {place}"), &id, ids, ""));
        };
        if !value.is_null() {
            let place = format!("`{id}` in row {} of {place}", key + 1);
            row.cells.insert(column.id.clone(), one_answer(&column.kind, value, &place)?);
        }
    }
    Ok(row)
}

/// An answer of any kind that is a single text.
fn one_answer(kind: &Kind, value: Value, place: &str) -> Read<String> {
    let text = text(kind, value, place)?;
    match kind {
        Kind::OneOf(options) if !text.trim().is_empty() => option_id(options, text, place),
        _ => Ok(text),
    }
}

/// The text a script meant. Numbers are accepted if JSON carries them exactly.
fn text(kind: &Kind, value: Value, place: &str) -> Read<String> {
    match value {
        Value::String(text) => Ok(text),
        Value::Bool(yes) if matches!(kind, Kind::YesNo) => Ok(if yes { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => {
            let text = number.to_string();
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            if number.is_f64() && (digits > 15 || text.contains('e')) {
                // JSON readers keep about 15 digits, so what is read may differ from what was written.
                return Err(format!("{place} is a number that JSON does not carry exactly: write it in quotes"));
            }
            Ok(text)
        }
        other => Err(format!("{place} takes a text, \"…\", not {}", kind_of(&other))),
    }
}

/// The id of an option that is given by id or label.
fn option_id(options: &[Choice], wanted: String, place: &str) -> Read<String> {
    let (word, label) = (wanted.trim(), wanted.trim().to_lowercase());
    let found = options
        .iter()
        .find(|option| option.id.as_str() == word)
        .or_else(|| options.iter().find(|option| option.label.to_lowercase() == label));
    match found {
        Some(option) => Ok(option.id.as_str().to_owned()),
        None => {
            let ids = options.iter().map(|option| option.id.as_str());
            Err(unknown(&format!("option of {place}"), word, ids, "`casewright fields` names them"))
        }
    }
}

fn object(value: Value, what: &str) -> Read<Map<String, Value>> {
    match value {
        Value::Object(map) => Ok(map),
        other => Err(format!("{what} is an object, {{…}}, not {}", kind_of(&other))),
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
