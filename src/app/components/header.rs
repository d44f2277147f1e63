//! The bar at the top of every page.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::text;
use crate::app::view::html;
use crate::browser::focus;

/// The bar; `home` where the home page is open.
pub(crate) fn header(home: bool) -> Html {
    // The address stays the same on the home page itself, so nothing else would happen.
    let anew = Callback::from(|_: MouseEvent| focus::soon("page-heading".to_owned()));
    let link = Route::Home.link();
    html! {
        <header class="top">
            <a class="brand" href={link.clone()}>{ text::BRAND }</a>
            <nav aria-label={text::NAVIGATION}>
                <a href={link.clone()} aria-current={if home { "page" } else { "true" }}>{ text::CASES }</a>
            </nav>
            <a class="button primary" href={link} onclick={home.then_some(anew)}>{ text::NEW_CASE }</a>
        </header>
    }
}
