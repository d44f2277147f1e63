//! The places of an open case where something is missing, and the stages around one.

use casewright_core::engine::Evaluation;
use casewright_core::id::StageId;
use casewright_core::procedure::Stage;

use crate::browser::focus;
use crate::commands::Place;
use crate::pack::Sop;

/// Contains the fields and boxes of a stage.
const STEPS: &str = ".middle";

/// The stages before and after one, skipping those with nothing to do.
pub(super) fn around<'a>(sop: &'a Sop, evaluation: &Evaluation, stage: &StageId) -> [Option<&'a Stage>; 2] {
    let shown = |stage: &&Stage| evaluation.progress.iter().any(|one| one.stage == stage.id && one.of > 0);
    let here = sop.stages.iter().position(|one| one.id == *stage).unwrap_or_default();
    [sop.stages.iter().take(here).rfind(shown), sop.stages.iter().skip(here.saturating_add(1)).find(shown)]
}

/// The next required field that is empty or unreadable, or unchecked step, after the focused element. Continues from
/// the beginning after the end of the procedure. None if nothing is missing.
pub(super) fn next(sop: &Sop, evaluation: &Evaluation, here: Option<&StageId>) -> Option<Place> {
    let (mut behind, mut ahead) = (None, None);
    let mut passed = false;
    for stage in &sop.stages {
        let is_here = here == Some(&stage.id);
        for place in at(sop, evaluation, stage) {
            if passed || is_here && focus::is_ahead(&place.element(), STEPS) {
                ahead.get_or_insert(place);
            } else {
                behind.get_or_insert(place);
            }
        }
        passed |= is_here;
    }
    ahead.or(behind)
}

/// The places of a stage where something is missing, in the order of drawing.
fn at(sop: &Sop, evaluation: &Evaluation, stage: &Stage) -> Vec<Place> {
    let mut places = Vec::new();
    for state in evaluation.steps.iter().filter(|step| step.shown && step.stage == stage.id) {
        let Some(step) = sop.step(&state.id) else { continue };
        if step.tick && !state.done {
            places.push(Place::Step(step.id.clone()));
        }
        for field in &evaluation.fields {
            if field.shown && (field.missing || field.problem.is_some()) && step.fields.contains(&field.id) {
                places.push(Place::Field(field.id.clone()));
            }
        }
    }
    places
}
