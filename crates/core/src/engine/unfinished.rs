//! What a case still lacks: what to say before it is closed.

use super::evaluation::{ClockState, DueState, Evaluation, PostState, StepState};
use super::{overtaken, pressing};
use crate::case::Case;
use crate::value::Now;

/// What is not finished in a case. Lists follow the order of the procedure, late tasks their urgency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished<'a> {
    /// The steps that apply and are not done.
    pub steps: Vec<&'a StepState>,
    /// What is late, put off or not.
    pub late: Vec<&'a DueState>,
    /// The posts that apply and were never copied as they go out.
    pub not_copied: Vec<&'a PostState>,
}

impl Unfinished<'_> {
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.late.is_empty() && self.not_copied.is_empty()
    }
}

/// What is not finished in `case`, evaluated at `now`.
pub fn unfinished<'a>(case: &Case, evaluation: &'a Evaluation, now: &Now) -> Unfinished<'a> {
    let all = pressing(&evaluation.clocks, now);
    let late = all.iter().filter(|due| due.state == ClockState::Late && !overtaken(due, &all));
    Unfinished {
        steps: evaluation.steps.iter().map(|step| &**step).filter(|step| step.shown && !step.done).collect(),
        late: late.copied().collect(),
        not_copied: evaluation
            .posts
            .iter()
            .map(|post| &**post)
            .filter(|post| post.shown && !case.copied.contains_key(&post.id))
            .collect(),
    }
}
