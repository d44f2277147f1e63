//! The head of a case: whom it is about, undo and redo, related cases.

use yew::prelude::*;

use super::handle::CaseHandle;
use super::link::to_case;
use super::outside::{self, RecordLink};
use crate::cases::{CaseState, Event, Undone};
use crate::commands::Command;
use crate::route::{Route, TrainRoute};
use crate::site::Site;
use crate::text;
use crate::ui::chips::{CaseChips, case_chips};
use crate::words::Text;
use casewright_core::case::{ActionKind as Change, Case, CaseLink};
use casewright_core::engine::Evaluation;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) handle: CaseHandle,
    pub(crate) name: AttrValue,
    pub(crate) chips: CaseChips,
    pub(crate) records: Vec<RecordLink>,
    pub(crate) site: Site,
    /// The changes that undo and redo would apply to.
    pub(crate) steps: [Option<Change>; 2],
    pub(crate) undone: Option<Undone>,
    pub(crate) links: Vec<CaseLink>,
}

impl Props {
    pub(crate) fn new(
        handle: &CaseHandle,
        state: &CaseState,
        name: &str,
        evaluation: &Evaluation,
        site: &Site,
    ) -> Props {
        let (sop, case) = (&handle.sop, &state.case);
        Props {
            handle: handle.clone(),
            name: AttrValue::from(name.to_owned()),
            chips: CaseChips::of(sop, case),
            records: outside::records(site, sop, &case.entries, evaluation),
            site: site.clone(),
            steps: state.steps(),
            undone: state.undone.clone(),
            links: case.entries.links.clone(),
        }
    }
}

/// The customer's name, what distinguishes the case from others, and related cases.
#[component]
pub(crate) fn CaseHead(props: &Props) -> Html {
    let handle = &props.handle;
    let [undo, redo] = props.steps.clone();
    let undone = props.undone.as_ref().map(|undone| text::undone(&handle.sop, undone));
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
            <h1 id="page-heading" tabindex="-1" dir="auto">{ props.name.clone() }</h1>
            <p class="chips">
                { case_chips(&props.chips) }
                { for props.records.iter().map(RecordLink::html) }
            </p>
            { outside::bad_site(&props.site) }
            <p class="undoing small">
                { step(handle, text::UNDO, [text::keys(text::UNDO_KEYS), "Control+Z Meta+Z"], undo, || Event::Undone) }
                { step(handle, text::REDO, [text::keys(text::REDO_KEYS), "Control+Shift+Z Meta+Shift+Z"], redo, || Event::Redone) }
                <span class="muted">{ undone.unwrap_or_default() }</span>
            </p>
            for link in props.links.iter() {
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
