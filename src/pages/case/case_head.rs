//! The head of a case: whom it is about, undo and redo, related cases.

use yew::prelude::*;

use super::handle::CaseHandle;
use super::link::to_case;
use super::outside;
use crate::cases::{CaseState, Event};
use crate::commands::Command;
use crate::route::{Route, TrainRoute};
use crate::site::Site;
use crate::text;
use crate::ui::chips::case_chips;
use crate::words::Text;
use casewright_core::case::{ActionKind as Change, Case};
use casewright_core::engine::Evaluation;

/// The customer's name, what distinguishes the case from others, and related cases.
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
    html! {
        <div class="case-head" translate="no">
            <p class="small crumb">
                if handle.clock.is_stopped() {
                    <a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a>
                } else {
                    <a href={Route::Home.link()}>{ text::CASES }</a>
                }
                { " ›" }
            </p>
            <h1 id="page-heading" tabindex="-1" dir="auto">{ name }</h1>
            <p class="chips">
                { case_chips(sop, case) }
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

/// An undo or redo button. It names the change, which may be on another stage. With nothing to do it is only marked as
/// disabled: a disabled button would lose the focus. Its keys are given as printed on the keyboard and in ARIA
/// notation.
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
            // Outside the button: visible text in a button must be part of its name for people who use speech input.
            { " " }<kbd aria-hidden="true">{ keys }</kbd>
        </span>
    }
}

/// Downloads the case, for whoever takes it over.
pub(super) fn download(run: &Callback<Command>) -> Html {
    let onclick = run.reform(|_: MouseEvent| Command::Download);
    html! { <button type="button" class="link small" {onclick}>{ text::DOWNLOAD_CASE }</button> }
}

/// Closes the case, or reopens it.
pub(super) fn ending(case: &Case, run: &Callback<Command>) -> Html {
    let words = if case.closed.is_some() { text::REOPEN_CASE } else { text::CLOSE_CASE };
    html! { <button type="button" class="link small" onclick={run.reform(|_: MouseEvent| Command::End)}>{ words }</button> }
}
