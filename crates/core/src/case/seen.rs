//! Whose changes a case holds: for each tab that changed it, how many of that tab's changes are in it.
//!
//! This is what makes saving safe without a lock, which a page on plain http does not have: of two states of a case it
//! tells whether one was made knowing the other, or both were made side by side and must be merged.

use crate::json::{Json, Read, Write, items, or_fault};

/// A tab, for as long as it is open. A page that is loaded again is another one.
pub type TabId = String;

/// How many tabs are remembered. Forgetting one loses nothing: what then looks as if it was made side by side is merged. But
/// a tab that is no longer counted hides what two states have in common, and what was overwritten may then be asked about
/// again; so there are as many as a case that is worked on for months is opened.
const MOST: usize = 64;

/// How many changes of each tab, the tab that changed last at the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(Vec<(TabId, u64)>);

impl Seen {
    /// Counts a change of that tab.
    pub fn count(&mut self, tab: &str) {
        let before = self.of(tab);
        self.0.retain(|(other, _)| other != tab);
        self.0.push((tab.to_owned(), before.saturating_add(1)));
        self.forget();
    }

    /// Whether all changes that `other` holds are here too.
    pub fn holds(&self, other: &Seen) -> bool {
        other.0.iter().all(|(tab, count)| self.of(tab) >= *count)
    }

    /// Both, taken together: the same from either side, but for the order. Who changed last on one of the two sides is not
    /// forgotten for the sake of those who changed before on the other.
    pub fn with(&self, other: &Seen) -> Seen {
        let longest = self.0.len().max(other.0.len());
        let (mut mine, mut theirs) = (self.0.iter().rev(), other.0.iter().rev());
        let mut both: Vec<(TabId, u64)> = Vec::new();
        for (tab, _) in (0..longest).flat_map(|_| [mine.next(), theirs.next()]).flatten() {
            if both.iter().all(|(one, _)| one != tab) {
                both.push((tab.clone(), self.of(tab).max(other.of(tab))));
            }
        }
        both.truncate(MOST);
        both.reverse();
        Seen(both)
    }

    fn of(&self, tab: &str) -> u64 {
        self.0.iter().find(|(other, _)| other == tab).map_or(0, |(_, count)| *count)
    }

    fn forget(&mut self) {
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }
}

/// A list of tabs and counts by turns, which is shorter than an object.
impl Write for Seen {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, (tab, count)) in self.0.iter().enumerate() {
            out.push_str(if index > 0 { "," } else { "" });
            tab.write(out);
            out.push(',');
            count.write(out);
        }
        out.push(']');
    }
}

impl Read for Seen {
    fn read(json: &Json, whole: &mut bool) -> Seen {
        if *json == Json::Null {
            return Seen::default();
        }
        let pairs = items(json, whole).chunks(2).map(|pair| match pair {
            [tab, count] => (Read::read(tab, whole), Read::read(count, whole)),
            _ => or_fault(None, whole),
        });
        Seen(pairs.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Seen};
    use crate::json::{Write as _, parse, read};

    fn seen(tabs: &str) -> Seen {
        let mut seen = Seen::default();
        tabs.chars().for_each(|tab| seen.count(&tab.to_string()));
        seen
    }

    #[test]
    fn it_tells_what_was_made_knowing_what() {
        assert!(seen("aab").holds(&seen("aa")));
        assert!(seen("aab").holds(&seen("ba")), "the order of tabs says nothing");
        assert!(!seen("aab").holds(&seen("abb")));
        assert!(seen("").holds(&Seen::default()));
        assert!(!Seen::default().holds(&seen("a")));
        let (one, other) = (seen("aab"), seen("abbc"));
        let (both, turned) = (one.with(&other), other.with(&one));
        assert!(both.holds(&one) && both.holds(&other) && both.holds(&turned) && turned.holds(&both));
        assert!(!both.holds(&seen("aaa")));
    }

    #[test]
    fn it_forgets_who_changed_longest_ago() {
        let tabs = |from: char, count: usize| -> String { (from..).take(count).collect() };
        let many = seen(&(tabs('a', MOST + 1) + "a"));
        assert_eq!(many.0.len(), MOST);
        assert!(many.holds(&seen("a")), "it changed last");
        assert!(!many.holds(&seen("b")));
        let other = seen(&tabs('\u{400}', MOST));
        for both in [many.with(&other), other.with(&many)] {
            assert_eq!(both.0.len(), MOST);
            assert!(both.of("a") > 0 && both.of(&other.0[MOST - 1].0) > 0, "who changed last on either side is there");
        }
    }

    #[test]
    fn it_comes_back_as_it_was_written() {
        let mut text = String::new();
        seen("aab").write(&mut text);
        assert_eq!(text, r#"["a",2,"b",1]"#);
        assert_eq!(read(&parse(&text).unwrap()), Some(seen("aab")));
        assert_eq!(read::<Seen>(&parse("null").unwrap()), Some(Seen::default()));
        for odd in [r#"["a"]"#, r#"[1,"a"]"#, "{}"] {
            assert_eq!(read::<Seen>(&parse(odd).unwrap()), None, "{odd}");
        }
    }
}
