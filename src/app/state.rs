//! The state of an open case, and the desk: what everything on its page can do.

use std::rc::Rc;

use yew::prelude::*;

use super::route::Route;
use super::shelf;
use super::sop::Sop;
use super::sops::Sops;
use crate::browser::clock;
use crate::browser::storage::{self, StorageProblem};
use crate::case::{Action, Case, reduce};
use crate::id::{CaseId, ColumnId, FieldId, StepId};
use crate::value::{Instant, Now};

/// A case, and the time at which it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaseState {
    pub(crate) case: Rc<Case>,
    pub(crate) now: Rc<Now>,
    pub(crate) saved: Saved,
}

impl CaseState {
    /// Of a case that was just read.
    pub(crate) fn opened(case: Case) -> CaseState {
        let saved = storage::unsaved().map_or(Ok(()), Err);
        CaseState { saved: Saved::new(saved, case.edited), case: Rc::new(case), now: Rc::new(clock::now()) }
    }
}

/// How the last save went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Saved {
    /// With the time of the edit.
    At(Instant),
    /// The edit is in memory only.
    Failed(StorageProblem),
}

impl Saved {
    fn new(kept: Result<(), StorageProblem>, at: Instant) -> Saved {
        match kept {
            Ok(()) => Saved::At(at),
            Err(problem) => Saved::Failed(problem),
        }
    }
}

/// What moves an open case on.
#[derive(Debug)]
pub(crate) enum Event {
    Happened(Action, Now),
    /// Nothing but time went by.
    Passed(Now),
}

impl Reducible for CaseState {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let (case, saved, now) = match event {
            Event::Happened(action, now) => {
                let case = reduce(&self.case, action, now.instant);
                // Not after the drawing: Yew lets the browser go on before that is over, and the page may be left by then.
                let saved = Saved::new(shelf::keep(&case), case.edited);
                (Rc::new(case), saved, now)
            }
            Event::Passed(now) => (Rc::clone(&self.case), self.saved, now),
        };
        Rc::new(CaseState { case, now: Rc::new(now), saved })
    }
}

/// A place on the page of a case that a link can lead to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    Field(FieldId),
    Step(StepId),
}

impl Place {
    /// The id of its element.
    pub(crate) fn element(&self) -> String {
        match self {
            Place::Field(field) => ["field-", field.as_str()].concat(),
            Place::Step(step) => ["step-", step.as_str()].concat(),
        }
    }
}

/// What a control answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    Field(FieldId),
    Cell(FieldId, u32, ColumnId),
}

impl Target {
    /// The id of its element.
    pub(crate) fn element(&self) -> String {
        match self {
            Target::Field(field) => Place::Field(field.clone()).element(),
            Target::Cell(field, key, column) => format!("field-{field}-{key}-{column}"),
        }
    }

    /// What happens when it comes to read `text`.
    pub(crate) fn answered(&self, text: String) -> Action {
        match self.clone() {
            Target::Field(field) => Action::Answered { field, text },
            Target::Cell(field, key, column) => Action::CellAnswered { field, key, column, text },
        }
    }
}

/// What everything on the page of a case can reach. It never changes while the page stands, so it redraws nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Desk {
    pub(crate) sops: Sops,
    pub(crate) sop: Sop,
    pub(crate) case: CaseId,
    pub(crate) dispatch: UseReducerDispatcher<CaseState>,
    /// Goes to a place, at whatever stage it is.
    pub(crate) visit: Callback<Place>,
}

impl Desk {
    /// Tells the case what happened.
    pub(crate) fn happened(&self, action: Action) {
        self.dispatch.dispatch(Event::Happened(action, clock::now()));
    }

    /// The address of a place: the stage that it is at.
    pub(crate) fn route_to(&self, place: &Place) -> Route {
        let step = match place {
            Place::Field(field) => self.sop.step_of(field),
            Place::Step(step) => self.sop.step(step),
        };
        Route::Case { id: self.case.clone(), stage: step.map(|step| step.stage.clone()) }
    }
}
