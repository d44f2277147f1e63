//! The browser's promise not to clear this page's data when the disk gets full.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    Yes,
    No,
    /// It cannot be asked: an old browser, or a page on plain http.
    Unavailable,
}

/// Asks for the promise and tells `then` the answer. Some browsers ask the person.
pub fn ask(then: impl FnOnce(Promised) + 'static) {
    call("persist", then);
}

/// Tells `then` whether the promise was already given.
pub fn look(then: impl FnOnce(Promised) + 'static) {
    call("persisted", then);
}

fn call(method: &'static str, then: impl FnOnce(Promised) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let answer = match promise(method) {
            Some(promise) => JsFuture::from(promise).await.ok(),
            None => None,
        };
        then(match answer.map(|answer| answer.is_truthy()) {
            Some(true) => Promised::Yes,
            Some(false) => Promised::No,
            None => Promised::Unavailable,
        });
    });
}

/// By name, since web-sys assumes that it exists.
fn promise(method: &str) -> Option<Promise> {
    let storage = Reflect::get(&super::window()?.navigator(), &JsValue::from_str("storage")).ok()?;
    let method: Function = Reflect::get(&storage, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
    method.call0(&storage).ok()?.dyn_into().ok()
}
