//! The keys under which the page stores cases and what belongs to them. Data is already stored under these keys, so
//! they never change.

use crate::id::CaseId;

/// The prefix of all keys of this page.
pub const OURS: &str = "casewright.";
/// Cases, by id.
pub const CASES: &str = "casewright.case.";
/// The procedures that cases follow, by edition.
pub const PROCEDURES: &str = "casewright.procedure.";
/// Damaged texts that were set aside.
pub const DAMAGED: &str = "casewright.damaged.";
/// The person's settings.
pub const SETTINGS: &str = "casewright.settings";
/// What tabs tell each other about the cases they have open.
pub const OPEN: &str = "casewright.open";
/// The code of the language chosen for the page.
pub const LANGUAGE: &str = "casewright.language";
/// The time of the last full backup.
pub const BACKUP: &str = "casewright.backup";
/// Whether `?` opens the list of keys, as stored by the first versions; now part of the settings.
pub const SIGN: &str = "casewright.sign";
/// How far the tour has come in a tab, as long as it goes on.
pub const TOUR: &str = "casewright.tour";
/// What a person has trained.
pub const TRAINING: &str = "casewright.training";
/// Practice cases, by id: nothing that lists, counts or searches cases looks here.
pub const PRACTICES: &str = "casewright.practice.";
/// The clocks of practice cases, by id.
pub const CLOCKS: &str = "casewright.clock.";
/// Set for a moment when a person clears everything, so that other tabs notice.
pub const CLEARED: &str = "casewright.cleared";

/// The prefix of the ids of the sample case shown on a first visit, and of cases started from it. No other id contains
/// `_`.
pub const SAMPLE: &str = "sample_";

/// The id of a new sample, made from an unused id.
pub fn sample(id: &CaseId) -> CaseId {
    CaseId::new([SAMPLE, id.as_str()].concat())
}

/// Whether a case is a sample, which counts for nothing and is deleted without going through the bin.
pub fn is_sample(id: &CaseId) -> bool {
    is_id_of_sample(id.as_str())
}

/// [`is_sample`] for an id that is part of a key.
pub fn is_id_of_sample(id: &str) -> bool {
    id.starts_with(SAMPLE)
}

/// The prefix of the ids of practice cases. No other id contains `_`.
const PRACTICE: &str = "practice_";

/// The id of a new practice case, made from an unused id.
pub fn practice(id: &CaseId) -> CaseId {
    CaseId::new([PRACTICE, id.as_str()].concat())
}

/// Whether a case is one of training. It is stored apart from cases.
pub fn is_practice(id: &CaseId) -> bool {
    id.as_str().starts_with(PRACTICE)
}

/// The key under which a case is stored.
pub fn of_case(id: &CaseId) -> String {
    [if is_practice(id) { PRACTICES } else { CASES }, id.as_str()].concat()
}

/// Whether something of training is stored under a key.
pub fn is_of_training(key: &str) -> bool {
    key == TRAINING || key.starts_with(PRACTICES) || key.starts_with(CLOCKS)
}
