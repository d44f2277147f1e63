//! What keeps a post from being ready: a list of links to the places.

use std::rc::Rc;

use yew::prelude::*;

use super::handle::CaseHandle;
use super::missing_places::way_out;
use crate::commands::Place;
use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::document::{Inline, plain};
use casewright_core::engine::{Evaluation, Finding, Missing};

/// The stops come first. What each says in full stands at its step.
pub(crate) fn before_list(handle: &CaseHandle, stops: &[Stop], missing: &[Missing]) -> Html {
    let items: Vec<Html> =
        stops.iter().map(|one| stop(handle, one)).chain(missing.iter().map(|one| item(handle, one))).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <ol class="missing">{ for items }</ol> }
}

/// A rule that withholds the post.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stop {
    finding: Rc<Finding>,
    /// Where something can be done about it.
    place: Option<Place>,
}

impl Stop {
    pub(crate) fn new(sop: &Sop, evaluation: &Evaluation, finding: &Rc<Finding>) -> Stop {
        Stop { finding: Rc::clone(finding), place: way_out(sop, evaluation, finding) }
    }
}

/// A stop by its first words, which are the bold ones.
fn stop(handle: &CaseHandle, Stop { finding, place }: &Stop) -> Html {
    let words = finding.says.iter().find_map(|inline| match inline {
        Inline::Text { text, bold: true } => Some(text.trim_end_matches(['.', ':']).to_owned()),
        _ => None,
    });
    let words = words.unwrap_or_else(|| plain(&finding.says));
    match place {
        Some(place) => line(handle, place.clone(), words, text::STOPS_IT.to_string()),
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
