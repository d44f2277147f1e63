//! What a person has trained, in its stored form. Nothing in it is about cases.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::session::{SessionCode, SessionProgress};
use super::{Attempt, CardKey, Parameters, Rating, Review, Schedule};
use crate::id::{CaseId, ProcedureId};
use crate::serial::{self, is_default};

/// The version of the stored form that this build writes.
const SCHEMA: u32 = 1;

/// What a card depends on, as hashes: it is asked anew once one of them is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Of the card itself: its question, its answers, its sources.
    pub card: u64,
    /// Of what the SOP says where the card comes from.
    pub sop: u64,
}

/// A card that was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardHistory {
    /// In the order in which they happened.
    pub reviews: Vec<Review>,
    /// The card as it was when it was asked last.
    pub asked: Fingerprint,
}

impl CardHistory {
    /// What follows from the reviews; `None` if there are none.
    pub fn schedule(&self) -> Option<Schedule> {
        Parameters::default().schedule(&self.reviews)
    }

    /// The number of days on which it was asked, and on how many of them the first answer was right.
    fn first_tries(&self) -> (usize, usize) {
        let (mut days, mut right) = (BTreeSet::new(), 0_usize);
        for review in &self.reviews {
            if days.insert(review.day) && review.rating != Rating::Again {
                right = right.saturating_add(1);
            }
        }
        (days.len(), right)
    }
}

/// How far a walk through a procedure has come.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WalkProgress {
    /// The places that were shown.
    #[serde(default)]
    pub seen: BTreeSet<String>,
    /// The place that was shown last.
    #[serde(default, skip_serializing_if = "is_default")]
    pub last: Option<String>,
    /// The branches that were answered, and whether the first answer was right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub answered: BTreeMap<String, bool>,
}

/// All that is kept of a person's training in a browser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    schema: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: BTreeMap<CardKey, CardHistory>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub walks: BTreeMap<ProcedureId, WalkProgress>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub sessions: BTreeMap<SessionCode, SessionProgress>,
    /// The scenarios that were begun, by their practice cases.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attempts: BTreeMap<CaseId, Attempt>,
}

impl Default for Record {
    fn default() -> Record {
        Record {
            schema: SCHEMA,
            cards: BTreeMap::new(),
            walks: BTreeMap::new(),
            sessions: BTreeMap::new(),
            attempts: BTreeMap::new(),
        }
    }
}

/// Why a stored record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadableRecord {
    /// Written by a newer Casewright: it must not be overwritten.
    Newer,
    Damaged,
}

impl Record {
    /// Reads a stored record.
    ///
    /// # Errors
    /// For a text that is no record of a known version. Never panics.
    pub fn read(text: &str) -> Result<Record, UnreadableRecord> {
        #[derive(Deserialize)]
        struct Versioned {
            schema: u32,
        }
        match serde_json::from_str::<Versioned>(text) {
            Ok(Versioned { schema }) if schema > SCHEMA => return Err(UnreadableRecord::Newer),
            Ok(_) => {}
            Err(_) => return Err(UnreadableRecord::Damaged),
        }
        serde_json::from_str(text).map_err(|_| UnreadableRecord::Damaged)
    }

    /// The record as stored text.
    pub fn write(&self) -> String {
        serial::write(self)
    }

    /// Notes how well a card was remembered.
    pub fn reviewed(&mut self, key: CardKey, rating: Rating, day: NaiveDate, asked: Fingerprint) {
        let history = self.cards.entry(key).or_insert_with(|| CardHistory { reviews: Vec::new(), asked });
        if history.asked != asked {
            // What was remembered of it was another answer.
            history.reviews.clear();
            history.asked = asked;
        }
        history.reviews.push(Review::new(rating, day));
    }

    /// How many of a hundred cards were right at the first try of a day; `None` if none was asked.
    pub fn right_first_time(&self) -> Option<usize> {
        let tries = self.cards.values().map(CardHistory::first_tries);
        let (asked, right) = tries.fold((0_usize, 0_usize), |(asked, right), (more, known)| {
            (asked.saturating_add(more), right.saturating_add(known))
        });
        right.saturating_mul(100).checked_div(asked)
    }

    /// Both records in one, when a backup meets what is there: nothing of either is lost, nothing counts twice.
    #[must_use]
    pub fn merged(mut self, other: Record) -> Record {
        for (key, theirs) in other.cards {
            match self.cards.entry(key) {
                Entry::Vacant(free) => drop(free.insert(theirs)),
                Entry::Occupied(mut ours) => ours.get_mut().merge(theirs),
            }
        }
        for (procedure, theirs) in other.walks {
            let ours = self.walks.entry(procedure).or_default();
            ours.seen.extend(theirs.seen);
            ours.last = ours.last.take().or(theirs.last);
            for (place, right) in theirs.answered {
                ours.answered.entry(place).or_insert(right);
            }
        }
        for (id, theirs) in other.attempts {
            match self.attempts.entry(id) {
                Entry::Vacant(free) => drop(free.insert(theirs)),
                Entry::Occupied(mut ours) => ours.get_mut().merge(theirs),
            }
        }
        for (code, theirs) in other.sessions {
            self.sessions.entry(code).or_default().merge(theirs);
        }
        self
    }
}

impl CardHistory {
    /// Reviews of one day that both have are the same ones; those of another state of the card than the last do not count.
    fn merge(&mut self, theirs: CardHistory) {
        let last = |history: &CardHistory| history.reviews.iter().map(|review| review.day).max();
        if self.asked != theirs.asked {
            if last(&theirs) > last(self) {
                *self = theirs;
            }
            return;
        }
        let before = self.reviews.len();
        let mut left = self.reviews.clone();
        for review in theirs.reviews {
            match left.iter().position(|ours| *ours == review) {
                Some(same) => drop(left.remove(same)),
                None => self.reviews.push(review),
            }
        }
        // Where nothing was added, the order is kept, so that importing a file once more changes nothing.
        if self.reviews.len() > before {
            self.reviews.sort_by_key(|review| review.day);
        }
    }
}
