//! Subscribers to changes of cases.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// An id and a callback.
type Subscriber = (u32, Rc<dyn Fn()>);

thread_local! {
    static ALL: RefCell<Vec<Subscriber>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Ends when dropped.
#[derive(Debug)]
#[must_use = "nothing is heard once this is dropped"]
pub(crate) struct Subscription(u32);

impl Drop for Subscription {
    fn drop(&mut self) {
        ALL.with_borrow_mut(|all| all.retain(|(id, _)| *id != self.0));
    }
}

pub(super) fn subscribe(heard: impl Fn() + 'static) -> Subscription {
    let id = NEXT.replace(NEXT.get().wrapping_add(1));
    ALL.with_borrow_mut(|all| all.push((id, Rc::new(heard))));
    Subscription(id)
}

pub(super) fn notify() {
    // A copy, since a subscriber may subscribe again.
    for (_, heard) in ALL.with_borrow(Clone::clone) {
        heard();
    }
}
