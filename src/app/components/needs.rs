//! "What does the customer need?": one card for each procedure.

use yew::prelude::*;

use crate::app::sop::{Sop, Sops};
use crate::app::text;

/// The cards; `picked` hears which was.
pub(crate) fn needs(sops: &Sops, picked: &Callback<Sop>) -> Html {
    html! {
        <section aria-labelledby="page-heading">
            <h1 id="page-heading" tabindex="-1">{ text::NEEDS }</h1>
            <p class="lead">{ text::NEEDS_LEAD }</p>
            <ul class="needs">
                for sop in sops.iter() {
                    <li key={sop.id.as_str()}>{ need(sop, picked) }</li>
                }
            </ul>
        </section>
    }
}

fn need(sop: &Sop, picked: &Callback<Sop>) -> Html {
    let onclick = {
        let (sop, picked) = (sop.clone(), picked.clone());
        move |_: MouseEvent| picked.emit(sop.clone())
    };
    html! {
        <button type="button" class="card need" {onclick}>
            <strong>{ sop.need.clone() }</strong>
            <span class="muted">{ text::need(&sop.title, &sop.summary) }</span>
        </button>
    }
}
