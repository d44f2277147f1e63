//! Scenarios: practice cases that a person works through scene by scene, compared with the right way.
//!
//! The page keeps a [`Snapshot`] of the practice case for each scene that the person has left, in their order. All else
//! follows from those: [`next_scene`] says where they are, and [`compare`] what they did well and what not. Going back
//! means dropping the last snapshots. Snapshots of scenes that a scenario no longer has are passed over.
//!
//! [`inputs`] and [`outcomes`] are for trying the case with other dates: change an answer among the entries, and look at
//! what comes out.

mod answers;
mod causes;
mod compare;
mod lines;
mod mistake;
mod outcomes;
mod posts;
mod world;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::case::Entries;
use crate::engine::Scope;
use crate::id::{PostId, SceneId};
use crate::procedure::{Procedure, Scenario, Scene};
use crate::value::Instant;

pub use compare::{Compared, Comparison, compare};
pub use lines::{DiffLine, Side, diff};
pub use mistake::{Consequence, Early, Item, Mistake, Remark};
pub use outcomes::{Outcome, Shown, Subject, inputs, outcomes};
pub use posts::ComparedPost;
use world::World;

/// A practice case as it was when a scene was left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Snapshot {
    pub scene: SceneId,
    /// The scenario's time when it was left: the beginning of the scene, or later if the page lets the clock go on.
    #[serde(with = "crate::value::serial::time")]
    pub at: Instant,
    #[serde(default)]
    pub entries: Entries,
    /// The posts copied so far and when last, as in a case: drafts are not counted.
    #[serde(default, with = "crate::value::serial::times")]
    pub copied: BTreeMap<PostId, Instant>,
}

/// The scene after those that were left; `None` at the end. Scenes whose condition does not hold are passed over.
pub fn next_scene<'a>(procedure: &Procedure, scenario: &'a Scenario, done: &[Snapshot]) -> Option<&'a Scene> {
    let path = path(scenario, done);
    let Some((last, snapshot)) = path.last() else { return scenario.scenes.first() };
    let now = last.now_at(snapshot.at);
    let scope = Scope::new(procedure, &snapshot.entries, &now);
    let after = scenario.scenes.iter().skip_while(|scene| scene.id != last.id).skip(1);
    let mut score = None;
    let mut fits = |scene: &Scene| {
        let of_score = |score: u32| {
            scene.score_below.is_none_or(|below| score < below) && scene.score_from.is_none_or(|from| score >= from)
        };
        let asks = scene.score_below.is_some() || scene.score_from.is_some();
        scope.condition(scene.when.as_ref()).is_yes()
            && (!asks || of_score(*score.get_or_insert_with(|| compare(procedure, scenario, done).score)))
    };
    after.into_iter().find(|scene| fits(scene))
}

/// The scenes that were left, with what was left, in the order of the scenario. A scene that comes twice, or after a later
/// one, is passed over.
fn path<'a, 'b>(scenario: &'a Scenario, done: &'b [Snapshot]) -> Vec<(&'a Scene, &'b Snapshot)> {
    let mut left = scenario.scenes.iter();
    let mut path = Vec::new();
    for snapshot in done {
        let mut ahead = left.clone();
        if let Some(scene) = ahead.find(|scene| scene.id == snapshot.scene) {
            path.push((scene, snapshot));
            left = ahead;
        }
    }
    path
}

/// What a good CSM leaves behind in each scene that is passed: the right way if no scene is skipped that it goes through.
pub fn right_snapshots(scenario: &Scenario, scenes: &[SceneId]) -> Vec<Snapshot> {
    let (mut entries, mut copied) = (scenario.given.clone(), BTreeMap::new());
    let snapshot = |scene: &Scene| {
        add(&mut entries, &scene.right);
        copied.extend(scene.sends.iter().map(|post| (post.clone(), scene.at)));
        Snapshot { scene: scene.id.clone(), at: scene.at, entries: entries.clone(), copied: copied.clone() }
    };
    scenario.scenes.iter().filter(|scene| scenes.contains(&scene.id)).map(snapshot).collect()
}

/// The right way through a scenario: every scene that it goes through, as a good CSM leaves it.
pub fn right_way(procedure: &Procedure, scenario: &Scenario) -> Vec<Snapshot> {
    let mut scenes: Vec<SceneId> = Vec::new();
    let mut done = Vec::new();
    while let Some(scene) = next_scene(procedure, scenario, &done) {
        scenes.push(scene.id.clone());
        done = right_snapshots(scenario, &scenes);
    }
    done
}

/// Whether a post could go out in the last of some scenes, as they were left: at its end, or right before what says that it
/// was sent.
pub fn may_send(procedure: &Procedure, scenario: &Scenario, left: &[Snapshot], post: &PostId) -> bool {
    let path = path(scenario, left);
    let Some(((scene, snapshot), before)) = path.split_last() else { return false };
    let before = before.last().map_or(&scenario.given, |(_, snapshot)| &snapshot.entries);
    let now = scene.now_at(snapshot.at);
    World::new(procedure, scenario.begins(), &now, snapshot.entries.clone(), before).may_send(post)
}

/// Adds what is done in a scene to what was there before.
fn add(entries: &mut Entries, more: &Entries) {
    entries.answers.extend(more.answers.iter().map(|(field, answer)| (field.clone(), answer.clone())));
    entries.ticks.extend(more.ticks.iter().map(|(step, at)| (step.clone(), *at)));
    entries.log.extend(more.log.iter().cloned());
    entries.links.extend(more.links.iter().cloned());
}
