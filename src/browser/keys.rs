//! Keys that work anywhere on the page.
//!
//! They leave alone what people and other programs rely on: no letter alone and none with Alt, which types a character
//! on a Mac and opens a menu in a browser; nothing with Ctrl and Alt together, which is AltGr on many keyboards and
//! VoiceOver's own key; nothing that NVDA or JAWS uses. Ctrl+K and Ctrl+/ do what people know from other pages.
//!
//! No function keys either: many keyboards use them for media. The keys without Ctrl or ⌘ can be turned off (WCAG 2.1.4).

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::Listening;

/// An action that has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl+K.
    Palette,
    /// Ctrl+/, and `?` outside text fields.
    KeyList,
    /// Ctrl+Enter.
    Copy,
    /// Ctrl+Z outside text fields: in them it is the browser's own.
    Undo,
    /// Ctrl+Shift+Z and Ctrl+Y, likewise.
    Redo,
    /// Alt+Enter, and Enter alone in a one-line field or on a checkbox.
    NextMissing,
    /// Alt+Page Down.
    NextStage,
    /// Alt+Page Up.
    PreviousStage,
    Escape,
}

/// One-line fields and checkboxes, in which Enter does nothing by itself. A log's initials are left out: there Enter
/// adds the entry.
const LINE: &str = "main input:not(.adding input)";

/// Text fields. They keep `?` and undo for themselves while they have the focus.
const TEXT_FIELD: &str = "textarea, select, input:not([type=checkbox], [type=radio])";

/// What a blank toggles.
const BOX: &str = "input[type=checkbox], input[type=radio]";

/// Keys that follow each other within this time are a text, in ms.
const BURST: f64 = 1_000.0;

/// Calls `heard` for every shortcut. If `heard` returns false, the key keeps its usual meaning.
pub fn on_shortcut(heard: impl Fn(Shortcut) -> bool + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if shortcut(key).is_some_and(&heard) {
            event.prevent_default();
        }
    })
}

fn shortcut(key: &KeyboardEvent) -> Option<Shortcut> {
    let named = key.key();
    let command = key.ctrl_key() || key.meta_key();
    // With caps lock on, the letter is a capital regardless of the modifiers.
    let letter = named.to_ascii_lowercase();
    // Most keys write text, and are over here.
    let writes = letter.chars().count() == 1 && !command && !key.alt_key();
    if writes && letter != "?" {
        return None;
    }
    // On a Mac, Ctrl+K in a text field deletes the rest of the line.
    let palette = if apple() { key.meta_key() } else { key.ctrl_key() };
    if !key.alt_key() && !key.repeat() {
        match letter.as_str() {
            "k" if palette && !key.shift_key() => return Some(Shortcut::Palette),
            "/" | "?" if palette => return Some(Shortcut::KeyList),
            "?" if !command && !is_in(key, TEXT_FIELD) && !are_off() => return Some(Shortcut::KeyList),
            _ => {}
        }
    }
    // The page behind a dialog is out of reach, and so are its keys.
    if in_dialog() {
        return None;
    }
    match letter.as_str() {
        "enter" if command && !key.repeat() => Some(Shortcut::Copy),
        "z" if command && !key.alt_key() && !is_in(key, TEXT_FIELD) => {
            Some(if key.shift_key() { Shortcut::Redo } else { Shortcut::Undo })
        }
        "y" if command && !key.alt_key() && !is_in(key, TEXT_FIELD) => Some(Shortcut::Redo),
        "escape" if !key.is_composing() && !key.default_prevented() => Some(Shortcut::Escape),
        _ if command || key.shift_key() || key.repeat() || are_off() => None,
        "enter" if key.alt_key() => Some(Shortcut::NextMissing),
        // An input method uses Enter itself.
        "enter" if !key.is_composing() && is_in(key, LINE) => Some(Shortcut::NextMissing),
        "pagedown" if key.alt_key() => Some(Shortcut::NextStage),
        "pageup" if key.alt_key() => Some(Shortcut::PreviousStage),
        _ => None,
    }
}

/// Where a page of a walk leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Back,
    Next,
}

/// What uses the arrow keys itself. A region that takes the focus is one that scrolls.
const OWN_ARROWS: &str = "input, textarea, select, [role=tab], [role=region][tabindex], [contenteditable]";

/// Calls `heard` when a key turns the page: the arrows to the right and to the left.
pub fn on_turn(heard: impl Fn(Turn) + 'static) -> Listening {
    super::hear("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let held = key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key() || key.repeat();
        if held || key.default_prevented() || are_off() || in_dialog() || is_in(key, OWN_ARROWS) {
            return;
        }
        let turn = match key.key().as_str() {
            "ArrowRight" => Turn::Next,
            "ArrowLeft" => Turn::Back,
            _ => return,
        };
        event.prevent_default();
        heard(turn);
    })
}

/// Keeps a box from being toggled by a text that someone types while it has the focus by mistake: a blank that follows
/// another key at once toggles nothing. Ends when dropped.
pub fn keep_boxes() -> [Listening; 3] {
    // When the last letter was typed at the box that has the focus, in ms.
    let typed = Rc::new(Cell::new(f64::NEG_INFINITY));
    let (pressed, released, moved) = (Rc::clone(&typed), Rc::clone(&typed), typed);
    let is_blank_of_text = |key: &KeyboardEvent, typed: f64| key.key() == " " && key.time_stamp() - typed < BURST;
    let press = move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| is_in(key, BOX)) else { return };
        let letter = key.key().chars().count() == 1 && key.key() != " ";
        if is_blank_of_text(key, pressed.get()) {
            key.prevent_default();
            pressed.set(key.time_stamp());
        } else if letter && !key.ctrl_key() && !key.meta_key() && !key.alt_key() {
            pressed.set(key.time_stamp());
        }
    };
    // Firefox toggles when the key is released.
    let release = move |event: &Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| is_in(key, BOX) && is_blank_of_text(key, released.get()))
        {
            event.prevent_default();
        }
    };
    let focus = move |_: &Event| moved.set(f64::NEG_INFINITY);
    [super::hear("keydown", press), super::hear("keyup", release), super::hear("focusin", focus)]
}

/// True if the person turned off the keys without Ctrl or ⌘ (`look.js` marks the root element).
fn are_off() -> bool {
    super::page::root_element().is_some_and(|root| root.has_attribute("data-no-keys"))
}

fn is_in(event: &Event, what: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(what).unwrap_or_default())
}

fn in_dialog() -> bool {
    super::document().is_some_and(|document| matches!(document.query_selector("dialog[open]"), Ok(Some(_))))
}

/// True for Enter alone, which then does nothing else. An input method uses Enter itself.
pub fn enter(event: &KeyboardEvent) -> bool {
    let alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.shift_key();
    let pressed = event.key() == "Enter" && alone && !event.is_composing() && !event.repeat();
    if pressed {
        event.prevent_default();
    }
    pressed
}

/// The tab that an arrow key leads to from the tab at `index`, out of `count`.
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

/// True if the keyboard has ⌘ instead of Ctrl. Asked for every key that is shown, so the browser is asked once.
pub fn apple() -> bool {
    thread_local! {
        static APPLE: OnceCell<bool> = const { OnceCell::new() };
    }
    let ask = || {
        let platform = super::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
        ["Mac", "iPhone", "iPad"].iter().any(|name| platform.starts_with(name))
    };
    APPLE.with(|apple| *apple.get_or_init(ask))
}
