//! A walk through a procedure, place after place. Each place has an address.

mod class;
mod contents;
mod hand_out;
mod parts;
mod place;
mod question;

use casewright_core::id::StepId;
use casewright_core::training::WalkProgress;
use casewright_core::training::walk::{Place, Walk};
use yew::prelude::*;

pub(super) use self::class::ClassPage;
use self::contents::contents;
pub(super) use self::hand_out::HandOut;
use self::place::PlaceCard;
use crate::browser::keys::{self, Turn};
use crate::browser::{focus, location};
use crate::pack::Sop;
use crate::route::TrainRoute;
use crate::settings::use_settings;
use crate::text::language::of_procedures;
use crate::text::train::walk as words;
use crate::training::use_training;
use crate::ui::map::ProcedureMap;

/// The address of a place.
fn link_to(sop: &Sop, place: &Place<'_>) -> String {
    TrainRoute::Walk { procedure: sop.id.clone(), place: Some(place.id.clone()) }.link()
}

/// The address of a place in front of a class.
fn class_link_to(sop: &Sop, place: &Place<'_>) -> String {
    TrainRoute::Class { procedure: sop.id.clone(), place: place.id.clone() }.link()
}

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sop: Sop,
    /// The last one seen if there is none, or no such one.
    pub(crate) place: Option<String>,
}

/// Finds the place, and names it in the address if another or none stands there.
#[component]
pub(crate) fn WalkPage(props: &Props) -> Html {
    let sop = &props.sop;
    let (trained, trainer) = use_training();
    let (settings, _) = use_settings();
    let walk = Walk::of(sop);
    let progress = trained.record.walks.get(&sop.id).cloned().unwrap_or_default();
    let named = props.place.as_deref().and_then(|place| walk.at(place));
    let at = named.unwrap_or_else(|| progress.resumes(&walk));
    let here = walk.places.get(at).map(|place| link_to(sop, place));
    use_effect_with((here, named.is_some()), |(here, named)| {
        if let Some(here) = here.as_ref().filter(|_| !named) {
            location::replace(here);
        }
        focus::arrive_late();
    });
    let around = walk.around(at).map(|place| Some(link_to(sop, place?)));
    use_turning(around.clone());
    let Some(place) = walk.places.get(at) else { return Html::default() };
    let first_answer = progress.answered.get(&place.id).copied();
    html! {
        <div class="train walk">
            { head(sop, &walk, at, &progress) }
            <div class="body">
                <PlaceCard key={at} sop={sop.clone()} {at} {first_answer} answers={progress.answers_of(&walk)} {trainer} />
                <div class="aside">
                    { map(sop, place) }
                    { contents(sop, &walk, at, &progress) }
                    if !settings.no_keys {
                        <p class="small muted">{ words::KEYS }{ " " }{ words::CLASS_KEYS }</p>
                    }
                </div>
            </div>
            { ways(around) }
        </div>
    }
}

/// Where the place is in the procedure: the map of its stage.
fn map(sop: &Sop, place: &Place<'_>) -> Html {
    let Some(stage) = place.stage().cloned() else { return Html::default() };
    let here = place.steps().next().map(|lesson| lesson.step.id.clone());
    let link = {
        let procedure = sop.id.clone();
        Callback::from(move |step: StepId| {
            TrainRoute::Walk { procedure: procedure.clone(), place: Some(step.to_string()) }.link()
        })
    };
    html! {
        <details class="card">
            <summary>{ words::ON_THE_MAP }</summary>
            <ProcedureMap key={stage.to_string()} sop={sop.clone()} stage={stage.clone()} place={here} {link} />
        </details>
    }
}

fn head(sop: &Sop, walk: &Walk<'_>, at: usize, progress: &WalkProgress) -> Html {
    let (number, of) = (at.saturating_add(1), walk.places.len());
    let class = walk.places.get(at).map(|place| class_link_to(sop, place)).unwrap_or_default();
    let seen = progress.seen_of(walk);
    html! {
        <header class="head">
            <p class="crumb"><a href={TrainRoute::Overview.link()}>{ words::TO_TRAINING }</a></p>
            <p class="where">
                <b lang={of_procedures()}>{ sop.title.clone() }</b>{ " · " }<span class="count">{ words::progress(number, of) }</span>
            </p>
            <progress aria-label={words::PROGRESS} max={of.to_string()} value={seen.to_string()}>{ words::seen(seen, of) }</progress>
            <p class="buttons">
                <button type="button" class="button small" aria-pressed="false" onclick={move |_: MouseEvent| location::go(&class)}>{ words::CLASS }</button>
                <a class="button small" href={TrainRoute::HandOut(sop.id.clone()).link()}>{ words::HAND_OUT }</a>
            </p>
        </header>
    }
}

fn ways([back, next]: [Option<String>; 2]) -> Html {
    html! {
        <nav class="ways" aria-label={words::AROUND}>
            if let Some(link) = back {
                <a class="button" href={link} rel="prev" aria-keyshortcuts="ArrowLeft">{ "← " }{ words::BACK }</a>
            }
            if let Some(link) = next {
                <a class="button primary" href={link} rel="next" aria-keyshortcuts="ArrowRight">{ words::NEXT }{ " →" }</a>
            }
        </nav>
    }
}

/// Has the arrow keys follow the links back and on.
#[hook]
fn use_turning(around: [Option<String>; 2]) {
    use_effect_with(around, |[back, next]| {
        let (back, next) = (back.clone(), next.clone());
        let listening = keys::on_turn(move |turn| {
            let link = if turn == Turn::Next { &next } else { &back };
            if let Some(link) = link {
                location::go(link);
            }
        });
        move || drop(listening)
    });
}
