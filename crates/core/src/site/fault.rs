//! What is wrong in a `site.json`, and where.

use super::Color;

/// Something in a `site.json` that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFault {
    /// The names, and the numbers in lists, that lead to it from the outermost entry; empty for the file itself.
    pub at: Vec<String>,
    pub kind: SiteFaultKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteFaultKind {
    /// JSON cannot be read from here on. Both from 1; the column in bytes.
    NotJson {
        line: usize,
        column: usize,
    },
    /// It is JSON, and no object.
    NotAnObject,
    /// Nothing that can stand there.
    UnknownEntry,
    /// The object needs an entry of this name.
    Lacks(&'static str),
    NotText,
    /// A text with nothing in it, where that means nothing.
    Empty,
    NotAList,
    /// More than can be used; those at the end are left out.
    TooMany(usize),
    /// More characters than there is room for.
    TooLong(usize),
    /// There is a line break in it, or another control character.
    NotOneLine,
    /// Not `https://` and the name of a host and nothing more.
    NotAnOrigin,
    /// Not up to 32 of the letters `a` to `z`, digits and hyphens.
    NotAName,
    /// Not the relative path of a file with a picture.
    NotAPicture,
    /// Not `#` and six hexadecimal digits.
    NotAColor,
    /// Text in that color could not be read on white: this one is used.
    TooPale(Color),
    /// A link can lead to https, http, mailto or a file beside the page.
    NotALink,
    /// Not `mon` to `sun`.
    NotADay,
    /// Not `08:00`.
    NotATime,
    /// The working day ends before it begins.
    EndsTooEarly,
    NotYesNo,
    /// Not `2026-12-24`.
    NotADate,
}

/// Gathers faults while a file is read.
#[derive(Debug, Default)]
pub struct Faults {
    at: Vec<String>,
    found: Vec<SiteFault>,
}

impl Faults {
    /// All that were found.
    pub fn all(self) -> Vec<SiteFault> {
        self.found
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Reads what is under a name.
    pub(super) fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Faults) -> T) -> T {
        self.enter(name);
        let read = read(self);
        self.leave();
        read
    }

    fn enter(&mut self, name: &str) {
        self.at.push(name.to_owned());
    }

    fn leave(&mut self) {
        self.at.pop();
    }

    /// A fault of what is being read.
    pub(super) fn push(&mut self, kind: SiteFaultKind) {
        self.found.push(SiteFault { at: self.at.clone(), kind });
    }

    /// The value, if it could be read.
    pub(super) fn note<T>(&mut self, read: Result<T, SiteFaultKind>) -> Option<T> {
        read.map_err(|kind| self.push(kind)).ok()
    }

    /// Reads each entry of a list.
    pub(super) fn each<'a, V, T>(
        &mut self,
        list: &'a [V],
        mut read: impl FnMut(&'a V, &mut Faults) -> Result<T, SiteFaultKind>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (number, value) in list.iter().enumerate() {
            all.extend(self.within(&number.to_string(), |faults| {
                let read = read(value, faults);
                faults.note(read)
            }));
        }
        all
    }
}
