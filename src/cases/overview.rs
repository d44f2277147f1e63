//! All cases at a glance, as home, the header and the palette list them.
//!
//! No list of cases is stored. It is made from the keys, so it cannot disagree with them. With thousands of cases that
//! takes a while, so all who ask share one reading until something stored changes.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::rc::Rc;

use casewright_core::backup::BACKUP_DAYS;
use casewright_core::case::keys::{
    BACKUP, CASES, DAMAGED, LANGUAGE, OPEN, OURS, PRACTICES, PROCEDURES, SETTINGS, is_id_of_sample, is_of_training,
    is_practice, is_sample,
};
use casewright_core::case::{Case, HEAD_ENDS, SaveError, Unreadable, glance, restore, restore_head};
use casewright_core::id::CaseId;
use casewright_core::value::{Instant, Zone, read_time};

use crate::browser::storage::{self, LITTLE, StoredText, percent};

/// How many closed cases home lists. The search finds the others, and the page "Storage" lists all.
const CLOSED: usize = 20;

thread_local! {
    /// The last reading, and [`storage::changes`] when it was made.
    static LAST: RefCell<Option<(u32, Rc<Overview>)>> = const { RefCell::new(None) };
}

/// All cases; of those in the bin, what is needed to sweep them.
#[derive(Debug, Default)]
pub(crate) struct Overview {
    /// Most recently edited first.
    pub(crate) open: Vec<Rc<Case>>,
    /// The most recently edited closed cases, without their entries.
    pub(crate) closed: Vec<Rc<Case>>,
    pub(crate) closed_count: usize,
    /// When the oldest case was begun.
    oldest: Option<Instant>,
    /// The number of records that cannot be opened.
    unreadable: usize,
    /// The storage used by this page, in UTF-16 units. Other pages at this address are left out: reading their data
    /// each time would take too long. The page "Storage" counts it.
    pub(crate) size: usize,
    pub(crate) blocked: bool,
    /// True if no case was ever opened here, but for practice cases.
    pub(crate) first_visit: bool,
    /// Why some changes are only in memory; none if everything is stored.
    pub(crate) unsaved: Option<SaveError>,
    /// When the last backup was made.
    backup: Option<Instant>,
    pub(super) bin: Vec<Binned>,
    /// The editions that cases outside the bin follow, practice cases among them; none if a record that cannot be read
    /// may follow any.
    pub(super) editions: Option<Vec<String>>,
}

/// A case in the bin.
#[derive(Debug)]
pub(super) struct Binned {
    pub(super) key: String,
    pub(super) edition: String,
    pub(super) deleted: Instant,
}

/// A problem that a person should act on.
#[derive(Debug)]
pub(crate) enum Warning {
    /// The number of records that cannot be read.
    Unreadable(usize),
    ShortOfRoom {
        percent: usize,
    },
    OldBackup {
        days: i64,
    },
    /// There was never a backup. `days` is the age of the oldest case.
    NoBackup {
        days: i64,
    },
}

impl Overview {
    /// The open cases, without samples: only they have tasks.
    pub(crate) fn open_without_samples(&self) -> Rc<[Rc<Case>]> {
        self.open.iter().filter(|case| !is_sample(&case.id)).cloned().collect()
    }

    pub(crate) fn warnings(&self, now: Instant) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.unreadable > 0 {
            warnings.push(Warning::Unreadable(self.unreadable));
        }
        let percent = percent(self.size);
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

    /// Adds the case that is stored under `key`. Closed cases are the majority: they go to `closed`, unread.
    fn add(&mut self, key: &str, id: &str, text: &StoredText, closed: &mut Vec<(Instant, String)>) {
        let head = text.until(HEAD_ENDS);
        let created = match glance(&head) {
            Ok(glance) if glance.closed && !glance.deleted && glance.id.as_str() == id => {
                insert(closed, (glance.edited, head), |(edited, _)| *edited);
                closed.truncate(CLOSED);
                self.closed_count = self.closed_count.saturating_add(1);
                self.follows(glance.edition);
                glance.created
            }
            _ => match restore(&text.whole()) {
                Ok(case) if case.id.as_str() == id => {
                    let created = case.created;
                    self.add_whole(key, case);
                    created
                }
                // Only another program stores a case under the key of a different one.
                _ => return self.add_unreadable(),
            },
        };
        // Samples need no backup.
        if !is_id_of_sample(id) {
            self.oldest = Some(self.oldest.map_or(created, |oldest| oldest.min(created)));
        }
    }

    fn add_whole(&mut self, key: &str, case: Case) {
        if let Some(deleted) = case.deleted {
            return self.bin.push(Binned { key: key.to_owned(), edition: case.edition, deleted });
        }
        self.follows(case.edition.clone());
        let list = if case.closed.is_none() {
            &mut self.open
        } else {
            self.closed_count = self.closed_count.saturating_add(1);
            &mut self.closed
        };
        insert(list, Rc::new(case), |case| case.edited);
    }

    fn add_unreadable(&mut self) {
        self.unreadable = self.unreadable.saturating_add(1);
        self.editions = None;
    }

    fn follows(&mut self, edition: String) {
        if let Some(editions) = self.editions.as_mut().filter(|editions| !editions.contains(&edition)) {
            editions.push(edition);
        }
    }
}

/// Inserts into a list that is sorted by time, latest first.
fn insert<T>(list: &mut Vec<T>, item: T, time: impl Fn(&T) -> Instant) {
    let at = time(&item);
    list.insert(list.partition_point(|other| time(other) >= at), item);
}

/// Never equal to another overview: comparing would cost more than rendering.
impl PartialEq for Overview {
    fn eq(&self, other: &Overview) -> bool {
        std::ptr::eq(self, other)
    }
}

/// All cases as they are stored now.
pub(crate) fn overview() -> Rc<Overview> {
    super::retry();
    let changes = storage::changes();
    let last =
        LAST.with_borrow(|last| last.as_ref().filter(|(then, _)| *then == changes).map(|(_, all)| Rc::clone(all)));
    last.unwrap_or_else(|| {
        let all = Rc::new(look());
        LAST.set(Some((changes, Rc::clone(&all))));
        all
    })
}

fn look() -> Overview {
    let entries = storage::entries(OURS);
    let backup = storage::read(BACKUP).and_then(|at| read_time(&at, &Zone::fixed(0)));
    let blocked = entries.is_err();
    let mut overview = Overview {
        blocked,
        unsaved: storage::unsaved(),
        backup,
        first_visit: !blocked,
        editions: Some(Vec::new()),
        ..Overview::default()
    };
    let mut closed = Vec::new();
    for (key, text) in entries.unwrap_or_default() {
        // Our keys are ASCII: one byte is one UTF-16 unit.
        overview.size = overview.size.saturating_add(key.len()).saturating_add(text.length());
        overview.first_visit &= comes_before_cases(&key, &text);
        if let Some(id) = key.strip_prefix(CASES) {
            overview.add(&key, id, &text, &mut closed);
        } else if key.starts_with(DAMAGED) {
            overview.add_unreadable();
        } else if key.starts_with(PRACTICES) {
            match edition_of(&text) {
                Ok(edition) => overview.follows(edition),
                Err(_) => overview.editions = None,
            }
        }
    }
    for case in closed.iter().filter_map(|(_, head)| restore_head(head).ok()) {
        insert(&mut overview.closed, Rc::new(case), |case| case.edited);
    }
    overview.closed.truncate(CLOSED);
    overview
}

/// True for what may be stored of a person who has not opened a case yet: settings, a language, training.
fn comes_before_cases(key: &str, text: &StoredText) -> bool {
    match key {
        SETTINGS | LANGUAGE => true,
        // The case that was opened last, in whatever tab.
        OPEN => is_practice(&CaseId::new(text.until(" "))),
        // A practice case follows an SOP as well.
        _ => is_of_training(key) || key.starts_with(PROCEDURES),
    }
}

/// The edition that a stored case follows.
fn edition_of(text: &StoredText) -> Result<String, Unreadable> {
    let head = text.until(HEAD_ENDS);
    glance(&head).map(|glance| glance.edition).or_else(|_| Ok(restore(&text.whole())?.edition))
}

/// Every case that is not in the bin, without its entries; most recently edited first.
pub(crate) fn heads() -> Vec<Case> {
    let entries = storage::entries(CASES).unwrap_or_default();
    let head = |text: &StoredText| restore_head(&text.until(HEAD_ENDS)).or_else(|_| restore(&text.whole())).ok();
    let mut cases: Vec<Case> = entries.iter().filter_map(|(_, text)| head(text)).collect();
    cases.retain(|case| case.deleted.is_none());
    cases.sort_by_key(|case| Reverse(case.edited));
    cases
}
