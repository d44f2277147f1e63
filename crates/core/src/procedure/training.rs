//! What a procedure is learned with. It is no part of the procedure: no case needs it, so no case loads it.

use serde::{Deserialize, Serialize};

use super::model::{Source, SourceDocument};
use super::ours::{Ours, own};
use crate::id::{CardId, ProcedureId};

/// The decks of all procedures that have cards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Training {
    #[serde(default)]
    pub decks: Vec<Deck>,
}

/// The cards of a procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Deck {
    pub procedure: ProcedureId,
    /// The documents that the cards cite, in the order of the procedure.
    #[serde(default)]
    pub documents: Vec<SourceDocument>,
    #[serde(default)]
    pub cards: Vec<Card>,
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
    /// The cards of a procedure with those of its documents that they cite.
    pub fn new(procedure: ProcedureId, documents: &[SourceDocument], cards: Vec<Card>) -> Deck {
        let cited = |document: &&SourceDocument| {
            cards.iter().flat_map(|card| &card.sources).any(|source| source.document == document.id)
        };
        let documents = documents.iter().filter(cited).cloned().collect();
        Deck { procedure, documents, cards }
    }

    /// Everything that is marked as ours, in the order of the cards.
    pub fn ours(&self) -> Vec<Ours<'_>> {
        self.cards.iter().flat_map(|card| own("card", card.id.as_str(), &card.sources)).collect()
    }
}
