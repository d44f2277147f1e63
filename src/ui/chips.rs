//! Chips: short colored labels.

use casewright_core::case::Case;
use casewright_core::case::keys::{is_practice, is_sample};
use casewright_core::engine::ClockState;
use yew::prelude::*;

use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;

/// What tells a case from others: its topics, its number, and whether it is a sample or closed.
pub(crate) fn case_chips(sop: &Sop, case: &Case) -> Html {
    let number = sop.number_of(case);
    html! {
        <>
            if is_sample(&case.id) {
                <span class="chip due">{ text::SAMPLE }</span>
            }
            if is_practice(&case.id) {
                <span class="chip due">{ text::PRACTICE }</span>
            }
            for topic in sop.topics_of(case) {
                <span class="chip topic" lang={of_procedures()}>{ topic }</span>
            }
            if !number.is_empty() {
                <span class="chip">{ text::case_number(number) }</span>
            }
            if case.closed.is_some() {
                <span class="chip due">{ text::CLOSED }</span>
            }
        </>
    }
}

/// The class that colors a chip by the state of a clock.
pub(crate) fn tone(state: ClockState) -> &'static str {
    match state {
        ClockState::Late => "late",
        ClockState::Due => "due",
        ClockState::Waiting | ClockState::Running | ClockState::Stopped => "running",
    }
}

/// The hours that count for a due time, beside the chip that shows it.
pub(crate) fn counts(words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    html! { <>{ " " }<span class="small muted counts">{ words.to_owned() }</span></> }
}
