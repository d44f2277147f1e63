//! A scenario that a person works through: where they are in it, and what they left behind.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::scenario::{Snapshot, next_scene};
use crate::case::{Case, Entries};
use crate::id::{CaseId, ProcedureId, ScenarioId, SceneId};
use crate::procedure::{Procedure, Scenario, Scene};
use crate::serial::is_default;
use crate::value::{Instant, Now, Zone};

/// A run through a scenario. Its practice case has the id under which a [`Record`](super::Record) keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub procedure: ProcedureId,
    pub scenario: ScenarioId,
    /// The local day on which it was begun.
    #[serde(with = "crate::value::serial::date")]
    pub begun: NaiveDate,
    /// The scene it is in; `None` once it is over.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scene: Option<SceneId>,
    /// The clock of the practice case, which stands still until the person goes on.
    #[serde(with = "crate::value::serial::time")]
    at: Instant,
    /// Seconds east of UTC.
    #[serde(default, skip_serializing_if = "is_default")]
    offset: i32,
    /// The scenes that were left.
    #[serde(default, skip_serializing_if = "is_default")]
    pub done: Vec<Snapshot>,
}

impl Attempt {
    /// Begins a scenario; `None` if it has no scene.
    pub fn begin(procedure: ProcedureId, scenario: &Scenario, today: NaiveDate) -> Option<Attempt> {
        let first = scenario.scenes.first()?;
        let (scene, at, offset) = (Some(first.id.clone()), first.at, first.offset);
        Some(Attempt { procedure, scenario: scenario.id.clone(), begun: today, scene, at, offset, done: Vec::new() })
    }

    /// The time and place of the practice case.
    pub fn now(&self) -> Now {
        Now { instant: self.at, zone: Zone::fixed(self.offset) }
    }

    pub fn is_over(&self) -> bool {
        self.scene.is_none()
    }

    /// Leaves the scene with the practice case as it is, and moves the clock on to the next one, if there is one.
    pub fn go_on(&mut self, procedure: &Procedure, scenario: &Scenario, case: &Case) {
        let Some(scene) = self.scene.take() else { return };
        let (entries, copied) = (case.entries.clone(), case.copied.clone());
        self.done.push(Snapshot { scene, at: self.at, entries, copied });
        if let Some(next) = next_scene(procedure, scenario, &self.done) {
            self.enter(next);
        }
    }

    /// Goes back into the scene that was left last. Returns the practice case as it was left there; `None` if there is no
    /// scene to go back to.
    pub fn go_back(&mut self, scenario: &Scenario) -> Option<Snapshot> {
        let scene = scenario.scene(&self.done.last()?.scene)?;
        self.enter(scene);
        self.done.pop()
    }

    fn enter(&mut self, scene: &Scene) {
        self.scene = Some(scene.id.clone());
        (self.at, self.offset) = (scene.at, scene.offset);
    }

    /// The practice case as it begins.
    pub fn case(&self, id: CaseId, version: String, edition: String, entries: Entries) -> Case {
        Case { edition, entries, ..Case::new(id, self.procedure.clone(), version, self.at) }
    }

    /// Of two states of the same attempt, the one that went further.
    pub(super) fn merge(&mut self, theirs: Attempt) {
        if theirs.done.len() > self.done.len() || theirs.is_over() && !self.is_over() {
            *self = theirs;
        }
    }
}
