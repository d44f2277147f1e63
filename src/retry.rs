//! What could not be loaded, to be tried again.
//!
//! Whatever failed says how it is tried again. One press of *Try again* then tries all of it: after an outage nothing
//! stays missing until the page is reloaded.

use std::cell::RefCell;

thread_local! {
    static FAILED: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Something failed. `again` is called once, when the person tries again.
pub(crate) fn failed(again: impl FnOnce() + 'static) {
    FAILED.with_borrow_mut(|all| all.push(Box::new(again)));
}

/// Tries everything again that failed.
pub(crate) fn try_again() {
    for again in FAILED.take() {
        again();
    }
}
