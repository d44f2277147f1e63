//! Collects the facts about a part.

use std::ops::Deref;

use super::super::expr::Expr;
use super::super::model::*;
use super::super::template::Piece;
use super::Aspect;
use super::facts::{Content, Fact};
use super::notation::Notation;
use super::words::{self, Wording};
use crate::id::{FieldId, StepId};
use crate::value::Value;

/// One of two versions, and the language in which their differences are told.
pub(super) struct Version<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) wording: Wording,
}

impl Deref for Version<'_> {
    type Target = Procedure;

    fn deref(&self) -> &Procedure {
        self.procedure
    }
}

pub(super) struct Facts<'a> {
    procedure: &'a Version<'a>,
    pub(super) list: Vec<Fact<'a>>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(procedure: &'a Version<'a>) -> Facts<'a> {
        Facts { procedure, list: Vec::new() }
    }

    pub(super) fn push(&mut self, aspect: Aspect, key: &str, content: Content<'a>) {
        self.list.push(Fact { aspect, key: key.to_owned(), content });
    }

    pub(super) fn and(mut self, aspect: Aspect, key: &str, content: Content<'a>) -> Facts<'a> {
        self.push(aspect, key, content);
        self
    }

    /// A phrase of ours.
    pub(super) fn ours(self, aspect: Aspect, phrase: &'static str) -> Facts<'a> {
        let words = self.procedure.wording.phrase(phrase, &[]);
        self.words(aspect, &words)
    }

    pub(super) fn words(self, aspect: Aspect, text: &str) -> Facts<'a> {
        self.and(aspect, "", Content::Words(text.to_owned()))
    }

    pub(super) fn maybe(self, aspect: Aspect, text: Option<&str>) -> Facts<'a> {
        match text {
            Some(text) => self.words(aspect, text),
            None => self,
        }
    }

    pub(super) fn so(self, aspect: Aspect, so: bool) -> Facts<'a> {
        if so { self.and(aspect, "", Content::So) } else { self }
    }

    pub(super) fn expr(self, aspect: Aspect, expr: Option<&'a Expr>) -> Facts<'a> {
        match expr {
            Some(expr) => self.and(aspect, "", Content::Expr(expr)),
            None => self,
        }
    }

    pub(super) fn line(self, aspect: Aspect, line: &'a [Piece]) -> Facts<'a> {
        self.and(aspect, "", Content::Line(line))
    }

    /// A single thing with an id.
    pub(super) fn named(self, aspect: Aspect, id: &'a str, name: Option<&str>) -> Facts<'a> {
        self.and(aspect, "", Content::Named(id.to_owned(), name.unwrap_or(id).to_owned()))
    }

    /// One of several things with ids.
    pub(super) fn each(self, aspect: Aspect, id: &'a str, name: Option<&str>) -> Facts<'a> {
        self.and(aspect, id, Content::Named(id.to_owned(), name.unwrap_or(id).to_owned()))
    }

    pub(super) fn fields(self, aspect: Aspect, ids: &'a [FieldId]) -> Facts<'a> {
        let procedure = self.procedure;
        ids.iter().fold(self, |facts, id| facts.each(aspect, id.as_str(), field_label(procedure, id)))
    }

    pub(super) fn steps(self, aspect: Aspect, ids: &'a [StepId]) -> Facts<'a> {
        let procedure = self.procedure;
        ids.iter().fold(self, |facts, id| facts.each(aspect, id.as_str(), step_title(procedure, id)))
    }

    /// The step something belongs to.
    pub(super) fn at(self, step: Option<&'a StepId>) -> Facts<'a> {
        let procedure = self.procedure;
        match step {
            Some(id) => self.named(Aspect::At, id.as_str(), step_title(procedure, id)),
            None => self,
        }
    }

    /// Never, always, or under a condition.
    pub(super) fn required(self, required: Option<&'a Expr>) -> Facts<'a> {
        match required {
            None => self.ours(Aspect::Required, words::NEVER),
            Some(Expr::Value(Value::YesNo(true))) => self.ours(Aspect::Required, words::ALWAYS),
            Some(expr) => self.expr(Aspect::Required, Some(expr)),
        }
    }

    pub(super) fn inner(self, aspect: Aspect, key: &str, name: &str, inner: Facts<'a>) -> Facts<'a> {
        self.and(aspect, key, Content::Inner(name.to_owned(), inner.list))
    }

    pub(super) fn kind(self, kind: &'a Kind) -> Facts<'a> {
        let procedure = self.procedure;
        let facts = self.ours(Aspect::Kind, words::kind(kind));
        match kind {
            Kind::OneOf(options) | Kind::SomeOf(options) => options.iter().fold(facts, |facts, option| {
                let inner = Facts::new(procedure).words(Aspect::Title, &option.label);
                let inner = inner.maybe(Aspect::Help, option.help.as_deref());
                facts.inner(Aspect::Option, option.id.as_str(), &option.label, inner)
            }),
            Kind::Rows(columns) => columns.iter().fold(facts, |facts, column| {
                let always = if column.required { words::ALWAYS } else { words::NEVER };
                let inner = Facts::new(procedure).words(Aspect::Title, &column.label).kind(&column.kind);
                let inner = inner.ours(Aspect::Required, always).so(Aspect::Total, column.total);
                facts.inner(Aspect::Column, column.id.as_str(), &column.label, inner)
            }),
            Kind::RecordId(prefix) => facts.maybe(Aspect::Prefix, prefix.as_deref()),
            Kind::Log(newest_first) => facts.so(Aspect::NewestFirst, *newest_first),
            _ => facts,
        }
    }
}

/// A line as plain text, to be used as a name.
pub(super) fn plain(procedure: &Procedure, line: &[Piece]) -> String {
    Notation(&[procedure]).line(line)
}

/// A line with ids instead of labels, to recognize it.
pub(super) fn by_ids(line: &[Piece]) -> String {
    Notation::IDS.line(line)
}

pub(super) fn field_label<'a>(procedure: &'a Procedure, id: &FieldId) -> Option<&'a str> {
    procedure.fields.iter().find(|field| field.id == *id).map(|field| field.label.as_str())
}

pub(super) fn step_title<'a>(procedure: &'a Procedure, id: &StepId) -> Option<&'a str> {
    procedure.steps.iter().find(|step| step.id == *id).map(|step| step.title.as_str())
}
