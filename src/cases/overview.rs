//! All cases at a glance, as home and the palette list them.
//!
//! No list of cases is stored. It is made from the keys, so it cannot disagree with them.

use std::cmp::Reverse;
use std::rc::Rc;

use casewright_core::backup::BACKUP_DAYS;
use casewright_core::case::keys::{BACKUP, CASES, DAMAGED, OURS, SETTINGS, is_id_of_sample, is_of_training};
use casewright_core::case::{Case, HEAD_ENDS, SaveError, glance, restore, restore_head};
use casewright_core::value::{Instant, Zone, read_time};

use crate::browser::storage::{self, LITTLE, percent};

/// How many closed cases home lists. The search finds the others, and the page "Storage" lists all.
const CLOSED: usize = 20;

/// All cases except those in the bin.
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
    /// True if nothing but settings was ever stored here.
    pub(crate) first_visit: bool,
    /// Why some changes are only in memory; none if everything is stored.
    pub(crate) unsaved: Option<SaveError>,
    /// When the last backup was made.
    backup: Option<Instant>,
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

    fn add(&mut self, case: Case) {
        if case.deleted.is_some() {
            return;
        }
        let list = if case.closed.is_none() {
            &mut self.open
        } else {
            self.closed_count = self.closed_count.saturating_add(1);
            &mut self.closed
        };
        let place = list.partition_point(|other| other.edited >= case.edited);
        list.insert(place, Rc::new(case));
    }
}

/// Never equal to another overview: comparing would cost more than rendering.
impl PartialEq for Overview {
    fn eq(&self, other: &Overview) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Reads everything stored. Closed cases are the majority, so only their beginning is read.
pub(crate) fn overview() -> Overview {
    super::retry();
    let entries = storage::entries(OURS);
    let backup = storage::read(BACKUP).and_then(|at| read_time(&at, &Zone::fixed(0)));
    let blocked = entries.is_err();
    let mut overview =
        Overview { blocked, unsaved: storage::unsaved(), backup, first_visit: !blocked, ..Overview::default() };
    let mut closed: Vec<(Instant, String)> = Vec::new();
    for (key, text) in entries.unwrap_or_default() {
        // Our keys are ASCII: one byte is one UTF-16 unit.
        overview.size = overview.size.saturating_add(key.len()).saturating_add(text.length());
        // Whoever only trained so far has not seen cases.
        overview.first_visit &= key == SETTINGS || is_of_training(&key);
        let Some(id) = key.strip_prefix(CASES) else {
            overview.unreadable = overview.unreadable.saturating_add(key.starts_with(DAMAGED).into());
            continue;
        };
        let head = text.until(HEAD_ENDS);
        let created = match glance(&head) {
            Ok(glance) if glance.closed && !glance.deleted && glance.id.as_str() == id => {
                let place = closed.partition_point(|(edited, _)| *edited >= glance.edited);
                closed.insert(place, (glance.edited, head));
                closed.truncate(CLOSED);
                overview.closed_count = overview.closed_count.saturating_add(1);
                glance.created
            }
            _ => match restore(&text.whole()) {
                Ok(case) if case.id.as_str() == id => {
                    let created = case.created;
                    overview.add(case);
                    created
                }
                // Only another program stores a case under the key of a different one.
                _ => {
                    overview.unreadable = overview.unreadable.saturating_add(1);
                    continue;
                }
            },
        };
        // Samples need no backup.
        if !is_id_of_sample(id) {
            overview.oldest = Some(overview.oldest.map_or(created, |oldest| oldest.min(created)));
        }
    }
    for case in closed.iter().filter_map(|(_, head)| restore_head(head).ok()) {
        let place = overview.closed.partition_point(|other| other.edited >= case.edited);
        overview.closed.insert(place, Rc::new(case));
    }
    overview.closed.truncate(CLOSED);
    overview
}

/// The open cases, without samples, in no particular order.
pub(crate) fn open_cases() -> Vec<Rc<Case>> {
    let open = |(key, text): (String, storage::StoredText)| {
        let id = key.strip_prefix(CASES).filter(|id| !is_id_of_sample(id))?;
        let over = glance(&text.until(HEAD_ENDS)).is_ok_and(|glance| glance.closed || glance.deleted);
        let case = if over { None } else { restore(&text.whole()).ok() };
        let case = case.filter(|case| case.id.as_str() == id && case.closed.is_none() && case.deleted.is_none())?;
        Some(Rc::new(case))
    };
    storage::entries(CASES).unwrap_or_default().into_iter().filter_map(open).collect()
}

/// Every case that is not in the bin, without its entries; most recently edited first.
pub(crate) fn heads() -> Vec<Case> {
    let entries = storage::entries(CASES).unwrap_or_default();
    let head =
        |text: &storage::StoredText| restore_head(&text.until(HEAD_ENDS)).or_else(|_| restore(&text.whole())).ok();
    let mut cases: Vec<Case> = entries.iter().filter_map(|(_, text)| head(text)).collect();
    cases.retain(|case| case.deleted.is_none());
    cases.sort_by_key(|case| Reverse(case.edited));
    cases
}
