//! The editions of procedures kept in this browser: a case stays with the edition it began with when the pack moves on.
//!
//! An edition is kept once a case that follows it is stored, so that whoever only reads leaves nothing behind.

use casewright_core::case::keys::PROCEDURES;
use casewright_core::procedure::is_edition;

use crate::browser::storage;

/// An edition as it was served. None if it is not kept or does not match its name: it may come from a file that someone
/// handed over.
pub(crate) fn read(edition: &str) -> Option<String> {
    storage::read(&key(edition)).filter(|text| is_edition(edition, text))
}

/// Keeps an edition if there is room.
pub(super) fn keep(edition: &str, text: &str) {
    let key = key(edition);
    if storage::read(&key).as_deref() != Some(text) {
        storage::offer(&key, text);
    }
}

/// Removes the editions that are not needed.
pub(crate) fn sweep(is_needed: impl Fn(&str) -> bool) {
    for (key, _) in storage::entries(PROCEDURES).unwrap_or_default() {
        if !key.strip_prefix(PROCEDURES).is_some_and(&is_needed) {
            storage::remove(&key);
        }
    }
}

fn key(edition: &str) -> String {
    [PROCEDURES, edition].concat()
}
