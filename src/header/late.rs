//! The number of late tasks in all open cases: beside "Due", in the title of the tab, and as browser notifications if
//! the person asked for them.
//!
//! It is computed once the page was drawn, so that it does not delay the start.

use std::cell::RefCell;
use std::rc::Rc;

use casewright_core::case::Case;
use casewright_core::document::plain;
use casewright_core::engine::{agenda, clocks_of};
use yew::prelude::*;

use crate::browser::{clock, notify, page};
use crate::cases;
use crate::pack::{EditionKey, Pack, use_procedures, wanted};
use crate::{settings, text};

/// How long to wait before the first count, in ms.
const REST: u32 = 250;

/// The delay after a change, in ms: several may come together.
const SOON: u32 = 300;

/// How often to look at the clock, in ms.
const TICK: u32 = 30_000;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pack: Pack,
}

/// The open cases when they were last read.
#[derive(Debug, Default, Clone)]
struct Look {
    cases: Rc<[Rc<Case>]>,
    /// Counts the looks. No two are equal, since time has passed in between.
    number: u32,
}

impl PartialEq for Look {
    fn eq(&self, other: &Look) -> bool {
        self.number == other.number
    }
}

/// What was counted last; nothing until the first count.
#[derive(Debug, Default)]
struct Count {
    late: usize,
    /// The tasks that were pressing.
    pressing: Option<Vec<String>>,
}

#[component]
pub(super) fn Late(props: &Props) -> Html {
    let look = use_looks();
    let arrived = use_procedures(&props.pack, look.cases.iter().map(|case| wanted(case)).collect());
    // Of those that could not be loaded, the page says so; the others count all the same.
    let waiting = arrived.is_pending();
    use_kept_editions(&props.pack, &look.cases, waiting);
    let last = use_mut_ref(Count::default);
    let counted = {
        let pack = props.pack.clone();
        use_memo((look, waiting), move |(look, waiting)| {
            let mut last = last.borrow_mut();
            if !*waiting && look.number > 0 {
                *last = count(&look.cases, &pack, last.pressing.as_deref());
            }
            last.late
        })
    };
    use_effect_with(*counted, |counted| page::set_late(*counted));
    if *counted == 0 {
        return Html::default();
    }
    html! { <span class="badge">{ text::number(*counted) }<span class="visually-hidden">{ text::OF_THEM_LATE }</span></span> }
}

/// Keeps the editions that open cases follow, once they are loaded. The page of a case does so for its own case; this is for
/// those that were begun for another one, brought in from a backup, or moved to another edition.
#[hook]
fn use_kept_editions(pack: &Pack, cases: &[Rc<Case>], waiting: bool) {
    let mut followed: Vec<EditionKey> = Vec::new();
    for key in cases.iter().map(|case| wanted(case)) {
        if !followed.contains(&key) {
            followed.push(key);
        }
    }
    let pack = pack.clone();
    use_effect_with((followed, waiting), move |(followed, waiting)| {
        if !waiting {
            pack.keep(followed);
        }
    });
}

/// Reads the open cases from time to time, and soon after a change.
#[hook]
fn use_looks() -> Look {
    let look = use_state_eq(Look::default);
    let setter = look.setter();
    use_effect_with((), move |()| {
        let last = RefCell::new(Look::default());
        let look = Rc::new(move || {
            let mut last = last.borrow_mut();
            last.cases = cases::overview().open_without_samples();
            last.number = last.number.wrapping_add(1);
            setter.set(last.clone());
        });
        let (first, every, shown) = (Rc::clone(&look), Rc::clone(&look), Rc::clone(&look));
        let first = clock::later(REST, move || first());
        let every = clock::every(TICK, move || every());
        let shown = page::on_shown(move || shown());
        let pending = RefCell::new(None);
        let changed = cases::on_change(move || {
            let look = Rc::clone(&look);
            pending.replace(Some(clock::later(SOON, move || look())));
        });
        // Other tabs' changes wait for the next tick.
        move || drop((first, every, shown, changed))
    });
    (*look).clone()
}

/// The late tasks and the pressing ones. Shows a notification for each task that became pressing since the last count, but
/// not for those already pressing when the page opened.
fn count(cases: &[Rc<Case>], pack: &Pack, known: Option<&[String]>) -> Count {
    let now = clock::now();
    let (mut late, mut pressing) = (0_usize, Vec::new());
    for case in cases {
        let Some(sop) = pack.of(case) else { continue };
        for task in agenda(&clocks_of(&sop, case, &now), &case.later, &now).iter().filter(|task| task.is_pressing()) {
            late = late.saturating_add(task.is_late().into());
            let id = [case.id.as_str(), ".", task.due.id.as_str()].concat();
            if known.is_some_and(|known| !known.contains(&id)) && settings::read().notify {
                notify::show(&id, &text::name(&case.name), &plain(&task.due.says));
            }
            pressing.push(id);
        }
    }
    Count { late, pressing: Some(pressing) }
}
