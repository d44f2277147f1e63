//! Reads answers as values of the kind that their field asks for.

use std::borrow::Cow;
use std::rc::Rc;

use super::words::UNREADABLE;
use crate::case::{Answer, LogEntry, RowAnswer};
use crate::document::missing;
use crate::id::ColumnId;
use crate::procedure::{Choice, Column, Kind, LOG_AT, LOG_BY, LOG_TEXT};
use crate::value::{
    Chosen, DateProblem, MixedLetters, Money, Number, RecordIdProblem, Row, Value, Zone, date_problem, is_link,
    read_date, read_email, read_phone, read_record_id, read_time, seen,
};

/// Why an answer cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Not an e-mail address.
    Email,
    /// A letter of another script among Latin ones, in an e-mail address.
    MixedLetters(char),
    /// Not a phone number.
    Phone,
    /// Not a web address.
    Link,
    Number,
    Money,
    Date(DateProblem),
    /// Not a date with a time of day.
    Time,
    /// Neither yes nor no.
    YesNo,
    /// Not one of the options; the text that was entered.
    Option(String),
    /// Not a Salesforce id.
    RecordId(RecordIdProblem),
    /// The id of another kind of object; the prefix that was expected.
    OtherObject(String),
    /// A problem in a cell: the number of the row, from 1, and the label of the column.
    Row(usize, String, Box<Problem>),
    /// A required cell is empty: the number of the row, from 1, and the label of the column.
    EmptyCell(usize, String),
    /// Typed for a log, but not added to it.
    NotAdded,
    /// An answer of another shape than the field's, such as rows for a text.
    Shape,
}

/// The value of an answer, and why it cannot be read. Of rows, those that can be read are returned in any case: half a
/// date in the last one does not make the others unknown.
pub(super) fn read(kind: &Kind, answer: &Answer, zone: &Zone) -> (Option<Value>, Option<Problem>) {
    if let (Kind::Rows(columns), Answer::Rows(rows)) = (kind, answer) {
        return read_rows(columns, rows, zone);
    }
    match read_one(kind, answer, zone) {
        Ok(value) => (value, None),
        Err(problem) => (None, Some(problem)),
    }
}

/// The value of an answer; `Ok(None)` if it is empty.
fn read_one(kind: &Kind, answer: &Answer, zone: &Zone) -> Result<Option<Value>, Problem> {
    if answer.is_empty() {
        return Ok(None);
    }
    match (kind, answer) {
        (Kind::SomeOf(options), Answer::Choices(chosen)) => {
            some_of(options, chosen.iter().map(String::as_str)).map(Some)
        }
        (Kind::SomeOf(options), Answer::Text(text)) => some_of(options, text.split(',')).map(Some),
        // Scripts may hand over a single choice as a list.
        (Kind::OneOf(_) | Kind::YesNo, Answer::Choices(chosen)) => match chosen.as_slice() {
            [one] => read_text(kind, one, zone).map(Some),
            _ => Err(Problem::Shape),
        },
        // A draft for a log is not in the log yet.
        (Kind::Log(_), _) => Err(Problem::NotAdded),
        (Kind::Rows(_), _) | (_, Answer::Rows(_) | Answer::Choices(_)) => Err(Problem::Shape),
        (_, Answer::Text(text)) => read_text(kind, text, zone).map(Some),
    }
}

fn read_text(kind: &Kind, text: &str, zone: &Zone) -> Result<Value, Problem> {
    // What people wrote for people is kept as it is; what is read leaves out what cannot be seen.
    let seen = if matches!(kind, Kind::Line | Kind::Paragraph) { Cow::Borrowed(text.trim()) } else { seen(text) };
    let text = &*seen;
    match kind {
        Kind::Line => Ok(Value::Text(text.split(['\r', '\n']).collect::<Vec<_>>().join(" ").into())),
        Kind::Paragraph => Ok(Value::Text(text.into())),
        Kind::Email => match read_email(text) {
            Ok(Some(address)) => Ok(Value::Text(address.into())),
            Ok(None) => Err(Problem::Email),
            Err(MixedLetters(letter)) => Err(Problem::MixedLetters(letter)),
        },
        Kind::Phone => read_phone(text).map(|phone| Value::Text(phone.into())).ok_or(Problem::Phone),
        Kind::Link if is_link(text) => Ok(Value::Text(text.into())),
        Kind::Link => Err(Problem::Link),
        Kind::Number => Number::read(text).map(Value::Number).ok_or(Problem::Number),
        Kind::Money => Money::read(text).map(Value::Money).ok_or(Problem::Money),
        // Copied from a field of Salesforce, a date may come as a time.
        Kind::Date => read_date(text)
            .or_else(|| read_time(text, zone).map(|time| zone.local(time).date()))
            .map(Value::Date)
            .ok_or_else(|| Problem::Date(date_problem(text))),
        Kind::Time => read_time(text, zone).map(Value::Time).ok_or(Problem::Time),
        Kind::YesNo if text.eq_ignore_ascii_case("yes") => Ok(Value::YesNo(true)),
        Kind::YesNo if text.eq_ignore_ascii_case("no") => Ok(Value::YesNo(false)),
        Kind::YesNo => Err(Problem::YesNo),
        Kind::OneOf(options) => option(options, text).map(Value::Choice),
        Kind::RecordId(prefix) => {
            let id = read_record_id(text).map_err(Problem::RecordId)?;
            match prefix {
                Some(prefix) if !id.starts_with(prefix.as_str()) => Err(Problem::OtherObject(prefix.clone())),
                _ => Ok(Value::Text(id.into())),
            }
        }
        Kind::SomeOf(_) | Kind::Rows(_) | Kind::Log(_) => Err(Problem::Shape),
    }
}

/// Finds an option by its id, or by its label, which is what people paste.
fn option(options: &[Choice], text: &str) -> Result<Chosen, Problem> {
    let text = &*seen(text);
    let found = options
        .iter()
        .find(|option| option.id.as_str() == text)
        .or_else(|| options.iter().find(|option| seen(&option.label).eq_ignore_ascii_case(text)))
        .ok_or_else(|| Problem::Option(text.chars().take(60).collect()))?;
    Ok(Chosen { id: found.id.clone(), label: Rc::from(found.label.as_str()) })
}

/// The chosen options in the order of the field.
fn some_of<'a>(options: &[Choice], chosen: impl Iterator<Item = &'a str>) -> Result<Value, Problem> {
    let chosen = chosen.map(|text| option(options, text)).collect::<Result<Vec<_>, _>>()?;
    let in_order = options.iter().filter_map(|option| chosen.iter().find(|one| one.id == option.id).cloned());
    Ok(Value::Choices(in_order.collect()))
}

/// The entries of a log as rows, oldest first, without those struck out; `None` if there are none.
pub(super) fn read_log<'e>(log: impl Iterator<Item = &'e LogEntry>) -> Option<Value> {
    let standing = log.filter(|entry| !entry.struck);
    let row = |entry: &LogEntry| {
        vec![
            (ColumnId::new(LOG_AT), Value::Time(entry.at)),
            (ColumnId::new(LOG_BY), Value::Text(entry.by.as_str().into())),
            (ColumnId::new(LOG_TEXT), Value::Text(entry.text.as_str().into())),
        ]
    };
    let rows: Vec<Row> = standing.map(row).collect();
    (!rows.is_empty()).then_some(Value::List(rows))
}

/// The rows that can be read and are not empty, and the problem of the first one that cannot be read.
fn read_rows(columns: &[Column], rows: &[RowAnswer], zone: &Zone) -> (Option<Value>, Option<Problem>) {
    let (mut read, mut wrong) = (Vec::new(), None);
    for (number, row) in (1..).zip(rows) {
        if row.cells.values().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match read_row(columns, number, row, zone) {
            Ok(cells) => read.push(cells),
            Err(problem) => {
                wrong.get_or_insert(problem);
            }
        }
    }
    ((!read.is_empty()).then_some(Value::List(read)), wrong)
}

/// All rows that are not empty, as a post shows them: a cell that cannot be read stands as it was typed, with a mark, and so
/// does one that is missing.
pub(super) fn printed_rows(columns: &[Column], rows: &[RowAnswer], zone: &Zone) -> Vec<Row> {
    let cell = |row: &RowAnswer, column: &Column| {
        let text = row.cells.get(&column.id).map_or("", |text| text.trim());
        let value = match read_text(&column.kind, text, zone) {
            _ if text.is_empty() && !column.required => return None,
            _ if text.is_empty() => Value::Text(missing(&column.label).into()),
            Ok(value) => value,
            Err(_) => Value::Text([text, " ", UNREADABLE].concat().into()),
        };
        Some((column.id.clone(), value))
    };
    let filled = rows.iter().filter(|row| row.cells.values().any(|cell| !cell.trim().is_empty()));
    filled.map(|row| columns.iter().filter_map(|column| cell(row, column)).collect()).collect()
}

fn read_row(columns: &[Column], number: usize, row: &RowAnswer, zone: &Zone) -> Result<Row, Problem> {
    let mut cells = Row::new();
    for column in columns {
        let text = row.cells.get(&column.id).map_or("", |text| text.trim());
        if text.is_empty() {
            if column.required {
                return Err(Problem::EmptyCell(number, column.label.clone()));
            }
            continue;
        }
        let value = read_text(&column.kind, text, zone)
            .map_err(|problem| Problem::Row(number, column.label.clone(), Box::new(problem)))?;
        cells.push((column.id.clone(), value));
    }
    Ok(cells)
}
