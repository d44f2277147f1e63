//! Copying by whatever means this browser and this address allow.
//!
//! On plain http there is no `navigator.clipboard`, and a frame may be denied it; `execCommand("copy")` works in both.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, ClipboardItem, HtmlDocument, HtmlElement};

/// One text in both of its forms; both go onto the clipboard together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flavors {
    pub html: String,
    pub plain: String,
}

/// How a text was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// Through the asynchronous clipboard API.
    Clipboard,
    /// Through the older copy command.
    Command,
    /// Not at all: the person has to copy by hand.
    Refused,
}

/// Puts both forms on the clipboard and tells `then` how it went. Call it while a click or a key press is handled.
pub fn copy(flavors: Flavors, then: impl FnOnce(Copied) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let written = match write(&flavors) {
            Some(writing) => JsFuture::from(writing).await.is_ok(),
            None => false,
        };
        then(match written {
            true => Copied::Clipboard,
            false if command(flavors).is_some() => Copied::Command,
            false => Copied::Refused,
        });
    });
}

/// None if the page has no clipboard.
fn write(flavors: &Flavors) -> Option<js_sys::Promise> {
    let window = super::window()?;
    let clipboard = window.navigator().clipboard();
    let item = Reflect::get(&window, &JsValue::from_str("ClipboardItem")).ok()?;
    if clipboard.is_undefined() || item.is_undefined() {
        return None;
    }
    let record = Object::new();
    for (kind, text) in [("text/html", &flavors.html), ("text/plain", &flavors.plain)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
        Reflect::set(&record, &JsValue::from_str(kind), &blob).ok()?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&record).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}

fn command(flavors: Flavors) -> Option<()> {
    let document: HtmlDocument = super::document()?.dyn_into().ok()?;
    let filled = Rc::new(Cell::new(false));
    let listener = {
        let filled = Rc::clone(&filled);
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::once_with_options(&document, "copy", options, move |event| {
            let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
            let html = data.set_data("text/html", &flavors.html);
            let plain = data.set_data("text/plain", &flavors.plain);
            filled.set(html.is_ok() && plain.is_ok());
            event.prevent_default();
        })
    };
    // Some browsers fire no `copy` event while nothing is selected.
    let selection = super::window()?.get_selection().ok()??;
    let before = selection.get_range_at(0).ok();
    let focused = document.active_element();
    selection.select_all_children(document.body()?.as_ref()).ok()?;
    let ran = document.exec_command("copy").unwrap_or(false);
    drop(listener);
    let _ = selection.remove_all_ranges();
    if let Some(range) = before {
        let _ = selection.add_range(&range);
    }
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    (ran && filled.get()).then_some(())
}
