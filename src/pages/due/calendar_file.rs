//! The calendar files on the page "Due": of all open cases, or of one.

use std::rc::Rc;

use casewright_core::case::Case;
use casewright_core::engine::evaluate_case;
use yew::prelude::*;

use crate::browser::clock;
use crate::pack::Pack;
use crate::text::{self, paper, storage as words};
use crate::ui::calendar_file::{due_in, hand_over};

/// Explains calendar files, and offers one of all these cases or of a single one.
pub(super) fn calendar_card(cases: &[Rc<Case>], pack: &Pack) -> Html {
    if cases.is_empty() {
        return Html::default();
    }
    let file = |name: String, cases: Vec<Rc<Case>>| {
        let pack = pack.clone();
        move |_: MouseEvent| {
            let now = clock::now();
            let due = |case: &Rc<Case>| {
                let sop = pack.of(case)?;
                Some(due_in(&sop, case, &evaluate_case(&sop, case, &now)))
            };
            hand_over(&name, &cases.iter().filter_map(due).flatten().collect::<Vec<_>>());
        }
    };
    let one = |case: &Rc<Case>| {
        let onclick = file(paper::calendar_file(case.id.as_str()), vec![Rc::clone(case)]);
        html! {
            <li key={case.id.as_str()}>
                <button type="button" class="link" {onclick}><span dir="auto">{ text::name(&case.name) }</span></button>
                { " " }<span class="muted small">{ case.number.clone() }</span>
            </li>
        }
    };
    html! {
        <section class="card" aria-labelledby="calendar-heading">
            <h2 id="calendar-heading">{ words::CALENDAR }</h2>
            <p class="muted">{ words::CALENDAR_WHY }</p>
            <p>
                <button type="button" class="button" onclick={file(words::CALENDAR_FILE.to_owned(), cases.to_vec())}>
                    { words::MAKE_CALENDAR }
                </button>
            </p>
            <details>
                <summary>{ paper::OF_ONE_CASE }</summary>
                <ul class="plain">
                    for case in cases.iter() {
                        { one(case) }
                    }
                </ul>
            </details>
        </section>
    }
}
