//! The keys that lead through an open case: to what is left to do next, and from stage to stage.

use std::rc::Rc;

use yew::prelude::*;

use super::held::use_begun;
use super::route::Route;
use super::sop::Sop;
use super::state::{Desk, Place};
use super::text;
use crate::browser::{focus, keys, location, page};
use crate::engine::{Evaluation, FieldState, StepState};
use crate::id::StageId;
use crate::procedure::Stage;

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
pub(crate) fn use_walk(walk: Walk) {
    let latest = use_mut_ref(|| None);
    latest.replace(Some(Rc::new(walk)));
    use_begun((), move || {
        let on = |keys, go: fn(&Walk)| {
            let latest = Rc::clone(&latest);
            keys::on(keys, move || {
                let walk = latest.borrow().clone();
                if let Some(walk) = walk {
                    go(&walk);
                }
            })
        };
        Box::new([
            on(keys::NEXT_LEFT, Walk::on_to_what_is_left),
            on(keys::NEXT_STAGE, |walk| walk.to_stage(|[_, after]| after)),
            on(keys::PREVIOUS_STAGE, |walk| walk.to_stage(|[before, _]| before)),
        ])
    });
}

/// The stages before and after one, of those with something to do.
pub(crate) fn around<'a>(sop: &'a Sop, evaluation: &Evaluation, stage: &StageId) -> [Option<&'a Stage>; 2] {
    let shown = |stage: &&Stage| evaluation.progress.iter().any(|one| one.stage == stage.id && one.of > 0);
    let here = sop.stages.iter().position(|one| one.id == *stage).unwrap_or_default();
    [sop.stages.iter().take(here).rfind(shown), sop.stages.iter().skip(here.saturating_add(1)).find(shown)]
}

impl Walk {
    fn to_stage(&self, which: fn([Option<&Stage>; 2]) -> Option<&Stage>) {
        let to = self.stage.as_ref().and_then(|here| which(around(&self.desk.sop, &self.evaluation, here)));
        if let Some(stage) = to {
            location::go(&Route::Case { id: self.desk.case.clone(), stage: Some(stage.id.clone()) }.link());
        }
    }

    /// To the next required field that is empty or cannot be read, or box that is not ticked, after what has the focus; from the
    /// end of the procedure on from its beginning.
    fn on_to_what_is_left(&self) {
        let stages = &self.desk.sop.stages;
        let here = stages.iter().position(|stage| self.stage.as_ref() == Some(&stage.id));
        let left: Vec<(Option<usize>, Place)> = stages
            .iter()
            .enumerate()
            .flat_map(|(at, stage)| self.left_at(stage).map(move |place| (Some(at), place)))
            .collect();
        let ahead = |(at, place): &&(Option<usize>, Place)| {
            *at > here || *at == here && focus::is_ahead(&place.element(), STEPS)
        };
        match left.iter().find(ahead).or(left.first()) {
            Some((_, place)) => self.desk.visit.emit(place.clone()),
            None => page::say(text::NOTHING_LEFT),
        }
    }

    /// What is left at a stage, in the order in which it is drawn.
    fn left_at<'a>(&'a self, stage: &'a Stage) -> impl Iterator<Item = Place> + 'a {
        let here = |step: &&StepState| step.shown && step.stage == stage.id;
        let wanting = |field: &&FieldState| field.missing || field.problem.is_some();
        self.evaluation
            .steps
            .iter()
            .filter(here)
            .filter_map(|state| Some((state, self.desk.sop.step(&state.id)?)))
            .flat_map(move |(state, step)| {
                let tick = (step.tick && !state.done).then(|| Place::Step(step.id.clone()));
                let fields =
                    self.evaluation.fields.iter().filter(|field| field.shown && step.fields.contains(&field.id));
                tick.into_iter().chain(fields.filter(wanting).map(|field| Place::Field(field.id.clone())))
            })
    }
}
