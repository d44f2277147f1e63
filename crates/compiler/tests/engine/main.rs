//! The engine: three-valued conditions, hidden answers, readings, clocks, what settles them.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod clocks;
mod findings;
mod reasons;
mod settling;
mod unfinished;

use casewright_core::case::{Answer, Entries};
use casewright_core::engine::{ClockState, Missing, Outcome, evaluate};
use casewright_core::id::{FieldId, StepId};
use casewright_core::post::Status;
use casewright_core::procedure::Procedure;
use casewright_testing::at;

/// A procedure with fields of every kind, and additions by a test.
fn procedure(more: &str) -> Procedure {
    casewright_testing::procedure(&source(more))
}

fn source(more: &str) -> String {
    format!(
        r#"
id = "p"
title = "P"
need = "n"
summary = "s"
version = "1"
name = "line"

{fields}

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
fields = ["line", "mail", "phone", "link", "number", "money", "day", "day2", "time", "time2", "sure", "one", "some", "rows", "record"]
source = "d: 1"

[[step]]
id = "ticked"
stage = "s"
title = "Ticked"
says = "s"
role = "CSM"

{more}
"#,
        fields = FIELDS,
    )
}

const FIELDS: &str = r#"
field = [
  { id = "line", label = "Line", kind = "line" },
  { id = "mail", label = "Mail", kind = "email" },
  { id = "phone", label = "Phone", kind = "phone" },
  { id = "link", label = "Link", kind = "link" },
  { id = "number", label = "Number", kind = "number" },
  { id = "money", label = "Money", kind = "money" },
  { id = "day", label = "Day", kind = "date" },
  { id = "day2", label = "Day 2", kind = "date", when = "sure == yes" },
  { id = "time", label = "Time", kind = "date and time" },
  { id = "time2", label = "Time 2", kind = "date and time" },
  { id = "sure", label = "Yes?", kind = "yes/no" },
  { id = "one", label = "One", kind = "one of", options = [{ id = "a", label = "A a" }, { id = "b", label = "B" }] },
  { id = "some", label = "Some", kind = "some of", options = [{ id = "a", label = "A" }, { id = "b", label = "B" }] },
  { id = "rows", label = "Rows", kind = "rows", columns = [{ id = "what", label = "What", kind = "line", required = true }, { id = "cost", label = "Cost", kind = "money" }] },
  { id = "record", label = "Record", kind = "salesforce id", starts_with = "500" },
]
"#;

fn entries(answers: &[(&str, &str)]) -> Entries {
    let answer = |text: &str| serde_json::from_str(text).unwrap();
    let read = |(field, text): &(&str, &str)| {
        let structured = text.starts_with('[');
        (FieldId::new(*field), if structured { answer(text) } else { Answer::Text((*text).to_owned()) })
    };
    Entries { answers: answers.iter().map(read).collect(), ..Entries::default() }
}

const NOW: &str = "2026-03-03T09:00:00-06:00";

/// The value of an expression as shown, or `? field, field` with what it needs.
fn value(expression: &str, answers: &[(&str, &str)]) -> String {
    value_of(expression, &entries(answers))
}

fn value_of(expression: &str, entries: &Entries) -> String {
    let quoted = serde_json::to_string(expression).unwrap();
    let procedure = procedure(&format!("[[define]]\nid = \"x\"\nlabel = \"X\"\nis = {quoted}\n"));
    let evaluation = evaluate(&procedure, entries, &at(NOW));
    match &evaluation.values[0].outcome {
        Outcome::Known { display, .. } => display.clone(),
        Outcome::Unknown { needs } => {
            format!("? {}", needs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
    }
}

#[test]
fn an_unknown_side_settles_only_what_the_other_leaves_open() {
    let yes = [("sure", "yes")];
    let no = [("sure", "no")];
    for (expression, answers, wanted) in [
        ("sure == yes and one == a", &yes[..], "? one"),
        ("sure == yes and one == a", &no, "No"),
        ("sure == yes or one == a", &yes, "Yes"),
        ("sure == yes or one == a", &no, "? one"),
        ("not (one == a)", &[], "? one"),
        ("one == a and number > 3", &[], "? one, number"),
        ("if sure == yes then one == a else number > 3", &no, "? number"),
        ("if sure == yes then one == a else number > 3", &[], "? sure"),
        ("answered(one) and one == a", &[], "No"),
        ("some has a", &[], "? some"),
        ("some has a", &[("some", "[\"b\"]")], "No"),
        ("count(some) == 0 and count(rows) == 0", &[], "Yes"),
        ("least(day, 2026-01-31)", &[], "01/31/2026"),
        ("greatest(day, day2)", &[], "? day, sure"),
    ] {
        assert_eq!(value(expression, answers), wanted, "{expression} {answers:?}");
    }
}

#[test]
fn a_hidden_answer_counts_for_nothing_and_comes_back() {
    let hidden = [("day2", "2026-03-01"), ("sure", "no")];
    assert_eq!(value("day2 + 1 day", &hidden), "? ");
    assert_eq!(value("answered(day2)", &hidden), "No");
    assert_eq!(value("day2 + 1 day", &[("day2", "2026-03-01")]), "? sure", "what would show it is what is needed");
    assert_eq!(value("day2 + 1 day", &[("day2", "2026-03-01"), ("sure", "yes")]), "03/02/2026");
}

#[test]
fn values_are_worked_out_exactly() {
    let answers = [
        ("day", "1/31/2024"),
        ("time", "2026-03-01 09:30"),
        ("money", "$0.10"),
        ("number", "0.1"),
        ("rows", r#"[{"what":"x","cost":"$1,000.10"},{"what":"y"},{"what":"z","cost":"0.2"}]"#),
        ("some", "[\"b\",\"a\"]"),
        ("one", "a a"),
    ];
    for (expression, wanted) in [
        ("day + 1 month", "02/29/2024"),
        ("day + 1 year", "01/31/2025"),
        ("day - 31 days", "12/31/2023"),
        ("day + 2 weeks - day", "14 days"),
        ("2024-03-01 - day", "30 days"),
        ("time + 24 hours", "03/02/2026 9:30 AM"),
        ("now - time", "47 hours 30 minutes"),
        ("time + 90 minutes - time", "1 hour 30 minutes"),
        ("day(time)", "03/01/2026"),
        ("today - day(time)", "2 days"),
        ("money + $0.20", "$0.30"),
        ("number + 0.2 == 0.3", "Yes"),
        ("sum(rows.cost)", "$1,000.30"),
        ("count(rows)", "3"),
        ("some", "A, B"),
        ("one == a", "Yes"),
        ("$0.01 > $0.00", "Yes"),
        ("if money < $1 then 30 days else 2 weeks", "30 days"),
        ("2026-12-31 + 900000000 days", "? "),
    ] {
        assert_eq!(value(expression, &answers), wanted, "{expression}");
    }
}

#[test]
fn ticks_count_with_their_times() {
    let mut case = entries(&[("line", "x")]);
    assert_eq!(value_of("done(ticked)", &case), "No");
    assert_eq!(value_of("done(asked)", &case), "Yes", "nobody ticks it, and something is filled in");
    assert_eq!(value_of("done(asked)", &Entries::default()), "No");
    case.ticks.insert(StepId::new("ticked"), at(NOW).instant);
    assert_eq!(value_of("done(ticked)", &case), "Yes");
    assert_eq!(value_of("ticked(ticked) + 1 hour", &case), "03/03/2026 10:00 AM");
}

#[test]
fn what_cannot_be_read_is_a_problem_and_not_an_error() {
    let procedure = procedure("");
    for (field, text, fine) in [
        ("mail", "a@b.co", true),
        ("mail", "a@b", false),
        ("phone", "+1 402 555 0136", true),
        ("phone", "12", false),
        ("link", "https://a.b", true),
        ("link", "javascript:alert(1)", false),
        ("number", "1,200", true),
        ("number", "many", false),
        ("money", "$1,250.00", true),
        ("money", "$1,2", false),
        ("day", "6/3/2024", true),
        ("day", "2024-06-03", true),
        ("day", "2/30/2024", false),
        ("time", "6/3/2024 2:10 pm", true),
        ("time", "6/3/2024", false),
        ("sure", "YES", true),
        ("sure", "maybe", false),
        ("one", "b", true),
        ("one", "c", false),
        ("one", "[\"a\"]", true),
        ("one", "[\"a\",\"b\"]", false),
        ("some", "[\"a\",\"zzz\"]", false),
        ("some", "A, b", true),
        ("rows", r#"[{"what":"x"},{"what":" "}]"#, true),
        ("rows", r#"[{"cost":"1"}]"#, false),
        ("rows", r#"[{"what":"x","cost":"lots"}]"#, false),
        ("rows", "text", false),
        ("line", "[\"a\"]", false),
        ("record", "500Qi00000DSZRZ", true),
        ("record", "500Qi00000DSZRZIA4", false),
        ("record", "001Qi00000DSZRZ", false),
        ("day", "   ", true),
    ] {
        let evaluation = evaluate(&procedure, &entries(&[(field, text), ("line", "x"), (field, text)]), &at(NOW));
        let state = evaluation.fields.iter().find(|state| state.id.as_str() == field).unwrap();
        assert_eq!(state.problem.is_none(), fine, "{field} {text}: {:?}", state.problem);
    }
}

#[test]
fn a_post_waits_for_what_it_prints_and_for_nothing_else() {
    let text = r#"
[[define]]
id = "late"
label = "Late"
is = "day < 2026-01-01"

[[post]]
id = "x"
title = "X"
target = "feed"
copy = "Copy"
needs = ["ticked"]
body = """
**{line}**
[when late] Money: {money}
[when answered(number)] {number}
{mail|____}
"""
"#;
    let mut procedure = procedure(text);
    for field in &mut procedure.fields {
        field.required = Some(casewright_core::procedure::Expr::Value(casewright_core::value::Value::YesNo(true)));
    }
    let missing = |answers: &[(&str, &str)]| -> String {
        let evaluation = evaluate(&procedure, &entries(answers), &at(NOW));
        let word = |missing: &Missing| match missing {
            Missing::Empty(id) => id.to_string(),
            Missing::Problem(id) | Missing::NotAdded(id) => format!("{id}!"),
            Missing::Undone(id) => format!("[{id}]"),
        };
        evaluation.posts[0].missing.iter().map(word).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(missing(&[]), "line mail day [ticked]");
    assert_eq!(missing(&[("line", "x"), ("mail", "a@b.co"), ("day", "2026-01-01")]), "[ticked]");
    assert_eq!(missing(&[("line", "x"), ("mail", "a@b"), ("day", "2025-12-31")]), "mail! money [ticked]");
}

/// A row that cannot be read stands in the post as it was typed; what is added up over it is not known.
#[test]
fn a_row_that_cannot_be_read_stands_with_a_mark_and_spoils_the_total() {
    let text = "[[define]]\nid = \"total\"\nlabel = \"Total\"\nis = \"sum(rows.cost)\"\n[[post]]\nid = \"p\"\ntitle = \"P\"\ntarget = \"feed\"\ncopy = \"Copy\"\nbody = \"\"\"\n\
        [each rows]\n- {what}: {cost}\n[end]\nTotal: {total}\n\"\"\"";
    let procedure = procedure(text);
    let written = |rows: &str| {
        let entries = entries(&[("rows", rows)]);
        let post = &procedure.posts[0];
        let draft = casewright_core::post::render(&procedure, &entries, &at(NOW), post, Status::Draft);
        draft.parts.iter().map(casewright_core::post::text).collect::<Vec<_>>().join("")
    };
    let fine = written(r#"[{"what":"x","cost":"$1"},{"what":"y","cost":"$2"}]"#);
    assert!(fine.contains("Total: $3.00"), "{fine}");
    let wrong = written(r#"[{"what":"x","cost":"$1"},{"what":"y","cost":"two"},{"cost":"$4"}]"#);
    assert!(wrong.contains("- x: $1.00"), "{wrong}");
    assert!(wrong.contains("- y: two [cannot be read]"), "{wrong}");
    assert!(wrong.contains("- [missing: What]: $4.00"), "{wrong}");
    assert!(!wrong.contains("Total: $"), "{wrong}");
}

/// A name may end with a full stop of its own.
#[test]
fn a_sentence_ends_with_one_full_stop() {
    let text = "[[rule]]\nid = \"r\"\nlevel = \"note\"\nwhen = \"answered(line)\"\nsays = \"About **{line}**. By {line}.\"\nsource = \"d: 1\"\n";
    let says = |name: &str| {
        let evaluation = evaluate(&procedure(text), &entries(&[("line", name)]), &at(NOW));
        casewright_core::document::plain(&evaluation.findings[0].says)
    };
    assert_eq!(says("Acme Inc."), "About Acme Inc. By Acme Inc.");
    assert_eq!(says("Acme"), "About Acme. By Acme.");
}

/// What Salesforce copies may be a time where a day is asked for: the day that it was here.
#[test]
fn a_time_in_the_place_of_a_date_is_its_day() {
    let is = "[[define]]\nid = \"it\"\nlabel = \"It\"\nis = \"day\"\n";
    let day = |text: &str| {
        let evaluation = evaluate(&procedure(is), &entries(&[("day", text)]), &at(NOW));
        match &evaluation.values[0].outcome {
            Outcome::Known { display, .. } => display.clone(),
            Outcome::Unknown { .. } => "unknown".to_owned(),
        }
    };
    assert_eq!(day("2026-03-07T20:10:00.000+0000"), "03/07/2026");
    assert_eq!(day("2026-03-08T03:10:00.000+0000"), "03/07/2026", "here it was still the day before");
    assert_eq!(day("3/7/2026 2:10 PM"), "03/07/2026");
    assert_eq!(day("1/31"), "unknown", "which year?");
}

// ---- Clocks

/// A rule may ask whether a post may go out; what a block withholds may not.
#[test]
fn a_rule_asks_whether_a_post_is_ready() {
    let text = "[[post]]\nid = \"p\"\ntitle = \"P\"\ntarget = \"feed\"\ncopy = \"Copy\"\nneeds = [\"asked\"]\nbody = \"x {line}\"\n
        [[rule]]\nid = \"stop\"\nlevel = \"block\"\nwhen = \"sure == no\"\nsays = \"No.\"\nwithholds = [\"p\"]\nsource = \"d: 1\"\n
        [[rule]]\nid = \"early\"\nlevel = \"warn\"\nwhen = \"done(ticked) and not ready(p)\"\nsays = \"Not yet.\"\nat = \"ticked\"\nsource = \"ours: x\"\n";
    let mut procedure = procedure(text);
    let fired = |procedure: &Procedure, sure: &str| {
        let mut case = entries(&[("line", "x"), ("sure", sure)]);
        case.ticks.insert(StepId::new("ticked"), at(NOW).instant);
        let evaluation = evaluate(procedure, &case, &at(NOW));
        evaluation.findings.iter().map(|finding| finding.rule.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(fired(&procedure, "yes"), [""; 0]);
    assert_eq!(fired(&procedure, "no"), ["stop", "early"]);
    // The compiler refuses such a circle; a pack that has one is answered all the same.
    procedure.rules[0].when = procedure.rules[1].when.clone();
    assert_eq!(fired(&procedure, "no"), ["stop", "early"], "a post that waits for itself does not go out");
}

#[test]
fn a_pack_whose_steps_wait_for_themselves_is_answered_all_the_same() {
    let mut procedure = procedure("");
    let done = casewright_core::procedure::Expr::Done(procedure.steps[0].id.clone());
    procedure.fields[0].required = Some(done);
    let evaluation = evaluate(&procedure, &entries(&[("mail", "a@b.co")]), &at(NOW));
    assert_eq!(evaluation.steps.len(), procedure.steps.len(), "an answer, not an overflow of the stack");
}

#[test]
fn a_pack_with_a_circle_is_answered_all_the_same() {
    let mut procedure = procedure("[[define]]\nid = \"x\"\nlabel = \"X\"\nis = \"sure == yes\"\n");
    procedure.defines[0].is = casewright_core::procedure::Expr::Define(procedure.defines[0].id.clone());
    let evaluation = evaluate(&procedure, &entries(&[("sure", "yes")]), &at(NOW));
    assert_eq!(evaluation.values[0].outcome, Outcome::Unknown { needs: Vec::new() });
    assert_eq!(evaluation.clocks.iter().filter(|due| due.state == ClockState::Late).count(), 0);
}

/// The option `b` is not the field `b`, which shows because of it.
#[test]
fn a_field_may_have_the_id_of_the_option_that_shows_it() {
    for condition in ["one == b", "some has b", "not (one != b)"] {
        let renamed = source("").replace("day2", "b").replace("sure == yes", condition);
        let procedure = casewright_testing::procedure(&renamed);
        for (answer, wanted) in [("b", true), ("a", false)] {
            let answers = entries(&[("one", answer), ("some", &format!("[\"{answer}\"]"))]);
            let evaluation = evaluate(&procedure, &answers, &at(NOW));
            let shown = evaluation.fields.iter().any(|state| state.id.as_str() == "b" && state.shown);
            assert_eq!(shown, wanted, "{condition}: {answer}");
        }
    }
}

/// Each value reads the one before it three times.
#[test]
fn a_long_chain_of_named_values_takes_no_time() {
    let link = |number: usize| {
        let before = if number == 0 { "money".to_owned() } else { format!("d{}", number - 1) };
        let is = format!("if {before} > $5 then {before} else {before} + $1");
        format!("[[define]]\nid = \"d{number}\"\nlabel = \"D\"\nis = \"{is}\"\n")
    };
    let chain: String = (0..60).map(link).collect();
    let evaluation = evaluate(&procedure(&chain), &entries(&[("money", "1")]), &at(NOW));
    let Outcome::Known { display, .. } = &evaluation.values.last().unwrap().outcome else { panic!("it is known") };
    assert_eq!(display, "$6.00");
}
