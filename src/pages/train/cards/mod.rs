//! The cards of today, one after the other. What was not known comes again at the end.

mod asked;
mod card;

use casewright_core::id::ProcedureId;
use casewright_core::training::session::SessionCode;
use casewright_core::training::{CardKey, Plan, Rating};
use yew::prelude::*;

pub(super) use self::asked::Asked;
use self::card::CardPanel;
use super::Lessons;
use crate::browser::{clock, focus};
use crate::route::{SessionPage, TrainRoute};
use crate::text::train::session as session_words;
use crate::text::{self, train::cards as words};
use crate::training::{Trainer, read, use_training};
use crate::ui::title::use_title;
use crate::words::Text;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) lessons: Lessons,
    /// All procedures if none is given.
    pub(super) procedure: Option<ProcedureId>,
    /// Asks the cards of a session instead of those of today.
    #[prop_or_default]
    pub(super) session: Option<OfSession>,
}

/// The cards of a session.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OfSession {
    pub(super) code: SessionCode,
    pub(super) cards: Vec<CardKey>,
    /// Decides the order of the answers, so that a class can talk about "the second one".
    pub(super) seed: String,
}

/// What is asked while the page is open.
#[derive(Debug, Clone, PartialEq)]
struct Sitting {
    plan: Plan,
    /// What is still asked, in order.
    left: Vec<CardKey>,
    answered: usize,
    /// Changes with each card, so that the same card asked again begins anew.
    turn: usize,
    /// Decides what computed cards ask, and the order of the answers: the day on which the sitting began, or the session's.
    seed: String,
}

impl Sitting {
    fn begin(Props { lessons, procedure, session }: &Props) -> Sitting {
        if let Some(session) = session {
            let progress = read().sessions.remove(&session.code).unwrap_or_default();
            let left = progress.cards_left(&session.cards);
            return Sitting { plan: Plan::default(), left, answered: 0, turn: 0, seed: session.seed.clone() };
        }
        let procedure = procedure.as_ref();
        let today = clock::now().today();
        let plan = read().plan(&lessons.cards(procedure), today);
        Sitting { left: plan.asked(), plan, answered: 0, turn: 0, seed: today.to_string() }
    }

    fn after(&self, rating: Rating) -> Sitting {
        let mut next = self.clone();
        next.turn = next.turn.saturating_add(1);
        let asked = next.left.remove(0);
        if rating == Rating::Again {
            next.left.push(asked);
        } else {
            next.answered = next.answered.saturating_add(1);
        }
        next
    }
}

#[component]
pub(super) fn CardsPage(props: &Props) -> Html {
    use_title(&[&words::CARDS, &text::TRAIN]);
    let (_, trainer) = use_training();
    let sitting = use_state(|| Sitting::begin(props));
    let recall = use_state_eq(|| false);
    let asked = sitting.left.first().and_then(|key| Asked::new(&props.lessons, key, &sitting.seed));
    let Some(asked) = asked else { return done(&sitting, props.session.as_ref()) };
    let answered = note_answer(&asked, props.session.as_ref(), &trainer);
    let changed = sitting.plan.changed.iter().find(|(key, _)| *key == asked.key).map(|(_, what)| *what);
    let rated = {
        let (key, fingerprint) = (asked.key.clone(), asked.fingerprint);
        Callback::from(move |rating: Rating| {
            trainer.change(|record| record.reviewed(key.clone(), rating, clock::now().today(), fingerprint));
        })
    };
    let next = {
        let sitting = sitting.clone();
        Callback::from(move |rating: Rating| {
            sitting.set(sitting.after(rating));
            focus::soon("page-heading".to_owned());
        })
    };
    let all = sitting.answered.saturating_add(sitting.left.len());
    html! {
        <div class="train cards">
            <p class="path">
                <a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a>{ " › " }{ asked.sop.title.clone() }{ " › " }
                { words::of(sitting.answered.saturating_add(1), all) }
            </p>
            <progress max={all.to_string()} value={sitting.answered.to_string()} aria-label={words::of(sitting.answered, all)} />
            <CardPanel key={sitting.turn} {asked} {changed} recall={*recall && props.session.is_none()} {answered} {rated} {next} />
            if props.session.is_none() {
                { how_to_answer(&recall) }
            }
            <p class="muted small">{ words::KEY }</p>
        </div>
    }
}

/// A card in words: what is asked, with what is known, and the answer. `None` if there is no such card any more.
pub(super) fn in_words(lessons: &Lessons, key: &CardKey, seed: &str) -> Option<(String, String)> {
    let asked = Asked::new(lessons, key, seed)?;
    Some((question(&asked), asked.right()?.says.clone()))
}

/// The question with what is known, in one line.
fn question(asked: &Asked) -> String {
    let facts: Vec<String> = asked.facts.iter().map(|(label, value)| [label, ": ", value].concat()).collect();
    if facts.is_empty() { asked.ask.clone() } else { [&asked.ask, " (", &facts.join("; "), ")"].concat() }
}

fn how_to_answer(recall: &UseStateHandle<bool>) -> Html {
    let option = |word: Text, value: bool| {
        let setter = recall.setter();
        html! {
            <label class="option">
                <input type="radio" name="how" checked={**recall == value} onchange={move |_: Event| setter.set(value)} />
                <span>{ word }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choices" role="radiogroup">
            <legend>{ words::HOW }</legend>
            <div class="options">{ option(words::CHOOSE, false) }{ option(words::RECALL, true) }</div>
        </fieldset>
    }
}

/// Notes the answers in the session, if it is one.
fn note_answer(asked: &Asked, session: Option<&OfSession>, trainer: &Trainer) -> Callback<(String, bool)> {
    let Some(code) = session.map(|session| session.code.clone()) else { return Callback::noop() };
    let (key, question, trainer) = (asked.key.clone(), question(asked), trainer.clone());
    Callback::from(move |(given, right): (String, bool)| {
        let today = clock::now().today();
        trainer.change(|record| record.session(&code, today).answered(key.clone(), &question, &given, right, today));
    })
}

fn done(sitting: &Sitting, session: Option<&OfSession>) -> Html {
    let said = match session {
        Some(_) => session_words::CARDS_DONE,
        None if sitting.answered > 0 => words::DONE,
        None => words::NOTHING_DUE,
    };
    let back = match session {
        Some(session) => TrainRoute::Session(session.code.to_string(), SessionPage::Contents).link(),
        None => TrainRoute::Overview.link(),
    };
    html! {
        <div class="train cards">
            <h1 id="page-heading" tabindex="-1">{ said }</h1>
            if sitting.answered > 0 {
                <p>{ words::answered(sitting.answered) }</p>
            }
            if let Some(next) = sitting.plan.next {
                <p>{ words::next_due(next) }</p>
            }
            <p><a class="button primary" href={back}>
                { if session.is_some() { session_words::BACK_TO_SESSION } else { words::TO_TRAINING } }
            </a></p>
        </div>
    }
}
