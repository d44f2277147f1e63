//! Ranks the entries that match what was typed.
//!
//! Scores come from `nucleo-matcher`, made for the Helix editor. `fuzzy-matcher` has had no release since 2020, and `frizbee` needs
//! SIMD, which a page cannot count on. Words are matched one by one, without the crate's pattern language, which would triple its
//! size; capitals and accents are removed beforehand.

use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::entry::Entry;
use crate::browser::lower;
use crate::text::storage::Group;

/// How many entries of a group are shown.
const MOST: usize = 6;

/// The matches by group; the group with the best match comes first.
pub(super) fn rank<'a>(entries: &'a [Entry], typed: &str) -> Vec<(Group, Vec<&'a Entry>)> {
    let typed = lower::bare(typed);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut fits: Vec<(u32, &Entry)> = Vec::new();
    for entry in entries {
        if let Some(score) = score(&mut matcher, &entry.words, &typed) {
            fits.push((score, entry));
        }
    }
    let best = fits.iter().map(|(score, _)| *score).max().unwrap_or_default();
    // Scattered letters of a long text match nearly everything.
    fits.retain(|(score, _)| score.saturating_mul(2) >= best);
    // Of two equally good matches, the shorter one contains less that was not meant.
    fits.sort_by(|(one, first), (other, second)| other.cmp(one).then(first.label.len().cmp(&second.label.len())));
    grouped(fits.into_iter().map(|(_, entry)| entry))
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

/// The entries shown before anything is typed: recent cases, and actions.
pub(super) fn first(entries: &[Entry]) -> Vec<(Group, Vec<&Entry>)> {
    let cases = entries.iter().filter(|entry| entry.group == Group::Cases && !entry.here).take(MOST);
    let mut groups = grouped(cases);
    let actions: Vec<&Entry> = entries.iter().filter(|entry| entry.group == Group::Actions).collect();
    groups.push((Group::Actions, actions));
    groups
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
