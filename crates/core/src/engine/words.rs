//! How results explain themselves. These words stand among those of the procedure, and are in its language, English; a problem
//! with an answer is data ([`super::Problem`]), which the page and the command line put into words.

use super::evaluation::{Counts, Reason};
use crate::value::{Hours, Span};

/// The answers that a result rests on, as one sentence: each label with its answer.
pub fn because(reasons: &[Reason]) -> String {
    let one = |reason: &Reason| {
        let label = bare(&reason.label);
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

/// Long answers are cut: an explanation names them, it does not repeat them.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.len() == text.len() && line.chars().count() <= MOST {
        return text.to_owned();
    }
    format!("{}…", line.chars().take(MOST).collect::<String>())
}

/// A label without the punctuation at its end, to be followed by an answer.
pub(super) fn bare(label: &str) -> &str {
    label.trim_end_matches([':', '?', ' '])
}
