//! One card: asked, answered, rated.

use casewright_core::training::{Rating, WhatChanged};
use yew::prelude::*;

use super::asked::{Answer, Asked};
use crate::browser::{clock, focus, input, page};
use crate::text::language::of_procedures;
use crate::text::train::cards as words;
use crate::training::read;
use crate::ui::document;
use crate::words::Text;

const VERDICT: &str = "verdict";

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) asked: Asked,
    /// Why it is asked anew.
    pub(super) changed: Option<WhatChanged>,
    /// True to answer from memory, without being shown the answers.
    pub(super) recall: bool,
    /// The answer that was chosen, and whether it is right; told at once.
    pub(super) answered: Callback<(String, bool)>,
    /// How well it was known; told at once.
    pub(super) rated: Callback<Rating>,
    /// Leads on to the next card. It is asked again where the rating says so.
    pub(super) next: Callback<Rating>,
}

/// How far a card is.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Asked,
    /// The index of the chosen answer.
    Chosen(usize),
    /// With what was typed.
    Recalled(String),
}

#[component]
pub(super) fn CardPanel(props: &Props) -> Html {
    let phase = use_state_eq(|| Phase::Asked);
    let asked = &props.asked;
    html! {
        <section class="card asking">
            <h1 id="page-heading" tabindex="-1" lang={asked.lang()}>{ asked.ask.clone() }</h1>
            if let Some(what) = props.changed {
                <p class="finding note">{ words::changed(what) }</p>
            }
            { facts(&asked.facts) }
            { match &*phase {
                Phase::Asked if props.recall => html! { <Recalling phase={phase.setter()} /> },
                Phase::Asked => html! { <Choosing props={props.clone()} phase={phase.setter()} /> },
                Phase::Chosen(chosen) => chosen_answer(props, *chosen),
                Phase::Recalled(typed) => recalled_answer(props, typed),
            } }
        </section>
    }
}

fn facts(facts: &[(String, String)]) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    html! {
        <dl class="facts" lang={of_procedures()} aria-label={words::FACTS}>
            for (index, (label, value)) in facts.iter().enumerate() {
                <div key={index}><dt>{ label.clone() }</dt><dd>{ value.clone() }</dd></div>
            }
        </dl>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct ChoosingProps {
    props: Props,
    phase: UseStateSetter<Phase>,
}

/// The answers to choose from.
#[component]
fn Choosing(ChoosingProps { props, phase }: &ChoosingProps) -> Html {
    let chosen = use_state_eq(|| None::<usize>);
    let refused = use_state_eq(|| false);
    let onsubmit = {
        let (chosen, refused, phase, props) = (chosen.clone(), refused.setter(), phase.clone(), props.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(index) = *chosen else {
                page::say(&words::CHOOSE_FIRST);
                return refused.set(true);
            };
            let Some(answer) = props.asked.answers.get(index) else { return };
            props.answered.emit((answer.says.clone(), answer.right));
            if !answer.right {
                props.rated.emit(Rating::Again);
            }
            phase.set(Phase::Chosen(index));
            focus::soon(VERDICT.to_owned());
        }
    };
    html! {
        <form {onsubmit}>
            <fieldset class="answers">
                <legend class="visually-hidden">{ words::ANSWERS }</legend>
                for (index, answer) in props.asked.answers.iter().enumerate() {
                    <label class="option answer" key={index}>
                        <input type="radio" name="answer" checked={*chosen == Some(index)}
                            onchange={let chosen = chosen.setter(); move |_: Event| chosen.set(Some(index))} />
                        <span lang={of_procedures()}>{ answer.says.clone() }</span>
                    </label>
                }
            </fieldset>
            if *refused && chosen.is_none() {
                <p class="finding block">{ words::CHOOSE_FIRST }</p>
            }
            <button class="button primary">{ words::ANSWER }</button>
        </form>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct RecallingProps {
    phase: UseStateSetter<Phase>,
}

/// A field for the answer, which may stay empty.
#[component]
fn Recalling(RecallingProps { phase }: &RecallingProps) -> Html {
    let typed = use_state_eq(String::new);
    let onsubmit = {
        let (typed, phase) = (typed.clone(), phase.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            phase.set(Phase::Recalled(typed.trim().to_owned()));
            focus::soon(VERDICT.to_owned());
        }
    };
    let oninput = {
        let typed = typed.setter();
        move |event: InputEvent| typed.set(input::value(&event))
    };
    html! {
        <form {onsubmit}>
            <label for="recalled">{ words::YOUR_ANSWER }</label>
            <input type="text" id="recalled" autocomplete="off" value={(*typed).clone()} {oninput} />
            <p><button class="button primary">{ words::SHOW }</button></p>
        </form>
    }
}

fn chosen_answer(props: &Props, chosen: usize) -> Html {
    let right = props.asked.answers.get(chosen).is_some_and(|answer| answer.right);
    let next = props.next.reform(|_: MouseEvent| Rating::Again);
    html! {
        <>
            <h2 id={VERDICT} tabindex="-1">{ if right { words::RIGHT } else { words::WRONG } }</h2>
            <ul class="answers">
                for (index, answer) in props.asked.answers.iter().enumerate() {
                    { told(answer, index == chosen, props) }
                }
            </ul>
            if right {
                { ratings(props, &[Rating::Hard, Rating::Good, Rating::Easy]) }
            } else {
                <p class="muted">{ words::ASKED_AGAIN }</p>
                <button type="button" class="button primary" onclick={next}>{ words::NEXT }</button>
            }
        </>
    }
}

/// An answer with what there is to say about it. Why an answer that nobody chose is wrong is worth reading as well.
fn told(answer: &Answer, chosen: bool, props: &Props) -> Html {
    let class = match (answer.right, chosen) {
        (true, _) => "answer right",
        (false, true) => "answer wrong",
        (false, false) => "answer",
    };
    html! {
        <li {class} key={answer.says.clone()}>
            <strong lang={of_procedures()}>{ answer.says.clone() }</strong>
            if answer.right {
                <span>{ words::IS_RIGHT }</span>
                { explained(&props.asked) }
            } else {
                if chosen {
                    <span>{ words::IS_YOURS }</span>
                }
                if let Some(because) = &answer.because {
                    <p class="small" lang={props.asked.lang()}>{ because.clone() }</p>
                }
            }
        </li>
    }
}

fn explained(asked: &Asked) -> Html {
    html! {
        <>
            for why in &asked.why {
                <p class="small" lang={asked.lang()}>{ why.clone() }</p>
            }
            { document::source(&asked.sop, &asked.sources) }
        </>
    }
}

fn recalled_answer(props: &Props, typed: &str) -> Html {
    let asked = &props.asked;
    let verdict = match &asked.question {
        Some(question) if !typed.is_empty() && question.judge(typed) => words::RIGHT,
        Some(_) if !typed.is_empty() => words::WRONG,
        _ => words::THE_ANSWER,
    };
    html! {
        <>
            <h2 id={VERDICT} tabindex="-1">{ verdict }</h2>
            <ul class="answers">
                if !typed.is_empty() {
                    <li class="answer"><strong dir="auto">{ typed.to_owned() }</strong><span>{ words::IS_YOURS }</span></li>
                }
                if let Some(right) = asked.right() {
                    { told(right, false, props) }
                }
            </ul>
            { ratings(props, &[Rating::Again, Rating::Hard, Rating::Good, Rating::Easy]) }
        </>
    }
}

/// The buttons to say how well it was known, each with when it is asked again.
fn ratings(props: &Props, ratings: &[Rating]) -> Html {
    let (today, record) = (clock::now().today(), read());
    let button = |rating: Rating| {
        let mut after = record.clone();
        after.reviewed(props.asked.key.clone(), rating, today, props.asked.fingerprint);
        let days = after.cards.get(&props.asked.key).and_then(|history| history.schedule()).map(|then| then.interval);
        let onclick = {
            let props = props.clone();
            move |_: MouseEvent| {
                props.rated.emit(rating);
                props.next.emit(rating);
            }
        };
        let word: Text = words::rating(rating);
        html! {
            <button type="button" class="button" key={word.words()} {onclick}>
                { word }
                if let Some(days) = days.filter(|_| rating != Rating::Again) {
                    <span class="small muted">{ " " }{ words::in_days(days) }</span>
                }
            </button>
        }
    };
    html! {
        <div class="ratings" role="group" aria-labelledby="how-well">
            <p id="how-well">{ words::HOW_WELL }</p>
            for rating in ratings {
                { button(*rating) }
            }
        </div>
    }
}
