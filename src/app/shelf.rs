//! The cases that this browser holds, each under a key of its own, and those that are open in this tab.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::TimeDelta;

use super::settings;
use crate::browser::room::{LITTLE, hundredths};
use crate::browser::{clock, random, storage};
use casewright_core::backup::BACKUP_DAYS;
use casewright_core::case::keys::{
    BACKUP, CASES, DAMAGED, OURS, PROCEDURES, SAMPLE, SETTINGS, is_id_of_sample, is_sample,
};
use casewright_core::case::{
    Action, BIN_DAYS, Case, Copy, Heard, NotKept, Store, Unreadable, glance, restore, restore_head, store,
};
use casewright_core::id::CaseId;
use casewright_core::procedure::is_edition;
use casewright_core::value::{Instant, Zone, read_time};

/// How many closed cases are listed; the search finds the others, and the page "Storage" lists all.
const CLOSED: usize = 20;

/// Where the entries of a stored case begin. Nowhere before does this stand: in a text, each of these quotes follows a `\`.
const HEAD_ENDS: &str = "\"entries\":";

thread_local! {
    /// What was opened here stays until the page is left: with it goes what could not be stored, and what can be undone.
    static OPEN: RefCell<Vec<Open>> = const { RefCell::new(Vec::new()) };
}

/// A case that is open in this tab.
pub(crate) type Open = Rc<RefCell<Copy>>;

/// Everything on the shelf but what is in the bin.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The latest edited first.
    pub(crate) open: Vec<Rc<Case>>,
    /// The latest edited of those that are closed, without what was entered.
    pub(crate) closed: Vec<Rc<Case>>,
    pub(crate) closed_count: usize,
    /// When the oldest of all cases was begun.
    pub(crate) oldest: Option<Instant>,
    /// How many cannot be opened. They stay as they are: a later version may read them.
    pub(crate) unreadable: usize,
    /// How much room all of it takes, in UTF-16 units, without what other pages at the same address keep: to look through that
    /// at each look would take too long, and *Storage* counts it.
    pub(crate) size: usize,
    pub(crate) blocked: bool,
    /// Whether nothing was ever kept here but settings, in which nobody declined to be shown round.
    pub(crate) first: bool,
    /// Why something is in memory only, if it is.
    pub(crate) unsaved: Option<NotKept>,
    /// When the last backup was made.
    pub(crate) backup: Option<Instant>,
}

/// What a person should do something about.
#[derive(Debug)]
pub(crate) enum Warning {
    /// So many records.
    Unreadable(usize),
    ShortOfRoom {
        percent: usize,
    },
    OldBackup {
        days: i64,
    },
    /// The oldest case is so many days old.
    NoBackup {
        days: i64,
    },
}

impl Shelf {
    pub(crate) fn warnings(&self, now: Instant) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.unreadable > 0 {
            warnings.push(Warning::Unreadable(self.unreadable));
        }
        let percent = hundredths(self.size);
        if percent >= LITTLE {
            warnings.push(Warning::ShortOfRoom { percent });
        }
        let days = (now - self.backup.or(self.oldest).unwrap_or(now)).num_days();
        if days >= BACKUP_DAYS {
            let made = self.backup.is_some();
            warnings.push(if made { Warning::OldBackup { days } } else { Warning::NoBackup { days } });
        }
        warnings
    }
}

/// Each look is another one: comparing what was found would cost more than drawing it.
impl PartialEq for Shelf {
    fn eq(&self, other: &Shelf) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Looks through the shelf. What was in the bin for long enough is taken out of it, and what no case needs any more.
pub(crate) fn look() -> Shelf {
    retry();
    let entries = storage::entries(OURS);
    let backup = storage::read(BACKUP).and_then(|at| read_time(&at, &Zone::fixed(0)));
    let (blocked, unsaved) = (entries.is_err(), storage::unsaved());
    let first = !blocked && !settings::read().no_tour;
    let mut shelf = Shelf { blocked, unsaved, backup, first, ..Shelf::default() };
    let (mut procedures, mut editions, mut closed) = (Vec::new(), Vec::new(), Vec::new());
    for (key, text) in entries.unwrap_or_default() {
        // Its keys are of letters that take one unit each.
        shelf.size = shelf.size.saturating_add(key.len()).saturating_add(text.length());
        shelf.first &= key == SETTINGS;
        if let Some(edition) = key.strip_prefix(PROCEDURES) {
            procedures.push(edition.to_owned());
        }
        let Some(id) = key.strip_prefix(CASES) else {
            shelf.unreadable = shelf.unreadable.saturating_add(key.starts_with(DAMAGED).into());
            continue;
        };
        let head = text.until(HEAD_ENDS);
        let (created, edition) = match glance(&head) {
            Ok(glance) if glance.closed && !glance.deleted && glance.id.as_str() == id => {
                let place = closed.partition_point(|(edited, _)| *edited >= glance.edited);
                closed.insert(place, (glance.edited, head));
                closed.truncate(CLOSED);
                shelf.closed_count = shelf.closed_count.saturating_add(1);
                (glance.created, glance.edition)
            }
            _ => match restore(&text.whole()) {
                Ok(case) if case.id.as_str() == id => {
                    let about = (case.created, case.edition.clone());
                    shelf.take_up(&key, case);
                    about
                }
                // A case under another's key was put there by something else than this page.
                _ => {
                    shelf.unreadable = shelf.unreadable.saturating_add(1);
                    continue;
                }
            },
        };
        // Nobody needs a backup of a sample.
        if !is_id_of_sample(id) {
            shelf.oldest = Some(shelf.oldest.map_or(created, |oldest| oldest.min(created)));
        }
        if !editions.contains(&edition) {
            editions.push(edition);
        }
    }
    for case in closed.iter().filter_map(|(_, head)| restore_head(head).ok()) {
        put(&mut shelf.closed, case);
    }
    shelf.closed.truncate(CLOSED);
    // What cannot be read may need one of them.
    if shelf.unreadable == 0 {
        for edition in procedures.iter().filter(|edition| !editions.contains(edition)) {
            storage::remove(&[PROCEDURES, edition].concat());
        }
    }
    shelf
}

impl Shelf {
    /// Takes up a case that stands under a key, or takes it out for good.
    fn take_up(&mut self, key: &str, case: Case) {
        match case.deleted {
            Some(at) if clock::instant() - at > TimeDelta::days(BIN_DAYS) => storage::remove(key),
            Some(_) => {}
            None if case.closed.is_none() => put(&mut self.open, case),
            None => {
                self.closed_count = self.closed_count.saturating_add(1);
                put(&mut self.closed, case);
            }
        }
    }
}

/// Puts a case in its place: the latest edited first.
fn put(list: &mut Vec<Rc<Case>>, case: Case) {
    let place = list.partition_point(|other| other.edited >= case.edited);
    list.insert(place, Rc::new(case));
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

/// Throws away the sample, and what was started from it.
pub(crate) fn give_up_samples() {
    OPEN.with_borrow_mut(|all| all.retain(|open| !is_sample(&open.borrow().case().id)));
    for (key, _) in storage::entries(&[CASES, SAMPLE].concat()).unwrap_or_default() {
        storage::remove(&key);
    }
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
