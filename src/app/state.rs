//! The state of an open case, and the desk: what everything on its page can do.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::held::Setter;
use super::route::{Route, ids};
use super::shelf::{self, Open};
use super::sop::Sop;
use super::sops::Sops;
use super::text;
use crate::browser::{clock, page, random, storage};
use casewright_core::case::{Action, Case, Copy, Heard, NotKept};
use casewright_core::id::{CaseId, ColumnId, FieldId, StepId};
use casewright_core::value::{Instant, Now};

/// A case, and the time at which it is looked at.
#[derive(Debug, Clone)]
pub(crate) struct CaseState {
    sop: Sop,
    /// Changes with each event; what is drawn is drawn from what stands below.
    open: Open,
    pub(crate) case: Rc<Case>,
    pub(crate) now: Rc<Now>,
    pub(crate) saved: Saved,
    /// What was undone or done again last; empty once something else happened.
    pub(crate) undone: String,
}

impl CaseState {
    /// Of a case whose page is opened now, and that was opened before to draw it.
    pub(crate) fn opened(sop: Sop, case: &Rc<Case>) -> CaseState {
        let open = shelf::open(&case.id).and_then(Result::ok);
        let open = open.unwrap_or_else(|| shelf::held(Copy::begun(random::tab(), (**case).clone())));
        let case = Rc::clone(open.borrow().case());
        shelf::retry();
        let saved = storage::unsaved().filter(|_| shelf::is_unsaved(&case.id));
        let saved = saved.map_or(Saved::At(case.edited), Saved::Failed);
        CaseState { sop, open, case, now: Rc::new(clock::now()), saved, undone: String::new() }
    }

    fn after(&self, event: Event) -> CaseState {
        let mut copy = self.open.borrow_mut();
        let (mut now, mut save, mut undone) = (Rc::clone(&self.now), true, self.undone.clone());
        match event {
            Event::Happened(action, at) => {
                copy.act(action, at.instant);
                now = Rc::new(at);
                undone.clear();
            }
            Event::Undone => {
                if let Some(action) = copy.history().last() {
                    undone = text::undone(&self.sop, action);
                    page::say(&undone);
                }
                save = copy.undo(clock::instant());
            }
            Event::Redone => {
                if let Some(action) = copy.history().next() {
                    undone = text::redone(&self.sop, action);
                    page::say(&undone);
                }
                save = copy.redo(clock::instant());
            }
            // What cannot be read is not merged; saving says so.
            Event::Heard(text) => {
                let merged = copy.hear(&text) == Ok(Heard::Merged);
                // A text that is heard of late may have been written over since.
                save = merged || shelf::stored(&copy.case().id).as_deref() != Some(text.as_str());
            }
            Event::Passed(at) => {
                now = Rc::new(at);
                save = false;
            }
        }
        let mut saved = self.saved;
        // What could not be stored is tried again whenever something happens or time passes.
        shelf::retry();
        if save || matches!(saved, Saved::Failed(_)) {
            let called = Rc::clone(copy.case());
            copy.call(self.sop.name_of(&called), self.sop.number_of(&called), self.sop.edition);
            // Not after the drawing: Yew lets the browser go on before that is over, and the page may be left by then.
            saved = shelf::keep(&mut copy).map_or_else(Saved::Failed, |()| Saved::At(clock::instant()));
        }
        let case = Rc::clone(copy.case());
        drop(copy);
        CaseState { sop: self.sop, open: Rc::clone(&self.open), case, now, saved, undone }
    }

    /// What would be undone next, and what done again, in words.
    pub(crate) fn steps(&self) -> [Option<String>; 2] {
        let copy = self.open.borrow();
        [copy.history().last(), copy.history().next()].map(|action| Some(text::done(&self.sop, action?)))
    }
}

/// How the last save went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Saved {
    /// With the time at which it was stored.
    At(Instant),
    /// The edit is in memory only.
    Failed(NotKept),
}

/// What moves an open case on.
#[derive(Debug)]
pub(crate) enum Event {
    Happened(Action, Now),
    Undone,
    Redone,
    /// Another tab stored the case so.
    Heard(String),
    /// Nothing but time went by.
    Passed(Now),
}

impl Setter<CaseState> {
    /// Moves the case on, and keeps it.
    pub(crate) fn dispatch(&self, event: Event) {
        self.set(self.now().after(event));
    }
}

/// What is drawn of both is the same.
impl PartialEq for CaseState {
    fn eq(&self, other: &CaseState) -> bool {
        Rc::ptr_eq(&self.case, &other.case) && Rc::ptr_eq(&self.now, &other.now) && self.saved == other.saved
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
            Place::Field(field) => ids::field(field.as_str()),
            Place::Step(step) => ids::step(step.as_str()),
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
#[derive(Debug, Clone)]
pub(crate) struct Desk(Rc<OnDesk>);

#[derive(Debug)]
pub(crate) struct OnDesk {
    pub(crate) sops: Sops,
    pub(crate) sop: Sop,
    pub(crate) case: CaseId,
    pub(crate) dispatch: Setter<CaseState>,
    /// Goes to a place, at whatever stage it is.
    pub(crate) visit: Callback<Place>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Desk) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Desk {
    type Target = OnDesk;

    fn deref(&self) -> &OnDesk {
        &self.0
    }
}

impl Desk {
    pub(crate) fn new(desk: OnDesk) -> Desk {
        Desk(Rc::new(desk))
    }

    /// Tells the case what happened.
    pub(crate) fn happened(&self, action: Action) {
        self.dispatch.dispatch(Event::Happened(action, clock::now()));
    }

    /// The address of a place: the stage that it is at.
    pub(crate) fn route_to(&self, place: &Place) -> Route {
        place.route(self.sop, &self.case)
    }
}

impl Place {
    /// The address of the stage that it is at, in a case of that procedure.
    pub(crate) fn route(&self, sop: Sop, case: &CaseId) -> Route {
        let step = match self {
            Place::Field(field) => sop.step_of(field),
            Place::Step(step) => sop.step(step),
        };
        Route::Case { id: case.clone(), stage: step.map(|step| step.stage.clone()) }
    }
}
