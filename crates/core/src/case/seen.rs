//! Whose changes a case holds: for each tab that changed it, how many of that tab's changes are in it.
//!
//! This is what makes saving safe without a lock, which a page on plain http does not have: of two states of a case it
//! tells whether one was made knowing the other, or both were made side by side and must be merged.

use serde::de::Error as _;
use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::serial::Count;

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
impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (tab, count) in &self.0 {
            list.serialize_element(tab)?;
            list.serialize_element(&Count(*count))?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Seen, D::Error> {
        let mut list = Vec::<Value>::deserialize(deserializer)?.into_iter();
        let mut seen = Vec::new();
        while let Some(tab) = list.next() {
            let pair = (TabId::deserialize(tab), Count::deserialize(list.next().unwrap_or_default()));
            let (Ok(tab), Ok(count)) = pair else { return Err(D::Error::custom("not tabs and counts by turns")) };
            seen.push((tab, count.0));
        }
        Ok(Seen(seen))
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Seen};
    use crate::serial::{read, write};

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
        let text = write(&seen("aab"));
        assert_eq!(text, r#"["a",2,"b",1]"#);
        assert_eq!(read::<Seen>(&text).ok(), Some(seen("aab")));
        assert_eq!(read::<Seen>("[]").ok(), Some(Seen::default()));
        for odd in [r#"["a"]"#, r#"[1,"a"]"#, "{}", r#"["a",9223372036854775808]"#, r#"["a",-1]"#, r#"["a",1.5]"#] {
            assert_eq!(read::<Seen>(odd).ok(), None, "{odd}");
        }
    }
}
