//! What everything on the page of a case can reach. It never changes while the page is open, so it causes no rendering.

use std::ops::Deref;
use std::rc::Rc;

use casewright_core::case::Action;
use casewright_core::id::{CaseId, ColumnId, FieldId, StageId};
use yew::prelude::*;

use crate::browser::{focus, location};
use crate::cases::{CaseClock, CaseState, Event};
use crate::commands::{Place, View};
use crate::pack::{Pack, Sop};
use crate::route::Route;

/// Cheap to clone; equal if it belongs to the same page.
#[derive(Debug, Clone)]
pub(crate) struct CaseHandle(Rc<CaseContext>);

#[derive(Debug)]
pub(crate) struct CaseContext {
    pub(crate) pack: Pack,
    pub(crate) sop: Sop,
    pub(crate) case: CaseId,
    pub(crate) clock: CaseClock,
    pub(crate) dispatch: UseReducerDispatcher<CaseState>,
    /// Leads to a place, at whatever stage it is.
    pub(crate) visit: Callback<Place>,
}

impl CaseHandle {
    /// Tells the case what happened.
    pub(crate) fn happened(&self, action: Action) {
        self.dispatch.dispatch(Event::Happened(action, self.clock.now()));
    }

    /// The route of the stage that a place is at.
    pub(crate) fn route_to(&self, place: &Place) -> Route {
        place.route(&self.sop, &self.case)
    }
}

impl PartialEq for CaseHandle {
    fn eq(&self, other: &CaseHandle) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for CaseHandle {
    type Target = CaseContext;

    fn deref(&self) -> &CaseContext {
        &self.0
    }
}

/// The handle of an open case. Visiting a place switches a narrow screen to the steps and moves the focus.
#[hook]
pub(super) fn use_handle(
    pack: &Pack,
    sop: &Sop,
    state: &UseReducerHandle<CaseState>,
    stage: Option<StageId>,
    view: UseStateSetter<View>,
) -> CaseHandle {
    let here = use_mut_ref(|| None);
    here.replace(stage);
    let (case, clock, dispatch) = (state.case.id.clone(), state.clock.clone(), state.dispatcher());
    let handle = use_memo((pack.clone(), sop.clone()), move |(pack, sop)| {
        let visit = {
            let (sop, case) = (sop.clone(), case.clone());
            Callback::from(move |place: Place| {
                view.set(View::Stage);
                let route = place.route(&sop, &case);
                match &route {
                    Route::Case { stage, .. } if *stage == *here.borrow() => focus::soon(place.element()),
                    _ => {
                        focus::wish(place.element());
                        location::go(&route.link());
                    }
                }
            })
        };
        CaseHandle(Rc::new(CaseContext { pack: pack.clone(), sop: sop.clone(), case, clock, dispatch, visit }))
    });
    (*handle).clone()
}

/// The control that an answer is entered in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    Field(FieldId),
    /// A cell: the field, the key of the row, the column.
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

    /// The action of typing `text` into it.
    pub(crate) fn answered(&self, text: String) -> Action {
        match self.clone() {
            Target::Field(field) => Action::Answered { field, text },
            Target::Cell(field, key, column) => Action::CellAnswered { field, key, column, text },
        }
    }
}
