//! The cases that this browser holds, each under a key of its own, and those that are open in this tab.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::TimeDelta;

use crate::browser::{clock, random, storage};
use crate::case::{Action, Case, Copy, Heard, NotKept, Store, Unreadable, restore, restore_head, store};
use crate::id::CaseId;
use crate::procedure::is_edition;
use crate::value::{Instant, Zone, read_time};

const CASES: &str = "casewright.case.";
const PROCEDURES: &str = "casewright.procedure.";
const DAMAGED: &str = "casewright.damaged.";

/// When the last backup was made, as the page "Storage" wrote it.
const BACKUP: &str = "casewright.backup";

/// How long a deleted case can be had back.
const BIN: TimeDelta = TimeDelta::days(30);

thread_local! {
    /// What was opened here stays until the page is left: with it goes what could not be stored, and what can be undone.
    static OPEN: RefCell<Vec<Open>> = const { RefCell::new(Vec::new()) };
}

/// A case that is open in this tab.
pub(crate) type Open = Rc<RefCell<Copy>>;

/// Everything on the shelf.
#[derive(Debug, Clone)]
pub(crate) struct Shelf {
    /// The latest edited first. Of closed ones, only the head was read.
    pub(crate) cases: Vec<Rc<Case>>,
    /// How many cannot be opened. They stay as they are: a later version may read them.
    pub(crate) unreadable: usize,
    /// How much room all of it takes, in characters.
    pub(crate) size: usize,
    pub(crate) blocked: bool,
    /// Why something is in memory only, if it is.
    pub(crate) unsaved: Option<NotKept>,
    /// When the last backup was made.
    pub(crate) backup: Option<Instant>,
}

/// Each look is another one: comparing what was found would cost more than drawing it.
impl PartialEq for Shelf {
    fn eq(&self, _: &Shelf) -> bool {
        false
    }
}

/// Looks through the shelf. What was in the bin for long enough is taken out of it, and what no case needs any more.
pub(crate) fn look() -> Shelf {
    retry();
    let entries = storage::entries("casewright.");
    let backup = storage::read(BACKUP).and_then(|at| read_time(&at, &Zone::fixed(0)));
    let mut shelf = Shelf {
        cases: Vec::new(),
        unreadable: 0,
        size: 0,
        blocked: entries.is_err(),
        unsaved: storage::unsaved(),
        backup,
    };
    let mut procedures = Vec::new();
    let mut editions = Vec::new();
    for (key, text) in entries.unwrap_or_default() {
        shelf.size = shelf.size.saturating_add(key.len()).saturating_add(text.len());
        if let Some(edition) = key.strip_prefix(PROCEDURES) {
            procedures.push(edition.to_owned());
        }
        let Some(id) = key.strip_prefix(CASES) else {
            shelf.unreadable = shelf.unreadable.saturating_add(key.starts_with(DAMAGED).into());
            continue;
        };
        let head = restore_head(&text);
        let case = head.and_then(|head| if head.closed.is_some() { Ok(head) } else { restore(&text) });
        match case {
            Ok(case) if case.id.as_str() == id => {
                editions.push(case.edition.clone());
                match case.deleted {
                    Some(at) if clock::instant() - at > BIN => storage::remove(&key),
                    Some(_) => {}
                    None => {
                        let place = shelf.cases.partition_point(|other| other.edited >= case.edited);
                        shelf.cases.insert(place, Rc::new(case));
                    }
                }
            }
            // A case under another's key was put there by something else than this page.
            _ => shelf.unreadable = shelf.unreadable.saturating_add(1),
        }
    }
    // What cannot be read may need one of them.
    if shelf.unreadable == 0 {
        for edition in procedures.iter().filter(|edition| !editions.contains(edition)) {
            storage::remove(&[PROCEDURES, edition].concat());
        }
    }
    shelf
}

/// The case with this id; none where there is no such.
pub(crate) fn open(id: &CaseId) -> Option<Result<Open, Unreadable>> {
    let open = OPEN.with_borrow(|all| all.iter().find(|one| one.borrow().case().id == *id).cloned());
    let Some(open) = open else {
        let text = storage::read(&key(id))?;
        return Some(Copy::open(random::tab(), text).map(held));
    };
    // What was done to it elsewhere was not heard of while its page was not open here.
    let heard = stored(id).map(|text| open.borrow_mut().hear(&text));
    if heard == Some(Ok(Heard::Merged)) {
        let _ = keep(&mut open.borrow_mut());
    }
    Some(Ok(open))
}

/// Begins a case, and keeps it.
pub(crate) fn begin(case: Case) -> Result<(), NotKept> {
    let open = held(Copy::begun(random::tab(), case));
    keep(&mut open.borrow_mut())
}

/// Gives up a case that was just begun.
pub(crate) fn give_up(id: &CaseId) {
    OPEN.with_borrow_mut(|all| all.retain(|open| open.borrow().case().id != *id));
    storage::remove(&key(id));
}

/// Tries once more to keep what is in memory only: there may be room again.
pub(crate) fn retry() {
    if storage::unsaved().is_none() {
        return;
    }
    for open in OPEN.with_borrow(Clone::clone) {
        // The one that is being changed is kept by whoever changes it.
        if let Ok(mut copy) = open.try_borrow_mut()
            && storage::is_unsaved(&key(&copy.case().id))
        {
            let _ = keep(&mut copy);
        }
    }
}

/// Holds a case until the page is left.
pub(crate) fn held(copy: Copy) -> Open {
    let open = Rc::new(RefCell::new(copy));
    OPEN.with_borrow_mut(|all| all.push(Rc::clone(&open)));
    open
}

/// Keeps a case, together with what another tab stored of it.
pub(crate) fn keep(copy: &mut Copy) -> Result<(), NotKept> {
    let key = key(&copy.case().id);
    let kept = copy.save(&mut Key(&key));
    if kept == Err(NotKept::Newer) {
        storage::hold(&key, &store(copy.case()), NotKept::Newer);
    }
    kept
}

/// Lets something happen to a case that need not be open.
pub(crate) fn change(id: &CaseId, action: Action) {
    let Some(Ok(open)) = open(id) else { return };
    let mut copy = open.borrow_mut();
    copy.act(action, clock::instant());
    // Where it could not be stored it is held in memory, and the page says so.
    let _ = keep(&mut copy);
}

/// Whether what is here of a case is in memory only.
pub(crate) fn is_unsaved(id: &CaseId) -> bool {
    storage::is_unsaved(&key(id))
}

/// What stands in the storage of a case now.
pub(crate) fn stored(id: &CaseId) -> Option<String> {
    storage::stored(&key(id))
}

/// Whether the key is that of the case.
pub(crate) fn is_key(key: &str, id: &CaseId) -> bool {
    key.strip_prefix(CASES) == Some(id.as_str())
}

/// A procedure as it was when a case began with it, in the form in which it is served; none where what was kept is not that.
pub(crate) fn procedure(edition: &str) -> Option<String> {
    storage::read(&[PROCEDURES, edition].concat()).filter(|text| is_edition(edition, text))
}

/// Keeps a procedure for the cases that begin with it: the pack may move on.
pub(crate) fn keep_procedure(edition: &str, text: &str) {
    let key = [PROCEDURES, edition].concat();
    if storage::read(&key).as_deref() != Some(text) {
        storage::offer(&key, text);
    }
}

fn key(id: &CaseId) -> String {
    [CASES, id.as_str()].concat()
}

/// The place of a case in the storage.
struct Key<'a>(&'a str);

impl Store for Key<'_> {
    fn read(&self) -> Option<String> {
        storage::stored(self.0)
    }

    fn write(&mut self, text: &str) -> Result<(), NotKept> {
        storage::write(self.0, text)
    }

    fn set_aside(&mut self, text: &str) -> Result<(), NotKept> {
        let id = self.0.strip_prefix(CASES).unwrap_or(self.0);
        // The time tells it apart from one that was put aside before.
        let key = [DAMAGED, id, ".", &clock::instant().timestamp_millis().to_string()].concat();
        storage::write(&key, text)
    }
}
