//! What is due in this case, the most pressing first, each with the reason for its time.

use yew::prelude::*;

use super::document;
use crate::app::language::of_procedures;
use crate::app::sop::Sop;
use crate::app::text;
use crate::app::text::paper::CALENDAR_FILE;
use crate::app::view::html;
use casewright_core::engine::{ClockState, DueState, overtaken, pressing};
use casewright_core::value::Now;

/// What it is drawn from.
pub(crate) struct Props<'a> {
    pub(crate) sop: &'a Sop,
    pub(crate) clocks: &'a [DueState],
    pub(crate) now: &'a Now,
}

pub(crate) fn clocks(props: &Props<'_>) -> Html {
    let all = pressing(props.clocks, props.now);
    if all.is_empty() {
        return Html::default();
    }
    let (overtaken, now): (Vec<_>, Vec<_>) = all.iter().partition(|due| overtaken(due, &all));
    html! {
        <section class="card clocks" aria-labelledby="clocks-heading">
            <h2 id="clocks-heading">{ text::CLOCKS }</h2>
            <ul>
                for due in now {
                    { clock(props, due, false) }
                }
                for due in overtaken {
                    { clock(props, due, true) }
                }
            </ul>
            // start.js hears it: what makes the file is of the second program.
            <button type="button" class="link small" data-asks="calendar">{ CALENDAR_FILE }</button>
        </section>
    }
}

fn clock(props: &Props<'_>, due: &DueState, overtaken: bool) -> Html {
    let cited = props.sop.cited(&due.sources);
    html! {
        <li class={overtaken.then_some("overtaken")}>
            <p>
                <span class={["chip ", tone(due.state)].concat()}>{ text::due_chip(due, props.now) }</span>
                { counts(text::counts(due)) }{ " " }
                <span lang={of_procedures()}>{ document::line(&due.says) }</span>
            </p>
            if !overtaken {
                <p class="small muted" lang={of_procedures()}>{ due.because.clone() }</p>
                <p class="small muted">{ text::source(&cited) }</p>
            }
        </li>
    }
}

/// Which hours count, beside the chip that says when.
pub(crate) fn counts(words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    html! { <>{ " " }<span class="small muted counts">{ words.to_owned() }</span></> }
}

/// The class that gives a chip the colour of its state.
pub(crate) fn tone(state: ClockState) -> &'static str {
    match state {
        ClockState::Late => "late",
        ClockState::Due => "due",
        ClockState::Waiting | ClockState::Running | ClockState::Stopped => "running",
    }
}
