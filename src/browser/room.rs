//! Local storage as it is, with nothing held in memory: what was not stored is told at once.

use js_sys::Array;
use litemap::LiteMap;
use wasm_bindgen::JsCast as _;
use web_sys::{CustomEvent, CustomEventInit, DomException, Event, Storage};

use super::storage::{OTHER_PROGRAM, SET};
use casewright_core::case::NotKept;
use casewright_core::case::keys::{CLEARED, OURS, SETTINGS};

/// How much a browser lets the pages of one address keep: UTF-16 units, of keys and texts together. Safari gives half.
pub const ROOM: usize = 5_242_880;

/// From how many hundredths of the room on there is little left.
pub const LITTLE: usize = 80;

/// How many hundredths of the room are used: more than 100 where a browser gives more.
pub fn hundredths(used: usize) -> usize {
    used.saturating_mul(100) / ROOM
}

/// All keys with their texts, be they of this page or of another one at the same address; nothing where storage is blocked.
pub fn all() -> LiteMap<String, String> {
    let mut all = LiteMap::new();
    let Some(storage) = storage() else { return all };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok()?);
    for key in keys {
        if let Ok(Some(text)) = storage.get_item(&key) {
            all.insert(key, text);
        }
    }
    all
}

/// What the program beside this one could not store and holds in memory: keys and texts.
pub fn unsaved() -> LiteMap<String, String> {
    let list = Array::new();
    let asked = CustomEventInit::new();
    asked.set_detail(&list);
    if let (Some(window), Ok(event)) =
        (super::window(), CustomEvent::new_with_event_init_dict("casewright-unsaved", &asked))
    {
        let _ = window.dispatch_event(&event);
    }
    let text = |index| list.get(index).as_string();
    (0..list.length()).step_by(2).filter_map(|index| Some((text(index)?, text(index.saturating_add(1))?))).collect()
}

/// The text under `key`.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores `text` under `key`.
///
/// # Errors
/// Where storage is blocked or full. What stood there then still does.
pub fn put(key: &str, text: &str) -> Result<(), NotKept> {
    let storage = storage().ok_or(NotKept::Blocked)?;
    storage.set_item(key, text).map_err(|error| {
        let name = error.dyn_ref::<DomException>().map(DomException::name);
        if name.as_deref() == Some("SecurityError") { NotKept::Blocked } else { NotKept::Full }
    })?;
    tell();
    Ok(())
}

/// Hands what a person set to the program beside this one, which holds what cannot be stored; all of the page is drawn by it at
/// once. False where it is in memory only.
pub fn keep_settings(text: &str) -> bool {
    let set = CustomEventInit::new();
    set.set_detail(&text.into());
    if let (Some(window), Ok(event)) = (super::window(), CustomEvent::new_with_event_init_dict(SET, &set)) {
        let _ = window.dispatch_event(&event);
    }
    read(SETTINGS).as_deref() == Some(text)
}

/// What a person set, be it in memory only.
pub fn settings() -> Option<String> {
    unsaved().get(SETTINGS).cloned().or_else(|| read(SETTINGS))
}

/// Takes out all that this page keeps, and nothing that other pages at the same address do. All tabs begin anew then. False where
/// the browser did not let go of something, and all else is gone.
pub fn clear() -> bool {
    let ours = || all().into_iter().map(|(key, _)| key).filter(|key| key.starts_with(OURS));
    if let Some(storage) = storage() {
        for key in ours() {
            let _ = storage.remove_item(&key);
        }
        if ours().next().is_some() {
            return false;
        }
        // Other tabs hear of it by the storage only; what is to be heard there is to be changed.
        let _ = storage.set_item(CLEARED, "yes");
        let _ = storage.remove_item(CLEARED);
    }
    dispatch(CLEARED);
    true
}

/// Tells the other program that something was stored.
fn tell() {
    dispatch(OTHER_PROGRAM);
}

fn dispatch(event: &str) {
    if let (Some(window), Ok(event)) = (super::window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Takes `key` out if its text still is `text`; false where it is not.
pub fn take(key: &str, text: &str) -> bool {
    let Some(storage) = storage() else { return false };
    let taken = storage.get_item(key).ok().flatten().as_deref() == Some(text) && storage.remove_item(key).is_ok();
    tell();
    taken
}

/// Whether the page may keep anything.
pub fn is_blocked() -> bool {
    storage().is_none()
}

/// None where the browser refuses even to say that there is a storage.
fn storage() -> Option<Storage> {
    super::window()?.local_storage().ok()?
}
