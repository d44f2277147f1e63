//! The deadlines of this case, most pressing first, each with the reason for its time.

use std::rc::Rc;

use yew::prelude::*;

use crate::commands::Command;
use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;
use crate::text::paper::CALENDAR_FILE;
use crate::ui::chips::{counts, tone};
use crate::ui::document;
use crate::ui::why::Why;
use casewright_core::document::plain;
use casewright_core::engine::{DueState, overtaken, pressing};
use casewright_core::value::Now;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sop: Sop,
    pub(crate) clocks: Vec<Rc<DueState>>,
    /// To the minute, or each key would draw them again.
    pub(crate) now: Now,
    pub(crate) run: Callback<Command>,
}

#[component]
pub(crate) fn Clocks(props: &Props) -> Html {
    let all = pressing(&props.clocks, &props.now);
    if all.is_empty() {
        return Html::default();
    }
    let (overtaken, now): (Vec<_>, Vec<_>) = all.iter().partition(|due| overtaken(due, &all));
    html! {
        <section class="card clocks" translate="no" aria-labelledby="clocks-heading">
            <h2 id="clocks-heading">{ text::CLOCKS }</h2>
            <ul>
                for due in now {
                    { clock(props, due, false) }
                }
                for due in overtaken {
                    { clock(props, due, true) }
                }
            </ul>
            <button type="button" class="link small" onclick={props.run.reform(|_: MouseEvent| Command::CalendarFile)}>
                { CALENDAR_FILE }
            </button>
        </section>
    }
}

fn clock(props: &Props, due: &DueState, overtaken: bool) -> Html {
    html! {
        <li class={overtaken.then_some("overtaken")}>
            <p>
                <span class={["chip ", tone(due.state)].concat()}>{ text::due_chip(due, &props.now) }</span>
                { counts(&text::counts(due)) }{ " " }
                <span lang={of_procedures()}>{ document::line(&due.says) }</span>
            </p>
            if !overtaken {
                <Why about={plain(&due.says)}>
                    <p class="small muted">{ text::due_because(due) }</p>
                    <p class="small muted">{ text::source(&props.sop, &due.sources) }</p>
                </Why>
            }
        </li>
    }
}
