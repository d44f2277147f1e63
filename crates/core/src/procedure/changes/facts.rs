//! What there is to compare about each part of a procedure, as lists that all look alike.
//!
//! What is not in these lists does not count as a change: places in a list, sources, and what the compiler works out for
//! the page, such as the terms in a step.

use super::super::expr::Expr;
use super::super::model::*;
use super::super::template::{Node, Piece};
use super::list::{Facts, by_ids, field_label, plain};
use super::{About, Part, words};
use crate::value::{Hours, write_date};

/// A part with what there is to say about it.
pub(super) struct Entry<'a> {
    pub(super) part: Part,
    pub(super) name: String,
    pub(super) facts: Vec<Fact<'a>>,
}

/// One thing about a part.
pub(super) struct Fact<'a> {
    pub(super) about: About,
    /// Tells several about the same apart; empty where there can be only one.
    pub(super) key: String,
    pub(super) is: Is<'a>,
}

pub(super) enum Is<'a> {
    /// That it is so is all there is to say.
    So,
    Words(String),
    /// A length of time.
    Figure(String),
    /// What tells it from others, in ids, and what it is called.
    Named(String, String),
    Expr(&'a Expr),
    Line(&'a [Piece]),
    Body(&'a [Node]),
    /// Something with a name and facts of its own.
    Inner(String, Vec<Fact<'a>>),
}

/// All parts, those of a kind together.
pub(super) fn of(procedure: &Procedure) -> Vec<Vec<Entry<'_>>> {
    let p = procedure;
    vec![
        vec![entry(Part::Procedure, &p.title, whole(p))],
        p.documents.iter().map(|d| entry(Part::Document(d.id.clone()), &d.title, document(p, d))).collect(),
        p.stages.iter().map(|s| entry(Part::Stage(s.id.clone()), &s.title, stage(p, s))).collect(),
        p.steps.iter().map(|s| entry(Part::Step(s.id.clone()), &s.title, step(p, s))).collect(),
        p.fields.iter().map(|f| entry(Part::Field(f.id.clone()), &f.label, field(p, f))).collect(),
        p.defines.iter().map(|d| entry(Part::Define(d.id.clone()), &d.label, define(p, d))).collect(),
        p.rules.iter().map(|r| entry(Part::Rule(r.id.clone()), &first_words(p, &r.says), rule(p, r))).collect(),
        p.clocks.iter().map(|c| entry(Part::Clock(c.id.clone()), &c.label, clock(p, c))).collect(),
        p.posts.iter().map(|post| entry(Part::Post(post.id.clone()), &post.title, self::post(p, post))).collect(),
        p.timelines.iter().map(|t| entry(Part::Timeline(t.id.clone()), &t.label, timeline(p, t))).collect(),
        p.terms.iter().map(|t| entry(Part::Term(t.name.clone()), &t.name, term(p, t))).collect(),
        p.links.iter().map(|l| entry(Part::Link(l.id.clone()), &l.label, link(p, l))).collect(),
    ]
}

fn entry<'a>(part: Part, name: &str, facts: Facts<'a>) -> Entry<'a> {
    Entry { part, name: name.to_owned(), facts: facts.list }
}

fn whole(p: &Procedure) -> Facts<'_> {
    let mut facts = Facts::new(p).words(About::Title, &p.title).words(About::Need, &p.need);
    facts = facts.words(About::Summary, &p.summary).named(About::NameField, p.name.as_str(), field_label(p, &p.name));
    for (about, id) in [(About::NumberField, &p.number), (About::TopicField, &p.topic), (About::UserField, &p.user)] {
        if let Some(id) = id {
            facts = facts.named(about, id.as_str(), field_label(p, id));
        }
    }
    let Some(hours) = &p.hours else { return facts };
    // Each day off by itself: a list of many is told by its number, which may stay as it was.
    let regular = Hours { holidays: Vec::new(), ..hours.clone() }.to_string();
    hours
        .holidays
        .iter()
        .map(|day| write_date(*day))
        .fold(facts.words(About::Hours, &regular), |facts, day| facts.and(About::DayOff, &day, Is::Words(day.clone())))
}

fn document<'a>(p: &'a Procedure, document: &'a SourceDocument) -> Facts<'a> {
    let facts = Facts::new(p).words(About::Title, &document.title);
    facts.maybe(About::Short, document.short.as_deref()).maybe(About::Date, document.date.as_deref())
}

fn stage<'a>(p: &'a Procedure, stage: &'a Stage) -> Facts<'a> {
    Facts::new(p).words(About::Title, &stage.title).words(About::Says, &stage.says)
}

fn step<'a>(p: &'a Procedure, step: &'a Step) -> Facts<'a> {
    let stage = p.stages.iter().find(|stage| stage.id == step.stage).map(|stage| stage.title.as_str());
    let facts = Facts::new(p).words(About::Title, &step.title).line(About::Says, &step.says);
    let facts = facts.maybe(About::Why, step.why.as_deref()).words(About::Role, &step.role);
    facts
        .named(About::Stage, step.stage.as_str(), stage)
        .so(About::Tick, step.tick)
        .expr(About::When, step.when.as_ref())
}

fn field<'a>(p: &'a Procedure, field: &'a Field) -> Facts<'a> {
    let step = p.steps.iter().find(|step| step.fields.contains(&field.id)).map(|step| &step.id);
    let facts = Facts::new(p).words(About::Title, &field.label).maybe(About::Help, field.help.as_deref());
    facts.at(step).kind(&field.kind).expr(About::When, field.when.as_ref()).required(field.required.as_ref())
}

fn define<'a>(p: &'a Procedure, define: &'a Define) -> Facts<'a> {
    let facts = Facts::new(p).words(About::Title, &define.label).expr(About::Value, Some(&define.is));
    facts.expr(About::When, define.when.as_ref())
}

fn rule<'a>(p: &'a Procedure, rule: &'a Rule) -> Facts<'a> {
    let facts = Facts::new(p).line(About::Says, &rule.says).words(About::Level, words::level(rule.level));
    let facts = facts.expr(About::When, Some(&rule.when)).at(rule.at.as_ref()).fields(About::Speaks, &rule.fields);
    rule.withholds.iter().fold(facts, |facts, id| {
        let post = p.posts.iter().find(|post| post.id == *id).map(|post| post.title.as_str());
        facts.each(About::Withholds, id.as_str(), post)
    })
}

fn clock<'a>(p: &'a Procedure, clock: &'a Clock) -> Facts<'a> {
    let facts = Facts::new(p).words(About::Title, &clock.label).expr(About::When, clock.when.as_ref());
    let facts = facts.expr(About::Starts, Some(&clock.starts)).expr(About::Until, clock.until.as_ref());
    let facts = facts.words(About::Counts, words::counts(clock.business));
    clock.dues.iter().fold(facts, |facts, due| {
        let mut inner = Facts::new(p).line(About::Says, &due.says);
        inner.push(About::After, "", Is::Figure(due.after.to_string()));
        if let Some(repeat) = due.repeat {
            inner.push(About::Repeat, "", Is::Words(repeat.to_string()));
        }
        facts.inner(About::Due, &by_ids(&due.says), &plain(p, &due.says), inner.expr(About::Done, due.done.as_ref()))
    })
}

fn post<'a>(p: &'a Procedure, post: &'a Post) -> Facts<'a> {
    let facts = Facts::new(p).words(About::Title, &post.title).words(About::Target, words::target(post.target));
    let mut facts = facts.words(About::Button, &post.copy).expr(About::When, post.when.as_ref());
    if let Some(subject) = &post.subject {
        facts = facts.line(About::Subject, subject);
    }
    facts.push(About::Line, "", Is::Body(&post.body));
    let facts = facts.steps(About::Needs, &post.needs);
    post.tags.iter().fold(facts, |facts, tag| {
        let inner = Facts::new(p).line(About::Says, &tag.name).expr(About::When, tag.when.as_ref());
        facts.inner(About::Tag, &by_ids(&tag.name), &plain(p, &tag.name), inner)
    })
}

fn timeline<'a>(p: &'a Procedure, timeline: &'a Timeline) -> Facts<'a> {
    let facts = Facts::new(p).words(About::Title, &timeline.label).at(Some(&timeline.at));
    let facts = facts.expr(About::Starts, Some(&timeline.starts)).words(About::First, &timeline.first.to_string());
    let mut facts = facts.words(About::Days, &timeline.days.to_string());
    if let Some((field, column)) = &timeline.done {
        let named = |name: &str| [name, ".", column.as_str()].concat();
        let name = field_label(p, field).unwrap_or(field.as_str());
        facts.push(About::Done, "", Is::Named(named(field.as_str()), named(name)));
    }
    timeline.marks.iter().fold(facts, |facts, mark| {
        let inner = Facts::new(p).line(About::Says, &mark.says).words(About::Day, &mark.day.to_string());
        facts.inner(About::Mark, &by_ids(&mark.says), &plain(p, &mark.says), inner)
    })
}

fn term<'a>(p: &'a Procedure, term: &'a Term) -> Facts<'a> {
    Facts::new(p).words(About::Says, &term.says)
}

fn link<'a>(p: &'a Procedure, link: &'a Link) -> Facts<'a> {
    let facts = Facts::new(p).words(About::Title, &link.label).words(About::To, link.to.as_str()).at(Some(&link.at));
    let mut facts = facts.expr(About::When, link.when.as_ref());
    if let Some(says) = &link.says {
        facts = facts.line(About::Says, says);
    }
    for (there, here) in &link.copy {
        let name = field_label(p, here).unwrap_or(here.as_str());
        facts.push(About::Copies, there.as_str(), Is::Named(here.to_string(), name.to_owned()));
    }
    facts = facts.fields(About::Moves, &link.moves).steps(About::TicksThere, &link.ticks);
    for (about, presets) in [(About::There, &link.there), (About::Here, &link.here)] {
        for preset in presets {
            // The field may be another procedure's, of which only the id is known here.
            let name = field_label(p, &preset.field).unwrap_or(preset.field.as_str());
            let values = preset.values.join(", ");
            let name = [name, " = ", &values].concat();
            facts.push(about, preset.field.as_str(), Is::Named(values, name));
        }
    }
    facts
}

/// The words that a rule begins with: those in bold, which are its heading, or else its first sentence.
fn first_words(p: &Procedure, says: &[Piece]) -> String {
    let text = match says.first() {
        Some(Piece::Bold(heading)) => plain(p, heading),
        _ => plain(p, says),
    };
    let sentence = text.split_once(". ").map_or(text.as_str(), |(first, _)| first);
    words::clipped(sentence.trim_end_matches('.'), 100)
}
