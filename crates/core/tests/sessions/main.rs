//! Sessions of a trainer: their links, what they deal, what a person did in them, and a class put together.

#![cfg(not(target_arch = "wasm32"))]
// Tests may panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod address;
mod class;
mod progress;

use casewright_core::id::{CardId, ProcedureId, ScenarioId};
use casewright_core::training::session::{Session, SessionSop};
use casewright_core::training::{CardKey, ScenarioKey};
use chrono::NaiveDate;

fn procedure(id: &str) -> ProcedureId {
    ProcedureId::new(id)
}

fn card(of: &str, id: &str) -> CardKey {
    CardKey::new(&procedure(of), &CardId::new(id))
}

fn scenario(id: &str) -> ScenarioKey {
    ScenarioKey::new(&procedure("ccc"), &ScenarioId::new(id))
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

/// A session of two SOPs.
fn session() -> Session {
    Session {
        title: "Week 1".to_owned(),
        sops: vec![
            SessionSop::new(procedure("ccc"), "ccc-9f1d30771618ef13"),
            SessionSop::new(procedure("loss"), "loss-00aa11bb22cc33dd"),
        ],
        walks: true,
        cards: 6,
        scenarios: 2,
        minutes: Some(45),
        seed: 7,
    }
}
