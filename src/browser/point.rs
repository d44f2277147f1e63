//! Highlighting a part of the page.

use web_sys::{Document, Element};

/// Marks the highlighted element; the style sheet outlines it. No component sets this attribute, so rendering does not
/// remove it.
const POINTED: &str = "data-pointed";

/// Highlights the first visible element that matches, and nothing else. True if it was not highlighted before; none if
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

/// Removes the highlight.
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

/// Scrolls the element into view instantly: animation would cost time and may cause dizziness.
fn show(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
