//! What the host of the page says in `site.json`, a file beside it.
//!
//! Each entry is read by itself, so that one fault costs no other entry. What cannot be used is left out, and told for
//! `casewright check-site`.

mod calendar;
mod color;
mod fault;
mod foot;
mod look;
mod people;

use serde_json::{Map, Value};

pub use calendar::OwnCalendar;
pub use color::{Accent, Color, Shades};
pub use fault::{Faults, SiteFault, SiteFaultKind};
pub use foot::{Foot, FootLink};
pub use look::Look;
pub use people::People;

use crate::outgoing::Org;

/// The names that `site.json` can have.
pub const ENTRIES: &[&str] =
    &["title", "logo", "accent", "note", "links", "people", "hours", "holidays", "salesforce", "storage"];

/// Those of [`Own`].
const OF_OWN: [&str; 8] =
    ["\"title\"", "\"logo\"", "\"accent\"", "\"note\"", "\"links\"", "\"people\"", "\"hours\"", "\"holidays\""];

/// What of the page is the host's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    pub look: Look,
    pub foot: Foot,
    pub people: People,
    pub calendar: OwnCalendar,
}

/// Whether there may be something for [`Own`] in the text of a `site.json`. Far cheaper than reading it.
pub fn has_own(text: &str) -> bool {
    OF_OWN.iter().any(|name| text.contains(name))
}

/// The entries of a `site.json`, such as `{"salesforce": "https://acme.my.salesforce.com"}`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Site(Map<String, Value>);

/// Everything in the text of a `site.json` that cannot be used, in no particular order.
pub fn check_site(text: &str) -> Vec<SiteFault> {
    let mut faults = Faults::default();
    match Site::read(text) {
        Err(fault) => return vec![fault],
        Ok(site) => {
            site.unknown(&mut faults);
            site.own(&mut faults);
            site.salesforce(&mut faults);
            site.storage(&mut faults);
        }
    }
    faults.all()
}

impl Site {
    /// # Errors
    /// The fault that keeps all of the file from being used.
    pub fn read(text: &str) -> Result<Site, SiteFault> {
        let kind = match serde_json::from_str(text) {
            Ok(Value::Object(entries)) => return Ok(Site(entries)),
            Ok(_) => SiteFaultKind::NotAnObject,
            Err(error) => SiteFaultKind::NotJson { line: error.line(), column: error.column() },
        };
        Err(SiteFault { at: Vec::new(), kind })
    }

    /// Tells of entries that mean nothing.
    pub fn unknown(&self, faults: &mut Faults) {
        for name in self.0.keys().filter(|name| !ENTRIES.contains(&name.as_str())) {
            faults.within(name, |faults| faults.push(SiteFaultKind::UnknownEntry));
        }
    }

    pub fn own(&self, faults: &mut Faults) -> Own {
        Own {
            look: self.look(faults),
            foot: self.foot(faults),
            people: self.people(faults),
            calendar: self.calendar(faults),
        }
    }

    /// The team's Salesforce; none if the address is empty.
    pub fn salesforce(&self, faults: &mut Faults) -> Option<Org> {
        self.entry("salesforce", faults, |value, _| match text(value)?.trim() {
            "" => Ok(None),
            address => Org::at(address).map(Some).ok_or(SiteFaultKind::NotAnOrigin),
        })?
    }

    /// The name of this copy of the page, which keeps its data apart from that of others at the same address; empty for
    /// none. start.js reads it by the same rule, before the program starts.
    pub fn storage(&self, faults: &mut Faults) -> String {
        let name = self.entry("storage", faults, |value, _| {
            let name = text(value)?;
            let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if plain && name.len() <= 32 { Ok(name.to_owned()) } else { Err(SiteFaultKind::NotAName) }
        });
        name.unwrap_or_default()
    }

    /// Reads an entry if it is there.
    fn entry<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl FnOnce(&Value, &mut Faults) -> Result<T, SiteFaultKind>,
    ) -> Option<T> {
        let value = self.0.get(name)?;
        faults.within(name, |faults| {
            let read = read(value, faults);
            faults.note(read)
        })
    }
}

fn text(value: &Value) -> Result<&str, SiteFaultKind> {
    value.as_str().ok_or(SiteFaultKind::NotText)
}

/// A line of text of up to so many characters, without blanks around it. It may be empty.
fn line(value: &Value, most: usize) -> Result<&str, SiteFaultKind> {
    let line = text(value)?.trim();
    if line.chars().any(|sign| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}')) {
        Err(SiteFaultKind::NotOneLine)
    } else if line.chars().nth(most).is_some() {
        Err(SiteFaultKind::TooLong(most))
    } else {
        Ok(line)
    }
}

/// A list of up to so many entries; what is beyond them is told.
fn list<'a>(value: &'a Value, most: usize, faults: &mut Faults) -> Result<&'a [Value], SiteFaultKind> {
    let all = value.as_array().ok_or(SiteFaultKind::NotAList)?;
    if all.len() > most {
        faults.push(SiteFaultKind::TooMany(most));
    }
    Ok(all.get(..most).unwrap_or(all))
}

/// An object with some of these names.
fn object<'a>(value: &'a Value, names: &[&str], faults: &mut Faults) -> Result<&'a Map<String, Value>, SiteFaultKind> {
    let object = value.as_object().ok_or(SiteFaultKind::NotAnObject)?;
    for name in object.keys().filter(|name| !names.contains(&name.as_str())) {
        faults.within(name, |faults| faults.push(SiteFaultKind::UnknownEntry));
    }
    Ok(object)
}

/// What an object has to have under a name.
fn part<T>(
    object: &Map<String, Value>,
    name: &'static str,
    faults: &mut Faults,
    read: impl FnOnce(&Value, &mut Faults) -> Result<T, SiteFaultKind>,
) -> Option<T> {
    let Some(value) = object.get(name) else {
        faults.push(SiteFaultKind::Lacks(name));
        return None;
    };
    faults.within(name, |faults| {
        let read = read(value, faults);
        faults.note(read)
    })
}
