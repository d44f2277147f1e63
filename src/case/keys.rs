//! Under what the browser keeps what belongs to cases. Whatever stands there was written under these names before, so none
//! of them changes.

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
