//! A fault of syntax.

use std::ops::Range;

/// A fault of syntax: its place, what is wrong, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
    pub(super) said: Said,
}

/// How often a fault is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Wherever it is.
    EachTime,
    /// Once in a file, since who writes it so once writes it so everywhere.
    Once(Habit),
    /// Once in a file for a heading, which the `toml` crate would take as it is.
    OfAHeading,
}

/// A way of writing from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    CurlyQuotes,
    NoQuotes,
    HardBlanks,
    Colons,
    Dashes,
    Separators,
    Comments,
}

impl Slip {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip { span, message: message.into(), help: help.into(), said: Said::EachTime }
    }

    pub(super) fn habit(self, habit: Habit) -> Slip {
        Slip { said: Said::Once(habit), ..self }
    }

    pub(super) fn of_a_heading(self) -> Slip {
        Slip { said: Said::OfAHeading, ..self }
    }
}

/// The most lines that are named for one habit.
const NAMED: usize = 8;

/// Says each habit once, at its first place, and names the lines of the others.
pub(super) fn said_once(text: &str, slips: Vec<Slip>) -> Vec<Slip> {
    let mut kept: Vec<Slip> = Vec::new();
    let mut others: Vec<Vec<Slip>> = Vec::new();
    for slip in slips {
        let same = |one: &Slip| match (one.said, slip.said) {
            (Said::Once(one), Said::Once(other)) => one == other,
            // A misspelled name is one fault, and another name another.
            (Said::OfAHeading, Said::OfAHeading) => one.message == slip.message,
            _ => false,
        };
        match kept.iter().position(same).and_then(|at| others.get_mut(at)) {
            Some(others) => others.push(slip),
            None => {
                kept.push(slip);
                others.push(Vec::new());
            }
        }
    }
    let line = |slip: &Slip| text.get(..slip.span.start).unwrap_or_default().matches('\n').count() + 1;
    for (slip, lines) in kept.iter_mut().zip(others) {
        let named: Vec<String> = lines.iter().take(NAMED).map(|slip| line(slip).to_string()).collect();
        if !named.is_empty() {
            let more = if lines.len() > NAMED { " and more" } else { "" };
            let word = if lines.len() > 1 { "lines" } else { "line" };
            slip.help += &format!("; the same in {word} {}{more}", named.join(", "));
        }
    }
    kept
}
