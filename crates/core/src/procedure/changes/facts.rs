//! The facts about each part that are compared, in a uniform form.
//!
//! Whatever is missing here does not count as a change: the order of parts, sources, and what the compiler derives for
//! the page, such as the terms of a step.

use super::super::expr::Expr;
use super::super::model::*;
use super::super::template::{Node, Piece};
use super::list::{Facts, Version, by_ids, field_label, plain};
use super::{Aspect, Part, words};
use crate::value::{Hours, Value};

/// A part with its facts.
pub(super) struct PartFacts<'a> {
    pub(super) part: Part,
    pub(super) name: String,
    pub(super) facts: Vec<Fact<'a>>,
}

/// A fact about a part.
pub(super) struct Fact<'a> {
    pub(super) aspect: Aspect,
    /// Distinguishes facts about the same aspect; empty if there is only one.
    pub(super) key: String,
    pub(super) content: Content<'a>,
}

pub(super) enum Content<'a> {
    /// Its presence is all there is to say.
    So,
    Words(String),
    /// A length of time.
    Figure(String),
    /// An id, and the name to show.
    Named(String, String),
    Expr(&'a Expr),
    Line(&'a [Piece]),
    Body(&'a [Node]),
    /// Something with a name and facts of its own.
    Inner(String, Vec<Fact<'a>>),
}

/// All parts, grouped by kind.
pub(super) fn of<'a>(p: &'a Version<'a>) -> Vec<Vec<PartFacts<'a>>> {
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

fn entry<'a>(part: Part, name: &str, facts: Facts<'a>) -> PartFacts<'a> {
    PartFacts { part, name: name.to_owned(), facts: facts.list }
}

fn whole<'a>(p: &'a Version<'a>) -> Facts<'a> {
    let mut facts = Facts::new(p).words(Aspect::Title, &p.title).words(Aspect::Need, &p.need);
    facts = facts.words(Aspect::Summary, &p.summary).named(Aspect::NameField, p.name.as_str(), field_label(p, &p.name));
    for (aspect, id) in [(Aspect::NumberField, &p.number), (Aspect::TopicField, &p.topic), (Aspect::UserField, &p.user)]
    {
        if let Some(id) = id {
            facts = facts.named(aspect, id.as_str(), field_label(p, id));
        }
    }
    let Some(hours) = &p.hours else { return facts };
    // Each day off is a fact of its own, since a list of many is shown as a number, which may not change.
    let regular = (p.wording.hours)(&Hours { holidays: Vec::new(), ..hours.clone() });
    hours.holidays.iter().fold(facts.words(Aspect::Hours, &regular), |facts, day| {
        let words = (p.wording.value)(&Value::Date(*day));
        facts.and(Aspect::DayOff, &words, Content::Words(words.clone()))
    })
}

fn document<'a>(p: &'a Version<'a>, document: &'a SourceDocument) -> Facts<'a> {
    let facts = Facts::new(p).words(Aspect::Title, &document.title);
    facts.maybe(Aspect::Short, document.short.as_deref()).maybe(Aspect::Date, document.date.as_deref())
}

fn stage<'a>(p: &'a Version<'a>, stage: &'a Stage) -> Facts<'a> {
    Facts::new(p).words(Aspect::Title, &stage.title).words(Aspect::Says, &stage.says)
}

fn step<'a>(p: &'a Version<'a>, step: &'a Step) -> Facts<'a> {
    let stage = p.stages.iter().find(|stage| stage.id == step.stage).map(|stage| stage.title.as_str());
    let facts = Facts::new(p).words(Aspect::Title, &step.title).line(Aspect::Says, &step.says);
    let facts = facts.maybe(Aspect::Why, step.why.as_deref()).maybe(Aspect::Role, step.role.as_deref());
    facts
        .named(Aspect::Stage, step.stage.as_str(), stage)
        .so(Aspect::Tick, step.tick)
        .expr(Aspect::When, step.when.as_ref())
}

fn field<'a>(p: &'a Version<'a>, field: &'a Field) -> Facts<'a> {
    let step = p.steps.iter().find(|step| step.fields.contains(&field.id)).map(|step| &step.id);
    let facts = Facts::new(p).words(Aspect::Title, &field.label).maybe(Aspect::Help, field.help.as_deref());
    facts.at(step).kind(&field.kind).expr(Aspect::When, field.when.as_ref()).required(field.required.as_ref())
}

fn define<'a>(p: &'a Version<'a>, define: &'a Define) -> Facts<'a> {
    let facts = Facts::new(p).words(Aspect::Title, &define.label).expr(Aspect::Value, Some(&define.is));
    facts.expr(Aspect::When, define.when.as_ref())
}

fn rule<'a>(p: &'a Version<'a>, rule: &'a Rule) -> Facts<'a> {
    let facts = Facts::new(p).line(Aspect::Says, &rule.says).ours(Aspect::Level, words::level(rule.level));
    let facts = facts.expr(Aspect::When, Some(&rule.when)).at(rule.at.as_ref()).fields(Aspect::Speaks, &rule.fields);
    rule.withholds.iter().fold(facts, |facts, id| {
        let post = p.posts.iter().find(|post| post.id == *id).map(|post| post.title.as_str());
        facts.each(Aspect::Withholds, id.as_str(), post)
    })
}

fn clock<'a>(p: &'a Version<'a>, clock: &'a Clock) -> Facts<'a> {
    let facts = Facts::new(p).words(Aspect::Title, &clock.label).expr(Aspect::When, clock.when.as_ref());
    let facts = facts.expr(Aspect::Starts, Some(&clock.starts)).expr(Aspect::Until, clock.until.as_ref());
    let facts = facts.ours(Aspect::Counts, words::counts(clock.business));
    clock.dues.iter().fold(facts, |facts, due| {
        let mut inner = Facts::new(p).line(Aspect::Says, &due.says);
        inner.push(Aspect::After, "", Content::Figure((p.wording.value)(&Value::Span(due.after))));
        if let Some(repeat) = due.repeat {
            inner.push(Aspect::Repeat, "", Content::Words((p.wording.value)(&Value::Span(repeat))));
        }
        facts.inner(Aspect::Due, &by_ids(&due.says), &plain(p, &due.says), inner.expr(Aspect::Done, due.done.as_ref()))
    })
}

fn post<'a>(p: &'a Version<'a>, post: &'a Post) -> Facts<'a> {
    let facts = Facts::new(p).words(Aspect::Title, &post.title).ours(Aspect::Target, words::target(post.target));
    let mut facts = facts.words(Aspect::Button, &post.copy).expr(Aspect::When, post.when.as_ref());
    if let Some(subject) = &post.subject {
        facts = facts.line(Aspect::Subject, subject);
    }
    facts = facts.fields(Aspect::Recipient, post.to.as_slice());
    facts.push(Aspect::Line, "", Content::Body(&post.body));
    let facts = facts.steps(Aspect::Needs, &post.needs);
    post.tags.iter().fold(facts, |facts, tag| {
        let inner = Facts::new(p).line(Aspect::Says, &tag.name).expr(Aspect::When, tag.when.as_ref());
        facts.inner(Aspect::Tag, &by_ids(&tag.name), &plain(p, &tag.name), inner)
    })
}

fn timeline<'a>(p: &'a Version<'a>, timeline: &'a Timeline) -> Facts<'a> {
    let facts = Facts::new(p).words(Aspect::Title, &timeline.label).at(Some(&timeline.at));
    let facts = facts.expr(Aspect::Starts, Some(&timeline.starts)).words(Aspect::First, &timeline.first.to_string());
    let mut facts = facts.words(Aspect::Days, &timeline.days.to_string());
    if let Some((field, column)) = &timeline.done {
        let named = |name: &str| [name, ".", column.as_str()].concat();
        let name = field_label(p, field).unwrap_or(field.as_str());
        facts.push(Aspect::Done, "", Content::Named(named(field.as_str()), named(name)));
    }
    timeline.marks.iter().fold(facts, |facts, mark| {
        let inner = Facts::new(p).line(Aspect::Says, &mark.says).words(Aspect::Day, &mark.day.to_string());
        facts.inner(Aspect::Mark, &by_ids(&mark.says), &plain(p, &mark.says), inner)
    })
}

fn term<'a>(p: &'a Version<'a>, term: &'a Term) -> Facts<'a> {
    Facts::new(p).words(Aspect::Says, &term.says)
}

fn link<'a>(p: &'a Version<'a>, link: &'a Link) -> Facts<'a> {
    let facts = Facts::new(p).words(Aspect::Title, &link.label).words(Aspect::To, link.to.as_str()).at(Some(&link.at));
    let mut facts = facts.expr(Aspect::When, link.when.as_ref());
    if let Some(says) = &link.says {
        facts = facts.line(Aspect::Says, says);
    }
    for (there, here) in &link.copy {
        let name = field_label(p, here).unwrap_or(here.as_str());
        facts.push(Aspect::Copies, there.as_str(), Content::Named(here.to_string(), name.to_owned()));
    }
    facts = facts.fields(Aspect::Moves, &link.moves).steps(Aspect::TicksThere, &link.ticks);
    for (aspect, presets) in [(Aspect::There, &link.there), (Aspect::Here, &link.here)] {
        for preset in presets {
            // The field may belong to another procedure, of which only the id is known here.
            let name = field_label(p, &preset.field).unwrap_or(preset.field.as_str());
            let values = preset.values.join(", ");
            let name = [name, " = ", &values].concat();
            facts.push(aspect, preset.field.as_str(), Content::Named(values, name));
        }
    }
    facts
}

/// The beginning of a rule: the bold words, which are its heading, or else the first sentence.
fn first_words(p: &Procedure, says: &[Piece]) -> String {
    let text = match says.first() {
        Some(Piece::Bold(heading)) => plain(p, heading),
        _ => plain(p, says),
    };
    let sentence = text.split_once(". ").map_or(text.as_str(), |(first, _)| first);
    words::clipped(sentence.trim_end_matches('.'), 100)
}
