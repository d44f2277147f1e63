//! The places of an open case where something is missing, and the stages around one.

use casewright_core::engine::{Evaluation, Finding, Missing, PostState};
use casewright_core::id::{FieldId, RuleId, StageId};
use casewright_core::procedure::{Stage, Step};

use super::field::frame_id;
use super::step::tick_id;
use crate::browser::focus;
use crate::commands::Place;
use crate::pack::Sop;

/// The element that the steps of the open stage are in.
pub(super) const STEPS: &str = "steps";

/// The stages before and after one, skipping those with nothing to do.
pub(super) fn around<'a>(sop: &'a Sop, evaluation: &Evaluation, stage: &StageId) -> [Option<&'a Stage>; 2] {
    let shown = |stage: &&Stage| evaluation.progress.iter().any(|one| one.stage == stage.id && one.of > 0);
    let here = sop.stages.iter().position(|one| one.id == *stage).unwrap_or_default();
    [sop.stages.iter().take(here).rfind(shown), sop.stages.iter().skip(here.saturating_add(1)).find(shown)]
}

/// Where a person goes next: through what the open post lacks, in the order of the procedure, the fields of a step before
/// its box. On the way, unticked boxes and answers that cannot be read are visited too. If the post lacks nothing, through
/// everything that is missing in the case. After the end it goes on from the beginning; none if nothing is missing.
///
/// `last` is where the previous search led to. It counts if the focus is not among the steps; then only what the post
/// lacks is visited.
pub(super) fn next(
    sop: &Sop,
    evaluation: &Evaluation,
    stage: Option<&StageId>,
    post: Option<&PostState>,
    last: Option<&Place>,
) -> Option<Place> {
    let order = all(sop, evaluation);
    let lacking = post.map(|post| lacking(sop, evaluation, post)).unwrap_or_default();
    let on_the_way = |place: &Place| match place {
        Place::Field(id) => evaluation.fields.iter().any(|field| field.id == *id && field.problem.is_some()),
        _ => is_open(sop, evaluation, place),
    };
    let focused = focused(sop, &order, stage);
    let wanted = |place: &&Place| match focused {
        _ if lacking.is_empty() => is_open(sop, evaluation, place),
        Some(_) => lacking.contains(place) || on_the_way(place),
        None => lacking.contains(place),
    };
    let after_last = || order.iter().position(|place| Some(place) == last).map_or(0, |last| last.saturating_add(1));
    let (before, after) = order.split_at(focused.unwrap_or_else(after_last).min(order.len()));
    after.iter().chain(before).find(wanted).cloned()
}

/// Where the search starts if the focus is among the steps: after a field or a box that has it, at the first place of a
/// step if something else in it does, else at the first place of the open stage.
fn focused(sop: &Sop, order: &[Place], stage: Option<&StageId>) -> Option<usize> {
    if !focus::is_within(STEPS) {
        return None;
    }
    let at = order.iter().position(|place| match place {
        Place::Field(_) => focus::is_within(&frame_id(&place.element())),
        _ => focus::is_within(&tick_id(&place.element())),
    });
    let first_of = |step: &Step| {
        order.iter().position(|place| match place {
            Place::Field(field) => step.fields.contains(field),
            Place::Step(id) | Place::Why(id) => *id == step.id,
        })
    };
    let inside = || sop.steps.iter().find(|step| focus::is_within(&Place::Step(step.id.clone()).element()));
    let of_stage = || sop.steps_in_order().filter(|step| Some(&step.stage) == stage).find_map(first_of);
    at.map(|at| at.saturating_add(1)).or_else(|| first_of(inside()?)).or_else(of_stage)
}

/// Every field that shows, and every box.
fn all(sop: &Sop, evaluation: &Evaluation) -> Vec<Place> {
    let step_shows = |step: &&Step| evaluation.steps.iter().any(|state| state.id == step.id && state.shown);
    let places = |step: &Step| {
        let fields = step.fields.iter().filter(|field| shows(evaluation, field)).cloned().map(Place::Field);
        fields.chain(step.tick.then(|| Place::Step(step.id.clone()))).collect::<Vec<_>>()
    };
    sop.steps_in_order().filter(step_shows).flat_map(places).collect()
}

fn shows(evaluation: &Evaluation, field: &FieldId) -> bool {
    evaluation.fields.iter().any(|state| state.id == *field && state.shown)
}

fn lacking(sop: &Sop, evaluation: &Evaluation, post: &PostState) -> Vec<Place> {
    let found = |rule: &RuleId| evaluation.findings.iter().find(|finding| finding.rule == *rule);
    let stops = post.withheld_by.iter().filter_map(found).filter_map(|stop| way_out(sop, evaluation, stop));
    let missing = post.missing.iter().map(|missing| match missing {
        Missing::Empty(field) | Missing::Problem(field) | Missing::NotAdded(field) => Place::Field(field.clone()),
        Missing::Undone(step) => Place::Step(step.clone()),
    });
    stops.chain(missing).collect()
}

/// Where something can be done about a stop: at an answer that led to it, rather than at a box that may be ticked. A step
/// without a box has no place of its own.
pub(super) fn way_out(sop: &Sop, evaluation: &Evaluation, stop: &Finding) -> Option<Place> {
    let here = stop.at.as_ref().and_then(|at| sop.step(at));
    let in_step = |field: &&FieldId| here.is_some_and(|step| step.fields.contains(field));
    let led_to_it = || stop.fields.iter().filter(|field| shows(evaluation, field));
    let of_step = || here.into_iter().flat_map(|step| &step.fields).find(|field| shows(evaluation, field));
    let field = |field: &FieldId| Place::Field(field.clone());
    let tick = || here.filter(|step| step.tick).map(|step| Place::Step(step.id.clone()));
    led_to_it().find(in_step).map(field).or_else(tick).or_else(|| led_to_it().next().or_else(of_step).map(field))
}

/// Whether something is to be done there.
fn is_open(sop: &Sop, evaluation: &Evaluation, place: &Place) -> bool {
    match place {
        Place::Field(id) => {
            evaluation.fields.iter().any(|field| field.id == *id && (field.missing || field.problem.is_some()))
        }
        Place::Step(id) => {
            sop.step(id).is_some_and(|step| step.tick)
                && evaluation.steps.iter().any(|step| step.id == *id && !step.done)
        }
        Place::Why(_) => false,
    }
}
