//! Links to other cases.

use casewright_compiler::compile;
use casewright_core::calendar::{Moment, Reminder};
use casewright_core::case::Case;
use casewright_core::engine::topics;
use casewright_core::id::DueId;
use casewright_testing::folder;

use super::*;

pub(crate) const LINK: &str = r#"
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

/// Both halves of a split case may have the same task: their calendar entries say which half.
#[test]
fn the_halves_of_a_split_case_can_be_told_apart_in_a_calendar() {
    let compiled = compile(&folder());
    let procedures = compiled.pack.unwrap().procedures;
    let (procedure, link) = procedures
        .iter()
        .flat_map(|procedure| procedure.links.iter().map(move |link| (procedure, link)))
        .find(|(procedure, link)| link.to == procedure.id && procedure.topic.is_some())
        .unwrap();
    let example = serde_json::json!({
        "customer": "Lakeside Clinic", "case_number": "00418823", "escalation_type": "adjustment",
        "agreed": ["adjustment", "btpo"], "complained": "4/13/2026 9:00 am", "pending_cancellation_date": "6/30/2026",
    });
    let mut here = Entries { answers: serde_json::from_value(example).unwrap(), ..Entries::default() };
    let carried = carry(procedure, &here, &at(NOW), link);
    for (field, answer) in carried.here {
        match answer {
            Some(answer) => here.answers.insert(field, answer),
            None => here.answers.remove(&field),
        };
    }
    let summary = |entries: &Entries, number: &str| {
        let case = Case { name: "Lakeside Clinic".into(), number: number.into(), ..Case::default() };
        let due = DueId::new("call.0");
        let day = Moment::Day(at(NOW).today());
        Reminder::new(&case, &topics(procedure, entries).join(", "), &due, day, "Call", "", String::new()).summary
    };
    assert_eq!(summary(&here, "00418823"), "Lakeside Clinic · 00418823 · Adjustment: Call");
    assert_eq!(summary(&carried.there, ""), "Lakeside Clinic · Pending Cancellation: Call");
}
