//! The document around the app.

use std::cell::Cell;

use web_sys::Element;

use super::Listening;

thread_local! {
    static SAYINGS: Cell<u32> = const { Cell::new(0) };
}

/// Where the app goes.
pub fn root() -> Option<Element> {
    super::document()?.get_element_by_id("app")
}

/// Where it stands how many things are late: on the root of the document, which both programs of the page see.
const LATE: &str = "data-late";

/// What the tab is called. Where things are late, their number comes first.
pub fn title(title: &str) {
    let Some(document) = super::document() else { return };
    let late = document.document_element().and_then(|root| root.get_attribute(LATE));
    match late {
        Some(late) => document.set_title(&["(", &late, ") ", title].concat()),
        None => document.set_title(title),
    }
}

/// How many things are late.
pub fn late(count: usize) {
    let Some((document, root)) =
        super::document().and_then(|document| Some((document.clone(), document.document_element()?)))
    else {
        return;
    };
    let before = root.get_attribute(LATE);
    let now = (count > 0).then(|| count.to_string());
    if before == now {
        return;
    }
    let called = document.title();
    let called =
        before.and_then(|late| called.strip_prefix(&["(", &late, ") "].concat()).map(str::to_owned)).unwrap_or(called);
    let _ = match &now {
        Some(late) => root.set_attribute(LATE, late),
        None => root.remove_attribute(LATE),
    };
    title(&called);
}

/// Has a screen reader say something when it comes to it. The same words twice are said twice.
pub fn say(words: &str) {
    SAYINGS.set(sayings().wrapping_add(1));
    // The element stands in index.html: a live region must be there before it says anything.
    if let Some(said) = super::document().and_then(|document| document.get_element_by_id("said")) {
        said.set_text_content(Some(words));
    }
}

/// How often something was said so far.
pub fn sayings() -> u32 {
    SAYINGS.get()
}

/// Tells a person something that must not be overlooked, and waits until they have read it.
pub fn tell(words: &str) {
    say(words);
    if let Some(window) = super::window() {
        let _ = window.alert_with_message(words);
    }
}

/// The address of a file that is made of a text on the spot, for a link that downloads it.
pub fn file(text: &str) -> String {
    ["data:application/json;charset=utf-8,", &String::from(js_sys::encode_uri_component(text))].concat()
}

/// Loads the page anew, at home.
pub fn begin_anew() {
    super::location::replace("#/");
    reload();
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

/// Hears that the page is hidden or left. What is done then is done at once.
pub fn on_left(heard: impl Fn() + 'static) -> Listening {
    super::hear("pagehide", move |_| heard())
}

/// Opens the browser's own window for printing what is shown.
pub fn print() {
    if let Some(window) = super::window() {
        let _ = window.print();
    }
}
