//! How far the tour has come. It goes on where it was when the page is reloaded, in the same tab only.

use casewright_core::case::keys::TOUR;
use casewright_core::id::CaseId;

use crate::browser::storage;
use crate::cases;
use crate::cases::samples::NoSample;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Progress {
    Starting,
    /// At a step, with this sample.
    At(CaseId, usize),
    NotStarted(NoSample),
}

impl Progress {
    /// What was kept, if its sample is still there.
    pub(super) fn read() -> Progress {
        kept().map_or(Progress::Starting, |(case, step)| Progress::At(case, step))
    }

    pub(super) fn keep(&self) {
        if let Progress::At(case, step) = self {
            storage::for_this_tab(TOUR, &[case.as_str(), " ", &step.to_string()].concat());
        }
    }
}

/// Whether the tour was going on when the page was left.
pub(crate) fn goes_on() -> bool {
    kept().is_some()
}

/// Once the tour has ended.
pub(super) fn forget() {
    storage::forget_in_this_tab(TOUR);
}

fn kept() -> Option<(CaseId, usize)> {
    let kept = storage::of_this_tab(TOUR)?;
    let (case, step) = kept.split_once(' ')?;
    let case = CaseId::new(case);
    cases::stored(&case)?;
    Some((case, step.parse().ok()?))
}
