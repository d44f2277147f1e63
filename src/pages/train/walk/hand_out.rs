//! A whole walk on paper: every place, the questions with room for an answer, and the answers on a last sheet.

use casewright_core::training::walk::{Place, Question, Walk};
use yew::prelude::*;

use super::parts::{is_of_procedure, parts, title};
use super::question::{meanings, says, suppose, wrong};
use crate::browser::clock;
use crate::pack::Sop;
use crate::route::TrainRoute;
use crate::text::language::of_procedures;
use crate::text::paper;
use crate::text::train::walk as words;
use crate::ui::sheet::{HEADING, sheet};
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sop: Sop,
}

#[component]
pub(crate) fn HandOut(props: &Props) -> Html {
    let sop = &props.sop;
    use_title(&[&words::hand_out(&sop.title)]);
    let walk = Walk::of(sop);
    let asked: Vec<(&Place<'_>, &Question<'_>)> =
        walk.places.iter().filter_map(|place| Some((place, place.question.as_ref()?))).collect();
    let number = |place: &Place<'_>| asked.iter().position(|(other, _)| other.id == place.id).unwrap_or_default() + 1;
    let place = |place: &Place<'_>| match &place.question {
        Some(question) => to_answer(sop, place, question, number(place)),
        None => whole(sop, &walk, place, title(sop, place)),
    };
    let places: Html = walk.places.iter().map(place).collect();
    let answers: Html =
        asked.iter().map(|(place, question)| answer(sop, &walk, place, question, number(place))).collect();
    let inside = html! {
        <>
            <header>
                <h1 id={HEADING} tabindex="-1">{ words::hand_out(&sop.title) }</h1>
                <p class="small muted">{ paper::version_on(&sop.version, &clock::now()) }</p>
            </header>
            { places }
            if !asked.is_empty() {
                <section class="answers-sheet">
                    <h2>{ words::ANSWERS }</h2>
                    { answers }
                </section>
            }
        </>
    };
    let back = TrainRoute::Walk { procedure: sop.id.clone(), place: None }.link();
    sheet(back, words::TO_WALK, inside)
}

/// A place in full.
fn whole(sop: &Sop, walk: &Walk<'_>, place: &Place<'_>, heading: String) -> Html {
    let lang = of_procedures().filter(|_| is_of_procedure(place));
    html! {
        <section key={place.id.clone()} class="place">
            <h2 {lang}>{ heading }</h2>
            for part in parts(sop, walk, place, 3) {
                <div class="part">{ part }</div>
            }
        </section>
    }
}

/// A question, with boxes to check and a line for the reason. What it leads to is on the last sheet.
fn to_answer(sop: &Sop, place: &Place<'_>, question: &Question<'_>, number: usize) -> Html {
    html! {
        <section key={place.id.clone()} class="place">
            <h2>{ words::question(number) }</h2>
            <p>{ suppose(sop, question.when) }</p>
            { meanings(sop, question.when) }
            <ul class="plain">
                for (index, offer) in question.offers.iter().enumerate() {
                    <li key={index}><span aria-hidden="true">{ "☐ " }</span>{ says(offer) }</li>
                }
            </ul>
            <p>{ words::BECAUSE }{ ":" }<span class="line"></span></p>
        </section>
    }
}

/// The answer to a question: what is right, and what the others are for.
fn answer(sop: &Sop, walk: &Walk<'_>, place: &Place<'_>, question: &Question<'_>, number: usize) -> Html {
    html! {
        <section key={place.id.clone()} class="place">
            <h3>{ words::question(number) }{ ": " }<span lang={of_procedures()}>{ title(sop, place) }</span></h3>
            <p>{ suppose(sop, question.when) }</p>
            { meanings(sop, question.when) }
            <ul class="small">
                for (index, offer) in question.offers.iter().enumerate().filter(|(_, offer)| !offer.right) {
                    <li key={index}>{ wrong(sop, offer.branch) }</li>
                }
            </ul>
            for part in parts(sop, walk, place, 4) {
                <div class="part">{ part }</div>
            }
        </section>
    }
}
