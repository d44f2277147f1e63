//! A log: its entries, and a place to write the next one. Entries are added and struck out, never edited.

use yew::prelude::*;

use super::document;
use super::entry::{self, Typed, entry};
use crate::app::held::Held;
use crate::app::language::of_procedures;
use crate::app::settings::{self, Settings, signed};
use crate::app::state::{Desk, Target};
use crate::app::text;
use crate::app::view::html;
use crate::browser::{clock, focus, input, page};
use casewright_core::case::{Action, LogEntry};
use casewright_core::id::FieldId;

/// What it is drawn from.
pub(crate) struct Props<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) field: FieldId,
    pub(crate) question: AttrValue,
    pub(crate) newest_first: bool,
    /// The entries of the field, each with its place among all of the case.
    pub(crate) entries: &'a [(usize, LogEntry)],
    /// What is typed for the next entry.
    pub(crate) text: AttrValue,
    pub(crate) required: bool,
    pub(crate) invalid: bool,
    pub(crate) described: Option<AttrValue>,
    pub(crate) about: Html,
    /// Whether someone wanted to add an entry without initials.
    pub(crate) unsigned: &'a Held<bool>,
}

pub(crate) fn log(props: &Props<'_>) -> Html {
    let mut entries: Vec<&(usize, LogEntry)> = props.entries.iter().collect();
    if props.newest_first {
        entries.reverse();
    }
    let desk = props.desk;
    let target = Target::Field(props.field.clone());
    let id = target.element();
    let (text, invalid, described) = (props.text.clone(), props.invalid, props.described.clone());
    let required = props.required && entries.iter().all(|(_, entry)| entry.struck);
    // What is said of it stands last: what comes and goes above a button would move it away under the mouse.
    html! {
        <fieldset class="log">
            <legend lang={of_procedures()}>{ props.question.clone() }</legend>
            if !entries.is_empty() {
                <ul>
                    for (place, entry) in entries {
                        { line(desk, *place, entry) }
                    }
                </ul>
            }
            <label for={id.clone()}>{ text::NEW_ENTRY }{ document::unseen(&props.question) }</label>
            { entry(&entry::Props { desk, target, typed: Typed::Paragraph, text, required, invalid, described }) }
            { sign_and_add(props, &id) }
            { props.about.clone() }
        </fieldset>
    }
}

fn line(desk: &Desk, place: usize, entry: &LogEntry) -> Html {
    let written = AttrValue::from(entry.written(&clock::now().zone));
    let struck = entry.struck;
    let words = if struck { text::RESTORE } else { text::STRIKE_OUT };
    let onclick = {
        let (desk, entry) = (desk.clone(), LogEntry { struck: !struck, ..entry.clone() });
        move |_: MouseEvent| desk.happened(Action::Struck(entry.clone()))
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

fn sign_and_add(props: &Props<'_>, id: &str) -> Html {
    let (initials, problem) = ([id, "-initials"].concat(), [id, "-unsigned"].concat());
    let settings = settings::read();
    let unsigned = **props.unsigned && settings.signed().is_empty();
    let oninput = {
        let unsigned = props.unsigned.setter();
        move |event: InputEvent| {
            settings::keep(&Settings { initials: input::value(&event), ..settings::read() });
            unsigned.set(false);
        }
    };
    let add = {
        let (desk, field) = (props.desk.clone(), props.field.clone());
        let unsigned = props.unsigned.setter();
        let (area, initials) = (id.to_owned(), initials.clone());
        move |_: MouseEvent| {
            // What stands in the boxes counts: the last keys of an entry may not be drawn yet on a slow machine. Initials may
            // have been set in another tab since this box was drawn empty.
            let text = input::of(&area).trim().to_owned();
            let by = Some(input::of(&initials)).filter(|typed| !typed.trim().is_empty());
            let by = by.map_or_else(|| settings::read().signed(), |typed| signed(&typed));
            let mut next = &area;
            if by.is_empty() && !text.is_empty() {
                unsigned.set(true);
                next = &initials;
            } else if !text.is_empty() {
                let field = field.clone();
                desk.happened(Action::Logged(LogEntry { field, at: clock::instant(), by, text, struck: false }));
                page::say(&text::ADDED);
            }
            focus::soon(next.clone());
        }
    };
    let named = |words: &str| [words, " ", &props.question].concat();
    html! {
        <>
            <div class="adding">
                <label for={initials.clone()}>{ text::INITIALS }</label>
                <input id={initials} type="text" maxlength="5" autocomplete="off" spellcheck="false"
                    value={settings.initials} {oninput} aria-label={named(&text::INITIALS)} aria-invalid={unsigned.then_some("true")}
                    aria-describedby={unsigned.then(|| problem.clone())} />
                <button type="button" class="button small" id={[id, "-add"].concat()} onclick={add}
                    aria-label={named(&text::ADD_ENTRY)}>{ text::ADD_ENTRY }</button>
            </div>
            if unsigned {
                <p id={problem} class="problem-text">{ text::UNSIGNED }</p>
            }
        </>
    }
}
