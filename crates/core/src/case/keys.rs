//! Under what the browser keeps what belongs to cases. Whatever stands there was written under these names before, so none
//! of them changes.

use crate::id::CaseId;

/// Whatever stands under a key that begins so is of this page.
pub const OURS: &str = "casewright.";
/// Each case, by its id.
pub const CASES: &str = "casewright.case.";
/// The procedures that cases follow, by their editions.
pub const PROCEDURES: &str = "casewright.procedure.";
/// What was damaged and made room for what is whole.
pub const DAMAGED: &str = "casewright.damaged.";
/// What a person set, whatever the case.
pub const SETTINGS: &str = "casewright.settings";
/// What tabs tell each other of the cases that they have open.
pub const OPEN: &str = "casewright.open";
/// The language that a person chose for the page, by its code. `start.js` reads it, too.
pub const LANGUAGE: &str = "casewright.language";
/// When everything was last backed up.
pub const BACKUP: &str = "casewright.backup";
/// Whether `?` opens the list of keys, as the first versions kept it; now it is one of the settings.
pub const SIGN: &str = "casewright.sign";
/// Stands there for a moment when a person cleared everything: other tabs hear of it.
pub const CLEARED: &str = "casewright.cleared";

/// How the id of the case begins that a first visit is shown, and of those that are started from it. No other id has a sign like
/// its last one.
pub const SAMPLE: &str = "sample_";

/// The id of a sample, of one that no other case has.
pub fn sample(id: &CaseId) -> CaseId {
    CaseId::new([SAMPLE, id.as_str()].concat())
}

/// Whether a case is one that a first visit is shown: nothing of it counts, and it is thrown away without a bin.
pub fn is_sample(id: &CaseId) -> bool {
    is_id_of_sample(id.as_str())
}

/// The same, of an id that stands in a key.
pub fn is_id_of_sample(id: &str) -> bool {
    id.starts_with(SAMPLE)
}
