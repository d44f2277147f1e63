//! Reads an answer as the value that its field asks for.

use std::rc::Rc;

use crate::case::{Answer, RowAnswer};
use crate::procedure::{Choice, Column, Kind};
use crate::value::{
    Chosen, Money, Number, RecordIdProblem, Row, Value, Zone, is_email, is_link, is_phone, read_date, read_record_id,
    read_time,
};

/// Why what was entered cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    Email,
    Phone,
    Link,
    Number,
    Money,
    Date,
    Time,
    YesNo,
    /// Not one of the options; the text.
    Option(String),
    RecordId(RecordIdProblem),
    /// An id of another object; what ids of the wanted one begin with.
    OtherObject(String),
    /// In the row of this number, counted from 1, the column of this label.
    Row(usize, String, Box<Problem>),
    /// In the row of this number, counted from 1, the column of this label is empty.
    EmptyCell(usize, String),
    /// An answer of another shape than the field has: rows for a text, say.
    Shape,
}

/// What an answer says: nothing (`Ok(None)`), a value, or something that cannot be read.
pub(super) fn read(kind: &Kind, answer: &Answer, zone: &Zone) -> Result<Option<Value>, Problem> {
    if answer.is_empty() {
        return Ok(None);
    }
    match (kind, answer) {
        (Kind::SomeOf(options), Answer::Choices(chosen)) => {
            some_of(options, chosen.iter().map(String::as_str)).map(Some)
        }
        (Kind::SomeOf(options), Answer::Text(text)) => some_of(options, text.split(',')).map(Some),
        // One choice handed over as a list of one, as scripts do.
        (Kind::OneOf(_) | Kind::YesNo, Answer::Choices(chosen)) => match chosen.as_slice() {
            [one] => read_text(kind, one, zone).map(Some),
            _ => Err(Problem::Shape),
        },
        (Kind::Rows(columns), Answer::Rows(rows)) => read_rows(columns, rows, zone),
        (Kind::Rows(_), _) | (_, Answer::Rows(_) | Answer::Choices(_)) => Err(Problem::Shape),
        (_, Answer::Text(text)) => read_text(kind, text, zone).map(Some),
    }
}

fn read_text(kind: &Kind, text: &str, zone: &Zone) -> Result<Value, Problem> {
    let text = text.trim();
    let as_text = |fits: bool, problem: Problem| if fits { Ok(Value::Text(text.into())) } else { Err(problem) };
    match kind {
        Kind::Line => Ok(Value::Text(text.split(['\r', '\n']).collect::<Vec<_>>().join(" ").into())),
        Kind::Paragraph => Ok(Value::Text(text.into())),
        Kind::Email => as_text(is_email(text), Problem::Email),
        Kind::Phone => as_text(is_phone(text), Problem::Phone),
        Kind::Link => as_text(is_link(text), Problem::Link),
        Kind::Number => Number::read(text).map(Value::Number).ok_or(Problem::Number),
        Kind::Money => Money::read(text).map(Value::Money).ok_or(Problem::Money),
        Kind::Date => read_date(text).map(Value::Date).ok_or(Problem::Date),
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
        Kind::SomeOf(_) | Kind::Rows(_) => Err(Problem::Shape),
    }
}

/// An option by its id, or by its label, which is what people paste.
fn option(options: &[Choice], text: &str) -> Result<Chosen, Problem> {
    let found = options
        .iter()
        .find(|option| option.id.as_str() == text)
        .or_else(|| options.iter().find(|option| option.label.eq_ignore_ascii_case(text)))
        .ok_or_else(|| Problem::Option(text.chars().take(60).collect()))?;
    Ok(Chosen { id: found.id.clone(), label: Rc::from(found.label.as_str()) })
}

/// The chosen options in the order of the field, whatever the order they were chosen in.
fn some_of<'a>(options: &[Choice], chosen: impl Iterator<Item = &'a str>) -> Result<Value, Problem> {
    let chosen = chosen.map(|text| option(options, text.trim())).collect::<Result<Vec<_>, _>>()?;
    let in_order = options.iter().filter_map(|option| chosen.iter().find(|one| one.id == option.id).cloned());
    Ok(Value::Choices(in_order.collect()))
}

/// The rows that hold something; rows that are empty throughout do not count.
fn read_rows(columns: &[Column], rows: &[RowAnswer], zone: &Zone) -> Result<Option<Value>, Problem> {
    let mut read = Vec::new();
    for (number, row) in (1..).zip(rows) {
        if row.cells.values().all(|cell| cell.trim().is_empty()) {
            continue;
        }
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
        read.push(cells);
    }
    Ok((!read.is_empty()).then_some(Value::List(read)))
}
