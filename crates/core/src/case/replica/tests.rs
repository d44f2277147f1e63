use chrono::TimeDelta;

use super::{Heard, Replica, SaveError, Store};
use crate::case::{Action, Case, LogEntry, Unreadable, restore, store};
use crate::id::{DueId, FieldId, PostId, StageId, StepId};
use crate::value::Instant;

#[derive(Default)]
struct Shelf {
    text: Option<String>,
    aside: Vec<String>,
    full: bool,
    writes: usize,
}

impl Store for Shelf {
    fn read(&self) -> Option<String> {
        self.text.clone()
    }

    fn write(&mut self, text: &str) -> Result<(), SaveError> {
        self.writes += 1;
        if self.full {
            return Err(SaveError::Full);
        }
        self.text = Some(text.to_owned());
        Ok(())
    }

    fn set_aside(&mut self, text: &str) -> Result<(), SaveError> {
        if self.full {
            return Err(SaveError::Full);
        }
        self.aside.push(text.to_owned());
        Ok(())
    }
}

const NOW: Instant = Instant::UNIX_EPOCH;

fn typed(field: &str, text: &str) -> Action {
    Action::Answered { field: FieldId::new(field), text: text.into() }
}

fn open(tab: &str, shelf: &Shelf) -> Replica {
    Replica::open(tab.into(), shelf.text.clone().unwrap()).unwrap()
}

fn begun() -> (Replica, Shelf) {
    let (mut replica, mut shelf) = (Replica::new("first".into(), Case::default()), Shelf::default());
    replica.save(&mut shelf).unwrap();
    (replica, shelf)
}

#[test]
fn a_case_with_nothing_in_it_is_kept_and_opened() {
    let (replica, shelf) = begun();
    assert_eq!(open("t", &shelf).case(), replica.case());
}

#[test]
fn two_that_save_side_by_side_keep_both() {
    let (mut mine, mut shelf) = begun();
    let mut theirs = open("t", &shelf);
    mine.act(typed("a", "mine"), NOW);
    theirs.act(typed("b", "theirs"), NOW);
    theirs.save(&mut shelf).unwrap();
    mine.save(&mut shelf).unwrap();
    let stored = restore(&shelf.text.clone().unwrap()).unwrap();
    assert_eq!(stored.entries.answers.len(), 2);
    assert_eq!(theirs.hear(&shelf.text.clone().unwrap()), Ok(Heard::Theirs));
    let writes = shelf.writes;
    theirs.save(&mut shelf).unwrap();
    mine.save(&mut shelf).unwrap();
    assert_eq!(shelf.writes, writes, "what stands there is not written again");
}

#[test]
fn what_is_older_than_what_is_here_is_to_be_saved_over() {
    let (mut mine, mut shelf) = begun();
    let old = shelf.text.clone();
    mine.act(typed("a", "mine"), NOW);
    mine.save(&mut shelf).unwrap();
    assert_eq!(mine.hear(&shelf.text.clone().unwrap()), Ok(Heard::Nothing));
    shelf.text = old.clone();
    assert_eq!(mine.hear(&old.unwrap()), Ok(Heard::Merged));
    mine.save(&mut shelf).unwrap();
    assert_eq!(restore(&shelf.text.unwrap()).unwrap().entries.answers.len(), 1);
}

/// Two tabs that navigate must not make each other write forever.
#[test]
fn looking_around_is_heard_as_nothing() {
    let (mut mine, mut shelf) = begun();
    let mut theirs = open("t", &shelf);
    mine.act(Action::StageOpened { stage: StageId::new("mine") }, NOW);
    theirs.act(Action::StageOpened { stage: StageId::new("theirs") }, NOW);
    mine.save(&mut shelf).unwrap();
    assert_eq!(theirs.hear(&shelf.text.clone().unwrap()), Ok(Heard::Nothing));
    assert_eq!(theirs.case().stage, Some(StageId::new("theirs")));
}

#[test]
fn what_a_newer_one_wrote_is_not_written_over() {
    let (mut replica, mut shelf) = begun();
    let newer = r#"{"schema":99,"id":"c","and":"what is new"}"#;
    shelf.text = Some(newer.to_owned());
    replica.act(typed("a", "x"), NOW);
    assert_eq!(replica.hear(newer), Err(Unreadable::Newer { schema: 99 }));
    for _ in 0..2 {
        assert_eq!(replica.save(&mut shelf), Err(SaveError::Newer));
        assert_eq!(shelf.text.as_deref(), Some(newer));
    }
    assert_eq!(replica.case().entries.answers.len(), 1, "it is still here");
}

#[test]
fn what_is_damaged_is_put_aside_byte_for_byte() {
    let (mut replica, mut shelf) = begun();
    let damaged = "{\"schema\":2,\"id\":\u{0} cut";
    shelf.text = Some(damaged.to_owned());
    shelf.full = true;
    replica.act(typed("a", "x"), NOW);
    assert_eq!(replica.save(&mut shelf), Err(SaveError::Full));
    assert_eq!(shelf.text.as_deref(), Some(damaged), "not before there is room for it elsewhere");
    shelf.full = false;
    replica.save(&mut shelf).unwrap();
    replica.act(typed("a", "y"), NOW);
    replica.save(&mut shelf).unwrap();
    assert_eq!(shelf.aside, [damaged]);
    assert_eq!(restore(&shelf.text.unwrap()).as_ref(), Ok(&**replica.case()));
}

/// Clocks give fractions of a second, which are not stored.
#[test]
fn what_comes_back_from_the_store_is_the_same_entry() {
    let (mut mine, mut shelf) = begun();
    let at = NOW + TimeDelta::milliseconds(1_234);
    let entry = LogEntry { at, text: "x".into(), ..LogEntry::default() };
    mine.act(Action::Logged(entry.clone()), at);
    mine.act(Action::Ticked { step: StepId::new("s"), at }, at);
    mine.act(Action::PutOff { due: DueId::new("d"), until: Some(at) }, at);
    mine.save(&mut shelf).unwrap();
    let mut theirs = open("t", &shelf);
    theirs.act(typed("a", "theirs"), at);
    mine.act(typed("b", "mine"), at);
    mine.act(Action::Struck(LogEntry { struck: true, ..entry }), at);
    mine.hear(&store(theirs.case())).unwrap();
    assert_eq!(mine.case().entries.log.len(), 1);
    assert!(mine.case().entries.log[0].struck);
    assert!(mine.undo(at) && mine.undo(at) && mine.undo(at), "striking, typing, putting off");
    assert!(mine.case().later.is_empty() && mine.case().entries.answers.len() == 1, "{:?}", mine.case());
}

/// A page loaded before the update still stores the old schema: it counts no changes and hears of none.
#[test]
fn what_an_old_page_stores_is_taken_in() {
    let old = |answers: &str| {
        format!(
            r#"{{"schema":1,"id":"c","procedure":"p","version":"1","entries":{{"answers":{answers}}},"revision":3,
            "created":"2026-03-07T14:00:00Z","edited":"2026-03-07T14:20:00Z"}}"#
        )
    };
    let mut replica = Replica::open("t".into(), old(r#"{"a":"x"}"#)).unwrap();
    replica.act(typed("b", "new"), NOW);
    for text in [r#"{"a":"x","c":"o"}"#, r#"{"a":"x","c":"on"}"#, r#"{"c":"one"}"#] {
        assert_eq!(replica.hear(&old(text)), Ok(Heard::Merged));
    }
    let mut shelf = Shelf { text: Some(old(r#"{"c":"one"}"#)), ..Shelf::default() };
    replica.save(&mut shelf).unwrap();
    let stored = restore(&shelf.text.unwrap()).unwrap();
    let answers: Vec<_> = stored.entries.answers.iter().map(|(field, text)| (field.as_str(), text.as_text())).collect();
    assert_eq!(answers, [("b", "new"), ("c", "one")]);
    assert!(stored.others.is_empty());
}

#[test]
fn a_case_is_untouched_until_something_is_done_to_it() {
    let mut replica = Replica::new("t".into(), Case::default());
    assert!(replica.is_untouched());
    replica.act(Action::StageOpened { stage: StageId::new("s") }, NOW);
    assert!(replica.is_untouched(), "looking around is nothing done");
    replica.act(typed("a", "x"), NOW);
    assert!(!replica.is_untouched());
    assert!(replica.undo(NOW) && !replica.is_untouched(), "it can be redone");
    assert!(!begun().0.is_untouched(), "what is stored is no longer only looked at");
}

#[test]
fn what_was_copied_is_noted_and_stays_when_something_is_undone() {
    let (mut replica, mut shelf) = begun();
    let copied = |post: &str| Action::Copied { post: PostId::new(post), at: NOW };
    replica.act(typed("a", "x"), NOW);
    let revision = replica.case().revision;
    replica.act(copied("p"), NOW);
    assert_eq!(replica.case().revision, revision, "nothing that is shown has changed");
    // Right after it, which is not the same typing any more.
    replica.act(typed("a", "xy"), NOW);
    assert!(replica.undo(NOW) && replica.undo(NOW) && !replica.undo(NOW), "only typing can be undone");
    assert_eq!(replica.case().copied.keys().map(PostId::as_str).collect::<Vec<_>>(), ["p"]);
    // Another tab learns of it, and what it copied itself stays.
    replica.save(&mut shelf).unwrap();
    let mut other = Replica::open("other".into(), store(&Case::default())).unwrap();
    other.act(copied("q"), NOW);
    assert_eq!(other.hear(shelf.text.as_deref().unwrap()), Ok(Heard::Merged));
    assert_eq!(other.case().copied.keys().map(PostId::as_str).collect::<Vec<_>>(), ["p", "q"]);
}
