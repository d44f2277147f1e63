//! English for what the engine reports as data. It is shared by diagnostics and the command-line tool. The page has its
//! own words, since it speaks the reader's language.

use casewright_core::engine::{Because, Counts, DueState, Problem, Reason, clipped};
use casewright_core::value::{DateProblem, RecordIdProblem, Zone, write_date};

/// Why an answer cannot be read, and how to write it.
pub fn problem(problem: &Problem) -> String {
    let sentence = match problem {
        Problem::MixedLetters(letter) => {
            return format!(
                "The letter “{letter}” is not Latin, although it looks like it. Type the address instead of pasting it."
            );
        }
        Problem::Email => "This is not an e-mail address. Write it like name@company.com.",
        Problem::Phone => "This is not a phone number. Write 7 to 15 digits, with an extension if there is one.",
        Problem::Link => "This is not a web address. It begins with https:// or http://.",
        Problem::Number => "This is not a number. Write it like 1200 or 0.25.",
        Problem::Money => "This is not an amount. Write it like $1,250.00 or 1250.",
        Problem::Date(DateProblem::Form) => "This is not a date. Write it like 12/31/2026 or 2026-12-31.",
        Problem::Date(DateProblem::NoSuchDay) => "The calendar has no such day. Write the month first: 12/31/2026.",
        Problem::Date(DateProblem::NoYear) => "This date has no year. Write it like 12/31/2026.",
        Problem::Date(DateProblem::ShortYear) => "Write the year with four digits, like 12/31/2026.",
        Problem::Time => "This is not a date and time. Write it like 12/31/2026 2:10 pm or 2026-12-31 14:10.",
        Problem::YesNo => "Answer yes or no.",
        Problem::Option(text) => return format!("“{text}” is not one of the options."),
        Problem::RecordId(RecordIdProblem::Characters) => "A Salesforce id has only letters and digits.",
        Problem::RecordId(RecordIdProblem::Length(length)) => {
            return format!("A Salesforce id has 15 or 18 characters; this has {length}.");
        }
        Problem::RecordId(RecordIdProblem::Checksum) => {
            "The last three characters do not fit the rest of this Salesforce id. Copy it again."
        }
        Problem::OtherObject(prefix) => {
            return format!("This id belongs to something else: the ids wanted here begin with {prefix}.");
        }
        Problem::Row(number, label, inner) => return format!("Row {number}, {label}: {}", self::problem(inner)),
        Problem::EmptyCell(number, label) => return format!("Row {number}: {label} is empty."),
        Problem::NotAdded => "This is not in the log yet: add the entry.",
        Problem::Shape => "This answer does not have the form that the field asks for.",
    };
    sentence.to_owned()
}

/// The answers a result rests on, as one sentence.
pub fn because(reasons: &[Reason], zone: &Zone) -> String {
    let one = |reason: &Reason| match reason {
        Reason::Begun(day) => format!("Case begun: {}", write_date(*day)),
        Reason::Answer { label, value: Some(value) } => format!("{label}: {}", clipped(&value.display(zone))),
        Reason::Answer { label, value: None } => format!("{label}: no answer"),
        Reason::Step { title, done } => format!("{title}: {}", if *done { "done" } else { "not done" }),
    };
    reasons.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// How a due time was calculated, and what was counted, as one sentence.
pub fn due_because(due: &DueState, zone: &Zone) -> String {
    match &due.because {
        Because::After { span, start, hours } => {
            let after = if span.count == 0 { "at once".to_owned() } else { format!("{span} after") };
            // Not a comma, since the part before may be a list.
            let counts = due.counts.map(Counts::name).map(|counts| match hours {
                Some(hours) => format!("; {counts} {hours}"),
                None => format!("; {counts}"),
            });
            format!("{after}; {}{}", because(start, zone), counts.unwrap_or_default())
        }
        Because::Waiting(labels) if labels.is_empty() => "not started".to_owned(),
        Because::Waiting(labels) => format!("not started: no answer yet to {}", labels.join(", ")),
        Because::TooFar => "never: it is further away than is counted".to_owned(),
        Because::Stopped(why) if why.is_empty() => "stopped".to_owned(),
        Because::Stopped(why) => format!("stopped; {}", because(why, zone)),
    }
}
