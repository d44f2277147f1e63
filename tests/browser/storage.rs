//! The storage on good days and on bad ones.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use casewright::browser::storage;
use casewright_core::case::SaveError;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Removes what a test stored, however it ends.
struct Cleared(&'static str);

impl Drop for Cleared {
    fn drop(&mut self) {
        for (key, _) in storage::entries(self.0).unwrap_or_default() {
            storage::remove(&key);
        }
    }
}

#[wasm_bindgen_test]
fn what_is_written_is_found_again() {
    let _cleared = Cleared("round/");
    let texts = [("round/1", ""), ("round/2", "☐ Ünïcode 🙂 שלום \u{0}\n\"quoted\""), ("round/3", "a")];
    for (key, text) in texts {
        assert_eq!(storage::write(key, text), Ok(()));
        assert_eq!(storage::read(key).as_deref(), Some(text));
    }
    storage::write("other/1", "not ours").unwrap();
    let _other = Cleared("other/");
    let mut found = storage::entries("round/").unwrap();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    for ((key, text), (found, there)) in texts.iter().zip(&found) {
        assert_eq!((*key, *text), (found.as_str(), there.whole().as_str()));
        assert_eq!(there.length(), text.encode_utf16().count(), "{text:?}");
    }
    let [_, (_, there), _] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(there.until("🙂 ש"), "☐ Ünïcode 🙂 ש", "as far as that");
    assert_eq!(there.until("nowhere"), there.whole());
    assert!(storage::unsaved().is_none());

    storage::remove("round/1");
    assert_eq!(storage::read("round/1"), None);
    assert_eq!(storage::entries("round/").unwrap().len(), 2);
}

#[wasm_bindgen_test]
fn what_finds_no_room_is_held_in_memory() {
    let _cleared = Cleared("full/");
    storage::write("full/1", "small").unwrap();
    let large = "x".repeat(6_000_000);
    assert_eq!(storage::write("full/1", &large), Err(SaveError::Full));
    assert!(storage::unsaved().is_some());
    assert!(storage::read("full/1") == Some(large), "the longer text is the one that is read");

    assert_eq!(storage::write("full/2", "small"), Ok(()));
    assert!(storage::unsaved().is_some(), "that another text found room changes nothing for the first");

    assert_eq!(storage::write("full/1", "small again"), Ok(()));
    assert!(storage::unsaved().is_none());
    assert_eq!(storage::read("full/1").as_deref(), Some("small again"));
}

/// Another tab cannot be had here, but what the browser says of one.
#[wasm_bindgen_test]
fn what_another_tab_stores_is_heard_with_its_key_and_text() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listening = {
        let heard = Rc::clone(&heard);
        storage::on_change(move |key, text| heard.borrow_mut().push((key, text)))
    };
    let say = |of: &str| {
        js_sys::eval(&format!("dispatchEvent(new StorageEvent('storage', {of}))")).unwrap();
    };
    say("{ key: 'a', newValue: 'text', oldValue: 'before' }");
    say("{ key: 'a', newValue: null }");
    say("{ key: null }");
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(*heard.borrow(), [(some("a"), some("text")), (some("a"), None), (None, None)]);
    drop(listening);
    say("{ key: 'a', newValue: 'later' }");
    assert_eq!(heard.borrow().len(), 3, "nobody listens any more");
}

#[wasm_bindgen_test]
fn each_change_is_counted_wherever_it_is_made() {
    let _cleared = Cleared("counted/");
    let event = |script: &'static str| move || drop(js_sys::eval(script).unwrap());
    let changes: [(&str, &dyn Fn()); 6] = [
        ("stored", &|| storage::write("counted/1", "text").unwrap()),
        ("removed", &|| storage::remove("counted/1")),
        ("held in memory", &|| storage::hold("counted/2", "text", SaveError::Full)),
        ("stored by another tab", &event("dispatchEvent(new StorageEvent('storage', { key: 'a', newValue: 'text' }))")),
        (
            "back from the back/forward cache",
            &event("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"),
        ),
        ("heard of before anyone hears", &|| {
            let before = storage::changes();
            let counted = Rc::new(Cell::new(before));
            let heard = Rc::clone(&counted);
            let _listening = storage::on_change(move |_, _| heard.set(storage::changes()));
            event("dispatchEvent(new StorageEvent('storage', { key: 'a', newValue: 'later' }))")();
            assert_ne!(counted.get(), before);
        }),
    ];
    for (what, change) in changes {
        let before = storage::changes();
        change();
        assert_ne!(storage::changes(), before, "{what}");
    }
    let before = storage::changes();
    let _ = storage::read("counted/2");
    event("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))")();
    assert_eq!(storage::changes(), before, "nothing has changed");
}

#[wasm_bindgen_test]
fn a_blocked_storage_is_an_ordinary_day() {
    let blocked = Blocked::now();
    assert_eq!(storage::entries("blocked/"), Err(SaveError::Blocked));
    assert_eq!(storage::read("blocked/1"), None);
    assert_eq!(storage::write("blocked/1", "text"), Err(SaveError::Blocked));
    assert!(storage::unsaved().is_some());
    assert_eq!(storage::read("blocked/1").as_deref(), Some("text"));
    assert_eq!(storage::entries("blocked/").unwrap().len(), 1);
    storage::remove("blocked/1");
    assert!(storage::unsaved().is_none());
    drop(blocked);
    assert_eq!(storage::read("blocked/1"), None, "nothing reached the storage");
}

/// The storage of a sandboxed frame: to ask for it is an error. It is back once this is dropped.
struct Blocked;

impl Blocked {
    fn now() -> Self {
        js_sys::eval(
            "Object.defineProperty(window, 'localStorage', {
               configurable: true,
               get() { throw new DOMException('blocked by a test', 'SecurityError'); },
             })",
        )
        .unwrap();
        Self
    }
}

impl Drop for Blocked {
    fn drop(&mut self) {
        let back: Result<JsValue, JsValue> = js_sys::eval("delete window.localStorage");
        drop(back);
    }
}
