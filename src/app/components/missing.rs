//! What stands between a case and its post: a list of links to where it can be settled.

use yew::prelude::*;

use crate::app::language::of_procedures;
use crate::app::sop::Sop;
use crate::app::state::{Desk, Place};
use crate::app::text;
use crate::app::view::html;
use casewright_core::engine::Missing;

/// The list.
pub(crate) fn missing_list(desk: &Desk, missing: &[Missing]) -> Html {
    html! {
        <ol class="missing">
            for one in missing {
                { item(desk, one) }
            }
        </ol>
    }
}

fn item(desk: &Desk, missing: &Missing) -> Html {
    let field = |sop: &Sop, id| sop.field(id).map(|field| field.label.clone()).unwrap_or_default();
    let (place, label, what) = match missing {
        Missing::Empty(id) => (Place::Field(id.clone()), field(&desk.sop, id), text::IS_EMPTY),
        Missing::Problem(id) => (Place::Field(id.clone()), field(&desk.sop, id), text::IS_UNREADABLE),
        Missing::Undone(id) => {
            let step = desk.sop.step(id);
            let what = if step.is_some_and(|step| step.tick) { text::IS_UNTICKED } else { text::IS_UNDONE };
            (Place::Step(id.clone()), step.map(|step| step.title.clone()).unwrap_or_default(), what)
        }
    };
    let onclick = {
        let (visit, place) = (desk.visit.clone(), place.clone());
        move |event: MouseEvent| {
            event.prevent_default();
            visit.emit(place.clone());
        }
    };
    let link = desk.route_to(&place).link();
    html! {
        <li key={place.element()}><a href={link} {onclick} lang={of_procedures()}>{ label }</a>{ " " }{ what }</li>
    }
}
