//! The document around the app.

use web_sys::Element;

use super::Listening;

/// Where the app goes.
pub fn root() -> Option<Element> {
    super::document()?.get_element_by_id("app")
}

/// What the tab is called.
pub fn title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = super::window() {
        let _ = window.location().reload();
    }
}

/// Asks before the page is left for as long as `losing` says that something would be lost.
pub fn guard(losing: impl Fn() -> bool + 'static) -> Listening {
    super::hear("beforeunload", move |event| {
        if losing() {
            event.prevent_default();
        }
    })
}

/// Hears that the page is looked at again.
pub fn on_shown(heard: impl Fn() + 'static) -> Listening {
    super::hear("visibilitychange", move |_| {
        if super::document().is_some_and(|document| !document.hidden()) {
            heard();
        }
    })
}
