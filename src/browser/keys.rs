//! Keys that work wherever the focus is.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::Listening;

/// Hears Ctrl+Enter, and ⌘+Enter.
pub fn on_ctrl_enter(heard: impl Fn() + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.repeat() {
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
        let typing = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
            target.matches("textarea, input:not([type=checkbox]):not([type=radio])").unwrap_or_default()
        });
        if (key.ctrl_key() || key.meta_key()) && !key.alt_key() && !typing {
            event.prevent_default();
            heard(again);
        }
    })
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
