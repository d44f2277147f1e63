//! Which other tabs have the same case open. They tell each other by writing under one key of the storage, which each of the
//! others hears: it is there on plain http too, and where there is no storage there is nothing that tabs share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::{random, storage};
use casewright_core::case::keys::OPEN;

/// What a tab says of itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Says {
    /// It opened the case, and wants to know who else has.
    ImportOutcome,
    /// It has it open.
    Here,
    Left,
}

impl Says {
    fn word(self) -> &'static str {
        match self {
            Says::ImportOutcome => "came",
            Says::Here => "here",
            Says::Left => "left",
        }
    }
}

/// Says that the case is left when it is dropped.
#[derive(Debug)]
pub(crate) struct Leaving(pub(crate) Presence);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.say(Says::Left);
    }
}

/// The others at a case.
#[derive(Debug, Clone)]
pub(crate) struct Presence {
    case: Rc<str>,
    others: Rc<RefCell<Vec<String>>>,
    /// A page that is being closed may still hear of another one.
    left: Rc<Cell<bool>>,
}

impl Presence {
    pub(crate) fn of(case: &str) -> Presence {
        Presence { case: case.into(), others: Rc::default(), left: Rc::default() }
    }

    pub(crate) fn say(&self, says: Says) {
        self.left.set(says == Says::Left);
        // A text is heard only where it differs from the last one: another tab spoke in between, or the word is another.
        storage::offer(OPEN, &[&self.case, " ", says.word(), " ", &random::tab()].concat());
    }

    /// Forgets who is there, and asks again: a tab that crashed did not say that it left.
    pub(crate) fn ask(&self) {
        self.others.borrow_mut().clear();
        self.say(Says::ImportOutcome);
    }

    /// Whether another tab said that it has the case open.
    pub(crate) fn is_elsewhere(&self) -> bool {
        !self.others.borrow().is_empty()
    }

    /// Whether another tab has the case open, after what one of them said. None where nothing was said of this case.
    pub(crate) fn heard(&self, key: &str, text: &str) -> Option<bool> {
        if key != OPEN {
            return None;
        }
        let mut words = text.split(' ');
        let (case, says, tab) = (words.next()?, words.next()?, words.next()?);
        if *case != *self.case {
            return None;
        }
        let mut others = self.others.borrow_mut();
        others.retain(|other| other != tab);
        if says != Says::Left.word() {
            others.push(tab.to_owned());
        }
        if says == Says::ImportOutcome.word() && !self.left.get() {
            self.say(Says::Here);
        }
        drop(others);
        Some(self.is_elsewhere())
    }
}
