//! Dialogs that stand before the page, and what is done on the page behind them.

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, HtmlDialogElement, HtmlElement, KeyboardEvent, KeyboardEventInit};

use super::{Listening, focus};

/// Keys that are pressed together: what the browser calls the last one, and whether Ctrl, Alt and Shift are held.
pub type Chord = (&'static str, [bool; 3]);

/// What `keys` hears.
pub const COPY: Chord = ("Enter", [true, false, false]);
pub const UNDO: Chord = ("z", [true, false, false]);
pub const REDO: Chord = ("z", [true, false, true]);
pub const NEXT_LEFT: Chord = ("Enter", [false, true, false]);
pub const NEXT_STAGE: Chord = ("PageDown", [false, true, false]);
pub const PREVIOUS_STAGE: Chord = ("PageUp", [false, true, false]);

/// Where start.js notes what a person asked for.
const ASKED: &str = "data-asked";

/// What stands there while the program is on its way, and what is typed into it.
const EARLY: &str = "early";

/// Which of these a person asked for by keys or a button, once; start.js heard it.
pub fn asked(of: &[&'static str]) -> Option<&'static str> {
    let root = super::files::storage_root()?;
    let asked = root.get_attribute(ASKED)?;
    let asked = of.iter().find(|one| **one == asked)?;
    let _ = root.remove_attribute(ASKED);
    Some(asked)
}

/// Hears that something was asked for.
pub fn on_asked(heard: impl Fn() + 'static) -> Listening {
    super::hear("casewright-asked", move |_| heard())
}

/// What was typed before the program was here. What it was typed into goes, and the focus is where it was before.
pub fn typed_early() -> String {
    let Some(early) = element(EARLY) else { return String::new() };
    let typed = super::input::of("early-text");
    early.close();
    early.remove();
    typed
}

/// Puts the dialog with this id before the page. Its first control has the focus then.
pub fn show(id: &str) {
    if let Some(dialog) = element(id) {
        let _ = dialog.show_modal();
    }
}

/// Takes it away. The browser gives the focus back to what had it.
pub fn close(id: &str) {
    if let Some(dialog) = element(id) {
        dialog.close();
    }
}

/// Presses the control with this id, also one that a narrow screen hides.
pub fn press(id: &str) {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    if let Some(control) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        control.click();
    }
}

/// Does what keys do, for whoever has none.
pub fn press_keys((key, [control, alt, shift]): Chord) {
    let keys = KeyboardEventInit::new();
    keys.set_key(key);
    keys.set_ctrl_key(control);
    keys.set_alt_key(alt);
    keys.set_shift_key(shift);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &keys);
    if let (Some(window), Ok(event)) = (super::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// Scrolls the element with this id into view within what scrolls.
pub fn scroll_to(id: &str) {
    if let Some(element) = super::document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Has the program beside this one move the focus there, once the page that it goes to next is drawn.
pub fn wish(id: &str) {
    let wish = CustomEventInit::new();
    wish.set_detail(&id.into());
    if let (Some(window), Ok(event)) = (super::window(), CustomEvent::new_with_event_init_dict(focus::WISHED, &wish)) {
        let _ = window.dispatch_event(&event);
    }
}

fn element(id: &str) -> Option<HtmlDialogElement> {
    super::document()?.get_element_by_id(id)?.dyn_into().ok()
}
