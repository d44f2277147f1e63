//! How far a walk has come.

use super::{Place, Walk};
use crate::training::WalkProgress;

impl WalkProgress {
    /// Notes that a place was shown.
    pub fn shown(&mut self, place: &str) {
        self.seen.insert(place.to_owned());
        self.last = Some(place.to_owned());
    }

    /// Notes what was answered at a place. Only the first answer counts.
    pub fn answer(&mut self, place: &str, right: bool) {
        self.answered.entry(place.to_owned()).or_insert(right);
    }

    /// How many places of the walk were seen. Those that a new edition of the procedure no longer has do not count.
    pub fn seen_of(&self, walk: &Walk<'_>) -> usize {
        walk.places.iter().filter(|place| self.seen.contains(&place.id)).count()
    }

    /// Whether all of the walk was seen.
    pub fn is_whole(&self, walk: &Walk<'_>) -> bool {
        self.seen_of(walk) == walk.places.len()
    }

    /// How many of the walk's questions were answered, how many of them right, and how many there are.
    pub fn answers_of(&self, walk: &Walk<'_>) -> [usize; 3] {
        let asked: Vec<&Place<'_>> = walk.places.iter().filter(|place| place.question.is_some()).collect();
        let answers: Vec<bool> = asked.iter().filter_map(|place| self.answered.get(&place.id).copied()).collect();
        [answers.len(), answers.iter().filter(|right| **right).count(), asked.len()]
    }

    /// The index of the place that is gone on with.
    pub fn resumes(&self, walk: &Walk<'_>) -> usize {
        self.last.as_deref().and_then(|last| walk.at(last)).unwrap_or_default()
    }
}
