//! The largest closed cases, to be archived: saved as files and removed.

use std::cmp::Reverse;
use std::rc::Rc;

use yew::prelude::*;

use super::{Done, StorageHandle};
use crate::browser::{clock, files, focus, storage};
use crate::cases;
use crate::cases::records::StoredCase;
use crate::route::Route;
use crate::text::{self, storage as words};
use casewright_core::backup::write_backup;

/// How many are shown.
const MOST: usize = 10;

pub(super) fn largest(handle: &StorageHandle, at: &'static str) -> Html {
    let mut closed: Vec<&Rc<StoredCase>> = handle.records.closed.iter().collect();
    closed.sort_by_key(|record| Reverse(record.size));
    closed.truncate(MOST);
    if closed.is_empty() {
        return Html::default();
    }
    // Explicit roles, because a table laid out as cards loses its own.
    html! {
        <details class="largest">
            <summary>{ words::largest(closed.len()) }</summary>
            <p class="muted small">{ words::ARCHIVE_WHY }</p>
            <table class="listed" role="table" aria-label={words::largest(closed.len())}>
                <thead role="rowgroup">
                    <tr role="row">
                        for title in words::LARGEST_COLUMNS {
                            <th role="columnheader" scope="col">{ title }</th>
                        }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for record in closed {
                        <tr role="row" key={record.key.as_str()}>
                            <Archive handle={handle.clone()} record={Rc::clone(record)} {at} />
                        </tr>
                    }
                </tbody>
            </table>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    handle: StorageHandle,
    record: Rc<StoredCase>,
    at: &'static str,
}

#[component]
fn Archive(props: &Props) -> Html {
    let StoredCase { key, case, size } = &*props.record;
    let name = text::name(&case.name);
    // The text that was handed over for saving.
    let handed = use_state(|| None::<Rc<str>>);
    let (question, first) = (["saved-", case.id.as_str()].concat(), ["archive-", case.id.as_str()].concat());
    let file = words::archive_file(case.id.as_str(), &props.handle.now);
    let archive = {
        let (handle, key, at) = (props.handle.clone(), key.clone(), props.at);
        let (handed, question, file) = (handed.setter(), question.clone(), file.clone());
        move |_: MouseEvent| {
            let Some(text) = storage::stored(&key) else { return handle.did(at, words::GONE.to_string()) };
            if files::download(&file, &write_backup(clock::instant(), &[(key.clone(), text.clone())]), files::JSON) {
                handed.set(Some(text.into()));
                focus::soon(question.clone());
            } else {
                handle.did(at, words::NOT_DOWNLOADED.to_string());
            }
        }
    };
    let keep = {
        let (handed, first) = (handed.setter(), first.clone());
        move |_: MouseEvent| {
            handed.set(None);
            focus::soon(first.clone());
        }
    };
    let take = {
        let (handle, key, name, at, text) =
            (props.handle.clone(), key.clone(), name.clone(), props.at, (*handed).clone());
        move |_: MouseEvent| {
            let Some(text) = &text else { return };
            if cases::take(&key, text) {
                let taken = Some((key.clone(), text.to_string()));
                handle.did.emit(Done { at, words: words::archived(&name), taken });
            } else {
                handle.did(at, words::CHANGED_SINCE.to_string());
            }
        }
    };
    html! {
        <>
            <th role="rowheader" scope="row">
                <a href={Route::case(&case.id).link()} dir="auto">{ name.clone() }</a>
                <span class="muted small">{ case.number.clone() }</span>
            </th>
            <td role="cell" class="muted">{ text::ago(case.edited, &props.handle.now) }</td>
            <td role="cell">{ words::size(*size) }</td>
            <td role="cell" class="acts">
                if handed.is_some() {
                    <div class="asked" role="group" aria-labelledby={question.clone()}>
                        <p id={question.clone()} tabindex="-1">{ words::is_saved(&file) }</p>
                        <button type="button" class="button small" onclick={keep}>{ words::KEEP_HERE }</button>
                        <button type="button" class="button small danger" onclick={take}>{ words::IT_IS_SAVED }</button>
                    </div>
                } else {
                    <button type="button" class="link" id={first} onclick={archive}>
                        { words::ARCHIVE }<span class="visually-hidden">{ " " }{ name.clone() }</span>
                    </button>
                }
            </td>
        </>
    }
}
