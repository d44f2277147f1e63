//! Sweeping: removes cases whose time in the bin is over, and editions that no case follows.

use casewright_core::case::keys::{CASES, DAMAGED, PRACTICES};
use casewright_core::case::{Case, HEAD_ENDS, glance, restore, restore_head};
use casewright_core::value::Instant;
use chrono::TimeDelta;

use crate::browser::{clock, storage};
use crate::pack::editions;

pub(crate) fn sweep() {
    let now = clock::instant();
    let (mut needed, mut all_readable) = (Vec::new(), true);
    for (key, text) in storage::entries(casewright_core::case::keys::OURS).unwrap_or_default() {
        all_readable &= !key.starts_with(DAMAGED);
        // Practice cases follow editions as well. How long they are kept is up to whoever trains.
        let practice = key.starts_with(PRACTICES);
        if !practice && !key.starts_with(CASES) {
            continue;
        }
        let head = text.until(HEAD_ENDS);
        let edition = match glance(&head) {
            Ok(glance) if !glance.deleted => Some(glance.edition),
            _ => match restore_head(&head).or_else(|_| restore(&text.whole())) {
                Ok(case) if !practice && is_expired(&case, now) => {
                    storage::take(&key, &text.whole());
                    None
                }
                Ok(case) => Some(case.edition),
                Err(_) => {
                    all_readable = false;
                    None
                }
            },
        };
        needed.extend(edition);
    }
    // An unreadable record may need one of the editions.
    if all_readable {
        editions::sweep(&needed);
    }
}

/// True if a case has been in the bin for too long to be restored.
pub(super) fn is_expired(case: &Case, now: Instant) -> bool {
    case.deleted.is_some_and(|at| now - at > TimeDelta::days(casewright_core::case::BIN_DAYS))
}
