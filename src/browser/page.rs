//! The document around the app: title, live region, leaving and reloading.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::Listening;

thread_local! {
    static SAYINGS: Cell<u32> = const { Cell::new(0) };
    /// The title without the number of late tasks.
    static TITLE: RefCell<String> = const { RefCell::new(String::new()) };
    static LATE: Cell<usize> = const { Cell::new(0) };
}

/// The element that the app is mounted in.
pub fn app_root() -> Option<Element> {
    super::document()?.get_element_by_id("app")
}

/// `<html>`.
pub(super) fn root_element() -> Option<Element> {
    super::document()?.document_element()
}

/// Sets the title of the tab. The number of late tasks, if any, goes in front.
pub fn set_title(title: &str) {
    TITLE.with_borrow_mut(|now| title.clone_into(now));
    show_title();
}

/// Sets the number of late tasks in front of the title.
pub fn set_late(count: usize) {
    if LATE.replace(count) != count {
        show_title();
    }
}

fn show_title() {
    if let Some(document) = super::document() {
        TITLE.with_borrow(|title| match LATE.get() {
            0 => document.set_title(title),
            late => document.set_title(&format!("({late}) {title}")),
        });
    }
}

/// Sets an attribute of `<html>`, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root_element() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    root_element()?.get_attribute(name)
}

/// Sets a custom property of `<html>`, for all style sheets. The page's policy allows no style in an attribute.
pub fn set_root_property(name: &str, value: &str) {
    if let Some(root) = root_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Makes screen readers announce something. Saying the same words twice announces them twice.
pub fn say(words: &str) {
    SAYINGS.set(sayings().wrapping_add(1));
    // The element is part of index.html: a live region must exist before its text changes.
    if let Some(said) = super::document().and_then(|document| document.get_element_by_id("said")) {
        said.set_text_content(Some(words));
    }
}

/// The number of announcements so far.
pub fn sayings() -> u32 {
    SAYINGS.get()
}

/// Shows a sentence in one of the hidden alerts of index.html, by its id.
pub fn show_alert(id: &str, words: &str) {
    if let Some(alert) = super::document().and_then(|document| document.get_element_by_id(id)) {
        alert.set_text_content(Some(words));
        let _ = alert.remove_attribute("hidden");
    }
}

/// Fills one of the hidden alerts of index.html, for `start.js` to show.
pub fn prepare_alert(id: &str, words: &str) {
    if let Some(alert) = super::document().and_then(|document| document.get_element_by_id(id)) {
        alert.set_text_content(Some(words));
    }
}

/// Tells the person something that must not be missed, and waits until they dismiss it.
pub fn tell(words: &str) {
    say(words);
    if let Some(window) = super::window() {
        let _ = window.alert_with_message(words);
    }
}

/// A `data:` address with this text, for a link that downloads it.
pub fn file(text: &str) -> String {
    ["data:application/json;charset=utf-8,", &String::from(js_sys::encode_uri_component(text))].concat()
}

/// Has panics say on the console what happened and where: the person sees only that the page stopped (`start.js`), and
/// whoever mends it needs more.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Reloads the app at its home page.
pub fn restart() {
    super::location::replace("#/");
    reload();
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = super::window() {
        let _ = window.location().reload();
    }
}

/// While `losing` returns true, the browser asks before the page is left.
pub fn guard(losing: impl Fn() -> bool + 'static) -> Listening {
    super::hear("beforeunload", move |event| {
        if losing() {
            event.prevent_default();
        }
    })
}

/// Calls `heard` when the page becomes visible again.
pub fn on_shown(heard: impl Fn() + 'static) -> Listening {
    super::hear("visibilitychange", move |_| {
        if super::document().is_some_and(|document| !document.hidden()) {
            heard();
        }
    })
}

/// Calls `heard` when the page comes back from where the browser kept it for its back button. Meanwhile it ran nothing and heard of
/// no other tab.
pub fn on_restored(heard: impl Fn() + 'static) -> Listening {
    super::hear("pageshow", move |event| {
        if event.dyn_ref().is_some_and(web_sys::PageTransitionEvent::persisted) {
            heard();
        }
    })
}

/// Calls `heard` when the page is hidden or left. Only synchronous work still runs.
pub fn on_left(heard: impl Fn() + 'static) -> Listening {
    super::hear("pagehide", move |_| heard())
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = super::window() {
        let _ = window.print();
    }
}
