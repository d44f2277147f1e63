//! Local storage, which may be blocked, full, or shared with other tabs.
//!
//! A text that could not be stored is held in memory until the page is left, so that nothing typed is lost on the way
//! from one page to the next, and [`unsaved`] tells.

use litemap::LiteMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Storage, StorageEvent};

use super::Listening;
use casewright_core::case::{NotKept, keys};

/// What the program of the storage pages says when it stored something.
pub(super) const OTHER_PROGRAM: &str = "casewright-stored";

/// What it says with what a person set; look.js hears it too.
pub(super) const SET: &str = "casewright-settings";

thread_local! {
    /// Why a write failed the last time one did.
    static PROBLEM: Cell<Option<NotKept>> = const { Cell::new(None) };
    /// How often this tab or another one changed something.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    /// Whether a person cleared everything: what is here of it is not to come back.
    static CLEARED: Cell<bool> = const { Cell::new(false) };
    static UNSAVED: RefCell<LiteMap<String, String>> = const { RefCell::new(LiteMap::new()) };
}

/// A stored text, as long as nobody looks into it: to copy all of thousands of texts takes longer than to read what is wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Text(JsString);

impl Text {
    /// Its length, in UTF-16 units.
    pub fn length(&self) -> usize {
        usize::try_from(self.0.length()).unwrap_or(usize::MAX)
    }

    pub fn whole(&self) -> String {
        String::from(&self.0)
    }

    /// The part before `end`, and `end`; all of it where that does not stand in it.
    pub fn until(&self, end: &str) -> String {
        match u32::try_from(self.0.index_of(end, 0)) {
            Ok(at) => [&String::from(self.0.substring(0, at)), end].concat(),
            Err(_) => self.whole(),
        }
    }
}

/// Everything stored under keys that begin with `prefix`: key and text. What is only in memory stands in the place of what is
/// stored.
///
/// # Errors
/// Where storage is blocked, and nothing is in memory either.
pub fn entries(prefix: &str) -> Result<Vec<(String, Text)>, NotKept> {
    let mut found: Vec<(String, Text)> = UNSAVED.with_borrow(|unsaved| {
        let unsaved = unsaved.iter().filter(|(key, _)| key.starts_with(prefix));
        unsaved.map(|(key, text)| (key.clone(), Text(text.as_str().into()))).collect()
    });
    let Some(storage) = storage() else { return if found.is_empty() { Err(NotKept::Blocked) } else { Ok(found) } };
    let in_memory = found.len();
    let get = Reflect::get(&storage, &"getItem".into()).ok().and_then(|get| get.dyn_into::<Function>().ok());
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok()?);
    for key in keys.filter(|key| key.starts_with(prefix)) {
        let text = get.as_ref().and_then(|get| get.call1(&storage, &key.as_str().into()).ok()?.dyn_into().ok());
        if let Some(text) = text
            && !found.iter().take(in_memory).any(|(held, _)| *held == key)
        {
            found.push((key, Text(text)));
        }
    }
    Ok(found)
}

/// The text under `key`.
pub fn read(key: &str) -> Option<String> {
    UNSAVED.with_borrow(|unsaved| unsaved.get(key).cloned()).or_else(|| storage()?.get_item(key).ok()?)
}

/// The text under `key` in the storage itself, whatever is in memory.
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores `text` under `key` if there is room; nothing depends on it.
pub fn offer(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Stores `text` under `key`.
///
/// # Errors
/// Where storage is blocked or full. The text is then held in memory.
pub fn write(key: &str, text: &str) -> Result<(), NotKept> {
    let written = match storage() {
        None => Err(NotKept::Blocked),
        Some(storage) => storage.set_item(key, text).map_err(|error| problem(&error)),
    };
    changed();
    match written {
        Ok(()) => UNSAVED.with_borrow_mut(|unsaved| drop(unsaved.remove(key))),
        Err(why) => hold(key, text, why),
    }
    written
}

/// Holds a text in memory that could not be stored.
pub fn hold(key: &str, text: &str, why: NotKept) {
    if CLEARED.get() {
        return;
    }
    PROBLEM.set(Some(why));
    UNSAVED.with_borrow_mut(|unsaved| drop(unsaved.insert(key.to_owned(), text.to_owned())));
}

/// Takes `key` out.
pub fn remove(key: &str) {
    changed();
    UNSAVED.with_borrow_mut(|unsaved| unsaved.remove(key));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Why something is held in memory only, if it is.
pub fn unsaved() -> Option<NotKept> {
    PROBLEM.get().filter(|_| UNSAVED.with_borrow(|unsaved| !unsaved.is_empty()))
}

/// Whether the text under `key` is held in memory only.
pub fn is_unsaved(key: &str) -> bool {
    UNSAVED.with_borrow(|unsaved| unsaved.get(key).is_some())
}

/// Lets the other program on this page see what is held in memory only: it asks by an event, and is answered in its list.
pub fn lend_unsaved() -> Listening {
    super::hear("casewright-unsaved", |event| {
        let Some(event) = event.dyn_ref::<CustomEvent>() else { return };
        let Ok(list) = event.detail().dyn_into::<Array>() else { return };
        UNSAVED.with_borrow(|unsaved| {
            for text in unsaved.iter().flat_map(|(key, text)| [key, text]) {
                list.push(&JsValue::from_str(text));
            }
        });
    })
}

/// Changes whenever something was stored or taken out, here or, if anyone listens, in another tab.
pub fn changes() -> u32 {
    CHANGES.get()
}

fn changed() {
    CHANGES.set(changes().wrapping_add(1));
}

/// Hears that the other program on this page stored something (`room::put`).
pub fn on_other_program(heard: impl Fn() + 'static) -> Listening {
    super::hear(OTHER_PROGRAM, move |_| {
        changed();
        heard();
    })
}

/// Hears that another tab stored something: under which key, and what. No key where all was taken out, no text where it was
/// taken out.
pub fn on_change(heard: impl Fn(Option<String>, Option<String>) + 'static) -> Listening {
    super::hear("storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        changed();
        heard(event.key(), event.new_value());
    })
}

/// Hears what a person set, which the other program on this page hands over to be kept (`room::keep_settings`).
pub fn on_settings(heard: impl Fn(&str) + 'static) -> Listening {
    super::hear(SET, move |event| {
        if let Some(text) = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string()) {
            heard(&text);
        }
    })
}

/// Hears that a person cleared everything, by the other program on this page or in another tab. From then on nothing is stored,
/// and nothing held in memory.
pub fn on_cleared(heard: impl Fn() + 'static) -> [Listening; 2] {
    let heard = Rc::new(move || {
        CLEARED.set(true);
        UNSAVED.take();
        heard();
    });
    let here = Rc::clone(&heard);
    [
        super::hear(keys::CLEARED, move |_| here()),
        super::hear("storage", move |event| {
            let event = event.dyn_ref::<StorageEvent>();
            if event.is_some_and(|event| event.key().as_deref() == Some(keys::CLEARED) && event.new_value().is_some()) {
                heard();
            }
        }),
    ]
}

/// None where the browser refuses even to say that there is a storage.
fn storage() -> Option<Storage> {
    if CLEARED.get() {
        return None;
    }
    super::window()?.local_storage().ok()?
}

fn problem(error: &JsValue) -> NotKept {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("SecurityError" | "InvalidAccessError") => NotKept::Blocked,
        _ => NotKept::Full,
    }
}
