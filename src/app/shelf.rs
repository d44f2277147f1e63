//! The cases that this browser holds, each under a key of its own.

use std::rc::Rc;

use crate::browser::storage::{self, StorageProblem};
use crate::case::{Case, Unreadable, restore, store};
use crate::id::CaseId;

const PREFIX: &str = "casewright.case.";

/// Everything on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shelf {
    /// The latest edited first.
    pub(crate) cases: Vec<Rc<Case>>,
    /// What cannot be opened, by key. It stays as it is: a later version may read it.
    pub(crate) unreadable: Vec<(String, Unreadable)>,
    /// How much room all of it takes, in characters.
    pub(crate) size: usize,
    pub(crate) blocked: bool,
}

/// Looks through the shelf.
pub(crate) fn look() -> Shelf {
    let entries = storage::entries(PREFIX);
    let mut shelf = Shelf { cases: Vec::new(), unreadable: Vec::new(), size: 0, blocked: entries.is_err() };
    for (key, text) in entries.unwrap_or_default() {
        shelf.size = shelf.size.saturating_add(key.len()).saturating_add(text.len());
        match restore(&text) {
            Ok(case) if self::key(&case.id) == key => {
                let place = shelf.cases.partition_point(|other| other.edited >= case.edited);
                shelf.cases.insert(place, Rc::new(case));
            }
            // A case under another's key was put there by something else than this page.
            Ok(_) => shelf.unreadable.push((key, Unreadable::Damaged)),
            Err(why) => shelf.unreadable.push((key, why)),
        }
    }
    shelf
}

/// The case with this id; none where there is no such.
pub(crate) fn find(id: &CaseId) -> Option<Result<Case, Unreadable>> {
    storage::read(&key(id)).map(|text| restore(&text))
}

/// Stores a case.
pub(crate) fn keep(case: &Case) -> Result<(), StorageProblem> {
    storage::write(&key(&case.id), &store(case))
}

/// Takes a case off and hands out its text, which [`put_back`] takes.
pub(crate) fn take(id: &CaseId) -> Option<String> {
    let key = key(id);
    let text = storage::read(&key)?;
    storage::remove(&key);
    Some(text)
}

/// Puts a case back as it was.
pub(crate) fn put_back(id: &CaseId, text: &str) -> Result<(), StorageProblem> {
    storage::write(&key(id), text)
}

fn key(id: &CaseId) -> String {
    [PREFIX, id.as_str()].concat()
}
