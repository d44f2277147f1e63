//! Keys that work wherever the focus is.
//!
//! They are chosen so that they take nothing from a person: no letter alone and none with Alt, which on a Mac types a sign and in a
//! browser opens a menu; nothing with Ctrl and Alt together, which is AltGr on many keyboards and the key of VoiceOver; nothing
//! that NVDA or JAWS hears. Ctrl+K and Ctrl+/ do what people know from other pages.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::Listening;

/// Keys that are pressed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// As the browser calls it; a letter small.
    pub key: &'static str,
    /// Ctrl, or ⌘ where the keyboard has that.
    pub control: bool,
    pub alt: bool,
    pub shift: bool,
}

pub const COPY: Chord = control("Enter");
pub const UNDO: Chord = control("z");
pub const REDO: Chord = Chord { shift: true, ..control("z") };
/// To what is missing next. Beside the key that copies, since one leads to the other.
pub const NEXT_LEFT: Chord = alt("Enter");
pub const NEXT_STAGE: Chord = alt("PageDown");
pub const PREVIOUS_STAGE: Chord = alt("PageUp");

const fn control(key: &'static str) -> Chord {
    Chord { key, control: true, alt: false, shift: false }
}

const fn alt(key: &'static str) -> Chord {
    Chord { key, control: false, alt: true, shift: false }
}

impl Chord {
    fn is(&self, event: &KeyboardEvent) -> bool {
        let control = event.ctrl_key() || event.meta_key();
        // With the key for capitals locked, a letter is a capital, whatever else is held.
        event.key().eq_ignore_ascii_case(self.key)
            && (control, event.alt_key(), event.shift_key()) == (self.control, self.alt, self.shift)
    }
}

/// Hears keys, but not while a dialog stands before the page.
pub fn on(chord: Chord, heard: impl Fn() + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if chord.is(key) && !key.repeat() && !in_dialog() {
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
        if (key.ctrl_key() || key.meta_key()) && !key.alt_key() && !typing && !in_dialog() {
            event.prevent_default();
            heard(again);
        }
    })
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
