//! What keeps a post from being ready: a list of links to the places.

use yew::prelude::*;

use super::handle::CaseHandle;
use crate::commands::Place;
use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::engine::Missing;

pub(crate) fn missing_list(handle: &CaseHandle, missing: &[Missing]) -> Html {
    html! {
        <ol class="missing">
            for one in missing {
                { item(handle, one) }
            }
        </ol>
    }
}

fn item(handle: &CaseHandle, missing: &Missing) -> Html {
    let field = |sop: &Sop, id| sop.field(id).map(|field| field.label.clone()).unwrap_or_default();
    let (place, label, what) = match missing {
        Missing::Empty(id) => (Place::Field(id.clone()), field(&handle.sop, id), text::IS_EMPTY),
        Missing::Problem(id) => (Place::Field(id.clone()), field(&handle.sop, id), text::IS_UNREADABLE),
        Missing::Undone(id) => {
            let step = handle.sop.step(id);
            let what = if step.is_some_and(|step| step.tick) { text::IS_UNTICKED } else { text::IS_UNDONE };
            (Place::Step(id.clone()), step.map(|step| step.title.clone()).unwrap_or_default(), what)
        }
    };
    let onclick = {
        let (visit, place) = (handle.visit.clone(), place.clone());
        move |event: MouseEvent| {
            event.prevent_default();
            visit.emit(place.clone());
        }
    };
    let link = handle.route_to(&place).link();
    html! {
        <li key={place.element()}><a href={link} {onclick} lang={of_procedures()}>{ label }</a>{ " " }{ what }</li>
    }
}
