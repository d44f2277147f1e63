//! Reading the values of controls.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};

/// The text of the control that an event came from.
pub fn value(event: &impl AsRef<Event>) -> String {
    event.as_ref().target().and_then(|target| held(&target, "value").as_string()).unwrap_or_default()
}

/// The text of the input with this id; empty if there is none.
pub fn of(id: &str) -> String {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    element.and_then(|element| held(&element, "value").as_string()).unwrap_or_default()
}

/// True if the checkbox or radio button that an event came from is checked.
pub fn checked(event: &impl AsRef<Event>) -> bool {
    event.as_ref().target().is_some_and(|target| held(&target, "checked").is_truthy())
}

/// A property that all kinds of controls have. Typed access would need one import per kind.
fn held(control: &JsValue, name: &str) -> JsValue {
    Reflect::get(control, &name.into()).unwrap_or_default()
}

/// Opens the calendar of the date input with this id, or focuses it if the browser does not let a page open it.
pub fn open_calendar(id: &str) {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else { return };
    if input.show_picker().is_err() {
        let _ = input.focus();
    }
}
