//! The state of the open case, and the events that change it.
//!
//! Storing a case takes about 0.1 ms, so each change is saved at once: with a timer, the last changes could be lost with the tab.

use std::rc::Rc;

use casewright_core::case::{Action, ActionKind as Change, Case, Heard, Replica, SaveError};
use casewright_core::value::{Instant, Now, to_the_minute};
use yew::Reducible;

use super::{CaseClock, OpenReplica, announce, hold_open, is_unsaved, open, retry, save, stored};
use crate::browser::{random, storage};
use crate::pack::Sop;

/// A case, and the time at which it is shown.
#[derive(Debug, Clone)]
pub(crate) struct CaseState {
    sop: Sop,
    pub(crate) clock: CaseClock,
    /// Shared, and changed by each event. Drawing uses the fields below.
    open: OpenReplica,
    pub(crate) case: Rc<Case>,
    pub(crate) now: Rc<Now>,
    pub(crate) saved: Saved,
    /// The last undo or redo; none once something else happened.
    pub(crate) undone: Option<Undone>,
}

/// An undo or a redo.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Undone {
    pub(crate) change: Change,
    pub(crate) redone: bool,
    /// The resulting revision: distinguishes two undos of the same kind of change.
    revision: u64,
}

/// Whether a case is stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Saved {
    /// It is, and was last edited at this time. That a stage was opened is stored too, and is no edit.
    At(Instant),
    /// Nothing was done to it yet, so nothing is stored.
    Untouched,
    /// The change is only in memory.
    Failed(SaveError),
}

/// An event in an open case.
#[derive(Debug)]
pub(crate) enum Event {
    Happened(Action, Now),
    Undone,
    Redone,
    /// Another tab stored the case as this text.
    Heard(String),
    /// Time passed.
    Passed(Now),
}

impl Saved {
    /// Of a case that is not only in memory.
    fn of(replica: &Replica) -> Saved {
        if replica.is_untouched() { Saved::Untouched } else { Saved::At(replica.case().edited) }
    }

    /// The same with the time cut to the minute.
    pub(crate) fn to_the_minute(self) -> Saved {
        match self {
            Saved::At(time) => Saved::At(to_the_minute(time)),
            other => other,
        }
    }
}

impl CaseState {
    /// The state of a case when its page is opened.
    pub(crate) fn opened(sop: Sop, case: &Rc<Case>) -> CaseState {
        let open = open(&case.id).and_then(Result::ok);
        let open = open.unwrap_or_else(|| hold_open(Replica::new(random::tab(), (**case).clone())));
        let case = Rc::clone(open.borrow().case());
        let clock = CaseClock::of(&case.id);
        retry();
        let saved = match storage::unsaved().filter(|_| is_unsaved(&case.id)) {
            Some(why) => Saved::Failed(why),
            None => Saved::of(&open.borrow()),
        };
        CaseState { sop, open, case, now: Rc::new(clock.now()), clock, saved, undone: None }
    }

    /// The changes that undo and redo would apply to.
    pub(crate) fn steps(&self) -> [Option<Change>; 2] {
        steps(&self.open.borrow())
    }

    fn after(&self, event: Event) -> CaseState {
        let mut next = self.clone();
        let mut replica = self.open.borrow_mut();
        let typing = matches!(event, Event::Happened(Action::Answered { .. } | Action::CellAnswered { .. }, _));
        let mut to_save = true;
        match event {
            // Keys and buttons of a page that does not know yet that the case was closed elsewhere.
            Event::Happened(action, _) if replica.case().closed.is_some() && !action.suits_closed() => to_save = false,
            Event::Happened(action, at) => {
                replica.act(action, at.instant);
                next.now = Rc::new(at);
                next.undone = None;
            }
            Event::Undone => {
                let [change, _] = steps(&replica);
                to_save = change.is_some() && replica.undo(self.clock.instant());
                next.undone = undone(change, false, &replica).or(next.undone);
            }
            Event::Redone => {
                let [_, change] = steps(&replica);
                to_save = change.is_some() && replica.redo(self.clock.instant());
                next.undone = undone(change, true, &replica).or(next.undone);
            }
            Event::Heard(text) => {
                // An unreadable text is not merged; saving reports it.
                let merged = replica.hear(&text) == Ok(Heard::Merged);
                // By the time a text is heard it may have been overwritten.
                to_save = merged || stored(&replica.case().id).as_deref() != Some(text.as_str());
            }
            Event::Passed(at) => {
                next.now = Rc::new(at);
                to_save = false;
            }
        }
        // Unsaved changes are retried whenever something happens or time passes.
        retry();
        if to_save || matches!(self.saved, Saved::Failed(_)) {
            let case = Rc::clone(replica.case());
            replica.call(self.sop.name_of(&case), self.sop.number_of(&case), self.sop.edition());
            next.saved = save(&mut replica).map_or_else(Saved::Failed, |()| Saved::of(&replica));
        } else {
            // Another tab may have stored it.
            next.saved = Saved::of(&replica);
        }
        next.case = Rc::clone(replica.case());
        drop(replica);
        // Not for each key: whoever counts what is late evaluates all cases.
        if to_save && !typing {
            announce();
        }
        next
    }
}

/// The changes that undo and redo would apply to. In a closed case, only having closed it can be undone.
fn steps(replica: &Replica) -> [Option<Change>; 2] {
    let allowed = |change: &&Change| replica.case().closed.is_none() || change.suits_closed();
    [replica.history().last(), replica.history().next()].map(|change| change.filter(allowed).cloned())
}

fn undone(change: Option<Change>, redone: bool, replica: &Replica) -> Option<Undone> {
    Some(Undone { change: change?, redone, revision: replica.case().revision })
}

/// Saving is part of the change, not an effect: Yew runs effects after rendering, and the page may have been left by
/// then.
impl Reducible for CaseState {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        Rc::new(self.after(event))
    }
}

/// Equal if they render the same.
impl PartialEq for CaseState {
    fn eq(&self, other: &CaseState) -> bool {
        Rc::ptr_eq(&self.case, &other.case)
            && Rc::ptr_eq(&self.now, &other.now)
            && self.saved == other.saved
            && self.undone == other.undone
    }
}
