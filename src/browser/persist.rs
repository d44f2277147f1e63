//! Whether the browser promises not to clear away what this page keeps when its disk gets full.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the browser says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    Yes,
    No,
    /// It cannot be asked: an old browser, or a page on plain http.
    Unavailable,
}

/// Asks for the promise, and tells `then` the answer. Some browsers ask the person.
pub fn ask(then: impl FnOnce(Promised) + 'static) {
    call("persist", then);
}

/// Tells `then` whether it was promised before.
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

/// By name, since web-sys takes for granted that there is such a thing.
fn promise(method: &str) -> Option<Promise> {
    let storage = Reflect::get(&super::window()?.navigator(), &JsValue::from_str("storage")).ok()?;
    let method: Function = Reflect::get(&storage, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
    method.call0(&storage).ok()?.dyn_into().ok()
}
