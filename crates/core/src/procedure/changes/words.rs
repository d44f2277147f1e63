//! The sentences that describe changes, in English. Another language is another file like this one.

use super::super::expr::{Comparison, Expr};
use super::super::model::{Kind, Level, Target};
use super::{Aspect, Change, ChangeKind, Detail, Difference, Part};

/// When an answer is required, unless there is a condition.
pub(super) const NEVER: &str = "never required";
pub(super) const ALWAYS: &str = "always required";

pub(super) fn required_when(condition: &str) -> String {
    ["required when ", condition].concat()
}

/// A comparison in words.
pub(super) fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "is",
        Comparison::Unequal => "is not",
        Comparison::Less => "is less than",
        Comparison::AtMost => "is at most",
        Comparison::More => "is more than",
        Comparison::AtLeast => "is at least",
    }
}

/// The words before and after the argument of a function.
pub(super) fn called(function: &str) -> [&'static str; 2] {
    match function {
        "answered" => ["", " is answered"],
        "done" => ["", " is done"],
        "linked" => ["", " was started"],
        "ready" => ["", " is ready"],
        "ticked" => ["the time of ", ""],
        "count" => ["the number of ", ""],
        "day" => ["the day of ", ""],
        "days" => ["the days of ", ""],
        "newest" => ["the newest entry of ", ""],
        "sum" => ["the sum of ", ""],
        "streak" => ["the most days in a row of ", ""],
        "least" => ["the least of ", ""],
        "greatest" => ["the greatest of ", ""],
        _ => ["", ""],
    }
}

/// Whether [`called`] turns the function into a sentence, which is negated inside.
pub(super) fn is_verb(expr: &Expr) -> bool {
    matches!(expr, Expr::Answered(_) | Expr::Known(_) | Expr::Done(_) | Expr::Linked(_) | Expr::Ready(_))
}

/// The negation of such a sentence.
pub(super) fn denied(sentence: &str) -> String {
    match sentence.rsplit_once(' ') {
        Some((before, last)) => [before, " not ", last].concat(),
        None => sentence.to_owned(),
    }
}

/// The maximum number of lines of a post that are reported one by one.
const MOST_LINES: usize = 3;
/// The number of words shown around a difference.
const AROUND: usize = 4;
/// Texts up to this many characters are shown in full; excerpts are at most twice as long.
const SHORT: usize = 90;

/// A change as a sentence; plain text.
pub fn sentence(change: &Change) -> String {
    let happened = match &change.kind {
        ChangeKind::Added => " added: ",
        ChangeKind::Removed => " removed: ",
        ChangeKind::Changed(_) => " changed: ",
    };
    let mut out = [part(&change.part), happened, "“", &change.name, "”"].concat();
    if let ChangeKind::Changed(details) = &change.kind {
        let told = told(details);
        out.push_str(": ");
        out.push_str(&told.join("; "));
    }
    out.push('.');
    out
}

/// The details in words. Beyond the first few, lines of a post are given as a number.
fn told(details: &[Detail]) -> Vec<String> {
    let (mut told, mut lines) = (Vec::new(), 0);
    for detail in details {
        lines += usize::from(detail.aspect == Aspect::Line);
        if detail.aspect != Aspect::Line || lines <= MOST_LINES {
            told.push(self::detail(detail));
        } else if lines == MOST_LINES + 1 {
            let all = details.iter().filter(|detail| detail.aspect == Aspect::Line).count();
            told.push(match all - MOST_LINES {
                1 => "1 more line".to_owned(),
                more => more.to_string() + " more lines",
            });
        }
    }
    told
}

fn detail(detail: &Detail) -> String {
    let mut out = String::new();
    for (aspect, name) in &detail.within {
        out.push_str(noun(*aspect).1);
        out.push_str(" “");
        out.push_str(&clipped(name, SHORT));
        out.push_str("”: ");
    }
    let (its, noun) = noun(detail.aspect);
    let quoted = detail.aspect.is_quoted();
    match &detail.difference {
        Difference::Figure { before, after } => out.push_str(&[before, " is now ", after].concat()),
        Difference::Now { before, after } => {
            let (before, after) = excerpts(before, after);
            out.push_str(&if quoted {
                [its, noun, " “", &before, "” is now “", &after, "”"].concat()
            } else {
                [its, noun, " is now ", &after, " (before: ", &before, ")"].concat()
            });
        }
        Difference::Added(text) => out.push_str(&there([its, noun], quoted, "new", text)),
        Difference::Removed(text) => out.push_str(&there([its, noun], quoted, "gone", text)),
        Difference::Arranged => out.push_str("its lines are arranged differently"),
    }
    out
}

fn there([its, noun]: [&str; 2], quoted: bool, how: &str, text: &str) -> String {
    let text = clipped(text, 2 * SHORT);
    if text.is_empty() {
        [its, noun, " is ", how].concat()
    } else if quoted {
        [its, noun, " “", &text, "” is ", how].concat()
    } else {
        [its, noun, " is ", how, ": ", &text].concat()
    }
}

fn part(part: &Part) -> &'static str {
    match part {
        Part::Procedure => "Procedure",
        Part::Document(_) => "Document",
        Part::Stage(_) => "Stage",
        Part::Step(_) => "Step",
        Part::Field(_) => "Question",
        Part::Define(_) => "Value",
        Part::Rule(_) => "Rule",
        Part::Clock(_) => "Clock",
        Part::Post(_) => "Post",
        Part::Timeline(_) => "Timeline",
        Part::Term(_) => "Term",
        Part::Link(_) => "Link",
    }
}

/// The name of an aspect, and the word before it if a part has only one.
fn noun(aspect: Aspect) -> (&'static str, &'static str) {
    let its = "its ";
    match aspect {
        Aspect::Title => (its, "name"),
        Aspect::Says => (its, "text"),
        Aspect::Why => (its, "reason"),
        Aspect::Help => (its, "help"),
        Aspect::Need => (its, "need"),
        Aspect::Summary => (its, "summary"),
        Aspect::Short => (its, "short name"),
        Aspect::Date => (its, "date"),
        Aspect::NameField => ("", "the question that names a case"),
        Aspect::NumberField => ("", "the question for the case number"),
        Aspect::TopicField => ("", "the question that tells cases apart"),
        Aspect::UserField => ("", "the question for your name"),
        Aspect::Stage => (its, "stage"),
        Aspect::At => (its, "step"),
        Aspect::Role => (its, "role"),
        Aspect::Tick => (its, "box to tick"),
        Aspect::When => (its, "condition"),
        Aspect::Required => ("", "it"),
        Aspect::Kind => (its, "kind"),
        Aspect::Prefix => (its, "beginning"),
        Aspect::NewestFirst => (its, "order, the newest entry first,"),
        Aspect::Option => ("", "option"),
        Aspect::Column => ("", "column"),
        Aspect::Total => (its, "sum"),
        Aspect::Value => (its, "value"),
        Aspect::Level => (its, "level"),
        Aspect::Speaks => ("", "question it speaks of"),
        Aspect::Withholds => ("", "withheld post"),
        Aspect::Starts => (its, "start"),
        Aspect::Until => (its, "end"),
        Aspect::Counts => (its, "way of counting"),
        Aspect::Hours => (its, "time of business"),
        Aspect::DayOff => ("", "day off"),
        Aspect::Due => ("", "due"),
        Aspect::After => (its, "time"),
        Aspect::Repeat => (its, "distance from one time to the next"),
        Aspect::Done => ("", "what says that it was done"),
        Aspect::Target => (its, "place"),
        Aspect::Button => (its, "button"),
        Aspect::Subject => (its, "subject"),
        Aspect::Recipient => (its, "recipient"),
        Aspect::Line => ("", "line"),
        Aspect::Needs => ("", "needed step"),
        Aspect::Tag => ("", "tag"),
        Aspect::First => (its, "first day"),
        Aspect::Days => (its, "number of days"),
        Aspect::Mark => ("", "named day"),
        Aspect::Day => (its, "number"),
        Aspect::To => (its, "procedure"),
        Aspect::Copies => ("", "copied answer"),
        Aspect::Moves => ("", "moved answer"),
        Aspect::TicksThere => ("", "step taken along"),
        Aspect::There => ("", "first answer of the other case"),
        Aspect::Here => ("", "answer given here"),
    }
}

/// What a clock counts.
pub(super) fn counts(business: bool) -> &'static str {
    if business { "business hours" } else { "clock hours" }
}

/// The kind of a field, as authors write it.
pub(super) fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Line => "line",
        Kind::Paragraph => "paragraph",
        Kind::Email => "e-mail",
        Kind::Phone => "phone",
        Kind::Link => "link",
        Kind::Number => "number",
        Kind::Money => "money",
        Kind::Date => "date",
        Kind::Time => "date and time",
        Kind::YesNo => "yes/no",
        Kind::OneOf(_) => "one of several",
        Kind::SomeOf(_) => "some of several",
        Kind::Rows(_) => "rows",
        Kind::Log(_) => "log",
        Kind::RecordId(_) => "Salesforce id",
    }
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Block => "block",
        Level::Warn => "warning",
        Level::Note => "note",
    }
}

pub(super) fn target(target: Target) -> &'static str {
    match target {
        Target::Feed => "feed",
        Target::Comment => "comment",
        Target::Description => "description",
        Target::Subject => "subject",
        Target::Email => "e-mail",
        Target::QuickText => "quick text",
        Target::Slack => "Slack",
    }
}

/// Both texts in full if they are short, otherwise the parts that differ with a few words around them.
fn excerpts(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    if before.chars().count() <= SHORT && after.chars().count() <= SHORT {
        return (old.join(" "), new.join(" "));
    }
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    (excerpt(&old, &new, start, end), excerpt(&new, &old, start, end))
}

/// The words that differ from the other text, with those around them; `start` and `end` are the numbers of equal words
/// at both ends.
fn excerpt(words: &[&str], other: &[&str], start: usize, end: usize) -> String {
    // If as many words replaced others, those between them may be equal.
    let differs = |at: &usize| words.len() != other.len() || words.get(*at) != other.get(*at);
    let mut spots: Vec<usize> = (start..words.len() - end).filter(differs).collect();
    if spots.is_empty() {
        spots.push(start);
    }
    let mut out = String::new();
    let mut left_out = false;
    for (at, word) in words.iter().enumerate() {
        if spots.iter().any(|spot| spot.abs_diff(at) <= AROUND) {
            out.push_str(if left_out { "… " } else { "" });
            out.push_str(word);
            out.push(' ');
        }
        left_out = spots.iter().all(|spot| spot.abs_diff(at) > AROUND);
    }
    out.push_str(if left_out { "…" } else { "" });
    clipped(&out, 2 * SHORT)
}

/// A text on one line, cut to a number of characters.
pub(super) fn clipped(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        None => line,
        Some((end, _)) => [line.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
    }
}
