//! Calendar files: what a person sees of a reminder. Two other libraries read them in `tests/calendar.rs` of the page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use casewright_core::calendar::{Moment, Reminder, calendar};
use casewright_core::case::Case;
use casewright_core::id::DueId;
use casewright_core::value::{Instant, read_date};
use chrono::NaiveDate;

const LINK: &str = "https://casewright.example/#/case/first";

fn reminder(case: &Case, about: &str, at: Moment, says: &str) -> Reminder {
    Reminder::new(case, about, &DueId::new("call.0"), at, says, "24 hours after; Case begun", LINK.into())
}

fn case(name: &str, number: &str) -> Case {
    Case { name: name.into(), number: number.into(), ..Case::default() }
}

/// The lines of a file, put together where they were folded.
fn lines(reminders: &[Reminder]) -> Vec<String> {
    let file = calendar("Casewright", reminders, Instant::UNIX_EPOCH).replace("\r\n ", "");
    file.split("\r\n").map(str::to_owned).collect()
}

/// The end of a day is the first one that is no longer part of it (RFC 5545, 3.6.1).
#[test]
fn an_event_of_a_whole_day_ends_on_the_next_one() {
    for (day, start, end) in [
        ("3/8/2026", "20260308", "20260309"),
        ("2/28/2028", "20280228", "20280229"),
        ("12/31/2026", "20261231", "20270101"),
    ] {
        let at = Moment::Day(read_date(day).unwrap());
        let lines = lines(&[reminder(&case("Northgate", ""), "", at, "Call")]);
        assert!(lines.contains(&format!("DTSTART;VALUE=DATE:{start}")), "{lines:#?}");
        assert!(lines.contains(&format!("DTEND;VALUE=DATE:{end}")), "{lines:#?}");
    }
    // No day comes after it, and still there is a file.
    lines(&[reminder(&case("Northgate", ""), "", Moment::Day(NaiveDate::MAX), "Call")]);
}

#[test]
fn a_reminder_says_which_case_it_is_of_and_nothing_twice() {
    for (name, number, about, says, wanted) in [
        ("Northgate", "00418823", "Cancellation", "Call", "Northgate · 00418823 · Cancellation: Call"),
        ("Northgate", "", "", "Call", "Northgate: Call"),
        ("", "00418823", "", "Call", "00418823: Call"),
        ("", "", "", "Call", "Call"),
        (" Northgate ", " ", "", "Call", "Northgate: Call"),
        ("Northgate", "00418823", "BTPO", "Try to reach Northgate", "00418823 · BTPO: Try to reach Northgate"),
        ("Northgate", "00418823", "", "Update Northgate (00418823)", "Update Northgate (00418823)"),
        ("Credit", "00418823", "Credit", "Call", "Credit · 00418823: Call"),
        ("Case 00418823", "00418823", "", "Call", "Case 00418823: Call"),
        ("IT", "7", "", "Ask about CREDIT 17", "IT · 7: Ask about CREDIT 17"),
        ("é", "", "", "Café é", "Café é"),
    ] {
        let at = Moment::Day(read_date("3/8/2026").unwrap());
        let told = reminder(&case(name, number), about, at, says);
        assert_eq!(told.summary, wanted);
        let lines = lines(&[told]);
        assert!(lines.contains(&format!("SUMMARY:{wanted}")), "{lines:#?}");
        // What it rests on and where the case is; what it is called stands above.
        let about: Vec<&String> = lines.iter().filter(|line| line.starts_with("DESCRIPTION:")).collect();
        assert_eq!(about[0], &format!("DESCRIPTION:24 hours after\\; Case begun\\n{LINK}"), "{lines:#?}");
    }
}

#[test]
fn a_reminder_without_a_reason_leads_to_its_case() {
    let at = Moment::Day(read_date("3/8/2026").unwrap());
    let told = Reminder { because: String::new(), ..reminder(&case("Northgate", ""), "", at, "Call") };
    assert!(lines(&[told]).contains(&format!("DESCRIPTION:{LINK}")));
}
