//! Asks before a case is closed that is not finished.

use casewright_core::case::{Action, Case};
use casewright_core::engine::{Evaluation, unfinished};
use casewright_core::value::Now;
use yew::prelude::*;

use super::handle::CaseHandle;
use crate::browser::dialog;
use crate::text;

/// The id of the dialog.
const CLOSING: &str = "closing";

/// The question, as long as `asking` is set.
pub(super) fn question(
    handle: &CaseHandle,
    case: &Case,
    evaluation: &Evaluation,
    now: &Now,
    asking: UseStateSetter<bool>,
) -> Html {
    let unfinished = text::unfinished(&handle.sop, &unfinished(case, evaluation, now), now);
    let handle = handle.clone();
    let answered = move |close: bool| {
        asking.set(false);
        if close {
            handle.happened(Action::Closed { at: handle.clock.instant() });
        }
    };
    html! { <Closing {unfinished} {answered} /> }
}

#[derive(Properties, PartialEq)]
struct Props {
    /// What is not finished, a sentence each.
    unfinished: Vec<String>,
    /// Called with whether to close the case.
    answered: Callback<bool>,
}

#[component]
fn Closing(props: &Props) -> Html {
    use_effect_with((), |()| {
        dialog::show(CLOSING);
        || dialog::close(CLOSING)
    });
    let answer = |close: bool| props.answered.reform(move |_: MouseEvent| close);
    html! {
        <dialog id={CLOSING} class="ask" translate="no" aria-labelledby="closing-heading" onclose={props.answered.reform(|_: Event| false)}>
            <h2 id="closing-heading">{ text::CLOSE_UNFINISHED }</h2>
            <ul>
                for sentence in props.unfinished.iter() {
                    <li>{ sentence.clone() }</li>
                }
            </ul>
            <p class="buttons">
                <button type="button" class="button primary" onclick={answer(false)}>{ text::KEEP_OPEN }</button>
                <button type="button" class="button" onclick={answer(true)}>{ text::CLOSE_ANYWAY }</button>
            </p>
        </dialog>
    }
}
