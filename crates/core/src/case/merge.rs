//! Three states of a case into one: what it was, and what two became of it.
//!
//! Where only one of the two changed something, that change stands. Where both changed the same answer, nothing is thrown
//! away: `mine` stays the answer and `theirs` is kept beside it until the person chooses. Merging is the same from either
//! side but for which of such answers is shown, so two tabs that merge each other's changes end with the same.

use std::collections::BTreeMap;

use super::{Answer, Case, CaseLink, LogEntry};
use crate::id::FieldId;
use crate::value::Instant;

/// All that happened to a case in `mine` and in `theirs`, since both were `base`.
///
/// Where a person is in the case (its stage, its post) stays as in `mine`. Where nothing is known of what both were, an empty
/// `base` keeps all of both.
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

/// `case` with what became of `from` in `to`. What `case` changed itself since `from` stays as it is there.
///
/// Undoing an action is this: from the case after it to the case before it, applied to what the case is now.
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
            // What was cleared while others stood beside it is cleared, and they stand beside it.
            if !given(to)
                && let Some(answer) = next.entries.answers.remove(field)
            {
                let others = next.others.remove(field).into_iter().flatten();
                next.others.insert(field.clone(), [answer].into_iter().chain(others).collect());
            }
        } else if let Some(place) = now.iter().position(|answer| has(&before, answer) && !has(&after, answer)) {
            // It is one of several by now, or no longer the one shown. The others are not this action's to take away.
            let came = after.iter().copied().find(|answer| !has(&before, answer) && !has(&now, answer));
            now.splice(place..=place, came);
            set(&mut next, field, now);
        }
    }
    rest(&mut next, from, to, false);
    next
}

/// All but the answers: what became of `base` in `theirs` comes to what became of it in `mine`. Where both changed the same, the
/// same counts from either side if `both` do, else what stands in `mine`.
fn rest(mine: &mut Case, base: &Case, theirs: &Case, both: bool) {
    times(&base.entries.ticks, &mut mine.entries.ticks, &theirs.entries.ticks, both);
    times(&base.later, &mut mine.later, &theirs.later, both);
    mine.entries.log = log(&base.entries.log, &mine.entries.log, &theirs.entries.log);
    mine.entries.links = links(&base.entries.links, &mine.entries.links, &theirs.entries.links);
    // Where both closed or opened it, the later counts; what is in the bin in one and taken out in the other is out.
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

/// Ticks, and what was put off until when. A time weighs more than none. Of two the own one stays, for it stays where the other
/// side takes its own one back.
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

/// Whether the same was entered in both, be it that each shows another of several answers, another stage,
/// or the time of its own of two ticks.
pub(super) fn same(mine: &Case, theirs: &Case) -> bool {
    let entered = |case, field| all(case, field).into_iter().filter(|answer| !answer.is_empty()).collect::<Vec<_>>();
    let links = |some: &Case, others: &Case| some.entries.links.iter().all(|link| others.entries.links.contains(link));
    fields(mine).chain(fields(theirs)).all(|field| {
        let (mine, theirs) = (entered(mine, field), entered(theirs, field));
        within(&mine, &theirs) && within(&theirs, &mine)
    }) && mine.entries.ticks.keys().eq(theirs.entries.ticks.keys())
        && mine.later.keys().eq(theirs.later.keys())
        && mine.entries.log == theirs.entries.log
        && links(mine, theirs)
        && links(theirs, mine)
        && (mine.closed, mine.deleted, follows(mine)) == (theirs.closed, theirs.deleted, follows(theirs))
}

/// Gives the rows of `case` the numbers that the same rows have in `shown`, so that a page that shows them need not draw them
/// anew under the cursor: numbers are not stored.
pub(super) fn number_rows(case: &mut Case, shown: &Case) {
    for (field, answer) in case.entries.answers.iter_mut() {
        if let Some(shown) = shown.entries.answers.get(field).filter(|shown| alike(shown, answer)) {
            answer.clone_from(shown);
        }
    }
}

/// What only one of the two changed since `base`; where both did, what `both` makes of it.
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

/// The fields that have an answer, some of them twice.
fn fields(case: &Case) -> impl Iterator<Item = &FieldId> {
    case.entries.answers.keys().chain(case.others.keys())
}

/// All answers to a field, the one that stands before those that are kept beside it.
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

/// Whether both say the same; what rows are numbered by says nothing, and is not stored.
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

/// The answers of both, but for those that either side gave up or wrote something else in place of.
fn both<'a>(base: &[&Answer], mine: &[&'a Answer], theirs: &[&'a Answer]) -> Vec<&'a Answer> {
    let together = || {
        let more = theirs.iter().filter(|answer| !has(mine, answer));
        mine.iter().chain(more).copied()
    };
    let stays = |answer: &&Answer| !has(base, answer) || has(mine, answer) && has(theirs, answer);
    let mut kept: Vec<&Answer> = together().filter(stays).collect();
    // Each side settled on what the other gave up: nobody wanted none, so it is asked again.
    if kept.is_empty() && !mine.is_empty() && !theirs.is_empty() {
        kept = together().collect();
    }
    // What stood stays where it can; else what stands on the other side.
    let stood = mine.first().into_iter().chain(theirs.first());
    let first = stood.copied().find(|stood| has(&kept, stood));
    let (mut first, rest): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|answer| first.is_some_and(|it| alike(it, answer)));
    first.extend(rest);
    // A text weighs more than a blank, and of blanks there is nothing to choose.
    if first.iter().any(|answer| !answer.is_empty()) {
        first.retain(|answer| !answer.is_empty());
    }
    let blank = first.first().is_some_and(|answer| answer.is_empty());
    first.truncate(if blank { 1 } else { usize::MAX });
    first
}

/// The links of both, but for those that either side took back.
fn links(base: &[CaseLink], mine: &[CaseLink], theirs: &[CaseLink]) -> Vec<CaseLink> {
    let stays = |link: &&CaseLink| !base.contains(link) || mine.contains(link) && theirs.contains(link);
    let more = theirs.iter().filter(|link| !mine.contains(link));
    mine.iter().chain(more).filter(stays).cloned().collect()
}

/// The entries of both, but for those that either side took back. They are never edited, so two are the same where all but the
/// line through them is. They stand in the order of their times, which is the same from either side.
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
mod tests {
    use super::{merge, same};
    use crate::case::{Action, Answer, Case, LogEntry, reduce};
    use crate::id::{ColumnId, FieldId, StepId};
    use crate::value::Instant;
    use chrono::TimeDelta;

    fn at(seconds: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn after(case: &Case, actions: impl IntoIterator<Item = Action>) -> Case {
        actions.into_iter().fold(case.clone(), |case, action| reduce(&case, action, at(0)))
    }

    fn answered(field: &str, text: &str) -> Action {
        Action::Answered { field: FieldId::new(field), text: text.into() }
    }

    fn settled(field: &str, text: &str) -> Action {
        Action::Settled { field: FieldId::new(field), answer: Some(Answer::Text(text.into())) }
    }

    fn entry(text: &str, seconds: i64, struck: bool) -> LogEntry {
        LogEntry { field: FieldId::new("log"), at: at(seconds), by: "DBE".into(), text: text.into(), struck }
    }

    /// What stands for a field, and what is kept beside it.
    fn answers(case: &Case, field: &str) -> Vec<String> {
        let others = case.others.get(field).into_iter().flatten();
        case.entries.answers.get(field).into_iter().chain(others).map(|answer| answer.as_text().to_owned()).collect()
    }

    /// What both sides come to, which is the same but for the order of answers.
    fn both(base: &Case, mine: &Case, theirs: &Case) -> Case {
        let (merged, turned) = (merge(base, mine, theirs), merge(base, theirs, mine));
        assert!(same(&merged, &turned), "{merged:?}\n{turned:?}");
        assert_eq!(merged.entries.log, turned.entries.log, "in the same order");
        // And merging what was merged changes nothing.
        assert!(same(&merge(&Case::default(), &merged, &turned), &merged));
        merged
    }

    #[test]
    fn different_fields_merge() {
        let base = after(&Case::default(), [answered("a", "1"), answered("b", "2"), answered("c", "3")]);
        let mine = after(&base, [answered("a", "mine"), answered("d", "new")]);
        let theirs = after(&base, [answered("b", "theirs"), answered("c", "")]);
        let merged = both(&base, &mine, &theirs);
        let of = |field| answers(&merged, field);
        assert_eq!((of("a"), of("b"), of("d")), (vec!["mine".into()], vec!["theirs".into()], vec!["new".into()]));
        assert!(of("c").is_empty() && merged.others.is_empty());
        assert!(merged.revision > mine.revision.max(theirs.revision));
    }

    #[test]
    fn the_same_field_asks_and_keeps_both() {
        let base = after(&Case::default(), [answered("a", "before")]);
        let (mine, theirs) = (after(&base, [answered("a", "mine")]), after(&base, [answered("a", "theirs")]));
        let merged = both(&base, &mine, &theirs);
        assert_eq!(answers(&merged, "a"), ["mine", "theirs"]);
        // Whoever chooses settles it on the other side too, though that shows the other one.
        let turned = merge(&base, &theirs, &mine);
        let chosen = after(&merged, [settled("a", "theirs")]);
        assert_eq!(answers(&both(&merged, &chosen, &turned), "a"), ["theirs"]);
        // Typing on in the answer that stands leaves the other one.
        let typed = after(&turned, [answered("a", "theirs, longer")]);
        assert_eq!(answers(&both(&merged, &merged, &typed), "a"), ["mine", "theirs, longer"]);
        // Each choosing another one is no wish for none.
        let other = after(&turned, [settled("a", "mine")]);
        assert_eq!(answers(&both(&merged, &chosen, &other), "a"), ["theirs", "mine"]);
        // The same text is one answer.
        assert_eq!(answers(&both(&base, &mine, &mine), "a"), ["mine"]);
    }

    #[test]
    fn what_was_written_weighs_more_than_what_was_cleared() {
        let base = after(&Case::default(), [answered("a", "before")]);
        let (written, cleared) = (after(&base, [answered("a", "more")]), after(&base, [answered("a", "")]));
        assert_eq!(answers(&both(&base, &written, &cleared), "a"), ["more"]);
        assert!(answers(&both(&base, &cleared, &base), "a").is_empty());
        let blank = after(&base, [answered("a", "  ")]);
        assert_eq!(answers(&both(&base, &written, &blank), "a"), ["more"], "a blank is not worth asking");
        // Where nothing is known of what was, all is kept.
        assert_eq!(answers(&both(&Case::default(), &base, &written), "a"), ["before", "more"]);
        assert_eq!(answers(&both(&Case::default(), &base, &cleared), "a"), ["before"]);
    }

    #[test]
    fn ticks_merge_by_step() {
        let tick = |step: &str, seconds| Action::Ticked { step: StepId::new(step), at: at(seconds) };
        let untick = |step: &str| Action::Unticked { step: StepId::new(step) };
        let base = after(&Case::default(), [tick("a", 1), tick("b", 1)]);
        let (mine, theirs) = (after(&base, [untick("a"), tick("c", 2)]), after(&base, [untick("b"), tick("c", 3)]));
        let merged = both(&base, &mine, &theirs);
        assert_eq!(merged.entries.ticks.keys().map(StepId::as_str).collect::<Vec<_>>(), ["c"]);
        // Who takes the own tick back does not take back the other's.
        let back = after(&mine, [untick("c")]);
        assert!(both(&mine, &merge(&base, &theirs, &mine), &back).entries.ticks.contains_key("c"));
    }

    #[test]
    fn a_log_has_one_order_and_no_entry_twice() {
        let base = after(&Case::default(), [Action::Logged(entry("old", 5, false))]);
        // The clock of one of them was set back.
        let mine = after(&base, [Action::Logged(entry("mine", 9, false)), Action::Logged(entry("early", 2, false))]);
        let theirs = after(
            &base,
            [
                Action::Struck(entry("old", 5, true)),
                Action::Logged(entry("theirs", 7, false)),
                Action::Logged(entry("mine", 9, false)),
            ],
        );
        let log = both(&base, &mine, &theirs).entries.log;
        let texts: Vec<_> = log.iter().map(|entry| (entry.text.as_str(), entry.struck)).collect();
        assert_eq!(texts, [("early", false), ("old", true), ("theirs", false), ("mine", false)]);
        // Struck out on one side stays struck out where nothing is known of what was.
        assert!(both(&Case::default(), &base, &theirs).entries.log[0].struck);
    }

    #[test]
    fn rows_are_the_same_whatever_they_are_numbered() {
        let (field, column) = (FieldId::new("r"), ColumnId::new("c"));
        let added = || Action::RowAdded { field: field.clone() };
        let typed = |key, text: &str| {
            let (field, column) = (field.clone(), column.clone());
            Action::CellAnswered { field, key, column, text: text.into() }
        };
        let removed = Action::RowRemoved { field: field.clone(), key: 0 };
        let here = after(&Case::default(), [added(), added(), typed(1, "x"), removed]);
        let there = after(&Case::default(), [added(), typed(0, "x")]);
        assert!(same(&here, &there));
        let mine = after(&here, [typed(1, "longer")]);
        assert!(both(&here, &mine, &there).others.is_empty(), "the other side changed nothing");
    }

    #[test]
    fn closing_deleting_and_moving_merge() {
        let base = Case::default();
        let moved = |to: &str| Action::Moved { version: to.into(), edition: to.into() };
        let mine = after(&base, [Action::Closed { at: at(1) }, moved("2")]);
        let theirs = after(&base, [Action::Closed { at: at(2) }, Action::Deleted { at: at(3) }, moved("3")]);
        let merged = both(&base, &mine, &theirs);
        assert_eq!((merged.closed, merged.deleted, merged.edition.as_str()), (Some(at(2)), Some(at(3)), "3"));
        let out = after(&theirs, [Action::Restored]);
        let edited = after(&theirs, [answered("a", "x")]);
        assert_eq!(both(&theirs, &out, &edited).deleted, None);
    }
}
