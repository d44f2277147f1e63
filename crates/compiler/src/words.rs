//! English for what the engine reports as data. It is shared by diagnostics and the command-line tool. The page has its
//! own words, since it speaks the reader's language.

use casewright_core::engine::Problem;
use casewright_core::value::{DateProblem, RecordIdProblem};

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
