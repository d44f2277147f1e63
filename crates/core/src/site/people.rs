//! Who is meant by the tags of posts: a directory of names.

use std::collections::BTreeMap;

use super::{Faults, Site, SiteFaultKind, line, list};

const MOST_TAGS: usize = 300;
const MOST_NAMES: usize = 20;
const LONGEST: usize = 80;

/// Names by tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People(BTreeMap<String, Vec<String>>);

impl Site {
    /// Reads entries such as `"EC Billing & AR Manager": ["Dana Lee"]`, of which each has its names by itself.
    pub fn people(&self, faults: &mut Faults) -> People {
        let people = self.entry("people", faults, |value, faults| {
            let tags = value.as_object().ok_or(SiteFaultKind::NotAnObject)?;
            if tags.len() > MOST_TAGS {
                faults.push(SiteFaultKind::TooMany(MOST_TAGS));
            }
            let mut people = BTreeMap::new();
            for (tag, names) in tags.iter().take(MOST_TAGS) {
                let names = faults.within(tag, |faults| {
                    let list = list(names, MOST_NAMES, faults);
                    let list = faults.note(list).unwrap_or_default();
                    faults.each(list, |name, _| match line(name, LONGEST)? {
                        "" => Err(SiteFaultKind::Empty),
                        name => Ok(name.to_owned()),
                    })
                });
                people.insert(key(tag), names);
            }
            Ok(People(people))
        });
        people.unwrap_or_default()
    }
}

impl People {
    /// The names for a tag, as a list; empty if there are none.
    pub fn names(&self, tag: &str) -> String {
        self.0.get(&key(tag)).map(|names| names.join(", ")).unwrap_or_default()
    }
}

/// A tag without regard to blanks and to the case of the letters a to z; the tables for all others weigh more than the rest of
/// the page's code for the host.
fn key(tag: &str) -> String {
    tag.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}
