//! Backing up everything, and the browser's promise to keep the data.

use std::rc::Rc;

use yew::prelude::*;

use super::StorageHandle;
use crate::browser::persist::{self, Promised};
use crate::browser::{clock, files, page, storage};
use crate::cases::records::{StoredCase, everything};
use crate::text::storage as words;
use casewright_core::backup::{BACKUP_DAYS, write_backup};
use casewright_core::case::keys::{BACKUP, is_sample};
use casewright_core::value::{Now, write_utc};

// The palette leads there, too.
const HEADING: &str = "backup-heading";

/// Makes a backup of everything and returns the name of its file; none if the browser did not accept it.
pub(crate) fn back_up(now: &Now) -> Option<String> {
    let all: Vec<(String, String)> = everything().0.into_iter().collect();
    let file = words::backup_file(now);
    if !files::download(&file, &write_backup(now.instant, &all), files::JSON) {
        return None;
    }
    // If there is no room for the date, the backup is still good.
    storage::offer(BACKUP, &write_utc(now.instant));
    Some(file)
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) handle: StorageHandle,
    /// The browser's promise; none until it has answered.
    pub(super) promised: UseStateHandle<Option<Promised>>,
}

#[component]
pub(super) fn BackingUp(props: &Props) -> Html {
    let handle = &props.handle;
    let promised = &props.promised;
    // Kept here as well, since a full storage does not keep the date.
    let made = use_state_eq(|| None);
    let last = handle.records.backup.max(*made);
    let counts = |list: &[Rc<StoredCase>]| list.iter().any(|record| !is_sample(&record.case.id));
    let due = (counts(&handle.records.open) || counts(&handle.records.closed))
        && last.is_none_or(|last| (handle.now.instant - last).num_days() >= BACKUP_DAYS);
    let make = {
        let (handle, promised, made) = (handle.clone(), promised.setter(), made.setter());
        move |_: MouseEvent| {
            let now = clock::now();
            let Some(file) = back_up(&now) else {
                return handle.did(HEADING, words::NOT_DOWNLOADED.to_string());
            };
            made.set(Some(now.instant));
            let promised = promised.clone();
            persist::ask(move |answer| promised.set(Some(answer)));
            handle.did(HEADING, words::backed_up(&file));
        }
    };
    let ask = {
        let promised = promised.setter();
        move |_: MouseEvent| {
            let promised = promised.clone();
            persist::ask(move |answer| {
                promised.set(Some(answer));
                page::say(&words::promised(answer));
            });
        }
    };
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::BACKUP }</h2>
            { handle.done(HEADING) }
            if handle.records.unsaved > 0 {
                <div class="finding block"><p>{ words::unsaved(handle.records.unsaved) }</p></div>
            }
            if due {
                <div class="finding warn"><p>{ words::backup_due(last, &handle.now) }</p></div>
            } else if let Some(last) = last {
                <p>{ words::last_backup(last, &handle.now) }</p>
            }
            <button type="button" class="button primary" onclick={make}>{ words::MAKE_BACKUP }</button>
            <p class="muted small">{ words::BACKUP_CONTENTS }</p>
            if let Some(answer) = **promised {
                <h3>{ words::PROMISE }</h3>
                <p>{ words::promised(answer) }</p>
                if answer == Promised::No {
                    <button type="button" class="button" onclick={ask}>{ words::ASK_PROMISE }</button>
                }
                <p class="muted small">{ words::PROMISE_LIMITS }</p>
            }
        </section>
    }
}
