//! Three-way merge: from the common base and two cases that developed from it to one.
//!
//! A change made by only one side stands. Where both changed the same answer, nothing is thrown away: `mine` stays the
//! answer, and `theirs` is kept beside it until the person chooses. The merge is symmetric except for which of such
//! answers is shown, so two tabs that merge each other's changes end up with the same case.

use std::collections::BTreeMap;

use super::{Answer, Case, CaseLink, LogEntry};
use crate::id::FieldId;
use crate::value::Instant;

/// Everything that happened in `mine` and in `theirs` since `base`.
///
/// The current stage and post stay those of `mine`. If the common base is unknown, an empty `base` keeps everything
/// from both.
pub fn merge(base: &Case, mine: &Case, theirs: &Case) -> Case {
    let mut merged = mine.clone();
    merged.seen = mine.seen.with(&theirs.seen);
    merged.name = three(&base.name, &mine.name, &theirs.name, |mine, _| mine);
    merged.number = three(&base.number, &mine.number, &theirs.number, |mine, _| mine);
    merged.revision = mine.revision.max(theirs.revision).saturating_add(1);
    merged.edited = mine.edited.max(theirs.edited);
    for field in fields(mine).chain(fields(theirs)) {
        set(&mut merged, field, both(&all(base, field), &all(mine, field), &all(theirs, field)));
    }
    rest(&mut merged, base, theirs, true);
    merged
}

/// Applies the changes between `from` and `to` to `case`. What has changed in `case` since `from` stays.
///
/// Undo is the special case with the case after the action as `from` and the case before it as `to`.
pub fn apply(from: &Case, to: &Case, case: &Case) -> Case {
    let mut next = case.clone();
    for field in fields(from).chain(fields(to)) {
        let (before, after, mut now) = (all(from, field), all(to, field), all(case, field));
        let given = |case: &Case| case.entries.answers.contains_key(field);
        if given(from) == given(to) && alike_all(&before, &after) {
            continue;
        }
        if within(&before, &now) && within(&now, &before) {
            set(&mut next, field, after);
            // If an answer was cleared while others stood beside it, only the others remain.
            if !given(to)
                && let Some(answer) = next.entries.answers.remove(field)
            {
                let others = next.others.remove(field).into_iter().flatten();
                next.others.insert(field.clone(), [answer].into_iter().chain(others).collect());
            }
        } else if let Some(place) = now.iter().position(|answer| has(&before, answer) && !has(&after, answer)) {
            // Others stand beside it by now, or another one is shown. They are not this action's to remove.
            let came = after.iter().copied().find(|answer| !has(&before, answer) && !has(&now, answer));
            now.splice(place..=place, came);
            set(&mut next, field, now);
        }
    }
    rest(&mut next, from, to, false);
    next
}

/// Merges all but the answers into `mine`. Where both sides made the same kind of change, the result is symmetric if
/// `both` is set, else it stays as in `mine`.
fn rest(mine: &mut Case, base: &Case, theirs: &Case, both: bool) {
    times(&base.entries.ticks, &mut mine.entries.ticks, &theirs.entries.ticks, both);
    times(&base.later, &mut mine.later, &theirs.later, both);
    times(&base.copied, &mut mine.copied, &theirs.copied, both);
    mine.entries.log = log(&base.entries.log, &mine.entries.log, &theirs.entries.log);
    mine.entries.links = links(&base.entries.links, &mine.entries.links, &theirs.entries.links);
    // If both sides closed or reopened the case, the later state wins; taking it out of the bin wins over putting it
    // in.
    mine.closed =
        three(&base.closed, &mine.closed, &theirs.closed, |here, there| if both { here.max(there) } else { here });
    mine.deleted =
        three(&base.deleted, &mine.deleted, &theirs.deleted, |here, there| if both { here.min(there) } else { here });
    (mine.version, mine.edition) =
        three(
            &follows(base),
            &follows(mine),
            &follows(theirs),
            |here, there| if both { here.max(there) } else { here },
        );
}

/// Merges ticks and times until which tasks were put off. A tick wins over no tick; of two ticks ours wins, so that it
/// stays when the other side takes its own back.
fn times<K: Ord + Clone>(
    base: &BTreeMap<K, Instant>,
    mine: &mut BTreeMap<K, Instant>,
    theirs: &BTreeMap<K, Instant>,
    both: bool,
) {
    for key in base.keys().chain(theirs.keys()) {
        let (before, here, there) = (base.get(key), mine.get(key), theirs.get(key));
        if here == before || both && here.is_none() && there != before {
            match there {
                Some(at) => mine.insert(key.clone(), *at),
                None => mine.remove(key),
            };
        }
    }
}

/// Whether the same was entered in both. Which of several answers is shown, the current stage, and the times of ticks
/// do not matter.
pub(super) fn same(mine: &Case, theirs: &Case) -> bool {
    let entered = |case, field| all(case, field).into_iter().filter(|answer| !answer.is_empty()).collect::<Vec<_>>();
    let links = |some: &Case, others: &Case| some.entries.links.iter().all(|link| others.entries.links.contains(link));
    fields(mine).chain(fields(theirs)).all(|field| {
        let (mine, theirs) = (entered(mine, field), entered(theirs, field));
        within(&mine, &theirs) && within(&theirs, &mine)
    }) && mine.entries.ticks.keys().eq(theirs.entries.ticks.keys())
        && mine.later.keys().eq(theirs.later.keys())
        && mine.copied.keys().eq(theirs.copied.keys())
        && mine.entries.log == theirs.entries.log
        && links(mine, theirs)
        && links(theirs, mine)
        && (mine.closed, mine.deleted, follows(mine)) == (theirs.closed, theirs.deleted, follows(theirs))
}

/// Gives the rows of `case` the keys of equal rows in `shown`, since keys are not stored. Otherwise the page would
/// redraw them under the cursor.
pub(super) fn number_rows(case: &mut Case, shown: &Case) {
    for (field, answer) in case.entries.answers.iter_mut() {
        if let Some(shown) = shown.entries.answers.get(field).filter(|shown| alike(shown, answer)) {
            answer.clone_from(shown);
        }
    }
}

/// The three-way merge of one value. If both sides changed it, `both` decides.
fn three<T: PartialEq + Clone>(base: &T, mine: &T, theirs: &T, both: impl FnOnce(T, T) -> T) -> T {
    if mine == base {
        theirs.clone()
    } else if theirs == base {
        mine.clone()
    } else {
        both(mine.clone(), theirs.clone())
    }
}

fn follows(case: &Case) -> (String, String) {
    (case.version.clone(), case.edition.clone())
}

/// The fields with answers; some occur twice.
fn fields(case: &Case) -> impl Iterator<Item = &FieldId> {
    case.entries.answers.keys().chain(case.others.keys())
}

/// All answers to a field: the current one, then those beside it.
fn all<'a>(case: &'a Case, field: &FieldId) -> Vec<&'a Answer> {
    case.entries.answers.get(field).into_iter().chain(case.others.get(field).into_iter().flatten()).collect()
}

fn set(case: &mut Case, field: &FieldId, answers: Vec<&Answer>) {
    case.entries.answers.remove(field);
    case.others.remove(field);
    let mut answers = answers.into_iter().cloned();
    if let Some(answer) = answers.next() {
        case.entries.answers.insert(field.clone(), answer);
    }
    let others: Vec<Answer> = answers.collect();
    if !others.is_empty() {
        case.others.insert(field.clone(), others);
    }
}

/// Whether two answers are equal, apart from row keys, which are not stored.
fn alike(one: &Answer, other: &Answer) -> bool {
    match (one, other) {
        (Answer::Rows(rows), Answer::Rows(others)) => {
            rows.len() == others.len() && rows.iter().zip(others).all(|(row, other)| row.cells == other.cells)
        }
        _ => one == other,
    }
}

fn alike_all(some: &[&Answer], others: &[&Answer]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(one, other)| alike(one, other))
}

fn within(some: &[&Answer], others: &[&Answer]) -> bool {
    some.iter().all(|answer| has(others, answer))
}

fn has(answers: &[&Answer], answer: &Answer) -> bool {
    answers.iter().any(|other| alike(other, answer))
}

/// The answers of both sides, without those that either side removed or replaced.
fn both<'a>(base: &[&Answer], mine: &[&'a Answer], theirs: &[&'a Answer]) -> Vec<&'a Answer> {
    let together = || {
        let more = theirs.iter().filter(|answer| !has(mine, answer));
        mine.iter().chain(more).copied()
    };
    let stays = |answer: &&Answer| !has(base, answer) || has(mine, answer) && has(theirs, answer);
    let mut kept: Vec<&Answer> = together().filter(stays).collect();
    // Each side chose what the other removed. Neither wanted none, so the person is asked again.
    if kept.is_empty() && !mine.is_empty() && !theirs.is_empty() {
        kept = together().collect();
    }
    // The current answer stays current if it can; else the other side's.
    let stood = mine.first().into_iter().chain(theirs.first());
    let first = stood.copied().find(|stood| has(&kept, stood));
    let (mut first, rest): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|answer| first.is_some_and(|it| alike(it, answer)));
    first.extend(rest);
    // A text wins over a blank, and there is nothing to choose between blanks.
    if first.iter().any(|answer| !answer.is_empty()) {
        first.retain(|answer| !answer.is_empty());
    }
    let blank = first.first().is_some_and(|answer| answer.is_empty());
    first.truncate(if blank { 1 } else { usize::MAX });
    first
}

/// The links of both sides, without those that either side took back.
fn links(base: &[CaseLink], mine: &[CaseLink], theirs: &[CaseLink]) -> Vec<CaseLink> {
    let stays = |link: &&CaseLink| !base.contains(link) || mine.contains(link) && theirs.contains(link);
    let more = theirs.iter().filter(|link| !mine.contains(link));
    mine.iter().chain(more).filter(stays).cloned().collect()
}

/// The log entries of both sides, without those that either side took back. Entries are never edited, so two are the
/// same if they differ in nothing but being struck out. They are sorted by time, which gives the same order on both
/// sides.
fn log(base: &[LogEntry], mine: &[LogEntry], theirs: &[LogEntry]) -> Vec<LogEntry> {
    let find =
        |log: &'_ [LogEntry], entry: &LogEntry| log.iter().find(|other| other.is(entry)).map(|entry| entry.struck);
    let mut merged: Vec<LogEntry> = Vec::new();
    for entry in mine.iter().chain(theirs) {
        let (before, here, there) = (find(base, entry), find(mine, entry), find(theirs, entry));
        let stays = before.is_none() || here.is_some() && there.is_some();
        if stays && find(&merged, entry).is_none() {
            let (here, there) = (here.or(there), there.or(here));
            let struck = three(&before.or(Some(false)), &here, &there, |here, _| here) == Some(true);
            let place = merged.partition_point(|other| other.order() <= entry.order());
            merged.insert(place, LogEntry { struck, ..entry.clone() });
        }
    }
    merged
}

#[cfg(test)]
mod tests;
