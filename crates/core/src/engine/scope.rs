//! One case under one procedure at one moment. Everything is evaluated on demand and only once.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use super::evaluation::{PostState, Reason};
use super::reading::{Problem, printed_rows, read, read_log};
use super::words::bare;
use crate::case::{Answer, Entries};
use crate::id::{DefineId, FieldId, PostId, RuleId, StepId};
use crate::procedure::{Define, Expr, Field, Kind, Post, Procedure, Rule, Step};
use crate::value::{Instant, Now, Row, Value};

/// The value of an expression with its reasons, or what is needed to know it.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub value: Option<Value>,
    /// The answers a known value rests on.
    pub because: Vec<About>,
    /// For an unknown value, the visible fields whose answers would settle it; may be empty.
    pub needs: Vec<FieldId>,
    /// True for an unknown value whose parts are known: the date is too far away, or the sum too large, to be counted.
    pub(super) beyond: bool,
}

impl Found {
    pub(super) fn known(value: Value) -> Found {
        Found { value: Some(value), ..Found::default() }
    }

    /// Whether the value is known to be yes.
    pub fn is_yes(&self) -> bool {
        matches!(self.value, Some(Value::YesNo(true)))
    }

    pub(super) fn is_no(&self) -> bool {
        matches!(self.value, Some(Value::YesNo(false)))
    }

    pub(super) fn unknown() -> Found {
        Found::default()
    }

    /// Adds the reasons and needs of another value.
    pub(super) fn join(&mut self, other: &Found) {
        merge(&mut self.because, &other.because);
        merge(&mut self.needs, &other.needs);
    }
}

fn merge<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

/// What a result rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The case itself: when it was begun.
    Case,
    Field(FieldId),
    Step(StepId),
}

/// A field's answer, read.
#[derive(Debug, Default)]
pub struct Reading {
    pub shown: bool,
    /// For a field of which it is unknown whether it shows: what is needed to know.
    pub(super) needs: Vec<FieldId>,
    /// The value, if the field shows.
    pub value: Option<Value>,
    /// The problem, if the field shows.
    pub(super) problem: Option<Problem>,
}

/// Evaluates a case under a procedure, each thing on demand and only once.
#[derive(Debug)]
pub struct Scope<'a> {
    pub procedure: &'a Procedure,
    pub entries: &'a Entries,
    pub now: &'a Now,
    /// When the case was begun, if that is known.
    pub(super) begun: Option<Instant>,
    // Searched linearly, since an SOP has a few dozen of each.
    fields: Vec<Slot<'a, Field, Reading>>,
    steps: Vec<Slot<'a, Step, Found>>,
    /// The steps again, for whether they are done.
    done: Vec<Slot<'a, Step, bool>>,
    defines: Vec<Slot<'a, Define, Found>>,
    rules: Vec<Slot<'a, Rule, Found>>,
    posts: Vec<Slot<'a, Post, PostState>>,
}

/// A part of the procedure with its result.
#[derive(Debug)]
struct Slot<'a, P, T> {
    part: &'a P,
    found: OnceCell<T>,
    /// Set during evaluation, since a pack that did not come from the compiler may contain a cycle.
    busy: Cell<bool>,
}

impl<'a, P, T> Slot<'a, P, T> {
    fn new(part: &'a P) -> Slot<'a, P, T> {
        Slot { part, found: OnceCell::new(), busy: Cell::new(false) }
    }

    /// The result, evaluated now if necessary; `None` in a cycle.
    fn get(&self, work_out: impl FnOnce(&'a P) -> T) -> Option<&T> {
        if let Some(found) = self.found.get() {
            return Some(found);
        }
        if self.busy.replace(true) {
            return None;
        }
        let found = work_out(self.part);
        self.busy.set(false);
        Some(self.found.get_or_init(|| found))
    }
}

impl<'a> Scope<'a> {
    pub fn new(procedure: &'a Procedure, entries: &'a Entries, now: &'a Now) -> Scope<'a> {
        Scope {
            procedure,
            entries,
            now,
            begun: None,
            fields: procedure.fields.iter().map(Slot::new).collect(),
            steps: procedure.steps.iter().map(Slot::new).collect(),
            done: procedure.steps.iter().map(Slot::new).collect(),
            defines: procedure.defines.iter().map(Slot::new).collect(),
            rules: procedure.rules.iter().map(Slot::new).collect(),
            posts: procedure.posts.iter().map(Slot::new).collect(),
        }
    }

    /// The same for a case that was begun then.
    pub(super) fn since(self, begun: Option<Instant>) -> Scope<'a> {
        Scope { begun, ..self }
    }

    /// The rules that fire, with what they rest on.
    pub(super) fn firing(&self) -> impl Iterator<Item = (&'a Rule, &Found)> {
        self.rules.iter().filter_map(|slot| Some((slot.part, self.condition_of(slot).filter(|found| found.is_yes())?)))
    }

    /// The rules that withhold a post. Only those are asked: others may ask whether the post is ready. A rule that waits
    /// for its own answer withholds.
    pub(super) fn withheld_by(&self, post: &PostId) -> Vec<RuleId> {
        let withholding = self.rules.iter().filter(|slot| slot.part.withholds.contains(post));
        let fires = |slot: &&Slot<'a, Rule, Found>| self.condition_of(slot).is_none_or(Found::is_yes);
        withholding.filter(fires).map(|slot| slot.part.id.clone()).collect()
    }

    fn condition_of<'s>(&self, slot: &'s Slot<'a, Rule, Found>) -> Option<&'s Found> {
        slot.get(|rule| self.eval(&rule.when, None))
    }

    /// The states of all posts.
    pub(super) fn posts(&self) -> impl Iterator<Item = &PostState> {
        self.posts.iter().filter_map(|slot| slot.get(|post| self.post_state(post)))
    }

    /// Whether a post may go out.
    pub(super) fn post_ready(&self, id: &PostId) -> bool {
        let slot = self.posts.iter().find(|slot| slot.part.id == *id);
        slot.and_then(|slot| slot.get(|post| self.post_state(post))).is_some_and(|state| state.ready)
    }

    /// The reading of a field; `None` if the procedure has no such field.
    pub fn field(&self, id: &FieldId) -> Option<&Reading> {
        self.field_slot(id)?.get(|field| self.read_field(field))
    }

    fn read_field(&self, field: &Field) -> Reading {
        let shown = self.field_shows(field);
        if !shown.is_yes() {
            return Reading { needs: shown.needs, ..Reading::default() };
        }
        let (mut value, mut problem) = (None, None);
        if let Some(answer) = self.entries.answers.get(&field.id) {
            (value, problem) = read(&field.kind, answer, &self.now.zone);
        }
        if let Kind::Log(_) = field.kind {
            value = read_log(&self.entries.log, &field.id);
        }
        Reading { shown: true, value, problem, ..Reading::default() }
    }

    /// A field shows if its step does and its own condition holds.
    fn field_shows(&self, field: &Field) -> Found {
        let step = self.steps.iter().find(|slot| slot.part.fields.contains(&field.id));
        let step = step.map_or_else(Found::unknown, |slot| self.step_shows(&slot.part.id));
        if !step.is_yes() {
            return step;
        }
        self.condition(field.when.as_ref())
    }

    /// Whether a step shows.
    pub fn step_shows(&self, id: &StepId) -> Found {
        let slot = self.steps.iter().find(|slot| slot.part.id == *id);
        let found = slot.and_then(|slot| slot.get(|step| self.condition(step.when.as_ref())));
        found.cloned().unwrap_or_default()
    }

    /// Whether a visible step is done: ticked; or something is filled in and nothing required is missing.
    pub(super) fn step_done(&self, id: &StepId) -> bool {
        let slot = self.done.iter().find(|slot| slot.part.id == *id);
        slot.and_then(|slot| slot.get(|step| self.work_out_done(step))).is_some_and(|done| *done)
    }

    fn work_out_done(&self, step: &Step) -> bool {
        if !self.step_shows(&step.id).is_yes() {
            return false;
        }
        if step.tick {
            return self.entries.ticks.contains_key(&step.id);
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
        let Some(slot) = self.field_slot(id) else { return false };
        slot.part.required.as_ref().is_some_and(|required| self.eval(required, None).is_yes())
    }

    /// A named condition or value.
    pub(super) fn define(&self, id: &DefineId) -> Found {
        let found = self.defines.iter().find(|slot| slot.part.id == *id).and_then(|slot| {
            slot.get(|define| {
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
        match (kind, self.entries.answers.get(field)) {
            (Some(Kind::Rows(columns)), Some(Answer::Rows(rows))) if unreadable => {
                printed_rows(columns, rows, &self.now.zone).into()
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
        self.field_slot(id).map(|slot| slot.part)
    }

    fn field_slot(&self, id: &FieldId) -> Option<&Slot<'a, Field, Reading>> {
        self.fields.iter().find(|slot| slot.part.id == *id)
    }

    pub(super) fn define_part(&self, id: &DefineId) -> Option<&'a Define> {
        self.defines.iter().find(|slot| slot.part.id == *id).map(|slot| slot.part)
    }

    pub(super) fn step_part(&self, id: &StepId) -> Option<&'a Step> {
        self.steps.iter().find(|slot| slot.part.id == *id).map(|slot| slot.part)
    }

    /// The reasons for a result. Missing answers are among them only if nothing else decided it.
    pub fn reasons(&self, because: &[About]) -> Vec<Reason> {
        let reason = |about: &About| match about {
            About::Case => Some(Reason::Begun(self.now.zone.local(self.begun?).date())),
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
