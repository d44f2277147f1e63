//! Says expressions in words, for people who read a procedure on paper.

use super::super::expr::Expr;
use super::super::model::Procedure;
use super::super::template::Piece;
use super::notation::{AND, ATOM, LOOSE, NOT, Notation, SUM, binds};
use super::words::{self, Wording};
use crate::value::Value;

/// An expression in words, with labels instead of ids.
pub fn spoken(procedure: &Procedure, expr: &Expr, wording: Wording) -> String {
    Speech { names: Notation(&[procedure]), wording }.expression(expr, LOOSE)
}

/// A sentence or a line of a post without a case: what goes into its places stands in brackets, in words.
pub fn spoken_line(procedure: &Procedure, line: &[Piece], wording: Wording) -> String {
    Speech { names: Notation(&[procedure]), wording }.line(line)
}

#[derive(Clone, Copy)]
struct Speech<'a> {
    names: Notation<'a>,
    wording: Wording,
}

impl Speech<'_> {
    fn line(self, line: &[Piece]) -> String {
        let one = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Bold(inner) => self.line(inner),
            Piece::Value { expr, label, .. } if label.is_empty() => ["[", &self.alternatives(expr), "]"].concat(),
            Piece::Value { label, .. } => ["[", label, "]"].concat(),
            Piece::Boxes(field) | Piece::Box(field, _) => ["[", &self.names.field(field), "]"].concat(),
        };
        line.iter().map(one).collect()
    }

    /// What is worked out in a place has no name. Of a choice between words, all are given: "was / is".
    fn alternatives(self, expr: &Expr) -> String {
        match expr {
            Expr::If(_, yes, no) => {
                let both = [yes, no].map(|part| self.alternatives(part));
                both.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" / ")
            }
            Expr::Value(Value::Text(text)) => text.to_string(),
            _ => self.expression(expr, LOOSE),
        }
    }

    /// In parentheses if it binds looser than its place allows.
    fn expression(self, expr: &Expr, place: u8) -> String {
        let words = self.bare(expr);
        if binds(expr) < place { ["(", &words, ")"].concat() } else { words }
    }

    fn bare(self, expr: &Expr) -> String {
        let of = |phrase, part: String| self.phrase(phrase, &[&part]);
        match expr {
            Expr::Value(value) => self.value(value),
            Expr::Not(inner) => self.fact(inner, false).unwrap_or_else(|| of(words::NOT, self.expression(inner, NOT))),
            Expr::And(all) => self.chain(words::AND, all, NOT),
            Expr::Or(all) => self.chain(words::OR, all, AND),
            Expr::Compare(left, comparison, right) => self.pair(words::compared(*comparison), left, right),
            Expr::Has(left, option) => {
                self.phrase(words::HAS, &[&self.expression(left, SUM), &self.names.option(left.reads(), option)])
            }
            Expr::Add(left, right) => [self.expression(left, SUM), self.expression(right, ATOM)].join(" + "),
            Expr::Subtract(left, right) => [self.expression(left, SUM), self.expression(right, ATOM)].join(" - "),
            Expr::If(condition, yes, no) => {
                let [condition, yes, no] = [condition, yes, no].map(|part| self.expression(part, LOOSE));
                self.phrase(words::IF, &[&condition, &yes, &no])
            }
            Expr::Least(all) => of(words::LEAST, self.list(all)),
            Expr::Greatest(all) => of(words::GREATEST, self.list(all)),
            Expr::Ticked(id) => of(words::TIME, self.names.step(id)),
            Expr::Count(inner) => of(words::NUMBER, self.expression(inner, LOOSE)),
            Expr::Day(inner) => of(words::DAY, self.expression(inner, LOOSE)),
            Expr::Days(inner) => of(words::DAYS, self.expression(inner, LOOSE)),
            Expr::Newest(id) => of(words::NEWEST, self.names.field(id)),
            Expr::Sum(field, column) => of(words::SUM, self.names.column(field, column.as_str())),
            Expr::Streak(field, column) => of(words::STREAK, self.names.column(field, column.as_str())),
            Expr::Extreme(field, column, greatest) => {
                let phrase = if *greatest { words::GREATEST } else { words::LEAST };
                of(phrase, self.names.column(field, column.as_str()))
            }
            Expr::Field(id) | Expr::Log(id) => self.names.field(id),
            Expr::Define(id) => self.names.define(id.as_str()),
            Expr::Column(id) => id.to_string(),
            Expr::Today => self.phrase(words::TODAY, &[]),
            Expr::Now => self.phrase(words::NOW, &[]),
            Expr::Begun => self.phrase(words::BEGUN, &[]),
            Expr::Answered(_) | Expr::Known(_) | Expr::Done(_) | Expr::Linked(_) | Expr::Ready(_) => {
                self.fact(expr, true).unwrap_or_default()
            }
        }
    }

    /// What is a sentence of its own and so has its opposite inside.
    fn fact(self, expr: &Expr, holds: bool) -> Option<String> {
        let ([so, not_so], about) = match expr {
            Expr::Answered(id) => (words::ANSWERED, self.names.field(id)),
            Expr::Known(inner) => (words::ANSWERED, self.expression(inner, LOOSE)),
            Expr::Done(id) => (words::DONE, self.names.step(id)),
            Expr::Linked(id) => (words::STARTED, self.names.link(id.as_str())),
            Expr::Ready(id) => (words::READY, self.names.post(id.as_str())),
            _ => return None,
        };
        Some(self.phrase(if holds { so } else { not_so }, &[&about]))
    }

    fn phrase(self, phrase: &'static str, parts: &[&str]) -> String {
        self.wording.phrase(phrase, parts)
    }

    fn pair(self, phrase: &'static str, left: &Expr, right: &Expr) -> String {
        self.phrase(phrase, &[&self.expression(left, SUM), &self.expression(right, SUM)])
    }

    fn chain(self, phrase: &'static str, all: &[Expr], place: u8) -> String {
        let parts = all.iter().map(|expr| self.expression(expr, place));
        parts.reduce(|before, next| self.phrase(phrase, &[&before, &next])).unwrap_or_default()
    }

    fn list(self, all: &[Expr]) -> String {
        let all = all.iter().map(|expr| self.expression(expr, LOOSE)).collect::<Vec<_>>();
        ["(", &all.join(", "), ")"].concat()
    }

    fn value(self, value: &Value) -> String {
        match value {
            Value::YesNo(yes) => self.phrase(words::yes_or_no(*yes), &[]),
            _ => figure(self.names, value, self.wording),
        }
    }
}

/// A value as it stands in a sentence: an option by its label, a text in quotes.
pub(super) fn figure(names: Notation<'_>, value: &Value, wording: Wording) -> String {
    match value {
        Value::Choice(_) | Value::Text(_) => names.value(value),
        _ => (wording.value)(value),
    }
}
