//! What keeps a post from being ready: a list of links to the places.

use yew::prelude::*;

use super::handle::CaseHandle;
use super::missing_places::way_out;
use crate::commands::Place;
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::document::{Inline, plain};
use casewright_core::engine::{Evaluation, Finding, Missing};

/// The stops come first. What each says in full stands at its step.
pub(crate) fn before_list<'a>(
    handle: &CaseHandle,
    evaluation: &'a Evaluation,
    withheld: impl Iterator<Item = &'a Finding>,
    missing: &[Missing],
) -> Html {
    let items: Vec<Html> =
        withheld.map(|one| stop(handle, evaluation, one)).chain(missing.iter().map(|one| item(handle, one))).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <ol class="missing">{ for items }</ol> }
}

/// A stop by its first words, which are the bold ones.
fn stop(handle: &CaseHandle, evaluation: &Evaluation, finding: &Finding) -> Html {
    let words = finding.says.iter().find_map(|inline| match inline {
        Inline::Text { text, bold: true } => Some(text.trim_end_matches(['.', ':']).to_owned()),
        _ => None,
    });
    let words = words.unwrap_or_else(|| plain(&finding.says));
    match way_out(&handle.sop, evaluation, finding) {
        Some(place) => line(handle, place, words, text::STOPS_IT.to_string()),
        None => html! { <li key={finding.rule.as_str()} lang={of_procedures()}>{ words }</li> },
    }
}

fn item(handle: &CaseHandle, missing: &Missing) -> Html {
    let place = match missing {
        Missing::Empty(id) | Missing::Problem(id) | Missing::NotAdded(id) => Place::Field(id.clone()),
        Missing::Undone(id) => Place::Step(id.clone()),
    };
    let [label, what] = text::missing(&handle.sop, missing);
    line(handle, place, label, what)
}

/// A link to a place, and what is wrong there.
fn line(handle: &CaseHandle, place: Place, label: String, what: String) -> Html {
    let onclick = {
        let (visit, place) = (handle.visit.clone(), place.clone());
        move |event: MouseEvent| {
            event.prevent_default();
            visit.emit(place.clone());
        }
    };
    let link = handle.route_to(&place).link();
    html! {
        <li key={[place.element().as_str(), &what].concat()}><a href={link} {onclick} lang={of_procedures()}>{ label }</a>{ " " }{ what }</li>
    }
}
