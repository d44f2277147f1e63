//! One case under one procedure at one moment. Everything is evaluated on demand and only once.

use std::borrow::Cow;
use std::rc::Rc;

use chrono::{NaiveDate, TimeDelta};

use super::evaluation::{PostState, Reason};
use super::found::{About, Found, Reading};
use super::memo::{Input, Memo};
use super::reading::{printed_rows, read, read_log};
use super::words::bare;
use crate::case::{Answer, Case, Entries, LogEntry};
use crate::document::Block;
use crate::id::{DefineId, FieldId, LinkId, PostId, RuleId, StepId};
use crate::procedure::{Define, Expr, Field, Kind, Node, Post, Procedure, Rule, Step};
use crate::value::{Instant, Now, Row, Value, Zone};

/// Evaluates a case under a procedure, each thing on demand and only once.
///
/// What it reads of the case and the time is noted, so that an [`Evaluator`](super::Evaluator) knows what each result rests
/// on. That is why nothing but the readers in this file gets at them.
#[derive(Debug)]
pub struct Scope<'a> {
    pub procedure: &'a Procedure,
    entries: &'a Entries,
    now: &'a Now,
    /// When the case was begun, if that is known.
    begun: Option<Instant>,
    memo: Held<'a>,
}

/// The results of this scope alone, or those that are kept from one change to the next.
#[derive(Debug)]
enum Held<'a> {
    Own(Box<Memo>),
    Kept(&'a Memo),
}

impl<'a> Scope<'a> {
    pub fn new(procedure: &'a Procedure, entries: &'a Entries, now: &'a Now) -> Scope<'a> {
        Scope { procedure, entries, now, begun: None, memo: Held::Own(Box::new(Memo::new(procedure))) }
    }

    /// The same for a case that was begun then.
    pub(super) fn since(self, begun: Option<Instant>) -> Scope<'a> {
        Scope { begun, ..self }
    }

    /// The scope of a case whose results are kept in `memo`, which must have forgotten what changed.
    pub(super) fn kept(procedure: &'a Procedure, case: &'a Case, now: &'a Now, memo: &'a Memo) -> Scope<'a> {
        Scope { procedure, entries: &case.entries, now, begun: Some(case.created), memo: Held::Kept(memo) }
    }

    pub(super) fn memo(&self) -> &Memo {
        match &self.memo {
            Held::Own(memo) => memo,
            Held::Kept(memo) => memo,
        }
    }

    fn reads(&self, input: Input) {
        self.memo().recorder.reads(input);
    }

    /// The answer to a field, as typed, whether it shows or not.
    pub fn answer(&self, id: &FieldId) -> Option<&'a Answer> {
        self.reads(Input::Field(self.field_place(id)?));
        self.entries.answers.get(id)
    }

    /// The entries of a log, struck out or not.
    pub fn log(&self, id: &FieldId) -> impl Iterator<Item = &'a LogEntry> {
        if let Some(place) = self.field_place(id) {
            self.reads(Input::Field(place));
        }
        self.entries.log.iter().filter(move |entry| entry.field == *id)
    }

    /// When a step was ticked, whether it shows or not.
    pub(super) fn tick(&self, id: &StepId) -> Option<Instant> {
        self.reads(Input::Step(self.step_place(id)?));
        self.entries.ticks.get(id).copied()
    }

    /// Whether another case was started from this one by a link.
    pub(super) fn is_linked(&self, id: &LinkId) -> bool {
        self.reads(Input::Links);
        self.entries.links.iter().any(|link| link.link.as_ref() == Some(id))
    }

    pub(super) fn begun(&self) -> Option<Instant> {
        self.reads(Input::Begun);
        self.begun
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.reads(Input::Today);
        self.now.today()
    }

    /// The moment itself. Whoever only asks whether a time has passed uses [`Scope::has_come`], whose answer holds longer.
    pub(super) fn instant(&self) -> Instant {
        let now = self.now.instant;
        let next = now.checked_add_signed(TimeDelta::nanoseconds(1)).unwrap_or(Instant::MAX_UTC);
        self.memo().recorder.asks_time(now, next);
        now
    }

    /// Whether it is that time, or later.
    pub(super) fn has_come(&self, time: Instant) -> bool {
        let come = time <= self.now.instant;
        let (from, before) = if come { (time, Instant::MAX_UTC) } else { (Instant::MIN_UTC, time) };
        self.memo().recorder.asks_time(from, before);
        come
    }

    /// The reader's time zone. It is not recorded as an input: a new zone discards all kept results.
    pub fn zone(&self) -> &'a Zone {
        &self.now.zone
    }

    fn field_place(&self, id: &FieldId) -> Option<usize> {
        self.memo().places.fields.get(id).copied()
    }

    fn step_place(&self, id: &StepId) -> Option<usize> {
        self.memo().places.steps.get(id).copied()
    }

    /// The condition of a rule, and what it rests on; `None` if it waits for its own answer.
    pub(super) fn rule(&self, place: usize, rule: &Rule) -> Option<&Found> {
        let memo = self.memo();
        memo.rules.get(place)?.get(&memo.recorder, || self.eval(&rule.when, None))
    }

    /// The rules that withhold a post. Only those are asked: others may ask whether the post is ready. A rule that waits
    /// for its own answer withholds.
    pub(super) fn withheld_by(&self, post: &PostId) -> Vec<RuleId> {
        let withholding = (0..).zip(&self.procedure.rules).filter(|(_, rule)| rule.withholds.contains(post));
        let fires = |(place, rule): &(usize, &Rule)| self.rule(*place, rule).is_none_or(Found::is_yes);
        withholding.filter(fires).map(|(_, rule)| rule.id.clone()).collect()
    }

    /// The state of a post; `None` if it waits for itself.
    pub(super) fn post(&self, place: usize) -> Option<&Rc<PostState>> {
        let (memo, post) = (self.memo(), self.procedure.posts.get(place)?);
        memo.posts.get(place)?.get(&memo.recorder, || Rc::new(self.post_state(place, post)))
    }

    /// What the parts of the body of a post come to, by `render`.
    pub(crate) fn body(&self, post: &Post, render: impl Fn(&Node) -> Vec<Block>) -> Vec<Block> {
        let memo = self.memo();
        // Not by its id, in case that it is a post of another procedure.
        let place = self.procedure.posts.iter().position(|one| std::ptr::eq(one, post));
        let Some(slots) = place.and_then(|place| memo.bodies.get(place)) else {
            return post.body.iter().flat_map(render).collect();
        };
        let parts = slots.iter().zip(&post.body);
        parts.filter_map(|(slot, node)| slot.get(&memo.recorder, || render(node))).flatten().cloned().collect()
    }

    /// Whether a post may go out.
    pub(super) fn post_ready(&self, id: &PostId) -> bool {
        let place = self.memo().places.posts.get(id);
        place.and_then(|place| self.post(*place)).is_some_and(|state| state.ready)
    }

    /// The reading of a field; `None` if the procedure has no such field.
    pub fn field(&self, id: &FieldId) -> Option<&Reading> {
        let (memo, place) = (self.memo(), self.field_place(id)?);
        let field = self.procedure.fields.get(place)?;
        memo.readings.get(place)?.get(&memo.recorder, || self.read_field(field))
    }

    fn read_field(&self, field: &Field) -> Reading {
        let shown = self.field_shows(field);
        if !shown.is_yes() {
            return Reading { needs: shown.needs, ..Reading::default() };
        }
        let (mut value, mut problem) = (None, None);
        if let Some(answer) = self.answer(&field.id) {
            (value, problem) = read(&field.kind, answer, self.zone());
        }
        if let Kind::Log(_) = field.kind {
            value = read_log(self.log(&field.id));
        }
        Reading { shown: true, value, problem, ..Reading::default() }
    }

    /// A field shows if its step does and its own condition holds.
    fn field_shows(&self, field: &Field) -> Found {
        let step = self.memo().places.step_of.get(&field.id);
        let step = step.map_or_else(Found::unknown, |step| self.step_at_shows(*step));
        if !step.is_yes() {
            return step;
        }
        self.condition(field.when.as_ref())
    }

    /// Whether a step shows.
    pub fn step_shows(&self, id: &StepId) -> Found {
        self.step_place(id).map(|place| self.step_at_shows(place)).unwrap_or_default()
    }

    fn step_at_shows(&self, place: usize) -> Found {
        let memo = self.memo();
        let slot = memo.shown.get(place).zip(self.procedure.steps.get(place));
        let found = slot.and_then(|(slot, step)| slot.get(&memo.recorder, || self.condition(step.when.as_ref())));
        found.cloned().unwrap_or_default()
    }

    /// Whether a visible step is done: ticked; or something is filled in and nothing required is missing.
    pub(super) fn step_done(&self, id: &StepId) -> bool {
        let (memo, place) = (self.memo(), self.step_place(id));
        let slot = place.and_then(|place| memo.done.get(place).zip(self.procedure.steps.get(place)));
        let done = slot.and_then(|(slot, step)| slot.get(&memo.recorder, || self.work_out_done(step)));
        done.is_some_and(|done| *done)
    }

    fn work_out_done(&self, step: &Step) -> bool {
        if !self.step_shows(&step.id).is_yes() {
            return false;
        }
        if step.tick {
            return self.tick(&step.id).is_some();
        }
        let shown = || step.fields.iter().filter(|id| self.field(id).is_some_and(|reading| reading.shown));
        let filled = shown().any(|id| self.field(id).is_some_and(|reading| reading.value.is_some()));
        (filled || shown().next().is_none()) && shown().all(|id| !self.is_wanting(id))
    }

    /// Whether a visible field cannot be read, or is required and empty.
    pub(super) fn is_wanting(&self, id: &FieldId) -> bool {
        self.field(id).is_some_and(|reading| reading.problem.is_some()) || self.is_missing(id)
    }

    /// Whether a field is visible, required and empty.
    pub fn is_missing(&self, id: &FieldId) -> bool {
        let Some(reading) = self.field(id) else { return false };
        reading.shown && reading.value.is_none() && reading.problem.is_none() && self.is_required(id)
    }

    pub(super) fn is_required(&self, id: &FieldId) -> bool {
        let (memo, place) = (self.memo(), self.field_place(id));
        let slot = place.and_then(|place| memo.required.get(place).zip(self.procedure.fields.get(place)));
        let asked = |field: &Field| field.required.as_ref().is_some_and(|when| self.eval(when, None).is_yes());
        slot.and_then(|(slot, field)| slot.get(&memo.recorder, || asked(field))).is_some_and(|required| *required)
    }

    /// A named condition or value.
    pub(super) fn define(&self, id: &DefineId) -> Found {
        let (memo, place) = (self.memo(), self.memo().places.defines.get(id));
        let slot = place.and_then(|place| memo.defines.get(*place).zip(self.procedure.defines.get(*place)));
        let found = slot.and_then(|(slot, define)| {
            slot.get(&memo.recorder, || {
                let mut applies = self.condition(define.when.as_ref());
                if !applies.is_yes() {
                    applies.value = None;
                    return applies;
                }
                let mut found = self.eval(&define.is, None);
                found.join(&applies);
                found
            })
        });
        found.cloned().unwrap_or_default()
    }

    /// A condition that may be left out, which means always.
    pub fn condition(&self, when: Option<&Expr>) -> Found {
        when.map_or_else(|| Found::known(Value::YesNo(true)), |when| self.eval(when, None))
    }

    /// The rows of a visible field as they stand in a post: those that cannot be read too, with a mark.
    pub(crate) fn printed_rows(&self, field: &FieldId) -> Cow<'_, [Row]> {
        let kind = self.field_part(field).map(|field| &field.kind);
        let unreadable = self.field(field).is_some_and(|reading| reading.problem.is_some());
        match (kind, self.answer(field)) {
            (Some(Kind::Rows(columns)), Some(Answer::Rows(rows))) if unreadable => {
                printed_rows(columns, rows, self.zone()).into()
            }
            _ => self.rows(field).into(),
        }
    }

    /// The rows of a visible field.
    pub fn rows(&self, field: &FieldId) -> &[Row] {
        match self.field(field).and_then(|reading| reading.value.as_ref()) {
            Some(Value::List(rows)) => rows,
            _ => &[],
        }
    }

    pub fn field_part(&self, id: &FieldId) -> Option<&'a Field> {
        self.procedure.fields.get(self.field_place(id)?)
    }

    pub(super) fn define_part(&self, id: &DefineId) -> Option<&'a Define> {
        self.procedure.defines.get(*self.memo().places.defines.get(id)?)
    }

    pub(super) fn step_part(&self, id: &StepId) -> Option<&'a Step> {
        self.procedure.steps.get(self.step_place(id)?)
    }

    /// The reasons for a result. Missing answers are among them only if nothing else decided it.
    pub fn reasons(&self, because: &[About]) -> Vec<Reason> {
        let reason = |about: &About| match about {
            About::Case => Some(Reason::Begun(self.zone().local(self.begun()?).date())),
            About::Field(id) => {
                let label = bare(&self.field_part(id)?.label).to_owned();
                Some(Reason::Answer { label, value: self.field(id)?.value.clone() })
            }
            About::Step(id) => {
                Some(Reason::Step { title: bare(&self.step_part(id)?.title).to_owned(), done: self.step_done(id) })
            }
        };
        let (missing, answered): (Vec<Reason>, Vec<Reason>) =
            because.iter().filter_map(reason).partition(|reason| matches!(reason, Reason::Answer { value: None, .. }));
        if answered.is_empty() { missing } else { answered }
    }
}
