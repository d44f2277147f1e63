//! Scenarios: what is refused, what comes out, and what is said of a practice case.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod branching;
mod built_in;
mod comparing;
mod hostile;
mod outcomes;
mod refused;

use casewright_compiler::compile;
use casewright_core::case::{Answer, Entries};
use casewright_core::id::{FieldId, PostId, ProcedureId, SceneId, StepId};
use casewright_core::procedure::{Pack, Procedure, Scenario};
use casewright_core::training::scenario::{Comparison, Mistake, Snapshot, compare, right_way};
use casewright_testing::{folder, manual_files, told};

fn pack_of(files: &[casewright_compiler::SourceFile]) -> Pack {
    let compiled = compile(files);
    let told = told(&compiled);
    compiled.pack.unwrap_or_else(|| panic!("{told}"))
}

/// The scenario of the manual, and its procedure.
fn manual_scenario() -> (Procedure, Scenario) {
    let mut pack = pack_of(&manual_files());
    (pack.procedures.remove(0), pack.decks.remove(0).scenarios.remove(0))
}

/// All scenarios of the folder, with their procedures.
fn built_in() -> Vec<(Procedure, Scenario)> {
    let pack = pack_of(&folder());
    let procedure = |id: &ProcedureId| pack.procedures.iter().find(|procedure| procedure.id == *id).unwrap().clone();
    let of_deck = pack.decks.iter().flat_map(|deck| deck.scenarios.iter().map(|one| (&deck.procedure, one)));
    of_deck.map(|(id, scenario)| (procedure(id), scenario.clone())).collect()
}

/// A trainee who does everything right but for what is changed at a scene, and all that is there from then on.
struct Trainee {
    procedure: Procedure,
    scenario: Scenario,
    left: Vec<Snapshot>,
}

impl Trainee {
    fn new() -> Trainee {
        let (procedure, scenario) = manual_scenario();
        let left = right_way(&procedure, &scenario);
        Trainee { procedure, scenario, left }
    }

    /// Changes the case from a scene on, up to another one if that is given.
    fn changed(mut self, from: &str, until: Option<&str>, change: impl Fn(&mut Snapshot)) -> Trainee {
        let place = |scene: &str| self.left.iter().position(|one| one.scene.as_str() == scene).unwrap();
        let (from, until) = (place(from), until.map_or(self.left.len(), place));
        self.left[from..until].iter_mut().for_each(change);
        self
    }

    fn answers(self, from: &str, until: Option<&str>, field: &str, answer: &str) -> Trainee {
        self.changed(from, until, |left| give(&mut left.entries, field, answer))
    }

    fn compared(&self) -> Comparison {
        compare(&self.procedure, &self.scenario, &self.left)
    }

    /// What is said of it, a line for each remark.
    fn said(&self) -> String {
        said(&self.compared())
    }
}

fn give(entries: &mut Entries, field: &str, answer: &str) {
    entries.answers.insert(FieldId::new(field), Answer::Text(answer.to_owned()));
}

fn untick(left: &mut Snapshot, step: &str) {
    left.entries.ticks.remove(step).unwrap();
}

fn said(comparison: &Comparison) -> String {
    let remark = |remark: &casewright_core::training::scenario::Remark| {
        let led_to: String =
            remark.led_to.iter().map(|one| format!(" > {}: {}", one.scene, in_short(&one.mistake))).collect();
        let until = remark.until.as_ref().map(|scene| format!(", until {scene}")).unwrap_or_default();
        format!("{}: {}{until}{led_to}\n", remark.scene, in_short(&remark.mistake))
    };
    comparison.remarks.iter().map(remark).collect()
}

fn in_short(mistake: &Mistake) -> String {
    match mistake {
        Mistake::NotAnswered { field, right } => format!("{field} not answered, not {right}"),
        Mistake::Answered { field, given, right } => format!("{field} is {given}, not {right}"),
        Mistake::NotTicked { step } => format!("{step} not ticked"),
        Mistake::TickedEarly { step, early } => format!("{step} too early ({early:?})"),
        Mistake::NotSent { post } => format!("{post} not sent"),
        Mistake::SentEarly { post, withheld_by, missing } => {
            format!("{post} sent early ({} withhold it, {} missing)", withheld_by.len(), missing.len())
        }
        Mistake::Fired { rule, .. } => format!("{rule} fires"),
        Mistake::Late { due, .. } => format!("{due} late"),
    }
}

fn step(id: &str) -> StepId {
    StepId::new(id)
}

fn post(id: &str) -> PostId {
    PostId::new(id)
}

fn scenes(left: &[Snapshot]) -> Vec<&str> {
    left.iter().map(|one| one.scene.as_str()).collect()
}

fn scene_ids(ids: &[&str]) -> Vec<SceneId> {
    ids.iter().map(|id| SceneId::new(*id)).collect()
}
