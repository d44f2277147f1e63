//! What is wrong with an answer, in words for the person who typed it.

use casewright_core::engine::{Misfit, Problem, Touched};
use casewright_core::value::{DateProblem, RecordIdProblem};

use crate::words::t;

/// Why an answer cannot be read, and how to write it.
pub(crate) fn answer_problem(problem: &Problem) -> String {
    let sentence = match problem {
        Problem::MixedLetters(letter) => {
            let said =
                t("The letter “{0}” is not Latin, although it looks like it. Type the address instead of pasting it.");
            return said.with(&[&letter.to_string()]);
        }
        Problem::Email => t("This is not an e-mail address. Write it like name@company.com."),
        Problem::Phone => t("This is not a phone number. Write 7 to 15 digits, with an extension if there is one."),
        Problem::Link => t("This is not a web address. It begins with https:// or http://."),
        Problem::Number => t("This is not a number. Write it like 1200 or 0.25."),
        Problem::Money => t("This is not an amount. Write it like $1,250.00 or 1250."),
        Problem::Date(DateProblem::Form) => t("This is not a date. Write it like 12/31/2026 or 2026-12-31."),
        Problem::Date(DateProblem::NoSuchDay) => t("The calendar has no such day. Write the month first: 12/31/2026."),
        Problem::Date(DateProblem::NoYear) => t("This date has no year. Write it like 12/31/2026."),
        Problem::Date(DateProblem::ShortYear) => t("Write the year with four digits, like 12/31/2026."),
        Problem::Time => t("This is not a date and time. Write it like 12/31/2026 2:10 pm or 2026-12-31 14:10."),
        Problem::YesNo => t("Answer yes or no."),
        Problem::Option(text) => return t("“{0}” is not one of the options.").with(&[text]),
        Problem::RecordId(RecordIdProblem::Characters) => t("A Salesforce ID has only letters and digits."),
        Problem::RecordId(RecordIdProblem::Length(length)) => {
            return t("A Salesforce ID has 15 or 18 characters; this has {0}.").with(&[&length.to_string()]);
        }
        Problem::RecordId(RecordIdProblem::Checksum) => {
            t("The last three characters do not match the rest of this Salesforce ID. Copy it again.")
        }
        Problem::OtherObject(prefix) => {
            return t("This ID belongs to something else: the IDs wanted here begin with {0}.").with(&[prefix]);
        }
        Problem::Row(number, label, inner) => {
            return t("Row {0}, {1}: {2}").with(&[&number.to_string(), label, &answer_problem(inner)]);
        }
        Problem::EmptyCell(number, label) => return t("Row {0}: {1} is empty.").with(&[&number.to_string(), label]),
        Problem::NotAdded => t("This is not in the log yet: add the entry."),
        Problem::Shape => t("This answer does not have the form that the field expects."),
    };
    sentence.to_string()
}

/// What happens to an entry when its case moves to another version of its SOP.
pub(crate) fn touched(touched: &Touched) -> String {
    let (label, answer) = (touched.bare_label(), touched.excerpt());
    match &touched.misfit {
        Misfit::NotAsked => t("{0}: “{1}” is kept, but the new version does not ask for it.").with(&[label, &answer]),
        Misfit::Unreadable(problem) => t("{0}: “{1}” is kept, but does not fit the new version. {2}").with(&[
            label,
            &answer,
            &answer_problem(problem),
        ]),
        Misfit::NotALog => t("{0}: “{1}” is kept, but does not fit the new version. {2}").with(&[
            label,
            &answer,
            &t("This field is no longer a log."),
        ]),
    }
}
