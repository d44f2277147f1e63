//! Calendar files, read by libraries that nobody here wrote: ical.js and node-ical. Started by `make test-calendar`, which
//! installs them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use casewright_core::calendar::{Moment, Reminder, calendar, reminders};
use casewright_core::case::Case;
use casewright_core::engine::{Because, ClockState, DueState};
use casewright_core::id::{CaseId, ClockId, DueId};
use casewright_core::value::{Instant, Now, Span, Unit, Zone, read_time};
use chrono::{NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _};
use serde_json::Value;

const LINK: &str = "https://casewright.example/#/case/first";

/// The events that both libraries read from files imported one after the other.
fn imported(name: &str, files: &[String]) -> [Vec<Value>; 2] {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let paths = files.iter().enumerate().map(|(number, text)| {
        let path = folder.join(format!("{name}-{number}.ics"));
        std::fs::write(&path, text).unwrap();
        path
    });
    let here = casewright_testing::root();
    let out = Command::new("node")
        // Where the reader is must not matter.
        .env("TZ", "America/Chicago")
        .arg(here.join("tests/calendar.mjs"))
        .arg(here.join("target/tools/npm"))
        .args(paths)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let read: Value = serde_json::from_slice(&out.stdout).unwrap();
    ["icalJs", "nodeIcal"].map(|library| read[library].as_array().unwrap().clone())
}

fn case(revision: u64) -> Case {
    Case { id: CaseId::new("first"), name: "Müller, Søn; & Co\\“x” 😀".into(), revision, ..Case::default() }
}

fn reminder(revision: u64, due: &str, at: Moment, says: &str) -> Reminder {
    Reminder::new(
        &case(revision),
        "",
        &DueId::new(due),
        at,
        says,
        "24 hours (clock hours) after\nit began",
        LINK.into(),
    )
}

fn iso(time: Instant) -> String {
    time.format("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

#[test]
fn times_are_the_ones_that_were_meant_on_both_sides_of_daylight_saving() {
    let zone = chicago();
    let span = Span { count: 24 * 60, unit: Unit::Minutes };
    let mut reminders = Vec::new();
    let mut wanted = Vec::new();
    // The clocks go forward in the night to March 8 and back in the night to November 1.
    for (place, start) in [
        "2026-03-06T14:10:00",
        "2026-03-07T14:10:00",
        "2026-03-08T14:10:00",
        "2026-10-31T14:10:00",
        "2026-11-01T14:10:00",
    ]
    .into_iter()
    .enumerate()
    {
        let due = span.after_time(read_time(start, &zone).unwrap(), &zone).unwrap();
        reminders.push(reminder(1, &format!("genpac.{place}"), Moment::Time(due), &format!("Tag again, {start}")));
        wanted.push(iso(due));
    }
    assert_eq!(wanted[1], "2026-03-08T20:10:00.000Z", "15:10 in the summer's time");
    assert_eq!(wanted[3], "2026-11-01T19:10:00.000Z", "13:10 in the winter's time");
    for (place, day) in [(2026, 3, 8), (2026, 11, 1), (2028, 2, 29)].into_iter().enumerate() {
        let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
        reminders.push(reminder(1, &format!("notice.{place}"), Moment::Day(day), "90 days' notice runs out"));
        wanted.push(day.to_string());
    }
    let file = calendar("Casewright", &reminders, read_time("2026-02-01T09:00:00", &zone).unwrap());
    assert!(file.contains("DTEND;VALUE=DATE:20260309"), "a day ends where the next one begins: {file}");
    for (library, events) in ["ical.js", "node-ical"].into_iter().zip(imported("times", &[file])) {
        let starts: Vec<&str> = events.iter().map(|event| event["start"].as_str().unwrap()).collect();
        assert_eq!(starts, wanted, "{library}");
        for (event, reminder) in events.iter().zip(&reminders) {
            assert_eq!(event["summary"], reminder.summary.as_str(), "{library}");
            let about = event["about"].as_str().unwrap();
            assert!(about.contains("after\nit began") && about.ends_with(LINK), "{library}: {about:?}");
        }
        if library == "ical.js" {
            let alarm = |event: &Value| event["alarm"].as_i64().unwrap();
            assert_eq!((alarm(&events[0]), alarm(&events[5])), (-15 * 60, 9 * 3600));
        } else {
            assert_eq!((&events[0]["alarm"], &events[5]["alarm"]), (&"-PT900S".into(), &"PT32400S".into()));
        }
    }
}

#[test]
fn a_second_import_changes_what_was_there_and_doubles_nothing() {
    let zone = Zone::fixed(0);
    let at = |time: &str| Moment::Time(read_time(time, &zone).unwrap());
    let made = read_time("2026-02-01T09:00:00", &zone).unwrap();
    let both = |revision, first: &str| {
        let reminders = [
            reminder(revision, "a.0", at(first), "Call"),
            reminder(revision, "b.0", at("2026-02-03T10:00:00"), "Write"),
        ];
        calendar("Casewright", &reminders, made)
    };
    let (before, after) = (both(3, "2026-02-02T10:00:00"), both(4, "2026-02-05T16:30:00"));
    for files in [vec![before.clone(), before.clone()], vec![before.clone(), after.clone()], vec![after, before]] {
        let moved = files.iter().any(|file| file.contains("SEQUENCE:4"));
        for events in imported("twice", &files) {
            assert_eq!(events.len(), 2, "{events:?}");
            let start = if moved { "2026-02-05T16:30:00.000Z" } else { "2026-02-02T10:00:00.000Z" };
            assert_eq!(events[0]["start"], start, "the later state of the case counts");
        }
    }
}

/// The file of one case and the file of all of them give what is due in it the same name, so both together are one set of events.
#[test]
fn the_file_of_one_case_doubles_nothing_of_the_file_of_all() {
    let now = Now { instant: read_time("2026-02-01T09:00:00", &Zone::fixed(0)).unwrap(), zone: Zone::fixed(0) };
    let due = |clock: &str, hours: i64| DueState {
        id: DueId::new(format!("{clock}.0")),
        clock: ClockId::new(clock),
        label: String::new(),
        says: Vec::new(),
        due: Some(Moment::Time(now.instant + TimeDelta::hours(hours))),
        times: Vec::new(),
        missed: 0,
        state: ClockState::Running,
        counts: None,
        because: Because::TooFar,
        sources: Vec::new(),
    };
    let clocks = [due("call", 5), due("write", 30)].map(Rc::new);
    let mut later = case(3);
    later.later.insert(DueId::new("write.0"), now.instant + TimeDelta::hours(90));
    let other = Case { id: CaseId::new("second"), ..case(1) };
    let one = reminders(&later, "", &clocks, &now, LINK, |_| String::new());
    let all: Vec<Reminder> =
        [one.clone(), reminders(&other, "Adjustment", &clocks, &now, LINK, |_| String::new())].concat();
    assert_eq!((one.len(), all.len()), (2, 4));
    assert!(all[3].summary.contains(" · Adjustment: "), "two cases of one customer can be told apart");
    let files = [calendar("Casewright", &all, now.instant), calendar("Casewright", &one, now.instant)];
    for files in [vec![files[0].clone(), files[1].clone()], vec![files[1].clone(), files[0].clone()]] {
        for events in imported("one-of-all", &files) {
            assert_eq!(events.len(), 4, "{events:?}");
            let starts: Vec<&str> = events.iter().map(|event| event["start"].as_str().unwrap()).collect();
            assert!(starts.contains(&"2026-02-05T03:00:00.000Z"), "what was put off is: {starts:?}");
        }
    }
}

/// Typed text must not become a line of the file.
#[test]
fn hostile_texts_stay_texts() {
    let zone = Zone::fixed(0);
    let texts = [
        "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n",
        "\u{0}\u{7}\u{1b}[31m \u{202e}שלום <script>",
        &"😀 very long ".repeat(500),
        // Not `\\n`, which node-ical takes for a new line where it says a backslash and an n.
        "a,b;c:d\\ \"e\"",
    ];
    let reminders: Vec<Reminder> = texts
        .iter()
        .enumerate()
        .map(|(place, text)| {
            let at = Moment::Time(read_time("2026-02-03T10:00:00", &zone).unwrap());
            reminder(1, &format!("c.{place}"), at, text)
        })
        .collect();
    let file = calendar("Casewright", &reminders, Instant::UNIX_EPOCH);
    assert!(file.split("\r\n").all(|line| line.len() <= 76 && !line.contains(['\r', '\n'])), "{file}");
    for events in imported("hostile", &[file]) {
        assert_eq!(events.len(), texts.len());
        assert!(events.iter().all(|event| event["id"].as_str().unwrap().ends_with("@casewright")));
        assert!(events[3]["summary"].as_str().unwrap().ends_with(texts[3]), "{}", events[3]);
    }
}

/// Central time, whose changes are looked up.
fn chicago() -> Zone {
    let from = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_time(NaiveTime::MIN).and_utc();
    Zone::observed(from, from + TimeDelta::days(1200), |at| {
        chrono_tz::America::Chicago.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
    })
}
