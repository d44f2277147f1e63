//! The clock that a case goes by.

use casewright_core::case::keys::is_practice;
use casewright_core::id::CaseId;
use casewright_core::value::{Instant, Now, Zone};

use crate::browser::clock;
use crate::training;

/// The browser's clock; for a practice case, the one of its scenario, which stands still.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaseClock {
    stopped: Option<Now>,
}

impl CaseClock {
    pub(crate) fn of(case: &CaseId) -> CaseClock {
        let stopped = || training::read().attempts.get(case).map(|attempt| attempt.now());
        CaseClock { stopped: if is_practice(case) { stopped() } else { None } }
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
