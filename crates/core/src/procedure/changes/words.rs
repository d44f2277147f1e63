//! The words for changes and conditions. Each text with words in this file is a phrase of its own, which a page in
//! another language translates; `{0}` and `{1}` stand for its parts.

use super::super::expr::Comparison;
use super::super::model::{Kind, Level, Target};
use super::{Aspect, Change, ChangeKind, Detail, Difference, Part};
use crate::value::{Hours, Value, Zone};

/// The language in which changes and conditions are told.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// A phrase of this file with its parts.
    pub phrase: fn(&'static str, &[&str]) -> String,
    /// A value that is neither a text nor an option.
    pub value: fn(&Value) -> String,
    pub hours: fn(&Hours) -> String,
}

impl Wording {
    pub const ENGLISH: Wording =
        Wording { phrase: filled, value: |value| value.display(&Zone::fixed(0)), hours: Hours::to_string };

    pub(super) fn phrase(self, english: &'static str, parts: &[&str]) -> String {
        (self.phrase)(english, parts)
    }
}

/// A placeholder without a part stays empty.
fn filled(phrase: &'static str, parts: &[&str]) -> String {
    let mut pieces = phrase.split(['{', '}']);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    while let (Some(place), Some(after)) = (pieces.next(), pieces.next()) {
        let part = place.parse::<usize>().ok().and_then(|place| parts.get(place));
        out.extend([part.copied().unwrap_or_default(), after]);
    }
    out
}

/// When an answer is required, unless there is a condition.
pub(super) const NEVER: &str = "never required";
pub(super) const ALWAYS: &str = "always required";
pub(super) const REQUIRED_WHEN: &str = "required when {0}";

pub(super) const AND: &str = "{0} and {1}";
pub(super) const OR: &str = "{0} or {1}";
pub(super) const NOT: &str = "not {0}";
pub(super) const IF: &str = "if {0} then {1} else {2}";
pub(super) const HAS: &str = "{0} has {1}";
pub(super) const TODAY: &str = "today";
pub(super) const NOW: &str = "now";
pub(super) const BEGUN: &str = "the day the case was begun";

pub(super) fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "{0} is {1}",
        Comparison::Unequal => "{0} is not {1}",
        Comparison::Less => "{0} is less than {1}",
        Comparison::AtMost => "{0} is at most {1}",
        Comparison::More => "{0} is more than {1}",
        Comparison::AtLeast => "{0} is at least {1}",
    }
}

/// What holds of something, or does not.
pub(super) const ANSWERED: [&str; 2] = ["{0} is answered", "{0} is not answered"];
pub(super) const DONE: [&str; 2] = ["{0} is done", "{0} is not done"];
pub(super) const STARTED: [&str; 2] = ["{0} was started", "{0} was not started"];
pub(super) const READY: [&str; 2] = ["{0} is ready", "{0} is not ready"];

pub(super) const TIME: &str = "the time of {0}";
pub(super) const NUMBER: &str = "the number of {0}";
pub(super) const DAY: &str = "the day of {0}";
pub(super) const DAYS: &str = "the days of {0}";
pub(super) const NEWEST: &str = "the newest entry of {0}";
pub(super) const SUM: &str = "the sum of {0}";
pub(super) const STREAK: &str = "the most days in a row of {0}";
pub(super) const LEAST: &str = "the least of {0}";
pub(super) const GREATEST: &str = "the greatest of {0}";

pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The maximum number of lines of a post that are reported one by one.
const MOST_LINES: usize = 3;
/// The number of words shown around a difference.
const AROUND: usize = 4;
/// Texts up to this many characters are shown in full; excerpts are at most twice as long.
const SHORT: usize = 90;

/// A change as a sentence; plain text.
pub fn sentence(change: &Change, wording: Wording) -> String {
    let part = wording.phrase(part(&change.part), &[]);
    let told = match &change.kind {
        ChangeKind::Added => wording.phrase("{0} added: “{1}”", &[&part, &change.name]),
        ChangeKind::Removed => wording.phrase("{0} removed: “{1}”", &[&part, &change.name]),
        ChangeKind::Changed(details) => {
            let changed = wording.phrase("{0} changed: “{1}”", &[&part, &change.name]);
            [changed, told(details, wording).join("; ")].join(": ")
        }
    };
    told + "."
}

/// The details in words. Beyond the first few, lines of a post are given as a number.
fn told(details: &[Detail], wording: Wording) -> Vec<String> {
    let (mut told, mut lines) = (Vec::new(), 0);
    for detail in details {
        lines += usize::from(detail.aspect == Aspect::Line);
        if detail.aspect != Aspect::Line || lines <= MOST_LINES {
            told.push(self::detail(detail, wording));
        } else if lines == MOST_LINES + 1 {
            let all = details.iter().filter(|detail| detail.aspect == Aspect::Line).count();
            told.push(match all - MOST_LINES {
                1 => wording.phrase("1 more line", &[]),
                more => wording.phrase("{0} more lines", &[&more.to_string()]),
            });
        }
    }
    told
}

fn detail(detail: &Detail, wording: Wording) -> String {
    let mut out = String::new();
    for (aspect, name) in &detail.within {
        out.push_str(&wording.phrase(noun(*aspect), &[]));
        out.push_str(" “");
        out.push_str(&clipped(name, SHORT));
        out.push_str("”: ");
    }
    let noun = wording.phrase(noun(detail.aspect), &[]);
    let quoted = detail.aspect.is_quoted();
    out.push_str(&match &detail.difference {
        Difference::Figure { before, after } => wording.phrase("{0} is now {1}", &[before, after]),
        Difference::Now { before, after } => {
            let (before, after) = excerpts(before, after);
            let phrase = if quoted { "{0} “{1}” is now “{2}”" } else { "{0} is now {2} (before: {1})" };
            wording.phrase(phrase, &[&noun, &before, &after])
        }
        Difference::Added(text) => {
            there(&noun, quoted, text, ["{0} is new", "{0} “{1}” is new", "{0} is new: {1}"], wording)
        }
        Difference::Removed(text) => {
            there(&noun, quoted, text, ["{0} is gone", "{0} “{1}” is gone", "{0} is gone: {1}"], wording)
        }
        Difference::Arranged => wording.phrase("its lines are arranged differently", &[]),
    });
    out
}

/// That something came or went, with its text if it has one.
fn there(
    noun: &str,
    quoted: bool,
    text: &str,
    [bare, quoting, telling]: [&'static str; 3],
    wording: Wording,
) -> String {
    let text = clipped(text, 2 * SHORT);
    let phrase = match quoted {
        _ if text.is_empty() => bare,
        true => quoting,
        false => telling,
    };
    wording.phrase(phrase, &[noun, &text])
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

/// The name of an aspect.
fn noun(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Title => "its name",
        Aspect::Says => "its text",
        Aspect::Why => "its reason",
        Aspect::Help => "its help",
        Aspect::Need => "its need",
        Aspect::Summary => "its summary",
        Aspect::Short => "its short name",
        Aspect::Date => "its date",
        Aspect::NameField => "the question that names a case",
        Aspect::NumberField => "the question for the case number",
        Aspect::TopicField => "the question that tells cases apart",
        Aspect::UserField => "the question for your name",
        Aspect::Stage => "its stage",
        Aspect::At => "its step",
        Aspect::Role => "its role",
        Aspect::Tick => "its box to tick",
        Aspect::When => "its condition",
        Aspect::Required => "it",
        Aspect::Kind => "its kind",
        Aspect::Prefix => "its beginning",
        Aspect::NewestFirst => "its order, the newest entry first,",
        Aspect::Option => "option",
        Aspect::Column => "column",
        Aspect::Total => "its sum",
        Aspect::Value => "its value",
        Aspect::Level => "its level",
        Aspect::Speaks => "question it speaks of",
        Aspect::Withholds => "withheld post",
        Aspect::Starts => "its start",
        Aspect::Until => "its end",
        Aspect::Counts => "its way of counting",
        Aspect::Hours => "its time of business",
        Aspect::DayOff => "day off",
        Aspect::Due => "due",
        Aspect::After => "its time",
        Aspect::Repeat => "its distance from one time to the next",
        Aspect::Done => "what says that it was done",
        Aspect::Target => "its place",
        Aspect::Button => "its button",
        Aspect::Subject => "its subject",
        Aspect::Recipient => "its recipient",
        Aspect::Line => "line",
        Aspect::Needs => "needed step",
        Aspect::Tag => "tag",
        Aspect::First => "its first day",
        Aspect::Days => "its number of days",
        Aspect::Mark => "named day",
        Aspect::Day => "its number",
        Aspect::To => "its procedure",
        Aspect::Copies => "copied answer",
        Aspect::Moves => "moved answer",
        Aspect::TicksThere => "step taken along",
        Aspect::There => "first answer of the other case",
        Aspect::Here => "answer given here",
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
