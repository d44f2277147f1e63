//! What a person did in a session, for paper. It is what their own browser says, and says so.

use casewright_core::training::session::{Item, Kind, Outcome, Results, csv};
use yew::prelude::*;

use super::Opened;
use crate::browser::locale;
use crate::route::SessionPage;
use crate::text::language::of_procedures;
use crate::text::train::session as words;
use crate::training::use_training;
use crate::ui::sheet::{HEADING, sheet};

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) opened: Opened,
}

#[component]
pub(super) fn CertificatePage(Props { opened }: &Props) -> Html {
    let (trained, _) = use_training();
    let progress = trained.record.sessions.get(&opened.code).cloned().unwrap_or_default();
    let results = opened.contents.results(&opened.session, &opened.code, &progress);
    let name = if results.name.is_empty() { words::NO_NAME.to_string() } else { results.name.clone() };
    let day = match (progress.begun, progress.last) {
        (Some(begun), Some(last)) if begun < last => words::from_to(begun, last),
        (_, Some(last)) => locale::day(last),
        _ => words::NOT_BEGUN.to_string(),
    };
    let covered = html! {
        <ul>
            for sop in &opened.contents.sops {
                <li key={sop.id.as_str()} lang={of_procedures()}>{ words::of_version(&sop.title, &sop.version) }</li>
            }
        </ul>
    };
    let inside = html! {
        <>
            <header class="certificate">
                <p class="muted">{ words::CERTIFICATE }</p>
                <h1 id={HEADING} tabindex="-1" dir="auto">{ name }</h1>
                <p dir="auto">{ words::took(&opened.title()) }</p>
                <p>{ day }</p>
            </header>
            <section>
                <h2>{ words::COVERED }</h2>
                { covered }
                { figures(&results) }
            </section>
            { answers(&results) }
            if results.other_edition {
                <p>{ words::other_editions(&opened.contents.other_editions) }</p>
            }
            <p class="small muted">{ words::HONEST }</p>
            <dl class="answers whom">
                for words in words::SIGNED {
                    <div><dt>{ words }</dt><dd><span class="line"></span></dd></div>
                }
            </dl>
        </>
    };
    sheet(opened.link(SessionPage::Contents), words::BACK_TO_SESSION, inside)
}

/// How much of each kind was done.
fn figures(results: &Results) -> Html {
    let count = |kind| results.items.iter().filter(|item| item.kind == kind).count();
    let (walks, cards) = (count(Kind::Walk), count(Kind::Card));
    html! {
        <ul>
            if walks > 0 {
                <li>{ words::walked(results.count(Kind::Walk, &[Outcome::Done]), walks) }</li>
            }
            if cards > 0 {
                <li>{ words::right_first(results.count(Kind::Card, &[Outcome::Right]), cards) }</li>
            }
            for item in results.items.iter().filter(|item| item.kind == Kind::Scenario) {
                <li key={item.key.clone()}>
                    <span lang={of_procedures()}>{ words::scenario(&item.says) }</span>{ ": " }{ words::outcome_of(item) }
                </li>
            }
        </ul>
    }
}

fn answers(results: &Results) -> Html {
    let cards: Vec<&Item> = results.items.iter().filter(|item| item.kind == Kind::Card).collect();
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ words::QUESTIONS }</h2>
            <ol class="entries">
                for item in cards {
                    <li key={item.key.clone()}>
                        <span lang={of_procedures()}>{ item.says.clone() }</span>{ " — " }{ words::outcome_of(item) }
                    </li>
                }
            </ol>
        </section>
    }
}

/// The results as a table for spreadsheets.
pub(super) fn table(results: &Results) -> String {
    let head = words::PERSON_COLUMNS.map(|title| title.to_string()).to_vec();
    let row = |item: &Item| {
        vec![
            results.title.clone(),
            results.name.clone(),
            results.day.to_string(),
            words::kind(item.kind).to_string(),
            item.says.clone(),
            item.given.clone(),
            words::outcome(item.outcome).to_string(),
            item.score.map(|score| score.to_string()).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(results.items.iter().map(row)).collect();
    csv(&rows)
}
