//! A card as it is asked, wherever it comes from.

use casewright_core::procedure::{Card, Source};
use casewright_core::training::{CardKey, Fingerprint, of_card, order};

use crate::pack::Sop;
use crate::pages::train::Lessons;

/// A question with its answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) key: CardKey,
    pub(super) fingerprint: Fingerprint,
    pub(super) sop: Sop,
    pub(super) ask: String,
    /// What is known: labels and values.
    pub(super) facts: Vec<(String, String)>,
    /// In the order in which they are shown.
    pub(super) answers: Vec<Answer>,
    /// What is behind the answer.
    pub(super) why: Vec<String>,
    pub(super) sources: Vec<Source>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) says: String,
    pub(super) right: bool,
    /// Why it is wrong.
    pub(super) because: Option<String>,
}

impl Asked {
    /// The card under a key; `None` if there is none any more. `seed` decides the order of the answers.
    pub(super) fn new(lessons: &Lessons, key: &CardKey, seed: &str) -> Option<Asked> {
        let sop = lessons.sops.iter().find(|sop| key.is_of(&sop.id))?;
        let deck = lessons.deck(&sop.id)?;
        let card = deck.cards.iter().find(|card| CardKey::new(&sop.id, &card.id) == *key)?;
        Some(Asked::written(sop, card, seed))
    }

    fn written(sop: &Sop, card: &Card, seed: &str) -> Asked {
        let right = Answer { says: card.answer.clone(), right: true, because: None };
        let wrong = card.wrong.iter().map(|wrong| Answer {
            says: wrong.says.clone(),
            right: false,
            because: Some(wrong.because.clone()),
        });
        let all: Vec<Answer> = std::iter::once(right).chain(wrong).collect();
        let key = CardKey::new(&sop.id, &card.id);
        let order = order(&format!("{seed}/{key}"), all.len());
        Asked {
            fingerprint: of_card(sop, card),
            sop: sop.clone(),
            ask: card.ask.clone(),
            facts: Vec::new(),
            answers: order.into_iter().filter_map(|index| all.get(index).cloned()).collect(),
            why: card.why.iter().cloned().collect(),
            sources: card.sources.clone(),
            key,
        }
    }

    pub(super) fn right(&self) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.right)
    }
}
