//! "What does the customer need?": a card for each procedure, and a few questions for people who are not sure.
//!
//! The questions are nested `details`: they need no state, and keyboards and screen readers know them.

use yew::prelude::*;

use crate::pack::Pack;
use crate::route::Route;
use crate::text;
use crate::text::language::of_procedures;
use crate::text::paper::CHECK_LISTS;
use crate::ui::document::unseen;
use casewright_core::procedure::{Head, Preset, Question};

/// How deep questions are drawn: those of a pack not made by `compile` might form a cycle.
const DEEPEST: usize = 8;

/// A case to begin: its procedure and its first answers.
pub(crate) struct NewCase {
    pub(crate) head: Head,
    pub(crate) answers: Vec<Preset>,
}

/// The cards; `picked` receives the chosen one.
pub(crate) fn needs(pack: &Pack, picked: &Callback<NewCase>) -> Html {
    html! {
        <section aria-labelledby="page-heading">
            <h1 id="page-heading" tabindex="-1">{ text::NEEDS }</h1>
            <p class="lead">{ text::NEEDS_LEAD }</p>
            <ul class="needs" lang={of_procedures()}>
                for head in pack.procedures.iter() {
                    <li key={head.id.as_str()}>
                        <button type="button" class="card need" onclick={begin(head, &[], picked)}>
                            <strong>{ head.need.clone() }</strong>
                            <span class="muted">{ text::need(&head.title, &head.summary) }</span>
                        </button>
                        <a class="small" href={Route::procedure(&head.id).link()}>{ text::READ_SOP }{ unseen(&head.title) }</a>
                    </li>
                }
            </ul>
            <div class="card which">
                if let Some(first) = pack.questions.first() {
                    <details id="which">
                        <summary>{ text::NOT_SURE }</summary>
                        { question(pack, first, picked, 0) }
                    </details>
                }
                <p><a href={Route::Search.link()}>{ text::OR_SEARCH }</a></p>
                <p class="check-lists small">
                    { CHECK_LISTS }{ " " }
                    for (place, head) in pack.procedures.iter().enumerate() {
                        if place > 0 {
                            { " · " }
                        }
                        <a href={Route::CheckList(head.id.clone()).link()}>{ head.title.clone() }</a>
                    }
                </p>
            </div>
        </section>
    }
}

/// Begins a case of a procedure when clicked.
fn begin(head: &Head, answers: &[Preset], picked: &Callback<NewCase>) -> Callback<MouseEvent> {
    let (head, answers, picked) = (head.clone(), answers.to_vec(), picked.clone());
    Callback::from(move |_| picked.emit(NewCase { head: head.clone(), answers: answers.clone() }))
}

/// A question; below each answer the next question, or the button of its procedure.
fn question(pack: &Pack, asked: &Question, picked: &Callback<NewCase>, depth: usize) -> Html {
    let answer = |answer: &casewright_core::procedure::Answer| {
        let head = answer.procedure.as_ref().and_then(|id| pack.head(id));
        let next = pack.questions.iter().find(|one| Some(&one.id) == answer.question.as_ref());
        match (head, next) {
            (Some(head), _) => html! {
                <button type="button" class="link" onclick={begin(head, &answer.answers, picked)}>
                    { answer.says.clone() }<span class="muted">{ text::leads_to(&head.title) }</span>
                </button>
            },
            (None, Some(next)) if depth < DEEPEST => html! {
                <details>
                    <summary>{ answer.says.clone() }</summary>
                    { question(pack, next, picked, depth.saturating_add(1)) }
                </details>
            },
            // Of a procedure that is not in the pack.
            _ => Html::default(),
        }
    };
    html! {
        <>
            <p lang={of_procedures()}>{ asked.asks.clone() }</p>
            <ul class="answers" lang={of_procedures()}>
                for one in asked.answers.iter() {
                    <li>{ answer(one) }</li>
                }
            </ul>
        </>
    }
}
