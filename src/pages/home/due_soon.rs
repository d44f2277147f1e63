//! The next tasks of the open cases, in a few lines; the page "Due" lists all.

use yew::prelude::*;

use crate::route::Route;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::chips::{counts, tone};
use crate::ui::listing::{CaseLine, NextDue};

/// How many are shown.
const SHOWN: usize = 4;

/// The first task of each case: late ones first, then the soonest. Empty if nothing is due.
pub(crate) fn due_soon(open: &[CaseLine]) -> Html {
    let mut soon: Vec<(&CaseLine, &NextDue)> = Vec::new();
    for case in open {
        let Some(next) = &case.due else { continue };
        let place = soon.partition_point(|(_, other)| other.place <= next.place);
        if place < SHOWN {
            soon.insert(place, (case, next));
            soon.truncate(SHOWN);
        }
    }
    if soon.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card soon" aria-labelledby="soon-heading">
            <h2 id="soon-heading">{ text::DUE }</h2>
            <ul translate="no">
                for (case, next) in soon {
                    <li key={case.id.as_str()}>
                        <span>
                            <span class={["chip ", tone(next.state)].concat()}>{ next.when.clone() }</span>{ counts(&next.counts) }
                        </span>
                        // The same may be due in several cases, so each link names its case.
                        <a href={case.link.clone()}>
                            <b lang={of_procedures()}>{ next.task.clone() }</b>{ " " }<span class="muted" dir="auto">{ case.name.clone() }</span>
                        </a>
                    </li>
                }
            </ul>
            <p><a href={Route::Due.link()}>{ text::ALL_DUE }</a></p>
        </section>
    }
}
