//! Moving the keyboard focus.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

thread_local! {
    static WISH: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The heading of a page that is still waiting for something, and the element requested there. Kept apart from `WISH`: a
    /// page drawn right away would consume that too early.
    static LATE: RefCell<Option<(String, Option<String>)>> = const { RefCell::new(None) };
}

/// How many rendering rounds to wait for an element before giving up. Yew pauses a long rendering after each level of
/// components and continues from a timer; no page has nearly this many levels.
const PIECES: u32 = 100;

/// How long a click usually takes, in ms. A longer one is waited for.
const CLICK: u32 = 300;

/// The controls that take the focus for an element that cannot: the checked one of a group, else the first.
const CONTROLS: &str = "input:checked, input:not([tabindex='-1']), textarea, select, button, [tabindex]";

/// Moves the focus to the element with this id, or to the first control in it. Returns false if there is none.
pub fn on(id: &str) -> bool {
    let Some(element) = super::document().and_then(|document| document.get_element_by_id(id)) else { return false };
    let target = if takes_focus(&element) { Some(element) } else { element.query_selector(CONTROLS).ok().flatten() };
    let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
    // The focus may be led into something folded away, which must then be visible.
    if let Some(details) = target.parent_element().filter(|_| target.tag_name() == "SUMMARY") {
        let _ = details.set_attribute("open", "");
    }
    if target.matches(":disabled").unwrap_or(false) {
        // In a closed case, a control is shown, but takes no focus.
        target.scroll_into_view();
        return true;
    }
    target.focus().is_ok()
}

/// Requests the focus for the element with this id once the next page is drawn.
pub fn wish(id: String) {
    WISH.set(Some(id));
}

/// Moves the focus to the requested element, else to `heading`, right away or by [`arrive_late`]. A requested element
/// that is drawn a little later still gets it.
pub fn arrive(heading: &str) {
    let wished = WISH.take();
    LATE.take();
    if wished.as_ref().is_some_and(|id| on(id)) {
        return;
    }
    if !on(heading) {
        LATE.set(Some((heading.to_owned(), wished.clone())));
    }
    if let Some(id) = wished {
        soon(id);
    }
}

/// Moves the focus to the heading of a page that had to wait, or to the element requested there.
pub fn arrive_late() {
    let Some((heading, wished)) = LATE.take() else { return };
    if wished.as_ref().is_some_and(|id| on(id)) {
        return;
    }
    if !on(&heading) {
        // The page has another thing to wait for.
        LATE.set(Some((heading, wished)));
    } else if let Some(id) = wished {
        soon(id);
    }
}

/// Moves the focus to the element with this id once the current rendering is done, unless the person has moved it
/// elsewhere by then.
pub fn soon(id: String) {
    let from = focused();
    after_drawing(move || {
        if !on(&id) {
            later(id, from, PIECES);
        }
    });
}

fn later(id: String, from: Option<Element>, pieces: u32) {
    after_drawing(move || {
        // The element that had the focus may have been removed, in which case the body has it.
        let stayed = focused().is_none_or(|now| now.tag_name() == "BODY" || from.as_ref() == Some(&now));
        if stayed && pieces > 0 && !on(&id) {
            later(id, from, pieces.saturating_sub(1));
        }
    });
}

/// Runs `f` after the current rendering.
pub fn after_drawing(f: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(0, f).forget();
}

/// Runs `f` if the focus has left the `around` ancestor of the event's target. Waits until the click that moved it is
/// over, however long that takes: what `f` draws may shift elements away from under the mouse.
pub fn once_left(event: &impl AsRef<Event>, around: &str, f: impl FnOnce() + 'static) {
    let target = event.as_ref().target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(place) = target.and_then(|target| target.closest(around).ok().flatten()) else { return };
    let then = move || {
        // Not `:focus-within`: in WebKit it does not match while the window is behind another one.
        if !place.contains(focused().as_deref()) {
            f();
        }
    };
    after_click(Box::new(then));
}

fn after_click(then: Box<dyn FnOnce()>) {
    let over = move || match super::document().map(|document| document.query_selector(":active")) {
        // Something is still held down.
        Some(Ok(Some(_))) => after_click(then),
        _ => then(),
    };
    gloo_timers::callback::Timeout::new(CLICK, over).forget();
}

/// True if the element with this id has the focus, or something in it.
pub fn is_within(id: &str) -> bool {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    element.is_some_and(|element| element.contains(focused().as_deref()))
}

/// Selects the text in the element with this id so that a person can copy it by hand.
pub fn select(id: &str) -> bool {
    let selected = || {
        let element = super::document()?.get_element_by_id(id)?;
        element.dyn_ref::<HtmlElement>()?.focus().ok()?;
        if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
            field.select();
            return Some(());
        }
        super::window()?.get_selection().ok()??.select_all_children(&element).ok()
    };
    selected().is_some()
}

fn focused() -> Option<Element> {
    super::document()?.active_element()
}

fn takes_focus(element: &Element) -> bool {
    element.has_attribute("tabindex")
        || ["A", "BUTTON", "INPUT", "SELECT", "TEXTAREA", "SUMMARY"].contains(&element.tag_name().as_str())
}
