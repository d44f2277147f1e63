//! Expressions: conditions and values, closed and typed, as the compiled procedure holds them.

use serde::{Deserialize, Serialize};

use crate::id::{ColumnId, DefineId, FieldId, LinkId, OptionId, StepId};
use crate::value::{Unit, Value};

/// An expression whose names are resolved and whose types fit. Made by `compile` only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    Value(Value),
    /// An answer.
    Field(FieldId),
    /// A named condition or value.
    Define(DefineId),
    /// A cell of the row at hand; only within `[each …]`.
    Column(ColumnId),
    /// Today's date where the reader is.
    #[default]
    Today,
    /// This moment.
    Now,
    Not(Box<Expr>),
    /// True when all are; false as soon as one is, even if others are unknown.
    And(Vec<Expr>),
    /// False when all are; true as soon as one is, even if others are unknown.
    Or(Vec<Expr>),
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// Whether an option is among those chosen.
    Has(Box<Expr>, OptionId),
    Add(Box<Expr>, Box<Expr>),
    Subtract(Box<Expr>, Box<Expr>),
    /// Whether a field that shows holds something. Always known.
    Answered(FieldId),
    /// Whether a named value can be told. Always known.
    Known(Box<Expr>),
    /// Whether a step that shows is done. Always known.
    Done(StepId),
    /// Whether another case was started from this one by a link. Always known.
    Linked(LinkId),
    /// When a step was ticked.
    Ticked(StepId),
    /// How many rows, or how many options chosen.
    Count(Box<Expr>),
    /// The sum of a column over all rows; empty cells count as nothing.
    Sum(FieldId, ColumnId),
    /// The least or, if so told, the greatest of a column over all rows.
    Extreme(FieldId, ColumnId, bool),
    /// How many days in a row, at the longest, a column of dates names.
    Streak(FieldId, ColumnId),
    /// The entries of a log as they are written, one a line.
    Log(FieldId),
    /// The newest entry of a log as it is written.
    Newest(FieldId),
    /// The day of a time where the reader is.
    Day(Box<Expr>),
    /// A span of days as a number.
    Days(Box<Expr>),
    /// The earliest or smallest of those that are known; unknown when none is.
    Least(Vec<Expr>),
    /// The latest or largest of those that are known; unknown when none is.
    Greatest(Vec<Expr>),
    /// One of two values.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
}

/// How two values are compared.
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
    /// One option of a field; the options are known by the field's id.
    Choice(FieldId),
    Choices(FieldId),
    List(FieldId),
    Log(FieldId),
}

impl Expr {
    /// The field whose answer it reads itself, not through a part of it.
    pub fn reads(&self) -> Option<&FieldId> {
        match self {
            Expr::Field(id) | Expr::Answered(id) | Expr::Sum(id, _) | Expr::Extreme(id, ..) => Some(id),
            Expr::Streak(id, _) | Expr::Log(id) | Expr::Newest(id) => Some(id),
            _ => None,
        }
    }

    /// Calls `each` for this expression and everything within it. Does not look into named values.
    pub fn visit(&self, each: &mut impl FnMut(&Expr)) {
        // Behind a `dyn`, since a generic recursion would be compiled once per caller.
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
            Expr::Value(_) | Expr::Field(_) | Expr::Define(_) | Expr::Column(_) | Expr::Today | Expr::Now => {}
            Expr::Answered(_) | Expr::Done(_) | Expr::Ticked(_) | Expr::Sum(..) => {}
            Expr::Linked(_) | Expr::Extreme(..) | Expr::Streak(..) | Expr::Log(_) | Expr::Newest(_) => {}
        }
    }
}
