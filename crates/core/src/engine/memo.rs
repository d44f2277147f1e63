//! What was worked out of a case, each result with what it rests on, so that after a change only what the change can reach
//! is worked out again.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::evaluation::{DefinedValue, DueState, FieldState, Finding, PostState, StepState, TimelineState};
use super::found::{Found, Reading};
use super::places::Places;
use crate::document::Block;
use crate::id::FieldId;
use crate::procedure::Procedure;
use crate::value::{Instant, Now};

/// Something outside the procedure that results rest on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Input {
    /// The answer and the log of a field, by its place.
    Field(usize),
    /// The tick of a step, by its place.
    Step(usize),
    Links,
    Begun,
    Today,
    /// A cycle, which only a pack that did not come from the compiler can contain. Its results depend on where it was
    /// entered, so they are never kept.
    Cycle,
}

/// The bits that fields and steps share in procedures that have more of them. A result that shares a bit with a changed
/// input is worked out without need, never wrongly kept.
const SHARED: usize = 120;

/// Inputs, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Inputs(u128);

impl Inputs {
    fn of(input: Input) -> Inputs {
        let bit = match input {
            // Fields count up and steps count down, so that a procedure with at most SHARED of both together shares nothing.
            Input::Field(place) => place % SHARED,
            Input::Step(place) => SHARED - 1 - place % SHARED,
            Input::Links => SHARED,
            Input::Begun => SHARED + 1,
            Input::Today => SHARED + 2,
            Input::Cycle => SHARED + 3,
        };
        Inputs(1 << bit)
    }

    pub(super) fn add(&mut self, input: Input) {
        self.0 |= Inputs::of(input).0;
    }
}

/// What a result rests on. As long as none of it changes, evaluating again gives the same result.
#[derive(Debug, Clone, Copy)]
struct Basis {
    inputs: Inputs,
    /// From this moment on and before that one, what was asked of the time has the same answers.
    from: Instant,
    before: Instant,
}

impl Basis {
    const NOTHING: Basis = Basis { inputs: Inputs(0), from: Instant::MIN_UTC, before: Instant::MAX_UTC };

    fn and(self, other: Basis) -> Basis {
        Basis {
            inputs: Inputs(self.inputs.0 | other.inputs.0),
            from: self.from.max(other.from),
            before: self.before.min(other.before),
        }
    }
}

/// Notes what is read, for the result that is being worked out.
#[derive(Debug)]
pub(super) struct Recorder(Cell<Basis>);

impl Default for Recorder {
    fn default() -> Recorder {
        Recorder(Cell::new(Basis::NOTHING))
    }
}

impl Recorder {
    pub(super) fn reads(&self, input: Input) {
        self.rests_on(Basis { inputs: Inputs::of(input), ..Basis::NOTHING });
    }

    /// Notes that the answer to a question about the time holds from one moment on, until another.
    pub(super) fn asks_time(&self, from: Instant, before: Instant) {
        self.rests_on(Basis { from, before, ..Basis::NOTHING });
    }

    fn rests_on(&self, basis: Basis) {
        self.0.set(self.0.get().and(basis));
    }
}

/// A result, once it was asked for.
#[derive(Debug)]
pub(super) struct Slot<T> {
    found: OnceCell<(T, Basis)>,
    /// Set while it is worked out, to notice cycles.
    busy: Cell<bool>,
}

impl<T> Slot<T> {
    fn new() -> Slot<T> {
        Slot { found: OnceCell::new(), busy: Cell::new(false) }
    }

    /// The result, worked out now if it is not there; `None` in a cycle.
    pub(super) fn get(&self, recorder: &Recorder, work_out: impl FnOnce() -> T) -> Option<&T> {
        if let Some((found, basis)) = self.found.get() {
            recorder.rests_on(*basis);
            return Some(found);
        }
        if self.busy.replace(true) {
            recorder.reads(Input::Cycle);
            return None;
        }
        let around = recorder.0.replace(Basis::NOTHING);
        let found = work_out();
        let basis = recorder.0.replace(around);
        recorder.rests_on(basis);
        self.busy.set(false);
        Some(&self.found.get_or_init(|| (found, basis)).0)
    }
}

/// The results of one case under one procedure in one time zone.
#[derive(Debug, Default)]
pub(super) struct Memo {
    pub(super) places: Places,
    pub(super) recorder: Recorder,
    pub(super) readings: Vec<Slot<Reading>>,
    pub(super) required: Vec<Slot<bool>>,
    pub(super) fields: Vec<Slot<Rc<FieldState>>>,
    pub(super) shown: Vec<Slot<Found>>,
    pub(super) done: Vec<Slot<bool>>,
    pub(super) steps: Vec<Slot<Rc<StepState>>>,
    pub(super) defines: Vec<Slot<Found>>,
    pub(super) values: Vec<Slot<Rc<DefinedValue>>>,
    pub(super) rules: Vec<Slot<Found>>,
    pub(super) findings: Vec<Slot<Option<Rc<Finding>>>>,
    pub(super) clocks: Vec<Slot<Vec<Rc<DueState>>>>,
    pub(super) timelines: Vec<Slot<Option<Rc<TimelineState>>>>,
    pub(super) posts: Vec<Slot<Rc<PostState>>>,
    /// By the place of the post: the fields that each part of its body waits for, and its blocks.
    pub(super) wanting: Vec<Vec<Slot<BTreeSet<FieldId>>>>,
    pub(super) bodies: Vec<Vec<Slot<Vec<Block>>>>,
}

impl Memo {
    pub(super) fn new(procedure: &Procedure) -> Memo {
        Memo {
            places: Places::new(procedure),
            recorder: Recorder::default(),
            readings: empty(procedure.fields.len()),
            required: empty(procedure.fields.len()),
            fields: empty(procedure.fields.len()),
            shown: empty(procedure.steps.len()),
            done: empty(procedure.steps.len()),
            steps: empty(procedure.steps.len()),
            defines: empty(procedure.defines.len()),
            values: empty(procedure.defines.len()),
            rules: empty(procedure.rules.len()),
            findings: empty(procedure.rules.len()),
            clocks: empty(procedure.clocks.len()),
            timelines: empty(procedure.timelines.len()),
            posts: empty(procedure.posts.len()),
            wanting: procedure.posts.iter().map(|post| empty(post.body.len())).collect(),
            bodies: procedure.posts.iter().map(|post| empty(post.body.len())).collect(),
        }
    }

    /// Forgets the results that may differ now that `changed` changed and the time is `now`.
    pub(super) fn forget(&mut self, mut changed: Inputs, now: &Now) {
        changed.add(Input::Cycle);
        let change = Change { inputs: changed, now: now.instant };
        forget(&mut self.readings, change);
        forget(&mut self.required, change);
        forget(&mut self.fields, change);
        forget(&mut self.shown, change);
        forget(&mut self.done, change);
        forget(&mut self.steps, change);
        forget(&mut self.defines, change);
        forget(&mut self.values, change);
        forget(&mut self.rules, change);
        forget(&mut self.findings, change);
        forget(&mut self.clocks, change);
        forget(&mut self.timelines, change);
        forget(&mut self.posts, change);
        self.wanting.iter_mut().for_each(|post| forget(post, change));
        self.bodies.iter_mut().for_each(|post| forget(post, change));
    }
}

/// What changed, and the time it is now.
#[derive(Clone, Copy)]
struct Change {
    inputs: Inputs,
    now: Instant,
}

impl Change {
    fn reaches(self, basis: &Basis) -> bool {
        basis.inputs.0 & self.inputs.0 != 0 || self.now < basis.from || basis.before <= self.now
    }
}

fn forget<T>(slots: &mut [Slot<T>], change: Change) {
    for slot in slots {
        if slot.found.get().is_some_and(|(_, basis)| change.reaches(basis)) {
            slot.found.take();
        }
    }
}

fn empty<T>(count: usize) -> Vec<Slot<T>> {
    std::iter::repeat_with(Slot::new).take(count).collect()
}
