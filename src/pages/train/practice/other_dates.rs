//! "Try it with other dates": the answers that decide, and what comes of them.

use std::collections::BTreeMap;

use casewright_core::case::{Answer, Entries};
use casewright_core::id::FieldId;
use casewright_core::procedure::{Field, Kind};
use casewright_core::training::scenario::{Outcome, inputs, outcomes};
use casewright_core::value::Now;
use yew::prelude::*;

use crate::browser::input;
use crate::pack::Sop;
use crate::text::language::of_procedures;
use crate::text::train::practice as words;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) sop: Sop,
    /// The case as a good CSM leaves it.
    pub(super) entries: Entries,
    pub(super) now: Option<Now>,
}

#[component]
pub(super) fn OtherDates(props: &Props) -> Html {
    let changed = use_state_eq(BTreeMap::<FieldId, String>::new);
    let Some(now) = &props.now else { return Html::default() };
    let mut entries = props.entries.clone();
    for (field, text) in &*changed {
        entries.answers.insert(field.clone(), Answer::Text(text.clone()));
    }
    let fields: Vec<&Field> = inputs(&props.sop, &entries, now)
        .iter()
        .filter_map(|id| props.sop.field(id))
        .filter(|field| !matches!(field.kind, Kind::SomeOf(_)))
        .collect();
    let before = outcomes(&props.sop, &props.entries, now);
    let after = outcomes(&props.sop, &entries, now);
    html! {
        <details class="card other-dates">
            <summary>{ words::OTHER_DATES }</summary>
            <p class="muted small">{ words::OTHER_DATES_HELP }</p>
            <div class="inputs" lang={of_procedures()}>
                for field in fields {
                    { control(field, entries.answers.get(&field.id), &changed) }
                }
            </div>
            { table(&before, &after) }
        </details>
    }
}

fn control(field: &Field, answer: Option<&Answer>, changed: &UseStateHandle<BTreeMap<FieldId, String>>) -> Html {
    let id = AttrValue::from(["other-", field.id.as_str()].concat());
    let text = answer.map(Answer::as_text).unwrap_or_default().to_owned();
    let set = {
        let (changed, field) = (changed.clone(), field.id.clone());
        move |text: String| {
            let mut next = (*changed).clone();
            next.insert(field.clone(), text);
            changed.set(next);
        }
    };
    let options: Vec<(String, String)> = match &field.kind {
        Kind::YesNo => ["yes", "no"].map(|word| (word.to_owned(), word.to_owned())).into(),
        Kind::OneOf(options) => {
            options.iter().map(|option| (option.id.as_str().to_owned(), option.label.clone())).collect()
        }
        _ => Vec::new(),
    };
    html! {
        <div key={field.id.as_str()}>
            <label for={id.clone()}>{ field.label.clone() }</label>
            if options.is_empty() {
                <input type="text" {id} autocomplete="off" value={text} oninput={move |event: InputEvent| set(input::value(&event))} />
            } else {
                <select {id} onchange={move |event: Event| set(input::value(&event))}>
                    <option value="" selected={text.is_empty()} />
                    for (value, label) in options {
                        <option selected={value == text} value={value.clone()}>{ label }</option>
                    }
                </select>
            }
        </div>
    }
}

/// What comes out now beside what came out in the scenario; what differs is marked.
fn table(before: &[Outcome], after: &[Outcome]) -> Html {
    let new = after.iter().filter(|outcome| !before.iter().any(|old| old.subject == outcome.subject));
    let said =
        |of: Option<&Outcome>| of.map_or_else(|| words::NONE.to_string(), |outcome| words::shown(&outcome.shown));
    let rows = before.iter().chain(new).map(|outcome| {
        let of = |all: &[Outcome]| said(all.iter().find(|one| one.subject == outcome.subject));
        (words::subject(&outcome.subject), of(before), of(after))
    });
    html! {
        <div class="table" tabindex="0" role="region" aria-label={words::OTHER_DATES}>
            <table>
                <thead>
                    <tr><th scope="col">{ words::OUTCOME }</th><th scope="col">{ words::IN_SCENARIO }</th><th scope="col">{ words::WITH_CHANGES }</th></tr>
                </thead>
                <tbody lang={of_procedures()}>
                    for (subject, before, after) in rows {
                        <tr key={subject.clone()}>
                            <th scope="row">{ subject }</th>
                            <td>{ before.clone() }</td>
                            <td>if before == after { { after } } else { <mark>{ after }</mark> }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
