//! The keys that lead through an open case: to what is left to do next, and from stage to stage.

use std::rc::Rc;

use yew::prelude::*;

use super::held::use_begun;
use super::route::Route;
use super::sop::Sop;
use super::state::{Desk, Place};
use super::text;
use crate::browser::keys::{self, Way};
use crate::browser::{focus, location, page};
use casewright_core::engine::Evaluation;
use casewright_core::id::StageId;
use casewright_core::procedure::Stage;

/// What the fields and boxes of a stage stand in.
const STEPS: &str = ".middle";

/// Where the person is.
pub(crate) struct Walk {
    pub(crate) desk: Desk,
    pub(crate) stage: Option<StageId>,
    pub(crate) evaluation: Rc<Evaluation>,
}

/// Hears the keys as long as the case is open.
#[hook]
pub(crate) fn use_walk(walk: &Rc<Walk>) {
    let latest = use_mut_ref(|| Rc::clone(walk));
    latest.replace(Rc::clone(walk));
    use_begun((), move || {
        Box::new(keys::on_way(move |way| {
            let walk = Rc::clone(&latest.borrow());
            match way {
                Way::Left => walk.to_what_is_left(),
                Way::NextStage => walk.to_stage(1),
                Way::PreviousStage => walk.to_stage(0),
            }
        }))
    });
}

/// The stages before and after one, of those with something to do.
pub(crate) fn around<'a>(sop: &'a Sop, evaluation: &Evaluation, stage: &StageId) -> [Option<&'a Stage>; 2] {
    let shown = |stage: &&Stage| evaluation.progress.iter().any(|one| one.stage == stage.id && one.of > 0);
    let here = sop.stages.iter().position(|one| one.id == *stage).unwrap_or_default();
    [sop.stages.iter().take(here).rfind(shown), sop.stages.iter().skip(here.saturating_add(1)).find(shown)]
}

impl Walk {
    /// To the stage before, or after.
    fn to_stage(&self, which: usize) {
        let Some(here) = &self.stage else { return };
        if let Some(Some(stage)) = around(&self.desk.sop, &self.evaluation, here).get(which) {
            location::go(&Route::Case { id: self.desk.case.clone(), stage: Some(stage.id.clone()) }.link());
        }
    }

    /// To the next required field that is empty or cannot be read, or box that is not ticked, after what has the focus; from the
    /// end of the procedure on from its beginning.
    pub(crate) fn to_what_is_left(&self) {
        let (mut before, mut ahead) = (None, None);
        let mut passed = false;
        for stage in &self.desk.sop.stages {
            let here = self.stage.as_ref() == Some(&stage.id);
            self.left_at(stage, &mut |place| {
                if passed || here && focus::is_ahead(&place.element(), STEPS) {
                    ahead.get_or_insert(place);
                } else {
                    before.get_or_insert(place);
                }
            });
            passed |= here;
        }
        match ahead.or(before) {
            Some(place) => self.desk.visit.emit(place),
            None => page::say(&text::NOTHING_LEFT),
        }
    }

    /// What is left at a stage, in the order in which it is drawn.
    fn left_at(&self, stage: &Stage, found: &mut dyn FnMut(Place)) {
        for state in self.evaluation.steps.iter().filter(|step| step.shown && step.stage == stage.id) {
            let Some(step) = self.desk.sop.step(&state.id) else { continue };
            if step.tick && !state.done {
                found(Place::Step(step.id.clone()));
            }
            for field in &self.evaluation.fields {
                if field.shown && (field.missing || field.problem.is_some()) && step.fields.contains(&field.id) {
                    found(Place::Field(field.id.clone()));
                }
            }
        }
    }
}
