//! Computed cards: the right answer is the engine's, from the facts alone.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;

use casewright_compiler::compile;
use casewright_core::document::plain;
use casewright_core::engine::{ClockState, DueState, Moment, Scope};
use casewright_core::id::{CardId, DefineId};
use casewright_core::procedure::{Deck, Expr, Procedure};
use casewright_core::training::computed::{self, Ask, Question, question};
use casewright_core::value::{Now, Zone, read_date, write_date, write_time};
use casewright_testing::{CCC, folder, manual_files, source, told, without_examples};

fn all() -> Vec<(Procedure, Deck)> {
    let mut all = Vec::new();
    for files in [folder(), manual_files(), vec![source("made_up.toml", MADE_UP)]] {
        let compiled = compile(&files);
        let pack = compiled.pack.clone().unwrap_or_else(|| panic!("{}", told(&compiled)));
        for deck in pack.decks {
            let procedure = pack.procedures.iter().find(|procedure| procedure.id == deck.procedure).unwrap();
            all.push((procedure.clone(), deck));
        }
    }
    all
}

fn written(question: &Question) -> String {
    let mut text = match &question.ask {
        Ask::Value { label } => format!("What is “{label}”?\n"),
        Ask::When { clock, what } => format!("{clock}: {what}. When is that due?\n"),
        Ask::WhatNow { clock } => format!("{clock}: what is to be done now?\n"),
        Ask::NextStep { after } => format!("“{after}” is done. Which step comes next?\n"),
        Ask::WhoActs { after } => format!("“{after}” is done. Who acts now?\n"),
    };
    if let Some(now) = &question.now {
        let _ = writeln!(text, "  It is {}.", write_time(now.instant, &now.zone));
    }
    for (label, answer) in &question.facts {
        let _ = writeln!(text, "  {label}: {}", if answer.is_empty() { "(not filled in)" } else { answer });
    }
    for choice in &question.choices {
        let _ = match &choice.mistake {
            None => writeln!(text, "  [x] {}", choice.says),
            Some(mistake) => writeln!(text, "  [ ] {}  <- {mistake:?}", choice.says),
        };
    }
    text
}

/// One to read of each of these.
const SHOWN: [(&str, &str); 20] = [
    ("ccc", "value.earliest_date"),
    ("ccc", "value.days_early"),
    ("ccc", "value.why_no_terms"),
    ("ccc", "due.notice.1"),
    ("ccc", "due.genpac.1"),
    ("ccc", "now.genpac"),
    ("ccc", "next.customer_request"),
    ("escalation", "value.finance_by"),
    ("escalation", "value.cases_needed"),
    ("escalation", "value.final_fits"),
    ("escalation", "value.overdue"),
    ("escalation", "due.meeting_24h.1"),
    ("escalation", "who.offer"),
    ("overdue", "value.sequence_begins"),
    ("overdue", "next.opt_out"),
    ("rate_reduction", "value.last_notice_day"),
    ("rate_reduction", "value.notice_length"),
    ("rate_reduction", "value.new_total"),
    ("returns", "due.warehouse.2"),
    ("made_up", "value.deposit_back"),
];

#[test]
fn questions_make_sense() {
    let all = all();
    let mut text = String::new();
    for (procedure, deck) in &all {
        let names: Vec<&str> = deck.computed.iter().map(|card| card.id.as_str()).collect();
        let _ = writeln!(text, "{}: {}\n", procedure.id, names.join(", "));
    }
    for (id, key) in SHOWN {
        let (procedure, deck) = all.iter().find(|(procedure, _)| procedure.id.as_str() == id).unwrap();
        let question = question(procedure, &deck.cases, &CardId::new(key), "1");
        let _ = writeln!(text, "{id} {key}: {}", written(&question.unwrap_or_else(|| panic!("{key}"))));
    }
    insta::assert_snapshot!(text);
}

/// A procedure made up for this test.
const MADE_UP: &str = include_str!("fixtures/computed.toml");

/// Questions of each kind.
const SEEDS: u64 = 10_000;

/// What the engine answers in the case that has the facts alone, by the whole procedure.
fn engine(procedure: &Procedure, key: &str, question: &Question, now: &Now) -> String {
    let scope = Scope::new(procedure, &question.entries, now);
    let (kind, id) = key.split_once('.').unwrap();
    let shows = |step: &&casewright_core::procedure::Step| scope.step_shows(&step.id).is_yes();
    let after = || {
        let mut steps = procedure.steps_in_order().skip_while(|step| step.id.as_str() != id);
        assert!(shows(&steps.next().unwrap()), "{key}");
        steps.find(shows).unwrap()
    };
    let states = |id: &str| {
        let clock = procedure.clocks.iter().find(|clock| clock.id.as_str() == id).unwrap();
        scope.clock(clock)
    };
    match kind {
        "value" => scope.eval(&Expr::Define(DefineId::new(id)), None).value.unwrap().display(&now.zone),
        "due" => {
            let (clock, number) = id.rsplit_once('.').unwrap();
            let state = states(clock).swap_remove(number.parse::<usize>().unwrap() - 1);
            assert_ne!(state.state, ClockState::Stopped, "{key}");
            match state.due.unwrap() {
                Moment::Day(day) => write_date(day),
                Moment::Time(time) => write_time(time, &now.zone),
            }
        }
        "now" => {
            let reached = |state: &&Rc<DueState>| matches!(state.state, ClockState::Due | ClockState::Late);
            plain(&states(id).iter().rfind(reached).unwrap().says)
        }
        "next" => after().title.clone(),
        "who" => after().role.clone().unwrap(),
        _ => panic!("{key}"),
    }
}

fn check(procedure: &Procedure, key: &str, question: &Question, any: &Now) {
    let told = || format!("{key}\n{}", written(question));
    // Where the moment is not told it must not count.
    let now = question.now.as_ref().unwrap_or(any);
    let right: Vec<_> = question.choices.iter().filter(|choice| choice.mistake.is_none()).collect();
    assert_eq!(right.len(), 1, "{}", told());
    assert_eq!(right[0].says, engine(procedure, key, question, now), "{}", told());
    assert!((3..=5).contains(&question.choices.len()), "{}", told());
    let says: BTreeSet<&str> = question.choices.iter().map(|choice| choice.says.as_str()).collect();
    assert_eq!(says.len(), question.choices.len(), "{}", told());
    for choice in &question.choices {
        assert_eq!(question.judge(&choice.says), choice.mistake.is_none(), "{}", told());
    }
    // All that the case has is told.
    let labels: BTreeSet<&str> = question.facts.iter().map(|(label, _)| label.as_str()).collect();
    for id in question.entries.answers.keys() {
        let field = procedure.fields.iter().find(|field| field.id == *id).unwrap();
        let shown =
            Scope::new(procedure, &question.entries, now).field(id).is_some_and(|reading| reading.value.is_some());
        assert!(!shown || labels.contains(field.label.as_str()), "{} {id}", told());
    }
    for id in question.entries.ticks.keys() {
        let step = procedure.steps.iter().find(|step| step.id == *id).unwrap();
        assert!(labels.contains(step.title.as_str()), "{} {id}", told());
    }
    assert!(question.entries.log.is_empty() && question.entries.links.is_empty(), "{}", told());
}

#[test]
fn the_right_answer_is_the_engines_from_the_facts_alone() {
    let all = all();
    let mut keyed = Vec::new();
    for (procedure, deck) in &all {
        keyed.extend(deck.computed.iter().map(|card| (procedure, deck, &card.id)));
    }
    for kind in ["value.", "due.", "now.", "next.", "who."] {
        let of_kind: Vec<_> = keyed.iter().filter(|(_, _, key)| key.as_str().starts_with(kind)).collect();
        assert!(of_kind.iter().any(|(procedure, ..)| procedure.id.as_str() == "made_up"), "{kind}");
        for seed in 0..SEEDS {
            let (procedure, deck, key) = of_kind[usize::try_from(seed).unwrap() % of_kind.len()];
            let question = question(procedure, &deck.cases, key, &seed.to_string());
            let question = question.unwrap_or_else(|| panic!("{key}: {seed}"));
            let case = &deck.cases[0];
            let any = Now { instant: case.at, zone: Zone::fixed(case.offset) };
            check(procedure, key.as_str(), &question, &any);
        }
    }
}

#[test]
fn another_notice_gives_other_answers() {
    let sixty = CCC.replace("received_on + 90 days", "received_on + 60 days");
    assert_ne!(sixty, CCC);
    // Its examples no longer hold, so the cases are those of the original.
    let sixty = compile(&[source("ccc.toml", without_examples(&sixty))]).pack.unwrap();
    let sixty = &sixty.procedures[0];
    let all = all();
    let (ninety, deck) = all.iter().find(|(procedure, _)| procedure.id.as_str() == "ccc").unwrap();
    let key = CardId::new("value.earliest_date");
    let rests_on = |procedure, id: &str| {
        let cards = computed::cards(procedure, &deck.cases);
        cards.into_iter().find(|card| card.id.as_str() == id).map(|card| card.rests_on)
    };
    assert_ne!(rests_on(ninety, "value.earliest_date"), rests_on(sixty, "value.earliest_date"));
    assert_eq!(rests_on(ninety, "due.genpac.1"), rests_on(sixty, "due.genpac.1"));
    let day = |question: &Question| {
        let right = question.choices.iter().find(|choice| choice.mistake.is_none()).unwrap();
        read_date(&right.says).unwrap()
    };
    let mut both = 0;
    for seed in 0..50 {
        let of = |procedure| question(procedure, &deck.cases, &key, &seed.to_string());
        if let (Some(before), Some(after)) = (of(ninety), of(sixty))
            && before.entries == after.entries
        {
            assert_eq!((day(&before) - day(&after)).num_days(), 30);
            both += 1;
        }
    }
    assert!(both > 20, "{both}");
}
