//! Faults of syntax, in the words of someone who does not program.
//!
//! The `toml` crate decides whether a file can be read. Its messages speak of its grammar, and one missing bracket makes
//! hundreds of them. So where it finds anything, the text is read here once more, as leniently as a person reads it, and
//! the first thing that is wrong with each entry is said.

mod cursor;
mod headings;
mod letters;
mod lists;
mod scanner;
mod slip;
mod texts;
mod values;

use std::ops::Range;

use toml::de::{DeTable, Error};

pub(crate) use letters::not_utf8;
use scanner::Scanner;
pub(crate) use slip::Slip;
use slip::{Said, said_once};

/// What is wrong with the syntax of a file, one for each entry; `errors` are those of the `toml` crate.
pub(crate) fn slips(text: &str, errors: &[Error]) -> Vec<Slip> {
    if let Some(slip) = not_utf8(text) {
        return vec![slip];
    }
    let scanned = Scanner::new(text, errors.is_empty()).scan();
    let (mut slips, mut unread) = (scanned.slips, scanned.unread);
    if errors.is_empty() {
        // The crate is the judge: what it can read is right, except for the names of headings, which it does not know.
        slips.retain(|slip| slip.said == Said::OfAHeading);
        return said_once(text, slips);
    }
    unread.retain(|part| !part.is_empty());
    if let Some(slip) = left_over(text, errors, &unread) {
        slips.push(slip);
    }
    said_once(text, slips)
}

/// What the crate cannot read beside the parts that were found faulty here.
fn left_over(text: &str, errors: &[Error], unread: &[Range<usize>]) -> Option<Slip> {
    let again;
    let errors = if unread.is_empty() {
        errors
    } else {
        let rest = without(text, unread);
        again = DeTable::parse_recoverable(&rest).1;
        &again
    };
    let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start))?;
    let help =
        "a line is `name = \"text\"`, a heading is `[[name]]`: look for a quote, bracket or comma too many or missing";
    Some(Slip::new(first.span().unwrap_or_default(), "this cannot be read", help))
}

/// The text with blanks in the place of some of its parts, so that all other places stay the same.
fn without(text: &str, parts: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        kept.push_str(text.get(at..part.start).unwrap_or_default());
        let blank = text.get(part.clone()).unwrap_or_default().bytes().map(|b| if b == b'\n' { '\n' } else { ' ' });
        kept.extend(blank);
        at = part.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept
}
