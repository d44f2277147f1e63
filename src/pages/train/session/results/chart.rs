//! What a class gets wrong, as bars. The table below it says the same, so screen readers skip the bars.

use casewright_core::training::session::Question;
use yew::prelude::*;

use crate::text::language::of_procedures;
use crate::text::train::session as words;

/// The height of a row, in em: its words and its bar.
const ROW: usize = 3;

/// A bar for each question: how many of those who answered it got it wrong at the first try.
///
/// Lengths are in percent and em instead of a `viewBox`, which would scale the words with the bars: too small to read on a
/// phone.
pub(super) fn chart(questions: &[&Question]) -> Html {
    let height = format!("{}em", questions.len().saturating_mul(ROW));
    let row = |(at, question): (usize, &&Question)| {
        let top = at.saturating_mul(ROW);
        let share = question.wrong().saturating_mul(100).checked_div(question.answered()).unwrap_or_default();
        let number = at.saturating_add(1);
        html! {
            <g key={question.key.clone()}>
                // Cuts off what would run into the number at the end.
                <svg x="0" y={format!("{top}em")} width="78%" height="1.6em">
                    <text x="0" y="1.15em" lang={of_procedures()}>{ format!("{number}. {}", question.says) }</text>
                </svg>
                <text class="end" x="100%" y={format!("{top}.15em", top = top.saturating_add(1))}>
                    { words::of(question.wrong(), question.answered()) }
                </text>
                <rect class="whole" x="0" y={format!("{}.6em", top.saturating_add(1))} width="100%" height="0.9em" />
                <rect class="wrong" x="0" y={format!("{}.6em", top.saturating_add(1))} width={format!("{share}%")} height="0.9em" />
            </g>
        }
    };
    html! {
        <svg class="bars" width="100%" {height} aria-hidden="true" focusable="false">
            { for questions.iter().enumerate().map(row) }
        </svg>
    }
}
