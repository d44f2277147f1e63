//! The palette, which leads to anything by its name, and the list of all keys. Ctrl+K and Ctrl+/ open them (`app.rs`),
//! and so do buttons.
//!
//! Both are modal dialogs, and act by calling functions of the page ([`crate::commands`]).

mod actions;
mod choices;
mod early;
mod entry;
mod find;
mod keys;
mod rank;
mod reach;

use yew::prelude::*;

use self::early::Early;
use self::find::Palette;
use self::keys::Keys;
pub(crate) use self::keys::key_table;
use crate::commands::{Dialog, OverlayEvent};
use crate::ui::lazy::{Draw, Lazy, PageProps, Part, PartMissing, part};

const PALETTE: Part = part!("palette", load_palette);
const KEY_LIST: Part = part!("keys", load_keys);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(overlays, fallible))]
fn load_palette() -> Result<Draw, PartMissing> {
    Ok(|page| html! { <Palette ..page.clone() /> })
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(overlays, fallible))]
fn load_keys() -> Result<Draw, PartMissing> {
    Ok(|_| html! { <Keys /> })
}

/// Draws the open dialog. While it loads, a placeholder takes what is typed.
pub(crate) fn dialog(dialog: Dialog, page: PageProps) -> Html {
    let part = match dialog {
        Dialog::Palette => PALETTE,
        Dialog::KeyList => KEY_LIST,
    };
    let frame = Callback::from(move |message: Html| html! { <Early {dialog} {message} /> });
    html! { <Lazy key={part.name} {part} {page} waiting={html! { <Early {dialog} /> }} {frame} /> }
}

/// Keeps the state in step when a dialog closes, by whatever means.
fn closed(happened: &Callback<OverlayEvent>) -> Callback<Event> {
    happened.reform(|_: Event| OverlayEvent::Closed)
}
