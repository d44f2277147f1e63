//! Compares the facts about a part before and after.

use super::super::expr::Expr;
use super::super::model::Procedure;
use super::super::template::{Node, Piece};
use super::facts::{Content, Fact, PartFacts};
use super::notation::Notation;
use super::spoken::figure;
use super::words::{self, Wording};
use super::{Aspect, Change, ChangeKind, Detail, Difference};
use crate::value::Value;

/// The two versions, the old one first. Both are described with the old labels, if any, so that a changed label is only
/// reported where it was changed. And the language in which they are.
#[derive(Clone, Copy)]
pub(super) struct Versions<'a>(pub(super) &'a [&'a Procedure], pub(super) Wording);

impl Versions<'_> {
    /// Compares all parts of a kind: first the old ones in their order, then the new ones.
    pub(super) fn changes(self, old: &[PartFacts<'_>], new: &[PartFacts<'_>], changes: &mut Vec<Change>) {
        for before in old {
            let kind = match new.iter().find(|after| after.part == before.part) {
                None => ChangeKind::Removed,
                Some(after) => {
                    let mut details = Details { versions: self, within: Vec::new(), found: Vec::new() };
                    details.compare(&before.facts, &after.facts);
                    if details.found.is_empty() {
                        continue;
                    }
                    ChangeKind::Changed(details.found)
                }
            };
            changes.push(Change { part: before.part.clone(), name: before.name.clone(), kind });
        }
        for after in new.iter().filter(|after| old.iter().all(|before| before.part != after.part)) {
            changes.push(Change { part: after.part.clone(), name: after.name.clone(), kind: ChangeKind::Added });
        }
    }
}

struct Details<'a> {
    versions: Versions<'a>,
    within: Vec<(Aspect, String)>,
    found: Vec<Detail>,
}

impl Details<'_> {
    fn compare(&mut self, old: &[Fact<'_>], new: &[Fact<'_>]) {
        let mut left: Vec<&Fact<'_>> = new.iter().collect();
        let mut gone = Vec::new();
        for before in old {
            match remove(&mut left, |after| after.aspect == before.aspect && after.key == before.key) {
                Some(after) => self.fact(before, after),
                None => gone.push(before),
            }
        }
        for before in gone {
            // With other words it is still the same thing, if there is one left to match.
            match remove(&mut left, |after| after.aspect == before.aspect && before.aspect.is_nameless()) {
                Some(after) => self.fact(before, after),
                None if goes_with_kind(before, new) || self.goes_with_condition(before) => {}
                None => self.push(before.aspect, Difference::Removed(self.shown(before))),
            }
        }
        for after in left {
            if !goes_with_kind(after, old) && !self.goes_with_condition(after) {
                self.push(after.aspect, Difference::Added(self.shown(after)));
            }
        }
    }

    /// Whether a field is listed only because the condition reads it, which is what the compiler does if the source
    /// names none.
    fn goes_with_condition(&self, fact: &Fact<'_>) -> bool {
        fact.aspect == Aspect::Speaks && self.found.iter().any(|detail| detail.aspect == Aspect::When)
    }

    fn fact(&mut self, old: &Fact<'_>, new: &Fact<'_>) {
        match (&old.content, &new.content) {
            (Content::So, Content::So) => {}
            (Content::Named(before, _), Content::Named(after, _)) if before == after => {}
            (Content::Inner(name, before), Content::Inner(_, after)) => {
                self.within.push((old.aspect, name.clone()));
                self.compare(before, after);
                self.within.pop();
            }
            (Content::Expr(before), Content::Expr(after)) => self.expression(old.aspect, before, after),
            (Content::Line(before), Content::Line(after)) => self.line(old.aspect, before, after),
            (Content::Body(before), Content::Body(after)) => self.body(old.aspect, before, after),
            (Content::Figure(before), Content::Figure(after)) if before != after => {
                self.push(old.aspect, Difference::Figure { before: before.clone(), after: after.clone() });
            }
            _ => self.now(old.aspect, self.shown(old), self.shown(new)),
        }
    }

    /// Reports the values in which two expressions of the same shape differ; otherwise both expressions.
    fn expression(&mut self, aspect: Aspect, old: &Expr, new: &Expr) {
        if old == new {
            return;
        }
        let mut figures = Vec::new();
        if alike(old, new, &mut figures) {
            for (before, after) in figures {
                let [before, after] = [before, after].map(|value| figure(self.labels(), value, self.versions.1));
                // A limit that occurs twice in an expression is reported once.
                let figure = Difference::Figure { before, after };
                if !self.found.iter().any(|detail| detail.difference == figure && detail.within == self.within) {
                    self.push(aspect, figure);
                }
            }
            return;
        }
        let said = [old, new].map(|expr| self.condition(aspect, expr, self.labels()));
        self.told(aspect, said, [old, new].map(|expr| self.condition(aspect, expr, Notation::IDS)));
    }

    fn line(&mut self, aspect: Aspect, old: &[Piece], new: &[Piece]) {
        // Compared with ids, so that a label changed elsewhere is not reported here too.
        let exact = [old, new].map(|line| Notation::IDS.line(line));
        if exact[0] != exact[1] {
            let said = [old, new].map(|line| self.labels().line(line));
            self.told(aspect, said, exact);
        }
    }

    fn body(&mut self, aspect: Aspect, old: &[Node], new: &[Node]) {
        let exact = |nodes| Notation::IDS.lines(nodes);
        let (before, after) = (exact(old), exact(new));
        if before == after {
            return;
        }
        let found = self.found.len();
        let pairs = |exact: Vec<String>, said: Vec<String>| exact.into_iter().zip(said).collect::<Vec<_>>();
        let mut come = pairs(after, self.labels().lines(new));
        let mut gone = pairs(before, self.labels().lines(old));
        // Drops the lines that both versions have. Empty lines matter only for the arrangement.
        gone.retain(|(line, _)| !line.is_empty() && remove(&mut come, |(other, _)| other == line).is_none());
        come.retain(|(line, _)| !line.is_empty());
        for (line, before) in gone {
            match remove(&mut come, |(other, _)| is_edit(&line, other)) {
                Some((other, after)) => self.told(aspect, [before, after], [line, other]),
                None => self.push(aspect, Difference::Removed(before)),
            }
        }
        for (_, after) in come {
            self.push(aspect, Difference::Added(after));
        }
        if self.found.len() == found {
            self.push(aspect, Difference::Arranged);
        }
    }

    /// Reports two texts, with ids only if the labels do not tell them apart.
    fn told(&mut self, aspect: Aspect, said: [String; 2], exact: [String; 2]) {
        let [before, after] = if said[0] == said[1] { exact } else { said };
        self.now(aspect, before, after);
    }

    fn labels(&self) -> Notation<'_> {
        Notation(self.versions.0)
    }

    fn shown(&self, fact: &Fact<'_>) -> String {
        match &fact.content {
            Content::So | Content::Body(_) => String::new(),
            Content::Words(text) | Content::Figure(text) | Content::Named(_, text) | Content::Inner(text, _) => {
                text.clone()
            }
            Content::Expr(expr) => self.condition(fact.aspect, expr, self.labels()),
            Content::Line(line) => self.labels().line(line),
        }
    }

    fn condition(&self, aspect: Aspect, expr: &Expr, notation: Notation<'_>) -> String {
        let text = notation.expression(expr);
        match aspect {
            Aspect::Required => self.versions.1.phrase(words::REQUIRED_WHEN, &[&text]),
            _ => text,
        }
    }

    fn now(&mut self, aspect: Aspect, before: String, after: String) {
        if before != after {
            self.push(aspect, Difference::Now { before, after });
        }
    }

    fn push(&mut self, aspect: Aspect, difference: Difference) {
        self.found.push(Detail { within: self.within.clone(), aspect, difference });
    }
}

/// Takes the first matching item.
fn remove<T>(left: &mut Vec<T>, fits: impl Fn(&T) -> bool) -> Option<T> {
    let at = left.iter().position(fits)?;
    Some(left.remove(at))
}

/// Whether it came or went only because the kind changed: a text field has no options.
fn goes_with_kind(fact: &Fact<'_>, other_side: &[Fact<'_>]) -> bool {
    matches!(fact.aspect, Aspect::Option | Aspect::Column) && other_side.iter().all(|other| other.aspect != fact.aspect)
}

/// Whether a line is an edit of another one: most of its words are the same.
fn is_edit(before: &str, after: &str) -> bool {
    let old: Vec<&str> = before.split(' ').collect();
    let mut left: Vec<&str> = after.split(' ').collect();
    let most = old.len().max(left.len());
    let same = old.iter().filter(|word| remove(&mut left, |other| other == *word).is_some()).count();
    same * 2 > most
}

/// Compares two expressions. Returns whether they differ only in values, which are added to `figures`.
fn alike<'a>(old: &'a Expr, new: &'a Expr, figures: &mut Vec<(&'a Value, &'a Value)>) -> bool {
    match (old, new) {
        // Options are identified by id, not by label.
        (Expr::Value(Value::Choice(before)), Expr::Value(Value::Choice(after))) => before.id == after.id,
        (Expr::Value(before), Expr::Value(after)) if before != after => {
            figures.push((before, after));
            is_figure(before) && is_figure(after)
        }
        (Expr::Not(a), Expr::Not(b))
        | (Expr::Count(a), Expr::Count(b))
        | (Expr::Day(a), Expr::Day(b))
        | (Expr::Days(a), Expr::Days(b))
        | (Expr::Known(a), Expr::Known(b)) => alike(a, b, figures),
        (Expr::Has(a, option), Expr::Has(b, other)) => option == other && alike(a, b, figures),
        (Expr::And(a), Expr::And(b))
        | (Expr::Or(a), Expr::Or(b))
        | (Expr::Least(a), Expr::Least(b))
        | (Expr::Greatest(a), Expr::Greatest(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b, figures))
        }
        (Expr::Compare(a, sign, x), Expr::Compare(b, other, y)) => {
            sign == other && alike(a, b, figures) && alike(x, y, figures)
        }
        (Expr::Add(a, x), Expr::Add(b, y)) | (Expr::Subtract(a, x), Expr::Subtract(b, y)) => {
            alike(a, b, figures) && alike(x, y, figures)
        }
        (Expr::If(a, x, p), Expr::If(b, y, q)) => alike(a, b, figures) && alike(x, y, figures) && alike(p, q, figures),
        // Names, which have no parts.
        _ => old == new,
    }
}

/// Another option makes another condition, not another limit.
fn is_figure(value: &Value) -> bool {
    !matches!(value, Value::YesNo(_) | Value::Choice(_) | Value::Choices(_) | Value::List(_))
}
