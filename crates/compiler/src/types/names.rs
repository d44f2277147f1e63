//! The names of a procedure: everything an id in an expression can refer to.

use std::collections::BTreeMap;

use crate::syntax::Ast;
use casewright_core::id::{ColumnId, FieldId};
use casewright_core::procedure::Type;
use casewright_core::procedure::{Choice, Column, Kind, LOG_AT, LOG_BY, LOG_TEXT};

/// All names that parts of a procedure may refer to. Filled by the first pass, read by the second.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub documents: BTreeMap<String, usize>,
    pub stages: BTreeMap<String, usize>,
    pub steps: BTreeMap<String, usize>,
    pub fields: BTreeMap<String, Kind>,
    pub defines: BTreeMap<String, Definition>,
    pub rules: BTreeMap<String, usize>,
    pub clocks: BTreeMap<String, usize>,
    pub posts: BTreeMap<String, usize>,
    pub timelines: BTreeMap<String, usize>,
    pub links: BTreeMap<String, usize>,
    /// The columns that every log has.
    pub log: Vec<Column>,
}

/// A named value whose type is not known yet.
#[derive(Debug)]
pub(crate) struct Definition {
    /// `None` if it could not be parsed; what refers to it is then not checked.
    pub is: Option<Ast>,
}

impl Names {
    /// The options of a field; empty for yes/no fields, whose options have no ids.
    pub(crate) fn options(&self, field: &str) -> &[Choice] {
        match self.fields.get(field) {
            Some(Kind::OneOf(options) | Kind::SomeOf(options)) => options,
            _ => &[],
        }
    }

    /// The columns of a field of rows, or of a log.
    pub(crate) fn columns(&self, field: &str) -> Option<&[Column]> {
        match self.fields.get(field) {
            Some(Kind::Rows(columns)) => Some(columns),
            Some(Kind::Log(_)) => Some(&self.log),
            _ => None,
        }
    }

    /// Fields with columns.
    pub(crate) fn lists(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str).filter(|name| self.columns(name).is_some())
    }

    /// Names that can be used alone in an expression.
    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().chain(self.defines.keys()).map(String::as_str)
    }
}

/// The columns that every log has.
pub(crate) fn log_columns() -> Vec<Column> {
    let column =
        |id: &str, kind: Kind| Column { id: ColumnId::new(id), label: id.to_owned(), kind, ..Column::default() };
    vec![column(LOG_AT, Kind::Time), column(LOG_BY, Kind::Line), column(LOG_TEXT, Kind::Paragraph)]
}

/// The type of a field's answers.
pub(crate) fn type_of(kind: &Kind, field: &str) -> Type {
    match kind {
        Kind::Line | Kind::Paragraph | Kind::Email | Kind::Phone | Kind::Link | Kind::RecordId(_) => Type::Text,
        Kind::Number => Type::Number,
        Kind::Money => Type::Money,
        Kind::Date => Type::Date,
        Kind::Time => Type::Time,
        Kind::YesNo => Type::YesNo,
        Kind::OneOf(_) => Type::Choice(FieldId::new(field)),
        Kind::SomeOf(_) => Type::Choices(FieldId::new(field)),
        Kind::Rows(_) => Type::List(FieldId::new(field)),
        Kind::Log(_) => Type::Log(FieldId::new(field)),
    }
}

/// A type in words, for diagnostics.
pub(crate) fn in_words(kind: &Type) -> String {
    match kind {
        Type::YesNo => "yes or no".into(),
        Type::Text => "a text".into(),
        Type::Number => "a number".into(),
        Type::Money => "money".into(),
        Type::Date => "a date".into(),
        Type::Time => "a time".into(),
        Type::Span(unit) => match unit {
            casewright_core::value::Unit::Minutes => "a span in hours or minutes".into(),
            casewright_core::value::Unit::Days => "a span in days".into(),
            casewright_core::value::Unit::Months => "a span in months".into(),
        },
        Type::Choice(field) => format!("an option of `{field}`"),
        Type::Choices(field) => format!("options of `{field}`"),
        Type::List(field) => format!("the rows of `{field}`"),
        Type::Log(field) => format!("the log `{field}`"),
    }
}
