//! Imports any text as a backup: nothing panics, and what is stored here changes only by choice.
//!
//! The bytes are two files, separated by a byte that no text contains. The second one gives what is stored here.

#![no_main]

use std::collections::BTreeMap;

use casewright_core::backup::{
    Backup, BackupProblem, PreviewLine, Resolution, State, import, others, preview, read_backup, write_backup,
};
use casewright_core::case::keys::TRAINING;
use casewright_core::case::{Answer, Case, Heard, Replica, restore};
use casewright_core::id::CaseId;
use casewright_core::training::Record;
use casewright_core::value::Instant;
use libfuzzer_sys::fuzz_target;

type Store = BTreeMap<String, String>;

const FRESH: &str = "fresh_and_nowhere_else";

fuzz_target!(|bytes: &[u8]| {
    let mut halves = bytes.splitn(2, |byte| *byte == 0xff).map(String::from_utf8_lossy);
    let (theirs, ours) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
    if theirs.contains(FRESH) || ours.contains(FRESH) {
        // No case has this id, which the page makes up.
        return;
    }
    let mut store = Store::new();
    if let Ok(backup) = read_backup(&ours) {
        store.extend(all_others(&backup, &Store::new()));
        for line in preview(&backup, &|_| None) {
            assert!(matches!(line.state, State::New | State::Unreadable(_)));
            store.extend(bring(&line, Resolution::Take, None));
        }
        comes_back(&store);
    }
    match read_backup(&theirs) {
        Ok(backup) => import_all(&backup, store),
        Err(BackupProblem::NotJson { at }) => assert!(at <= theirs.len()),
        Err(_) => {}
    }
});

fn bring(line: &PreviewLine, choice: Resolution, here: Option<&str>) -> Option<(String, String)> {
    import(line, choice, here, "this tab", CaseId::new(FRESH), Instant::UNIX_EPOCH)
}

fn all_others(backup: &Backup, store: &Store) -> Vec<(String, String)> {
    let others = others(backup, &|key| store.get(key).cloned());
    others.into_iter().map(|(key, text)| (key.to_owned(), text.into_owned())).collect()
}

/// Whatever is not a case is written only where nothing is stored. Training becomes one with what is there, and is the
/// same if the file is imported again.
fn train(backup: &Backup, store: &Store) {
    let mut after = store.clone();
    for (key, text) in all_others(backup, store) {
        assert!(key.starts_with("casewright.") && !key.starts_with("casewright.case."));
        assert!(!store.contains_key(&key) || key == TRAINING && Record::read(&text).is_ok());
        after.insert(key, text);
    }
    assert_eq!(all_others(backup, &after), []);
}

/// A backup of everything, imported into an empty browser, restores everything.
fn comes_back(store: &Store) {
    let entries: Vec<_> = store.clone().into_iter().collect();
    let backup = match read_backup(&write_backup(Instant::UNIX_EPOCH, &entries)) {
        Err(BackupProblem::Empty) if store.is_empty() => return,
        backup => backup.expect("what was written is read"),
    };
    let mut again: Store = all_others(&backup, &Store::new()).into_iter().collect();
    again.extend(preview(&backup, &|_| None).iter().filter_map(|line| bring(line, Resolution::Take, None)));
    assert_eq!(again, *store);
    for line in preview(&backup, &|key| store.get(key).cloned()) {
        assert_eq!(line.state, State::Same);
    }
}

fn import_all(backup: &Backup, mut store: Store) {
    train(backup, &store);
    for line in preview(backup, &|key| store.get(key).cloned()) {
        let here = store.get(&line.key).cloned();
        for choice in [Resolution::Keep, Resolution::Take, Resolution::Both, Resolution::Merge] {
            let offered = line.resolutions().contains(&choice);
            let Some((key, text)) = bring(&line, choice, here.as_deref()) else {
                assert!(!offered || choice == Resolution::Keep, "{choice:?} of {line:?}");
                continue;
            };
            assert!(offered && choice != Resolution::Keep);
            assert!(bring(&line, choice, Some("something else")).is_none(), "what is here has changed");
            let written = restore(&text);
            match (choice, line.state) {
                (Resolution::Take, State::Unreadable(_)) => assert!(here.is_none() && key == line.key),
                (Resolution::Take, State::New) => assert!(here.is_none() && key == line.key && written.is_ok()),
                (Resolution::Both, _) => {
                    assert_eq!(key, format!("casewright.case.{FRESH}"));
                    assert_eq!(written.expect("a case").id.as_str(), FRESH);
                }
                (_, State::NewerHere | State::NewerThere | State::BothChanged) => {
                    assert_eq!(key, line.key);
                    replaces(&written.expect("a case"), here.as_deref().expect("a case here"), &text, choice);
                }
                _ => panic!("{choice:?} of {line:?}"),
            }
        }
        // One of the choices is made, so that the next lines meet its result.
        let choices = line.resolutions();
        let choice = choices[line.key.len() % choices.len()];
        store.extend(bring(&line, choice, here.as_deref()));
    }
    comes_back(&store);
}

/// A case that was written in the place of another.
fn replaces(written: &Case, here: &str, text: &str, choice: Resolution) {
    let ours = restore(here).expect("a case");
    assert_eq!(written.id, ours.id);
    let mut open = Replica::open("other tab".to_owned(), here.to_owned()).expect("a case");
    let heard = open.hear(text).expect("a case");
    // If there are more tabs than are remembered, the oldest is forgotten, and the case is merged.
    if written.seen.holds(&ours.seen) {
        assert_eq!(heard, Heard::Theirs);
    }
    if choice == Resolution::Merge {
        for (field, answer) in ours.entries.answers.iter() {
            let kept = written.entries.answers.get(field) == Some(answer)
                || written.others.get(field).is_some_and(|all: &Vec<Answer>| all.contains(answer));
            assert!(kept || answer.is_empty(), "{field}: {answer:?}");
        }
        assert!(ours.entries.log.iter().all(|entry| written.entries.log.iter().any(|other| other.is(entry))));
    }
}
