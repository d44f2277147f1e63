//! What a control holds when it tells of a change.

use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The text of the control that an event came from.
pub fn value(event: &impl AsRef<Event>) -> String {
    let Some(target) = target(event) else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else {
        target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
    }
}

/// Whether the box or button that an event came from is chosen.
pub fn checked(event: &impl AsRef<Event>) -> bool {
    target(event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}

/// Opens the calendar of the date input with this id; gives it the focus where the browser does not let a page do so.
pub fn open_calendar(id: &str) {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else { return };
    if input.show_picker().is_err() {
        let _ = input.focus();
    }
}

fn target(event: &impl AsRef<Event>) -> Option<EventTarget> {
    event.as_ref().target()
}
