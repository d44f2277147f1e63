//! Files of results, and a class put together from them.

use casewright_core::training::session::{
    Item, Kind, LARGEST, Outcome, Results, ResultsProblem, Session, classes, read_results,
};
use casewright_core::value::Instant;
use proptest::prelude::*;

use super::{day, session};

fn item(kind: Kind, key: &str, given: &str, outcome: Outcome) -> Item {
    let score = (kind == Kind::Scenario && outcome == Outcome::Done).then_some(80);
    Item { kind, key: key.to_owned(), says: format!("About {key}?"), given: given.to_owned(), outcome, score }
}

fn made(minute: i64) -> Instant {
    Instant::from_timestamp(1_772_000_000 + minute * 60, 0).unwrap()
}

/// The results of somebody who gave these answers to the cards `a`, `b` and so on. `+` is right, nothing is no answer.
fn of(name: &str, minute: i64, answers: &[&str]) -> Results {
    let card = |(at, given): (usize, &&str)| {
        let outcome = match *given {
            "+" => Outcome::Right,
            "" => Outcome::Open,
            _ => Outcome::Wrong,
        };
        item(Kind::Card, &["a", "b", "c"][at..=at].concat(), given, outcome)
    };
    let mut items = vec![item(Kind::Walk, "ccc", "", Outcome::Done)];
    items.extend(answers.iter().enumerate().map(card));
    items.push(item(Kind::Scenario, "ccc/lost", "", Outcome::Done));
    Results::new((session().code(), "Week 1".to_owned()), name, day(2), made(minute), items)
}

#[test]
fn a_file_comes_back_as_it_was() {
    let results = of(" Ana ", 0, &["+", "no", ""]);
    assert_eq!(results.name, "Ana");
    for text in [results.write(), format!("\u{feff}{}\n", results.write())] {
        assert_eq!(read_results(&text), Ok(results.clone()));
    }
    assert_eq!(results.file_name("json"), "results-Week-1-Ana-2026-03-02.json");
    let hostile = of("../../=etc/\u{202e}passwd\n", 0, &[]);
    assert_eq!(hostile.file_name("csv"), "results-Week-1-etc-passwd-2026-03-02.csv");
}

#[test]
fn every_other_file_has_its_own_problem() {
    let good = of("Ana", 0, &["+"]).write();
    let with = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        read_results(&good.replace(from, to))
    };
    assert_eq!(read_results(&good).unwrap().name, "Ana");
    assert_eq!(read_results(&" ".repeat(LARGEST + 1)), Err(ResultsProblem::TooLarge { limit: LARGEST }));
    for junk in ["", "PK\u{3}\u{4}", "<!doctype html>", "Name,Day\r\n", &good[..good.len() / 2]] {
        assert_eq!(read_results(junk), Err(ResultsProblem::NotJson), "{junk}");
    }
    for other in ["null", "7", "[]", "{}", r#"{"schema":1,"cards":{}}"#, r#"{"casewright":"backup","schema":1}"#] {
        assert_eq!(read_results(other), Err(ResultsProblem::Foreign), "{other}");
    }
    assert_eq!(with(r#""schema":1"#, r#""schema":2"#), Err(ResultsProblem::Newer { schema: 2 }));
    assert_eq!(with(r#""schema":1"#, r#""schema":99999999999"#), Err(ResultsProblem::Newer { schema: u32::MAX }));
    for (from, to) in [
        (r#""schema":1"#, r#""schema":0"#),
        (r#""schema":1"#, r#""schema":"1""#),
        (r#""name":"Ana""#, r#""name":7"#),
        ("2026-03-02", "2026-02-30"),
        (r#""outcome":"right""#, r#""outcome":"splendid""#),
        (r#""outcome":"right""#, r#""outcome":"done""#),
        (r#""score":80"#, r#""score":101"#),
        (r#""score":80"#, r#""score":-1"#),
        (r#""key":"a""#, r#""key":"a","outcome":"right"},{"kind":"card","says":"","key":"a""#),
    ] {
        assert_eq!(with(from, to), Err(ResultsProblem::Damaged), "{to}");
    }
}

#[test]
fn a_class_is_told_by_what_it_gets_wrong() {
    let files = vec![
        of("Cem", 0, &["60 days", "+", "+"]),
        of("Ana", 0, &["60 days", "+", ""]),
        of("bo", 0, &["months", "no", "+"]),
    ];
    let [class] = &classes(files)[..] else { panic!() };
    assert_eq!((class.title.as_str(), &class.session, class.repeated.len()), ("Week 1", &session().code(), 0));
    let people: Vec<_> = class.people.iter().map(|one| (one.results.name.as_str(), one.right, one.answered)).collect();
    assert_eq!(people, [("Ana", 1, 2), ("bo", 1, 3), ("Cem", 2, 3)]);
    let wrong: Vec<_> = class.questions.iter().map(|one| (one.key.as_str(), one.wrong(), one.answered())).collect();
    assert_eq!(wrong, [("a", 3, 3), ("b", 1, 3), ("c", 0, 2)], "what most got wrong comes first");
    assert_eq!(class.questions[0].mistakes, [("60 days".to_owned(), 2), ("months".to_owned(), 1)]);
    assert_eq!(class.people[0].outcome(&class.questions[2]), Some(Outcome::Open));
    assert_eq!((class.people[0].walked, class.people[0].score()), (1, Some(80)));
}

#[test]
fn a_person_counts_once_with_the_file_made_last() {
    let (early, late) = (of("Ana", 0, &["no"]), of("  ana ", 5, &["+"]));
    for files in [vec![early.clone(), late.clone()], vec![late.clone(), early.clone()]] {
        let [class] = &classes(files)[..] else { panic!() };
        assert_eq!(class.people.iter().map(|one| one.right).collect::<Vec<_>>(), [1]);
        assert_eq!(class.repeated, ["ana"]);
        assert_eq!(class.questions[0].wrong(), 0);
    }
    // The same file chosen twice is nothing to speak of.
    let [class] = &classes(vec![early.clone(), early.clone()])[..] else { panic!() };
    assert_eq!((class.people.len(), class.repeated.len()), (1, 0));
    // Without a name nobody is anybody else.
    let [class] = &classes(vec![of("", 0, &["no"]), of(" ", 5, &["+"])])[..] else { panic!() };
    assert_eq!((class.people.len(), class.repeated.len()), (2, 0));
}

#[test]
fn other_sessions_are_kept_apart() {
    let mut other = of("Dan", 0, &["no"]);
    other.session = Session { seed: 8, ..session() }.code();
    let all = classes(vec![other.clone(), of("Ana", 0, &["+"]), of("Bo", 0, &["+"])]);
    let sizes: Vec<_> = all.iter().map(|class| (class.people.len(), class.session == other.session)).collect();
    assert_eq!(sizes, [(2, false), (1, true)]);
    assert!(classes(Vec::new()).is_empty());
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(text in "(?s:.{0,200})", at in 0..600_usize, with in "[\\[\\]{}\",:0-9a-z]{0,4}") {
        let _ = read_results(&text);
        // A good file with a piece of it changed.
        let good = of("Ana", 0, &["+", "no", ""]).write();
        let at = at.min(good.len());
        let changed = [&good[..at], with.as_str(), &good[(at + with.len()).min(good.len())..]].concat();
        if let Ok(results) = read_results(&changed) {
            let _ = classes(vec![results.clone(), results]);
        }
    }
}
