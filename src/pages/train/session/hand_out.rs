//! What a session covers, for paper: the SOPs, the steps of their walks, the questions, and the answers on a sheet of their own.

use yew::prelude::*;

use super::Opened;
use crate::pack::Sop;
use crate::route::SessionPage;
use crate::text::language::of_procedures;
use crate::text::train::session as words;
use crate::ui::sheet::{HEADING, sheet};

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) opened: Opened,
}

#[component]
pub(super) fn HandOutPage(Props { opened }: &Props) -> Html {
    let contents = &opened.contents;
    let inside = html! {
        <>
            <header>
                <h1 id={HEADING} tabindex="-1" dir="auto">{ opened.title() }</h1>
                <p>{ words::summary(opened.session.minutes) }</p>
                <dl class="answers whom">
                    for words in words::TRAINEE {
                        <div><dt>{ words }</dt><dd><span class="line"></span></dd></div>
                    }
                </dl>
            </header>
            for sop in &contents.sops {
                { covered(sop, contents.walks.contains(sop)) }
            }
            if !contents.scenarios.is_empty() {
                <section>
                    <h2>{ words::SCENARIOS }</h2>
                    <ul lang={of_procedures()}>
                        for scenario in &contents.scenarios {
                            <li key={scenario.key.to_string()}>{ scenario.title.clone() }</li>
                        }
                    </ul>
                </section>
            }
            { questions(opened) }
        </>
    };
    sheet(opened.link(SessionPage::Contents), words::BACK_TO_SESSION, inside)
}

/// An SOP, with what its walk goes through.
fn covered(sop: &Sop, walk: bool) -> Html {
    html! {
        <section key={sop.id.as_str()} lang={of_procedures()}>
            <h2>{ words::of_version(&sop.title, &sop.version) }</h2>
            <p>{ sop.summary.clone() }</p>
            if walk {
                for stage in &sop.stages {
                    <section key={stage.id.as_str()}>
                        <h3>{ stage.title.clone() }</h3>
                        <ul class="entries">
                            for step in sop.steps.iter().filter(|step| step.stage == stage.id) {
                                <li key={step.id.as_str()}>
                                    { step.title.clone() }
                                    if let Some(role) = &step.role {
                                        <span class="role">{ role.clone() }</span>
                                    }
                                </li>
                            }
                        </ul>
                    </section>
                }
            }
        </section>
    }
}

fn questions(opened: &Opened) -> Html {
    let cards = &opened.contents.cards;
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <section>
                <h2>{ words::QUESTIONS }</h2>
                <ol class="items questions">
                    for card in cards {
                        <li key={card.key.to_string()}>
                            <span lang={of_procedures()}>{ card.question.clone() }</span><span class="line"></span>
                        </li>
                    }
                </ol>
            </section>
            <section class="own-sheet">
                <h2>{ words::ANSWERS }</h2>
                <ol class="items" lang={of_procedures()}>
                    for card in cards {
                        <li key={card.key.to_string()}>{ card.answer.clone() }</li>
                    }
                </ol>
            </section>
        </>
    }
}
