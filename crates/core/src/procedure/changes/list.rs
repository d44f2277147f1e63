//! Gathers the facts about a part.

use super::super::expr::Expr;
use super::super::model::*;
use super::super::template::Piece;
use super::facts::{Fact, Is};
use super::notation::Notation;
use super::{About, words};
use crate::id::{FieldId, StepId};
use crate::value::Value;

pub(super) struct Facts<'a> {
    procedure: &'a Procedure,
    pub(super) list: Vec<Fact<'a>>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(procedure: &'a Procedure) -> Facts<'a> {
        Facts { procedure, list: Vec::new() }
    }

    pub(super) fn push(&mut self, about: About, key: &str, is: Is<'a>) {
        self.list.push(Fact { about, key: key.to_owned(), is });
    }

    pub(super) fn and(mut self, about: About, key: &str, is: Is<'a>) -> Facts<'a> {
        self.push(about, key, is);
        self
    }

    /// Words of the procedure, or our own.
    pub(super) fn words(self, about: About, text: &str) -> Facts<'a> {
        self.and(about, "", Is::Words(text.to_owned()))
    }

    pub(super) fn maybe(self, about: About, text: Option<&str>) -> Facts<'a> {
        match text {
            Some(text) => self.words(about, text),
            None => self,
        }
    }

    pub(super) fn so(self, about: About, so: bool) -> Facts<'a> {
        if so { self.and(about, "", Is::So) } else { self }
    }

    pub(super) fn expr(self, about: About, expr: Option<&'a Expr>) -> Facts<'a> {
        match expr {
            Some(expr) => self.and(about, "", Is::Expr(expr)),
            None => self,
        }
    }

    pub(super) fn line(self, about: About, line: &'a [Piece]) -> Facts<'a> {
        self.and(about, "", Is::Line(line))
    }

    /// The one thing of its sort, which has an id.
    pub(super) fn named(self, about: About, id: &'a str, name: Option<&str>) -> Facts<'a> {
        self.and(about, "", Is::Named(id.to_owned(), name.unwrap_or(id).to_owned()))
    }

    /// One of several.
    pub(super) fn each(self, about: About, id: &'a str, name: Option<&str>) -> Facts<'a> {
        self.and(about, id, Is::Named(id.to_owned(), name.unwrap_or(id).to_owned()))
    }

    pub(super) fn fields(self, about: About, ids: &'a [FieldId]) -> Facts<'a> {
        let procedure = self.procedure;
        ids.iter().fold(self, |facts, id| facts.each(about, id.as_str(), field_label(procedure, id)))
    }

    pub(super) fn steps(self, about: About, ids: &'a [StepId]) -> Facts<'a> {
        let procedure = self.procedure;
        ids.iter().fold(self, |facts, id| facts.each(about, id.as_str(), step_title(procedure, id)))
    }

    /// The step that something stands at.
    pub(super) fn at(self, step: Option<&'a StepId>) -> Facts<'a> {
        let procedure = self.procedure;
        match step {
            Some(id) => self.named(About::At, id.as_str(), step_title(procedure, id)),
            None => self,
        }
    }

    /// Never, always, or under a condition.
    pub(super) fn required(self, required: Option<&'a Expr>) -> Facts<'a> {
        match required {
            None => self.words(About::Required, words::NEVER),
            Some(Expr::Value(Value::YesNo(true))) => self.words(About::Required, words::ALWAYS),
            Some(expr) => self.expr(About::Required, Some(expr)),
        }
    }

    pub(super) fn inner(self, about: About, key: &str, name: &str, inner: Facts<'a>) -> Facts<'a> {
        self.and(about, key, Is::Inner(name.to_owned(), inner.list))
    }

    pub(super) fn kind(self, kind: &'a Kind) -> Facts<'a> {
        let procedure = self.procedure;
        let facts = self.words(About::Kind, words::kind(kind));
        match kind {
            Kind::OneOf(options) | Kind::SomeOf(options) => options.iter().fold(facts, |facts, option| {
                let inner = Facts::new(procedure).words(About::Title, &option.label);
                let inner = inner.maybe(About::Help, option.help.as_deref());
                facts.inner(About::Option, option.id.as_str(), &option.label, inner)
            }),
            Kind::Rows(columns) => columns.iter().fold(facts, |facts, column| {
                let always = Some(if column.required { words::ALWAYS } else { words::NEVER });
                let inner = Facts::new(procedure).words(About::Title, &column.label).kind(&column.kind);
                let inner = inner.maybe(About::Required, always).so(About::Total, column.total);
                facts.inner(About::Column, column.id.as_str(), &column.label, inner)
            }),
            Kind::RecordId(prefix) => facts.maybe(About::Prefix, prefix.as_deref()),
            Kind::Log(newest_first) => facts.so(About::NewestFirst, *newest_first),
            _ => facts,
        }
    }
}

/// A line as plain text, for a name.
pub(super) fn plain(procedure: &Procedure, line: &[Piece]) -> String {
    Notation(&[procedure], false).line(line)
}

/// A line by which it is known again, whatever the labels of what is in it.
pub(super) fn by_ids(line: &[Piece]) -> String {
    Notation::IDS.line(line)
}

pub(super) fn field_label<'a>(procedure: &'a Procedure, id: &FieldId) -> Option<&'a str> {
    procedure.fields.iter().find(|field| field.id == *id).map(|field| field.label.as_str())
}

pub(super) fn step_title<'a>(procedure: &'a Procedure, id: &StepId) -> Option<&'a str> {
    procedure.steps.iter().find(|step| step.id == *id).map(|step| step.title.as_str())
}
