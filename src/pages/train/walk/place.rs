//! A place of a walk: what is asked there first, and what it shows.

use casewright_core::training::walk::{Place, Walk};
use yew::prelude::*;

use super::link_to;
use super::parts::{is_of_procedure, parts, title};
use super::question::{Asked, OUTCOME, ask, outcome};
use crate::browser::{clock, focus};
use crate::pack::Sop;
use crate::route::{Route, TrainRoute};
use crate::text::language::of_procedures;
use crate::text::train::walk as words;
use crate::training::Trainer;
use crate::ui::title::use_title;

/// The id of the heading of the page.
const HEADING: &str = "page-heading";

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) sop: Sop,
    pub(super) at: usize,
    /// Whether the first answer to its question was right, if it was answered.
    pub(super) first_answer: Option<bool>,
    /// How many questions of the walk were answered, how many right, and how many there are.
    pub(super) answers: [usize; 3],
    pub(super) trainer: Trainer,
}

/// One for each place: what was chosen at another is not known here.
#[component]
pub(super) fn PlaceCard(props: &Props) -> Html {
    let Props { sop, at, first_answer, trainer, .. } = props;
    let walk = Walk::of(sop);
    let place = walk.places.get(*at);
    let asked = use_state_eq(|| if first_answer.is_some() { Asked::Shown } else { Asked::Open(None) });
    let hidden = asked.hides() && place.is_some_and(|place| place.question.is_some());
    let heading = match place {
        Some(_) if hidden => words::QUESTION.to_string(),
        Some(place) => title(sop, place),
        None => String::new(),
    };
    use_title(&[&heading, &words::walk(&sop.title)]);
    {
        let (sop, trainer) = (sop.clone(), trainer.clone());
        let id = place.map(|place| place.id.clone());
        use_effect_with((), move |()| {
            let Some(id) = id else { return };
            trainer.change(|record| {
                let progress = record.walks.entry(sop.id.clone()).or_default();
                progress.shown(&id);
                if progress.is_whole(&Walk::of(&sop)) {
                    record.walked(&sop.id, clock::now().today());
                }
            });
        });
    }
    let Some(place) = place else { return Html::default() };
    let set = {
        let (asked, trainer, sop, id) = (asked.setter(), trainer.clone(), sop.id.clone(), place.id.clone());
        let rights: Vec<bool> =
            place.question.iter().flat_map(|question| &question.offers).map(|offer| offer.right).collect();
        Callback::from(move |now: Asked| {
            if let Asked::Answered(index) = now {
                let right = rights.get(index).copied().unwrap_or_default();
                trainer.change(|record| record.walks.entry(sop.clone()).or_default().answer(&id, right));
            }
            asked.set(now);
            if !now.hides() {
                focus::soon(OUTCOME.to_owned());
            }
        })
    };
    let lang = of_procedures().filter(|_| !hidden && is_of_procedure(place));
    html! {
        <article class="card place">
            <h1 id={HEADING} tabindex="-1" {lang}>{ heading }</h1>
            if let Some(question) = &place.question {
                if hidden {
                    { ask(sop, question, *asked, &set) }
                } else {
                    { outcome(sop, question, *asked, *first_answer) }
                }
            }
            if !hidden {
                for part in parts(sop, &walk, place, 2) {
                    <section class="part">{ part }</section>
                }
                if place.question.is_some() {
                    { ask_again(set) }
                }
                if walk.places.last() == Some(place) {
                    { go_on(sop, &walk, props.answers) }
                }
            }
        </article>
    }
}

fn ask_again(set: Callback<Asked>) -> Html {
    let again = move |_: MouseEvent| {
        set.emit(Asked::Open(None));
        focus::soon(HEADING.to_owned());
    };
    html! { <p><button type="button" class="link small" onclick={again}>{ words::ASK_AGAIN }</button></p> }
}

/// The end of the walk: how the questions were answered, and what can be done next.
fn go_on(sop: &Sop, walk: &Walk<'_>, answers: [usize; 3]) -> Html {
    let first = walk.places.first().map(|place: &Place<'_>| link_to(sop, place));
    html! {
        <>
            if answers.last() != Some(&0) {
                <p>{ words::answers(answers) }</p>
            }
            <nav class="buttons" aria-label={words::GO_ON}>
                <a class="button primary" href={TrainRoute::Cards(Some(sop.id.clone())).link()}>{ words::CARDS }</a>
                <a class="button" href={first}>{ words::FROM_THE_START }</a>
                <a class="button" href={Route::Begin(sop.id.clone()).link()}>{ words::BEGIN_CASE }</a>
            </nav>
        </>
    }
}
