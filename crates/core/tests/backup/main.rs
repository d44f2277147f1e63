//! Backup files: what was stored comes back, what is here stays, and other files are refused.

#![cfg(not(target_arch = "wasm32"))]
// Tests may panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod importing;
mod preview;
mod refusing;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use casewright_core::backup::{
    Backup, BackupProblem, Defect, LARGEST, PreviewLine, Resolution, State, import, others, preview, read_backup,
    write_backup,
};
use casewright_core::case::{Action, Answer, Case, Heard, Replica, reduce, restore, store};
use casewright_core::id::{CaseId, FieldId, ProcedureId};
use casewright_core::value::{Instant, Zone, read_time};
use proptest::prelude::*;

type Store = BTreeMap<String, String>;

const ALL: [Resolution; 4] = [Resolution::Keep, Resolution::Take, Resolution::Both, Resolution::Merge];

#[test]
fn a_file_of_everything_gives_everything_back() {
    let store = kept([
        ("casewright.case.a", text(&case("a", "tab", &[("q", "x")]))),
        ("casewright.case.bad", "{\"schema\":2,\"id".to_owned()),
        ("casewright.case.new", "{\"schema\":99}".to_owned()),
        ("casewright.case.other", text(&case("another", "tab", &[]))),
        ("casewright.damaged.a.1741356000000", "\u{0}\u{1f}\"\\half 😀\u{2028}".to_owned()),
        ("casewright.procedure.ccc-0a1b2c3d", "{}".to_owned()),
        ("casewright.settings", "{\"initials\":\"DBE\"}".to_owned()),
    ]);
    let mut here = store.clone();
    here.insert("casewright.open".to_owned(), "a".to_owned());
    here.insert("casewright.backup".to_owned(), "2026-03-01T00:00:00Z".to_owned());
    here.insert("another program".to_owned(), "its own".to_owned());
    // The sample of a first visit is nobody's work.
    here.insert("casewright.case.sample_a".to_owned(), text(&case("sample_a", "tab", &[("q", "x")])));
    let file = file(&here);
    assert_eq!(read_backup(&file).unwrap().made, Some(at(0)));
    assert_eq!(into_empty(&file), store);
    assert!(lines(&file, &store).iter().all(|line| line.state == State::Same));
}

proptest! {
    #[test]
    fn any_store_comes_back(store in any_store()) {
        let file = file(&store);
        if store.is_empty() {
            prop_assert_eq!(read_backup(&file), Err(BackupProblem::Empty));
        } else {
            prop_assert_eq!(into_empty(&file), store);
        }
    }

    #[test]
    fn nothing_here_changes_where_nobody_chose_it(here in any_store(), there in any_store()) {
        let Ok(backup) = read_backup(&file(&there)) else { return Ok(()) };
        for line in lines_of(&backup, &here) {
            let stands = here.get(&line.key).map(String::as_str);
            let unasked = line.resolutions()[0];
            for choice in [unasked, Resolution::Keep, Resolution::Both] {
                if let Some((key, _)) = bring(&line, choice, stands) {
                    prop_assert!(!here.contains_key(&key), "{:?} of {:?}", choice, line);
                }
            }
        }
        for (key, _) in others(&backup, &|key| here.get(key).cloned()) {
            prop_assert!(!here.contains_key(key));
        }
    }
}

/// Cases of a person, and the results of accidents.
fn any_store() -> impl Strategy<Value = Store> {
    let key = prop_oneof![
        4 => "casewright\\.case\\.[a-d]",
        1 => "casewright\\.damaged\\.[a-d]\\.[1-3]",
        1 => "casewright\\.procedure\\.[a-d]",
        1 => Just("casewright.settings".to_owned()),
    ];
    let tabs = ["first", "second"];
    let text = prop_oneof![
        4 => ("[a-d]", 0..2_usize, 0..4_u8, "\\PC{0,8}").prop_map(move |(id, tab, changes, said)| {
            let told: Vec<(&str, &str)> = (0..changes).map(|n| (["q", "r"][usize::from(n % 2)], said.as_str())).collect();
            text(&case(&id, tabs[tab], &told))
        }),
        1 => any::<String>(),
        1 => Just("{\"schema\":99,\"id\":\"a\"}".to_owned()),
    ];
    prop::collection::btree_map(key, text, 0..6)
}

#[test]
fn a_case_alone_is_handed_over_in_a_file_or_bare() {
    let text = text(&case("a", "tab", &[("q", "x")]));
    let store = kept([("casewright.case.a", text.clone())]);
    assert_eq!(into_empty(&file(&store)), store);
    assert_eq!(into_empty(&text), store);
    assert_eq!(into_empty(&format!("\u{feff}{text}")), store, "an editor put its mark before it");
    assert_eq!(read_backup(&text).unwrap().made, None);
}

fn at(seconds: u32) -> Instant {
    read_time(&format!("2026-03-07T14:{:02}:{:02}Z", seconds / 60, seconds % 60), &Zone::fixed(0)).unwrap()
}

/// A case in which a tab gave these answers.
fn case(id: &str, tab: &str, answers: &[(&str, &str)]) -> Case {
    let begun = Case::new(CaseId::new(id), ProcedureId::new("p"), "1".into(), at(0));
    let mut begun = goes_on(&begun, tab, "begun", "yes");
    for (field, said) in answers {
        begun = goes_on(&begun, tab, field, said);
    }
    begun
}

fn goes_on(case: &Case, tab: &str, field: &str, said: &str) -> Case {
    let mut next = reduce(case, Action::Answered { field: FieldId::new(field), text: said.into() }, at(5));
    next.seen.count(tab);
    next
}

fn text(case: &Case) -> String {
    store(case)
}

fn kept<const N: usize>(entries: [(&str, String); N]) -> Store {
    entries.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
}

fn file(store: &Store) -> String {
    let entries: Vec<_> = store.clone().into_iter().collect();
    write_backup(at(0), &entries)
}

fn lines(file: &str, here: &Store) -> Vec<PreviewLine> {
    lines_of(&read_backup(file).unwrap(), here)
}

fn lines_of(backup: &Backup, here: &Store) -> Vec<PreviewLine> {
    preview(backup, &|key| here.get(key).cloned())
}

/// The line of a file with one case, called `a`.
fn line(theirs: &str, ours: Option<&str>) -> PreviewLine {
    let file = file(&kept([("casewright.case.a", theirs.to_owned())]));
    let here = ours.map(|ours| kept([("casewright.case.a", ours.to_owned())])).unwrap_or_default();
    lines(&file, &here).remove(0)
}

fn bring(line: &PreviewLine, choice: Resolution, here: Option<&str>) -> Option<(String, String)> {
    import(line, choice, here, "importing tab", CaseId::new("fresh"), at(77))
}

/// The contents of an empty browser after importing a file with the default choices.
fn into_empty(file: &str) -> Store {
    let backup = read_backup(file).unwrap();
    let mut store: Store =
        others(&backup, &|_| None).into_iter().map(|(key, text)| (key.to_owned(), text.into_owned())).collect();
    for line in lines_of(&backup, &Store::new()) {
        assert!(line.ours.is_none());
        store.extend(bring(&line, line.resolutions()[0], None));
    }
    store
}
