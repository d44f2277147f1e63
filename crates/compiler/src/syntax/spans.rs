//! Spans as people say them: `two days`, `48 business hours`.

use super::Fault;
use std::ops::Range;

/// Units of time.
pub(super) const UNITS: [&str; 6] = ["minutes", "hours", "days", "weeks", "months", "years"];

const NUMBERS: [(&str, u32); 18] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("sixty", 60),
    ("ninety", 90),
];

/// True for `day` and `days`.
pub(super) fn is_unit(word: &str) -> bool {
    UNITS.contains(&word) || UNITS.iter().any(|unit| unit.strip_suffix('s') == Some(word))
}

/// True for a word that says which hours or days are counted.
pub(super) fn is_counting(word: &str) -> bool {
    matches!(word, "business" | "working" | "work" | "office" | "clock" | "calendar")
}

/// A fault for a number in letters before a unit.
pub(super) fn in_letters(word: &str, counting: Option<&str>, unit: &str, span: Range<usize>) -> Option<Fault> {
    let (_, number) = NUMBERS.iter().find(|(name, _)| *name == word.to_lowercase())?;
    if let Some(counting) = counting {
        return Some(counted(&number.to_string(), counting, unit, span));
    }
    let fault = Fault::new(span, "a number is written in digits");
    Some(fault.help(format!("write `{number} {unit}`")))
}

/// A fault for `48 business hours`: a clock says once what it counts.
pub(super) fn counted(number: &str, word: &str, unit: &str, span: Range<usize>) -> Fault {
    let counts = if matches!(word, "clock" | "calendar") { "clock" } else { "business" };
    let help = format!("write `{number} {unit}`, and `hours = \"{counts}\"` in its `[[clock]]`");
    Fault::new(span, format!("a span does not say that it counts {word} {unit}; the clock does")).help(help)
}
