//! Finding the words of a query in texts, and what was meant where a word was mistyped. The palette and the search use it.
//!
//! All texts and words are in lower case.

/// A longer word has room for two typos.
const LONG: usize = 7;

/// A shorter word is one typo away from too many others.
const SHORT: usize = 4;

/// The words of a text. “60-day” and “customer’s” are each two words.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || matches!(c, '\u{a0}' | '\u{2000}'..='\u{206f}');
    text.split(apart).filter(|word| !word.is_empty())
}

/// Where a word that begins with `word` starts: “past” is not found in “copypaste”.
pub fn beginning(text: &str, word: &str) -> Option<usize> {
    let within = |at: usize| text.as_bytes().get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).find(|at| !within(*at))
}

/// The query with each word that begins nowhere in the texts replaced by the closest one that is there. `None` if nothing is
/// replaced, or if a word is close to none.
pub fn corrected<'a>(query: &[&'a str], texts: impl Iterator<Item = &'a str> + Clone) -> Option<Vec<&'a str>> {
    let meant = |word: &&'a str| {
        let known = texts.clone().any(|text| beginning(text, word).is_some());
        if known { Some(*word) } else { closest(word, texts.clone().flat_map(words)) }
    };
    let meant: Vec<&str> = query.iter().map(meant).collect::<Option<_>>()?;
    (meant != query).then_some(meant)
}

/// The candidate that `typed` is most likely a typo of. One that it may be the beginning of counts too, after all others, so that the
/// answer is there before the last letter.
///
/// Numbers have no typos: the number of another case would be a wrong answer.
fn closest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = Letters::of(typed)?;
    let most = match typed.count {
        ..SHORT => return None,
        SHORT..LONG => 1,
        _ => 2,
    };
    let (mut best, mut least) = (None, usize::MAX);
    for candidate in candidates {
        // The beginning of a word is seldom mistyped.
        let elsewhere = usize::from(!candidate.starts_with(typed.first));
        let weight =
            |distance: usize, part: usize| distance.saturating_mul(2).saturating_add(elsewhere).saturating_add(part);
        let whole = typed.distance(candidate, most).map(|distance| weight(distance, 0));
        let begun = || typed.begun(candidate, most).map(|distance| weight(distance, BEGUN));
        if let Some(weight) = whole.or_else(|| (elsewhere == 0).then(begun).flatten()).filter(|weight| *weight < least)
        {
            (best, least) = (Some(candidate), weight);
        }
    }
    best
}

/// Weighs more than any distance.
const BEGUN: usize = 100;

/// A typed word, and what excludes most candidates at little cost: texts have many words.
struct Letters<'a> {
    word: &'a str,
    first: char,
    count: usize,
    mask: u32,
}

impl<'a> Letters<'a> {
    /// `None` if there is something else among the letters.
    fn of(word: &'a str) -> Option<Self> {
        let first = word.chars().next()?;
        let letters = word.chars().all(char::is_alphabetic);
        letters.then(|| Self { word, first, count: word.chars().count(), mask: mask(word) })
    }

    /// The number of typos between both, if there are at most `most`; two neighbors in the wrong order are one.
    fn distance(&self, other: &str, most: usize) -> Option<usize> {
        let count = other.chars().count();
        // A typo adds a letter, takes one away, or both.
        let apart = (self.mask ^ mask(other)).count_ones() as usize;
        if count.abs_diff(self.count) > most || count.saturating_add(1) < SHORT || apart > most.saturating_mul(2) {
            return None;
        }
        Some(strsim::osa_distance(self.word, other)).filter(|distance| *distance <= most)
    }

    /// The least distance to a beginning of the other.
    fn begun(&self, other: &str, most: usize) -> Option<usize> {
        let ends = other.char_indices().map(|(at, _)| at).skip(self.count.saturating_sub(most));
        let beginnings = ends.take(most.saturating_mul(2).saturating_add(1)).filter_map(|end| other.get(..end));
        beginnings.filter_map(|beginning| self.distance(beginning, most)).min()
    }
}

/// A bit for each letter of the word. Different letters may share one.
fn mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, letter| mask | 1_u32.wrapping_shl(letter.into()))
}

#[cfg(test)]
mod tests {
    use super::{beginning, corrected, words};

    const TEXTS: [&str; 3] = [
        "the invoice is overdue since 02/11",
        "tag volmit about the cancellation",
        "año, idioma: español 00418823 due",
    ];

    fn check(query: &str, meant: Option<&str>) {
        let query: Vec<&str> = words(query).collect();
        assert_eq!(corrected(&query, TEXTS.into_iter()).map(|meant| meant.join(" ")).as_deref(), meant, "{query:?}");
    }

    #[test]
    fn a_typo_is_forgiven() {
        for (typed, meant) in [
            // A letter left out, added, taken for another, or put before its neighbor.
            ("ovedue", "overdue"),
            ("volmits", "volmit"),
            ("volmst", "volmit"),
            ("volimt", "volmit"),
            ("vomlit", "volmit"),
            ("canclation", "cancellation"),
            ("cancelaltion", "cancellation"),
            ("dues", "due"),
            ("espanol", "español"),
            // At its first letter.
            ("bolmit", "volmit"),
            // Before the last letter is typed.
            ("canclat", "cancellation"),
            ("ivnoi", "invoice"),
            // What is right stays.
            ("tag volmits", "tag volmit"),
            ("canc volmits", "canc volmit"),
        ] {
            check(typed, Some(meant));
        }
    }

    #[test]
    fn what_is_right_or_strange_or_short_stays() {
        for typed in [
            "",
            "overdue",
            "over",
            "tag volmit",
            "zebra",
            "volmit zebra",
            "volmits zebra",
            "tga",
            "ovdeu",
            "vlmtis",
            "00418824",
            "volmit1",
        ] {
            check(typed, None);
        }
    }

    #[test]
    fn the_closest_word_is_meant() {
        let all = ["stages of states", "state", "statement"];
        for (typed, meant) in [("staet", "state"), ("statment", "statement"), ("stagse", "stages"), ("xtate", "state")]
        {
            assert_eq!(corrected(&[typed], all.into_iter()), Some(vec![meant]), "{typed}");
        }
    }

    #[test]
    fn words_are_told_apart_as_people_see_them() {
        let all: Vec<&str> = words("the customer’s 60-day notice: “über\u{a0}alles”").collect();
        assert_eq!(all, ["the", "customer", "s", "60", "day", "notice", "über", "alles"]);
        assert_eq!(beginning("copypaste the past", "past"), Some(14));
        assert_eq!(beginning("copypaste", "past"), None);
        assert_eq!(beginning("", "past"), None);
    }
}
