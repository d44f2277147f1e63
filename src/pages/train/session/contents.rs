//! What a session holds, with the SOPs and cards of this page.

use casewright_core::id::ProcedureId;
use casewright_core::procedure::{self, Deck};
use casewright_core::training::session::{
    Item, Kind, Outcome, Results, Session, SessionCode, SessionProgress, SessionSop,
};
use casewright_core::training::{CardKey, ScenarioKey};

use crate::browser::clock;
use crate::pack::Sop;
use crate::pages::train::Lessons;
use crate::pages::train::cards::in_words;
use crate::route::TrainRoute;

/// Everything that is to be done in a session, in its order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Contents {
    /// The SOPs that are here.
    pub(super) sops: Vec<Sop>,
    pub(super) walks: Vec<Sop>,
    pub(super) cards: Vec<Card>,
    pub(super) scenarios: Vec<Scenario>,
    /// The titles of the SOPs that are here in another edition than the session was made for.
    pub(super) other_editions: Vec<String>,
    /// The SOPs that are not here.
    pub(super) missing: Vec<ProcedureId>,
}

/// A card in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Card {
    pub(super) key: CardKey,
    pub(super) question: String,
    pub(super) answer: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scenario {
    pub(super) key: ScenarioKey,
    pub(super) title: String,
    pub(super) link: String,
}

impl Contents {
    pub(super) fn of(lessons: &Lessons, session: &Session) -> Contents {
        let mut contents = Contents::default();
        for of_session in &session.sops {
            match lessons.sops.iter().find(|sop| sop.id == of_session.procedure) {
                Some(sop) => {
                    if !of_session.is_edition(sop.edition()) {
                        contents.other_editions.push(sop.title.clone());
                    }
                    contents.sops.push(sop.clone());
                }
                None => contents.missing.push(of_session.procedure.clone()),
            }
        }
        if session.walks {
            contents.walks.clone_from(&contents.sops);
        }
        let available = Available::of(lessons);
        let card = |key: CardKey| {
            let (question, answer) = in_words(lessons, &key, &session.seed.to_string())?;
            Some(Card { key, question, answer })
        };
        contents.cards = session.deal_cards(&available.cards).into_iter().filter_map(card).collect();
        let scenarios = || lessons.training.decks.iter().flat_map(scenarios);
        let scenario = |key: ScenarioKey| scenarios().find(|scenario| scenario.key == key);
        contents.scenarios = session.deal_scenarios(&available.scenarios).into_iter().filter_map(scenario).collect();
        contents
    }

    pub(super) fn keys(&self) -> Vec<CardKey> {
        self.cards.iter().map(|card| card.key.clone()).collect()
    }

    /// What a person did of it, as the file for their trainer has it.
    pub(super) fn results(&self, session: &Session, code: &SessionCode, progress: &SessionProgress) -> Results {
        let item = |kind, key: String, says: &str, done: bool| {
            let outcome = if done { Outcome::Done } else { Outcome::Open };
            Item { kind, key, says: says.to_owned(), given: String::new(), outcome, score: None }
        };
        let walks = self
            .walks
            .iter()
            .map(|sop| item(Kind::Walk, sop.id.to_string(), &sop.title, progress.walks.contains(&sop.id)));
        let cards = self.cards.iter().map(|card| {
            let open = item(Kind::Card, card.key.to_string(), &card.question, false);
            match progress.cards.get(&card.key) {
                None => open,
                Some(answered) => Item {
                    says: answered.question.clone(),
                    given: answered.given.clone(),
                    outcome: match (answered.first, answered.right) {
                        (true, _) => Outcome::Right,
                        (false, true) => Outcome::Later,
                        (false, false) => Outcome::Wrong,
                    },
                    ..open
                },
            }
        });
        let scenarios = self.scenarios.iter().map(|scenario| {
            let score = progress.scenarios.get(&scenario.key).copied();
            Item { score, ..item(Kind::Scenario, scenario.key.to_string(), &scenario.title, score.is_some()) }
        });
        let items = walks.chain(cards).chain(scenarios).collect();
        let day = progress.last.unwrap_or_else(|| clock::now().today());
        let names = (code.clone(), session.title.clone());
        let mut results = Results::new(names, &progress.name, day, clock::instant(), items);
        results.other_edition = !self.other_editions.is_empty();
        results
    }
}

/// What a session can be made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Available {
    cards: Vec<CardKey>,
    scenarios: Vec<ScenarioKey>,
}

impl Available {
    pub(super) fn of(lessons: &Lessons) -> Available {
        let cards = lessons.cards(None).into_iter().map(|(key, _)| key).collect();
        let scenarios = lessons.training.decks.iter().flat_map(scenarios).map(|scenario| scenario.key).collect();
        Available { cards, scenarios }
    }

    /// How many cards and scenarios there are of the SOPs of a session.
    pub(super) fn count(&self, sops: &[SessionSop]) -> (usize, usize) {
        let cards = self.cards.iter().filter(|key| sops.iter().any(|sop| key.is_of(&sop.procedure)));
        let scenarios = self.scenarios.iter().filter(|key| sops.iter().any(|sop| key.is_of(&sop.procedure)));
        (cards.count(), scenarios.count())
    }
}

fn scenarios(deck: &Deck) -> Vec<Scenario> {
    let procedure = &deck.procedure;
    let scenario = |one: &procedure::Scenario| Scenario {
        key: ScenarioKey::new(procedure, &one.id),
        title: one.title.clone(),
        link: TrainRoute::Scenario { procedure: procedure.clone(), scenario: one.id.clone() }.link(),
    };
    deck.scenarios.iter().map(scenario).collect()
}
