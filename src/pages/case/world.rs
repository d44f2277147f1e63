//! Outside events of an open case: time passes, other tabs open and change it.

use std::cell::RefCell;
use std::rc::Rc;

use casewright_core::id::CaseId;
use yew::prelude::*;

use crate::browser::{clock, page, storage};
use crate::cases::presence::{Leaving, Message, Presence};
use crate::cases::{self, CaseClock, CaseState, Event};

/// How often to look at the clock, in ms.
const TICK: u32 = 30_000;

/// How long to wait for other tabs to answer, in ms.
const ANSWER: u32 = 1_000;

/// How often to ask whether another tab still has the case open, in ms.
const STILL: u32 = 5_000;

/// Lets time pass for an open case and listens to other tabs. Returns true while another tab has it open.
#[hook]
pub(super) fn use_world(id: &CaseId, clock_of_case: &CaseClock, dispatch: UseReducerDispatcher<CaseState>) -> bool {
    let elsewhere = use_state_eq(|| false);
    let (id, clock_of_case, present) = (id.clone(), clock_of_case.clone(), elsewhere.setter());
    use_effect_with((), move |()| {
        let passed = {
            let dispatch = dispatch.clone();
            move || dispatch.dispatch(Event::Passed(clock_of_case.now()))
        };
        let every = clock::every(TICK, passed.clone());
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
        // A tab in the background gets few ticks, so it catches up once it is visible again.
        let shown = {
            let (passed, ask) = (passed.clone(), ask.clone());
            page::on_shown(move || {
                passed();
                ask();
            })
        };
        let restored = {
            let (dispatch, id) = (dispatch.clone(), id.clone());
            page::on_restored(move || {
                if let Some(text) = cases::stored(&id) {
                    dispatch.dispatch(Event::Heard(text));
                }
            })
        };
        // A tab that crashed sent no message, and not every browser delivers that of a closing tab.
        let still = {
            let presence = presence.clone();
            clock::every(STILL, move || {
                if presence.is_elsewhere() {
                    ask();
                }
            })
        };
        // Unsaved changes are tried once more before the page is hidden.
        let left = {
            let presence = presence.clone();
            page::on_left(move || {
                passed();
                presence.send(Message::Left);
            })
        };
        let heard = {
            let presence = presence.clone();
            storage::on_change(move |key, text| match (key, text) {
                (Some(key), Some(text)) if cases::is_key(&key, &id) => dispatch.dispatch(Event::Heard(text)),
                // Deleted for good, or archived. What could not be stored here is still to be saved.
                (Some(key), None) if cases::is_key(&key, &id) && cases::stored(&id).is_none() => {
                    if !cases::is_unsaved(&id) {
                        page::reload();
                    }
                }
                (Some(key), Some(text)) => {
                    if let Some(is) = presence.heard(&key, &text) {
                        present.set(is);
                    }
                }
                _ => {}
            })
        };
        presence.send(Message::Opened);
        let leaving = Leaving(presence);
        move || drop((every, still, shown, restored, left, heard, leaving))
    });
    *elsewhere
}
