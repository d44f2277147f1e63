//! The names of a procedure: what an id in an expression can stand for.

use std::collections::BTreeMap;

use super::super::expr::Type;
use super::super::model::{Choice, Kind};
use super::super::syntax::Ast;

/// Every name that a part of a procedure may refer to. Filled in a first pass, read in a second.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub documents: BTreeMap<String, usize>,
    pub stages: BTreeMap<String, usize>,
    pub steps: BTreeMap<String, usize>,
    pub fields: BTreeMap<String, Kind>,
    pub defines: BTreeMap<String, Definition>,
    pub rules: BTreeMap<String, usize>,
    pub clocks: BTreeMap<String, usize>,
    pub posts: BTreeMap<String, usize>,
}

/// A named value before its type is known.
#[derive(Debug)]
pub(super) struct Definition {
    /// None where it could not be read; what refers to it is then not judged.
    pub is: Option<Ast>,
}

impl Names {
    /// The options of a field; those of yes/no fields are not ids.
    pub(super) fn options(&self, field: &str) -> &[Choice] {
        match self.fields.get(field) {
            Some(Kind::OneOf(options) | Kind::SomeOf(options)) => options,
            _ => &[],
        }
    }

    /// All names that can stand alone in an expression.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().chain(self.defines.keys()).map(String::as_str)
    }
}

/// The type of a field's answers.
pub(super) fn type_of(kind: &Kind, field: &str) -> Type {
    use crate::id::FieldId;
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
    }
}

/// A type in words, for diagnostics.
pub(super) fn in_words(kind: &Type) -> String {
    match kind {
        Type::YesNo => "yes or no".into(),
        Type::Text => "a text".into(),
        Type::Number => "a number".into(),
        Type::Money => "money".into(),
        Type::Date => "a date".into(),
        Type::Time => "a time".into(),
        Type::Span(unit) => match unit {
            crate::value::Unit::Minutes => "a span in hours or minutes".into(),
            crate::value::Unit::Days => "a span in days".into(),
            crate::value::Unit::Months => "a span in months".into(),
        },
        Type::Choice(field) => format!("an option of `{field}`"),
        Type::Choices(field) => format!("options of `{field}`"),
        Type::List(field) => format!("the rows of `{field}`"),
    }
}
