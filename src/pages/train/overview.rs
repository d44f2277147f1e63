//! What there is to train: what is due today, and the procedures with the progress in each.

use casewright_core::case::keys::is_practice;
use casewright_core::procedure::Scenario;
use casewright_core::training::scenario::compare;
use casewright_core::training::walk::Walk;
use casewright_core::training::{CardKey, Plan, Record};
use yew::prelude::*;

use super::Lessons;
use super::session::sessions;
use crate::browser::{clock, focus};
use crate::cases;
use crate::pack::Sop;
use crate::route::{Route, TrainRoute};
use crate::text::language::of_procedures;
use crate::text::train::{cards as card_words, practice as practice_words, walk as walk_words};
use crate::text::{self, train as words};
use crate::training::{NotKept, Trained, use_training};
use crate::ui::confirm::Confirm;
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) lessons: Lessons,
}

#[component]
pub(super) fn OverviewPage(props: &Props) -> Html {
    use_title(&[&text::TRAIN]);
    let (trained, trainer) = use_training();
    let (lessons, record) = (&props.lessons, &trained.record);
    let plan = record.plan(&lessons.cards(None), clock::now().today());
    let clear = Callback::from(move |()| {
        trainer.clear();
        cases::forget(is_practice);
        focus::soon("page-heading".to_owned());
    });
    html! {
        <div class="train overview">
            <h1 id="page-heading" tabindex="-1">{ text::TRAIN }</h1>
            <p class="lead">{ words::LEAD }</p>
            { not_kept(&trained) }
            <div class="columns">
                <div>
                    { today(lessons, record, &plan) }
                    <h2>{ words::SOPS }</h2>
                    <ul class="lessons">
                        for sop in lessons.sops.iter() {
                            { of_sop(lessons, sop, record) }
                        }
                    </ul>
                </div>
                <aside aria-labelledby="progress-heading">
                    { progress(lessons, record, &plan) }
                    { sessions(record) }
                    <section class="card">
                        <h2>{ words::KEPT }</h2>
                        <p class="small muted">{ words::KEPT_HELP }</p>
                        <Confirm id="training" word={words::CLEAR} to="" question={words::CLEAR_QUESTION.to_string()}
                            yes={words::CLEAR_YES} no={words::CLEAR_NO} done={clear} />
                    </section>
                </aside>
            </div>
        </div>
    }
}

fn not_kept(trained: &Trained) -> Html {
    let words = match trained.problem {
        None => return Html::default(),
        Some(NotKept::Newer) => words::NEWER,
        Some(NotKept::Unsaved(_)) => words::UNSAVED,
    };
    html! { <p class="finding warn" role="status">{ words }</p> }
}

/// What is asked today, what changed since it was asked, and what is better walked again.
fn today(lessons: &Lessons, record: &Record, plan: &Plan) -> Html {
    let underway = record.attempts.iter().filter(|(_, attempt)| !attempt.is_over()).filter_map(|(id, attempt)| {
        let (_, scenario) = lessons.scenario(&attempt.procedure, &attempt.scenario)?;
        Some((TrainRoute::Practice(id.clone()).link(), scenario))
    });
    html! {
        <section class="card today" aria-labelledby="today-heading">
            <h2 id="today-heading">{ words::TODAY }</h2>
            if plan.is_empty() {
                <p>{ card_words::NOTHING_DUE }{ " " }{ plan.next.map(card_words::next_due) }</p>
            } else {
                <p>{ words::due(plan) }</p>
                <p><a class="button primary" href={TrainRoute::Cards(None).link()}>{ words::BEGIN }</a></p>
            }
            for (link, scenario) in underway {
                <p key={link.clone()}>
                    { practice_words::GO_ON_WITH }{ " " }<a href={link} lang={of_procedures()}>{ scenario.title.clone() }</a>
                </p>
            }
            if !plan.changed.is_empty() {
                <h3>{ words::CHANGED }</h3>
                <ul>
                    for (key, what) in &plan.changed {
                        <li key={key.to_string()}>
                            <span lang={of_procedures()}>{ lessons.question(key) }</span>{ " " }
                            <span class="muted small">{ card_words::changed(*what) }</span>
                        </li>
                    }
                </ul>
            }
            { leeches(lessons, &plan.leeches) }
        </section>
    }
}

fn leeches(lessons: &Lessons, leeches: &[CardKey]) -> Html {
    if leeches.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ words::LEECHES }</h3>
            <p class="small muted">{ words::LEECHES_HELP }</p>
            <ul>
                for key in leeches {
                    <li key={key.to_string()}>
                        <span lang={of_procedures()}>{ lessons.question(key) }</span>{ " " }
                        if let Some(sop) = lessons.sops.iter().find(|sop| key.is_of(&sop.id)) {
                            <a href={walk(sop)}>{ words::walk(&sop.title) }</a>
                        }
                    </li>
                }
            </ul>
        </>
    }
}

fn walk(sop: &Sop) -> String {
    TrainRoute::Walk { procedure: sop.id.clone(), place: None }.link()
}

/// A procedure with its walk and its cards.
fn of_sop(lessons: &Lessons, sop: &Sop, record: &Record) -> Html {
    let cards = lessons.cards(Some(&sop.id));
    let plan = record.plan(&cards, clock::now().today());
    let walk_of = Walk::of(sop);
    let seen = record.walks.get(&sop.id).map_or(0, |progress| progress.seen_of(&walk_of));
    html! {
        <li class="card" key={sop.id.as_str()}>
            <h3 lang={of_procedures()}>{ sop.title.clone() }</h3>
            <p class="muted small" lang={of_procedures()}>{ sop.summary.clone() }</p>
            <div class="meter">
                <progress max={walk_of.places.len().to_string()} value={seen.to_string()} aria-hidden="true" />
                <span class="small">{ walk_words::seen(seen, walk_of.places.len()) }</span>
            </div>
            if !cards.is_empty() {
                <div class="meter">
                    <progress max={cards.len().to_string()} value={plan.known.to_string()} aria-hidden="true" />
                    <span class="small">{ words::known(plan.known, cards.len()) }</span>
                </div>
            }
            { scenarios(lessons, sop, record) }
            <p class="lesson-ways">
                <a class="button" href={walk(sop)}>{ words::WALK }<span class="visually-hidden">{ " " }{ sop.title.clone() }</span></a>
                <a class="button" href={Route::procedure(&sop.id).link()}>
                    { words::READ }<span class="visually-hidden">{ " " }{ sop.title.clone() }</span>
                </a>
                if !plan.is_empty() {
                    <a class="button" href={TrainRoute::Cards(Some(sop.id.clone())).link()}>{ words::cards_due(plan.len()) }<span class="visually-hidden">{ " " }{ sop.title.clone() }</span></a>
                }
            </p>
        </li>
    }
}

/// The scenarios of a procedure, each with how far it is.
fn scenarios(lessons: &Lessons, sop: &Sop, record: &Record) -> Html {
    let scenarios = lessons.deck(&sop.id).map(|deck| deck.scenarios.as_slice()).unwrap_or_default();
    if scenarios.is_empty() {
        return Html::default();
    }
    let item = |scenario: &Scenario| {
        let attempts =
            || record.attempts.iter().filter(|(_, one)| one.procedure == sop.id && one.scenario == scenario.id);
        let underway = attempts().find(|(_, attempt)| !attempt.is_over()).map(|(id, _)| id);
        let over = attempts().filter(|(_, attempt)| attempt.is_over()).max_by_key(|(_, attempt)| attempt.begun);
        let first = TrainRoute::Scenario { procedure: sop.id.clone(), scenario: scenario.id.clone() };
        let href = underway.or(over.map(|(id, _)| id)).map_or(first, |id| TrainRoute::Practice(id.clone())).link();
        let state = match (underway, over) {
            (Some(_), _) => practice_words::UNDERWAY.to_string(),
            (None, Some((_, attempt))) => practice_words::score(compare(sop, scenario, &attempt.done).score),
            (None, None) => practice_words::difficulty(scenario.difficulty).to_string(),
        };
        html! {
            <li key={scenario.id.as_str()}>
                <a {href} lang={of_procedures()}>{ scenario.title.clone() }</a>{ " " }<span class="small muted">{ state }</span>
            </li>
        }
    };
    html! {
        <details>
            <summary>{ practice_words::scenarios(scenarios.len()) }</summary>
            <ul>
                for scenario in scenarios {
                    { item(scenario) }
                }
            </ul>
        </details>
    }
}

fn progress(lessons: &Lessons, record: &Record, plan: &Plan) -> Html {
    let walked = |sop: &&Sop| record.walks.get(&sop.id).is_some_and(|progress| progress.is_whole(&Walk::of(sop)));
    let walked = lessons.sops.iter().filter(walked).count();
    let figure =
        |value: String, label: String| html! { <div key={label.clone()}><dd>{ value }</dd><dt>{ label }</dt></div> };
    html! {
        <section class="card">
            <h2 id="progress-heading">{ words::PROGRESS }</h2>
            <dl class="figures">
                if let Some(right) = record.right_first_time() {
                    { figure(words::percent(right), words::RIGHT_FIRST.to_string()) }
                }
                { figure(text::number(plan.len()), words::DUE_TODAY.to_string()) }
                { figure(words::of(walked, lessons.sops.len()), words::WALKED.to_string()) }
            </dl>
        </section>
    }
}
