//! A place in a text, and what stands there.

use std::ops::Range;

/// What counts as blank; hidden blanks of word processors do not.
const BLANKS: [char; 3] = [' ', '\t', '\r'];

#[derive(Debug, Clone)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over a text if it stands here.
    pub(super) fn take(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    /// Passes over spaces and tabs.
    pub(super) fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    /// Passes over blanks, comments and ends of lines. True if a line ended.
    pub(super) fn gaps(&mut self) -> bool {
        let start = self.at;
        loop {
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\n', '\r']).len();
            if self.peek() != Some('#') {
                return self.since(start).contains('\n');
            }
            self.at = self.line_end();
        }
    }

    /// Letters of which names are made.
    pub(super) fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    pub(super) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn line_end(&self) -> usize {
        let rest = self.rest();
        self.at
            + rest.find('\n').map_or(rest.len(), |end| rest.get(..end).unwrap_or_default().trim_end_matches('\r').len())
    }

    /// What is left of the line, without a comment if it begins with one, and without blanks at its end.
    pub(super) fn rest_of_line(&self) -> &'t str {
        let line = self.text.get(self.at..self.line_end()).unwrap_or_default();
        if line.trim_start_matches(BLANKS).starts_with('#') { "" } else { line.trim_end_matches(BLANKS) }
    }

    pub(super) fn to_line_end(&self) -> Range<usize> {
        self.at..self.at + self.rest_of_line().len().max(1)
    }

    /// The next character.
    pub(super) fn here(&self) -> Range<usize> {
        self.at..self.at + self.peek().map_or(1, char::len_utf8)
    }

    /// The number of the line of a place.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().matches('\n').count() + 1
    }

    /// Goes to the beginning of the next line.
    pub(super) fn next_line(&mut self) {
        self.at += self.rest().find('\n').map_or(self.rest().len(), |end| end + 1);
    }
}

/// True for a line that begins with `name =`.
pub(super) fn is_pair(line: &str) -> bool {
    let mut cursor = Cursor { text: line, at: 0 };
    cursor.blanks();
    let named = !cursor.word().is_empty();
    cursor.blanks();
    named && cursor.take("=") && cursor.peek() != Some('=')
}
