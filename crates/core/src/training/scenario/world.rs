//! A practice case at a moment, evaluated.

use std::rc::Rc;

use crate::case::{Answer, Entries};
use crate::engine::{ClockState, DueState, Evaluation, Finding, PostState, evaluate_since};
use crate::id::{DueId, FieldId, PostId, RuleId, StepId};
use crate::procedure::{Kind, Level, Procedure};
use crate::value::{Instant, Now};

/// What says that something was done: a tick, or a time that was entered, with what was there before.
#[derive(Debug, Clone)]
enum Done {
    Step(StepId),
    Time(FieldId, Option<Answer>),
}

impl Done {
    fn undo(&self, entries: &mut Entries) {
        match self {
            Done::Step(step) => entries.ticks.remove(step).is_some(),
            Done::Time(field, Some(before)) => entries.answers.insert(field.clone(), before.clone()).is_some(),
            Done::Time(field, None) => entries.answers.remove(field).is_some(),
        };
    }
}

/// Entries with what follows from them.
#[derive(Debug)]
pub(super) struct World<'a> {
    procedure: &'a Procedure,
    begun: Option<Instant>,
    pub(super) now: &'a Now,
    pub(super) entries: Entries,
    /// What was done in this scene.
    fresh: Vec<Done>,
    pub(super) evaluation: Evaluation,
}

impl<'a> World<'a> {
    pub(super) fn new(
        procedure: &'a Procedure,
        begun: Option<Instant>,
        now: &'a Now,
        entries: Entries,
        before: &Entries,
    ) -> World<'a> {
        let evaluation = evaluate_since(procedure, &entries, begun, now);
        let fresh = fresh(procedure, &entries, before);
        World { procedure, begun, now, entries, fresh, evaluation }
    }

    /// The same with other entries.
    pub(super) fn with(&self, change: impl FnOnce(&mut Entries)) -> World<'a> {
        let mut entries = self.entries.clone();
        change(&mut entries);
        let evaluation = evaluate_since(self.procedure, &entries, self.begun, self.now);
        World { entries, fresh: self.fresh.clone(), evaluation, ..*self }
    }

    pub(super) fn shows_field(&self, id: &FieldId) -> bool {
        self.evaluation.fields.iter().any(|field| field.id == *id && field.shown)
    }

    pub(super) fn shows_step(&self, id: &StepId) -> bool {
        self.evaluation.steps.iter().any(|step| step.id == *id && step.shown)
    }

    /// The rules of level block or warn that fire.
    pub(super) fn stands(&self) -> impl Iterator<Item = &Finding> {
        self.evaluation.findings.iter().map(|finding| &**finding).filter(|finding| finding.level != Level::Note)
    }

    pub(super) fn fires(&self, rule: &RuleId) -> bool {
        self.stands().any(|finding| finding.rule == *rule)
    }

    /// The block that stands at a step.
    pub(super) fn block_at(&self, step: &StepId) -> Option<&RuleId> {
        let at = |finding: &&Rc<Finding>| finding.level == Level::Block && finding.at.as_ref() == Some(step);
        self.evaluation.findings.iter().find(at).map(|finding| &finding.rule)
    }

    pub(super) fn late(&self) -> impl Iterator<Item = &DueState> {
        self.evaluation.clocks.iter().map(|due| &**due).filter(|due| due.state == ClockState::Late)
    }

    pub(super) fn is_late(&self, due: &DueId) -> bool {
        self.late().any(|late| late.id == *due)
    }

    pub(super) fn post(&self, id: &PostId) -> Option<&PostState> {
        self.evaluation.posts.iter().map(|post| &**post).find(|post| post.id == *id)
    }

    /// Whether a post could go out in this scene: at its end, or right before one of the steps was ticked or a time was
    /// entered. What says that a post was sent may take the post away.
    pub(super) fn may_send(&self, id: &PostId) -> bool {
        let ready = |world: &World<'_>| world.post(id).is_some_and(|post| post.ready);
        ready(self) || self.fresh.iter().any(|done| ready(&self.with(|entries| done.undo(entries))))
    }
}

fn fresh(procedure: &Procedure, entries: &Entries, before: &Entries) -> Vec<Done> {
    let steps = entries.ticks.keys().filter(|step| !before.ticks.contains_key(*step)).cloned().map(Done::Step);
    let times = procedure.fields.iter().filter(|field| {
        let [is, was] = [entries, before].map(|entries| entries.answers.get(&field.id));
        field.kind == Kind::Time && is.is_some() && is != was
    });
    let times = times.map(|field| Done::Time(field.id.clone(), before.answers.get(&field.id).cloned()));
    steps.chain(times).collect()
}
