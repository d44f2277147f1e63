//! Who a case is about, and the way to end it.

use yew::prelude::*;

use super::handle::CaseHandle;
use super::link::to_case;
use super::outside;
use crate::cases::{CaseState, Event};
use crate::commands::Command;
use crate::site::Site;
use crate::text;
use crate::text::language::of_procedures;
use crate::words::Text;
use casewright_core::case::keys::is_sample;
use casewright_core::case::{ActionKind as Change, Case};
use casewright_core::engine::Evaluation;

/// The name of the customer, what tells the case apart from others, and the cases that belong to it.
pub(crate) fn case_head(
    handle: &CaseHandle,
    state: &CaseState,
    name: &str,
    evaluation: &Evaluation,
    site: &Site,
) -> Html {
    let (sop, case) = (&handle.sop, &state.case);
    let [undo, redo] = state.steps();
    let undone = state.undone.as_ref().map(|undone| text::undone(sop, undone));
    let number = sop.number_of(case);
    html! {
        <div class="case-head">
            <p class="small crumb"><a href="#/">{ text::CASES }</a>{ " ›" }</p>
            <h1 id="page-heading" tabindex="-1" dir="auto">{ name }</h1>
            <p class="chips">
                if is_sample(&case.id) {
                    <span class="chip due">{ text::SAMPLE }</span>
                }
                for topic in sop.topics_of(case) {
                    <span class="chip topic" lang={of_procedures()}>{ topic }</span>
                }
                if !number.is_empty() {
                    <span class="chip">{ text::case_number(number) }</span>
                }
                if case.closed.is_some() {
                    <span class="chip due">{ text::CLOSED }</span>
                }
                { outside::records(site, sop, &case.entries, evaluation) }
            </p>
            { outside::bad_site(site) }
            <p class="undoing small">
                { step(handle, text::UNDO, [text::keys(text::UNDO_KEYS), "Control+Z Meta+Z"], undo, || Event::Undone) }
                { step(handle, text::REDO, [text::keys(text::REDO_KEYS), "Control+Shift+Z Meta+Shift+Z"], redo, || Event::Redone) }
                <span class="muted">{ undone.unwrap_or_default() }</span>
            </p>
            for link in case.entries.links.iter() {
                { to_case(&handle.pack, link, if link.link.is_some() { text::LED_TO } else { text::STARTED_FROM }) }
            }
        </div>
    }
}

/// One step back, or on again. What it is about is said, since it may stand on another page of the case. With nothing to do it keeps
/// the focus, which a disabled button would lose. Its word comes with its keys, as they stand on the keyboard and as the browser calls them.
fn step(
    handle: &CaseHandle,
    word: Text,
    [keys, aria]: [&'static str; 2],
    change: Option<Change>,
    event: fn() -> Event,
) -> Html {
    let dispatch = handle.dispatch.clone();
    let what = change.map(|change| text::done(&handle.sop, &change));
    let none = what.is_none();
    let onclick = move |_: MouseEvent| {
        if !none {
            dispatch.dispatch(event());
        }
    };
    let about = what.as_ref().map(|what| [&word, ": ", what].concat());
    html! {
        <span class="key">
            <button
                type="button" class="link" {onclick} aria-disabled={none.then_some("true")} title={about.clone()} aria-label={about}
                aria-keyshortcuts={aria}
            >{ word }</button>
            // Beside it: what is read in a button is to be part of its name, which whoever speaks to the computer says.
            { " " }<kbd aria-hidden="true">{ keys }</kbd>
        </span>
    }
}

/// Closes the case, or reopens it.
pub(super) fn ending(case: &Case, run: &Callback<Command>) -> Html {
    let words = if case.closed.is_some() { text::REOPEN_CASE } else { text::CLOSE_CASE };
    html! { <button type="button" class="link small" onclick={run.reform(|_: MouseEvent| Command::End)}>{ words }</button> }
}
