//! What a procedure is learned with. It is no part of the procedure: no case needs it, so no case loads it.

use serde::{Deserialize, Serialize};

use super::model::{Source, SourceDocument};
use super::ours::{Ours, own};
use super::scenario::Scenario;
use crate::case::Entries;
use crate::id::{CardId, ProcedureId};
use crate::value::Instant;

/// The decks of all procedures that have cards or scenarios.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Training {
    #[serde(default)]
    pub decks: Vec<Deck>,
}

/// The cards and scenarios of a procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Deck {
    pub procedure: ProcedureId,
    /// The documents that they cite, in the order of the procedure.
    #[serde(default)]
    pub documents: Vec<SourceDocument>,
    #[serde(default)]
    pub cards: Vec<Card>,
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
    /// What is asked with answers that the engine works out.
    #[serde(default)]
    pub computed: Vec<ComputedCard>,
    /// The cases that these questions are about, each moved and varied.
    #[serde(default)]
    pub cases: Vec<PracticeCase>,
}

/// Something that can be asked about a procedure in many cases, always with the engine's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComputedCard {
    /// What it asks: `value.`, `due.`, `now.`, `next.` or `who.`, and of which part of the procedure.
    pub id: CardId,
    /// A hash of what the answer depends on.
    pub rests_on: u64,
}

/// An example of the procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PracticeCase {
    #[serde(with = "crate::value::serial::time")]
    pub at: Instant,
    /// The place: seconds east of UTC.
    pub offset: i32,
    pub entries: Entries,
}

/// A question about a procedure, with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Card {
    pub id: CardId,
    pub ask: String,
    pub answer: String,
    #[serde(default)]
    pub wrong: Vec<WrongAnswer>,
    /// What is behind the answer.
    pub why: Option<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// An answer that people give by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct WrongAnswer {
    pub says: String,
    /// Why it is wrong.
    pub because: String,
}

impl Deck {
    /// The cards and scenarios of a procedure with those of its documents that they cite.
    pub fn new(
        procedure: ProcedureId,
        documents: &[SourceDocument],
        cards: Vec<Card>,
        scenarios: Vec<Scenario>,
    ) -> Deck {
        let of_cards = cards.iter().flat_map(|card| &card.sources);
        let sources: Vec<_> = of_cards.chain(scenarios.iter().flat_map(|scenario| &scenario.sources)).collect();
        let cited = |document: &&SourceDocument| sources.iter().any(|source| source.document == document.id);
        let documents = documents.iter().filter(cited).cloned().collect();
        Deck { procedure, documents, cards, scenarios, computed: Vec::new(), cases: Vec::new() }
    }

    /// Everything that is marked as ours, first in the cards, then in the scenarios.
    pub fn ours(&self) -> Vec<Ours<'_>> {
        let cards = self.cards.iter().flat_map(|card| own("card", card.id.as_str(), &card.sources));
        let scenarios = self.scenarios.iter().flat_map(|one| own("scenario", one.id.as_str(), &one.sources));
        cards.chain(scenarios).collect()
    }
}
