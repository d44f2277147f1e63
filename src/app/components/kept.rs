//! What this browser holds, in a few words; the page "Storage" says more.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::shelf::Shelf;
use crate::app::text;
use crate::app::view::html;
use crate::browser::clock;

pub(crate) fn kept(shelf: &Shelf) -> Html {
    html! {
        <section class="card kept" aria-labelledby="kept-heading">
            <h2 id="kept-heading">{ text::KEPT }</h2>
            if let Some(problem) = shelf.unsaved {
                <p class="finding block"><b>{ text::NOT_SAVED }</b>{ " " }{ text::not_saved(problem) }</p>
            }
            <p>{ text::kept(shelf.open.len().saturating_add(shelf.closed_count), shelf.size) }</p>
            <p class="muted">{ if shelf.blocked { text::KEPT_BLOCKED } else { text::KEPT_ONLY_HERE } }</p>
            for warning in shelf.warnings(clock::instant()).iter() {
                <p class="finding warn">{ text::warning(warning) }</p>
            }
            <p><a href={Route::Storage.link()}>{ text::TO_STORAGE }</a></p>
        </section>
    }
}
