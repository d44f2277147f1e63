//! The sentences of the engine. What an SOP says stands in its procedure; this is how results explain themselves.

use super::evaluation::{Counts, Reason};
use super::reading::Problem;
use super::touched::{Touched, TouchedWhy};
use crate::value::{Hours, RecordIdProblem, Span};
use crate::words::{Text, t};

/// What is wrong with an answer, and how to write it. The person who typed it is told, in their own language; all else that the engine
/// says stands among the words of the procedure, and is in that one.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Email => t("This is not an e-mail address. Write it like name@company.com."),
        Problem::Phone => t("This is not a phone number. Write 7 to 15 digits, with an extension if there is one."),
        Problem::Link => t("This is not a web address. It begins with https:// or http://."),
        Problem::Number => t("This is not a number. Write it like 1200 or 0.25."),
        Problem::Money => t("This is not an amount. Write it like $1,250.00 or 1250."),
        Problem::Date => t("This is not a date. Write it like 12/31/2026 or 2026-12-31."),
        Problem::Time => t("This is not a date and time. Write it like 12/31/2026 2:10 pm or 2026-12-31 14:10."),
        Problem::YesNo => t("Answer yes or no."),
        Problem::Option(text) => return t("“{0}” is not one of the options.").with(&[text]),
        Problem::RecordId(RecordIdProblem::Characters) => t("A Salesforce id has only letters and digits."),
        Problem::RecordId(RecordIdProblem::Length(length)) => {
            return t("A Salesforce id has 15 or 18 characters; this has {0}.").with(&[&length.to_string()]);
        }
        Problem::RecordId(RecordIdProblem::Checksum) => {
            t("The last three characters do not fit the rest of this Salesforce id. Copy it again.")
        }
        Problem::OtherObject(prefix) => {
            return t("This id belongs to something else: the ids wanted here begin with {0}.").with(&[prefix]);
        }
        Problem::Row(number, label, inner) => {
            return t("Row {0}, {1}: {2}").with(&[&number.to_string(), label, &self::problem(inner)]);
        }
        Problem::EmptyCell(number, label) => return t("Row {0}: {1} is empty.").with(&[&number.to_string(), label]),
        Problem::NotAdded => t("This is not in the log yet: add the entry."),
        Problem::Shape => t("This answer does not have the form that the field asks for."),
    }
    .to_string()
}

/// The answers that a result rests on, as one sentence: each label with its answer.
pub fn because(reasons: &[Reason]) -> String {
    let one = |reason: &Reason| {
        let label = reason.label.trim_end_matches([':', '?', ' ']);
        match &reason.answer {
            Some(answer) => format!("{label}: {}", clipped(answer)),
            None => format!("{label}: no answer"),
        }
    };
    // What was not answered only matters where nothing else decided.
    let answered = reasons.iter().filter(|reason| reason.answer.is_some()).collect::<Vec<_>>();
    let telling = if answered.is_empty() { reasons.iter().collect() } else { answered };
    telling.into_iter().map(one).collect::<Vec<_>>().join("; ")
}

pub(super) const DONE: &str = "done";
pub(super) const NOT_DONE: &str = "not done";

/// How a due time was worked out, and which hours were counted.
pub(super) fn due_because(start: &str, after: Span, counts: Option<Counts>, hours: Option<&Hours>) -> String {
    let mut out = if after.count == 0 { "at once; ".into() } else { format!("{after} after; ") };
    out.push_str(start);
    if let Some(counts) = counts {
        // Not by a comma: what stands before it may be a list.
        out.push_str("; ");
        out.push_str(counts.name());
    }
    if let Some(hours) = hours.filter(|_| counts.is_some()) {
        out.push_str(&format!(" {hours}"));
    }
    out
}

pub(super) const TOO_FAR: &str = "never: it is further away than is counted";

pub(super) fn stopped_because(why: &str) -> String {
    if why.is_empty() { "stopped".into() } else { format!("stopped; {why}") }
}

pub(super) fn waiting_because(labels: &[String]) -> String {
    if labels.is_empty() {
        "not started".into()
    } else {
        format!("not started: no answer yet to {}", labels.join(", "))
    }
}

/// What becomes of an entry when its case moves to another version.
pub(super) fn touched(touched: &Touched) -> String {
    let label = touched.label.trim_end_matches([':', '?', ' ']);
    let answer = clipped(&touched.answer);
    match &touched.why {
        TouchedWhy::Gone => t("{0}: “{1}” is kept, but the new version does not ask for it.").with(&[label, &answer]),
        TouchedWhy::Unread(problem) => {
            t("{0}: “{1}” is kept, but does not fit the new version. {2}").with(&[label, &answer, problem])
        }
    }
}

pub(super) const NO_LOG: Text = t("This is no log any more.");

/// Long answers are cut: an explanation names them, it does not repeat them.
fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.len() == text.len() && line.chars().count() <= MOST {
        return text.to_owned();
    }
    format!("{}…", line.chars().take(MOST).collect::<String>())
}
