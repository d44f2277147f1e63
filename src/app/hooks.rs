//! What goes on beside the drawing: the passing of time, the address, the name of the tab.

use yew::prelude::*;

use super::route::Route;
use super::state::{CaseState, Event};
use crate::browser::{clock, focus, location, page, storage};

/// How often clocks are looked at, in milliseconds.
const TICK: u32 = 30_000;

/// The page that the address names. After a change of page, the focus goes to its heading. What is not saved guards the tab.
#[hook]
pub(crate) fn use_route() -> Route {
    let route = use_state_eq(|| Route::read(&location::hash()));
    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let listening = location::on_change(move || route.set(Route::read(&location::hash())));
            let guard = page::guard(|| storage::unsaved().is_some());
            move || drop((listening, guard))
        });
    }
    let last = use_mut_ref(|| (*route).clone());
    use_effect_with((*route).clone(), move |route| {
        let last = last.replace(route.clone());
        if last != *route {
            let heading = if last.same_page(route) { "stage-heading" } else { "page-heading" };
            // What was said of the page before is not true of this one.
            page::say("");
            focus::after_drawing(move || focus::arrive(heading));
        }
    });
    (*route).clone()
}

/// Lets time pass for an open case.
#[hook]
pub(crate) fn use_ticks(dispatch: UseReducerDispatcher<CaseState>) {
    use_effect_with((), move |()| {
        let shown = dispatch.clone();
        let every = clock::every(TICK, move || dispatch.dispatch(Event::Passed(clock::now())));
        // A tab in the background is given few ticks: look at the clock as soon as it is seen again.
        let shown = page::on_shown(move || shown.dispatch(Event::Passed(clock::now())));
        move || drop((every, shown))
    });
}
