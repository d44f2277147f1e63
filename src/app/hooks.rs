//! What goes on beside the drawing: saving, the passing of time, the address, the name of the tab.

use std::rc::Rc;

use chrono::TimeDelta;
use yew::prelude::*;

use super::route::Route;
use super::shelf;
use super::sop::Sops;
use super::state::{CaseState, Event};
use crate::browser::fetch::{self, FetchProblem};
use crate::browser::storage::{self, StorageProblem};
use crate::browser::{clock, focus, location, page};
use crate::case::Case;
use crate::procedure::{PackProblem, read_pack};
use crate::value::Instant;

/// How often clocks are looked at, in milliseconds.
const TICK: u32 = 30_000;

/// The file with the procedures, beside the page.
const PACK: &str = "pack.json";

/// The page that the address names. After a change of page, the focus goes to its heading.
#[hook]
pub(crate) fn use_route() -> Route {
    let route = use_state_eq(|| Route::read(&location::hash()));
    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let listening = location::on_change(move || route.set(Route::read(&location::hash())));
            move || drop(listening)
        });
    }
    let last = use_mut_ref(|| (*route).clone());
    use_effect_with((*route).clone(), move |route| {
        let last = last.replace(route.clone());
        if last != *route {
            let heading = if last.same_page(route) { "stage-heading" } else { "page-heading" };
            focus::after_drawing(move || focus::arrive(heading));
        }
    });
    (*route).clone()
}

/// What became of the pack.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Loading {
    Underway,
    Ready(Sops),
    Missing(FetchProblem),
    Unusable(PackProblem),
}

/// The procedures, fetched once.
#[hook]
pub(crate) fn use_pack() -> Loading {
    let loading = use_state(|| Loading::Underway);
    let setter = loading.setter();
    use_effect_with((), move |()| {
        fetch::text(PACK, move |text| {
            setter.set(match text.map(|text| read_pack(&text)) {
                Ok(Ok(pack)) => Loading::Ready(Sops::new(pack)),
                Ok(Err(problem)) => Loading::Unusable(problem),
                Err(problem) => Loading::Missing(problem),
            });
        });
    });
    (*loading).clone()
}

/// Names the tab.
#[hook]
pub(crate) fn use_title(title: String) {
    use_effect_with(title, |title| page::title(title));
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

/// How the last save went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Saved {
    /// With the minute at which it was.
    At(Instant),
    /// The edit is in memory only.
    Failed(StorageProblem),
}

/// Saves a case whenever it changed, before anything else can happen.
#[hook]
pub(crate) fn use_saving(case: &Rc<Case>) -> Saved {
    let saved = use_state_eq(|| match storage::unsaved() {
        Some(problem) => Saved::Failed(problem),
        None => Saved::At(minute(case.edited)),
    });
    let last = use_mut_ref(|| Rc::clone(case));
    let setter = saved.setter();
    use_effect_with(Rc::clone(case), move |case| {
        if last.replace(Rc::clone(case)) != *case {
            setter.set(match shelf::keep(case) {
                Ok(()) => Saved::At(minute(case.edited)),
                Err(problem) => Saved::Failed(problem),
            });
        }
    });
    *saved
}

/// To the minute, so that the page is not drawn once more after each key press just to say that it was saved.
fn minute(time: Instant) -> Instant {
    time - TimeDelta::seconds(time.timestamp().rem_euclid(60))
        - TimeDelta::nanoseconds(time.timestamp_subsec_nanos().into())
}
