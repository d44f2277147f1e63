//! Sweeping: removes cases whose time in the bin is over, and editions that no case follows.

use casewright_core::case::{BIN_DAYS, restore};
use casewright_core::value::Instant;
use chrono::TimeDelta;

use super::overview;
use crate::browser::{clock, storage};
use crate::pack::editions;

pub(crate) fn sweep() {
    let now = clock::instant();
    let all = overview();
    let kept = all.bin.iter().filter(|case| !(is_expired(case.deleted, now) && remove(&case.key, now)));
    let of_bin: Vec<&str> = kept.map(|case| case.edition.as_str()).collect();
    // None if an unreadable record may need one of them.
    if let Some(followed) = &all.editions {
        editions::sweep(|edition| followed.iter().any(|one| one == edition) || of_bin.contains(&edition));
    }
}

/// Removes an expired case unless another tab has just restored it. Returns whether it did.
fn remove(key: &str, now: Instant) -> bool {
    let Some(text) = storage::stored(key) else { return false };
    let expired = restore(&text).is_ok_and(|case| case.deleted.is_some_and(|deleted| is_expired(deleted, now)));
    expired && storage::take(key, &text)
}

/// True if a case that was deleted then has been in the bin for too long to be restored.
pub(super) fn is_expired(deleted: Instant, now: Instant) -> bool {
    now - deleted > TimeDelta::days(BIN_DAYS)
}
