//! What was done to a case in this tab, to be undone and done again.

use std::rc::Rc;

use super::{Action, Case, apply};
use crate::value::Instant;

/// How many steps back there are.
const MOST: usize = 200;

/// After so many seconds without a key press, typing on in the same place is another step.
const PAUSE: i64 = 3;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq)]
struct Done {
    action: Action,
    last: Instant,
    before: Rc<Case>,
    after: Rc<Case>,
}

/// What was done, and what of it was undone.
///
/// Undoing takes back one action only: what happened in between, here or in another tab, stays.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    done: Vec<Done>,
    undone: Vec<Done>,
}

impl History {
    /// Remembers that `action` made `after` of `before`.
    pub fn did(&mut self, action: &Action, before: &Rc<Case>, after: &Rc<Case>, now: Instant) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut() {
            let soon = (now - last.last).num_seconds() < PAUSE;
            // What another tab did in between must not be taken back along with it.
            if soon && action.goes_on(&last.action) && last.after.revision == before.revision {
                last.after = Rc::clone(after);
                last.last = now;
                return;
            }
        }
        if self.done.len() >= MOST {
            self.done.remove(0);
        }
        let (before, after) = (Rc::clone(before), Rc::clone(after));
        self.done.push(Done { action: action.clone(), last: now, before, after });
    }

    /// What would be undone next.
    pub fn last(&self) -> Option<&Action> {
        self.done.last().map(|done| &done.action)
    }

    /// What would be done again next.
    pub fn next(&self) -> Option<&Action> {
        self.undone.last().map(|done| &done.action)
    }

    /// `case` without what was done last.
    pub fn undo(&mut self, case: &Case) -> Option<Case> {
        let done = self.done.pop()?;
        let undone = apply(&done.after, &done.before, case);
        self.undone.push(done);
        Some(undone)
    }

    /// `case` with what was undone last.
    pub fn redo(&mut self, case: &Case) -> Option<Case> {
        let done = self.undone.pop()?;
        let again = apply(&done.before, &done.after, case);
        self.done.push(done);
        Some(again)
    }
}
