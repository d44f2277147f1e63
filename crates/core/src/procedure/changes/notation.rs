//! Writes expressions and templates as text, in the notation of the language.
//!
//! For people it uses labels instead of ids, which nobody sees on the page. With ids, the text can be read back as the
//! same expression, which a test checks.

use chrono::Datelike as _;

use super::super::expr::{Comparison, Expr};
use super::super::model::{Kind, Procedure};
use super::super::template::{Node, Piece};
use super::list::{field_label, step_title};
use crate::id::{FieldId, OptionId, StepId};
use crate::value::{Span, Unit, Value, Zone};

/// Precedences: an expression that binds looser than its place allows is put in parentheses.
pub(super) const LOOSE: u8 = 0;
const OR: u8 = 1;
pub(super) const AND: u8 = 2;
pub(super) const NOT: u8 = 3;
const COMPARISON: u8 = 4;
pub(super) const SUM: u8 = 5;
pub(super) const ATOM: u8 = 6;

/// An expression as in a source file.
pub fn expression(expr: &Expr) -> String {
    Notation::IDS.expression(expr)
}

/// The notation: names are the labels in the first of some procedures that has them, or else ids.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notation<'a>(pub(super) &'a [&'a Procedure]);

impl Notation<'_> {
    pub(super) const IDS: Notation<'static> = Notation(&[]);

    pub(super) fn expression(self, expr: &Expr) -> String {
        let mut out = String::new();
        self.write(&mut out, expr, LOOSE);
        out
    }

    /// A sentence as plain text, with places for values in braces and without marks for bold words.
    pub(super) fn line(self, line: &[Piece]) -> String {
        let mut out = String::new();
        self.pieces(&mut out, line, "");
        out
    }

    /// The lines of a body, including empty ones, each followed by its conditions. With ids, bold words are marked,
    /// since the lines are used to compare.
    pub(super) fn lines(self, nodes: &[Node]) -> Vec<String> {
        let mut lines = Vec::new();
        self.nodes(&mut lines, nodes, "");
        lines
    }

    /// A value as in a source file, or as people read it.
    pub(super) fn value(self, value: &Value) -> String {
        match value {
            Value::YesNo(true) => "yes".to_owned(),
            Value::YesNo(false) => "no".to_owned(),
            Value::Choice(chosen) => self.name(chosen.id.as_str(), Some(&chosen.label)),
            Value::Text(text) => quoted(text),
            _ if !self.0.is_empty() => value.display(&Zone::fixed(0)),
            // In source files, only amounts have thousands separators, dates begin with the year, and spans have a
            // single unit.
            Value::Number(number) => number.to_string().replace(',', ""),
            Value::Date(date) => format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            Value::Span(Span { count, unit: Unit::Minutes }) => format!("{count} minutes"),
            _ => value.display(&Zone::fixed(0)),
        }
    }

    fn write(self, out: &mut String, expr: &Expr, place: u8) {
        let open = binds(expr) < place;
        if open {
            out.push('(');
        }
        self.bare(out, expr);
        if open {
            out.push(')');
        }
    }

    fn bare(self, out: &mut String, expr: &Expr) {
        match expr {
            Expr::Value(value) => out.push_str(&self.value(value)),
            Expr::Not(inner) => {
                out.push_str("not ");
                self.write(out, inner, NOT);
            }
            Expr::And(all) => self.chain(out, all, " and ", NOT),
            Expr::Or(all) => self.chain(out, all, " or ", AND),
            Expr::Compare(left, comparison, right) => self.pair(out, left, sign(*comparison), right, SUM),
            Expr::Has(left, option) => {
                self.write(out, left, SUM);
                out.push_str(" has ");
                out.push_str(&self.option(left.reads(), option));
            }
            Expr::Add(left, right) => self.pair(out, left, "+", right, ATOM),
            Expr::Subtract(left, right) => self.pair(out, left, "-", right, ATOM),
            Expr::If(condition, yes, no) => {
                for (word, part) in [("if ", condition), (" then ", yes), (" else ", no)] {
                    out.push_str(word);
                    self.write(out, part, LOOSE);
                }
            }
            Expr::Least(all) | Expr::Greatest(all) => {
                out.push_str(if matches!(expr, Expr::Least(_)) { "least(" } else { "greatest(" });
                self.chain(out, all, ", ", LOOSE);
                out.push(')');
            }
            _ => self.name_or_call(out, expr),
        }
    }

    /// A name, or a function of one argument.
    fn name_or_call(self, out: &mut String, expr: &Expr) {
        let (function, argument) = match expr {
            Expr::Answered(id) => ("answered", self.field(id)),
            Expr::Known(inner) => ("answered", self.expression(inner)),
            Expr::Done(id) => ("done", self.step(id)),
            Expr::Ticked(id) => ("ticked", self.step(id)),
            Expr::Linked(id) => ("linked", self.link(id.as_str())),
            Expr::Ready(id) => ("ready", self.post(id.as_str())),
            Expr::Count(inner) => ("count", self.expression(inner)),
            Expr::Day(inner) => ("day", self.expression(inner)),
            Expr::Days(inner) => ("days", self.expression(inner)),
            Expr::Newest(id) => ("newest", self.field(id)),
            Expr::Sum(field, column) => ("sum", self.column(field, column.as_str())),
            Expr::Streak(field, column) => ("streak", self.column(field, column.as_str())),
            Expr::Extreme(field, column, false) => ("least", self.column(field, column.as_str())),
            Expr::Extreme(field, column, true) => ("greatest", self.column(field, column.as_str())),
            Expr::Field(id) | Expr::Log(id) => ("", self.field(id)),
            Expr::Define(id) => ("", self.define(id.as_str())),
            Expr::Column(id) => ("", id.to_string()),
            Expr::Now => ("", "now".to_owned()),
            Expr::Begun => ("", "begun".to_owned()),
            _ => ("", "today".to_owned()),
        };
        out.push_str(function);
        if function.is_empty() {
            out.push_str(&argument);
        } else {
            out.push('(');
            out.push_str(&argument);
            out.push(')');
        }
    }

    fn chain(self, out: &mut String, all: &[Expr], between: &str, place: u8) {
        for (index, expr) in all.iter().enumerate() {
            if index > 0 {
                out.push_str(between);
            }
            self.write(out, expr, place);
        }
    }

    fn pair(self, out: &mut String, left: &Expr, sign: &str, right: &Expr, place: u8) {
        self.write(out, left, SUM);
        out.push(' ');
        out.push_str(sign);
        out.push(' ');
        self.write(out, right, place);
    }

    fn pieces(self, out: &mut String, line: &[Piece], bold: &str) {
        for piece in line {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Bold(inner) => {
                    out.push_str(bold);
                    self.pieces(out, inner, bold);
                    out.push_str(bold);
                }
                Piece::Value { expr, blank, .. } => {
                    out.push('{');
                    let value = self.expression(expr);
                    // A single name within braces needs no quotes.
                    let is_name = matches!(expr, Expr::Field(_) | Expr::Define(_));
                    out.push_str(if is_name { value.trim_matches(['“', '”']) } else { &value });
                    if let Some(blank) = blank {
                        out.push('|');
                        out.push_str(blank);
                    }
                    out.push('}');
                }
                Piece::Boxes(field) => {
                    out.push_str("{boxes ");
                    out.push_str(&self.field(field));
                    out.push('}');
                }
                Piece::Box(field, option) => {
                    out.push_str("{box ");
                    out.push_str(&self.field(field));
                    out.push('.');
                    out.push_str(&self.option(Some(field), option));
                    out.push('}');
                }
            }
        }
    }

    fn nodes(self, lines: &mut Vec<String>, nodes: &[Node], under: &str) {
        let bold = if self.0.is_empty() { "**" } else { "" };
        for node in nodes {
            match node {
                Node::Gap => lines.push(String::new()),
                Node::Paragraph(line) | Node::Bullet(line) => {
                    let mut text = String::from(if matches!(node, Node::Bullet(_)) { "- " } else { "" });
                    self.pieces(&mut text, line, bold);
                    lines.push(text + under);
                }
                Node::When(condition, inner) => {
                    let under = [under, " [when ", &self.expression(condition), "]"].concat();
                    self.nodes(lines, inner, &under);
                }
                Node::Each(rows, inner) => {
                    let under = [under, " [each ", &self.field(rows), "]"].concat();
                    self.nodes(lines, inner, &under);
                }
            }
        }
    }

    pub(super) fn field(self, id: &FieldId) -> String {
        self.name(id.as_str(), self.0.iter().find_map(|labels| field_label(labels, id)))
    }

    pub(super) fn step(self, id: &StepId) -> String {
        self.name(id.as_str(), self.0.iter().find_map(|labels| step_title(labels, id)))
    }

    pub(super) fn define(self, id: &str) -> String {
        let found = self.0.iter().find_map(|labels| labels.defines.iter().find(|define| define.id.as_str() == id));
        self.name(id, found.map(|define| define.label.as_str()))
    }

    pub(super) fn post(self, id: &str) -> String {
        let found = self.0.iter().find_map(|labels| labels.posts.iter().find(|post| post.id.as_str() == id));
        self.name(id, found.map(|post| post.title.as_str()))
    }

    pub(super) fn link(self, id: &str) -> String {
        let found = self.0.iter().find_map(|labels| labels.links.iter().find(|link| link.id.as_str() == id));
        self.name(id, found.map(|link| link.label.as_str()))
    }

    pub(super) fn column(self, rows: &FieldId, column: &str) -> String {
        [&self.field(rows), ".", column].concat()
    }

    pub(super) fn option(self, field: Option<&FieldId>, option: &OptionId) -> String {
        let label = |labels: &&'_ Procedure| {
            let kind = &labels.fields.iter().find(|one| Some(&one.id) == field)?.kind;
            let (Kind::OneOf(options) | Kind::SomeOf(options)) = kind else { return None };
            options.iter().find(|one| one.id == *option).map(|one| one.label.clone())
        };
        self.name(option.as_str(), self.0.iter().find_map(label).as_deref())
    }

    /// A label in quotes, or the id if there is none.
    pub(super) fn name(self, id: &str, label: Option<&str>) -> String {
        match label.filter(|_| !self.0.is_empty()) {
            Some(label) => ["“", label, "”"].concat(),
            None => id.to_owned(),
        }
    }
}

pub(super) fn binds(expr: &Expr) -> u8 {
    match expr {
        Expr::If(..) => LOOSE,
        Expr::Or(_) => OR,
        Expr::And(_) => AND,
        Expr::Not(_) => NOT,
        Expr::Compare(..) | Expr::Has(..) => COMPARISON,
        Expr::Add(..) | Expr::Subtract(..) => SUM,
        _ => ATOM,
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::Unequal => "!=",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::More => ">",
        Comparison::AtLeast => ">=",
    }
}

/// No text contains both kinds of quotes, since the language cannot express it.
fn quoted(text: &str) -> String {
    let quote = if text.contains('"') { "'" } else { "\"" };
    [quote, text, quote].concat()
}
