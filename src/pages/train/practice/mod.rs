//! Scenarios: what one is about, the run through it, and how it went.

mod attempt_page;
mod comparison;
mod other_dates;
mod panel;
mod scenario_page;

use std::collections::BTreeMap;

use casewright_core::case::{Case, Entries, keys};
use casewright_core::id::{CaseId, PostId};
use casewright_core::procedure::Scenario;
use casewright_core::training::Attempt;
use casewright_core::value::Instant;

pub(super) use self::attempt_page::AttemptPage;
pub(crate) use self::panel::PANEL;
pub(super) use self::scenario_page::ScenarioPage;
use crate::browser::{clock, location, random};
use crate::cases;
use crate::pack::Sop;
use crate::route::Route;
use crate::training::Trainer;

/// Begins a practice case and opens it.
fn begin(sop: &Sop, scenario: &Scenario, trainer: &Trainer) {
    let Some(attempt) = Attempt::begin(sop.id.clone(), scenario, clock::now().today()) else { return };
    open(sop, attempt, scenario.given.clone(), BTreeMap::new(), trainer);
}

/// Opens a practice case that has these entries, and of which these posts were copied.
fn open(sop: &Sop, attempt: Attempt, entries: Entries, copied: BTreeMap<PostId, Instant>, trainer: &Trainer) {
    let id: CaseId = keys::practice(&random::case_id());
    let case = attempt.case(id.clone(), sop.version.clone(), sop.edition().to_owned(), entries);
    let case = Case { copied, ..case };
    cases::stop_clock(&id, attempt.at, attempt.offset);
    trainer.change(|record| drop(record.attempts.insert(id.clone(), attempt)));
    // Where it cannot be stored, its page says so.
    let _ = cases::begin(case);
    location::go(&Route::case(&id).link());
}
