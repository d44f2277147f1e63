//! Explanations of results. They are printed among the procedure's own words, so they are in its language, English.
//! Problems with answers are data ([`super::Problem`]) that the page and the command line put into words.

use super::evaluation::{Counts, Reason};
use crate::value::{Hours, Span};

/// The answers a result rests on, as one sentence.
pub fn because(reasons: &[Reason]) -> String {
    let one = |reason: &Reason| {
        let label = bare(&reason.label);
        match &reason.answer {
            Some(answer) => format!("{label}: {}", clipped(answer)),
            None => format!("{label}: no answer"),
        }
    };
    // Missing answers matter only if nothing else decided.
    let answered = reasons.iter().filter(|reason| reason.answer.is_some()).collect::<Vec<_>>();
    let telling = if answered.is_empty() { reasons.iter().collect() } else { answered };
    telling.into_iter().map(one).collect::<Vec<_>>().join("; ")
}

pub(super) const BEGUN: &str = "Case begun";
pub(super) const DONE: &str = "done";
pub(super) const NOT_DONE: &str = "not done";

/// How a due time was calculated, and what was counted.
pub(super) fn due_because(start: &str, after: Span, counts: Option<Counts>, hours: Option<&Hours>) -> String {
    let mut out = if after.count == 0 { "at once; ".into() } else { format!("{after} after; ") };
    out.push_str(start);
    if let Some(counts) = counts {
        // Not a comma, since the part before may be a list.
        out.push_str("; ");
        out.push_str(counts.name());
    }
    if let Some(hours) = hours.filter(|_| counts.is_some()) {
        out.push_str(&format!(" {hours}"));
    }
    out
}

pub(super) const BEYOND: &str = "(cannot be counted)";
/// Behind what was typed in a row of a post.
pub(super) const UNREADABLE: &str = "[cannot be read]";
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

/// Cuts a long answer: an explanation names it, but does not repeat it.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.len() == text.len() && line.chars().count() <= MOST {
        return text.to_owned();
    }
    format!("{}…", line.chars().take(MOST).collect::<String>())
}

/// A label without punctuation at its end.
pub(super) fn bare(label: &str) -> &str {
    label.trim_end_matches([':', '?', ' '])
}
