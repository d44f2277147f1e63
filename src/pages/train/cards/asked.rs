//! A card as it is asked, wherever it comes from.

use std::rc::Rc;

use casewright_core::procedure::{Card, ComputedCard, Deck, Source};
use casewright_core::training::computed::{self, Choice, Question};
use casewright_core::training::{CardKey, Fingerprint, of_card, of_computed, order};
use casewright_core::value::write_time;

use crate::pack::Sop;
use crate::pages::train::Lessons;
use crate::text::language::of_procedures;
use crate::text::train::computed as words;

/// A question with its answers.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pages::train) struct Asked {
    pub(super) key: CardKey,
    pub(super) fingerprint: Fingerprint,
    pub(super) sop: Sop,
    pub(in crate::pages::train) ask: String,
    /// What is known: labels and values.
    pub(super) facts: Vec<(String, String)>,
    /// In the order in which they are shown.
    pub(super) answers: Vec<Answer>,
    /// What is behind the answer.
    pub(super) why: Vec<String>,
    pub(super) sources: Vec<Source>,
    /// The question as the engine answers it, if it does: it reads answers that are typed.
    pub(super) question: Option<Rc<Question>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) says: String,
    pub(super) right: bool,
    /// Why it is wrong.
    pub(super) because: Option<String>,
}

impl Asked {
    /// The card under a key; `None` if there is none any more. `seed` decides the order of the answers, and the case that a
    /// computed card is about.
    pub(in crate::pages::train) fn new(lessons: &Lessons, key: &CardKey, seed: &str) -> Option<Asked> {
        let sop = lessons.sops.iter().find(|sop| key.is_of(&sop.id))?;
        let deck = lessons.deck(&sop.id)?;
        if let Some(card) = deck.cards.iter().find(|card| CardKey::new(&sop.id, &card.id) == *key) {
            return Some(Asked::written(sop, card, seed));
        }
        let card = deck.computed.iter().find(|card| CardKey::new(&sop.id, &card.id) == *key)?;
        Asked::computed(sop, deck, card, seed)
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
            question: None,
            key,
        }
    }

    fn computed(sop: &Sop, deck: &Deck, card: &ComputedCard, seed: &str) -> Option<Asked> {
        let question = computed::question(sop, &deck.cases, &card.id, seed)?;
        let now = question.now.iter().map(|now| (words::NOW.to_string(), write_time(now.instant, &now.zone)));
        let facts = question.facts.iter().map(|(label, answer)| {
            let answer = if answer.is_empty() { words::NOT_ANSWERED.to_string() } else { answer.clone() };
            (label.clone(), answer)
        });
        let answer = |choice: &Choice| Answer {
            says: choice.says.clone(),
            right: choice.mistake.is_none(),
            because: choice.mistake.as_ref().map(words::mistake),
        };
        let because = Some(words::because(&question)).filter(|because| !because.is_empty());
        Some(Asked {
            key: CardKey::new(&sop.id, &card.id),
            fingerprint: of_computed(card),
            sop: sop.clone(),
            ask: words::ask(&question.ask),
            facts: now.chain(facts).collect(),
            answers: question.choices.iter().map(answer).collect(),
            why: because.into_iter().chain([words::WORKED_OUT.to_string()]).collect(),
            sources: question.sources.clone(),
            question: Some(Rc::new(question)),
        })
    }

    /// The language of what it says beside the words of the procedure: a computed card speaks that of the page.
    pub(super) fn lang(&self) -> Option<&'static str> {
        of_procedures().filter(|_| self.question.is_none())
    }

    pub(super) fn right(&self) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.right)
    }
}
