//! The hooks that tie an open case to its page: what can be done there, and where the person is.

use yew::prelude::*;

use super::route::Route;
use super::sop::Sop;
use super::sops::Sops;
use super::state::{CaseState, Desk, Event, Place};
use crate::browser::{clock, focus, location};
use crate::case::Action;
use crate::id::StageId;

/// What a narrow screen shows of the page; a wide one shows all of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum View {
    Steps,
    Stage,
    Post,
}

/// Keeps the case at the stage that the address names, and a narrow screen at the steps of it.
#[hook]
pub(crate) fn use_stage(state: &UseReducerHandle<CaseState>, stage: Option<&StageId>, view: UseStateSetter<View>) {
    let (desk, last) = (state.dispatcher(), state.case.stage.clone());
    use_effect_with(stage.cloned(), move |stage| {
        view.set(View::Stage);
        if let Some(stage) = stage.clone().filter(|stage| last.as_ref() != Some(stage)) {
            let opened = Action::StageOpened { stage };
            desk.dispatch(Event::Happened(opened, clock::now()));
        }
    });
}

/// The desk of an open case. It leads to the steps on a narrow screen, and moves the focus.
#[hook]
pub(crate) fn use_desk(
    sops: &Sops,
    sop: &Sop,
    state: &UseReducerHandle<CaseState>,
    stage: Option<StageId>,
    view: UseStateSetter<View>,
) -> Desk {
    let here = use_mut_ref(|| None);
    here.replace(stage);
    let (case, dispatch) = (state.case.id.clone(), state.dispatcher());
    let sops = sops.clone();
    let desk = use_memo(sop.clone(), move |sop| {
        let lead = Desk { sops, sop: sop.clone(), case, dispatch, visit: Callback::noop() };
        let visit = {
            let lead = lead.clone();
            Callback::from(move |place: Place| {
                let route = lead.route_to(&place);
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
        Desk { visit, ..lead }
    });
    (*desk).clone()
}
