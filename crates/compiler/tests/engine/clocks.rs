//! Clocks: when something is due, late, or stopped.

use casewright_compiler::words::due_because;
use casewright_core::engine::{ClockState, DueState, Evaluation, Moment, evaluate, evaluate_since};
use casewright_core::value::{Now, Zone, read_date, read_time, write_time};
use casewright_testing::at;
use chrono::DateTime;

use super::{NOW, entries, procedure};

const CLOCK: &str = r#"
[[clock]]
id = "c"
label = "C"
when = "one == a"
starts = "time"
until = "sure == yes"
source = "d: 1"

[[clock.due]]
after = "24 hours"
do = "Ask again"

[[clock.due]]
after = "48 hours"
do = "Escalate"
repeat = "24 hours"
done = "time2"

[[clock]]
id = "days"
label = "Days"
starts = "day"
source = "d: 1"

[[clock.due]]
after = "1 month"
do = "Look"
"#;

/// The clocks in words: state and time.
fn clocks(answers: &[(&str, &str)], now: &Now) -> Vec<String> {
    let evaluation: Evaluation = evaluate(&procedure(CLOCK), &entries(answers), now);
    let word = |due: &DueState| {
        let time = match due.due {
            Some(Moment::Day(day)) => day.to_string(),
            Some(Moment::Time(time)) => write_time(time, &now.zone),
            None => "-".to_owned(),
        };
        format!("{} {:?} {time}", due.clock, due.state)
    };
    evaluation.clocks.iter().map(|due| word(due)).collect()
}

#[test]
fn a_clock_waits_runs_falls_due_is_late_and_stops() {
    let start = [("one", "a"), ("time", "2026-03-03 09:00")];
    let state = |now: &str| clocks(&start, &at(now))[..2].join(", ");
    for (now, wanted) in [
        ("2026-03-04T08:59:00-06:00", "c Running 03/04/2026 9:00 AM, c Running 03/05/2026 9:00 AM"),
        ("2026-03-04T09:00:00-06:00", "c Due 03/04/2026 9:00 AM, c Running 03/05/2026 9:00 AM"),
        ("2026-03-04T09:59:00-06:00", "c Due 03/04/2026 9:00 AM, c Running 03/05/2026 9:00 AM"),
        ("2026-03-04T10:00:00-06:00", "c Late 03/04/2026 9:00 AM, c Running 03/05/2026 9:00 AM"),
        ("2026-03-05T08:59:00-06:00", "c Late 03/04/2026 9:00 AM, c Running 03/05/2026 9:00 AM"),
        ("2026-03-05T09:00:00-06:00", "c Late 03/04/2026 9:00 AM, c Due 03/05/2026 9:00 AM"),
        ("2026-03-06T08:59:00-06:00", "c Late 03/04/2026 9:00 AM, c Late 03/05/2026 9:00 AM"),
        ("2026-03-06T09:00:00-06:00", "c Late 03/04/2026 9:00 AM, c Late 03/05/2026 9:00 AM"),
        ("2036-03-06T09:30:00-06:00", "c Late 03/04/2026 9:00 AM, c Late 03/05/2026 9:00 AM"),
    ] {
        assert_eq!(state(now), wanted, "{now}");
    }
    let now = at("2026-03-06T12:00:00-06:00");
    assert_eq!(clocks(&[], &now)[..2], ["c Waiting -", "c Waiting -"]);
    assert_eq!(clocks(&[("one", "a")], &now)[0], "c Waiting -");
    assert_eq!(clocks(&[("one", "b"), start[1]], &now), ["days Waiting -"], "a clock of another branch is not there");
    let stopped = clocks(&[start[0], start[1], ("sure", "yes")], &now);
    assert!(stopped[..2].iter().all(|one| one.contains("Stopped")), "{stopped:?}");
}

#[test]
fn a_repeat_counts_on_from_when_it_was_last_done() {
    let now = at("2026-03-06T12:00:00-06:00");
    let done = |time: &str| clocks(&[("one", "a"), ("time", "2026-03-03 09:00"), ("time2", time)], &now);
    assert_eq!(done("2026-03-05 15:00")[..2], ["c Stopped 03/04/2026 9:00 AM", "c Running 03/06/2026 3:00 PM"]);
    assert_eq!(done("2026-03-05 11:30")[1], "c Due 03/06/2026 11:30 AM");
    assert_eq!(
        done("2026-03-01 11:30")[1],
        "c Late 03/05/2026 9:00 AM",
        "what was done before the start does not count"
    );
    assert_eq!(
        done("2027-03-05 11:30")[1],
        "c Late 03/05/2026 9:00 AM",
        "nor what is said to be done in a year's time"
    );
}

/// The number of missed occurrences, since the first of which something is late.
#[test]
fn what_repeats_is_late_since_the_first_time_it_was_missed() {
    let missed = |now: &str, done: &str| {
        let answers = [("one", "a"), ("time", "2026-03-03 09:00"), ("time2", done)];
        let due = evaluate(&procedure(CLOCK), &entries(&answers), &at(now)).clocks.remove(1);
        (due.state, due.missed)
    };
    for (now, done, wanted) in [
        ("2026-03-05T08:59:00-06:00", "", (ClockState::Running, 0)),
        ("2026-03-05T09:30:00-06:00", "", (ClockState::Due, 0)),
        ("2026-03-05T10:00:00-06:00", "", (ClockState::Late, 1)),
        ("2026-03-06T09:30:00-06:00", "", (ClockState::Late, 1)),
        ("2026-03-06T10:00:00-06:00", "", (ClockState::Late, 2)),
        ("2026-03-14T12:00:00-06:00", "", (ClockState::Late, 10)),
        ("2026-03-14T12:00:00-06:00", "2026-03-13 11:30", (ClockState::Due, 0)),
        ("2026-03-14T12:00:00-06:00", "2026-03-12 11:30", (ClockState::Late, 1)),
        ("2027-03-05T12:00:00-06:00", "", (ClockState::Late, 366)),
    ] {
        assert_eq!(missed(now, done), wanted, "{now}, done {done:?}");
    }
}

/// Nothing past the year 9999 is counted, and whatever would print it says so.
#[test]
fn a_day_that_cannot_be_counted_says_so() {
    let due = evaluate(&procedure(CLOCK), &entries(&[("day", "12/31/9999")]), &at(NOW)).clocks.pop().unwrap();
    assert_eq!((due.due, due.state), (None, ClockState::Waiting));
    assert_eq!(due_because(&due, &at(NOW).zone), "never: it is further away than is counted");
    let rule = "[[rule]]\nid = \"told\"\nlevel = \"note\"\nwhen = \"answered(day)\"\nsays = \"By {day + 14 days}.\"\nat = \"asked\"\nsource = \"d: 1\"\n";
    let says = |day: &str| {
        let evaluation = evaluate(&procedure(rule), &entries(&[("day", day)]), &at(NOW));
        casewright_core::document::plain(&evaluation.findings[0].says)
    };
    assert_eq!(says("12/17/9999"), "By 12/31/9999.");
    assert_eq!(says("12/18/9999"), "By (cannot be counted).");
}

#[test]
fn a_clock_may_start_when_the_case_was_begun() {
    let procedure = procedure(&CLOCK.replace("starts = \"day\"", "starts = \"if answered(day) then day else begun\""));
    let begun = at("2026-03-02T23:30:00-06:00").instant;
    let due = |begun| {
        evaluate_since(&procedure, &entries(&[]), begun, &at("2026-04-05T09:00:00-06:00")).clocks.pop().unwrap()
    };
    let known = due(Some(begun));
    assert_eq!((known.due, known.state), (Some(Moment::Day(read_date("4/2/2026").unwrap())), ClockState::Late));
    assert_eq!(due_because(&known, &at(NOW).zone), "1 month after; Case begun: 03/02/2026; calendar days");
    assert_eq!((due(None).due, due(None).state), (None, ClockState::Waiting));
}

#[test]
fn every_time_of_a_repeat_is_listed_but_never_more_than_fit() {
    let times = |now: &str| {
        let case = entries(&[("one", "a"), ("time", "2026-03-03 09:00")]);
        let evaluation = evaluate(&procedure(CLOCK), &case, &at(now));
        evaluation.clocks[1].times.len()
    };
    assert_eq!(times("2026-03-04T09:00:00-06:00"), 1, "the first is still to come");
    assert_eq!(times("2026-03-07T09:00:00-06:00"), 4, "48, 72 and 96 hours, and the next");
    assert!((90..=110).contains(&times("2126-03-07T09:00:00-06:00")));
}

#[test]
fn a_day_falls_due_on_that_day_and_is_late_on_the_next() {
    let state = |now: &str| clocks(&[("day", "2024-01-31")], &at(now)).pop().unwrap();
    assert_eq!(state("2024-02-28T23:59:00-06:00"), "days Running 2024-02-29");
    assert_eq!(state("2024-02-29T00:00:00-06:00"), "days Due 2024-02-29");
    assert_eq!(state("2024-02-29T23:59:00-06:00"), "days Due 2024-02-29");
    assert_eq!(state("2024-03-01T00:00:00-06:00"), "days Late 2024-02-29");
}

/// Chicago in the first half of 2026: clocks change on March 8.
fn chicago() -> Zone {
    let spring = DateTime::parse_from_rfc3339("2026-03-08T08:00:00Z").unwrap().to_utc();
    let from = DateTime::parse_from_rfc3339("2026-01-01T00:00:00Z").unwrap().to_utc();
    let to = DateTime::parse_from_rfc3339("2026-06-01T00:00:00Z").unwrap().to_utc();
    Zone::observed(from, to, |time| if time < spring { -6 * 3600 } else { -5 * 3600 })
}

#[test]
fn twenty_four_hours_over_the_change_of_daylight_saving() {
    let zone = chicago();
    let now = |time: &str| Now { instant: read_time(time, &zone).unwrap(), zone: zone.clone() };
    let start = [("one", "a"), ("time", "2026-03-07 14:10")];
    assert_eq!(clocks(&start, &now("2026-03-08 15:09"))[0], "c Running 03/08/2026 3:10 PM");
    assert_eq!(clocks(&start, &now("2026-03-08 15:10"))[0], "c Due 03/08/2026 3:10 PM");
}

/// Each is counted from the first: a day whose hour is skipped moves only its own.
#[test]
fn a_repeat_keeps_its_hour_after_the_change_of_daylight_saving() {
    let zone = chicago();
    let days = CLOCK
        .replace("after = \"48 hours\"", "after = \"1 day\"")
        .replace("repeat = \"24 hours\"", "repeat = \"1 day\"");
    let case = entries(&[("one", "a"), ("time", "2026-03-06 02:30")]);
    let now = Now { instant: read_time("2026-03-10 12:00", &zone).unwrap(), zone: zone.clone() };
    let times = evaluate(&procedure(&days), &case, &now).clocks.remove(1).times.clone();
    let written = |moment: &Moment| match moment {
        Moment::Time(time) => write_time(*time, &zone),
        Moment::Day(day) => panic!("{day}"),
    };
    assert_eq!(
        times.iter().map(written).collect::<Vec<_>>(),
        ["03/07/2026 2:30 AM", "03/08/2026 3:30 AM", "03/09/2026 2:30 AM", "03/10/2026 2:30 AM", "03/11/2026 2:30 AM"]
    );
}
