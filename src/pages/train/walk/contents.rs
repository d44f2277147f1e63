//! The table of contents of a walk.

use casewright_core::training::WalkProgress;
use casewright_core::training::walk::{Place, Shows, Walk};
use yew::prelude::*;

use super::link_to;
use super::parts::{is_of_procedure, title};
use crate::pack::Sop;
use crate::text::language::of_procedures;
use crate::text::train::walk as words;
use crate::ui::document;

/// All places, with those that were seen ticked.
pub(super) fn contents(sop: &Sop, walk: &Walk<'_>, here: usize, progress: &WalkProgress) -> Html {
    let line = |(index, place): (usize, &Place<'_>)| {
        let seen = progress.seen.contains(&place.id);
        // The name of a branch would be the answer to its question.
        let told = place.question.is_none() || progress.answered.contains_key(&place.id);
        let name = if told { title(sop, place) } else { words::QUESTION.to_string() };
        let lang = of_procedures().filter(|_| told && is_of_procedure(place));
        let part = matches!(place.shows, Shows::Opening | Shows::Stage(..) | Shows::Posts(_) | Shows::End);
        html! {
            <li key={place.id.clone()} class={part.then_some("stage")}>
                <a href={link_to(sop, place)} aria-current={(index == here).then_some("step")} {lang}>
                    { name }
                    if !told {
                        { document::unseen(&words::progress(index.saturating_add(1), walk.places.len())) }
                    }
                </a>
                if seen {
                    <span class="tick-mark" aria-hidden="true">{ " ✓" }</span>{ document::unseen(&words::SEEN) }
                }
            </li>
        }
    };
    let all: Html = walk.places.iter().enumerate().map(line).collect();
    html! {
        <details class="contents" open={true}>
            <summary>{ words::PLACES }</summary>
            <nav aria-label={words::PLACES}><ol>{ all }</ol></nav>
        </details>
    }
}
