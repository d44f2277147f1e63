//! What stands at a step beside its fields: timelines, links to other cases, terms.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_core::case::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
use casewright_core::document::plain;
use casewright_core::engine::{Carried, DayStatus, Outcome, TimelineState, begin_with, carry, evaluate};
use casewright_core::id::{ColumnId, FieldId, LinkId, StepId};
use casewright_core::procedure::{Procedure, read_procedure, write_pack};
use casewright_testing::{at, manual_files, procedure};

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

// ---- Timelines

/// A timeline of the calls, from the first day, three days long.
fn timeline(more: &str) -> String {
    format!("[[timeline]]\nid = \"t\"\nlabel = \"T\"\nsource = \"d: 1\"\n{more}\n")
}

fn drawn(more: &str, entries: &Entries, now: &str) -> Option<TimelineState> {
    evaluate(&with(&timeline(more)), entries, &at(now)).timelines.pop()
}

/// The days in a word each, with the number and date of the first.
fn days(more: &str, entries: &Entries, now: &str) -> String {
    let Some(timeline) = drawn(more, entries, now) else { return "nothing".to_owned() };
    let first = &timeline.days[0];
    for pair in timeline.days.windows(2) {
        let wanted = if pair[0].state.name() == "gap" { first.number } else { pair[0].number + 1 };
        assert_eq!(pair[1].number, wanted, "after a gap the days are counted anew: {:?}", timeline.days);
    }
    let states = timeline.days.iter().map(|day| day.state.name()).collect::<Vec<_>>().join(" ");
    format!("{} {}: {states}", first.number, first.date)
}

const CALLS: &str = "at = \"sometimes\"\nstarts = \"day\"\ndays = 3\ndone = \"calls.day\"";

#[test]
fn a_day_is_done_a_gap_today_or_still_to_come() {
    let calls = |calls: &[&str]| days(CALLS, &case(&[("sure", "yes"), ("day", "2026-03-09")], calls), NOW);
    assert_eq!(calls(&[]), "1 2026-03-09: gap today ahead ahead");
    assert_eq!(calls(&["2026-03-09"]), "1 2026-03-09: done today ahead");
    assert_eq!(calls(&["2026-03-09", "3/10/2026"]), "1 2026-03-09: done done ahead");
    assert_eq!(calls(&["2026-03-11"]), "1 2026-03-09: gap today ahead ahead", "what is said to be done tomorrow");
    assert_eq!(calls(&["2026-03-01", ""]), "1 2026-03-09: gap today ahead ahead", "what was done before it begins");
}

#[test]
fn a_timeline_goes_on_past_a_gap() {
    let calls = |from: &str, calls: &[&str]| days(CALLS, &case(&[("sure", "yes"), ("day", from)], calls), NOW);
    assert_eq!(calls("2026-03-05", &["2026-03-05"]), "1 2026-03-05: done gap gap gap gap today ahead ahead");
    assert_eq!(
        calls("2026-03-05", &["2026-03-05", "2026-03-07"]),
        "1 2026-03-05: done gap done gap gap today ahead ahead"
    );
    assert_eq!(calls("2026-03-08", &["2026-03-12"]), "1 2026-03-08: gap gap today ahead ahead");
    // Two and one are not three in a row: it is still to be seen that today is one, too.
    assert_eq!(
        calls("2026-03-06", &["2026-03-06", "2026-03-07", "2026-03-09"]),
        "1 2026-03-06: done done gap done today ahead"
    );
}

#[test]
fn a_timeline_that_is_through_does_not_go_on() {
    let calls = |from: &str, calls: &[&str]| days(CALLS, &case(&[("sure", "yes"), ("day", from)], calls), NOW);
    assert_eq!(calls("2026-03-01", &["2026-03-01", "2026-03-02", "2026-03-03"]), "1 2026-03-01: done done done");
    assert_eq!(
        calls("2026-03-01", &["2026-03-01", "2026-03-03", "2026-03-04", "2026-03-05"]),
        "1 2026-03-01: done gap done done done"
    );
    assert_eq!(
        calls("2026-03-01", &["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-05"]),
        "1 2026-03-01: done done done gap done",
        "what was done after is to be seen"
    );
}

#[test]
fn without_a_column_a_day_that_has_passed_is_no_gap() {
    let more = "at = \"asked\"\nstarts = \"day\"\ndays = 3";
    let from = |day: &str| days(more, &case(&[("day", day)], &[]), NOW);
    assert_eq!(from("2026-03-09"), "1 2026-03-09: past today ahead");
    assert_eq!(from("2026-03-01"), "1 2026-03-01: past past past", "and it does not go on");
    assert_eq!(from("2027-03-01"), "1 2027-03-01: ahead ahead ahead");
    let zero = days("at = \"asked\"\nstarts = \"day\"\nfirst = 0\ndays = 2", &case(&[("day", "2026-03-10")], &[]), NOW);
    assert_eq!(zero, "0 2026-03-10: today ahead");
    let minus =
        days("at = \"asked\"\nstarts = \"day\"\nfirst = -1\ndays = 2", &case(&[("day", "2026-03-10")], &[]), NOW);
    assert_eq!(minus, "-1 2026-03-10: today ahead");
}

#[test]
fn today_is_the_day_where_the_reader_is() {
    let more = "at = \"asked\"\nstarts = \"day\"\ndays = 2";
    let case = case(&[("day", "2026-03-10")], &[]);
    assert_eq!(days(more, &case, "2026-03-10T23:59:00-05:00"), "1 2026-03-10: today ahead");
    assert_eq!(days(more, &case, "2026-03-11T00:00:00-05:00"), "1 2026-03-10: past today");
    assert_eq!(days(more, &case, "2026-03-11T04:59:00Z"), "1 2026-03-10: past today");
}

#[test]
fn a_timeline_waits_for_its_first_day_and_hides_with_its_step() {
    assert_eq!(days(CALLS, &case(&[("sure", "yes")], &["2026-03-09"]), NOW), "nothing");
    assert_eq!(days(CALLS, &case(&[("sure", "yes"), ("day", "half a da")], &[]), NOW), "nothing");
    assert_eq!(days(CALLS, &case(&[("sure", "no"), ("day", "2026-03-09")], &[]), NOW), "nothing");
    assert_eq!(days(CALLS, &case(&[("day", "2026-03-09")], &[]), NOW), "nothing", "whether the step shows is unknown");
    let starts = "at = \"asked\"\nstarts = \"if answered(calls) then least(calls.day) else today\"\ndays = 2\ndone = \"calls.day\"";
    assert_eq!(days(starts, &case(&[], &[]), NOW), "1 2026-03-10: today ahead");
    let hidden = case(&[("sure", "no")], &["2026-03-09"]);
    assert_eq!(days(starts, &hidden, NOW), "1 2026-03-10: today ahead", "hidden rows name no days");
    assert_eq!(days(starts, &case(&[("sure", "yes")], &["2026-03-09"]), NOW), "1 2026-03-09: done today");
}

#[test]
fn a_day_with_a_name_says_it() {
    let marks = "at = \"asked\"\nstarts = \"day\"\nfirst = 0\ndays = 3\nmarks = [{ day = 0, says = \"It begins\" }, { day = 2, says = \"Call **{who|them}**\" }]";
    let timeline = drawn(marks, &case(&[("day", "2026-03-09"), ("who", "Ada")], &[]), NOW).unwrap();
    let says: Vec<String> = timeline.days.iter().map(|day| plain(&day.says)).collect();
    assert_eq!(says, ["It begins", "", "Call Ada"]);
}

#[test]
fn no_timeline_fills_the_page() {
    let long = |more: &str, entries: &Entries| drawn(more, entries, NOW).unwrap().days;
    let past = case(&[("sure", "yes"), ("day", "1/1/1900")], &["2026-03-10"]);
    assert_eq!(long(CALLS, &past).len(), 400);
    let many = "at = \"asked\"\nstarts = \"day\"\ndays = 9000000000000000000";
    assert_eq!(long(many, &past).len(), 400);
    let late = "at = \"asked\"\nstarts = \"day + 260241 years\"\ndays = 400";
    let last = long(late, &case(&[("day", "2/1/1901")], &[]));
    assert!((1..400).contains(&last.len()), "the calendar ends: {}", last.len());
    assert!(last.iter().all(|day| day.state == DayStatus::Ahead));
    let huge = "at = \"asked\"\nstarts = \"day\"\nfirst = 9223372036854775807\ndays = 2";
    assert_eq!(long(huge, &case(&[("day", "2026-03-10")], &[])).len(), 2);
}

// ---- Links

const LINK: &str = r#"
[[link]]
id = "l"
to = "p"
label = "Start"
at = "asked"
"#;

fn noted(field: &str, text: &str, struck: bool) -> LogEntry {
    LogEntry { field: FieldId::new(field), at: at(NOW).instant, by: "DBE".into(), text: text.into(), struck }
}

fn carried(link: &str, entries: &Entries) -> Carried {
    let procedure = with(&format!("{LINK}{link}"));
    carry(&procedure, entries, &at(NOW), &procedure.links[0])
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn answers(answers: &[(&str, Answer)]) -> Vec<(FieldId, Answer)> {
    answers.iter().map(|(field, answer)| (FieldId::new(*field), answer.clone())).collect()
}

fn all(entries: &Entries) -> Vec<(FieldId, Answer)> {
    entries.answers.iter().map(|(field, answer)| (field.clone(), answer.clone())).collect()
}

#[test]
fn a_copy_goes_along_as_it_was_typed_and_stays_here() {
    let entries = case(&[("who", " Ada\n& Co "), ("day", "half a da"), ("one", "a")], &[]);
    let carried = carried("copy = { who = \"who\", day = \"day\" }", &entries);
    assert_eq!(all(&carried.there), answers(&[("day", text("half a da")), ("who", text(" Ada\n& Co "))]));
    assert_eq!((carried.here, carried.there.log.len(), carried.there.ticks.len()), (Vec::new(), 0, 0));
}

#[test]
fn rows_and_choices_go_along_whole() {
    let mut entries = case(&[("sure", "yes")], &["2026-03-09", ""]);
    entries.answers.insert(FieldId::new("some"), Answer::Choices(vec!["y".into(), "x".into()]));
    let carried = carried("copy = { calls = \"calls\", some = \"some\" }", &entries);
    assert_eq!(carried.there.answers.get("calls"), entries.answers.get("calls"));
    assert_eq!(carried.there.answers.get("some"), entries.answers.get("some"));
}

#[test]
fn what_is_moved_leaves_this_case() {
    let carried = carried(
        "copy = { who = \"who\" }\nmove = [\"day\", \"one\"]",
        &case(&[("who", "Ada"), ("day", "3/9/2026")], &[]),
    );
    assert_eq!(all(&carried.there), answers(&[("day", text("3/9/2026")), ("who", text("Ada"))]));
    assert_eq!(carried.here, [(FieldId::new("day"), None), (FieldId::new("one"), None)]);
}

#[test]
fn what_is_hidden_stays_behind() {
    let hidden = case(&[("sure", "no"), ("price", "$5"), ("who", "Ada")], &["2026-03-09"]);
    let link = "copy = { price = \"price\" }\nmove = [\"price\", \"calls\"]";
    assert_eq!(carried(link, &hidden), Carried::default());
    let unknown = case(&[("price", "$5")], &["2026-03-09"]);
    assert_eq!(carried("move = [\"price\", \"calls\"]", &unknown), Carried::default());
    let shown = carried("move = [\"price\"]", &case(&[("sure", "yes"), ("price", "$5")], &[]));
    assert_eq!((all(&shown.there), shown.here.len()), (answers(&[("price", text("$5"))]), 1));
}

#[test]
fn a_log_goes_along_under_the_name_that_it_has_there() {
    let log = vec![noted("notes", "one", false), noted("other_notes", "not this", false), noted("notes", "two", true)];
    let entries = Entries { log, ..Entries::default() };
    let renamed = carried("copy = { other_notes = \"notes\" }", &entries);
    assert_eq!(renamed.there.log, [noted("other_notes", "one", false), noted("other_notes", "two", true)]);
    assert!(renamed.there.answers.is_empty() && renamed.here.is_empty());
    let crossed = carried("copy = { other_notes = \"notes\", notes = \"other_notes\" }", &entries);
    assert_eq!(crossed.there.log.iter().filter(|entry| entry.field.as_str() == "notes").count(), 1);
    assert_eq!(crossed.there.log.len(), 3);
}

#[test]
fn what_is_typed_for_a_log_and_not_added_stays_where_it_was_typed() {
    let mut entries = case(&[("notes", "half a sentence")], &[]);
    entries.log.push(noted("notes", "one", false));
    let carried = carried("copy = { notes = \"notes\" }", &entries);
    assert_eq!((all(&carried.there), carried.there.log), (Vec::new(), vec![noted("notes", "one", false)]));
}

#[test]
fn a_tick_goes_along_where_the_step_is_done() {
    let mut entries = case(&[("sure", "yes")], &[]);
    let steps = with(LINK).steps;
    let ticked = steps.iter().find(|step| step.tick).unwrap();
    let link = format!("ticks = [\"{}\"]", ticked.id);
    assert!(carried(&link, &entries).there.ticks.is_empty());
    entries.ticks.insert(ticked.id.clone(), at(NOW).instant);
    assert_eq!(carried(&link, &entries).there.ticks.get(&ticked.id), Some(&at(NOW).instant));
}

#[test]
fn options_can_be_given_up_without_touching_the_others() {
    let mut entries = case(&[("sure", "yes")], &[]);
    entries.answers.insert(FieldId::new("some"), Answer::Choices(vec!["y".into(), "x".into()]));
    let link = "copy = { some = \"some\" }\nthere = { some = [\"-x\"] }\nhere = { some = [\"-y\"] }";
    let carried = carried(link, &entries);
    assert_eq!(carried.there.answers.get("some"), Some(&Answer::Choices(vec!["y".into()])));
    assert_eq!(carried.here, [(FieldId::new("some"), Some(Answer::Choices(vec!["x".into()])))]);
}

#[test]
fn both_cases_begin_with_what_the_link_gives_them() {
    let link = "copy = { one = \"one\", who = \"who\" }\nmove = [\"day\"]\nthere = { one = \"b\", some = [\"y\", \"x\"], day = \"4/1/2026\" }\nhere = { one = \"a\", some = [], sure = \"no\" }";
    let carried = carried(link, &case(&[("one", "a"), ("who", "Ada"), ("day", "3/9/2026")], &[]));
    let there = [
        ("day", text("4/1/2026")),
        ("one", text("b")),
        ("some", Answer::Choices(vec!["y".into(), "x".into()])),
        ("who", text("Ada")),
    ];
    assert_eq!(all(&carried.there), answers(&there), "what is given goes before what is carried");
    let mut here = carried.here;
    here.sort_by(|a, b| a.0.cmp(&b.0));
    let wanted =
        [("day", None), ("one", Some(text("a"))), ("some", Some(Answer::Choices(vec![]))), ("sure", Some(text("no")))];
    assert_eq!(here, wanted.map(|(field, answer)| (FieldId::new(field), answer)));
}

#[test]
fn a_question_gives_a_case_what_it_begins_with() {
    let mut entries = case(&[("one", "a")], &[]);
    let procedure = with(&format!("{LINK}there = {{ one = \"b\", sure = \"yes\" }}"));
    begin_with(&mut entries, &procedure.links[0].there);
    assert_eq!(all(&entries), answers(&[("one", text("b")), ("sure", text("yes"))]));
}

#[test]
fn a_link_is_offered_while_its_step_shows_and_its_condition_holds() {
    let offered = |link: &str, answers: &[(&str, &str)]| {
        evaluate(&with(link), &case(answers, &[]), &at(NOW)).links.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(offered(LINK, &[]), ["l"]);
    let when = format!("{LINK}when = \"one == a\"");
    assert_eq!(offered(&when, &[("one", "a")]), ["l"]);
    assert_eq!(offered(&when, &[("one", "b")]), Vec::<String>::new());
    assert_eq!(offered(&when, &[]), Vec::<String>::new(), "unknown is not yes");
    let sometimes = LINK.replace("\"asked\"", "\"sometimes\"");
    assert_eq!(offered(&sometimes, &[("sure", "yes")]), ["l"]);
    assert_eq!(offered(&sometimes, &[("sure", "no")]), Vec::<String>::new());
    assert_eq!(offered(&sometimes, &[]), Vec::<String>::new());
}

#[test]
fn whether_a_link_was_used_is_always_known() {
    let procedure = with(&format!("{LINK}\n[[define]]\nid = \"x\"\nlabel = \"X\"\nis = \"linked(l)\"\n"));
    let linked = |links: &[Option<&str>]| {
        let link = |link: &Option<&str>| CaseLink { link: link.map(LinkId::new), ..CaseLink::default() };
        let entries = Entries { links: links.iter().map(link).collect(), ..Entries::default() };
        match &evaluate(&procedure, &entries, &at(NOW)).values[0].outcome {
            Outcome::Known { display, .. } => display.clone(),
            Outcome::Unknown { .. } => "unknown".to_owned(),
        }
    };
    assert_eq!(linked(&[]), "No");
    assert_eq!(linked(&[Some("l")]), "Yes");
    assert_eq!(linked(&[Some("another"), None]), "No", "a case that this one was started from is no use of it");
    assert_eq!(linked(&[None, Some("l"), Some("l")]), "Yes");
}

// ---- Terms

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
        // In bold words, an option's help, a label, the label and an option of a column, and why.
        ("name = \"Whoever\"", &["asked"]),
        ("name = \"widget\"", &["asked"]),
        ("name = \"First day\"", &["asked"]),
        ("name = \"SF\"", &["sometimes"]),
        ("name = \"telex\"", &["sometimes"]),
        ("name = \"Transfer\"", &["sometimes"]),
        // Not within a word, not in a stage, and an abbreviation only as it is written.
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

// ---- The search

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
