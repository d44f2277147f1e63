//! What is the host's own (`site.json`): the code that reads it and draws the foot of every page is a part by itself, which is
//! fetched where there is something to read.

use std::cell::Cell;

use casewright_core::site::{Accent, Color, Faults, Own, Site, has_own};
use yew::prelude::*;

use crate::browser::page;
use crate::site;
use crate::text::paper::NEW_TAB;
use crate::ui::document;
use crate::ui::lazy::{PartMissing, late};

/// Draws the foot of every page.
type DrawFoot = fn() -> Html;

thread_local! {
    /// None where the host has nothing of its own.
    static FOOT: Cell<Option<DrawFoot>> = const { Cell::new(None) };
}

/// Reads what is the host's own, before the page is drawn. Where the part does not come the page starts without: no other part
/// will come then, and it says so itself.
pub async fn take_up_own() {
    if site::text().is_some_and(|text| has_own(&text)) {
        let read: Result<(Own, DrawFoot), PartMissing> = late!(read());
        if let Ok((own, draw)) = read {
            site::take_up(own);
            FOOT.set(Some(draw));
        }
    }
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(own, fallible))]
fn read() -> Result<(Own, DrawFoot), PartMissing> {
    let site = site::text().and_then(|text| Site::read(&text).ok()).unwrap_or_default();
    // `casewright check-site` tells a host what is wrong.
    let own = site.own(&mut Faults::default());
    if let Some(accent) = own.look.accent {
        show_accent(accent);
    }
    Ok((own, draw_foot))
}

/// Gives the page that color in place of its own. `tokens.css` says what each shade is for.
fn show_accent(accent: Color) {
    let Accent { light, dark } = Accent::of(accent);
    for (name, light, dark) in [
        ("--accent", light.ink, dark.ink),
        ("--accent-hover", light.hover, dark.hover),
        ("--accent-soft", light.soft, dark.soft),
        ("--accent-line", light.line, dark.line),
    ] {
        page::set_root_property(name, &format!("light-dark({light}, {dark})"));
    }
}

/// The foot of every page.
pub(crate) fn foot() -> Html {
    FOOT.get().map(|draw| draw()).unwrap_or_default()
}

fn draw_foot() -> Html {
    let foot = site::own(|own| own.foot.clone());
    if foot.is_empty() {
        return Html::default();
    }
    html! {
        <footer class="foot" dir="auto">
            if !foot.note.is_empty() {
                <p>{ foot.note }</p>
            }
            for link in foot.links {
                <a rel="noopener noreferrer" target={link.leaves().then_some("_blank")} dir="auto" href={link.to.clone()}>
                    { link.label.clone() }
                    if link.leaves() {
                        { document::unseen(&NEW_TAB) }
                    }
                </a>
            }
        </footer>
    }
}
