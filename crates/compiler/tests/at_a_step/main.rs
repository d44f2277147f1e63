//! Whatever a step shows besides its fields: timelines, links to other cases, terms.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod links;
mod timelines;

use casewright_core::case::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
use casewright_core::document::plain;
use casewright_core::engine::{Carried, DayStatus, Outcome, TimelineState, begin_with, carry, evaluate};
use casewright_core::id::{ColumnId, FieldId, LinkId, StepId};
use casewright_core::procedure::{Procedure, read_procedure, write_pack};
use casewright_testing::{at, manual_files, procedure};

use links::LINK;
use timelines::timeline;

const NOW: &str = "2026-03-10T09:00:00-05:00";

const PROCEDURE: &str = r#"
id = "p"
title = "P"
need = "n"
summary = "s"
version = "1"
name = "who"
field = [
  { id = "who", label = "Customer", kind = "line", required = true },
  { id = "sure", label = "Sure?", kind = "yes/no" },
  { id = "day", label = "First day", kind = "date" },
  { id = "one", label = "One", kind = "one of", options = [{ id = "a", label = "A" }, { id = "b", label = "B" }] },
  { id = "some", label = "Some", kind = "some of", options = [{ id = "x", label = "X", help = "A Widget." }, { id = "y", label = "Y" }] },
  { id = "price", label = "Price", kind = "money", when = "sure == yes" },
  { id = "calls", label = "Calls", kind = "rows", columns = [{ id = "day", label = "Day", kind = "date" }, { id = "how", label = "How by SF", kind = "one of", options = [{ id = "phone", label = "By Telex" }] }] },
  { id = "notes", label = "Notes", kind = "log" },
  { id = "other_notes", label = "Other notes", kind = "log" },
]

[[document]]
id = "d"
title = "D"

[[stage]]
id = "s"
title = "S"
says = "A gizmo in a stage"

[[step]]
id = "asked"
stage = "s"
title = "Ask for the account"
says = "Ask **whoever** knows the Gizmo."
role = "CSM"
tick = false
fields = ["who", "sure", "day", "one", "some", "price", "notes", "other_notes"]
source = "d: 1"

[[step]]
id = "sometimes"
stage = "s"
title = "Call"
says = "Call them, {who}."
why = "A transfer of gizmos."
role = "CSM"
when = "sure == yes"
fields = ["calls"]

[[step]]
id = "last"
stage = "s"
title = "Last"
says = "Nothing."
role = "CSM"
"#;

fn with(more: &str) -> Procedure {
    procedure(&format!("{PROCEDURE}\n{more}"))
}

fn case(answers: &[(&str, &str)], calls: &[&str]) -> Entries {
    let text = |(field, text): &(&str, &str)| (FieldId::new(*field), Answer::Text((*text).to_owned()));
    let mut entries = Entries { answers: answers.iter().map(text).collect(), ..Entries::default() };
    let row = |day: &&str| {
        let cells = [("day", *day), ("how", "phone")].map(|(id, cell)| (ColumnId::new(id), cell.to_owned()));
        RowAnswer { cells: cells.into_iter().collect(), key: 0 }
    };
    if !calls.is_empty() {
        entries.answers.insert(FieldId::new("calls"), Answer::Rows(calls.iter().map(row).collect()));
    }
    entries
}

/// The steps at which a term is explained.
fn explained_at(term: &str) -> Vec<String> {
    let procedure =
        with(&format!("[[term]]\nname = \"Another\"\nsays = \"x\"\n\n[[term]]\n{term}\nsays = \"What it is\"\n"));
    assert_eq!(procedure.terms.len(), 2);
    procedure.steps.iter().filter(|step| step.terms.contains(&1)).map(|step| step.id.to_string()).collect()
}

#[test]
fn a_term_is_explained_at_the_steps_in_whose_words_it_stands() {
    for (term, steps) in [
        ("name = \"account\"", &["asked"][..]),
        ("name = \"Gizmo\"", &["asked"]),
        ("name = \"Gizmo\"\nalso = [\"gizmos\"]", &["asked", "sometimes"]),
        ("name = \"Gizmos\"\nalso = \"gizmo\"", &["asked", "sometimes"]),
        // In bold text, the help of an option, a label, the label and an option of a column, and a reason.
        ("name = \"Whoever\"", &["asked"]),
        ("name = \"widget\"", &["asked"]),
        ("name = \"First day\"", &["asked"]),
        ("name = \"SF\"", &["sometimes"]),
        ("name = \"telex\"", &["sometimes"]),
        ("name = \"Transfer\"", &["sometimes"]),
        // Not within a word, not in a stage, and an abbreviation only if the case matches.
        ("name = \"transf\"", &[]),
        ("name = \"stage\"", &[]),
        ("name = \"CALL\"", &[]),
        ("name = \"Call\"", &["sometimes"]),
        ("name = \"Nothing.\"", &["last"]),
    ] {
        assert_eq!(explained_at(term), steps, "{term}");
    }
}

#[test]
fn terms_keep_their_places_through_a_pack() {
    let pack = casewright_compiler::compile(&manual_files()).pack.unwrap();
    let files = write_pack(&pack, "pack").unwrap();
    let (_, json) = files.parts.iter().find(|(name, _)| name.contains("/returns-")).unwrap();
    let procedure = read_procedure(json).unwrap();
    for step in &procedure.steps {
        assert!(step.terms.iter().all(|term| procedure.terms.get(*term as usize).is_some()), "{}", step.id);
    }
    assert_eq!(procedure.steps, pack.procedures[0].steps);
    assert!(procedure.steps.iter().any(|step| step.id == StepId::new("what_returns")));
}

#[test]
fn what_stands_at_a_step_can_be_searched_for() {
    let more = format!(
        "{}\n{LINK}says = \"Also a case\"\n\n[[term]]\nname = \"Zebra\"\nsays = \"An animal\"\n",
        timeline("at = \"asked\"\nstarts = \"day\"\ndays = 3\nmarks = [{ day = 2, says = \"Deadline of {who}\" }]")
    );
    let file = casewright_testing::source(
        "p.toml",
        &format!("{PROCEDURE}\n{more}").replacen("name = \"who\"", "name = \"who\"\nwords = \"synonym\"", 1),
    );
    let pack = casewright_compiler::compile(&[file]).pack.unwrap();
    let found = |text: &str| {
        let of = pack.passages.iter().find(|passage| passage.text.contains(text) || passage.place == text);
        of.map(|passage| passage.place.as_str())
    };
    for (text, place) in [
        ("Ask whoever knows the Gizmo.", "Ask for the account"),
        ("A transfer of gizmos.", "Call"),
        ("X: A Widget.", "Some"),
        ("How by SF", "Calls"),
        ("By Telex", "Calls"),
        ("Deadline of …", "T"),
        ("Also a case", "Start"),
        ("An animal", "Zebra"),
        ("synonym", ""),
    ] {
        assert_eq!(found(text), Some(place), "{text}");
    }
}
