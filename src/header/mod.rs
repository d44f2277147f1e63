//! The bar at the top of every page.

mod late;

use casewright_core::case::keys::is_practice;
use yew::prelude::*;

use self::late::Late;
use crate::browser::focus;
use crate::commands::{Dialog, OverlayEvent, use_overlays};
use crate::route::Route;
use crate::ui::lazy::PageProps;
use crate::{site, text};

#[component]
pub(crate) fn Header(props: &PageProps) -> Html {
    let overlays = use_overlays();
    let broken_logo = use_state_eq(|| false);
    let route = &props.route;
    let home = *route == Route::Home;
    let here = |other: Route| (*route == other).then_some("true");
    let practice = matches!(route, Route::Case { id, .. } if is_practice(id));
    // Beginning one leads to it, and the links must not move in between.
    let case = matches!(route, Route::Case { .. } | Route::Begin(_)) && !practice;
    let cases = if home { Some("page") } else { case.then_some("true") };
    let train = (practice || matches!(route, Route::Train(_))).then_some("true");
    // On home the address stays the same, so nothing else would happen.
    let to_heading = Callback::from(|_: MouseEvent| focus::soon("page-heading".to_owned()));
    let skip = |event: MouseEvent| {
        // A link to `#main` would be read as the address of a page.
        event.prevent_default();
        focus::on("main");
    };
    let find = move |_: MouseEvent| overlays.emit(OverlayEvent::Opened(Dialog::Palette));
    let link = Route::Home.link();
    html! {
        <header class="top">
            <a class="skip" href={link.clone()} onclick={skip}>{ text::SKIP }</a>
            { brand(home, &broken_logo) }
            <nav aria-label={text::NAVIGATION}>
                <a href={link.clone()} aria-current={cases}>{ text::CASES }</a>
                <a href={Route::Due.link()} aria-current={here(Route::Due)}>
                    { text::DUE }
                    if let Some(pack) = props.loaded() {
                        <Late pack={pack.clone()} />
                    }
                </a>
                <a href={Route::Train(String::new()).link()} aria-current={train}>{ text::TRAIN }</a>
                <a href={Route::Search.link()} aria-current={here(Route::Search)}>{ text::SEARCH }</a>
                <a href={Route::Storage.link()} aria-current={here(Route::Storage)}>{ text::STORAGE }</a>
            </nav>
            <button type="button" class="button find" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onclick={find}>
                { text::FIND }{ " " }<kbd aria-hidden="true">{ text::keys(text::FIND_KEYS) }</kbd>
            </button>
            <a class="button primary" href={link} onclick={home.then_some(to_heading)}>{ text::NEW_CASE }</a>
            <a class="gear" href={Route::Settings.link()} aria-current={here(Route::Settings)} title={text::SETTINGS}>
                <span class="visually-hidden">{ text::SETTINGS }</span>
            </a>
        </header>
    }
}

/// The name of the page and its sign, or the host's for them. A narrow window has room for the host's on the start page only.
fn brand(home: bool, broken: &UseStateHandle<bool>) -> Html {
    let named = site::own(|own| own.look.title.is_some());
    let logo = site::own(|own| own.look.logo.clone()).filter(|_| !**broken);
    let onerror = {
        let setter = broken.setter();
        move |_: Event| setter.set(true)
    };
    html! {
        <a class={if home && named { "brand named" } else { "brand" }} href={Route::Home.link()} dir="auto">
            if let Some(src) = logo {
                // The title beside it says the same.
                <img {src} alt="" {onerror} />
            }
            { text::brand() }
        </a>
    }
}
