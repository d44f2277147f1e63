//! Helpful messages about unknown ids.

use casewright_compiler::{choices, suggest};

/// "unknown field `custmer`: did you mean `customer`?"
///
/// Without a close candidate: the candidates if they are few, or else `otherwise`.
pub(super) fn unknown<'a>(
    what: &str,
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let help = match suggest(wrong, candidates.iter().copied()) {
        Some(close) => format!(": did you mean `{close}`?"),
        None => match choices(&candidates).filter(|_| candidates.len() <= 8) {
            Some(choices) => format!(": {choices}"),
            None if otherwise.is_empty() => String::new(),
            None => format!(": {otherwise}"),
        },
    };
    format!("unknown {what} `{}`{help}", one_line(wrong))
}

/// Text from outside as part of a sentence: on one line, without control characters, and cut.
pub(super) fn one_line(text: &str) -> String {
    const MOST: usize = 80;
    let mut line: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        line.push('…');
    }
    line
}
