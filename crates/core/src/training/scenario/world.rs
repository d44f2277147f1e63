//! A practice case at a moment, evaluated.

use crate::case::Entries;
use crate::engine::{ClockState, DueState, Evaluation, Finding, PostState, evaluate_since};
use crate::id::{DueId, FieldId, PostId, RuleId, StepId};
use crate::procedure::{Level, Procedure};
use crate::value::{Instant, Now};

/// Entries with what follows from them.
#[derive(Debug)]
pub(super) struct World<'a> {
    procedure: &'a Procedure,
    begun: Option<Instant>,
    pub(super) now: &'a Now,
    pub(super) entries: Entries,
    /// The steps that were ticked in this scene.
    fresh: Vec<StepId>,
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
        let fresh = entries.ticks.keys().filter(|step| !before.ticks.contains_key(*step)).cloned().collect();
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
        self.evaluation.findings.iter().filter(|finding| finding.level != Level::Note)
    }

    pub(super) fn fires(&self, rule: &RuleId) -> bool {
        self.stands().any(|finding| finding.rule == *rule)
    }

    /// The block that stands at a step.
    pub(super) fn block_at(&self, step: &StepId) -> Option<&RuleId> {
        let at = |finding: &&Finding| finding.level == Level::Block && finding.at.as_ref() == Some(step);
        self.evaluation.findings.iter().find(at).map(|finding| &finding.rule)
    }

    pub(super) fn late(&self) -> impl Iterator<Item = &DueState> {
        self.evaluation.clocks.iter().filter(|due| due.state == ClockState::Late)
    }

    pub(super) fn is_late(&self, due: &DueId) -> bool {
        self.late().any(|late| late.id == *due)
    }

    pub(super) fn post(&self, id: &PostId) -> Option<&PostState> {
        self.evaluation.posts.iter().find(|post| post.id == *id)
    }

    /// Whether a post could go out in this scene: at its end, or right before one of the steps was ticked. The step that
    /// says that a post was sent may take the post away.
    pub(super) fn may_send(&self, id: &PostId) -> bool {
        let ready = |world: &World<'_>| world.post(id).is_some_and(|post| post.ready);
        ready(self)
            || self.fresh.iter().any(|step| {
                ready(&self.with(|entries| {
                    entries.ticks.remove(step);
                }))
            })
    }
}
