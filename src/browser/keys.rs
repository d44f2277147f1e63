//! Keys that work wherever the focus is.
//!
//! They are chosen so that they take nothing from a person: no letter alone and none with Alt, which on a Mac types a sign and in a
//! browser opens a menu; nothing with Ctrl and Alt together, which is AltGr on many keyboards and the key of VoiceOver; nothing
//! that NVDA or JAWS hears. Ctrl+K and Ctrl+/ do what people know from other pages.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::Listening;

/// Where a key leads in an open case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what is left to do next.
    Left,
    NextStage,
    PreviousStage,
}

/// A line or a box of the page, in which Enter does nothing by itself: not where a button takes up what was typed.
const LINE: &str = "main input:not(.adding input)";

/// Hears the keys that lead through a case: Alt+Enter, beside the key that copies since the one leads to the other, and in a line or
/// on a box Enter alone; Alt+Page Down and Alt+Page Up.
pub fn on_way(heard: impl Fn(Way) + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let way = match key.key().as_str() {
            "Enter" => Way::Left,
            "PageDown" => Way::NextStage,
            "PageUp" => Way::PreviousStage,
            _ => return,
        };
        let others = key.ctrl_key() || key.meta_key() || key.shift_key() || key.repeat();
        // What an input method makes of Enter is its own.
        let alone = || way == Way::Left && !key.is_composing() && is_in(event, LINE);
        if !others && !off() && (key.alt_key() || alone()) && !in_dialog() {
            event.prevent_default();
            heard(way);
        }
    })
}

/// Hears Escape, where no dialog takes it.
pub fn on_escape(heard: impl Fn() + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape" && !key.is_composing());
        if escape && !event.default_prevented() && !in_dialog() {
            heard();
        }
    })
}

/// Whether a person wants no keys but those with Ctrl or ⌘; look.js says so on the root of the page.
fn off() -> bool {
    let root = super::document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-no-keys"))
}

/// Hears Ctrl+Enter, and ⌘+Enter.
pub fn on_ctrl_enter(heard: impl Fn() + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.repeat() && !in_dialog() {
            event.prevent_default();
            heard();
        }
    })
}

/// Hears Ctrl+Z and ⌘+Z, with true for Ctrl+Shift+Z, ⌘+Shift+Z and Ctrl+Y, which do it again. Not where someone types: there
/// the browser undoes letter by letter.
pub fn on_undo(heard: impl Fn(bool) + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        // With the key for capitals locked, the letter is a capital, whatever else is held.
        let again = match key.key().as_str() {
            "z" | "Z" => key.shift_key(),
            "y" | "Y" => true,
            _ => return,
        };
        let typing = is_in(event, "textarea, input:not([type=checkbox]):not([type=radio])");
        if (key.ctrl_key() || key.meta_key()) && !key.alt_key() && !typing && !in_dialog() {
            event.prevent_default();
            heard(again);
        }
    })
}

/// Whether an event is of an element that matches.
fn is_in(event: &Event, what: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(what).unwrap_or_default())
}

/// What stands behind a dialog is out of reach, and so are its keys.
fn in_dialog() -> bool {
    super::document().is_some_and(|document| matches!(document.query_selector("dialog[open]"), Ok(Some(_))))
}

/// Where an arrow key leads among `count` tabs, from the one at `index`.
pub fn arrow(event: &KeyboardEvent, index: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match event.key().as_str() {
        "ArrowRight" if index >= last => 0,
        "ArrowRight" => index.saturating_add(1),
        "ArrowLeft" => index.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    event.prevent_default();
    Some(to)
}

/// Whether the keyboard has ⌘ in place of Ctrl.
pub fn apple() -> bool {
    let platform = super::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| platform.starts_with(name))
}
