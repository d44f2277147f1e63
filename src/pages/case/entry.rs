//! A control to type into: a line, a paragraph, a date with a calendar, a time with a calendar and a "now" button.

use chrono::NaiveDate;
use yew::prelude::*;

use super::handle::{CaseHandle, Target};
use crate::browser::{input, page};
use crate::cases::CaseClock;
use crate::text;
use casewright_core::engine::value_of;
use casewright_core::procedure::Kind;
use casewright_core::value::{Value, next_date, seen, write_date, write_time};

/// The kind of control that an answer is typed into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum InputKind {
    Line,
    Paragraph,
    /// Any other line, with the keyboard that a phone shows for it.
    Keyboard(&'static str),
    Date,
    Time,
}

impl InputKind {
    pub(crate) fn new(kind: &Kind) -> InputKind {
        match kind {
            Kind::Paragraph => InputKind::Paragraph,
            Kind::Email => InputKind::Keyboard("email"),
            Kind::Phone => InputKind::Keyboard("tel"),
            Kind::Link => InputKind::Keyboard("url"),
            Kind::Number | Kind::Money => InputKind::Keyboard("decimal"),
            Kind::Date => InputKind::Date,
            Kind::Time => InputKind::Time,
            _ => InputKind::Line,
        }
    }
}

pub(crate) struct Props<'a> {
    pub(crate) handle: &'a CaseHandle,
    pub(crate) target: Target,
    pub(crate) kind: InputKind,
    /// As typed.
    pub(crate) text: AttrValue,
    pub(crate) required: bool,
    pub(crate) invalid: bool,
    /// The ids of the elements that describe it.
    pub(crate) described: Option<AttrValue>,
}

pub(crate) fn entry(props: &Props<'_>) -> Html {
    let id = AttrValue::from(props.target.element());
    let answer = {
        let (handle, target) = (props.handle.clone(), props.target.clone());
        Callback::from(move |text: String| handle.happened(target.answered(text)))
    };
    let oninput = answer.reform(|event: InputEvent| input::value(&event));
    let onchange = (props.kind == InputKind::Date).then(|| completed(&props.handle.clock, &answer));
    let required = props.required.then_some("true");
    let invalid = props.invalid.then_some("true");
    if props.kind == InputKind::Paragraph {
        return html! {
            <textarea id={id} rows="3" dir="auto" autocomplete="off" value={props.text.clone()} {oninput}
                aria-required={required} aria-invalid={invalid} aria-describedby={props.described.clone()} />
        };
    }
    let clock = &props.handle.clock;
    let (inputmode, beside) = match props.kind {
        InputKind::Keyboard(keyboard) => (Some(keyboard), Html::default()),
        InputKind::Date => (None, calendar(&id, &Kind::Date, &props.text, clock, &answer)),
        InputKind::Time => {
            (None, html! { <>{ now(clock, &answer) }{ calendar(&id, &Kind::Time, &props.text, clock, &answer) }</> })
        }
        InputKind::Line | InputKind::Paragraph => (None, Html::default()),
    };
    html! {
        <span class="entry">
            <input id={id} type="text" dir="auto" autocomplete="off" {inputmode} value={props.text.clone()} {oninput} {onchange}
                aria-required={required} aria-invalid={invalid} aria-describedby={props.described.clone()} />
            { beside }
        </span>
    }
}

/// Adds the year to a date without one when the field is left: the next such day. What is stored must not mean another
/// day next year.
fn completed(clock: &CaseClock, answer: &Callback<String>) -> Callback<yew::Event> {
    let (clock, answer) = (clock.clone(), answer.clone());
    Callback::from(move |event: yew::Event| {
        if let Some(date) = without_year(&clock, &event) {
            answer.emit(write_date(date));
            page::say(&text::read_as(date));
        }
    })
}

/// The next day that a date without a year can mean, in the field that an event came from.
pub(super) fn without_year(clock: &CaseClock, event: &yew::Event) -> Option<NaiveDate> {
    next_date(&seen(&input::value(event)), clock.now().today())
}

/// A button that opens the browser's own calendar, for a date or a date and time. The input behind it is not reachable by
/// Tab, which would stop in it four times and more.
fn calendar(field: &str, kind: &Kind, text: &str, clock: &CaseClock, answer: &Callback<String>) -> Html {
    let id = AttrValue::from([field, "-calendar"].concat());
    let zone = clock.now().zone;
    let input_type = if *kind == Kind::Time { "datetime-local" } else { "date" };
    let value = match value_of(kind, text, &zone) {
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Time(time)) => {
            let local = zone.local(time);
            [local.date().to_string(), "T".to_owned(), local.time().to_string()].concat()
        }
        _ => String::new(),
    };
    let picked = {
        let (kind, answer) = (kind.clone(), answer.clone());
        move |event: yew::Event| match value_of(&kind, &input::value(&event), &zone) {
            Some(Value::Date(date)) => answer.emit(write_date(date)),
            Some(Value::Time(time)) => answer.emit(write_time(time, &zone)),
            // It was emptied there, or is half chosen.
            _ => {}
        }
    };
    let open = {
        let id = id.clone();
        move |_: MouseEvent| input::open_calendar(&id)
    };
    html! {
        <span class="calendar">
            <input {id} type={input_type} tabindex="-1" aria-hidden="true" {value} onchange={picked} />
            <button type="button" class="beside" aria-label={text::OPEN_CALENDAR} title={text::OPEN_CALENDAR}
                onclick={open}>{ "▦" }</button>
        </span>
    }
}

fn now(clock: &CaseClock, answer: &Callback<String>) -> Html {
    let clock = clock.clone();
    let onclick = answer.reform(move |_: MouseEvent| {
        let now = clock.now();
        write_time(now.instant, &now.zone)
    });
    html! { <button type="button" class="beside" {onclick}>{ text::NOW }</button> }
}
