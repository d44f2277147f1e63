//! Three states of a case into one: what it was, and what two became of it.
//!
//! Where only one of the two changed something, that change stands. Where both changed the same answer, nothing is thrown
//! away: `mine` stays the answer and `theirs` is kept beside it until the person chooses. Merging is the same from either
//! side but for which of such two answers is shown, so two tabs that merge each other's changes end with the same.

use litemap::LiteMap;

use super::{Answer, Case, Entries, LogEntry};
use crate::id::FieldId;

/// All that happened to a case in `mine` and in `theirs`, since both were `base`.
///
/// Where a person is in the case (its stage, its post) stays as in `mine`.
pub fn merge(base: &Case, mine: &Case, theirs: &Case) -> Case {
    let mut merged = apply(base, theirs, mine);
    merged.seen = mine.seen.with(&theirs.seen);
    merged.revision = mine.revision.max(theirs.revision).saturating_add(1);
    merged.edited = mine.edited.max(theirs.edited);
    merged.others = others(base, mine, theirs, &merged.entries);
    // Where both closed, opened or moved it, the later one counts, whichever side it is looked at from.
    if mine.closed != base.closed && theirs.closed != base.closed {
        merged.closed = mine.closed.max(theirs.closed);
    }
    if mine.deleted != base.deleted && theirs.deleted != base.deleted {
        merged.deleted = mine.deleted.min(theirs.deleted);
    }
    if mine.edition != base.edition && theirs.edition != base.edition && theirs.version > mine.version {
        merged.version.clone_from(&theirs.version);
        merged.edition.clone_from(&theirs.edition);
    }
    for (step, at) in merged.entries.ticks.iter_mut() {
        let theirs = theirs.entries.ticks.get(step);
        if let (Some(theirs), None) = (theirs, base.entries.ticks.get(step)) {
            *at = (*at).min(*theirs);
        }
    }
    merged
}

/// `case` with what became of `from` in `to`. What `case` changed itself since `from` stays as it is there.
///
/// Undoing an action is this: from the case after it to the case before it, applied to what the case is now.
pub fn apply(from: &Case, to: &Case, case: &Case) -> Case {
    let mut next = case.clone();
    let (from_entries, to_entries) = (&from.entries, &to.entries);
    next.entries = Entries {
        answers: maps(&from_entries.answers, &to_entries.answers, &case.entries.answers),
        ticks: maps(&from_entries.ticks, &to_entries.ticks, &case.entries.ticks),
        log: log(&from_entries.log, &to_entries.log, &case.entries.log),
        links: lists(&from_entries.links, &to_entries.links, &case.entries.links),
    };
    next.others = maps(&from.others, &to.others, &case.others);
    next.closed = *one(&from.closed, &to.closed, &case.closed);
    next.deleted = *one(&from.deleted, &to.deleted, &case.deleted);
    let edition = one(&from.edition, &to.edition, &case.edition);
    if *edition != case.edition {
        next.version.clone_from(&to.version);
        next.edition.clone_from(&to.edition);
    }
    next.name.clone_from(one(&from.name, &to.name, &case.name));
    next.number.clone_from(one(&from.number, &to.number, &case.number));
    next
}

/// `to` where only that one differs from `from`, else what stands.
fn one<'a, T: PartialEq>(from: &'a T, to: &'a T, stands: &'a T) -> &'a T {
    if stands == from { to } else { stands }
}

/// A text weighs more than none: what one side cleared while the other wrote on stays.
fn maps<K: Clone + Ord, V: Clone + PartialEq>(
    from: &LiteMap<K, V>,
    to: &LiteMap<K, V>,
    stands: &LiteMap<K, V>,
) -> LiteMap<K, V> {
    let mut merged = stands.clone();
    for (key, value) in to.iter() {
        let (before, now) = (from.get(key), stands.get(key));
        if now == before || now.is_none() && before != Some(value) {
            merged.insert(key.clone(), value.clone());
        }
    }
    for (key, before) in from.iter() {
        if to.get(key).is_none() && stands.get(key) == Some(before) {
            merged.remove(key);
        }
    }
    merged
}

/// What stands, without what went from `from` to `to`, and with what came.
fn lists<T: Clone + PartialEq>(from: &[T], to: &[T], stands: &[T]) -> Vec<T> {
    let went = |item: &T| from.contains(item) && !to.contains(item);
    let mut merged: Vec<T> = stands.iter().filter(|item| !went(item)).cloned().collect();
    merged.extend(to.iter().filter(|item| !from.contains(item) && !stands.contains(item)).cloned());
    merged
}

/// Entries are never edited, so two are the same where all but the line through them is. They stand in the order of their
/// times, which is the same from either side.
fn log(from: &[LogEntry], to: &[LogEntry], stands: &[LogEntry]) -> Vec<LogEntry> {
    let find = |log: &[LogEntry], entry: &LogEntry| log.iter().find(|other| other.is(entry)).cloned();
    let mut merged: Vec<LogEntry> = Vec::new();
    for entry in stands {
        let (before, then) = (find(from, entry), find(to, entry));
        let went = before.is_some() && then.is_none();
        if !went {
            let mut entry = entry.clone();
            if let (Some(before), Some(then)) = (before, then) {
                entry.struck = *one(&before.struck, &then.struck, &entry.struck);
            }
            merged.push(entry);
        }
    }
    for entry in to {
        if find(stands, entry).is_none() && find(from, entry).is_none() {
            let place = merged.partition_point(|other| other.before(entry));
            merged.insert(place, entry.clone());
        }
    }
    merged
}

/// The answers that one of the two sides gave and that are not the answer now.
fn others(base: &Case, mine: &Case, theirs: &Case, merged: &Entries) -> LiteMap<FieldId, Vec<Answer>> {
    let mut all = LiteMap::new();
    let fields = [mine, theirs].into_iter().flat_map(|case| case.entries.answers.keys().chain(case.others.keys()));
    for field in fields {
        let answer = |case: &Case| case.entries.answers.get(field).cloned();
        let (before, here, there) = (answer(base), answer(mine), answer(theirs));
        let both_changed = here != before && there != before;
        let mut kept: Vec<Answer> = Vec::new();
        // What the person chose between is settled, on whichever side it was.
        let side = |case: &Case| case.others.get(field).cloned().unwrap_or_default();
        kept.extend(lists(&side(base), &side(theirs), &side(mine)));
        if both_changed {
            kept.extend(there);
            kept.extend(here);
        }
        let now = merged.answers.get(field);
        let mut once: Vec<Answer> = Vec::new();
        for answer in kept {
            if Some(&answer) != now && !answer.is_empty() && !once.contains(&answer) {
                once.push(answer);
            }
        }
        if !once.is_empty() {
            all.insert(field.clone(), once);
        }
    }
    all
}
