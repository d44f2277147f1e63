//! Version vectors: for each tab that changed a case, how many of its changes the case contains.
//!
//! They make saving safe without locks, which are not available on plain http: they tell whether one of two states was
//! made knowing the other, or whether both were made side by side and have to be merged.

use serde::de::Error as _;
use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::serial::Count;

/// A tab, for as long as it is open. Reloading the page makes it a new one.
pub type TabId = String;

/// The number of tabs remembered. Forgetting one loses no data, since states that seem to be made side by side are
/// merged. But a forgotten tab hides part of what two states have in common, so an answer that was overwritten may come
/// up as a conflict again. Hence there are as many as the times a case is opened in months of work.
const MOST: usize = 64;

/// The number of changes of each tab, the most recent tab last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VersionVector(Vec<(TabId, u64)>);

impl VersionVector {
    /// Counts a change by a tab.
    pub fn count(&mut self, tab: &str) {
        let before = self.of(tab);
        self.0.retain(|(other, _)| other != tab);
        self.0.push((tab.to_owned(), before.saturating_add(1)));
        self.forget();
    }

    /// Whether it contains all changes that `other` does.
    pub fn holds(&self, other: &VersionVector) -> bool {
        other.0.iter().all(|(tab, count)| self.of(tab) >= *count)
    }

    /// The union of both, which is symmetric except for the order. The most recent tabs of both sides are kept first.
    pub fn with(&self, other: &VersionVector) -> VersionVector {
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
        VersionVector(both)
    }

    fn of(&self, tab: &str) -> u64 {
        self.0.iter().find(|(other, _)| other == tab).map_or(0, |(_, count)| *count)
    }

    fn forget(&mut self) {
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }
}

/// A flat list of tabs and counts, which is shorter than an object.
impl Serialize for VersionVector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (tab, count) in &self.0 {
            list.serialize_element(tab)?;
            list.serialize_element(&Count(*count))?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for VersionVector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<VersionVector, D::Error> {
        let mut list = Vec::<Value>::deserialize(deserializer)?.into_iter();
        let mut seen = Vec::new();
        while let Some(tab) = list.next() {
            let pair = (TabId::deserialize(tab), Count::deserialize(list.next().unwrap_or_default()));
            let (Ok(tab), Ok(count)) = pair else { return Err(D::Error::custom("not tabs and counts by turns")) };
            seen.push((tab, count.0));
        }
        Ok(VersionVector(seen))
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, VersionVector};
    use crate::serial::{read, write};

    fn seen(tabs: &str) -> VersionVector {
        let mut seen = VersionVector::default();
        tabs.chars().for_each(|tab| seen.count(&tab.to_string()));
        seen
    }

    #[test]
    fn it_tells_what_was_made_knowing_what() {
        assert!(seen("aab").holds(&seen("aa")));
        assert!(seen("aab").holds(&seen("ba")), "the order of tabs says nothing");
        assert!(!seen("aab").holds(&seen("abb")));
        assert!(seen("").holds(&VersionVector::default()));
        assert!(!VersionVector::default().holds(&seen("a")));
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
        assert_eq!(read::<VersionVector>(&text).ok(), Some(seen("aab")));
        assert_eq!(read::<VersionVector>("[]").ok(), Some(VersionVector::default()));
        for odd in [r#"["a"]"#, r#"[1,"a"]"#, "{}", r#"["a",9223372036854775808]"#, r#"["a",-1]"#, r#"["a",1.5]"#] {
            assert_eq!(read::<VersionVector>(odd).ok(), None, "{odd}");
        }
    }
}
