//! Ids that do not exist, told in a way that helps.

use casewright_compiler::suggest;

/// "unknown field `custmer`: did you mean `customer`?"
///
/// Without a candidate that is close: what there is, where that is a short list, or else `otherwise`.
pub(super) fn unknown<'a>(
    what: &str,
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let help = match suggest(wrong, candidates.iter().copied()) {
        Some(close) => format!(": did you mean `{close}`?"),
        None if !candidates.is_empty() && candidates.len() <= 8 => {
            format!(": there is {}", candidates.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", "))
        }
        None if otherwise.is_empty() => String::new(),
        None => format!(": {otherwise}"),
    };
    format!("unknown {what} `{}`{help}", one_line(wrong))
}

/// A text from outside in a sentence: without line breaks and other controls, and not endless.
pub(super) fn one_line(text: &str) -> String {
    const MOST: usize = 80;
    let mut line: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        line.push('…');
    }
    line
}
