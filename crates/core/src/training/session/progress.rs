//! What a person did in a session.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::SessionCode;
use crate::id::ProcedureId;
use crate::serial::is_default;
use crate::training::{CardKey, Record, ScenarioKey};
use crate::value::serial::{date, optional_date};

/// What a person did in a session, as part of what is kept of their training.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SessionProgress {
    /// The person, as they typed it.
    #[serde(default)]
    pub name: String,
    /// The local day on which the session was opened first.
    #[serde(default, with = "optional_date", skip_serializing_if = "is_default")]
    pub begun: Option<NaiveDate>,
    /// The local day on which something was done in it last.
    #[serde(default, with = "optional_date", skip_serializing_if = "is_default")]
    pub last: Option<NaiveDate>,
    /// The cards that were answered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: BTreeMap<CardKey, AnsweredCard>,
    /// The procedures that were walked through.
    #[serde(default, skip_serializing_if = "is_default")]
    pub walks: BTreeSet<ProcedureId>,
    /// The scenarios that were played, each with the best score, of 100.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scenarios: BTreeMap<ScenarioKey, u32>,
}

/// A card that was answered in a session. Its words are kept, so that the answer can be read where the card is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredCard {
    /// The question as it was asked.
    pub question: String,
    /// The first answer.
    pub given: String,
    /// Whether that was right.
    pub first: bool,
    /// Whether any answer was right.
    pub right: bool,
    /// The local day of the first answer.
    #[serde(with = "date")]
    pub day: NaiveDate,
}

impl SessionProgress {
    /// Notes an answer to a card. The first one stays; later ones tell whether it was right in the end.
    pub fn answered(&mut self, key: CardKey, question: &str, given: &str, right: bool, day: NaiveDate) {
        self.last = self.last.max(Some(day));
        match self.cards.entry(key) {
            Entry::Occupied(mut before) => before.get_mut().right |= right,
            Entry::Vacant(free) => {
                let (question, given) = (question.to_owned(), given.to_owned());
                free.insert(AnsweredCard { question, given, first: right, right, day });
            }
        }
    }

    /// Notes that a procedure was walked through.
    pub fn walked(&mut self, procedure: ProcedureId, day: NaiveDate) {
        self.last = self.last.max(Some(day));
        self.walks.insert(procedure);
    }

    /// Notes a score of a scenario, of 100. The best one counts.
    pub fn played(&mut self, scenario: ScenarioKey, score: u32, day: NaiveDate) {
        self.last = self.last.max(Some(day));
        self.keep_best(scenario, score);
    }

    fn keep_best(&mut self, scenario: ScenarioKey, score: u32) {
        let best = self.scenarios.entry(scenario).or_default();
        *best = score.min(100).max(*best);
    }

    /// The cards that are still to be answered, in their order: those that were not asked yet, then those that were not
    /// right so far.
    pub fn cards_left(&self, dealt: &[CardKey]) -> Vec<CardKey> {
        let new = dealt.iter().filter(|key| !self.cards.contains_key(key));
        let wrong = dealt.iter().filter(|key| self.cards.get(key).is_some_and(|card| !card.right));
        new.chain(wrong).cloned().collect()
    }

    /// How many of the cards were right at the first try.
    pub fn right_first(&self, dealt: &[CardKey]) -> usize {
        dealt.iter().filter(|key| self.cards.get(key).is_some_and(|card| card.first)).count()
    }

    /// Both in one; nothing counts twice. Of two first answers to a card, the earlier one is it.
    pub(crate) fn merge(&mut self, theirs: SessionProgress) {
        if self.name.trim().is_empty() {
            self.name = theirs.name;
        }
        self.begun = self.begun.into_iter().chain(theirs.begun).min();
        self.last = self.last.max(theirs.last);
        for (key, card) in theirs.cards {
            match self.cards.entry(key) {
                Entry::Vacant(free) => drop(free.insert(card)),
                Entry::Occupied(mut ours) => {
                    let right = ours.get().right || card.right;
                    if card.day < ours.get().day {
                        ours.insert(card);
                    }
                    ours.get_mut().right = right;
                }
            }
        }
        self.walks.extend(theirs.walks);
        for (scenario, score) in theirs.scenarios {
            self.keep_best(scenario, score);
        }
    }
}

impl Record {
    /// What was done in a session, to be added to. Begins it if it was not begun.
    pub fn session(&mut self, code: &SessionCode, today: NaiveDate) -> &mut SessionProgress {
        let progress = self.sessions.entry(code.clone()).or_default();
        progress.begun.get_or_insert(today);
        progress
    }

    /// Notes in each session that was begun and holds the walk that a procedure was walked through.
    pub fn walked(&mut self, procedure: &ProcedureId, today: NaiveDate) {
        for (code, progress) in &mut self.sessions {
            if code.session().is_ok_and(|session| session.walks && session.covers(procedure)) {
                progress.walked(procedure.clone(), today);
            }
        }
    }

    /// Notes the score of a scenario, of 100, in each session that was begun and may hold it.
    pub fn played(&mut self, procedure: &ProcedureId, scenario: &ScenarioKey, score: u32, today: NaiveDate) {
        for (code, progress) in &mut self.sessions {
            if code.session().is_ok_and(|session| session.scenarios > 0 && session.covers(procedure)) {
                progress.played(scenario.clone(), score, today);
            }
        }
    }
}
