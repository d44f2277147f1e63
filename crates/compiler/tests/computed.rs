//! Computed cards: the right answer is the engine's, from the facts alone.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write as _;

use casewright_compiler::compile;
use casewright_core::procedure::{Deck, Procedure};
use casewright_core::training::computed::{Question, keys, question};
use casewright_testing::{folder, manual_files};

fn all() -> Vec<(Procedure, Deck)> {
    let mut all = Vec::new();
    for files in [folder(), manual_files()] {
        let pack = compile(&files).pack.unwrap();
        for deck in pack.decks {
            let procedure = pack.procedures.iter().find(|procedure| procedure.id == deck.procedure).unwrap();
            all.push((procedure.clone(), deck));
        }
    }
    all
}

fn written(question: &Question) -> String {
    let mut text = format!("{:?}\n", question.ask);
    if let Some(now) = &question.now {
        let _ = writeln!(text, "  now {}", casewright_core::value::write_time(now.instant, &now.zone));
    }
    for (label, answer) in &question.facts {
        let _ = writeln!(text, "  {label} {}", if answer.is_empty() { "(not filled in)" } else { answer });
    }
    for choice in &question.choices {
        let _ = match &choice.mistake {
            None => writeln!(text, "  => {}", choice.says),
            Some(mistake) => writeln!(text, "   - {}  {mistake:?}", choice.says),
        };
    }
    text
}

#[test]
fn questions_make_sense() {
    for (procedure, deck) in all() {
        let at = std::time::Instant::now();
        let keys = keys(&procedure, &deck.cases);
        println!("=== {} {} keys, {} cases {:?}", procedure.id, keys.len(), deck.cases.len(), at.elapsed());
        for key in keys {
            for seed in 100..102 {
                if let Some(question) = question(&procedure, &deck.cases, &key, seed) {
                    println!("{key} {}", written(&question));
                }
            }
        }
    }
}
