//! Ranks the entries that match what was typed.
//!
//! Words come first, typos second, scattered letters last. Scores come from `nucleo-matcher`, made for the Helix editor.
//! `fuzzy-matcher` has had no release since 2020, and `frizbee` needs SIMD, which a page cannot count on. Words are matched one by
//! one, without the crate's pattern language, which would triple its size; capitals and accents are removed beforehand.

use std::cmp::Reverse;

use casewright_core::find::{beginning, corrected, words};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::entry::Entry;
use crate::browser::lower;
use crate::text::storage::Group;

/// How many entries of a group are shown.
const MOST: usize = 6;

/// The entries to show.
pub(super) struct Ranking<'a> {
    /// The group with the best match comes first.
    pub(super) groups: Vec<(Group, Vec<&'a Entry>)>,
    /// What was typed without its typos, if it had any.
    pub(super) meant: Option<String>,
}

/// How the typed words stand in an entry; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Each begins a word of the label.
    Label,
    /// Each begins a word.
    Words,
    /// Each is inside a word.
    Inside,
    /// The letters stand there in this order, among others.
    Scattered,
}

/// The entries that match, by group.
pub(super) fn rank<'a>(entries: &'a [Entry], typed: &str) -> Ranking<'a> {
    let typed = lower::bare(typed);
    let mut fits = fitting(entries, &typed);
    if fits.iter().all(|(fit, ..)| *fit == Fit::Scattered)
        && let Some(meant) = meant(entries, &typed)
    {
        let mut forgiven = fitting(entries, &meant);
        forgiven.retain(|(fit, ..)| *fit != Fit::Scattered);
        if !forgiven.is_empty() {
            return Ranking { groups: sorted(forgiven), meant: Some(meant) };
        }
    }
    let best = fits.iter().map(|(_, score, _)| *score).max().unwrap_or_default();
    // Scattered letters of a long text match nearly everything.
    fits.retain(|(fit, score, _)| *fit != Fit::Scattered || score.saturating_mul(2) >= best);
    Ranking { groups: sorted(fits), meant: None }
}

/// The entries shown before anything is typed: recent cases, and actions.
pub(super) fn first(entries: &[Entry]) -> Ranking<'_> {
    let cases = entries.iter().filter(|entry| entry.group == Group::Cases && !entry.here).take(MOST);
    let mut groups = grouped(cases);
    let actions: Vec<&Entry> = entries.iter().filter(|entry| entry.group == Group::Actions).collect();
    groups.push((Group::Actions, actions));
    Ranking { groups, meant: None }
}

/// What was typed without its typos; none if it has none, or if nobody could tell.
fn meant(entries: &[Entry], typed: &str) -> Option<String> {
    let query: Vec<&str> = words(typed).collect();
    Some(corrected(&query, entries.iter().map(|entry| entry.words.as_str()))?.join(" "))
}

/// The entries that match, each with its score.
fn fitting<'a>(entries: &'a [Entry], typed: &str) -> Vec<(Fit, u32, &'a Entry)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    entries
        .iter()
        .filter_map(|entry| Some((fit(entry, typed), score(&mut matcher, &entry.words, typed)?, entry)))
        .collect()
}

fn fit(entry: &Entry, typed: &str) -> Fit {
    let all = |stands: &dyn Fn(&str) -> bool| typed.split_whitespace().all(stands);
    if all(&|word| beginning(entry.label_words(), word).is_some()) {
        Fit::Label
    } else if all(&|word| beginning(&entry.words, word).is_some()) {
        Fit::Words
    } else if all(&|word| entry.words.contains(word)) {
        Fit::Inside
    } else {
        Fit::Scattered
    }
}

/// The score of an entry; none if one of the typed words does not match.
fn score(matcher: &mut Matcher, words: &str, typed: &str) -> Option<u32> {
    let (mut letters, mut sought) = (Vec::new(), Vec::new());
    let mut sum = 0_u32;
    for word in typed.split_whitespace() {
        let fit = matcher.fuzzy_match(Utf32Str::new(words, &mut letters), Utf32Str::new(word, &mut sought))?;
        sum = sum.saturating_add(fit.into());
    }
    Some(sum)
}

/// The best first. Of equally good matches, what is there already and settings come last, and the shorter label first: it contains
/// less that was not meant.
fn sorted(mut fits: Vec<(Fit, u32, &Entry)>) -> Vec<(Group, Vec<&Entry>)> {
    fits.sort_by_key(|(fit, score, entry)| {
        (*fit, Reverse(*score), entry.here, entry.group == Group::Settings, entry.label.len())
    });
    grouped(fits.into_iter().map(|(_, _, entry)| entry))
}

fn grouped<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<(Group, Vec<&'a Entry>)> {
    let mut groups: Vec<(Group, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        match groups.iter_mut().find(|(group, _)| *group == entry.group) {
            Some((_, there)) if there.len() < MOST => there.push(entry),
            Some(_) => {}
            None => groups.push((entry.group, vec![entry])),
        }
    }
    groups
}
