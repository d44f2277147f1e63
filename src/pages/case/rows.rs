//! A list of rows: a group of cells for each, and buttons to add and remove rows.

use yew::prelude::*;

use super::choices::{self, ChoiceOption, choices};
use super::entry::{self, InputKind, entry};
use super::handle::{CaseHandle, Target};
use crate::browser::focus;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;
use casewright_core::case::{Action, Answer, RowAnswer};
use casewright_core::engine::problem_of;
use casewright_core::id::FieldId;
use casewright_core::procedure::Column;
use casewright_core::value::Zone;

pub(crate) struct Props<'a> {
    pub(crate) handle: &'a CaseHandle,
    pub(crate) field: FieldId,
    pub(crate) question: AttrValue,
    pub(crate) columns: &'a [Column],
    pub(crate) rows: &'a [RowAnswer],
    /// The label and the sum of each column with a total.
    pub(crate) totals: &'a [(String, String)],
    pub(crate) invalid: bool,
    pub(crate) described: Option<AttrValue>,
    pub(crate) about: Html,
}

pub(crate) fn rows(props: &Props<'_>) -> Html {
    let group = Target::Field(props.field.clone()).element();
    let add = {
        let (handle, field) = (props.handle.clone(), props.field.clone());
        let first = props.columns.first().map(|column| column.id.clone());
        let next = props.rows.iter().map(|row| row.key).max().map_or(0, |key| key.saturating_add(1));
        move |_: MouseEvent| {
            handle.happened(Action::RowAdded { field: field.clone() });
            if let Some(column) = first.clone() {
                focus::soon(Target::Cell(field.clone(), next, column).element());
            }
        }
    };
    let described = props.described.clone();
    html! {
        <fieldset id={group.clone()} class="rows" aria-invalid={props.invalid.then_some("true")}
            aria-describedby={described}>
            <legend lang={of_procedures()}>{ props.question.clone() }</legend>
            { props.about.clone() }
            for (number, row) in (1_usize..).zip(props.rows.iter()) {
                <fieldset class="row" key={row.key}>
                    <legend>{ text::row(number) }</legend>
                    for column in props.columns.iter() {
                        { cell(props, row, column) }
                    }
                    { remove(props, row, number) }
                </fieldset>
            }
            if !props.rows.is_empty() {
                for (label, total) in props.totals.iter() {
                    <p class="total" key={label.as_str()}>{ text::total(label, total) }</p>
                }
            }
            <button type="button" class="button small" id={[&group, "-add"].concat()} onclick={add}>
                { text::ADD_ROW }{ document::unseen(&props.question) }
            </button>
        </fieldset>
    }
}

fn cell(props: &Props<'_>, row: &RowAnswer, column: &Column) -> Html {
    let handle = props.handle;
    let target = Target::Cell(props.field.clone(), row.key, column.id.clone());
    let text = row.cells.get(&column.id).cloned().unwrap_or_default();
    let (question, required) = (AttrValue::from(column.label.clone()), column.required);
    // Marks only the cell; the problem itself is shown once, above.
    let unread = || problem_of(&column.kind, &Answer::Text(text.clone()), &Zone::fixed(0)).is_some();
    let invalid = props.invalid && if text.trim().is_empty() { required } else { unread() };
    let described = None;
    if let Some(offered) = ChoiceOption::all(&column.kind) {
        let chosen = if text.is_empty() { Vec::new() } else { vec![text] };
        let (many, about) = (false, Html::default());
        return choices(&choices::Props {
            handle,
            target,
            question,
            offered,
            chosen,
            many,
            required,
            invalid,
            described,
            about,
        });
    }
    let (id, kind, text) = (target.element(), InputKind::new(&column.kind), text.into());
    html! {
        <div class="field" key={column.id.as_str()}>
            <label for={id} lang={of_procedures()}>{ question }</label>
            { entry(&entry::Props { handle, target, kind, text, required, invalid, described }) }
        </div>
    }
}

fn remove(props: &Props<'_>, row: &RowAnswer, number: usize) -> Html {
    let onclick = {
        let (handle, field, key) = (props.handle.clone(), props.field.clone(), row.key);
        move |_: MouseEvent| {
            handle.happened(Action::RowRemoved { field: field.clone(), key });
            focus::soon([&Target::Field(field.clone()).element(), "-add"].concat());
        }
    };
    html! {
        <button type="button" class="link small" {onclick}>
            { text::REMOVE_ROW }{ document::unseen(&text::row(number)) }
        </button>
    }
}
