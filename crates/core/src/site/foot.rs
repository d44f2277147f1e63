//! What the host puts at the foot of every page.

use serde_json::Value;

use super::{Faults, Site, SiteFaultKind, line, list, object, part, text};

/// Maximum numbers of characters, and of links: it is one line in a wide window.
const NOTE_LONGEST: usize = 300;
const LABEL_LONGEST: usize = 60;
const ADDRESS_LONGEST: usize = 2_000;
const MOST_LINKS: usize = 8;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foot {
    /// Empty for none.
    pub note: String,
    pub links: Vec<FootLink>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootLink {
    pub label: String,
    /// An address of https, http or mailto, or a relative one.
    pub to: String,
}

impl Site {
    pub fn foot(&self, faults: &mut Faults) -> Foot {
        let note = self.entry("note", faults, |value, _| Ok(line(value, NOTE_LONGEST)?.to_owned()));
        let links = self.entry("links", faults, |value, faults| {
            let links = list(value, MOST_LINKS, faults)?;
            Ok(faults.each(links, link).into_iter().flatten().collect())
        });
        Foot { note: note.unwrap_or_default(), links: links.unwrap_or_default() }
    }
}

fn link(value: &Value, faults: &mut Faults) -> Result<Option<FootLink>, SiteFaultKind> {
    let entries = object(value, &["label", "to"], faults)?;
    let label = part(entries, "label", faults, |value, _| match line(value, LABEL_LONGEST)? {
        "" => Err(SiteFaultKind::Empty),
        label => Ok(label.to_owned()),
    });
    let to = part(entries, "to", faults, |value, _| {
        let to = text(value)?.trim();
        if is_link(to) { Ok(to.to_owned()) } else { Err(SiteFaultKind::NotALink) }
    });
    Ok(label.zip(to).map(|(label, to)| FootLink { label, to }))
}

impl Foot {
    pub fn is_empty(&self) -> bool {
        self.note.is_empty() && self.links.is_empty()
    }
}

impl FootLink {
    /// Whether it leads away from the page, so that a tab of its own keeps the page where it is.
    pub fn leaves(&self) -> bool {
        !self.to.starts_with('#') && scheme(&self.to) != Some("mailto")
    }
}

/// Browsers read a backslash as a slash, and leave out line breaks and tabs, even within `java script:`.
fn is_link(to: &str) -> bool {
    let plain = to.chars().all(|sign| !sign.is_whitespace() && !sign.is_control() && sign != '\\');
    let fits = match scheme(to) {
        Some(scheme @ ("https" | "http")) => to
            .get(scheme.len()..)
            .and_then(|rest| rest.strip_prefix("://"))
            .is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '[')),
        Some("mailto") => to.contains('@'),
        Some(_) => false,
        None => !to.is_empty() && !to.starts_with("//"),
    };
    plain && fits && to.len() <= ADDRESS_LONGEST
}

/// What stands before the first colon of an address, unless a path began before it.
fn scheme(to: &str) -> Option<&str> {
    let end = to.find([':', '/', '?', '#'])?;
    to.get(end..)?.starts_with(':').then(|| to.get(..end))?
}
