//! The questions of a step with their full answers.

use std::rc::Rc;

use yew::prelude::*;

use super::case::Paper;
use crate::text;
use crate::text::paper as words;
use casewright_core::case::{Answer, LogEntry, RowAnswer};
use casewright_core::engine::{FieldState, Scope};
use casewright_core::procedure::{Choice, Column, Field, Kind, Step};
use casewright_core::value::{Zone, yes_or_no};

pub(super) fn answers(paper: &Paper<'_>, scope: &Scope<'_>, step: &Step) -> Html {
    let shown = |state: &&Rc<FieldState>| state.shown && step.fields.contains(&state.id);
    let fields = paper.evaluation.fields.iter().filter(shown);
    let all: Html = fields.filter_map(|state| Some(one(paper, scope, paper.sop.field(&state.id)?, state))).collect();
    html! { <dl class="answers">{ all }</dl> }
}

fn one(paper: &Paper<'_>, scope: &Scope<'_>, field: &Field, state: &FieldState) -> Html {
    let answer = paper.entries.answers.get(&field.id);
    let others = paper.case.others.get(&field.id).map(Vec::as_slice).unwrap_or_default();
    let zone = &paper.now.zone;
    html! {
        <div key={field.id.as_str()}>
            <dt>{ field.label.clone() }</dt>
            <dd>
                { match (&field.kind, answer) {
                    (Kind::Log(newest_first), _) => log(paper, field, *newest_first, answer),
                    (Kind::Rows(columns), Some(Answer::Rows(rows))) if !rows.is_empty() => table(columns, rows, state, zone),
                    (_, Some(answer)) if !answer.is_empty() => {
                        let value = scope.field(&field.id).and_then(|reading| reading.value.as_ref());
                        let said = value.map_or_else(|| typed(&field.kind, answer), |value| value.display(zone));
                        html! { <p class="typed" dir="auto">{ said }</p> }
                    }
                    _ => html! { <p class="muted">{ if state.required { words::NEEDED } else { words::NO_ANSWER } }</p> },
                } }
                if let Some(problem) = &state.problem {
                    <p class="small"><b>{ text::answer_problem(problem) }</b></p>
                }
                for (place, other) in others.iter().enumerate() {
                    <p key={place} class="typed" dir="auto"><b>{ words::OTHER_ANSWER }</b>{ " " }{ typed(&field.kind, other) }</p>
                }
            </dd>
        </div>
    }
}

/// An answer as it was given, for one that cannot be read.
fn typed(kind: &Kind, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => label(kind, text),
        Answer::Choices(chosen) => chosen.iter().map(|one| label(kind, one)).collect::<Vec<_>>().join(", "),
        Answer::Rows(rows) => {
            let row = |row: &RowAnswer| row.cells.values().cloned().collect::<Vec<_>>().join(", ");
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    }
}

/// The label of an option; any other text unchanged.
fn label(kind: &Kind, text: &str) -> String {
    let of = |options: &[Choice]| options.iter().find(|option| option.id.as_str() == text).map(|one| one.label.clone());
    let known = match (kind, text) {
        (Kind::OneOf(options) | Kind::SomeOf(options), _) => of(options),
        (Kind::YesNo, "yes" | "no") => Some(yes_or_no(text == "yes").to_owned()),
        _ => None,
    };
    known.unwrap_or_else(|| text.to_owned())
}

/// Every row, with the totals below.
fn table(columns: &[Column], rows: &[RowAnswer], state: &FieldState, zone: &Zone) -> Html {
    let cell = |row: &RowAnswer, column: &Column| {
        let text = row.cells.get(&column.id).map_or("", String::as_str);
        let value = casewright_core::engine::value_of(&column.kind, text, zone);
        value.map_or_else(|| label(&column.kind, text), |value| value.display(zone))
    };
    html! {
        <>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words::NUMBER }</th>
                        for column in columns.iter() {
                            <th scope="col">{ column.label.clone() }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (number, row) in (1_usize..).zip(rows.iter()) {
                        <tr key={row.key}>
                            <td>{ text::number(number) }</td>
                            for column in columns.iter() {
                                <td class="typed" dir="auto">{ cell(row, column) }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
            for (label, total) in state.totals.iter() {
                <p key={label.as_str()}>{ text::total(label, total) }</p>
            }
        </>
    }
}

/// Every entry, including those struck out, and the text not added yet.
fn log(paper: &Paper<'_>, field: &Field, newest_first: bool, answer: Option<&Answer>) -> Html {
    let mut entries: Vec<&LogEntry> = paper.entries.log.iter().filter(|entry| entry.field == field.id).collect();
    if newest_first {
        entries.reverse();
    }
    let waiting = answer.map_or("", Answer::as_text).trim();
    html! {
        <>
            if entries.is_empty() {
                <p class="muted">{ words::NO_ENTRIES }</p>
            }
            <ul class="entries">
                for (place, entry) in entries.into_iter().enumerate() {
                    <li key={place} class="typed" dir="auto">
                        if entry.struck {
                            <b>{ text::STRUCK_OUT }</b><s>{ entry.written(&paper.now.zone) }</s>
                        } else {
                            { entry.written(&paper.now.zone) }
                        }
                    </li>
                }
            </ul>
            if !waiting.is_empty() {
                <p class="typed" dir="auto"><b>{ words::NOT_ADDED }</b>{ " " }{ waiting }</p>
            }
        </>
    }
}
