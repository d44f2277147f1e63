//! A made-up case to practice on: what the customer writes, what happens then, and what a good CSM does about it.

use serde::{Deserialize, Serialize};

use super::expr::Expr;
use super::model::Source;
use crate::case::Entries;
use crate::id::{PostId, ScenarioId, SceneId, StepId};
use crate::value::{Instant, Now, Zone};

/// A practice case, from the customer's message to its end. It is a row of scenes; the compiler has run the right way
/// through it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Scenario {
    pub id: ScenarioId,
    pub title: String,
    pub difficulty: Difficulty,
    /// The customer's message; none where a scenario begins with something else.
    pub customer: Option<String>,
    /// What stands in Salesforce.
    #[serde(default)]
    pub salesforce: Vec<Fact>,
    /// What is in the case when it begins.
    #[serde(default)]
    pub given: Entries,
    /// At least one, in the order of their times.
    #[serde(default)]
    pub scenes: Vec<Scene>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// How hard a scenario is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    #[default]
    Easy,
    Medium,
    Hard,
}

/// Something to be read in Salesforce.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// A moment of a scenario, in which something has happened and something is to be done. Its clock stands still, or goes
/// on while a person works.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Scene {
    pub id: SceneId,
    /// When it begins.
    #[serde(with = "crate::value::serial::time")]
    pub at: Instant,
    /// The place: seconds east of UTC.
    #[serde(default)]
    pub offset: i32,
    /// What has happened, and what is asked now.
    pub says: String,
    /// What is to be learned from it, told at the end.
    pub why: Option<String>,
    /// A condition on the trainee's case as it was left in the scene before.
    pub when: Option<Expr>,
    /// Only if the score so far is lower than this.
    pub score_below: Option<u32>,
    /// Only if the score so far is at least this.
    pub score_from: Option<u32>,
    /// Whether only a mistake leads here: the right way passes it over.
    #[serde(default)]
    pub mistake: bool,
    /// What a good CSM adds to the case in it. A log has the new entries alone; any other answer takes the place of the one
    /// before.
    #[serde(default)]
    pub right: Entries,
    /// The steps that nobody can have done by then, although they show.
    #[serde(default)]
    pub not_yet: Vec<StepId>,
    /// The posts that a good CSM sends in it.
    #[serde(default)]
    pub sends: Vec<PostId>,
}

impl Scenario {
    pub fn scene(&self, id: &SceneId) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == *id)
    }

    /// When the practice case is begun.
    pub fn begins(&self) -> Option<Instant> {
        self.scenes.first().map(|scene| scene.at)
    }
}

impl Scene {
    /// The time and place at its beginning.
    pub fn now(&self) -> Now {
        self.now_at(self.at)
    }

    /// A later time at its place.
    pub fn now_at(&self, at: Instant) -> Now {
        Now { instant: at.max(self.at), zone: Zone::fixed(self.offset) }
    }
}
