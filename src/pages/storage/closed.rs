//! Closed cases.

use std::rc::Rc;

use yew::prelude::*;

use casewright_core::case::Action;

use super::{PartProps, StorageHandle};
use crate::cases;
use crate::cases::records::StoredCase;
use crate::route::Route;
use crate::text::{self, storage as words};

const HEADING: &str = "closed-heading";

/// How many are shown first, and how many more each time.
const SHOWN: usize = 50;

#[component]
pub(super) fn Closed(props: &PartProps) -> Html {
    let (handle, closed) = (&props.handle, &props.handle.records.closed);
    let shown = use_state_eq(|| SHOWN);
    let more = {
        let (setter, shown) = (shown.setter(), *shown);
        move |_: MouseEvent| setter.set(shown.saturating_add(SHOWN))
    };
    let left = closed.len().saturating_sub(*shown);
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">
                { text::CLOSED_CASES }{ " " }<span class="muted">{ text::number(closed.len()) }</span>
            </h2>
            { handle.done(HEADING) }
            if closed.is_empty() {
                <p class="muted">{ words::NO_CLOSED }</p>
            } else {
                <p><a href={Route::Search.link()}>{ words::SEARCH_THEM }</a></p>
            }
            <ul class="lines">
                for record in closed.iter().take(*shown) {
                    <li key={record.key.as_str()}>{ line(handle, record) }</li>
                }
            </ul>
            if left > 0 {
                <p><button type="button" class="button" onclick={more}>{ words::show_more(left) }</button></p>
            }
        </section>
    }
}

fn line(handle: &StorageHandle, record: &Rc<StoredCase>) -> Html {
    let case = &record.case;
    let name = text::name(&case.name);
    let reopen = {
        let (handle, record, name) = (handle.clone(), Rc::clone(record), name.clone());
        move |_: MouseEvent| {
            let reopened = cases::try_change(&record.case.id, Action::Reopened);
            handle.did(HEADING, reopened.map_or_else(words::unchanged, |()| text::reopened(&name)));
        }
    };
    html! {
        <>
            <div>
                <a href={Route::case(&case.id).link()} dir="auto">{ name.clone() }</a>{ " " }
                <span class="muted small">{ case.number.clone() }</span>
                <div class="muted small">{ words::case_line(handle.title(&case.procedure), case, &handle.now) }</div>
            </div>
            <div class="acts">
                <button type="button" class="link" onclick={reopen}>
                    { text::REOPEN }<span class="visually-hidden">{ " " }{ name.clone() }</span>
                </button>
            </div>
        </>
    }
}
