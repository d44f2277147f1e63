//! Everything stored in this browser, by kind and size.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use casewright_core::case::keys::{BACKUP, CASES, DAMAGED, PROCEDURES, is_of_training};
use casewright_core::case::{BIN_DAYS, Case, Unreadable, restore};
use casewright_core::value::{Instant, Zone, read_time};

use super::sweep::is_expired;
use crate::browser::{clock, storage};

/// The kind of a record, and the index of its [`Share`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Open,
    Closed,
    Bin,
    Procedure,
    Training,
    Unreadable,
    /// Settings, and data of other pages at this address.
    Other,
}

pub(crate) const KINDS: [Kind; 7] =
    [Kind::Open, Kind::Closed, Kind::Bin, Kind::Procedure, Kind::Training, Kind::Unreadable, Kind::Other];

/// The number and size of the records of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Share {
    pub(crate) count: usize,
    /// In UTF-16 units.
    pub(crate) size: usize,
}

/// A stored case and its size.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StoredCase {
    pub(crate) key: String,
    pub(crate) case: Case,
    pub(crate) size: usize,
}

/// A record that is not a readable case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnreadRecord {
    pub(crate) key: String,
    pub(crate) why: UnreadKind,
    pub(crate) size: usize,
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnreadKind {
    Newer,
    Damaged,
    /// A case stored under the key of another one.
    Misplaced,
    /// It was damaged, and an intact case replaced it.
    SetAside,
}

/// All records. Texts in memory take precedence over stored ones. With `Eq`, two `Rc`s to the same records compare by
/// pointer.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct Records {
    pub(crate) blocked: bool,
    /// The number of cases that are only in memory.
    pub(crate) unsaved: usize,
    /// Most recently edited first, in all three lists.
    pub(crate) open: Vec<Rc<StoredCase>>,
    pub(crate) closed: Vec<Rc<StoredCase>>,
    pub(crate) bin: Vec<Rc<StoredCase>>,
    pub(crate) unread: Vec<UnreadRecord>,
    pub(crate) shares: [Share; KINDS.len()],
    pub(crate) total: usize,
    pub(crate) backup: Option<Instant>,
}

impl Records {
    /// Reads the storage.
    pub(crate) fn look() -> Records {
        let mut records = Records::default();
        let (all, unsaved) = everything();
        (records.blocked, records.unsaved) = (storage::is_blocked(), unsaved);
        let now = clock::instant();
        for (key, text) in all {
            let size = units(&key).saturating_add(units(&text));
            let kind = records.kind(&key, &text, size, now);
            let Some(kind) = kind else { continue };
            records.total = records.total.saturating_add(size);
            if let Some(share) = records.shares.get_mut(kind as usize) {
                share.count = share.count.saturating_add(1);
                share.size = share.size.saturating_add(size);
            }
        }
        for list in [&mut records.open, &mut records.closed, &mut records.bin] {
            list.sort_by_key(|record| Reverse(record.case.edited));
        }
        records
    }

    pub(crate) fn share(&self, kind: Kind) -> Share {
        self.shares.get(kind as usize).copied().unwrap_or_default()
    }

    /// None for a case that has been in the bin long enough: it is about to be swept.
    fn kind(&mut self, key: &str, text: &str, size: usize, now: Instant) -> Option<Kind> {
        if key == BACKUP {
            self.backup = read_time(text, &Zone::fixed(0));
        }
        let unread = |why| UnreadRecord { key: key.to_owned(), why, size };
        if key.starts_with(DAMAGED) {
            self.unread.push(unread(UnreadKind::SetAside));
            return Some(Kind::Unreadable);
        }
        let Some(id) = key.strip_prefix(CASES) else {
            return Some(match key {
                key if key.starts_with(PROCEDURES) => Kind::Procedure,
                key if is_of_training(key) => Kind::Training,
                _ => Kind::Other,
            });
        };
        let case = match restore(text) {
            Ok(case) if case.id.as_str() == id => case,
            other => {
                self.unread.push(unread(match other {
                    Ok(_) => UnreadKind::Misplaced,
                    Err(Unreadable::Newer { .. }) => UnreadKind::Newer,
                    Err(Unreadable::Damaged) => UnreadKind::Damaged,
                }));
                return Some(Kind::Unreadable);
            }
        };
        let (deleted, closed) = (case.deleted, case.closed.is_some());
        if deleted.is_some_and(|deleted| is_expired(deleted, now)) {
            return None;
        }
        let record = Rc::new(StoredCase { key: key.to_owned(), case, size });
        let (list, kind) = match (deleted, closed) {
            (Some(_), _) => (&mut self.bin, Kind::Bin),
            (None, true) => (&mut self.closed, Kind::Closed),
            (None, false) => (&mut self.open, Kind::Open),
        };
        list.push(record);
        Some(kind)
    }
}

/// All texts by key, and the number of cases that are only in memory. Texts in memory take precedence over stored ones,
/// except over a case stored by a newer version of Casewright, which this version cannot read.
pub(crate) fn everything() -> (BTreeMap<String, String>, usize) {
    let (mut all, mut cases) = (storage::all_stored(), 0_usize);
    for (key, text) in storage::all_unsaved() {
        cases = cases.saturating_add(key.starts_with(CASES).into());
        if !all.get(&key).is_some_and(|there| matches!(restore(there), Err(Unreadable::Newer { .. }))) {
            all.insert(key, text);
        }
    }
    (all, cases)
}

/// The number of days for which a case deleted at `deleted` can still be restored.
pub(crate) fn days_left(deleted: Instant, now: Instant) -> i64 {
    (BIN_DAYS - (now - deleted).num_days()).max(0)
}

/// In UTF-16 units, as browsers count.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
