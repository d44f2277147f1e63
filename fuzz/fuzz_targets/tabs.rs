//! One case in two tabs that share storage: whatever they do and whenever they hear of each other, a merge loses
//! nothing that one of them entered, and once both have heard everything, both have the same case.

#![no_main]

use std::collections::BTreeSet;

use casewright_core::case::{
    Action, Answer, Case, CaseLink, LogEntry, Replica, SaveError, Store, merge, reduce, restore, store,
};
use casewright_core::id::{CaseId, ColumnId, DueId, FieldId, LinkId, ProcedureId, StepId};
use casewright_core::value::{Instant, Zone, read_time};
use libfuzzer_sys::fuzz_target;

#[derive(Default)]
struct Memory(Option<String>);

impl Store for Memory {
    fn read(&self) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, text: &str) -> Result<(), SaveError> {
        self.0 = Some(text.to_owned());
        Ok(())
    }

    fn set_aside(&mut self, text: &str) -> Result<(), SaveError> {
        panic!("damaged: {text}");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let begun = Case::new(CaseId::new("c"), ProcedureId::new("p"), "1".to_owned(), at(0));
    three_states(&begun, bytes);
    two_tabs(begun, bytes);
});

/// Two replicas develop from the same state and are merged. The first third of the bytes is their past, the rest is
/// what each did.
fn three_states(begun: &Case, bytes: &[u8]) {
    let after = |case: &Case, bytes: &[u8]| {
        let steps = bytes.as_chunks::<2>().0.iter().take(60);
        said(steps.fold(case.clone(), |case, step| reduce(&case, action(step[0], step[1]), at(step[1]))))
    };
    let (before, then) = bytes.split_at(bytes.len() / 3);
    let (mine, theirs) = then.split_at(then.len() / 2);
    let base = after(begun, before);
    let (mine, theirs) = (after(&base, mine), after(&base, theirs));
    let merged = merge(&base, &mine, &theirs);
    for side in [&mine, &theirs] {
        for (field, answer) in side.entries.answers.iter() {
            let entered = base.entries.answers.get(field) != Some(answer) && !answer.is_empty();
            assert!(
                !entered || given(&merged, field).contains(&format!("{answer:?}")),
                "{field}: {answer:?} in {merged:?}"
            );
        }
        for entry in side.entries.log.iter().filter(|entry| !base.entries.log.iter().any(|other| other.is(entry))) {
            assert!(merged.entries.log.iter().any(|other| other.is(entry)), "{entry:?}");
        }
        for link in side.entries.links.iter().filter(|link| !base.entries.links.contains(link)) {
            assert!(merged.entries.links.contains(link), "{link:?}");
        }
        for step in side.entries.ticks.keys().filter(|step| !base.entries.ticks.contains_key(*step)) {
            assert!(merged.entries.ticks.contains_key(step), "{step}");
        }
    }
    let turned = merge(&base, &theirs, &mine);
    for field in merged.entries.answers.keys().chain(turned.entries.answers.keys()) {
        assert_eq!(given(&merged, field), given(&turned, field), "{field}");
    }
    assert_eq!(restore(&store(&merged)).map(said), Ok(said(merged)));
}

/// Two tabs that hear of each other's writes when the bytes say so.
fn two_tabs(begun: Case, bytes: &[u8]) {
    let mut memory = Memory::default();
    let mut first = Replica::new("first".to_owned(), begun);
    first.save(&mut memory).expect("it is kept");
    let second = Replica::open("second".to_owned(), memory.0.clone().expect("it is kept")).expect("a case");
    let mut tabs = [first, second];
    let mut letters: [Vec<String>; 2] = [Vec::new(), Vec::new()];
    for (number, step) in bytes.as_chunks::<2>().0.iter().take(80).enumerate() {
        let (what, of) = (step[0], step[1]);
        let tab = usize::from(what & 1);
        match what >> 1 & 7 {
            0 | 1 => save(tab, &mut tabs, &mut memory, &mut letters),
            2 if !letters[tab].is_empty() => {
                tabs[tab].hear(&letters[tab].remove(0)).expect("a case");
            }
            3 if of & 15 == 0 => {
                tabs[tab].undo(at(of));
            }
            3 if of & 15 == 1 => {
                tabs[tab].redo(at(of));
            }
            3 if of & 15 == 2 => {
                // The page is reloaded: it is another tab, which none was before, with what was stored.
                save(tab, &mut tabs, &mut memory, &mut letters);
                let text = memory.0.clone().expect("it is kept");
                tabs[tab] = Replica::open(format!("tab {number}"), text).expect("a case");
                letters[tab].clear();
            }
            _ => tabs[tab].act(action(what.rotate_left(3), of), at(of)),
        }
        let case = (**tabs[tab].case()).clone();
        assert_eq!(restore(&store(&case)).map(said), Ok(said(case)));
    }
    // Nobody does anything more, and each hears what the other stored.
    for _ in 0..6 {
        for tab in 0..2 {
            save(tab, &mut tabs, &mut memory, &mut letters);
        }
        for tab in 0..2 {
            for text in std::mem::take(&mut letters[tab]) {
                tabs[tab].hear(&text).expect("a case");
            }
        }
    }
    let [first, second] = tabs.map(|tab| said((**tab.case()).clone()));
    for field in first.entries.answers.keys().chain(second.entries.answers.keys()) {
        assert_eq!(given(&first, field), given(&second, field), "{field}: {first:?} and {second:?}");
    }
    let lines = |case: &Case| case.entries.log.iter().map(|entry| format!("{entry:?}")).collect::<BTreeSet<_>>();
    assert_eq!(lines(&first), lines(&second));
    assert_eq!(first.entries.ticks, second.entries.ticks);
    assert_eq!((first.closed, first.deleted), (second.closed, second.deleted));
}

/// Saves a tab; what it wrote is on its way to the other.
fn save(tab: usize, tabs: &mut [Replica; 2], memory: &mut Memory, letters: &mut [Vec<String>; 2]) {
    let before = memory.0.clone();
    tabs[tab].save(memory).expect("it is kept");
    if memory.0 != before {
        letters[1 - tab].extend(memory.0.clone());
    }
}

/// All answers to a field, including those beside the current one. Which of several blanks is current does not matter.
fn given(case: &Case, field: &FieldId) -> BTreeSet<String> {
    let answer = case.entries.answers.get(field).into_iter();
    let all = answer.chain(case.others.get(field).into_iter().flatten());
    all.filter(|answer| !answer.is_empty()).map(|answer| format!("{answer:?}")).collect()
}

/// Without the keys of rows, which are assigned on reading.
fn said(mut case: Case) -> Case {
    let rows = |answer: &mut Answer| {
        if let Answer::Rows(rows) = answer {
            rows.iter_mut().for_each(|row| row.key = 0);
        }
    };
    case.entries.answers.iter_mut().for_each(|(_, answer)| rows(answer));
    case.others.iter_mut().flat_map(|(_, all)| all).for_each(rows);
    case
}

fn at(of: u8) -> Instant {
    read_time(&format!("2026-03-07T14:{:02}:{:02}Z", of >> 6, of & 63), &Zone::fixed(0)).unwrap_or_default()
}

fn action(what: u8, of: u8) -> Action {
    let field = FieldId::new(["a", "b", "c", "d"][usize::from(of & 3)]);
    let rows = FieldId::new("rows");
    let text = ["", "x", "y", "שלום", "\"\\\n", "  ", "1", "z"][usize::from(of >> 2 & 7)].to_owned();
    let step = StepId::new(["s", "t"][usize::from(of & 1)]);
    let key = u32::from(of >> 6);
    let entry = LogEntry {
        field: FieldId::new("log"),
        at: at(of & 0xc7),
        by: "DBE".to_owned(),
        text: text.clone(),
        struck: false,
    };
    match what & 15 {
        0..=3 => Action::Answered { field, text },
        4 => Action::Chosen { field: FieldId::new("some"), option: text, on: of & 64 > 0 },
        5 => Action::RowAdded { field: rows },
        6 => Action::RowRemoved { field: rows, key },
        7 => Action::CellAnswered { field: rows, key, column: ColumnId::new("n"), text },
        8 => Action::Logged(entry),
        9 => Action::Struck(LogEntry { struck: of & 32 > 0, ..entry }),
        10 => Action::Ticked { step, at: at(of) },
        11 if what & 16 > 0 => {
            let due = DueId::new(["s", "t"][usize::from(of & 1)]);
            Action::PutOff { due, until: (of & 2 > 0).then(|| at(of)) }
        }
        11 => Action::Unticked { step },
        12 => {
            let link =
                CaseLink { case: CaseId::new(text), procedure: ProcedureId::new("q"), link: Some(LinkId::new("l")) };
            Action::Linked { link, answers: vec![(field, (of & 64 > 0).then(|| Answer::Text("linked".to_owned())))] }
        }
        13 => Action::Settled { field, answer: (of & 64 > 0).then_some(Answer::Text(text)) },
        14 if of & 1 > 0 => Action::Closed { at: at(of) },
        14 => Action::Reopened,
        _ if of & 1 > 0 => Action::Deleted { at: at(of) },
        _ => Action::Restored,
    }
}
