//! What keeps a post from being ready: a list of links to the places.

use yew::prelude::*;

use super::handle::CaseHandle;
use super::missing_places::way_out;
use crate::commands::Place;
use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;
use crate::words::Text;
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
        Some(place) => line(handle, place, words, text::STOPS_IT),
        None => html! { <li key={finding.rule.as_str()} lang={of_procedures()}>{ words }</li> },
    }
}

fn item(handle: &CaseHandle, missing: &Missing) -> Html {
    let field = |sop: &Sop, id| sop.field(id).map(|field| field.label.clone()).unwrap_or_default();
    match missing {
        Missing::Empty(id) => line(handle, Place::Field(id.clone()), field(&handle.sop, id), text::IS_EMPTY),
        Missing::Problem(id) => line(handle, Place::Field(id.clone()), field(&handle.sop, id), text::IS_UNREADABLE),
        Missing::NotAdded(id) => line(handle, Place::Field(id.clone()), field(&handle.sop, id), text::IS_NOT_ADDED),
        Missing::Undone(id) => {
            let step = handle.sop.step(id);
            let what = if step.is_some_and(|step| step.tick) { text::IS_UNTICKED } else { text::IS_UNDONE };
            line(handle, Place::Step(id.clone()), step.map(|step| step.title.clone()).unwrap_or_default(), what)
        }
    }
}

/// A link to a place, and what is wrong there.
fn line(handle: &CaseHandle, place: Place, label: String, what: Text) -> Html {
    let onclick = {
        let (visit, place) = (handle.visit.clone(), place.clone());
        move |event: MouseEvent| {
            event.prevent_default();
            visit.emit(place.clone());
        }
    };
    let link = handle.route_to(&place).link();
    html! {
        <li key={[place.element().as_str(), &*what].concat()}><a href={link} {onclick} lang={of_procedures()}>{ label }</a>{ " " }{ what }</li>
    }
}
