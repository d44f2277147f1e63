//! Modal dialogs.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Shows the dialog with this id. Its first control gets the focus.
pub fn show(id: &str) {
    if let Some(dialog) = element(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog with this id. The browser returns the focus to the element that had it before.
pub fn close(id: &str) {
    if let Some(dialog) = element(id) {
        dialog.close();
    }
}

/// Scrolls the nearest scrolling ancestor so that the element with this id is in view.
pub fn scroll_to(id: &str) {
    if let Some(element) = super::document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn element(id: &str) -> Option<HtmlDialogElement> {
    super::document()?.get_element_by_id(id)?.dyn_into().ok()
}
