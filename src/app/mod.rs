//! The face: Yew components that draw what the engine says and tell the case what happened.
//!
//! No rule, date or name of an SOP is in here, and no text: those stand in the procedures and in `text`.

mod announce;
mod components;
mod desk;
mod held;
mod hooks;
pub mod language;
mod late;
mod listing;
mod pages;
mod presence;
mod route;
mod settings;
mod shelf;
mod site;
mod sop;
mod sops;
mod state;
mod storage;
mod text;
mod view;
mod walk;

use yew::prelude::*;

use crate::app::view::html;
use components::header::header;
use hooks::use_route;
use pages::begin::BeginPage;
use pages::case::CasePage;
use pages::home::HomePage;
use pages::problem::{Problem, problem_page};
use route::Route;
use sops::use_pack;

pub use storage::StoragePages;

/// The whole page.
#[component]
pub fn App() -> Html {
    let route = use_route();
    let sops = use_pack();
    let pack = sops.as_ref().ok().copied();
    let page = match (sops, route.clone()) {
        // It is drawn by a program of its own, which `start.js` fetches.
        (_, Route::Storage | Route::Due | Route::Search | Route::Settings | Route::Print(_) | Route::CheckList(_)) => {
            Ok(Html::default())
        }
        (Err(problem), _) => Err(problem),
        (Ok(_), Route::Unknown) => Err(Problem::UnknownPage),
        (Ok(sops), Route::Home) => Ok(html! { <HomePage {sops} /> }),
        (Ok(sops), Route::Begin(procedure)) => Ok(html! { <BeginPage {sops} {procedure} /> }),
        (Ok(sops), Route::Case { id, stage }) => {
            Ok(html! { <CasePage key={id.to_string()} id={id.clone()} {sops} {stage} /> })
        }
    };
    let page = page.unwrap_or_else(|problem| problem_page(&problem));
    html! {
        <>
            { header(&route, pack) }
            if !route.is_elsewhere() {
                <main id="main" tabindex="-1">{ page }</main>
            }
        </>
    }
}
