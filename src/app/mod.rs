//! The face: Yew components that draw what the engine says and tell the case what happened.
//!
//! No rule, date or name of an SOP is in here, and no text: those stand in the procedures and in `text`.

mod announce;
mod components;
mod desk;
mod hooks;
mod listing;
mod pages;
mod route;
mod shelf;
mod sop;
mod state;
mod text;

use yew::prelude::*;

use crate::browser::{focus, page, storage};
use announce::{Announce, live_region, use_announcer};
use components::header::header;
use hooks::{Loading, use_pack, use_route};
use pages::case::CasePage;
use pages::home::HomePage;
use pages::problem::{Problem, problem_page, use_problem_title};
use route::Route;

/// The whole page.
#[component]
pub fn App() -> Html {
    let route = use_route();
    let loading = use_pack();
    let (said, announce) = use_announcer();
    use_effect_with((), |()| {
        let guard = page::guard(|| storage::unsaved().is_some());
        move || drop(guard)
    });
    let sops = match loading {
        Loading::Ready(sops) if sops.is_empty() => Err(Problem::EmptyPack),
        Loading::Ready(sops) => Ok(sops),
        Loading::Underway => Err(Problem::Waiting),
        Loading::Missing(problem) => Err(Problem::PackMissing(problem)),
        Loading::Unusable(problem) => Err(Problem::PackUnusable(problem)),
    };
    let page = match (sops, route.clone()) {
        (Err(problem), _) => Err(problem),
        (Ok(_), Route::Unknown) => Err(Problem::UnknownPage),
        (Ok(sops), Route::Home) => Ok(html! { <HomePage {sops} /> }),
        (Ok(sops), Route::Case { id, stage }) => {
            Ok(html! { <CasePage key={id.to_string()} id={id.clone()} {sops} {stage} /> })
        }
    };
    use_problem_title(page.as_ref().err());
    let page = page.unwrap_or_else(|problem| problem_page(&problem));
    let skip = Callback::from(|event: MouseEvent| {
        // A link to `#main` would be taken for the address of a page.
        event.prevent_default();
        focus::on("main");
    });
    html! {
        <ContextProvider<Announce> context={announce}>
            <a class="skip" href="#/" onclick={skip}>{ text::SKIP }</a>
            { header(route == Route::Home) }
            <main id="main" tabindex="-1">{ page }</main>
            { live_region(&said) }
        </ContextProvider<Announce>>
    }
}
