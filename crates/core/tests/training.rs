//! What is kept of training: it comes back, is merged, and says what is asked on which day.

#![cfg(not(target_arch = "wasm32"))]
// Tests may panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use casewright_core::backup::{others, preview, read_backup, write_backup};
use casewright_core::id::{CardId, ProcedureId};
use casewright_core::procedure::{Card, Procedure, Source, Step};
use casewright_core::training::{
    CardKey, Fingerprint, Rating, Record, Standing, UnreadableRecord, WhatChanged, of_card,
};
use casewright_core::value::{Now, Zone};
use chrono::{DateTime, Days, NaiveDate};

const KEY: &str = "casewright.training";

fn day(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(after)
}

fn key(card: &str) -> CardKey {
    CardKey::new(&ProcedureId::new("ccc"), &CardId::new(card))
}

fn is(card: u64) -> Fingerprint {
    Fingerprint { card, sop: 1 }
}

fn reviewed(reviews: &[(&str, Rating, u64)]) -> Record {
    let mut record = Record::default();
    for (card, rating, after) in reviews {
        record.reviewed(key(card), *rating, day(*after), is(1));
    }
    record
}

#[test]
fn what_is_kept_comes_back() {
    let mut record = reviewed(&[("a", Rating::Good, 0), ("b", Rating::Again, 0), ("b", Rating::Good, 1)]);
    record.walks.entry(ProcedureId::new("ccc")).or_default().seen.insert("place".to_owned());
    assert_eq!(Record::read(&record.write()), Ok(record));
    assert_eq!(Record::read(&Record::default().write()), Ok(Record::default()));
}

#[test]
fn what_cannot_be_read_is_told_apart() {
    assert_eq!(Record::read(r#"{"schema":99,"strange":true}"#), Err(UnreadableRecord::Newer));
    for damaged in ["", "{", "[]", "null", r#"{"cards":{}}"#, r#"{"schema":1,"cards":[]}"#, "😀"] {
        assert_eq!(Record::read(damaged), Err(UnreadableRecord::Damaged), "{damaged}");
    }
}

#[test]
fn a_day_asks_what_is_due_and_some_new_cards() {
    let cards: Vec<_> = (0..30).map(|card| (key(&format!("c{card}")), is(1))).collect();
    let mut record = Record::default();
    let first = record.plan(&cards, day(0));
    assert_eq!((first.len(), first.new.len()), (10, 10));
    for key in first.asked().into_iter().take(4) {
        record.reviewed(key, Rating::Good, day(0), is(1));
    }
    record.reviewed(key("c4"), Rating::Again, day(0), is(1));
    // Half of the day's new cards are left, however often the page is opened.
    assert_eq!(record.plan(&cards, day(0)).len(), 5);
    let next = record.plan(&cards, day(1));
    assert_eq!((next.due.clone(), next.new.len(), next.known), (vec![key("c4")], 10, 4));
    // What waits longest comes first.
    let later = record.plan(&cards, day(9));
    assert_eq!(later.due[0], key("c4"));
    assert_eq!(later.due.len(), 5);
    assert_eq!(record.plan(&cards[..4], day(0)).next, Some(day(2)));
}

#[test]
fn a_change_of_the_clocks_moves_nothing_to_another_day() {
    let utc = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().to_utc();
    // Chicago, in the spring and in the autumn of 2026.
    let changes = [(utc("2026-03-08T08:00:00Z"), -5), (utc("2026-11-01T07:00:00Z"), -6)];
    let hours = |at| changes.iter().rev().find(|(from, _)| *from <= at).map_or(-6, |(_, hours)| *hours);
    let zone = Zone::observed(utc("2026-01-01T00:00:00Z"), utc("2026-12-31T00:00:00Z"), |at| hours(at) * 3600);
    let today = |text: &str| Now { instant: utc(text), zone: zone.clone() }.today();
    for (asked, still, due) in [
        // Late on the eve of the day of 23 hours; due two days later, from midnight on.
        ("2026-03-08T05:30:00Z", "2026-03-09T04:59:00Z", "2026-03-09T05:00:00Z"),
        // Early on the eve of the day of 25 hours.
        ("2026-10-31T05:10:00Z", "2026-11-02T05:59:00Z", "2026-11-02T06:00:00Z"),
    ] {
        let mut record = Record::default();
        record.reviewed(key("a"), Rating::Good, today(asked), is(1));
        assert!(matches!(record.standing(&key("a"), is(1), today(still)), Standing::Later(_)), "{still}");
        assert!(matches!(record.standing(&key("a"), is(1), today(due)), Standing::Due(_)), "{due}");
    }
}

#[test]
fn a_card_that_changed_is_asked_anew() {
    let mut record = reviewed(&[("a", Rating::Easy, 0)]);
    assert!(matches!(record.standing(&key("a"), is(1), day(1)), Standing::Later(_)));
    assert_eq!(record.standing(&key("a"), is(2), day(1)), Standing::Changed(WhatChanged::Card));
    let sop = Fingerprint { card: 1, sop: 2 };
    assert_eq!(record.standing(&key("a"), sop, day(1)), Standing::Changed(WhatChanged::Sop));
    assert_eq!(record.plan(&[(key("a"), sop)], day(1)).asked(), [key("a")]);
    record.reviewed(key("a"), Rating::Good, day(1), sop);
    assert_eq!(record.cards[&key("a")].reviews.len(), 1, "what was known of it was another answer");
    assert!(matches!(record.standing(&key("a"), sop, day(1)), Standing::Later(_)));
}

#[test]
fn a_leech_is_named_instead_of_asked() {
    let mut record = reviewed(&[("a", Rating::Good, 0)]);
    for lapse in 1..=8 {
        record.reviewed(key("a"), Rating::Again, day(lapse * 3), is(1));
    }
    let plan = record.plan(&[(key("a"), is(1))], day(100));
    assert_eq!((plan.leeches, plan.due), (vec![key("a")], vec![]));
}

#[test]
fn the_share_of_first_answers_that_were_right() {
    assert_eq!(Record::default().right_first_time(), None);
    let reviews = [("a", Rating::Good, 0), ("b", Rating::Again, 0), ("b", Rating::Good, 0), ("b", Rating::Hard, 2)];
    assert_eq!(reviewed(&reviews).right_first_time(), Some(66));
}

#[test]
fn two_browsers_become_one_without_counting_twice() {
    let common = [("a", Rating::Good, 0), ("b", Rating::Again, 0)];
    let ours = reviewed(&[&common[..], &[("a", Rating::Good, 2)]].concat());
    let theirs = reviewed(&[&common[..], &[("b", Rating::Hard, 1), ("c", Rating::Easy, 1)]].concat());
    let both = ours.clone().merged(theirs.clone());
    let all = [&common[..], &[("a", Rating::Good, 2), ("b", Rating::Hard, 1), ("c", Rating::Easy, 1)]].concat();
    assert_eq!(both, reviewed(&all));
    assert_eq!(theirs.merged(ours.clone()), both);
    assert_eq!(both.clone().merged(ours), both);
}

#[test]
fn a_backup_holds_training_and_gives_it_back() {
    let there = reviewed(&[("a", Rating::Good, 0)]);
    let practice = "casewright.practice.practice_0123456789abcdef";
    let at = DateTime::from_timestamp(1_772_000_000, 0).unwrap();
    let file = write_backup(at, &[(KEY.to_owned(), there.write()), (practice.to_owned(), "{}".to_owned())]);
    let backup = read_backup(&file).unwrap();
    assert!(preview(&backup, &|_| None).is_empty(), "a practice case is no case");
    let written = |here: &Option<String>| {
        let found = others(&backup, &|key| here.clone().filter(|_| key == KEY));
        found.into_iter().map(|(key, text)| (key.to_owned(), text.into_owned())).collect::<Vec<_>>()
    };
    assert_eq!(written(&None), [(practice.to_owned(), "{}".to_owned()), (KEY.to_owned(), there.write())]);
    let here = reviewed(&[("b", Rating::Good, 1)]);
    let both = here.clone().merged(there.clone()).write();
    assert_eq!(written(&Some(here.write()))[1], (KEY.to_owned(), both));
    // What adds nothing, or cannot be read, is left as it is.
    for same in [there.write(), r#"{"schema":99}"#.to_owned(), "damaged".to_owned()] {
        assert_eq!(written(&Some(same)).len(), 1);
    }
}

#[test]
fn a_card_follows_the_place_that_it_cites() {
    let source = |section: &str| Source { document: "sop".to_owned().into(), section: section.to_owned() };
    let step = |id: &str, section: &str| Step {
        id: id.to_owned().into(),
        sources: vec![source(section)],
        title: "As it was".to_owned(),
        ..Step::default()
    };
    let card = Card { sources: vec![source("Cancellation 3")], ..Card::default() };
    let mut procedure = Procedure {
        steps: vec![step("cited", "Cancellation 3"), step("other", "Cancellation 4")],
        ..Procedure::default()
    };
    let before = of_card(&procedure, &card);
    procedure.steps[1].title = "Something else".to_owned();
    procedure.steps[0].terms = vec![3];
    assert_eq!(of_card(&procedure, &card), before);
    procedure.steps[0].title = "Changed".to_owned();
    let after = of_card(&procedure, &card);
    assert_eq!(after.card, before.card);
    assert_ne!(after.sop, before.sop);
    assert_ne!(of_card(&procedure, &Card { answer: "Another".to_owned(), ..card }).card, before.card);
}
