//! Lists in brackets, and entries in braces.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cursor::is_pair;
use super::headings::is_heading;
use super::letters::strange;
use super::scanner::Scanner;
use super::slip::Slip;

impl<'t> Scanner<'t> {
    /// `[ value, value ]`, over several lines if need be.
    pub(super) fn list(&mut self, name: &str, depth: usize) -> Result<(), Slip> {
        let opened = self.cursor.to_line_end();
        let unclosed = || {
            Slip::new(opened.clone(), "the list that begins here has no `]`", "write `]` after what stands last in it")
        };
        self.cursor.at += 1;
        loop {
            let new_line = self.cursor.gaps();
            if self.cursor.take("]") {
                return Ok(());
            }
            if self.ends_unclosed(new_line) {
                return Err(unclosed());
            }
            if self.cursor.peek() == Some(',') {
                return Err(self.comma_too_many());
            }
            self.value(name, depth + 1)?;
            let end = self.cursor.at;
            let new_line = self.cursor.gaps();
            if self.cursor.take(",") || self.cursor.peek() == Some(']') {
                continue;
            }
            if self.ends_unclosed(new_line) {
                return Err(unclosed());
            }
            return Err(self.between(end));
        }
    }

    /// `{ name = value, name = value }`.
    pub(super) fn braces(&mut self, depth: usize) -> Result<(), Slip> {
        let opened = self.cursor.to_line_end();
        let unclosed = || {
            Slip::new(opened.clone(), "the `{` that begins here has no `}`", "write `}` after what stands last in it")
        };
        self.cursor.at += 1;
        let mut names = BTreeSet::new();
        loop {
            self.cursor.gaps();
            if self.cursor.take("}") {
                return Ok(());
            }
            match self.cursor.peek() {
                None | Some('[' | '{' | ']') => return Err(unclosed()),
                Some(',') => return Err(self.comma_too_many()),
                _ => {}
            }
            let start = self.cursor.at;
            let name = self.name_in_braces(&opened)?;
            let place = start..self.cursor.at;
            self.cursor.blanks();
            self.equals(name, &place)?;
            if !names.insert(name) {
                return Err(Slip::new(
                    place,
                    format!("`{name}` stands in these braces twice"),
                    "delete one of the two",
                ));
            }
            self.value(name, depth + 1)?;
            let new_line = self.cursor.gaps();
            if self.cursor.take(",") || self.cursor.peek() == Some('}') {
                continue;
            }
            if new_line || matches!(self.cursor.peek(), None | Some('[' | '{' | ']')) {
                return Err(unclosed());
            }
            return Err(self.between(self.cursor.at));
        }
    }

    fn name_in_braces(&mut self, opened: &Range<usize>) -> Result<&'t str, Slip> {
        let start = self.cursor.at;
        if let Some(slip) = self.cursor.peek().and_then(|c| strange(c, start)) {
            return Err(slip);
        }
        if let Some(quote @ ('"' | '\'')) = self.cursor.peek() {
            self.text("")?;
            let after = self.cursor.rest().trim_start();
            if !after.starts_with(['=', ':']) {
                let help = "write a list as `[\"a\", \"b\"]`, and in braces `{ id = \"a\", label = \"A\" }`";
                return Err(Slip::new(opened.clone(), "braces hold `name = value`, not texts alone", help));
            }
            return Ok(self.cursor.since(start).trim_matches(quote));
        }
        if self.cursor.word().is_empty() {
            return Err(Slip::new(
                self.cursor.here(),
                "a `name = value` belongs here",
                "in braces write `{ id = \"a\", label = \"A\" }`",
            ));
        }
        Ok(self.cursor.since(start))
    }

    /// True at what can only follow a list that was not closed.
    fn ends_unclosed(&self, new_line: bool) -> bool {
        let line = self.cursor.rest_of_line();
        line.is_empty() || (new_line && (is_pair(line) || is_heading(line))) || line.starts_with('}')
    }

    fn comma_too_many(&self) -> Slip {
        Slip::new(self.cursor.here(), "there is a comma too many", "delete it")
    }

    /// Something other than a comma between two values.
    fn between(&self, end: usize) -> Slip {
        let here = self.cursor.here();
        let Some(c) = self.cursor.peek() else { return self.comma_too_many() };
        if let Some(slip) = strange(c, self.cursor.at) {
            return slip;
        }
        let rest = self.cursor.rest_of_line();
        if matches!(c, '"' | '\'' | '{') || is_pair(rest) {
            let between = self.cursor.text.get(end..self.cursor.at).unwrap_or_default();
            if between.contains('\n') {
                return Slip::new(end..end + 1, "a comma is missing at the end of this line", "write `,` after it");
            }
            return Slip::new(here, "a comma is missing before this", "write `,` between two values");
        }
        if c == ';' || c == '|' || c == '/' {
            return Slip::new(here, format!("a comma belongs here, not a `{c}`"), "write `,` between two values");
        }
        let message = "the quotes do not match here";
        Slip::new(here, message, "each text has its own two quotes, with a comma between texts: [\"a\", \"b\"]")
    }
}
