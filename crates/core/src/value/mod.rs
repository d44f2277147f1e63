//! Typed values of answers, exact and independent of the browser.

mod contact;
mod date;
mod decimal;
mod holidays;
mod hours;
mod money;
mod salesforce;
pub(crate) mod serial;
mod span;
mod typed;
mod zone;

use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use contact::{MixedLetters, is_link, read_email, read_phone};
pub use date::{DateProblem, date_problem, next_date, read_date, write_date};
pub use decimal::Number;
pub use hours::{Hours, WEEK, read_time_of_day};
pub use money::Money;
pub use salesforce::{RecordIdProblem, read_record_id};
pub use span::{Span, Unit, is_counted};
pub use typed::seen;
pub(crate) use zone::read_utc;
pub use zone::{Instant, Now, Zone, read_offset, read_time, to_the_minute, write_rfc3339, write_time, write_utc};

use crate::id::{ColumnId, OptionId};

/// A value of the procedure language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    YesNo(bool),
    Text(Rc<str>),
    Number(Number),
    Money(Money),
    Date(#[serde(with = "serial::date")] NaiveDate),
    Time(#[serde(with = "serial::time")] Instant),
    Span(Span),
    /// The chosen option.
    Choice(Chosen),
    /// The chosen options, in the order of the field's options.
    Choices(Vec<Chosen>),
    /// The rows of a field of rows; a cell that is empty or unreadable is absent.
    List(Vec<Row>),
}

/// An option of a field with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Chosen {
    pub id: OptionId,
    pub label: Rc<str>,
}

/// A row: its cells that have a value.
pub type Row = Vec<(ColumnId, Value)>;

impl Value {
    /// The value as people read it: dates and money as in the SOPs, options by their labels.
    ///
    /// A text keeps its line breaks. A list gives its number of rows, since its contents are printed row by row.
    pub fn display(&self, zone: &Zone) -> String {
        match self {
            Value::YesNo(yes) => yes_or_no(*yes).to_owned(),
            Value::Text(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Money(money) => money.to_string(),
            Value::Date(date) => write_date(*date),
            Value::Time(time) => write_time(*time, zone),
            Value::Span(span) => span.to_string(),
            Value::Choice(chosen) => chosen.label.to_string(),
            Value::Choices(chosen) => chosen.iter().map(|one| &*one.label).collect::<Vec<_>>().join(", "),
            Value::List(rows) => rows.len().to_string(),
        }
    }
}

/// The labels of the options of every yes/no field.
pub fn yes_or_no(yes: bool) -> &'static str {
    if yes { "Yes" } else { "No" }
}
