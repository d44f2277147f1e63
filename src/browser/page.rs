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

/// Has a screen reader say something when it comes to it. The same words twice are said twice.
pub fn say(words: &str) {
    // The element stands in index.html: a live region must be there before it says anything.
    if let Some(said) = super::document().and_then(|document| document.get_element_by_id("said")) {
        said.set_text_content(Some(words));
    }
}

/// Tells a person something that must not be overlooked, and waits until they have read it.
pub fn tell(words: &str) {
    say(words);
    if let Some(window) = super::window() {
        let _ = window.alert_with_message(words);
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
