//! The cases that this browser keeps: the only module that reads and writes them.
//!
//! Each case is stored under its own key. A case that was opened stays in memory until the page is left, together with
//! its unsaved changes and its undo history.

mod case_clock;
mod cases_now;
mod changing;
mod open_case;
mod overview;
pub(crate) mod presence;
pub(crate) mod records;
pub(crate) mod samples;
mod subscribers;
mod sweep;

use std::cell::RefCell;
use std::rc::Rc;

use casewright_core::case::keys::{DAMAGED, of_case as key};
use casewright_core::case::{Case, Heard, Replica, SaveError, Store, Unreadable, restore, store};
use casewright_core::id::CaseId;

pub(crate) use self::case_clock::{CaseClock, stop_clock, use_place};
pub(crate) use self::cases_now::use_cases_now;
pub(crate) use self::changing::{Unchanged, bring_in, change, put_back, take, try_change, undo};
pub(crate) use self::open_case::{CaseState, Event, Saved, Undone};
pub(crate) use self::overview::{Overview, Warning, heads, overview};
pub(crate) use self::subscribers::Subscription;
pub(crate) use self::sweep::sweep;
use crate::browser::{clock, random, storage};

/// A case that was opened in this tab.
pub(crate) type OpenReplica = Rc<RefCell<Replica>>;

thread_local! {
    static OPEN: RefCell<Vec<OpenReplica>> = const { RefCell::new(Vec::new()) };
}

/// Opens a case, or returns it if it is open. None if there is no such case.
pub(crate) fn open(id: &CaseId) -> Option<Result<OpenReplica, Unreadable>> {
    let Some(open) = find_open(id) else {
        if let Some(text) = storage::read(&key(id)) {
            return Some(Replica::open(random::tab(), text).map(hold_open));
        }
        let untouched = restore(&storage::of_this_tab(&key(id))?).ok()?;
        return Some(Ok(hold_open(Replica::new(random::tab(), untouched))));
    };
    // While its page was closed, nobody listened to other tabs' changes of it.
    let heard = stored(id).map(|text| open.borrow_mut().hear(&text));
    if heard == Some(Ok(Heard::Merged)) {
        let _ = save(&mut open.borrow_mut());
    }
    Some(Ok(open))
}

/// Reads a case without opening it.
pub(crate) fn read(id: &CaseId) -> Option<Result<Rc<Case>, Unreadable>> {
    open(id).map(|open| open.map(|open| Rc::clone(open.borrow().case())))
}

/// Begins a case that is stored once something is done to it: who only looks leaves nothing behind.
pub(crate) fn begin_untouched(case: Case) {
    let open = hold_open(Replica::new(random::tab(), case));
    let _ = save(&mut open.borrow_mut());
}

/// Begins a case and stores it right away.
///
/// # Errors
/// Where it could not be stored. It is in memory then, and its page says so.
pub(crate) fn begin(case: Case) -> Result<(), SaveError> {
    let open = hold_open(Replica::new(random::tab(), case));
    let saved = store_replica(&mut open.borrow_mut());
    announce();
    saved
}

/// Removes a case that was just begun.
pub(crate) fn discard(id: &CaseId) {
    forget(|open| open == id);
    storage::remove(&key(id));
    case_clock::forget_clock(id);
    announce();
}

/// Saves a case, merged with what another tab stored of it. One to which nothing was done yet is kept for this tab only, so that
/// it survives a reload; where the browser stores nothing, that is reported all the same, before anything is typed.
///
/// # Errors
/// Where it could not be stored. It is in memory then.
pub(crate) fn save(replica: &mut Replica) -> Result<(), SaveError> {
    let key = key(&replica.case().id);
    if replica.is_untouched() && !storage::is_unsaved(&key) && !storage::is_blocked() {
        storage::for_this_tab(&key, &store(replica.case()));
        return Ok(());
    }
    storage::forget_in_this_tab(&key);
    store_replica(replica)
}

fn store_replica(replica: &mut Replica) -> Result<(), SaveError> {
    let key = key(&replica.case().id);
    let saved = replica.save(&mut Place { key: &key, hold: true });
    if saved == Err(SaveError::Newer) {
        storage::hold(&key, &store(replica.case()), SaveError::Newer);
    }
    saved
}

/// Tries again to store what is only in memory: there may be room by now.
pub(crate) fn retry() {
    if storage::unsaved().is_none() {
        return;
    }
    for open in OPEN.with_borrow(Clone::clone) {
        // A case that is being changed is saved by its own change.
        if let Ok(mut replica) = open.try_borrow_mut()
            && is_unsaved(&replica.case().id)
        {
            let _ = save(&mut replica);
        }
    }
}

/// True if a case is only in memory.
pub(crate) fn is_unsaved(id: &CaseId) -> bool {
    storage::is_unsaved(&key(id))
}

/// The stored text of a case.
pub(crate) fn stored(id: &CaseId) -> Option<String> {
    storage::stored(&key(id))
}

/// True if the key belongs to the case.
pub(crate) fn is_key(stored: &str, id: &CaseId) -> bool {
    stored == key(id)
}

/// Calls `heard` after any change of cases in this tab other than typing on a case page.
pub(crate) fn on_change(heard: impl Fn() + 'static) -> Subscription {
    subscribers::subscribe(heard)
}

/// Forgets cases that were opened, once their records are removed.
pub(crate) fn forget(is_removed: impl Fn(&CaseId) -> bool) {
    OPEN.with_borrow_mut(|all| all.retain(|open| !is_removed(&open.borrow().case().id)));
}

fn announce() {
    subscribers::notify();
}

fn find_open(id: &CaseId) -> Option<OpenReplica> {
    OPEN.with_borrow(|all| all.iter().find(|one| one.borrow().case().id == *id).cloned())
}

/// Keeps a case in memory until the page is left.
fn hold_open(replica: Replica) -> OpenReplica {
    let open = Rc::new(RefCell::new(replica));
    OPEN.with_borrow_mut(|all| all.push(Rc::clone(&open)));
    open
}

/// Where a case is stored.
struct Place<'a> {
    key: &'a str,
    /// True if a text that cannot be stored is held in memory.
    hold: bool,
}

impl Store for Place<'_> {
    fn read(&self) -> Option<String> {
        storage::stored(self.key)
    }

    fn write(&mut self, text: &str) -> Result<(), SaveError> {
        if self.hold { storage::write(self.key, text) } else { storage::put(self.key, text) }
    }

    fn set_aside(&mut self, text: &str) -> Result<(), SaveError> {
        let id = self.key.rsplit('.').next().unwrap_or(self.key);
        // The time distinguishes it from one that was set aside before.
        let aside = [DAMAGED, id, ".", &clock::instant().timestamp_millis().to_string()].concat();
        if self.hold { storage::write(&aside, text) } else { storage::put(&aside, text) }
    }
}
