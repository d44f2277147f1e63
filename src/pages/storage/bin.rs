//! Deleted cases, which can be restored for some days.

use std::rc::Rc;

use yew::prelude::*;

use super::StorageHandle;
use crate::browser::storage;
use crate::cases;
use crate::cases::records::{StoredCase, days_left};
use crate::text::{self, storage as words};
use crate::ui::confirm::Confirm;
use casewright_core::case::Action;

const HEADING: &str = "bin-heading";

pub(super) fn bin(handle: &StorageHandle) -> Html {
    let bin = &handle.records.bin;
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::BIN }{ " " }<span class="muted">{ text::number(bin.len()) }</span></h2>
            { handle.done(HEADING) }
            <p class="muted">{ if bin.is_empty() { words::BIN_EMPTY } else { words::BIN_WHY } }</p>
            if !bin.is_empty() {
                <ul class="lines">
                    for record in bin.iter() {
                        <li key={record.key.as_str()}>{ line(handle, record) }</li>
                    }
                </ul>
            }
        </section>
    }
}

fn line(handle: &StorageHandle, record: &Rc<StoredCase>) -> Html {
    let name = text::name(&record.case.name);
    let deleted = record.case.deleted.unwrap_or(record.case.edited);
    let restore = {
        let (handle, record, name) = (handle.clone(), Rc::clone(record), name.clone());
        move |_: MouseEvent| {
            let restored = cases::try_change(&record.case.id, Action::Restored);
            handle.did(HEADING, restored.map_or_else(words::unchanged, |()| text::restored(&name)));
        }
    };
    let done = {
        let (handle, record, name) = (handle.clone(), Rc::clone(record), name.clone());
        Callback::from(move |()| {
            // Only if it is still in the bin: another tab may have restored it.
            let text = storage::stored(&record.key)
                .filter(|text| casewright_core::case::restore_head(text).is_ok_and(|case| case.deleted.is_some()));
            let gone = text.is_some_and(|text| cases::take(&record.key, &text));
            handle.did(HEADING, if gone { words::gone_for_good(&name) } else { words::CHANGED_SINCE.to_string() });
        })
    };
    let (id, question) = (record.case.id.to_string(), words::really_delete(&name));
    html! {
        <>
            <div>
                <b dir="auto">{ name.clone() }</b>{ " " }<span class="muted small">{ record.case.number.clone() }</span>
                <div class="muted small">
                    { words::in_bin(handle.title(&record.case.procedure), days_left(deleted, handle.now.instant)) }
                </div>
            </div>
            <div class="acts">
                <button type="button" class="link" onclick={restore}>
                    { text::RESTORE }<span class="visually-hidden">{ " " }{ name.clone() }</span>
                </button>
                <Confirm
                    {id} word={words::DELETE_FOR_GOOD} to={name.clone()} {question}
                    yes={words::DELETE_FOR_GOOD} no={words::KEEP_IN_BIN} {done}
                />
            </div>
        </>
    }
}
