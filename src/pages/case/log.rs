//! A log: its entries, and a control to write the next one. Entries are added and struck out, never edited.

use yew::prelude::*;

use super::entry::{self, InputKind, entry};
use super::handle::{CaseHandle, Target};
use crate::browser::{focus, input, keys, page};
use crate::settings::{self, Settings, signed, use_settings};
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;
use casewright_core::case::{Action, LogEntry};
use casewright_core::id::FieldId;

pub(crate) struct Props<'a> {
    pub(crate) handle: &'a CaseHandle,
    pub(crate) field: FieldId,
    pub(crate) question: AttrValue,
    pub(crate) newest_first: bool,
    /// The entries of the field, each with its index among all entries of the case.
    pub(crate) entries: &'a [(usize, LogEntry)],
    /// The text typed for the next entry.
    pub(crate) text: AttrValue,
    pub(crate) required: bool,
    pub(crate) invalid: bool,
    pub(crate) described: Option<AttrValue>,
    pub(crate) about: Html,
}

pub(crate) fn log(props: &Props<'_>) -> Html {
    let mut entries: Vec<&(usize, LogEntry)> = props.entries.iter().collect();
    if props.newest_first {
        entries.reverse();
    }
    let handle = props.handle;
    let target = Target::Field(props.field.clone());
    let id = target.element();
    let (text, invalid, described) = (props.text.clone(), props.invalid, props.described.clone());
    let required = props.required && entries.iter().all(|(_, entry)| entry.struck);
    // The description comes last: text that appears above a button would move it away under the mouse.
    html! {
        <fieldset class="log">
            <legend lang={of_procedures()}>{ props.question.clone() }</legend>
            if !entries.is_empty() {
                <ul>
                    for (place, entry) in entries {
                        { line(handle, *place, entry) }
                    }
                </ul>
            }
            <label for={id.clone()}>{ text::NEW_ENTRY }{ document::unseen(&props.question) }</label>
            { entry(&entry::Props { handle, target, kind: InputKind::Paragraph, text, required, invalid, described }) }
            <SignAndAdd handle={handle.clone()} field={props.field.clone()} question={props.question.clone()} />
            { props.about.clone() }
        </fieldset>
    }
}

fn line(handle: &CaseHandle, place: usize, entry: &LogEntry) -> Html {
    let written = AttrValue::from(entry.written(&handle.clock.now().zone));
    let struck = entry.struck;
    let words = if struck { text::RESTORE } else { text::STRIKE_OUT };
    let onclick = {
        let (handle, entry) = (handle.clone(), LogEntry { struck: !struck, ..entry.clone() });
        move |_: MouseEvent| handle.happened(Action::Struck(entry.clone()))
    };
    html! {
        <li key={place}>
            if struck {
                <s dir="auto">{ document::unseen(&text::STRUCK_OUT) }{ written.clone() }</s>
            } else {
                <span dir="auto">{ written.clone() }</span>
            }
            <button type="button" class="link small" {onclick} aria-label={[&words, " ", &written].concat()}>{ words }</button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SignProps {
    handle: CaseHandle,
    field: FieldId,
    question: AttrValue,
}

/// The writer's initials, and the button that adds the entry.
#[component]
fn SignAndAdd(props: &SignProps) -> Html {
    let id = Target::Field(props.field.clone()).element();
    let (initials, problem) = ([&id, "-initials"].concat(), [&id, "-unsigned"].concat());
    let (settings, set) = use_settings();
    // True once someone tried to add an entry without initials.
    let tried = use_state_eq(|| false);
    let unsigned = *tried && settings.signed().is_empty();
    let oninput = {
        let (tried, settings) = (tried.setter(), settings.clone());
        move |event: InputEvent| {
            set.emit(Settings { initials: input::value(&event), ..settings.clone() });
            tried.set(false);
        }
    };
    let add = {
        let (handle, field, tried) = (props.handle.clone(), props.field.clone(), tried.setter());
        let (area, initials) = (id.clone(), initials.clone());
        Callback::from(move |()| {
            // Read the controls themselves: on a slow machine the last keys may not be drawn yet, and the initials may
            // have been set in another tab since.
            let text = input::of(&area).trim().to_owned();
            let by = Some(input::of(&initials)).filter(|typed| !typed.trim().is_empty());
            let by = by.map_or_else(|| settings::read().signed(), |typed| signed(&typed));
            let mut next = &area;
            if by.is_empty() && !text.is_empty() {
                tried.set(true);
                next = &initials;
            } else if !text.is_empty() {
                let field = field.clone();
                handle.happened(Action::Logged(LogEntry {
                    field,
                    at: handle.clock.instant(),
                    by,
                    text,
                    struck: false,
                }));
                page::say(&text::ADDED);
            }
            focus::soon(next.clone());
        })
    };
    let onkeydown = {
        let add = add.clone();
        move |event: KeyboardEvent| {
            if keys::enter(&event) {
                add.emit(());
            }
        }
    };
    let named = |words: &str| [words, " ", &props.question].concat();
    html! {
        <>
            <div class="adding">
                <label for={initials.clone()}>{ text::INITIALS }</label>
                <input id={initials} type="text" maxlength="5" autocomplete="off" spellcheck="false"
                    value={settings.initials} {oninput} {onkeydown} aria-label={named(&text::INITIALS)} aria-invalid={unsigned.then_some("true")}
                    aria-describedby={unsigned.then(|| problem.clone())} />
                <button type="button" class="button small" id={[&id, "-add"].concat()} onclick={add.reform(|_: MouseEvent| ())}
                    aria-label={named(&text::ADD_ENTRY)}>{ text::ADD_ENTRY }</button>
            </div>
            if unsigned {
                <p id={problem} class="problem-text">{ text::UNSIGNED }</p>
            }
        </>
    }
}
