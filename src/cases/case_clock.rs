//! The clock that a case goes by.

use casewright_core::case::keys::{CLOCKS, is_practice};
use casewright_core::id::CaseId;
use casewright_core::value::{Instant, Now, Zone, read_time, write_utc};
use yew::prelude::*;

use crate::browser::{clock, locale, storage};

/// The browser's clock; for a practice case, the one of its scenario, which stands still.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaseClock {
    stopped: Option<Now>,
}

impl CaseClock {
    pub(crate) fn of(case: &CaseId) -> CaseClock {
        CaseClock { stopped: if is_practice(case) { stopped(case) } else { None } }
    }

    /// Whether it stands still: then it is that of a practice case.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// The place of a practice case.
    pub(crate) fn place(&self) -> Option<Zone> {
        self.stopped.as_ref().map(|now| now.zone.clone())
    }

    pub(crate) fn now(&self) -> Now {
        self.stopped.clone().unwrap_or_else(clock::now)
    }

    pub(crate) fn instant(&self) -> Instant {
        self.stopped.as_ref().map_or_else(clock::instant, |now| now.instant)
    }
}

/// Shows the times of a practice case as they are at its place.
#[hook]
pub(crate) fn use_place(clock: &CaseClock) {
    locale::set_place(clock.place());
    use_effect_with((), |()| || locale::set_place(None));
}

/// Stops the clock of a practice case at a time and a place, given in seconds east of UTC. It is stored apart from what
/// was trained, since the page of a case cannot read that.
pub(crate) fn stop_clock(case: &CaseId, at: Instant, offset: i32) {
    let _ = storage::write(&key(case), &format!("{} {offset}", write_utc(at)));
}

pub(super) fn forget_clock(case: &CaseId) {
    if is_practice(case) {
        storage::remove(&key(case));
    }
}

/// A practice case whose clock is lost still is one.
fn stopped(case: &CaseId) -> Option<Now> {
    let read = || {
        let text = storage::read(&key(case))?;
        let (at, offset) = text.split_once(' ')?;
        Some(Now { instant: read_time(at, &Zone::fixed(0))?, zone: Zone::fixed(offset.parse().ok()?) })
    };
    Some(read().unwrap_or_else(clock::now))
}

fn key(case: &CaseId) -> String {
    [CLOCKS, case.as_str()].concat()
}
