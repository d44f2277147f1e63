//! Importing a file: a preview beside what is here, and the person's choices.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{PartProps, StorageHandle};
use crate::browser::{files, focus, page, storage};
use crate::cases;
use crate::text::{self, storage as words};
use casewright_core::backup::{
    self, Backup, CaseSummary, LARGEST, PreviewLine, Resolution, State, preview, read_backup,
};

const HEADING: &str = "bring-heading";
const PREVIEW: &str = "preview-heading";

/// The progress of an import.
#[derive(Debug, Clone, PartialEq)]
enum ImportState {
    Idle,
    Reading,
    /// With the reason.
    Refused(String),
    Shown(Rc<ReadFile>),
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
struct ReadFile {
    name: String,
    backup: Backup,
    /// The cases of the file, each with its choice. Those that differ come first, identical ones last.
    lines: Vec<(PreviewLine, Resolution)>,
    /// The number of procedures and settings that are not here.
    others: usize,
}

#[component]
pub(super) fn BringIn(props: &PartProps) -> Html {
    let handle = &props.handle;
    let state = use_state(|| ImportState::Idle);
    let choose = {
        let state = state.setter();
        move |event: Event| {
            let Some(file) = files::chosen(&event) else { return };
            if usize::try_from(file.size()).map_or(true, |size| size > LARGEST) {
                return refuse(&state, words::too_large(&file.name()));
            }
            let name = file.name();
            let then = state.clone();
            state.set(ImportState::Reading);
            spawn_local(async move {
                let Some(text) = file.text().await else { return refuse(&then, words::not_read(&name)) };
                match read_backup(&text) {
                    Ok(backup) => {
                        then.set(ImportState::Shown(Rc::new(ReadFile::new(name, backup))));
                        focus::soon(PREVIEW.to_owned());
                    }
                    Err(why) => refuse(&then, words::no_backup(&name, why, text.len())),
                }
            });
        }
    };
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ words::IMPORT }</h2>
            { handle.done(HEADING) }
            <p class="muted" id="bring-why">{ words::IMPORT_HELP }</p>
            <label for="bring-file">{ words::IMPORT_FILE }</label>
            <input type="file" id="bring-file" accept=".json,application/json" aria-describedby="bring-why" onchange={choose} />
            { match &*state {
                ImportState::Idle => Html::default(),
                ImportState::Reading => html! { <p class="muted">{ words::READING }</p> },
                ImportState::Refused(why) => html! {
                    <div class="finding block" id="bring-refused" tabindex="-1"><p>{ why.clone() }</p></div>
                },
                ImportState::Shown(read) => shown(handle, read, &state.setter()),
            } }
        </section>
    }
}

fn refuse(state: &UseStateSetter<ImportState>, why: String) {
    page::say(&why);
    state.set(ImportState::Refused(why));
}

impl ReadFile {
    fn new(name: String, backup: Backup) -> ReadFile {
        let here = |key: &str| storage::stored(key);
        let first = |line: PreviewLine| {
            let choice = line.resolutions().first().copied().unwrap_or(Resolution::Keep);
            (line, choice)
        };
        let mut lines: Vec<(PreviewLine, Resolution)> = preview(&backup, &here).into_iter().map(first).collect();
        lines.sort_by_key(|(line, _)| match line.state {
            State::BothChanged | State::NewerThere | State::NewerHere | State::HereUnreadable => 0,
            State::Unreadable(_) => 1,
            State::New => 2,
            State::Same => 3,
        });
        let others = backup::others(&backup, &here).len();
        ReadFile { name, backup, lines, others }
    }

    /// The number of cases to import.
    fn wanted(&self) -> usize {
        self.lines.iter().filter(|(_, choice)| *choice != Resolution::Keep).count()
    }
}

fn shown(handle: &StorageHandle, read: &Rc<ReadFile>, state: &UseStateSetter<ImportState>) -> Html {
    let (wanted, same) = (read.wanted(), read.lines.iter().filter(|(line, _)| line.state == State::Same).count());
    let bring = {
        let (handle, read, state) = (handle.clone(), Rc::clone(read), state.clone());
        move |_: MouseEvent| {
            state.set(ImportState::Idle);
            handle.did(HEADING, bring_in(&read));
        }
    };
    let cancel = {
        let state = state.clone();
        move |_: MouseEvent| {
            state.set(ImportState::Idle);
            focus::soon(HEADING.to_owned());
        }
    };
    let lost = read.lines.iter().filter(|(line, _)| line.has_lost_letters()).count();
    let idle = wanted == 0 && read.others == 0;
    html! {
        <div class="preview">
            <h3 id={PREVIEW} tabindex="-1">{ words::preview(&read.name, read.backup.made, &handle.now) }</h3>
            <p>{ words::holds(read.lines.len(), same) }</p>
            if lost > 0 {
                <div class="finding warn"><p>{ words::lost_letters(lost) }</p></div>
            }
            if read.others > 0 {
                <p class="muted small">{ words::others(read.others) }</p>
            }
            if read.backup.left_out > 0 {
                <p class="muted small">{ words::left_out(read.backup.left_out) }</p>
            }
            if same < read.lines.len() {
                <table class="listed" role="table" aria-labelledby={PREVIEW}>
                    <thead role="rowgroup">
                        <tr role="row">
                            for title in words::PREVIEW_COLUMNS {
                                <th role="columnheader" scope="col">{ title }</th>
                            }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        for (place, (line, choice)) in read.lines.iter().enumerate().filter(|(_, (line, _))| line.state != State::Same) {
                            <tr role="row" key={line.key.as_str()}>{ cells(handle, read, state, place, line, *choice) }</tr>
                        }
                    </tbody>
                </table>
            }
            <p class="buttons">
                if !idle {
                    <button type="button" class="button primary" onclick={bring}>{ words::import_button(wanted) }</button>
                }
                <button type="button" class="button" onclick={cancel}>{ if idle { words::CLOSE } else { words::CANCEL } }</button>
            </p>
        </div>
    }
}

fn cells(
    handle: &StorageHandle,
    read: &Rc<ReadFile>,
    state: &UseStateSetter<ImportState>,
    place: usize,
    line: &PreviewLine,
    chosen: Resolution,
) -> Html {
    let name = line.theirs.as_ref().or(line.ours.as_ref()).map_or(line.key.clone(), |called| text::name(&called.name));
    let number = line.theirs.as_ref().map(|called| called.number.clone()).unwrap_or_default();
    let at = |called: &Option<CaseSummary>| {
        called.as_ref().map_or("—".to_owned(), |called| words::version(called, &handle.now))
    };
    let group = format!("choice-{place}");
    html! {
        <>
            <th role="rowheader" scope="row">
                <span class="name" dir="auto">{ name.clone() }</span>{ " " }<span class="muted small">{ number }</span>
            </th>
            <td role="cell">{ words::state(line.state) }</td>
            <td role="cell" class="muted"><span class="which">{ words::IN_FILE }</span>{ at(&line.theirs) }</td>
            <td role="cell" class="muted"><span class="which">{ words::HERE }</span>{ at(&line.ours) }</td>
            <td role="cell">
                if asked(line) {
                    <fieldset>
                        <legend class="visually-hidden">{ words::choice_label(&name) }</legend>
                        for choice in line.resolutions().iter().copied() {
                            <label class="pick">
                                <input
                                    type="radio" name={group.clone()} checked={choice == chosen}
                                    onchange={picked(read, state, place, choice)}
                                />
                                { " " }{ words::choice(choice, true) }
                            </label>
                        }
                    </fieldset>
                } else {
                    { words::choice(chosen, false) }
                }
            </td>
        </>
    }
}

/// True if there is something to choose: new cases are always imported, and unreadable ones if nothing is in their
/// place.
fn asked(line: &PreviewLine) -> bool {
    !matches!(line.state, State::New | State::Same | State::Unreadable(_))
}

fn picked(
    read: &Rc<ReadFile>,
    state: &UseStateSetter<ImportState>,
    place: usize,
    choice: Resolution,
) -> Callback<Event> {
    let (read, state) = (Rc::clone(read), state.clone());
    Callback::from(move |_: Event| {
        let mut read = (*read).clone();
        if let Some((_, chosen)) = read.lines.get_mut(place) {
            *chosen = choice;
        }
        state.set(ImportState::Shown(Rc::new(read)));
    })
}

/// Imports what was chosen and reports the outcome. Stops at the first record that cannot be stored.
fn bring_in(read: &ReadFile) -> String {
    let mut outcome = words::ImportOutcome::default();
    for (line, choice) in &read.lines {
        if *choice == Resolution::Keep {
            outcome.stayed = outcome.stayed.saturating_add(1);
        } else if outcome.stopped.is_none() {
            match cases::bring_in(line, *choice) {
                Ok(true) => outcome.cases = outcome.cases.saturating_add(1),
                Ok(false) => outcome.changed = outcome.changed.saturating_add(1),
                Err(why) => outcome.stopped = Some(why),
            }
        }
    }
    for (key, text) in backup::others(&read.backup, &storage::stored) {
        if outcome.stopped.is_none() {
            match storage::put(key, &text) {
                Ok(()) => outcome.others = outcome.others.saturating_add(1),
                Err(why) => outcome.stopped = Some(why),
            }
        }
    }
    words::imported(&outcome, read.wanted())
}
