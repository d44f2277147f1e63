//! What this browser stores, in a few words; the page "Storage" says more.

use yew::prelude::*;

use crate::browser::clock;
use crate::cases::Overview;
use crate::route::Route;
use crate::text;

pub(crate) fn storage_summary(overview: &Overview) -> Html {
    html! {
        <section class="card kept" aria-labelledby="kept-heading">
            <h2 id="kept-heading">{ text::STORED_HERE }</h2>
            if let Some(problem) = overview.unsaved {
                <p class="finding block"><b>{ text::NOT_SAVED }</b>{ " " }{ text::not_saved(problem) }</p>
            }
            <p>{ text::storage_used(overview.open.len().saturating_add(overview.closed_count), overview.size) }</p>
            <p class="muted">{ if overview.blocked { text::STORAGE_BLOCKED } else { text::ONLY_HERE } }</p>
            for warning in overview.warnings(clock::instant()).iter() {
                <p class="finding warn">{ text::warning(warning) }</p>
            }
            <p><a href={Route::Storage.link()}>{ text::TO_STORAGE }</a></p>
        </section>
    }
}
