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
    pub at: Instant,
    /// Its place, in seconds east of UTC.
    #[serde(default, skip_serializing_if = "is_default")]
    pub offset: i32,
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

    /// The practice case as it begins, or, after going back, as it was left. Either way it was begun with the scenario, since
    /// deadlines may count from then.
    pub fn case(&self, id: CaseId, version: String, edition: String, entries: Entries) -> Case {
        let begun = self.done.first().map_or(self.at, |first| first.at);
        Case { edition, entries, ..Case::new(id, self.procedure.clone(), version, begun) }
    }

    /// Of two states of the same attempt, the one that went further.
    pub(super) fn merge(&mut self, theirs: Attempt) {
        if theirs.done.len() > self.done.len() || theirs.is_over() && !self.is_over() {
            *self = theirs;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::{NaiveDate, TimeDelta};

    use super::Attempt;
    use crate::case::Case;
    use crate::id::{CaseId, PostId, ProcedureId, SceneId};
    use crate::procedure::{Procedure, Scenario, Scene};
    use crate::value::Instant;

    #[test]
    fn going_back_gives_what_was_left_and_the_case_begins_with_the_scenario_all_the_same() {
        let at = |hours: i64| Instant::UNIX_EPOCH + TimeDelta::hours(hours);
        let scene = |id: &str, hours: i64| Scene { id: SceneId::new(id), at: at(hours), ..Scene::default() };
        let scenario = Scenario { scenes: vec![scene("a", 1), scene("b", 2), scene("c", 3)], ..Scenario::default() };
        let mut attempt = Attempt::begin(ProcedureId::new("p"), &scenario, NaiveDate::default()).unwrap();
        let copied = BTreeMap::from([(PostId::new("post"), at(1))]);
        let case = Case { copied: copied.clone(), ..Case::default() };
        for _ in 0..2 {
            attempt.go_on(&Procedure::default(), &scenario, &case);
        }
        assert_eq!(attempt.at, at(3));
        let left = attempt.go_back(&scenario).unwrap();
        assert_eq!((left.copied, attempt.at, attempt.done.len()), (copied, at(2), 1));
        let again = attempt.case(CaseId::new("c"), String::new(), String::new(), left.entries);
        assert_eq!(again.created, at(1), "deadlines count from the scenario's beginning");
    }
}
