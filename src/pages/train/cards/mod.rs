//! The cards of today, one after the other. What was not known comes again at the end.

mod asked;
mod card;

use casewright_core::id::ProcedureId;
use casewright_core::training::{CardKey, Plan, Rating};
use yew::prelude::*;

use self::asked::Asked;
use self::card::CardPanel;
use super::Lessons;
use crate::browser::{clock, focus};
use crate::route::TrainRoute;
use crate::text::{self, train::cards as words};
use crate::training::{read, use_training};
use crate::ui::title::use_title;
use crate::words::Text;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) lessons: Lessons,
    /// All procedures if none is given.
    pub(super) procedure: Option<ProcedureId>,
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
}

impl Sitting {
    fn begin(lessons: &Lessons, procedure: Option<&ProcedureId>) -> Sitting {
        let plan = read().plan(&lessons.cards(procedure), clock::now().today());
        Sitting { left: plan.asked(), plan, answered: 0, turn: 0 }
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
    let sitting = use_state(|| Sitting::begin(&props.lessons, props.procedure.as_ref()));
    let recall = use_state_eq(|| false);
    let today = clock::now().today();
    let asked = sitting.left.first().and_then(|key| Asked::new(&props.lessons, key, &format!("{today}")));
    let Some(asked) = asked else { return done(&sitting) };
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
            <CardPanel key={sitting.turn} {asked} {changed} recall={*recall} {rated} {next} />
            { how_to_answer(&recall) }
            <p class="muted small">{ words::KEY }</p>
        </div>
    }
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

fn done(sitting: &Sitting) -> Html {
    let said = if sitting.answered > 0 { words::DONE } else { words::NOTHING_DUE };
    html! {
        <div class="train cards">
            <h1 id="page-heading" tabindex="-1">{ said }</h1>
            if sitting.answered > 0 {
                <p>{ words::answered(sitting.answered) }</p>
            }
            if let Some(next) = sitting.plan.next {
                <p>{ words::next_due(next) }</p>
            }
            <p><a class="button primary" href={TrainRoute::Overview.link()}>{ words::TO_TRAINING }</a></p>
        </div>
    }
}
