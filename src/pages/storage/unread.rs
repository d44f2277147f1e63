//! Unreadable records: kept as they are until the person deletes them and confirms.

use yew::prelude::*;

use super::StorageHandle;
use crate::browser::{files, storage};
use crate::cases;
use crate::cases::records::UnreadRecord;
use crate::text::storage as words;
use crate::ui::confirm::Confirm;

const HEADING: &str = "unread-heading";

pub(super) fn unread(handle: &StorageHandle) -> Html {
    let unread = &handle.records.unread;
    let done = handle.done(HEADING);
    if unread.is_empty() && done == Html::default() {
        return done;
    }
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::UNREAD }{ " " }<span class="muted">{ unread.len().to_string() }</span></h2>
            { done }
            <p class="muted">{ words::UNREAD_WHY }</p>
            <ul class="lines">
                for one in unread.iter() {
                    <li key={one.key.as_str()}>{ line(handle, one) }</li>
                }
            </ul>
        </section>
    }
}

fn line(handle: &StorageHandle, one: &UnreadRecord) -> Html {
    let download = {
        let (handle, key) = (handle.clone(), one.key.clone());
        move |_: MouseEvent| {
            let text = storage::stored(&key).unwrap_or_default();
            if !files::download(&words::record_file(&key), &text, files::TEXT) {
                handle.did(HEADING, words::NOT_DOWNLOADED.to_string());
            }
        }
    };
    let done = {
        let (handle, key) = (handle.clone(), one.key.clone());
        Callback::from(move |()| {
            let gone = storage::stored(&key).is_some_and(|text| cases::take(&key, &text));
            handle.did(HEADING, if gone { words::gone_for_good(&key) } else { words::GONE.to_string() });
        })
    };
    html! {
        <>
            <div>
                <code>{ one.key.clone() }</code>
                <div class="muted small">{ words::why_unread(one.why) }{ " · " }{ words::size(one.size) }</div>
            </div>
            <div class="acts">
                <button type="button" class="link" onclick={download}>
                    { words::DOWNLOAD_AS_IS }<span class="visually-hidden">{ " " }{ one.key.clone() }</span>
                </button>
                <Confirm
                    id={one.key.clone()} word={words::DELETE_FOR_GOOD} to={one.key.clone()}
                    question={words::really_delete_record(&one.key)} yes={words::DELETE_FOR_GOOD} no={words::KEEP_HERE} {done}
                />
            </div>
        </>
    }
}
