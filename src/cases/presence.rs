//! Which other tabs have the same case open. Tabs tell each other by writing to one key of the storage, which the
//! others hear. That works on plain http too, and tabs share nothing where there is no storage.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::{random, storage};
use casewright_core::case::keys::OPEN;

/// A message to the other tabs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Message {
    /// The sender opened the case and asks who else has.
    Opened,
    /// The sender has the case open.
    StillOpen,
    Left,
}

impl Message {
    fn word(self) -> &'static str {
        match self {
            Message::Opened => "came",
            Message::StillOpen => "here",
            Message::Left => "left",
        }
    }
}

/// Tells the other tabs that the case is left, when dropped.
#[derive(Debug)]
pub(crate) struct Leaving(pub(crate) Presence);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.send(Message::Left);
    }
}

/// The other tabs at a case.
#[derive(Debug, Clone)]
pub(crate) struct Presence {
    case: Rc<str>,
    others: Rc<RefCell<Vec<String>>>,
    /// A page that is being closed may still hear from another one.
    left: Rc<Cell<bool>>,
}

impl Presence {
    pub(crate) fn of(case: &str) -> Presence {
        Presence { case: case.into(), others: Rc::default(), left: Rc::default() }
    }

    pub(crate) fn send(&self, message: Message) {
        self.left.set(message == Message::Left);
        // A text is heard only if it differs from the last one: another tab wrote in between, or the word differs.
        storage::offer(OPEN, &[&self.case, " ", message.word(), " ", &random::tab()].concat());
    }

    /// Forgets the other tabs and asks again: a tab that crashed did not say that it left.
    pub(crate) fn ask(&self) {
        self.others.borrow_mut().clear();
        self.send(Message::Opened);
    }

    /// True if another tab said that it has the case open.
    pub(crate) fn is_elsewhere(&self) -> bool {
        !self.others.borrow().is_empty()
    }

    /// True if another tab has the case open, after hearing a message. None if the message is not about this case.
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
        if says != Message::Left.word() {
            others.push(tab.to_owned());
        }
        if says == Message::Opened.word() && !self.left.get() {
            self.send(Message::StillOpen);
        }
        drop(others);
        Some(self.is_elsewhere())
    }
}
