//! Texts in quotes.

use super::headings::is_known_heading;
use super::letters::{is_curly, strange};
use super::scanner::Scanner;
use super::slip::Slip;

impl Scanner<'_> {
    /// A text of one line.
    pub(super) fn text(&mut self, name: &str) -> Result<(), Slip> {
        let start = self.cursor.at;
        let Some(quote) = self.cursor.peek() else { return Ok(()) };
        self.cursor.at += 1;
        let line = self.cursor.rest_of_line();
        while let Some(c) = self.cursor.peek().filter(|c| *c != '\n') {
            if c == quote {
                self.cursor.at += 1;
                return Ok(());
            }
            self.character(c, quote == '"', "'…'")?;
        }
        // The quote at the end may be there, but curly.
        if let Some((at, c)) = line.char_indices().rev().find(|(_, c)| is_curly(*c))
            && line.get(at + c.len_utf8()..).is_some_and(|rest| rest.trim_matches([',', ']', '}', ' ']).is_empty())
            && let Some(slip) = strange(c, start + 1 + at)
        {
            return Err(slip);
        }
        let span = start..start + 1 + line.len();
        let message = format!("this text has no `{quote}` at its end");
        let help = match name {
            "body" | "says" | "help" | "why" => {
                format!("write `{quote}` after its last word; a text of several lines stands between `\"\"\"`")
            }
            _ => format!("write `{quote}` after its last word"),
        };
        Err(Slip::new(span, message, help))
    }

    /// A text of several lines.
    pub(super) fn long_text(&mut self, quotes: &str) -> Result<(), Slip> {
        let start = self.cursor.at;
        self.cursor.at += quotes.len();
        let escapes = quotes.starts_with('"');
        while let Some(c) = self.cursor.peek() {
            if self.cursor.take(quotes) {
                // One or two quotes may stand right before the closing ones.
                while self.cursor.take(quotes.get(..1).unwrap_or_default()) {}
                return Ok(());
            }
            let line =
                self.cursor.at == 0 || self.cursor.text.get(..self.cursor.at).is_some_and(|text| text.ends_with('\n'));
            if line && !self.readable && is_known_heading(self.cursor.rest_of_line()) {
                break;
            }
            self.character(c, escapes, "'''…'''")?;
        }
        let help = format!("write `{quotes}` on a line of its own below its last line");
        Err(Slip::new(
            start..start + quotes.len(),
            format!("the text that begins here has no `{quotes}` at its end"),
            help,
        ))
    }

    /// One character of a text, or an escape.
    fn character(&mut self, c: char, escapes: bool, single: &str) -> Result<(), Slip> {
        let start = self.cursor.at;
        self.cursor.at += c.len_utf8();
        if c.is_control() && !matches!(c, '\t' | '\n' | '\r') {
            return Err(Slip::new(
                start..self.cursor.at,
                "a hidden character stands in this text",
                "delete it, and what is next to it, and type it again",
            ));
        }
        if c != '\\' || !escapes {
            return Ok(());
        }
        let after = self.cursor.rest();
        let next = after.chars().next().unwrap_or('\n');
        let hex =
            |count: usize| after.get(1..=count).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let known = match next {
            'u' => hex(4),
            'U' => hex(8),
            'x' => hex(2),
            'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' => true,
            // A line that goes on in the next one.
            _ => single.len() > 5 && after.trim_start_matches([' ', '\t', '\r']).starts_with('\n'),
        };
        if known {
            self.cursor.at += next.len_utf8();
            return Ok(());
        }
        let span = start..start + 1 + if next.is_whitespace() { 0 } else { next.len_utf8() };
        let shown = if next.is_whitespace() { String::new() } else { next.to_string() };
        let message = format!("a `\\` stands alone in this text, before `{shown}`");
        let message = if shown.is_empty() { "a `\\` stands alone in this text".to_owned() } else { message };
        Err(Slip::new(span, message, format!("write `\\\\{shown}`, or put the whole text in single quotes: {single}")))
    }
}
