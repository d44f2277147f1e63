//! Local storage, which may be blocked, full, or shared with other tabs.
//!
//! A text that could not be stored is held in memory until the page is left, so that nothing typed is lost on the way
//! from one page to the next, and [`unsaved`] tells.

use litemap::LiteMap;
use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use super::Listening;

thread_local! {
    /// Why a write failed the last time one did.
    static PROBLEM: Cell<Option<StorageProblem>> = const { Cell::new(None) };
    static UNSAVED: RefCell<LiteMap<String, String>> = const { RefCell::new(LiteMap::new()) };
}

/// Why nothing could be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageProblem {
    /// The browser lets this page store nothing: a private window, a sandboxed frame, a setting.
    Blocked,
    /// There is no room left.
    Full,
}

/// Everything stored under keys that begin with `prefix`: key and text. What is only in memory comes along.
///
/// # Errors
/// Where storage is blocked, and nothing is in memory either.
pub fn entries(prefix: &str) -> Result<LiteMap<String, String>, StorageProblem> {
    let mut found = LiteMap::new();
    let storage = storage();
    if let Some(storage) = &storage {
        for index in 0..storage.length().unwrap_or(0) {
            let Ok(Some(key)) = storage.key(index) else { continue };
            if !key.starts_with(prefix) {
                continue;
            }
            if let Ok(Some(text)) = storage.get_item(&key) {
                found.insert(key, text);
            }
        }
    }
    UNSAVED.with_borrow(|unsaved| {
        found.extend(unsaved.iter().filter(|entry| entry.0.starts_with(prefix)).map(|(k, t)| (k.clone(), t.clone())));
    });
    if storage.is_none() && found.is_empty() { Err(StorageProblem::Blocked) } else { Ok(found) }
}

/// The text under `key`.
pub fn read(key: &str) -> Option<String> {
    UNSAVED.with_borrow(|unsaved| unsaved.get(key).cloned()).or_else(|| storage()?.get_item(key).ok()?)
}

/// Stores `text` under `key`.
///
/// # Errors
/// Where storage is blocked or full. The text is then held in memory.
pub fn write(key: &str, text: &str) -> Result<(), StorageProblem> {
    let written = match storage() {
        None => Err(StorageProblem::Blocked),
        Some(storage) => storage.set_item(key, text).map_err(|error| problem(&error)),
    };
    if written.is_err() {
        PROBLEM.set(written.err());
    }
    UNSAVED.with_borrow_mut(|unsaved| match written {
        Ok(()) => unsaved.remove(key),
        Err(_) => unsaved.insert(key.to_owned(), text.to_owned()),
    });
    written
}

/// Takes `key` out.
pub fn remove(key: &str) {
    UNSAVED.with_borrow_mut(|unsaved| unsaved.remove(key));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Why something is held in memory only, if it is.
pub fn unsaved() -> Option<StorageProblem> {
    PROBLEM.get().filter(|_| UNSAVED.with_borrow(|unsaved| !unsaved.is_empty()))
}

/// Hears that another tab stored something.
pub fn on_change(heard: impl Fn() + 'static) -> Listening {
    super::hear("storage", move |_| heard())
}

/// None where the browser refuses even to say that there is a storage.
fn storage() -> Option<Storage> {
    super::window()?.local_storage().ok()?
}

fn problem(error: &JsValue) -> StorageProblem {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("SecurityError" | "InvalidAccessError") => StorageProblem::Blocked,
        _ => StorageProblem::Full,
    }
}
