//! Changes to cases that need not be open.

use crate::browser::{clock, random, room};
use casewright_core::case::{Action, Copy, NotKept, Store, Unreadable};

use casewright_core::case::keys::{CASES, DAMAGED};

/// Why nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unchanged {
    /// It is not there any more.
    Gone,
    Unreadable(Unreadable),
    NotKept(NotKept),
}

/// Lets something happen to the case under a key, and keeps it.
pub(super) fn change(key: &str, action: Action) -> Result<(), Unchanged> {
    let mut copy = open(key)?;
    copy.act(action, clock::instant());
    save(key, &mut copy)
}

/// The case under a key.
pub(super) fn open(key: &str) -> Result<Copy, Unchanged> {
    let text = room::read(key).ok_or(Unchanged::Gone)?;
    Copy::open(random::tab(), text).map_err(Unchanged::Unreadable)
}

/// Keeps it, together with what another tab stored of it.
pub(super) fn save(key: &str, copy: &mut Copy) -> Result<(), Unchanged> {
    copy.save(&mut Place(key)).map_err(Unchanged::NotKept)
}

/// The place of a case in the storage.
struct Place<'a>(&'a str);

impl Store for Place<'_> {
    fn read(&self) -> Option<String> {
        room::read(self.0)
    }

    fn write(&mut self, text: &str) -> Result<(), NotKept> {
        room::put(self.0, text)
    }

    fn set_aside(&mut self, text: &str) -> Result<(), NotKept> {
        let id = self.0.strip_prefix(CASES).unwrap_or(self.0);
        // The time tells it apart from one that was put aside before.
        let key = [DAMAGED, id, ".", &clock::instant().timestamp_millis().to_string()].concat();
        room::put(&key, text)
    }
}
