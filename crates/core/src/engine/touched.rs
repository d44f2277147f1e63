//! The effects of another version of a procedure on the entries of a case.
//!
//! Nothing is ever dropped: a case that moves keeps all its entries as typed. Entries that the other version does not
//! have or cannot read stay stored without effect, and count again if a later version, or the old one, asks for them.

use super::reading::{Problem, read, read_log};
use super::words;
use crate::case::{Answer, Entries, LogEntry, RowAnswer};
use crate::id::{ColumnId, FieldId, StepId};
use crate::procedure::{Column, Field, Kind, Procedure, Step};
use crate::value::{Zone, write_time};

/// An entry of a case that no longer counts, or counts differently, under another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    pub entry: TouchedEntry,
    /// The label of the field or step in the old version; for a column, both labels.
    pub label: String,
    /// The entry as text; for a tick, its time; for a log, one entry per line.
    pub answer: String,
    pub misfit: Misfit,
}

/// The entry that is affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TouchedEntry {
    Answer(FieldId),
    /// The cells of a column.
    Column(FieldId, ColumnId),
    /// The entries of a log.
    Log(FieldId),
    Tick(StepId),
}

/// Why an entry does not fit the new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// The new version does not ask for it.
    NotAsked,
    /// The new version asks for it in a form that the answer does not have.
    Unreadable(Problem),
    /// The field is no longer a log.
    NotALog,
}

impl Touched {
    /// The label without punctuation at its end, to be used in a sentence.
    pub fn bare_label(&self) -> &str {
        words::bare(&self.label)
    }

    /// The answer cut to one line of at most 60 characters, to be used in a sentence.
    pub fn excerpt(&self) -> String {
        words::clipped(&self.answer)
    }
}

/// The entries affected by a move from `old` to `new`, in the order of the old version.
///
/// An answer that was unreadable before is not listed. A hidden answer is listed: it is stored like any other, and
/// would have come back.
pub fn touched(old: &Procedure, new: &Procedure, entries: &Entries, zone: &Zone) -> Vec<Touched> {
    let mut found = Vec::new();
    for field in &old.fields {
        let now = new.fields.iter().find(|other| other.id == field.id);
        if let Some(answer) = entries.answers.get(&field.id).filter(|answer| !answer.is_empty()) {
            of_answer(&mut found, field, now, answer, zone);
        }
        found.extend(of_log(field, now, entries, zone));
    }
    found.extend(old.steps.iter().filter_map(|step| of_tick(step, new, entries, zone)));
    found
}

fn of_answer(found: &mut Vec<Touched>, field: &Field, now: Option<&Field>, answer: &Answer, zone: &Zone) {
    let misfit = match now {
        None => Misfit::NotAsked,
        Some(now) => match (read(&field.kind, answer, zone).1, read(&now.kind, answer, zone).1) {
            (None, Some(problem)) => Misfit::Unreadable(problem),
            _ => return of_columns(found, field, now, answer),
        },
    };
    let entry = TouchedEntry::Answer(field.id.clone());
    found.push(Touched { entry, label: field.label.clone(), answer: as_text(&field.kind, answer, zone), misfit });
}

/// Columns with content that the new version does not have.
fn of_columns(found: &mut Vec<Touched>, field: &Field, now: &Field, answer: &Answer) {
    let (Kind::Rows(before), Kind::Rows(after), Answer::Rows(rows)) = (&field.kind, &now.kind, answer) else { return };
    for column in before.iter().filter(|column| after.iter().all(|other| other.id != column.id)) {
        let cells = rows.iter().filter_map(|row| row.cells.get(&column.id)).map(|cell| cell.trim());
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        if !cells.is_empty() {
            let entry = TouchedEntry::Column(field.id.clone(), column.id.clone());
            let label = [&field.label, ": ", &column.label].concat();
            found.push(Touched { entry, label, answer: cells.join("; "), misfit: Misfit::NotAsked });
        }
    }
}

fn of_log(field: &Field, now: Option<&Field>, entries: &Entries, zone: &Zone) -> Option<Touched> {
    if matches!(now.map(|now| &now.kind), Some(Kind::Log(_))) {
        return None;
    }
    read_log(entries.log.iter().filter(|entry| entry.field == field.id))?;
    let counts = |entry: &&LogEntry| entry.field == field.id && !entry.struck;
    let written: Vec<String> = entries.log.iter().filter(counts).map(|entry| entry.written(zone)).collect();
    let misfit = if now.is_none() { Misfit::NotAsked } else { Misfit::NotALog };
    let entry = TouchedEntry::Log(field.id.clone());
    Some(Touched { entry, label: field.label.clone(), answer: written.join("\n"), misfit })
}

fn of_tick(step: &Step, new: &Procedure, entries: &Entries, zone: &Zone) -> Option<Touched> {
    let at = entries.ticks.get(&step.id).filter(|_| step.tick)?;
    if new.steps.iter().any(|other| other.id == step.id && other.tick) {
        return None;
    }
    let answer = write_time(*at, zone);
    let entry = TouchedEntry::Tick(step.id.clone());
    Some(Touched { entry, label: step.title.clone(), answer, misfit: Misfit::NotAsked })
}

/// An answer as people read it; as typed if it cannot be read.
pub fn as_text(kind: &Kind, answer: &Answer, zone: &Zone) -> String {
    match answer {
        Answer::Rows(rows) => {
            let columns: &[Column] = if let Kind::Rows(columns) = kind { columns } else { &[] };
            let cell = |row: &RowAnswer, id: &ColumnId| row.cells.get(id).map(|cell| cell.trim().to_owned());
            let row = |row| columns.iter().filter_map(|column| cell(row, &column.id)).collect::<Vec<_>>().join(", ");
            rows.iter().map(row).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("; ")
        }
        Answer::Text(text) => match read(kind, answer, zone).0 {
            Some(value) => value.display(zone),
            None => text.trim().to_owned(),
        },
        Answer::Choices(chosen) => match read(kind, answer, zone).0 {
            Some(value) => value.display(zone),
            None => chosen.join(", "),
        },
    }
}
