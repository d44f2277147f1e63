//! A session as the person sees it who works through it.

use casewright_core::training::session::{Outcome, SessionProgress};
use yew::prelude::*;

use super::Opened;
use super::certificate::table;
use crate::browser::{clock, files, input};
use crate::pack::Sop;
use crate::route::{SessionPage, TrainRoute};
use crate::text::language::of_procedures;
use crate::text::{self, train as train_words, train::session as words};
use crate::training::{NotKept, Trained, Trainer, use_training};
use crate::ui::download::download;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) opened: Opened,
}

#[component]
pub(super) fn TakingPage(Props { opened }: &Props) -> Html {
    let (trained, trainer) = use_training();
    {
        // Begun as soon as it is opened: a walk that is done next counts in it.
        let (trainer, code) = (trainer.clone(), opened.code.clone());
        use_effect_with((), move |()| {
            trainer.change(|record| {
                record.session(&code, clock::now().today());
            });
        });
    }
    let progress = trained.record.sessions.get(&opened.code).cloned().unwrap_or_default();
    html! {
        <div class="storage session">
            <p class="path"><a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a></p>
            <h1 id="page-heading" tabindex="-1" dir="auto">{ opened.title() }</h1>
            <p class="lead">{ words::summary(opened.session.minutes) }</p>
            { notices(opened, &trained) }
            <section class="card" aria-labelledby="who-heading">
                <h2 id="who-heading">{ words::YOU }</h2>
                <label for="session-name">{ words::NAME }</label>
                <input id="session-name" type="text" dir="auto" autocomplete="name" spellcheck="false" maxlength="100"
                    value={progress.name.clone()} oninput={named(opened, &trainer)} aria-describedby="session-name-help" />
                <p id="session-name-help" class="muted small">{ words::NAME_HELP }</p>
            </section>
            <section class="card" aria-labelledby="items-heading">
                <h2 id="items-heading">{ words::TO_DO }</h2>
                <ol class="session-items">
                    for sop in &opened.contents.walks {
                        { walk(sop, &progress) }
                    }
                    { cards(opened, &progress) }
                    for scenario in &opened.contents.scenarios {
                        <li key={scenario.key.to_string()}>
                            <span><a href={scenario.link.clone()} lang={of_procedures()}>{ words::scenario(&scenario.title) }</a></span>
                            { state(progress.scenarios.get(&scenario.key).map(|score| words::score(*score))) }
                        </li>
                    }
                </ol>
            </section>
            { results(opened, &progress) }
        </div>
    }
}

/// What a person should know before they begin.
fn notices(opened: &Opened, trained: &Trained) -> Html {
    let not_kept = trained.problem.map(|problem| match problem {
        NotKept::Newer => train_words::NEWER,
        NotKept::Unsaved(_) => train_words::UNSAVED,
    });
    html! {
        <>
            { for not_kept.map(|words| html! { <p class="finding warn" role="status">{ words }</p> }) }
            if !opened.contents.other_editions.is_empty() {
                <p class="finding warn">{ words::other_editions(&opened.contents.other_editions) }</p>
            }
            if !opened.contents.missing.is_empty() {
                <p class="finding warn">{ words::missing(&opened.contents.missing) }</p>
            }
        </>
    }
}

fn named(opened: &Opened, trainer: &Trainer) -> Callback<InputEvent> {
    let (trainer, code) = (trainer.clone(), opened.code.clone());
    Callback::from(move |event: InputEvent| {
        let name = input::value(&event);
        trainer.change(|record| record.session(&code, clock::now().today()).name = name);
    })
}

/// How far an item is; not done if there is nothing to say.
fn state(done: Option<String>) -> Html {
    match done {
        Some(words) => html! { <span class="state good">{ "✓ " }{ words }</span> },
        None => html! { <span class="state muted">{ words::OPEN }</span> },
    }
}

/// The walk itself notes that it is done.
fn walk(sop: &Sop, progress: &SessionProgress) -> Html {
    let link = TrainRoute::Walk { procedure: sop.id.clone(), place: None }.link();
    html! {
        <li key={sop.id.as_str()}>
            <span><a href={link}>{ train_words::walk(&sop.title) }</a></span>
            { state(progress.walks.contains(&sop.id).then(|| words::DONE.to_string())) }
        </li>
    }
}

/// The cards are one item, however many they are.
fn cards(opened: &Opened, progress: &SessionProgress) -> Html {
    let keys = opened.contents.keys();
    if keys.is_empty() {
        return Html::default();
    }
    let left = progress.cards_left(&keys).len();
    let done = keys.len().saturating_sub(left);
    let right = progress.right_first(&keys);
    html! {
        <li key="cards">
            <span>
                <a href={opened.link(SessionPage::Cards)}>{ words::cards(keys.len()) }</a>
                if done > 0 && left > 0 {
                    { " " }<span class="muted small">{ words::left(left) }</span>
                }
            </span>
            { state((left == 0).then(|| words::right_first(right, keys.len()))) }
        </li>
    }
}

/// What came of it so far, as files for the trainer.
fn results(opened: &Opened, progress: &SessionProgress) -> Html {
    let results = opened.contents.results(&opened.session, &opened.code, progress);
    let left = results.items.iter().filter(|item| item.outcome == Outcome::Open).count();
    let nameless = progress.name.trim().is_empty();
    let json = {
        let (opened, progress) = (opened.clone(), progress.clone());
        move |_: MouseEvent| {
            // Made anew, for the time in it.
            let results = opened.contents.results(&opened.session, &opened.code, &progress);
            download(&results.file_name("json"), &results.write(), files::JSON);
        }
    };
    let csv = {
        let (name, text) = (results.file_name("csv"), table(&results));
        move |_: MouseEvent| download(&name, &text, files::CSV)
    };
    html! {
        <section class="card" aria-labelledby="results-heading">
            <h2 id="results-heading">{ words::YOUR_RESULTS }</h2>
            <p>{ if left == 0 { words::ALL_DONE.to_string() } else { words::open(left) } }</p>
            <p class="muted">{ words::YOUR_RESULTS_HELP }</p>
            if nameless {
                <p class="finding note">{ words::NAMELESS }</p>
            }
            <p class="buttons">
                <button type="button" class={if left == 0 { "button primary" } else { "button" }} onclick={json}>{ words::DOWNLOAD_JSON }</button>
                <button type="button" class="button" onclick={csv}>{ words::DOWNLOAD_CSV }</button>
                <a class="button" href={opened.link(SessionPage::Certificate)}>{ words::CERTIFICATE }</a>
            </p>
        </section>
    }
}
