//! The ways to the clipboard. A test has no user's gesture, so the browser's side is played here; the end-to-end tests copy for real.

use std::cell::RefCell;
use std::rc::Rc;

use casewright::browser::clipboard::{self, Copied, Flavors};
use js_sys::{JsString, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// A modern clipboard that keeps what it is given in `window.written`, or refuses it.
const KEEPS: &str =
    "{ write: async (items) => { window.written = []; for (const item of items) for (const type of item.types)
    window.written.push(type + ': ' + await (await item.getType(type)).text()); } }";
const REFUSES: &str = "{ write: async () => { throw new DOMException('refused by a test', 'NotAllowedError'); } }";

/// An older command that fires the event and keeps what the listener put in, or does nothing.
const RUNS: &str = "(command) => {
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    window.selectedAtCopy = !getSelection().isCollapsed;
    document.dispatchEvent(event);
    if (command !== 'copy' || !event.defaultPrevented) return false;
    window.written = ['text/html', 'text/plain'].map((type) => type + ': ' + event.clipboardData.getData(type));
    return true;
}";
const DOES_NOTHING: &str = "() => false";

#[wasm_bindgen_test]
async fn the_modern_way_carries_both_forms() {
    let browser = Browser::with(KEEPS, DOES_NOTHING);
    assert_eq!(copied().await, Copied::Clipboard);
    assert_eq!(browser.written(), WANTED);
}

#[wasm_bindgen_test]
async fn without_a_clipboard_the_command_carries_both_forms() {
    let browser = Browser::with("undefined", RUNS);
    assert_eq!(copied().await, Copied::Command);
    assert_eq!(browser.written(), WANTED);
    assert_eq!(js_sys::eval("window.selectedAtCopy").unwrap(), JsValue::TRUE, "old browsers copy only a selection");
}

#[wasm_bindgen_test]
async fn where_the_clipboard_refuses_the_command_helps() {
    let browser = Browser::with(REFUSES, RUNS);
    assert_eq!(copied().await, Copied::Command);
    assert_eq!(browser.written(), WANTED);
}

#[wasm_bindgen_test]
async fn where_both_ways_are_closed_it_says_so() {
    for clipboard in ["undefined", REFUSES] {
        let _browser = Browser::with(clipboard, DOES_NOTHING);
        assert_eq!(copied().await, Copied::Refused);
    }
}

#[wasm_bindgen_test]
async fn the_command_leaves_focus_and_selection_as_they_were() {
    let _browser = Browser::with("undefined", RUNS);
    js_sys::eval(
        "document.body.insertAdjacentHTML('beforeend', '<div id=trial><p>some words</p><input></div>');
         document.querySelector('#trial input').focus();
         getSelection().selectAllChildren(document.querySelector('#trial p'));",
    )
    .unwrap();
    assert_eq!(copied().await, Copied::Command);
    assert_eq!(js_sys::eval("getSelection().toString()").unwrap(), JsValue::from_str("some words"));
    assert_eq!(
        js_sys::eval("document.activeElement === document.querySelector('#trial input')").unwrap(),
        JsValue::TRUE
    );
    js_sys::eval("document.querySelector('#trial').remove()").unwrap();
}

// ---- The browser's side ------------------------------------------------------------------------------------------------

const WANTED: [&str; 2] = ["text/html: <p><b>Re:</b> ☐ A &amp; B</p>", "text/plain: Re: ☐ A & B"];

async fn copied() -> Copied {
    let flavors = Flavors { html: "<p><b>Re:</b> ☐ A &amp; B</p>".to_owned(), plain: "Re: ☐ A & B".to_owned() };
    let outcome = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolve, _| {
        let outcome = Rc::clone(&outcome);
        clipboard::copy(flavors.clone(), move |copied| {
            *outcome.borrow_mut() = Some(copied);
            resolve.call0(&JsValue::UNDEFINED).unwrap();
        });
    });
    JsFuture::from(promise).await.unwrap();
    let copied = outcome.borrow_mut().take();
    copied.unwrap()
}

/// A browser of the given kind, until it is dropped.
struct Browser;

impl Browser {
    fn with(clipboard: &str, command: &str) -> Self {
        js_sys::eval(&format!(
            "window.written = [];
             Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }});
             document.execCommand = {command};"
        ))
        .unwrap();
        Self
    }

    fn written(&self) -> Vec<String> {
        let written: js_sys::Array = js_sys::eval("window.written").unwrap().unchecked_into();
        written.iter().map(|text| String::from(text.unchecked_into::<JsString>())).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let back = js_sys::eval("delete navigator.clipboard; delete document.execCommand; delete window.written;");
        drop(back);
    }
}
