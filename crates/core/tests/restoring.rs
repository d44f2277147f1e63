//! Restoring is total: any text gives a case or the reason why not, and every schema ever written loads.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fs;
use std::path::{Path, PathBuf};

use casewright_core::case::{
    Action, Answer, Case, CaseLink, Entries, Glance, LogEntry, Replica, RowAnswer, SCHEMA, Unreadable, VersionVector,
    glance, restore, restore_head, store,
};
use casewright_core::id::{CaseId, FieldId, LinkId, PostId, ProcedureId, StageId, StepId};
use casewright_core::value::Instant;
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::Value;

fn folder(schema: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}"))
}

/// The fixtures of a schema: file names and texts.
fn fixtures(schema: u32) -> Vec<(String, String)> {
    let mut all: Vec<_> = fs::read_dir(folder(schema))
        .unwrap_or_else(|_| panic!("a folder of records as schema {schema} writes them: {}", folder(schema).display()))
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap()))
        .collect();
    all.sort();
    all
}

/// The part of a case that lists show.
fn head(case: &Case) -> Case {
    let (entries, others, seen) = (Entries::default(), std::collections::BTreeMap::new(), VersionVector::default());
    Case { entries, others, seen, stage: None, post: None, ..case.clone() }
}

fn at_a_glance(case: &Case) -> Glance {
    Glance {
        schema: SCHEMA,
        id: case.id.clone(),
        edition: case.edition.clone(),
        created: case.created,
        edited: case.edited,
        closed: case.closed.is_some(),
        deleted: case.deleted.is_some(),
    }
}

/// All texts in a JSON tree of entries, and all names except those that only structure it.
fn words(json: &Value, all: &mut Vec<String>) {
    match json {
        Value::String(text) => all.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|item| words(item, all)),
        Value::Object(map) => {
            for (name, value) in map {
                // Nulls, `false` and empty texts may be left out.
                if !matches!(value, Value::Null | Value::Bool(false))
                    && !matches!(value, Value::String(text) if text.is_empty())
                {
                    all.push(name.clone());
                }
                words(value, all);
            }
        }
        _ => {}
    }
}

#[test]
fn every_schema_ever_written_loads_and_nothing_of_it_is_lost() {
    for schema in 1..=SCHEMA {
        let records = fixtures(schema);
        assert!(records.len() >= 5, "schema {schema} has records of every shape");
        for (name, text) in records {
            let json: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(json["schema"], schema, "{name}");
            let case = restore(&text).unwrap_or_else(|why| panic!("schema {schema}, {name}: {why:?}"));
            assert_eq!(restore_head(&text).map(|case| head(&case)), Ok(head(&case)), "schema {schema}, {name}");
            // The beginning of version 1 does not say enough.
            assert_eq!(glance(&text).is_ok(), schema > 1, "schema {schema}, {name}");
            let again = store(&case);
            assert_eq!(glance(&again), Ok(at_a_glance(&case)), "schema {schema}, {name}");
            assert_eq!(restore(&again).as_ref(), Ok(&case), "schema {schema}, {name}");
            if schema == SCHEMA {
                assert_eq!(again, text, "{name} is as this build writes it");
            }
            let written: Value = serde_json::from_str(&again).unwrap();
            assert_eq!(written["schema"], SCHEMA, "{name}");
            for at in ["id", "procedure", "version", "revision", "created", "edited", "closed", "stage", "post"] {
                assert_eq!(
                    written.get(at).unwrap_or(&Value::Null),
                    json.get(at).unwrap_or(&Value::Null),
                    "{name}: {at}"
                );
            }
            // The entries of a closed case are compressed; reopened, they can be compared.
            let open: Value = serde_json::from_str(&store(&Case { closed: None, ..case })).unwrap();
            if json["entries"].is_object() {
                let (mut before, mut after) = (Vec::new(), Vec::new());
                words(&json["entries"], &mut before);
                words(&open["entries"], &mut after);
                for word in before.iter().filter(|word| !["answers", "ticks", "log", "links"].contains(&word.as_str()))
                {
                    let count = |all: &[String]| all.iter().filter(|other| *other == word).count();
                    assert!(count(&after) >= count(&before), "schema {schema}, {name}: {word:?} is lost");
                }
            }
        }
    }
}

/// Whoever raises `SCHEMA` adds fixtures of the previous schema, which nobody writes from then on.
#[test]
fn each_schema_has_its_records_and_no_other_has() {
    for schema in 1..=SCHEMA {
        assert!(folder(schema).is_dir(), "tests/fixtures/schema-{schema}: records as schema {schema} is written");
    }
    assert!(!folder(SCHEMA + 1).exists(), "there are records of a schema that is not written yet");
    let newer = r#"{"schema":4294967295,"id":"c","whatever":[1]}"#;
    assert_eq!(restore(newer), Err(Unreadable::Newer { schema: u32::MAX }));
    assert_eq!(restore_head(newer), Err(Unreadable::Newer { schema: u32::MAX }));
    assert_eq!(glance(newer), Err(Unreadable::Newer { schema: u32::MAX }));
}

/// The fixtures of the current schema are these cases as stored. `UPDATE_FIXTURES=1` writes new ones.
#[test]
fn the_records_of_this_schema_are_what_it_writes() {
    for (name, case) in this_schema() {
        let (path, text) = (folder(SCHEMA).join(format!("{name}.json")), store(&case));
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "{name}");
    }
}

fn at(seconds: i64) -> Instant {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
}

/// Cases of every stored shape.
fn this_schema() -> Vec<(&'static str, Case)> {
    let answered = |field: &str, text: &str| Action::Answered { field: FieldId::new(field), text: text.into() };
    let logged = |by: &str, text: &str, seconds| {
        let (by, text) = (by.to_owned(), text.to_owned());
        LogEntry { field: FieldId::new("notes"), at: at(seconds), by, text, struck: false }
    };
    let begun = || {
        let case = Case::new(CaseId::new("casecasecasecase"), ProcedureId::new("ccc"), "2026-03-01".into(), at(0));
        Replica::new("onetabs".into(), Case { edition: "ccc-0123456789abcdef".into(), ..case })
    };
    let after = |actions: Vec<Action>| {
        let mut replica = begun();
        for (action, seconds) in actions.into_iter().zip(1..) {
            replica.act(action, at(seconds));
        }
        replica
    };
    let plain = || {
        let mut case = after(vec![
            answered("customer", "Acme, \"Inc.\" <b>"),
            answered("reason", "שלום 😀\nsecond line\u{0}\t\\"),
            Action::Chosen { field: FieldId::new("reasons"), option: "price".into(), on: true },
            Action::Chosen { field: FieldId::new("reasons"), option: "fit".into(), on: true },
            Action::Ticked { step: StepId::new("call"), at: at(5) },
            Action::StageOpened { stage: StageId::new("triage") },
            Action::PostOpened { post: PostId::new("first_post") },
        ]);
        case.call("Acme", "00012345", "");
        (**case.case()).clone()
    };
    let rows = after(vec![
        Action::RowAdded { field: FieldId::new("calls") },
        Action::RowAdded { field: FieldId::new("calls") },
        Action::CellAnswered {
            field: FieldId::new("calls"),
            key: 1,
            column: "result".to_owned().into(),
            text: "x".into(),
        },
    ]);
    let logs = after(vec![
        Action::Logged(logged("DBE", "04/20/24 \"said\"\n<b>", 1)),
        Action::Logged(logged("", "wrong", 2)),
        Action::Struck(LogEntry { struck: true, ..logged("", "wrong", 2) }),
    ]);
    let link = |case: &str, link: Option<&str>| {
        let link = CaseLink { case: CaseId::new(case), procedure: ProcedureId::new("q"), link: link.map(LinkId::new) };
        Action::Linked { link, answers: vec![(FieldId::new("given"), Some(Answer::Text("x".into())))] }
    };
    let links = after(vec![link("aaaaaaaaaaaaaaaa", Some("to_escalation")), link("bbbbbbbbbbbbbbbb", None)]);
    // The same field answered in two tabs at once.
    let mut mine = begun();
    let mut theirs = Replica::open("twotabs".into(), store(mine.case())).unwrap();
    mine.act(answered("customer", "Acme"), at(1));
    theirs.act(answered("customer", "Acme Inc."), at(2));
    mine.hear(&store(theirs.case())).unwrap();
    assert_eq!(mine.case().others.len(), 1);
    let closed = Case { closed: Some(at(9)), ..plain() };
    let deleted = Case { deleted: Some(at(9)), ..plain() };
    vec![
        ("begun", (**begun().case()).clone()),
        ("plain", plain()),
        ("rows", (**rows.case()).clone()),
        ("logs", (**logs.case()).clone()),
        ("links", (**links.case()).clone()),
        ("two-answers", (**mine.case()).clone()),
        ("closed", closed),
        ("deleted", deleted),
    ]
}

/// Texts as people, scripts and accidents produce them.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,20}",
        2 => any::<String>(),
        1 => Just("\u{0}\u{1f}\u{7f}\u{2028}\u{fffd}\u{feff}\"\\/".to_owned()),
        1 => Just("😀".repeat(300)),
        1 => Just("{\"schema\":3}".to_owned()),
        1 => Just(String::new()),
    ]
}

fn any_time() -> impl Strategy<Value = Instant> {
    any::<i32>().prop_map(|at| DateTime::from_timestamp(at.into(), 0).unwrap())
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let cells = prop::collection::vec(("[a-z]{1,3}", any_text()), 0..3);
    prop_oneof![
        3 => any_text().prop_map(Answer::Text),
        1 => prop::collection::vec(any_text(), 0..3).prop_map(Answer::Choices),
        1 => prop::collection::vec(cells, 1..4).prop_map(|rows| {
            let row = |(key, cells): (u32, Vec<(String, String)>)| {
                let cells = cells.into_iter().map(|(column, text)| (column.into(), text)).collect();
                RowAnswer { cells, key }
            };
            Answer::Rows((0..).zip(rows).map(row).collect())
        }),
    ]
}

fn any_entries() -> impl Strategy<Value = Entries> {
    let answers = prop::collection::vec((any_text(), any_answer()), 0..5);
    let ticks = prop::collection::vec((any_text(), any_time()), 0..3);
    let log = (any_text(), any_time(), any_text(), any_text(), any::<bool>())
        .prop_map(|(field, at, by, text, struck)| LogEntry { field: field.into(), at, by, text, struck });
    let link = (any_text(), any_text(), prop::option::of(any_text())).prop_map(|(case, procedure, link)| CaseLink {
        case: case.into(),
        procedure: procedure.into(),
        link: link.map(LinkId::from),
    });
    (answers, ticks, prop::collection::vec(log, 0..4), prop::collection::vec(link, 0..3)).prop_map(
        |(answers, ticks, log, links)| Entries {
            answers: answers.into_iter().map(|(field, answer)| (field.into(), answer)).collect(),
            ticks: ticks.into_iter().map(|(step, at)| (step.into(), at)).collect(),
            log,
            links,
        },
    )
}

fn any_case() -> impl Strategy<Value = Case> {
    let names = prop::collection::vec(any_text(), 6);
    let times = (any_time(), any_time(), prop::option::of(any_time()), prop::option::of(any_time()));
    let looks = (prop::option::of(any_text()), prop::option::of(any_text()));
    let others = prop::collection::vec((any_text(), prop::collection::vec(any_answer(), 1..3)), 0..3);
    let tabs = prop::collection::vec(any_text(), 0..6);
    (names, times, looks, any_entries(), others, tabs, any::<u32>()).prop_map(
        |(names, (created, edited, closed, deleted), (stage, post), entries, others, tabs, revision)| {
            let mut case = Case {
                id: names[0].clone().into(),
                procedure: names[1].clone().into(),
                version: names[2].clone(),
                edition: names[3].clone(),
                name: names[4].clone(),
                number: names[5].clone(),
                entries,
                others: others.into_iter().map(|(field, answers)| (field.into(), answers)).collect(),
                revision: revision.into(),
                created,
                edited,
                closed,
                deleted,
                stage: stage.map(StageId::from),
                post: post.map(PostId::from),
                ..Case::default()
            };
            tabs.iter().for_each(|tab| case.seen.count(tab));
            case
        },
    )
}

/// Neither function panics, and if both read the text, they agree on what a list shows.
fn is_total(text: &str) {
    if let (Ok(case), Ok(listed)) = (restore(text), restore_head(text)) {
        assert_eq!(head(&listed), head(&case), "{text}");
    }
    let _ = glance(text);
    if let Ok(mut replica) = Replica::open("t".into(), text.to_owned()) {
        let _ = replica.hear(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_stored_comes_back(case in any_case()) {
        let text = store(&case);
        prop_assert_eq!(restore_head(&text).map(|listed| head(&listed)), Ok(head(&case)));
        prop_assert_eq!(glance(&text), Ok(at_a_glance(&case)));
        prop_assert_eq!(restore(&text), Ok(case));
    }

    #[test]
    fn any_text_is_a_case_or_not(text in any::<String>(), more in "[\\[{\\]}\":,a-z0-9\\\\]{0,60}") {
        is_total(&text);
        is_total(&more);
        is_total(&format!("{{\"schema\":2,{more}"));
    }

    #[test]
    fn what_was_cut_off_is_damaged(case in any_case(), at in 0.0..1.0_f64) {
        let text = store(&case);
        let cut: String = text.chars().take((text.chars().count() as f64 * at) as usize).collect();
        is_total(&cut);
        prop_assert_eq!(restore(&cut), Err(Unreadable::Damaged));
    }

    #[test]
    fn what_was_changed_somewhere_stops_nothing(
        case in any_case(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0_u8..3), 1..6),
    ) {
        let mut text: Vec<char> = store(&case).chars().collect();
        for (place, c, kind) in changes {
            let place = place.index(text.len());
            match kind {
                0 => text[place] = c,
                1 => text.insert(place, c),
                _ => drop(text.remove(place)),
            }
        }
        is_total(&text.into_iter().collect::<String>());
    }
}
