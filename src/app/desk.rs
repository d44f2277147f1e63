//! The hooks that tie an open case to its page: what can be done there, and where the person is.

use yew::prelude::*;

use super::held::{Held, Setter, use_begun};
use super::route::Route;
use super::sop::Sop;
use super::sops::Sops;
use super::state::{CaseState, Desk, Event, OnDesk, Place};
use crate::browser::{clock, focus, location};
use casewright_core::case::Action;
use casewright_core::id::StageId;

/// What a narrow screen shows of the page; a wide one shows all of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum View {
    Steps,
    Stage,
    Post,
}

/// Keeps the case at the stage that the address names, and a narrow screen at the steps of it.
#[hook]
pub(crate) fn use_stage(state: &Held<CaseState>, stage: Option<&StageId>, view: Setter<View>) {
    let (desk, last) = (state.setter(), state.case.stage.clone());
    let stage = stage.cloned();
    use_begun(stage.clone(), move || {
        view.set(View::Stage);
        if let Some(stage) = stage.filter(|stage| last.as_ref() != Some(stage)) {
            let opened = Action::StageOpened { stage };
            desk.dispatch(Event::Happened(opened, clock::now()));
        }
        Box::new(())
    });
}

/// The desk of an open case. It leads to the steps on a narrow screen, and moves the focus.
#[hook]
pub(crate) fn use_desk(
    sops: &Sops,
    sop: &Sop,
    state: &Held<CaseState>,
    stage: Option<StageId>,
    view: Setter<View>,
) -> Desk {
    let here = use_mut_ref(|| None);
    here.replace(stage);
    let (case, dispatch) = (state.case.id.clone(), state.setter());
    let sops = *sops;
    let desk = use_memo(*sop, move |sop| {
        let sop = *sop;
        let visit = {
            let case = case.clone();
            Callback::from(move |place: Place| {
                let route = place.route(sop, &case);
                view.set(View::Stage);
                match &route {
                    Route::Case { stage, .. } if *stage == *here.borrow() => {
                        focus::soon(place.element());
                    }
                    _ => {
                        focus::wish(place.element());
                        location::go(&route.link());
                    }
                }
            })
        };
        Desk::new(OnDesk { sops, sop, case, dispatch, visit })
    });
    (*desk).clone()
}
