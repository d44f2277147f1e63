//! Local storage, which may be blocked, full, or shared with other tabs.
//!
//! A text that could not be stored is held in memory until the page is left, so that nothing typed is lost when moving
//! between pages. [`unsaved`] reports it.
//!
//! What need not outlast its tab is in the browser's session storage ([`for_this_tab`]).

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use casewright_core::case::{SaveError, keys};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

use super::{Listening, copies};

/// How much a browser stores per address, in UTF-16 units of keys and texts together. Safari stores half of that.
pub const ROOM: usize = 5_242_880;

/// The used share of the storage, in percent, from which the page warns.
pub const LITTLE: usize = 80;

thread_local! {
    /// Why the last failed write failed.
    static PROBLEM: Cell<Option<SaveError>> = const { Cell::new(None) };
    /// Counts the changes of this tab and of others.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    static WATCH: [Listening; 2] = [
        super::hear("storage", |_| changed()),
        // Until then it heard nothing of other tabs.
        super::page::on_restored(changed),
    ];
    /// Set once a person cleared everything: any further write would bring data back.
    static CLEARED: Cell<bool> = const { Cell::new(false) };
    static UNSAVED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The used share of the storage, in percent. More than 100 if the browser stores more than [`ROOM`].
pub fn percent(used: usize) -> usize {
    used.saturating_mul(100) / ROOM
}

/// A stored text that stays in the browser's memory until someone reads it: copying thousands of whole texts takes
/// longer than reading the few parts needed.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredText(JsString);

impl StoredText {
    /// In UTF-16 units.
    pub fn length(&self) -> usize {
        usize::try_from(self.0.length()).unwrap_or(usize::MAX)
    }

    pub fn whole(&self) -> String {
        String::from(&self.0)
    }

    /// The text up to and including `end`; all of it if `end` does not occur.
    pub fn until(&self, end: &str) -> String {
        match u32::try_from(self.0.index_of(end, 0)) {
            Ok(at) => [&String::from(self.0.substring(0, at)), end].concat(),
            Err(_) => self.whole(),
        }
    }
}

/// The keys that begin with `prefix`, with their texts. A text in memory takes precedence over the stored one.
///
/// # Errors
/// Where storage is blocked and nothing is in memory either.
pub fn entries(prefix: &str) -> Result<Vec<(String, StoredText)>, SaveError> {
    let mut found: Vec<(String, StoredText)> = UNSAVED.with_borrow(|unsaved| {
        let unsaved = unsaved.iter().filter(|(key, _)| key.starts_with(prefix));
        unsaved.map(|(key, text)| (key.clone(), StoredText(text.as_str().into()))).collect()
    });
    let Some(storage) = storage() else { return if found.is_empty() { Err(SaveError::Blocked) } else { Ok(found) } };
    let in_memory = found.len();
    let get = Reflect::get(&storage, &"getItem".into()).ok().and_then(|get| get.dyn_into::<Function>().ok());
    for key in keys(&storage).filter(|key| key.starts_with(prefix)) {
        let stored = copies::stored(&key);
        let text = get.as_ref().and_then(|get| get.call1(&storage, &(&*stored).into()).ok()?.dyn_into().ok());
        if let Some(text) = text
            && !found.iter().take(in_memory).any(|(held, _)| *held == key)
        {
            found.push((key, StoredText(text)));
        }
    }
    Ok(found)
}

/// Everything stored at this address, by this page or another one, without texts that are only in memory.
pub fn all_stored() -> BTreeMap<String, String> {
    let Some(storage) = storage() else { return BTreeMap::new() };
    stored_keys(&storage)
        .filter_map(|key| Some((storage.get_item(&key).ok()??, key)))
        .map(|(text, key)| (copies::own(key), text))
        .collect()
}

/// The texts that are only in memory, by key.
pub fn all_unsaved() -> BTreeMap<String, String> {
    UNSAVED.with_borrow(Clone::clone)
}

/// The text under `key`; the one in memory if it could not be stored.
pub fn read(key: &str) -> Option<String> {
    UNSAVED.with_borrow(|unsaved| unsaved.get(key).cloned()).or_else(|| stored(key))
}

/// The text under `key` in the storage itself.
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(&copies::stored(key)).ok()?
}

/// Stores `text` under `key` if there is room. For data that nothing depends on.
pub fn offer(key: &str, text: &str) {
    let _ = put(key, text);
}

/// Stores `text` under `key`.
///
/// # Errors
/// Where storage is blocked or full. The previous text is still there.
pub fn put(key: &str, text: &str) -> Result<(), SaveError> {
    let stored = storage().ok_or(SaveError::Blocked)?.set_item(&copies::stored(key), text);
    let stored = stored.map_err(|error| problem(&error));
    changed();
    stored
}

/// Stores `text` under `key`, or holds it in memory where that fails.
///
/// # Errors
/// Where storage is blocked or full.
pub fn write(key: &str, text: &str) -> Result<(), SaveError> {
    let written = put(key, text);
    match written {
        Ok(()) => UNSAVED.with_borrow_mut(|unsaved| drop(unsaved.remove(key))),
        Err(why) => hold(key, text, why),
    }
    written
}

/// Holds in memory a text that could not be stored.
pub fn hold(key: &str, text: &str, why: SaveError) {
    if CLEARED.get() {
        return;
    }
    PROBLEM.set(Some(why));
    UNSAVED.with_borrow_mut(|unsaved| drop(unsaved.insert(key.to_owned(), text.to_owned())));
    changed();
}

/// Removes `key`.
pub fn remove(key: &str) {
    UNSAVED.with_borrow_mut(|unsaved| unsaved.remove(key));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&copies::stored(key));
    }
    changed();
}

/// Removes `key` if its text is still `text`. Returns whether it did.
pub fn take(key: &str, text: &str) -> bool {
    let there = stored(key).as_deref() == Some(text);
    if there {
        remove(key);
    }
    there && stored(key).is_none()
}

/// The text that this tab keeps under `key`.
pub fn of_this_tab(key: &str) -> Option<String> {
    session()?.get_item(&copies::stored(key)).ok()?
}

/// Keeps `text` under `key` until this tab is closed, if the browser can: it survives a reload, and no other tab sees it.
pub fn for_this_tab(key: &str, text: &str) {
    if let Some(session) = session() {
        let _ = session.set_item(&copies::stored(key), text);
    }
}

/// Forgets what this tab keeps under `key`.
pub fn forget_in_this_tab(key: &str) {
    if let Some(session) = session() {
        let _ = session.remove_item(&copies::stored(key));
    }
}

/// Why some texts are only in memory; none if everything is stored.
pub fn unsaved() -> Option<SaveError> {
    PROBLEM.get().filter(|_| UNSAVED.with_borrow(|unsaved| !unsaved.is_empty()))
}

/// True if the text under `key` is only in memory.
pub fn is_unsaved(key: &str) -> bool {
    UNSAVED.with_borrow(|unsaved| unsaved.contains_key(key))
}

/// True if the browser does not let this page store anything.
pub fn is_blocked() -> bool {
    storage().is_none()
}

/// A number that changes whenever something is stored or removed, here or in another tab.
pub fn changes() -> u32 {
    watch();
    CHANGES.get()
}

fn changed() {
    CHANGES.set(CHANGES.get().wrapping_add(1));
}

/// Begins to count other tabs' changes, before anyone else listens: whoever hears of a change finds it counted.
fn watch() {
    WATCH.with(|_| ());
}

/// Removes everything of this page, but for the keys to keep, and nothing of other pages at the same address, and stops
/// this tab from writing. Other tabs are notified ([`on_cleared`]). Returns false if some data remained.
pub fn clear(keep: fn(&str) -> bool) -> bool {
    if let Some(storage) = storage() {
        if !remove_ours(&storage, keep) {
            return false;
        }
        // Other tabs are notified of changes only.
        let cleared = copies::stored(keys::CLEARED);
        let _ = storage.set_item(&cleared, "yes");
        let _ = storage.remove_item(&cleared);
    }
    forget();
    true
}

fn forget() {
    if let Some(session) = session() {
        remove_ours(&session, |_| false);
    }
    CLEARED.set(true);
    UNSAVED.take();
}

/// Returns false if some data remained.
fn remove_ours(storage: &Storage, keep: fn(&str) -> bool) -> bool {
    let ours = || keys(storage).filter(|key| key.starts_with(keys::OURS) && !keep(key)).collect::<Vec<_>>();
    for key in ours() {
        let _ = storage.remove_item(&copies::stored(&key));
    }
    ours().is_empty()
}

/// Calls `heard` when another tab clears everything. From then on this tab stores nothing and holds nothing in memory.
pub fn on_cleared(heard: impl Fn() + 'static) -> Listening {
    super::hear("storage", move |event| {
        let event = event.dyn_ref::<StorageEvent>();
        let cleared = |event: &StorageEvent| event.key().map(copies::own).as_deref() == Some(keys::CLEARED);
        if event.is_some_and(|event| cleared(event) && event.new_value().is_some()) {
            forget();
            heard();
        }
    })
}

/// Calls `heard` with the key and the new text whenever another tab stores something. The key is none if everything was
/// removed, the text is none if the key was removed.
pub fn on_change(heard: impl Fn(Option<String>, Option<String>) + 'static) -> Listening {
    watch();
    super::hear("storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        heard(event.key().map(copies::own), event.new_value());
    })
}

/// The keys in this copy's own words.
fn keys(storage: &Storage) -> impl Iterator<Item = String> {
    stored_keys(storage).map(copies::own)
}

fn stored_keys(storage: &Storage) -> impl Iterator<Item = String> {
    (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok()?)
}

/// None if the browser denies even the existence of a storage.
fn storage() -> Option<Storage> {
    if CLEARED.get() {
        return None;
    }
    super::window()?.local_storage().ok()?
}

fn session() -> Option<Storage> {
    if CLEARED.get() {
        return None;
    }
    super::window()?.session_storage().ok()?
}

fn problem(error: &JsValue) -> SaveError {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("SecurityError" | "InvalidAccessError") => SaveError::Blocked,
        _ => SaveError::Full,
    }
}
