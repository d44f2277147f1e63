//! The places of an open case where something is missing, and the stages around one.

use casewright_core::engine::{Evaluation, Finding, Missing, PostState};
use casewright_core::id::{FieldId, RuleId, StageId};
use casewright_core::procedure::{Stage, Step};

use super::step::tick_id;
use crate::browser::focus;
use crate::commands::Place;
use crate::pack::Sop;

/// The stages before and after one, skipping those with nothing to do.
pub(super) fn around<'a>(sop: &'a Sop, evaluation: &Evaluation, stage: &StageId) -> [Option<&'a Stage>; 2] {
    let shown = |stage: &&Stage| evaluation.progress.iter().any(|one| one.stage == stage.id && one.of > 0);
    let here = sop.stages.iter().position(|one| one.id == *stage).unwrap_or_default();
    [sop.stages.iter().take(here).rfind(shown), sop.stages.iter().skip(here.saturating_add(1)).find(shown)]
}

/// Where a person goes next: through what the open post lacks, in the order of the procedure, the fields of a step before
/// its box. On the way no box is passed over that is not ticked, and no answer that cannot be read. Without such a post, through everything that is missing in the
/// case. Continues from the beginning after the end; none if nothing is missing.
///
/// `last` is where the previous search led to, for when the focus is elsewhere: then only what the post lacks counts.
pub(super) fn next(
    sop: &Sop,
    evaluation: &Evaluation,
    post: Option<&PostState>,
    last: Option<&Place>,
) -> Option<Place> {
    let order = all(sop, evaluation);
    let lacking = post.map(|post| lacking(sop, evaluation, post)).unwrap_or_default();
    let on_the_way = |place: &Place| match place {
        Place::Field(id) => evaluation.fields.iter().any(|field| field.id == *id && field.problem.is_some()),
        _ => is_open(sop, evaluation, place),
    };
    let focused = order.iter().position(|place| focus::is_within(&control(place)));
    let wanted = |place: &&Place| match focused {
        _ if lacking.is_empty() => is_open(sop, evaluation, place),
        Some(_) => lacking.contains(place) || on_the_way(place),
        None => lacking.contains(place),
    };
    let here = focused.or_else(|| order.iter().position(|place| Some(place) == last));
    let (before, after) = order.split_at(here.map_or(0, |here| here.saturating_add(1)));
    after.iter().chain(before).find(wanted).cloned()
}

/// Every field and box that shows.
fn all(sop: &Sop, evaluation: &Evaluation) -> Vec<Place> {
    let shows = |id: &FieldId| evaluation.fields.iter().any(|field| field.id == *id && field.shown);
    let step_shows = |step: &&Step| evaluation.steps.iter().any(|state| state.id == step.id && state.shown);
    let places = |step: &Step| {
        let fields = step.fields.iter().filter(|field| shows(field)).cloned().map(Place::Field);
        fields.chain([Place::Step(step.id.clone())]).collect::<Vec<_>>()
    };
    sop.steps_in_order().filter(step_shows).flat_map(places).collect()
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

/// Where something can be done about a stop: at an answer that led to it, rather than at a box that may be ticked.
pub(super) fn way_out(sop: &Sop, evaluation: &Evaluation, stop: &Finding) -> Option<Place> {
    let shows = |id: &&FieldId| evaluation.fields.iter().any(|field| field.id == **id && field.shown);
    let here = stop.at.as_ref().and_then(|at| sop.step(at));
    let field = here.and_then(|step| stop.fields.iter().filter(shows).find(|field| step.fields.contains(field)));
    let step = || stop.at.clone().map(Place::Step);
    field.cloned().map(Place::Field).or_else(step).or_else(|| stop.fields.iter().find(shows).cloned().map(Place::Field))
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

/// The id of what takes the focus there.
fn control(place: &Place) -> String {
    match place {
        Place::Step(_) => tick_id(&place.element()),
        _ => place.element(),
    }
}
