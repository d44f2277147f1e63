//! Highlighting a part of the page.

use web_sys::{Document, Element};

/// Stands on what is pointed at; the style sheet draws a line round it. Nobody else knows it, so no drawing takes it away.
const POINTED: &str = "data-pointed";

/// Points at the first element that matches and shows, and at nothing else. True where it was not pointed at before; none where
/// there is no such element.
pub fn at(what: &str) -> Option<bool> {
    let document = super::document()?;
    let found = document.query_selector(what).ok().flatten().filter(|found| found.client_height() > 0);
    let new = found.as_ref().map(|found| !found.has_attribute(POINTED));
    if new != Some(false) {
        clear(&document);
    }
    let found = found?;
    if new == Some(true) {
        let _ = found.set_attribute(POINTED, "");
        show(&found);
    }
    new
}

/// Points at nothing any more.
pub fn nowhere() {
    if let Some(document) = super::document() {
        clear(&document);
    }
}

fn clear(document: &Document) {
    while let Ok(Some(pointed)) = document.query_selector("[data-pointed]") {
        if pointed.remove_attribute(POINTED).is_err() {
            return;
        }
    }
}

/// Scrolls it into view, at once: nobody is to wait for it, or to be made dizzy.
fn show(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
