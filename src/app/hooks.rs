//! What goes on beside the drawing: the passing of time, the address, the name of the tab.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::held::{Setter, use_begun, use_held};
use super::presence::{Leaving, Presence, Says};
use super::route::Route;
use super::settings;
use super::shelf;
use super::state::{CaseState, Event};
use crate::browser::{clock, focus, keys, location, page, storage};
use casewright_core::id::CaseId;

/// How often clocks are looked at, in milliseconds.
const TICK: u32 = 30_000;

/// How long other tabs are given to answer, in milliseconds.
const ANSWER: u32 = 1_000;

/// How often it is asked whether another tab is still there, in milliseconds.
const STILL: u32 = 5_000;

/// The page that the address names. After a change of page, the focus goes to its heading. What is not saved guards the tab.
#[hook]
pub(crate) fn use_route() -> Route {
    let route = use_held(|| Route::read(&location::hash()));
    {
        let route = route.setter();
        use_begun((), move || {
            let listening = location::on_change(move || route.set(Route::read(&location::hash())));
            let guard = page::guard(|| storage::unsaved().is_some());
            let cleared = storage::on_cleared(page::begin_anew);
            Box::new((listening, guard, storage::lend_unsaved(), focus::on_wish(), settings::listen(), cleared))
        });
    }
    let last = use_mut_ref(|| (*route).clone());
    let here = (*route).clone();
    use_begun(here.clone(), move || {
        let last = last.replace(here.clone());
        if last != here {
            let heading = if last.same_page(&here) { "stage-heading" } else { "page-heading" };
            // What was said of the page before is not true of this one.
            page::say("");
            focus::after_drawing(move || focus::arrive(heading));
        }
        Box::new(())
    });
    (*route).clone()
}

/// Lets time pass for an open case, hears what other tabs do to it, and the keys for undoing. True while another tab has it open.
#[hook]
pub(crate) fn use_world(id: &CaseId, dispatch: Setter<CaseState>) -> bool {
    let elsewhere = use_held(|| false);
    let (id, present) = (id.clone(), elsewhere.setter());
    use_begun((), move || {
        let passed = {
            let dispatch = dispatch.clone();
            move || dispatch.dispatch(Event::Passed(clock::now()))
        };
        let every = clock::every(TICK, passed.clone());
        // A tab in the background is given few ticks: look at the clock as soon as it is seen again. And what could not be
        // stored is tried once more before it is hidden.
        let presence = Presence::of(id.as_str());
        let ask = {
            let (presence, present) = (presence.clone(), present.clone());
            let waiting = Rc::new(RefCell::new(None));
            move || {
                presence.ask();
                let (presence, present) = (presence.clone(), present.clone());
                waiting.replace(Some(clock::later(ANSWER, move || present.set(presence.is_elsewhere()))));
            }
        };
        let shown = {
            let (passed, ask) = (passed.clone(), ask.clone());
            page::on_shown(move || {
                passed();
                ask();
            })
        };
        // Whoever crashed said nothing, and not every browser passes on what is said by a tab that is being closed.
        let still = {
            let presence = presence.clone();
            clock::every(STILL, move || {
                if presence.is_elsewhere() {
                    ask();
                }
            })
        };
        let left = {
            let presence = presence.clone();
            page::on_left(move || {
                passed();
                presence.say(Says::Left);
            })
        };
        let undoing = {
            let dispatch = dispatch.clone();
            keys::on_undo(move |again| dispatch.dispatch(if again { Event::Redone } else { Event::Undone }))
        };
        let heard = {
            let presence = presence.clone();
            storage::on_change(move |key, text| match (key, text) {
                (Some(key), Some(text)) if shelf::is_key(&key, &id) => dispatch.dispatch(Event::Heard(text)),
                (Some(key), Some(text)) => {
                    if let Some(is) = presence.heard(&key, &text) {
                        present.set(is);
                    }
                }
                _ => {}
            })
        };
        presence.say(Says::Came);
        Box::new((every, still, shown, left, undoing, heard, Leaving(presence)))
    });
    *elsewhere
}
