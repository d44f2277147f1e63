//! Changes to cases whose page need not be open.

use std::mem;

use casewright_core::backup::{self, PreviewLine, Resolution};
use casewright_core::case::{Action, ActionKind, Replica, SaveError, Unreadable};
use casewright_core::id::CaseId;

use super::{Place, announce, forget, key, open, save};
use crate::browser::{clock, random, storage};

/// Why a case was left unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unchanged {
    /// The case no longer exists.
    Gone,
    Unreadable(Unreadable),
    NotSaved(SaveError),
    /// The case is closed, and the change does not suit a closed one.
    Closed,
}

/// Applies an action to a case. If it cannot be stored, the case is changed in memory, and its page says so.
pub(crate) fn change(id: &CaseId, action: Action) {
    if let Some(Ok(open)) = open(id) {
        let mut replica = open.borrow_mut();
        replica.act(action, clock::instant());
        let _ = save(&mut replica);
    }
    announce();
}

/// Applies an action to a case if the outcome can be stored.
///
/// # Errors
/// Says why the case was left as it is.
pub(crate) fn try_change(id: &CaseId, action: Action) -> Result<(), Unchanged> {
    attempt(id, |replica| {
        let suits = replica.case().closed.is_none() || action.suits_closed();
        if suits {
            replica.act(action, clock::instant());
        }
        suits
    })
}

/// Undoes the last change of a case if the outcome can be stored.
///
/// # Errors
/// Says why the case was left as it is.
pub(crate) fn undo(id: &CaseId) -> Result<(), Unchanged> {
    attempt(id, |replica| {
        let open = replica.case().closed.is_none();
        let suits = open || replica.history().last().is_none_or(ActionKind::suits_closed);
        if suits {
            replica.undo(clock::instant());
        }
        suits
    })
}

/// `change` returns whether it suits the case.
fn attempt(id: &CaseId, change: impl FnOnce(&mut Replica) -> bool) -> Result<(), Unchanged> {
    let open = open(id).ok_or(Unchanged::Gone)?.map_err(Unchanged::Unreadable)?;
    let mut changed = open.borrow().clone();
    if !change(&mut changed) {
        return Err(Unchanged::Closed);
    }
    changed.save(&mut Place { key: &key(id), hold: false }).map_err(Unchanged::NotSaved)?;
    drop(mem::replace(&mut *open.borrow_mut(), changed));
    announce();
    Ok(())
}

/// Removes the record under a key, a case or not, if its text is still `text`. Returns whether it did. A case that was opened is
/// forgotten as well: to go back to its page would store it again.
pub(crate) fn take(record: &str, text: &str) -> bool {
    let taken = storage::take(record, text);
    if taken {
        forget(|id| key(id) == record);
    }
    announce();
    taken
}

/// Restores a record that was taken. Returns false if another one is stored under its key by now.
///
/// # Errors
/// Where it could not be stored.
pub(crate) fn put_back(key: &str, text: &str) -> Result<bool, SaveError> {
    if storage::stored(key).is_some() {
        return Ok(false);
    }
    storage::put(key, text)?;
    announce();
    Ok(true)
}

/// Imports one case of a backup as the person chose. Returns false if nothing was written because the case here changed
/// after the choice was made.
///
/// # Errors
/// Where it could not be stored.
pub(crate) fn bring_in(line: &PreviewLine, choice: Resolution) -> Result<bool, SaveError> {
    let here = storage::stored(&line.key);
    let brought = backup::import(line, choice, here.as_deref(), &random::tab(), random::case_id(), clock::instant());
    let Some((key, text)) = brought else { return Ok(false) };
    storage::put(&key, &text)?;
    announce();
    Ok(true)
}
