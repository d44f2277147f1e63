//! Chips: short colored labels.

use casewright_core::engine::ClockState;
use yew::prelude::*;

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
    html! { <>{ " " }<span class="small muted counts">{ words }</span></> }
}
