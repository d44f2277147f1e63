//! Everything that this browser keeps, sorted by what it is, with the room that it takes.

use std::cmp::Reverse;
use std::rc::Rc;

use chrono::TimeDelta;
use litemap::LiteMap;

use crate::browser::{clock, room};
use casewright_core::case::keys::{BACKUP, CASES, DAMAGED, PROCEDURES};
use casewright_core::case::{BIN_DAYS, Case, Unreadable, restore};
use casewright_core::value::{Instant, Zone, read_time};

/// What a record is. Its place is that of its [`Share`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Open,
    Closed,
    Bin,
    Procedure,
    Unreadable,
    /// Settings, and what other pages at this address keep.
    Other,
}

pub(super) const SORTS: [Sort; 6] =
    [Sort::Open, Sort::Closed, Sort::Bin, Sort::Procedure, Sort::Unreadable, Sort::Other];

/// How much of the room one sort takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Share {
    pub(super) count: usize,
    /// In UTF-16 units.
    pub(super) size: usize,
}

/// A case, with the room that it takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) key: String,
    pub(super) case: Case,
    pub(super) size: usize,
}

/// A record that is no case that can be read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    pub(super) key: String,
    pub(super) why: Why,
    pub(super) size: usize,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    Newer,
    Damaged,
    /// A case, but one that belongs under another key.
    Misplaced,
    /// It was damaged, and a case that is whole took its place.
    SetAside,
}

/// Everything, with what the page holds in memory only in the place of what is stored. `Eq` lets two pointers to the same be equal without looking into all of it.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Records {
    pub(super) blocked: bool,
    /// How many cases are in the memory of the page only.
    pub(super) unsaved: usize,
    /// The latest edited first, in the three lists.
    pub(super) open: Vec<Rc<Kept>>,
    pub(super) closed: Vec<Rc<Kept>>,
    pub(super) bin: Vec<Rc<Kept>>,
    pub(super) unread: Vec<Unread>,
    pub(super) shares: [Share; SORTS.len()],
    pub(super) total: usize,
    pub(super) backup: Option<Instant>,
}

impl Records {
    /// Looks through the storage. What was in the bin for long enough is taken out of it.
    pub(super) fn look() -> Records {
        let mut records = Records::default();
        let (all, unsaved) = everything();
        (records.blocked, records.unsaved) = (room::is_blocked(), unsaved);
        let now = clock::instant();
        for (key, text) in all {
            let size = units(&key).saturating_add(units(&text));
            let sort = records.sort(&key, &text, size, now);
            let Some(sort) = sort else { continue };
            records.total = records.total.saturating_add(size);
            if let Some(share) = records.shares.get_mut(sort as usize) {
                share.count = share.count.saturating_add(1);
                share.size = share.size.saturating_add(size);
            }
        }
        for list in [&mut records.open, &mut records.closed, &mut records.bin] {
            list.sort_by_key(|kept| Reverse(kept.case.edited));
        }
        records
    }

    pub(super) fn share(&self, sort: Sort) -> Share {
        self.shares.get(sort as usize).copied().unwrap_or_default()
    }

    /// None where it was taken out.
    fn sort(&mut self, key: &str, text: &str, size: usize, now: Instant) -> Option<Sort> {
        if key == BACKUP {
            self.backup = read_time(text, &Zone::fixed(0));
        }
        let unread = |why| Unread { key: key.to_owned(), why, size };
        if key.starts_with(DAMAGED) {
            self.unread.push(unread(Why::SetAside));
            return Some(Sort::Unreadable);
        }
        let Some(id) = key.strip_prefix(CASES) else {
            return Some(if key.starts_with(PROCEDURES) { Sort::Procedure } else { Sort::Other });
        };
        let case = match restore(text) {
            Ok(case) if case.id.as_str() == id => case,
            other => {
                self.unread.push(unread(match other {
                    Ok(_) => Why::Misplaced,
                    Err(Unreadable::Newer { .. }) => Why::Newer,
                    Err(Unreadable::Damaged) => Why::Damaged,
                }));
                return Some(Sort::Unreadable);
            }
        };
        let (deleted, closed) = (case.deleted, case.closed.is_some());
        if deleted.is_some_and(|at| now - at > TimeDelta::days(BIN_DAYS)) && room::take(key, text) {
            return None;
        }
        let kept = Rc::new(Kept { key: key.to_owned(), case, size });
        let (list, sort) = match (deleted, closed) {
            (Some(_), _) => (&mut self.bin, Sort::Bin),
            (None, true) => (&mut self.closed, Sort::Closed),
            (None, false) => (&mut self.open, Sort::Open),
        };
        list.push(kept);
        Some(sort)
    }
}

/// All texts by their keys, with what the page holds in memory only in the place of what is stored; and how many cases that
/// are. What a newer Casewright wrote keeps its place: this one would put less there.
pub(super) fn everything() -> (LiteMap<String, String>, usize) {
    let (mut all, mut cases) = (room::all(), 0_usize);
    for (key, text) in room::unsaved() {
        cases = cases.saturating_add(key.starts_with(CASES).into());
        if !all.get(&key).is_some_and(|there| matches!(restore(there), Err(Unreadable::Newer { .. }))) {
            all.insert(key, text);
        }
    }
    (all, cases)
}

/// For how many days a case that was put into the bin then can still be had back.
pub(super) fn days_left(deleted: Instant, now: Instant) -> i64 {
    (BIN_DAYS - (now - deleted).num_days()).max(0)
}

/// As the browser counts.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
