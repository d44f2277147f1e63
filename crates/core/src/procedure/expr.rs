//! Expressions of the compiled procedure: typed, with resolved names.

use serde::{Deserialize, Serialize};

use crate::id::{ColumnId, DefineId, FieldId, LinkId, OptionId, PostId, StepId};
use crate::value::{Unit, Value};

/// An expression, made only by the compiler, which resolves names and checks types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    Value(Value),
    /// An answer.
    Field(FieldId),
    /// A named condition or value.
    Define(DefineId),
    /// A cell of the current row; only within `[each …]`.
    Column(ColumnId),
    /// Today's date in the reader's time zone.
    #[default]
    Today,
    /// The current moment.
    Now,
    /// The day on which the case was begun; only where a clock starts.
    Begun,
    Not(Box<Expr>),
    /// Yes if all are; no as soon as one is, even if others are unknown.
    And(Vec<Expr>),
    /// No if all are; yes as soon as one is, even if others are unknown.
    Or(Vec<Expr>),
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// Whether an option is among the chosen ones.
    Has(Box<Expr>, OptionId),
    Add(Box<Expr>, Box<Expr>),
    Subtract(Box<Expr>, Box<Expr>),
    /// Whether a visible field has an answer. Always known.
    Answered(FieldId),
    /// Whether a named value is known. Always known.
    Known(Box<Expr>),
    /// Whether a visible step is done. Always known.
    Done(StepId),
    /// Whether another case was started from this one by a link. Always known.
    Linked(LinkId),
    /// The time at which a step was ticked.
    Ticked(StepId),
    /// Whether a post may go out; only in rules that withhold nothing. Always known.
    Ready(PostId),
    /// The number of rows or chosen options.
    Count(Box<Expr>),
    /// The sum of a column over all rows; empty cells count as zero.
    Sum(FieldId, ColumnId),
    /// The least value of a column over all rows, or the greatest if the flag is set.
    Extreme(FieldId, ColumnId, bool),
    /// The longest run of consecutive days in a column of dates.
    Streak(FieldId, ColumnId),
    /// The entries of a log as printed, one per line.
    Log(FieldId),
    /// The newest entry of a log as printed.
    Newest(FieldId),
    /// The date of a time in the reader's time zone.
    Day(Box<Expr>),
    /// A span of days as a number.
    Days(Box<Expr>),
    /// The least of the known values; unknown if none is known.
    Least(Vec<Expr>),
    /// The greatest of the known values; unknown if none is known.
    Greatest(Vec<Expr>),
    /// A condition and the values if it is yes and if it is no.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
}

/// A comparison of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    #[default]
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// The type of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    YesNo,
    Text,
    Number,
    Money,
    Date,
    Time,
    Span(Unit),
    /// One option of the given field.
    Choice(FieldId),
    Choices(FieldId),
    List(FieldId),
    Log(FieldId),
}

impl Expr {
    /// The field whose answer this expression reads itself, not through a part of it.
    pub fn reads(&self) -> Option<&FieldId> {
        match self {
            Expr::Field(id) | Expr::Answered(id) | Expr::Sum(id, _) | Expr::Extreme(id, ..) => Some(id),
            Expr::Streak(id, _) | Expr::Log(id) | Expr::Newest(id) => Some(id),
            _ => None,
        }
    }

    /// Calls `each` for this expression and all its parts. Does not follow named values.
    pub fn visit(&self, each: &mut impl FnMut(&Expr)) {
        // Behind a `dyn`, since a generic recursion would be compiled once for each caller.
        self.visit_dyn(each);
    }

    fn visit_dyn(&self, each: &mut dyn FnMut(&Expr)) {
        each(self);
        match self {
            Expr::Not(inner)
            | Expr::Count(inner)
            | Expr::Day(inner)
            | Expr::Days(inner)
            | Expr::Has(inner, _)
            | Expr::Known(inner) => {
                inner.visit_dyn(each);
            }
            Expr::And(all) | Expr::Or(all) | Expr::Least(all) | Expr::Greatest(all) => {
                all.iter().for_each(|inner| inner.visit_dyn(each));
            }
            Expr::Compare(left, _, right) | Expr::Add(left, right) | Expr::Subtract(left, right) => {
                left.visit_dyn(each);
                right.visit_dyn(each);
            }
            Expr::If(condition, yes, no) => {
                [condition, yes, no].into_iter().for_each(|inner| inner.visit_dyn(each));
            }
            Expr::Value(_) | Expr::Field(_) | Expr::Define(_) | Expr::Column(_) => {}
            Expr::Today | Expr::Now | Expr::Begun | Expr::Ready(_) => {}
            Expr::Answered(_) | Expr::Done(_) | Expr::Ticked(_) | Expr::Sum(..) => {}
            Expr::Linked(_) | Expr::Extreme(..) | Expr::Streak(..) | Expr::Log(_) | Expr::Newest(_) => {}
        }
    }
}
