//! Who a case is about, and the way to end it.

use yew::prelude::*;

use super::link::to_case;
use super::outside;
use crate::app::language::of_procedures;
use crate::app::route::ids;
use crate::app::site::Site;
use crate::app::state::{CaseState, Desk, Event};
use crate::app::text;
use crate::app::view::html;
use crate::browser::clock;
use casewright_core::case::keys::is_sample;
use casewright_core::case::{Action, Case};
use casewright_core::engine::Evaluation;
use casewright_core::words::Text;

/// The name of the customer, what tells the case apart from others, and the cases that belong to it.
pub(crate) fn case_head(desk: &Desk, state: &CaseState, name: &str, evaluation: &Evaluation, site: Site) -> Html {
    let (sop, case) = (&desk.sop, &state.case);
    let [undo, redo] = state.steps();
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
                { step(desk, text::UNDO, [text::keys(text::UNDO_KEYS), "Control+Z Meta+Z"], undo, || Event::Undone) }
                { step(desk, text::REDO, [text::keys(text::REDO_KEYS), "Control+Shift+Z Meta+Shift+Z"], redo, || Event::Redone) }
                <span class="muted">{ state.undone.clone() }</span>
            </p>
            for link in case.entries.links.iter() {
                { to_case(&desk.sops, link, if link.link.is_some() { text::LED_TO } else { text::STARTED_FROM }) }
            }
        </div>
    }
}

/// One step back, or on again. What it is about is said, since it may stand on another page of the case. With nothing to do it keeps
/// the focus, which a disabled button would lose. Its word comes with its keys, as they stand on the keyboard and as the browser calls them.
fn step(desk: &Desk, word: Text, [keys, aria]: [&'static str; 2], what: Option<String>, event: fn() -> Event) -> Html {
    let dispatch = desk.dispatch.clone();
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

/// Closes the case, or opens it again.
pub(crate) fn ending(desk: &Desk, case: &Case) -> Html {
    let closed = case.closed.is_some();
    let onclick = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            desk.happened(if closed { Action::Reopened } else { Action::Closed { at: clock::instant() } })
        }
    };
    let words = if closed { text::REOPEN_CASE } else { text::CLOSE_CASE };
    html! { <button type="button" class="link small" id={ids::ENDING} {onclick}>{ words }</button> }
}
