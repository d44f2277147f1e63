//! Compares the facts about a part, before and after.

use super::super::expr::Expr;
use super::super::model::Procedure;
use super::super::template::{Node, Piece};
use super::facts::{Entry, Fact, Is};
use super::notation::Notation;
use super::{About, Change, Detail, Happened, What, words};
use crate::value::Value;

/// The two versions, the old one first. Both are told with the old labels, as long as there is one: a label that was
/// changed is told where it stands, and nowhere else.
#[derive(Clone, Copy)]
pub(super) struct Both<'a>(pub(super) &'a [&'a Procedure]);

impl Both<'_> {
    /// What became of all parts of one kind: of those that were there, in their order, then the new ones.
    pub(super) fn changes(self, old: &[Entry<'_>], new: &[Entry<'_>], changes: &mut Vec<Change>) {
        for before in old {
            let happened = match new.iter().find(|after| after.part == before.part) {
                None => Happened::Removed,
                Some(after) => {
                    let mut details = Details { both: self, within: Vec::new(), found: Vec::new() };
                    details.compare(&before.facts, &after.facts);
                    if details.found.is_empty() {
                        continue;
                    }
                    Happened::Changed(details.found)
                }
            };
            changes.push(Change { part: before.part.clone(), name: before.name.clone(), happened });
        }
        for after in new.iter().filter(|after| old.iter().all(|before| before.part != after.part)) {
            changes.push(Change { part: after.part.clone(), name: after.name.clone(), happened: Happened::Added });
        }
    }
}

struct Details<'a> {
    both: Both<'a>,
    within: Vec<(About, String)>,
    found: Vec<Detail>,
}

impl Details<'_> {
    fn compare(&mut self, old: &[Fact<'_>], new: &[Fact<'_>]) {
        let mut left: Vec<&Fact<'_>> = new.iter().collect();
        let mut gone = Vec::new();
        for before in old {
            match remove(&mut left, |after| after.about == before.about && after.key == before.key) {
                Some(after) => self.fact(before, after),
                None => gone.push(before),
            }
        }
        for before in gone {
            // Whose words were changed is still the same due time, as long as there is one to be it.
            match remove(&mut left, |after| after.about == before.about && before.about.is_nameless()) {
                Some(after) => self.fact(before, after),
                None if goes_with_kind(before, new) || self.goes_with_condition(before) => {}
                None => self.push(before.about, What::Removed(self.shown(before))),
            }
        }
        for after in left {
            if !goes_with_kind(after, old) && !self.goes_with_condition(after) {
                self.push(after.about, What::Added(self.shown(after)));
            }
        }
    }

    /// Whether a question is spoken of, or is not, because the condition reads it: what the compiler gathers when the
    /// source names none.
    fn goes_with_condition(&self, fact: &Fact<'_>) -> bool {
        fact.about == About::Speaks && self.found.iter().any(|detail| detail.about == About::When)
    }

    fn fact(&mut self, old: &Fact<'_>, new: &Fact<'_>) {
        match (&old.is, &new.is) {
            (Is::So, Is::So) => {}
            (Is::Named(before, _), Is::Named(after, _)) if before == after => {}
            (Is::Inner(name, before), Is::Inner(_, after)) => {
                self.within.push((old.about, name.clone()));
                self.compare(before, after);
                self.within.pop();
            }
            (Is::Expr(before), Is::Expr(after)) => self.expression(old.about, before, after),
            (Is::Line(before), Is::Line(after)) => self.line(old.about, before, after),
            (Is::Body(before), Is::Body(after)) => self.body(old.about, before, after),
            (Is::Figure(before), Is::Figure(after)) if before != after => {
                self.push(old.about, What::Figure { before: before.clone(), after: after.clone() });
            }
            _ => self.now(old.about, self.shown(old), self.shown(new)),
        }
    }

    /// The values in which two expressions of the same shape differ; else both as a whole.
    fn expression(&mut self, about: About, old: &Expr, new: &Expr) {
        if old == new {
            return;
        }
        let mut figures = Vec::new();
        if alike(old, new, &mut figures) {
            for (before, after) in figures {
                let (before, after) = (self.labels().value(before), self.labels().value(after));
                // A limit that stands in an expression twice is told once.
                let figure = What::Figure { before, after };
                if !self.found.iter().any(|detail| detail.what == figure && detail.within == self.within) {
                    self.push(about, figure);
                }
            }
            return;
        }
        let said = [old, new].map(|expr| self.condition(about, expr, self.labels()));
        self.told(about, said, [old, new].map(|expr| self.condition(about, expr, Notation::IDS)));
    }

    fn line(&mut self, about: About, old: &[Piece], new: &[Piece]) {
        // With the ids, so that a label that was changed elsewhere is not told here too.
        let exact = [old, new].map(|line| Notation::IDS.line(line));
        if exact[0] != exact[1] {
            let said = [old, new].map(|line| self.labels().line(line));
            self.told(about, said, exact);
        }
    }

    fn body(&mut self, about: About, old: &[Node], new: &[Node]) {
        let exact = |nodes| Notation::IDS.lines(nodes);
        let (before, after) = (exact(old), exact(new));
        if before == after {
            return;
        }
        let found = self.found.len();
        let pairs = |exact: Vec<String>, said: Vec<String>| exact.into_iter().zip(said).collect::<Vec<_>>();
        let mut come = pairs(after, self.labels().lines(new));
        let mut gone = pairs(before, self.labels().lines(old));
        // What is there before and after falls out, each line once for once. Empty ones only count in the order.
        gone.retain(|(line, _)| !line.is_empty() && remove(&mut come, |(other, _)| other == line).is_none());
        come.retain(|(line, _)| !line.is_empty());
        for (line, before) in gone {
            match remove(&mut come, |(other, _)| is_edit(&line, other)) {
                Some((other, after)) => self.told(about, [before, after], [line, other]),
                None => self.push(about, What::Removed(before)),
            }
        }
        for (_, after) in come {
            self.push(about, What::Added(after));
        }
        if self.found.len() == found {
            self.push(about, What::Arranged);
        }
    }

    /// Two texts, with the ids in them where only these tell them apart.
    fn told(&mut self, about: About, said: [String; 2], exact: [String; 2]) {
        let [before, after] = if said[0] == said[1] { exact } else { said };
        self.now(about, before, after);
    }

    fn labels(&self) -> Notation<'_> {
        Notation(self.both.0, false)
    }

    fn shown(&self, fact: &Fact<'_>) -> String {
        match &fact.is {
            Is::So | Is::Body(_) => String::new(),
            Is::Words(text) | Is::Figure(text) | Is::Named(_, text) | Is::Inner(text, _) => text.clone(),
            Is::Expr(expr) => self.condition(fact.about, expr, self.labels()),
            Is::Line(line) => self.labels().line(line),
        }
    }

    fn condition(&self, about: About, expr: &Expr, notation: Notation<'_>) -> String {
        let text = notation.expression(expr);
        if about == About::Required { words::required_when(&text) } else { text }
    }

    fn now(&mut self, about: About, before: String, after: String) {
        if before != after {
            self.push(about, What::Now { before, after });
        }
    }

    fn push(&mut self, about: About, what: What) {
        self.found.push(Detail { within: self.within.clone(), about, what });
    }
}

/// Takes the first that fits out of those that are left.
fn remove<T>(left: &mut Vec<T>, fits: impl Fn(&T) -> bool) -> Option<T> {
    let at = left.iter().position(fits)?;
    Some(left.remove(at))
}

/// Whether something came or went only because the kind did: a text has no options at all.
fn goes_with_kind(fact: &Fact<'_>, other_side: &[Fact<'_>]) -> bool {
    matches!(fact.about, About::Option | About::Column) && other_side.iter().all(|other| other.about != fact.about)
}

/// Whether a line is another one edited: most of its words are the same.
fn is_edit(before: &str, after: &str) -> bool {
    let old: Vec<&str> = before.split(' ').collect();
    let mut left: Vec<&str> = after.split(' ').collect();
    let most = old.len().max(left.len());
    let same = old.iter().filter(|word| remove(&mut left, |other| other == *word).is_some()).count();
    same * 2 > most
}

/// Walks two expressions side by side. Whether they differ in values only; these go into `figures`.
fn alike<'a>(old: &'a Expr, new: &'a Expr, figures: &mut Vec<(&'a Value, &'a Value)>) -> bool {
    match (old, new) {
        // An option is the same by its id, whatever it is called.
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
        // What has nothing within it: names.
        _ => old == new,
    }
}

/// Another answer is another condition, and no limit of it.
fn is_figure(value: &Value) -> bool {
    !matches!(value, Value::YesNo(_) | Value::Choice(_) | Value::Choices(_) | Value::List(_))
}
