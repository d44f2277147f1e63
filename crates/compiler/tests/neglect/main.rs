//! What is late, and since when, in cases of the built-in procedures that are left alone.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fmt::Write as _;

use casewright_compiler::compile;
use casewright_core::calendar::reminders;
use casewright_core::case::{Action, Answer, Case, LogEntry, reduce};
use casewright_core::document::plain;
use casewright_core::engine::{Moment, Settle, Task, agenda, evaluate_case, settle};
use casewright_core::id::{CaseId, DueId, FieldId, StepId};
use casewright_core::procedure::Procedure;
use casewright_core::value::{Instant, Now, Zone, write_date, write_time};
use casewright_testing::folder;
use chrono::TimeDelta;

/// A Monday, 9:00 in Chicago.
const BEGUN: &str = "2026-03-02T09:00:00-06:00";

/// A procedure, what the case is, and what is answered and ticked when it is begun. After that nobody does anything.
type Story = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const STORIES: [Story; 7] = [
    (
        "ccc",
        "A billing inquiry, Genpac tagged",
        &[("customer", "Riverside"), ("request", "+billing_inquiry")],
        &["tag_genpac"],
    ),
    (
        "ccc",
        "A billing inquiry of which Genpac was never told",
        &[("customer", "Riverside"), ("request", "+billing_inquiry")],
        &[],
    ),
    (
        "ccc",
        "A cancellation",
        &[
            ("customer", "Northgate"),
            ("request", "+cancellation"),
            ("latest_closed_won", "2/11/2025"),
            ("custom_terms", "no"),
            ("email_included", "yes"),
            ("request_received", "12/15/2025"),
        ],
        &[],
    ),
    (
        "escalation",
        "An explicit complaint, nobody answers, a cancellation in three weeks",
        &[
            ("customer", "Harbor"),
            ("explicit", "yes"),
            ("escalated_at", "2026-03-02 08:30"),
            ("opened", "3/2/2026"),
            ("responded", "no"),
            ("escalation_type", "pending_cancellation"),
            ("contract_end", "3/23/2026"),
            ("pending_cancellation_date", "3/23/2026"),
            ("accepted", "no"),
            ("resolution", "Two months free"),
            ("finance_meeting", "3/5/2026"),
            ("case_status", "cs_in_progress"),
        ],
        &[],
    ),
    (
        "overdue",
        "An invoice since a week",
        &[("customer", "Cedar Hill"), ("due_date", "2/23/2026"), ("account_current", "no")],
        &[],
    ),
    (
        "overdue",
        "A day on which the CSM has to step in",
        &[("customer", "Cedar Hill"), ("due_date", "2/10/2026"), ("account_current", "no"), ("step_in_on", "3/6/2026")],
        &["add_prospects"],
    ),
    (
        "rate_reduction",
        "A contract that ends in 75 days",
        &[("customer", "Summit"), ("contract_end", "5/16/2026")],
        &[],
    ),
];

fn at(day: i64) -> Now {
    let begun = chrono::DateTime::parse_from_rfc3339(BEGUN).unwrap();
    Now { instant: begun.to_utc() + TimeDelta::days(day), zone: Zone::fixed(begun.offset().local_minus_utc()) }
}

fn procedures() -> Vec<Procedure> {
    compile(&folder()).pack.unwrap().procedures
}

fn begun(procedure: &Procedure, answers: &[(&str, &str)], ticks: &[&str]) -> Case {
    let start = at(0).instant;
    let mut case = Case::new(CaseId::new("c"), procedure.id.clone(), procedure.version.clone(), start);
    for (field, answer) in answers {
        let answer = match answer.strip_prefix('+') {
            Some(option) => Answer::Choices(vec![option.to_owned()]),
            None => Answer::Text((*answer).to_owned()),
        };
        case.entries.answers.insert(FieldId::new(*field), answer);
    }
    for step in ticks {
        case = reduce(&case, Action::Ticked { step: StepId::new(*step), at: start }, start);
    }
    case
}

/// A task as one line: since when it is late and how often it was missed, or when it is due.
fn line(task: &Task<'_>, now: &Now) -> String {
    let when = match task.at {
        Moment::Day(day) => write_date(day),
        Moment::Time(time) => write_time(time, &now.zone),
    };
    let says = plain(&task.due.says);
    match (task.is_late(), task.is_pressing(), task.due.missed) {
        (true, _, 1) => format!("late since {when}: {says}"),
        (true, _, missed) => format!("late since {when}, missed {missed} times: {says}"),
        (_, true, _) => format!("due {when}: {says}"),
        _ => format!("to come {when}: {says}"),
    }
}

/// A snapshot that was read by hand: nothing may look better because time goes by.
#[test]
fn a_month_in_which_nobody_does_anything() {
    let procedures = procedures();
    let mut told = String::new();
    for (id, what, answers, ticks) in STORIES {
        let procedure = procedures.iter().find(|procedure| procedure.id.as_str() == id).unwrap();
        for (field, _) in answers {
            assert!(procedure.fields.iter().any(|one| one.id.as_str() == *field), "{id} has no {field}");
        }
        let case = begun(procedure, answers, ticks);
        writeln!(told, "{}: {what}", procedure.title).unwrap();
        let mut before = String::new();
        for day in 0..=31 {
            let now = at(day);
            let evaluation = evaluate_case(procedure, &case, &now);
            let tasks = agenda(&evaluation.clocks, &case.later, &now);
            let lines: Vec<String> = tasks.iter().map(|task| format!("    {}\n", line(task, &now))).collect();
            let lines = lines.concat();
            // What was late stays late, since the same time.
            for old in before.lines().filter(|line| line.trim_start().starts_with("late")) {
                let since = old.split([',', ':']).next().unwrap();
                assert!(lines.contains(since), "{id}, day {day}: no longer told: {old}\n{lines}");
            }
            if [0, 1, 2, 3, 7, 14, 31].contains(&day) {
                writeln!(told, "  day {day}, {}\n{lines}", write_date(now.today())).unwrap();
            }
            // A calendar file has the same times.
            let reminders = reminders(&case, "", &evaluation.clocks, &now, "", |_| String::new());
            let times: Vec<Moment> = reminders.iter().map(|reminder| reminder.at).collect();
            assert_eq!(times, tasks.iter().map(|task| task.at).collect::<Vec<_>>());
            before = lines;
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("a_month_of_neglect", told);
    });
}

/// The days of a month, of 31, on which something is late.
fn late_days(procedure: &Procedure, clock: &str, case_on: impl Fn(i64) -> Case) -> Vec<(i64, usize)> {
    let late = |day: i64| {
        let (case, now) = (case_on(day), at(day));
        let evaluation = evaluate_case(procedure, &case, &now);
        let tasks = agenda(&evaluation.clocks, &case.later, &now);
        let task = tasks.iter().find(|task| task.due.clock.as_str() == clock && task.is_late())?;
        Some((day, task.due.missed))
    };
    (0..=31).filter_map(late).collect()
}

#[test]
fn one_missed_day_is_late_until_it_is_made_good() {
    let procedures = procedures();
    let escalation = procedures.iter().find(|procedure| procedure.id.as_str() == "escalation").unwrap();
    let opened = || begun(escalation, &[("opened", "3/2/2026"), ("responded", "no")], &[]);
    // An entry each day, at noon, but for day 12; looked at in the morning.
    let noted = |day: i64| {
        let mut case = opened();
        let at_noon = |day| at(day).instant + TimeDelta::hours(3);
        for day in (0..day).filter(|day| *day != 12) {
            case = reduce(&case, Action::Logged(entry("escalation_notes", at_noon(day))), at_noon(day));
        }
        case
    };
    assert_eq!(late_days(escalation, "daily_update", noted), [(13, 1)]);
    let tried = |day: i64| {
        let mut case = opened();
        let rows = (0..day).filter(|day| *day != 12).map(|day| {
            let cell = (casewright_core::id::ColumnId::new("day"), write_date(at(day).today()));
            casewright_core::case::RowAnswer { key: u32::try_from(day).unwrap(), cells: [cell].into_iter().collect() }
        });
        // The ten days must not be full, so the count begins anew each week.
        let rows = rows.filter(|row| row.key % 8 != 7 || row.key + 1 == u32::try_from(day).unwrap_or_default());
        case.entries.answers.insert(FieldId::new("attempts"), Answer::Rows(rows.collect()));
        case
    };
    assert_eq!(late_days(escalation, "next_attempt", tried), [(13, 1)]);
    // Genpac is tagged again in time, then the manager each day but on day 12.
    let ccc = procedures.iter().find(|procedure| procedure.id.as_str() == "ccc").unwrap();
    let tagged = |day: i64| {
        let mut case = begun(ccc, &[("request", "+billing_inquiry")], &["tag_genpac"]);
        let written = |day: i64| Answer::Text(write_time(at(day).instant, &at(day).zone));
        if day > 0 {
            case.entries.answers.insert(FieldId::new("genpac_tagged_again"), written(1.min(day)));
        }
        let last = if day == 12 || day == 13 { 11 } else { day };
        if last >= 2 {
            case.entries.answers.insert(FieldId::new("manager_tagged"), written(last));
        }
        case
    };
    // Tagged at 9:00 on day 11, so due at 9:00 on day 12, and late from 10:00 on.
    assert_eq!(late_days(ccc, "genpac", tagged), [(13, 1)]);
}

fn entry(field: &str, at: Instant) -> LogEntry {
    LogEntry { field: FieldId::new(field), at, by: "DBE".into(), text: "Called.".into(), struck: false }
}

/// What a click on the page "Due" can do is not made a way into the case.
#[test]
fn what_is_late_is_done_with_one_click_where_one_suffices() {
    let procedures = procedures();
    let ccc = procedures.iter().find(|procedure| procedure.id.as_str() == "ccc").unwrap();
    let case = begun(ccc, &[("request", "+billing_inquiry")], &[]);
    let of = |case: &Case, due: &str| settle(ccc, &case.entries, &at(3), &DueId::new(due));
    assert_eq!(of(&case, "tag_genpac_first.0"), Settle::Tick(StepId::new("tag_genpac")));
    let tagged = begun(ccc, &[("request", "+billing_inquiry")], &["tag_genpac"]);
    assert_eq!(of(&tagged, "genpac.0"), Settle::Time(FieldId::new("genpac_tagged_again")));
    assert_eq!(of(&tagged, "genpac.1"), Settle::Time(FieldId::new("manager_tagged")));
}
