//! Chips: short colored labels.

use casewright_core::case::Case;
use casewright_core::case::keys::{is_practice, is_sample};
use casewright_core::engine::ClockState;
use yew::prelude::*;

use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;

/// What tells a case from others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaseChips {
    sample: bool,
    practice: bool,
    topics: Vec<String>,
    number: String,
    closed: bool,
}

impl CaseChips {
    pub(crate) fn of(sop: &Sop, case: &Case) -> CaseChips {
        CaseChips {
            sample: is_sample(&case.id),
            practice: is_practice(&case.id),
            topics: sop.topics_of(case),
            number: sop.number_of(case).to_owned(),
            closed: case.closed.is_some(),
        }
    }
}

pub(crate) fn case_chips(chips: &CaseChips) -> Html {
    html! {
        <>
            if chips.sample {
                <span class="chip due">{ text::SAMPLE }</span>
            }
            if chips.practice {
                <span class="chip due">{ text::PRACTICE }</span>
            }
            for topic in chips.topics.iter() {
                <span class="chip topic" lang={of_procedures()}>{ topic.clone() }</span>
            }
            if !chips.number.is_empty() {
                <span class="chip">{ text::case_number(&chips.number) }</span>
            }
            if chips.closed {
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
