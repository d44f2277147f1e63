//! The cases as a list of them shows them.

use std::cell::RefCell;
use std::rc::Rc;

use casewright_core::value::Now;
use yew::prelude::*;

use super::{Overview, on_change, overview};
use crate::browser::{clock, page, storage};

/// How often to look at the clock, in ms.
const TICK: u32 = 30_000;

/// The delay after a change in another tab, in ms.
const SOON: u32 = 100;

/// All cases, and the time at which they are shown. Both are new after a change here or in another tab, when the page
/// becomes visible again, and as time passes: what is due depends on it.
#[hook]
pub(crate) fn use_cases_now() -> (Rc<Overview>, Rc<Now>) {
    let look = || (overview(), Rc::new(clock::now()));
    let seen = use_state(look);
    let setter = seen.setter();
    use_effect_with((), move |()| {
        let look = move || setter.set(look());
        let every = clock::every(TICK, look.clone());
        let shown = page::on_shown(look.clone());
        let here = on_change(look.clone());
        // Looks once for several changes of other tabs.
        let pending = RefCell::new(None);
        let elsewhere = storage::on_change(move |_, _| {
            pending.replace(Some(clock::later(SOON, look.clone())));
        });
        move || drop((every, shown, here, elsewhere))
    });
    (*seen).clone()
}
