//! The bar at the top of every page.

use yew::prelude::*;

use crate::app::late::Late;
use crate::app::route::Route;
use crate::app::sops::Sops;
use crate::app::text;
use crate::app::view::html;
use crate::browser::focus;

/// The bar; `route` is the page that is open.
pub(crate) fn header(route: &Route, sops: Option<Sops>) -> Html {
    let home = *route == Route::Home;
    let here = |other: Route| (*route == other).then_some("true");
    let cases = if home { Some("page") } else { matches!(route, Route::Case { .. }).then_some("true") };
    // The address stays the same on the home page itself, so nothing else would happen.
    let anew = Callback::from(|_: MouseEvent| focus::soon("page-heading".to_owned()));
    let skip = Callback::from(|event: MouseEvent| {
        // A link to `#main` would be taken for the address of a page.
        event.prevent_default();
        focus::on("main");
    });
    let link = Route::Home.link();
    html! {
        <header class="top">
            <a class="skip" href={link.clone()} onclick={skip}>{ text::SKIP }</a>
            <a class="brand" href={link.clone()}>{ text::BRAND }</a>
            <nav aria-label={text::NAVIGATION}>
                <a href={link.clone()} aria-current={cases}>{ text::CASES }</a>
                <a href={Route::Due.link()} aria-current={here(Route::Due)}>
                    { text::DUE }
                    if let Some(sops) = sops {
                        <Late {sops} />
                    }
                </a>
                <a href={Route::Search.link()} aria-current={here(Route::Search)}>{ text::SEARCH }</a>
                <a href={Route::Storage.link()} aria-current={here(Route::Storage)}>{ text::STORAGE }</a>
            </nav>
            // start.js hears it, as it does the keys: what it opens is of the second program.
            <button type="button" class="button find" data-asks="find" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
                { text::FIND }{ " " }<kbd aria-hidden="true">{ text::keys(text::FIND_KEYS) }</kbd>
            </button>
            <a class="button primary" href={link} onclick={home.then_some(anew)}>{ text::NEW_CASE }</a>
            <a class="gear" href={Route::Settings.link()} aria-current={here(Route::Settings)} title={text::SETTINGS}>
                <span class="visually-hidden">{ text::SETTINGS }</span>
            </a>
        </header>
    }
}
