//! Logs, columns of rows, and expressions about them.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_core::case::{Answer, Entries, LogEntry, RowAnswer};
use casewright_core::engine::{Evaluation, FieldState, Missing, Outcome, Problem, evaluate};
use casewright_core::id::{ColumnId, FieldId};
use casewright_core::post::{Status, render, text};
use casewright_core::procedure::Procedure;
use casewright_testing::{at, procedure};

const NOW: &str = "2026-03-03T09:00:00-06:00";

const PROCEDURE: &str = r#"
id = "p"
title = "P"
need = "n"
summary = "s"
version = "1"
name = "who"
field = [
  { id = "who", label = "Who", kind = "line" },
  { id = "day", label = "Day", kind = "date" },
  { id = "sure", label = "Sure?", kind = "yes/no" },
  { id = "notes", label = "Notes", kind = "log", required = true },
  { id = "latest", label = "Latest", kind = "log", order = "newest first" },
  { id = "hidden", label = "Hidden", kind = "log", when = "sure == yes" },
  { id = "rows", label = "Rows", kind = "rows", columns = [
    { id = "day", label = "Day", kind = "date" },
    { id = "time", label = "Time", kind = "date and time" },
    { id = "cost", label = "Cost", kind = "money", total = true },
    { id = "count", label = "Count", kind = "number", total = true },
    { id = "rate", label = "Rate", kind = "number" },
  ] },
]

[[document]]
id = "d"
title = "D"

[[stage]]
id = "s"
title = "S"
says = "s"

[[step]]
id = "asked"
stage = "s"
title = "Asked"
says = "s"
role = "CSM"
tick = false
fields = ["who", "day", "sure", "notes", "latest", "hidden", "rows"]
source = "d: 1"

[[post]]
id = "whole"
title = "Whole"
target = "comment"
copy = "Copy"
body = """
Newest: {newest(notes)}
{notes}
{latest}
[each latest]
- {day(at)}, {by|nobody}: {text}
[end]
"""

[[post]]
id = "newest"
title = "Newest"
target = "comment"
copy = "Copy"
body = """
{newest(latest)|nothing yet}
"""
"#;

/// A log entry: `03-01 DBE: text`, struck out if it begins with `-`.
fn entry(field: &str, line: &str) -> LogEntry {
    let (struck, line) = line.strip_prefix('-').map_or((false, line), |line| (true, line));
    let (day, rest) = line.split_once(' ').unwrap();
    let (by, text) = rest.split_once(": ").unwrap();
    let at = at(&format!("2026-{day}T12:00:00-06:00")).instant;
    LogEntry { field: FieldId::new(field), at, by: by.to_owned(), text: text.to_owned(), struck }
}

fn log(field: &str, lines: &[&str]) -> Entries {
    Entries { log: lines.iter().map(|line| entry(field, line)).collect(), ..Entries::default() }
}

/// Rows with one column filled in; an empty text is an empty cell next to one that is not.
fn rows(column: &str, cells: &[&str]) -> Entries {
    let row = |cell: &&str| {
        let other = if column == "rate" { "count" } else { "rate" };
        let cells = [(ColumnId::new(column), (*cell).to_owned()), (ColumnId::new(other), "1".to_owned())];
        RowAnswer { cells: cells.into_iter().collect(), key: 0 }
    };
    let answer = Answer::Rows(cells.iter().map(row).collect());
    Entries { answers: [(FieldId::new("rows"), answer)].into_iter().collect(), ..Entries::default() }
}

fn answered(mut entries: Entries, answers: &[(&str, &str)]) -> Entries {
    for (field, text) in answers {
        entries.answers.insert(FieldId::new(*field), Answer::Text((*text).to_owned()));
    }
    entries
}

/// The value of an expression as shown, or `? field, field` with what it needs.
fn value(expression: &str, entries: &Entries) -> String {
    let quoted = serde_json::to_string(expression).unwrap();
    let define = format!("[[define]]\nid = \"x\"\nlabel = \"X\"\nis = {quoted}\n");
    let evaluation = evaluate(&procedure(&format!("{PROCEDURE}\n{define}")), entries, &at(NOW));
    match &evaluation.values[0].outcome {
        Outcome::Known { display, .. } => display.clone(),
        Outcome::Unknown { needs } => {
            format!("? {}", needs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
    }
}

fn post(entries: &Entries, id: &str) -> String {
    let procedure = procedure(PROCEDURE);
    let post = procedure.posts.iter().find(|post| post.id.as_str() == id).unwrap();
    render(&procedure, entries, &at(NOW), post, Status::Final).parts.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn state<'a>(evaluation: &'a Evaluation, field: &str) -> &'a FieldState {
    evaluation.fields.iter().find(|state| state.id.as_str() == field).unwrap()
}

fn evaluated(entries: &Entries) -> (Procedure, Evaluation) {
    let procedure = procedure(PROCEDURE);
    let evaluation = evaluate(&procedure, entries, &at(NOW));
    (procedure, evaluation)
}

// ---- Logs

#[test]
fn a_log_is_printed_in_its_order() {
    let lines = ["02-27 DBE: first", "03-01 KL: second", "03-02 : third"];
    assert_eq!(
        post(&log("notes", &lines), "whole"),
        "Newest: 03/02/26: third\n02/27/26 DBE: first\n03/01/26 KL: second\n03/02/26: third"
    );
    // Printed row by row, the oldest come first.
    assert_eq!(
        post(&log("latest", &lines), "whole"),
        "Newest: [missing: Notes]\n[missing: Notes]\n03/02/26: third\n03/01/26 KL: second\n02/27/26 DBE: first\n\
         - 02/27/2026, DBE: first\n- 03/01/2026, KL: second\n- 03/02/2026, nobody: third"
    );
    assert_eq!(post(&log("latest", &lines), "newest"), "03/02/26: third");
    assert_eq!(post(&Entries::default(), "newest"), "nothing yet");
}

#[test]
fn an_entry_of_several_lines_stays_together() {
    let case = log("notes", &["03-01 DBE: one\ntwo", "03-02 DBE: three"]);
    assert!(post(&case, "whole").ends_with("\n03/01/26 DBE: one\ntwo\n03/02/26 DBE: three"));
}

#[test]
fn the_date_of_an_entry_is_that_of_the_reader() {
    let night = LogEntry { at: at("2026-03-02T01:30:00Z").instant, ..entry("notes", "03-01 DBE: late") };
    let case = Entries { log: vec![night], ..Entries::default() };
    assert_eq!(value("newest(notes)", &case), "03/01/26 DBE: late", "in Chicago it was still the first");
}

#[test]
fn a_struck_entry_counts_for_nothing() {
    let case = log("latest", &["02-27 DBE: first", "03-01 DBE: second", "-03-02 DBE: wrong case"]);
    for (expression, wanted) in [
        ("count(latest)", "2"),
        ("newest(latest)", "03/01/26 DBE: second"),
        ("day(greatest(latest.at))", "03/01/2026"),
        ("day(least(latest.at))", "02/27/2026"),
    ] {
        assert_eq!(value(expression, &case), wanted, "{expression}");
    }
    assert!(!post(&case, "whole").contains("wrong case"));
    let all_struck = log("notes", &["-03-02 DBE: wrong case"]);
    assert_eq!(value("answered(notes)", &all_struck), "No");
    assert_eq!(value("newest(notes)", &all_struck), "? notes");
    assert!(state(&evaluated(&all_struck).1, "notes").missing, "required, and nothing is left in it");
}

#[test]
fn a_log_without_entries_is_unknown_and_counts_none() {
    let none = Entries::default();
    for (expression, wanted) in [
        ("count(notes)", "0"),
        ("answered(notes)", "No"),
        ("newest(notes)", "? notes"),
        ("greatest(notes.at)", "? notes"),
        ("greatest(day(greatest(notes.at)), 2026-01-01)", "01/01/2026"),
        ("newest(hidden)", "? sure"),
    ] {
        assert_eq!(value(expression, &none), wanted, "{expression}");
    }
}

#[test]
fn entries_of_a_hidden_log_or_of_another_one_count_for_nothing() {
    let case = log("hidden", &["03-01 DBE: secret"]);
    assert_eq!(value("count(hidden)", &case), "0");
    assert_eq!(value("newest(hidden)", &answered(case.clone(), &[("sure", "no")])), "? ");
    assert_eq!(value("newest(hidden)", &answered(case.clone(), &[("sure", "yes")])), "03/01/26 DBE: secret");
    assert_eq!(value("count(notes)", &case), "0");
    let of_no_field = Entries { log: vec![LogEntry { field: FieldId::default(), ..case.log[0].clone() }], ..case };
    assert_eq!(value("count(notes) + count(latest) + count(hidden)", &of_no_field), "0");
}

#[test]
fn what_was_typed_but_not_added_is_a_problem_and_the_log_stays() {
    let case = answered(log("notes", &["03-01 DBE: added"]), &[("notes", "half an entr")]);
    let (_, evaluation) = evaluated(&case);
    let notes = state(&evaluation, "notes");
    assert_eq!(notes.problem, Some(Problem::NotAdded));
    assert!(!notes.missing);
    assert_eq!(value("newest(notes)", &case), "03/01/26 DBE: added");
    assert_eq!(value("count(notes)", &case), "1");
    assert!(state(&evaluated(&answered(case, &[("notes", "  ")])).1, "notes").problem.is_none(), "blanks are nothing");
    let (_, first) = evaluated(&answered(Entries::default(), &[("notes", "half")]));
    assert!(state(&first, "notes").problem.is_some() && !state(&first, "notes").missing);
}

/// A post that prints a log would leave out what its writer sees on the page.
#[test]
fn a_post_that_prints_a_log_waits_for_what_was_not_added() {
    let missing = |case: &Entries, id: &str| {
        let (_, evaluation) = evaluated(case);
        evaluation.posts.iter().find(|post| post.id.as_str() == id).unwrap().missing.clone()
    };
    let both = Entries { log: vec![entry("notes", "03-01 D: a"), entry("latest", "03-01 D: b")], ..Entries::default() };
    assert_eq!(missing(&both, "whole"), []);
    let typed = |field: &str| answered(both.clone(), &[(field, "half an entr")]);
    assert_eq!(missing(&typed("notes"), "whole"), [Missing::NotAdded(FieldId::new("notes"))]);
    assert_eq!(missing(&typed("latest"), "whole"), [Missing::NotAdded(FieldId::new("latest"))]);
    assert_eq!(missing(&typed("latest"), "newest"), [Missing::NotAdded(FieldId::new("latest"))]);
    assert_eq!(missing(&typed("notes"), "newest"), [], "it does not print that log");
}

// ---- Columns

#[test]
fn a_streak_is_the_longest_run_of_days() {
    for (days, wanted) in [
        (&[][..], "0"),
        (&["2026-03-02"], "1"),
        (&["2026-03-02", "2026-03-03", "2026-03-04"], "3"),
        (&["2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06", "2026-03-07"], "3"),
        (&["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-06"], "3"),
        (&["2026-03-02", "2026-03-04", "2026-03-06"], "1"),
        // A day that occurs twice counts once, in any order.
        (&["2026-03-02", "2026-03-02", "2026-03-03", "2026-03-03"], "2"),
        (&["2026-03-04", "2026-03-02", "2026-03-03", "2026-03-02"], "3"),
        // Across the end of a month, a year, February, and a change of the clocks.
        (&["1/30/2026", "1/31/2026", "2/1/2026"], "3"),
        (&["12/31/2025", "1/1/2026"], "2"),
        (&["2026-02-28", "2026-03-01"], "2"),
        (&["2024-02-28", "2024-02-29", "2024-03-01"], "3"),
        (&["2024-02-28", "2024-03-01"], "1"),
        (&["2026-03-07", "2026-03-08", "2026-03-09"], "3"),
        // Empty cells have no day.
        (&["2026-03-02", "", "2026-03-03"], "2"),
        (&["", ""], "0"),
    ] {
        assert_eq!(value("streak(rows.day)", &rows("day", days)), wanted, "{days:?}");
    }
    assert_eq!(value("streak(rows.day)", &Entries::default()), "0", "no rows are no days, not unknown");
    let unreadable = rows("day", &["2026-03-02", "2026-02-30"]);
    assert!(state(&evaluated(&unreadable).1, "rows").problem.is_some());
}

#[test]
fn the_least_and_the_greatest_leave_empty_cells_out() {
    let days = rows("day", &["2026-03-02", "", "2026-02-27", "3/1/2026"]);
    assert_eq!(value("least(rows.day)", &days), "02/27/2026");
    assert_eq!(value("greatest(rows.day)", &days), "03/02/2026");
    assert_eq!(value("greatest(rows.day) + 1 day", &days), "03/03/2026");
    let cost = rows("cost", &["$10", "", "-$2.50", "$1,000"]);
    assert_eq!(
        (value("least(rows.cost)", &cost), value("greatest(rows.cost)", &cost)),
        ("-$2.50".into(), "$1,000.00".into())
    );
    let times = rows("time", &["2026-03-02 14:10", "3/2/2026 2:09 pm"]);
    assert_eq!(value("least(rows.time)", &times), "03/02/2026 2:09 PM");
    let one = rows("rate", &["0.5"]);
    assert_eq!((value("least(rows.rate)", &one), value("greatest(rows.rate)", &one)), ("0.5".into(), "0.5".into()));
}

#[test]
fn of_no_cells_there_is_no_least_and_no_greatest() {
    assert_eq!(value("least(rows.day)", &rows("day", &["", ""])), "? ");
    assert_eq!(value("least(rows.day)", &Entries::default()), "? rows");
    assert_eq!(value("least(day, least(rows.day))", &Entries::default()), "? day, rows");
    let day = answered(rows("day", &[""]), &[("day", "2026-03-01")]);
    assert_eq!(value("greatest(day, greatest(rows.day))", &day), "03/01/2026", "what is unknown has no part in it");
    assert_eq!(value("if answered(rows) then least(rows.day) else today", &rows("day", &[""])), "? ");
}

#[test]
fn days_of_a_span_are_a_number() {
    let case = answered(Entries::default(), &[("day", "2026-02-21")]);
    for (expression, wanted) in [
        ("days(today - day)", "10"),
        ("days(day - today)", "-10"),
        ("days(2 weeks)", "14"),
        ("days(today - day) >= 10", "Yes"),
        ("days(today - day) > 10", "No"),
        ("days(today - day) + 0.5", "10.5"),
        ("days(day(now) - day)", "10"),
        // As large as can be written, and still no panic.
        ("days(922337203685477 days + 922337203685477 days)", "922,337,203,685,477.5807"),
    ] {
        assert_eq!(value(expression, &case), wanted, "{expression}");
    }
    assert_eq!(value("days(today - day)", &Entries::default()), "? day");
}

#[test]
fn totals_leave_out_empty_cells_and_are_none_over_what_cannot_be_read() {
    let totals = |case: &Entries| state(&evaluated(case).1, "rows").totals.clone();
    let total = |label: &str, sum: &str| (label.to_owned(), sum.to_owned());
    assert_eq!(totals(&rows("cost", &["$10.10", "", "0.2"])), [total("Cost", "$10.30"), total("Count", "0")]);
    assert_eq!(totals(&rows("count", &["1", "2.5"])), [total("Cost", "$0.00"), total("Count", "3.5")]);
    assert_eq!(totals(&rows("cost", &["-$5", "$5"])), [total("Cost", "$0.00"), total("Count", "0")]);
    assert_eq!(totals(&Entries::default()), []);
    let half_typed = rows("cost", &["$10", "lots"]);
    assert_eq!(totals(&half_typed), [], "$10.00 would not be the total");
    assert!(state(&evaluated(&half_typed).1, "rows").problem.is_some(), "and it is told");
    assert_eq!(totals(&rows("cost", &["lots"])), []);
    assert_eq!(
        totals(&rows("cost", &["$92,233,720,368,547,758.07", "$1"])),
        [total("Count", "0")],
        "too large to hold"
    );
    assert!(evaluated(&rows("cost", &["1"])).1.fields.iter().filter(|field| !field.totals.is_empty()).count() == 1);
}
