use super::{merge, same};
use crate::case::{Action, Answer, Case, LogEntry, reduce};
use crate::id::{ColumnId, FieldId, PostId, StepId};
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

/// The current answer to a field and those beside it.
fn answers(case: &Case, field: &str) -> Vec<String> {
    let others = case.others.get(field).into_iter().flatten();
    case.entries.answers.get(field).into_iter().chain(others).map(|answer| answer.as_text().to_owned()).collect()
}

/// The merge, which is the same from both sides except for the order of answers.
fn both(base: &Case, mine: &Case, theirs: &Case) -> Case {
    let (merged, turned) = (merge(base, mine, theirs), merge(base, theirs, mine));
    assert!(same(&merged, &turned), "{merged:?}\n{turned:?}");
    assert_eq!(merged.entries.log, turned.entries.log, "in the same order");
    // Merging what was merged changes nothing.
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
    // The choice settles it on the other side too, although that side shows the other answer.
    let turned = merge(&base, &theirs, &mine);
    let chosen = after(&merged, [settled("a", "theirs")]);
    assert_eq!(answers(&both(&merged, &chosen, &turned), "a"), ["theirs"]);
    // Typing on in the current answer leaves the other one alone.
    let typed = after(&turned, [answered("a", "theirs, longer")]);
    assert_eq!(answers(&both(&merged, &merged, &typed), "a"), ["mine", "theirs, longer"]);
    // Two different choices do not mean that neither is wanted.
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
    // With an unknown base, everything is kept.
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
    // Taking back our own tick does not take back theirs.
    let back = after(&mine, [untick("c")]);
    assert!(both(&mine, &merge(&base, &theirs, &mine), &back).entries.ticks.contains_key("c"));
}

#[test]
fn what_was_copied_in_either_was_copied() {
    let copied = |post: &str, seconds| Action::Copied { post: PostId::new(post), at: at(seconds) };
    let base = after(&Case::default(), [copied("a", 1)]);
    let (mine, theirs) = (after(&base, [copied("b", 2)]), after(&base, [copied("c", 3)]));
    let merged = both(&base, &mine, &theirs);
    assert_eq!(merged.copied.keys().map(PostId::as_str).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(merged.revision, 1, "copying changes nothing that is shown");
}

#[test]
fn a_log_has_one_order_and_no_entry_twice() {
    let base = after(&Case::default(), [Action::Logged(entry("old", 5, false))]);
    // One of the clocks was set back.
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
    // With an unknown base, an entry struck out on one side stays struck out.
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
