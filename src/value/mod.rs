//! What an answer can be once it is read: typed values, exact and without a browser.

mod contact;
mod date;
mod decimal;
mod money;
mod salesforce;
mod span;
mod zone;

use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use contact::{is_email, is_link, is_phone};
pub use date::{read_date, write_date};
pub use decimal::Number;
pub use money::Money;
pub use salesforce::{RecordIdProblem, read_record_id};
pub use span::{Span, Unit};
pub use zone::{Instant, Now, Zone, read_time, write_rfc3339, write_time};

use crate::id::{ColumnId, OptionId};

/// A value of the procedure language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    YesNo(bool),
    Text(Rc<str>),
    Number(Number),
    Money(Money),
    Date(NaiveDate),
    Time(Instant),
    Span(Span),
    /// The option that was chosen.
    Choice(OptionId),
    /// The options that were chosen, in the order of the field's options.
    Choices(Vec<OptionId>),
    /// The rows of a list; a cell that is empty or cannot be read is absent.
    List(Vec<Row>),
}

/// One row of a list: its cells that hold a value.
pub type Row = Vec<(ColumnId, Value)>;
