//! Reasons: data, which the command line says in English.

use casewright_compiler::words;
use casewright_core::engine::{Because, Reason, clipped, evaluate};
use casewright_core::id::StepId;
use casewright_core::value::{Span, Value, read_date, read_time};
use casewright_testing::at;

use super::{NOW, entries, procedure};

/// What a condition that holds rests on, as data and in English.
fn because(condition: &str, answers: &[(&str, &str)]) -> (Vec<Reason>, String) {
    let when = serde_json::to_string(condition).unwrap();
    let rule = format!(
        "[[rule]]\nid = \"r\"\nlevel = \"note\"\nsays = \"s\"\nat = \"asked\"\nsource = \"d: 1\"\nwhen = {when}\n"
    );
    let mut case = entries(answers);
    case.ticks.extend([(StepId::new("ticked"), at(NOW).instant)].into_iter().filter(|_| condition.contains("ticked")));
    let finding = evaluate(&procedure(&rule), &case, &at(NOW)).findings.pop().unwrap();
    let said = words::because(&finding.because, &at(NOW).zone);
    (finding.because.clone(), said)
}

fn answer(label: &str, value: Option<Value>) -> Reason {
    Reason::Answer { label: label.to_owned(), value }
}

fn step(done: bool) -> Reason {
    Reason::Step { title: if done { "Ticked" } else { "Asked" }.to_owned(), done }
}

#[test]
fn a_reason_is_an_answer_or_its_absence_or_a_step() {
    let yes = answer("Yes", Some(Value::YesNo(true)));
    for (condition, reasons, said) in [
        // A label loses its question mark, since its answer follows.
        ("sure == yes", vec![yes.clone()], "Yes: Yes"),
        ("done(ticked)", vec![step(true)], "Ticked: done"),
        ("not done(asked)", vec![step(false)], "Asked: not done"),
        ("not answered(line)", vec![answer("Line", None)], "Line: no answer"),
        (
            "not answered(line) and not answered(mail)",
            vec![answer("Line", None), answer("Mail", None)],
            "Line: no answer; Mail: no answer",
        ),
        // What is missing is told only where nothing else decided.
        ("not answered(line) and sure == yes", vec![yes.clone()], "Yes: Yes"),
        ("sure == yes and not answered(line) and done(ticked)", vec![yes, step(true)], "Yes: Yes; Ticked: done"),
    ] {
        // The step is done once anything is answered in it.
        let answers: &[_] = if condition.contains("sure") { &[("sure", "yes")] } else { &[] };
        assert_eq!(because(condition, answers), (reasons, said.to_owned()), "{condition}");
    }
    let long = "a long answer ".repeat(9);
    let (_, said) = because("answered(line)", &[("line", &long)]);
    assert_eq!(said, format!("Line: {}", clipped(long.trim())));
    assert!(said.ends_with('…') && said.chars().count() == "Line: ".len() + 61, "{said}");
}

#[test]
fn a_due_time_says_how_it_was_calculated_or_why_there_is_none() {
    let zone = &at(NOW).zone;
    let day = |text: &str| answer("Day", Some(Value::Date(read_date(text).unwrap())));
    let time = answer("Time", Some(Value::Time(read_time("2026-03-03 08:00", zone).unwrap())));
    let after = |span, reason: &Reason| Because::After { span, start: vec![reason.clone()], hours: None };
    let stopped = |label: &str, value| Because::Stopped(vec![answer(label, value)]);
    for (clock, wanted, said) in [
        ("starts = \"day\"", after(Span::days(3), &day("2026-03-02")), "3 days after; Day: 03/02/2026; calendar days"),
        ("starts = \"time\"", after(Span::days(3), &time), "3 days after; Time: 03/03/2026 8:00 AM; calendar days"),
        ("starts = \"day2\"", Because::Waiting(vec!["Yes?".into()]), "not started: no answer yet to Yes?"),
        ("starts = \"begun\"", Because::Waiting(Vec::new()), "not started"),
        (
            "starts = \"day\"\nuntil = \"money > $5\"",
            stopped("Money", Some(Value::Money(casewright_core::value::Money(900)))),
            "stopped; Money: $9.00",
        ),
        ("starts = \"day\"\nuntil = \"not answered(line)\"", stopped("Line", None), "stopped; Line: no answer"),
        ("starts = \"day\"\nuntil = \"today > 2020-01-01\"", Because::Stopped(Vec::new()), "stopped"),
    ] {
        let text = format!(
            "[[clock]]\nid = \"c\"\nlabel = \"C\"\nsource = \"d: 1\"\n{clock}\n\n[[clock.due]]\nafter = \"3 days\"\ndo = \"d\"\n"
        );
        let case = entries(&[("day", "2026-03-02"), ("time", "2026-03-03 08:00"), ("money", "$9")]);
        let due = evaluate(&procedure(&text), &case, &at(NOW)).clocks.pop().unwrap();
        assert_eq!((&due.because, words::due_because(&due, zone)), (&wanted, said.to_owned()), "{clock}");
    }
}
