//! What stands after a `=`.

use toml::de::DeValue;

use super::cursor::is_pair;
use super::letters::{is_curly, is_hidden, strange};
use super::scanner::Scanner;
use super::slip::{Habit, Slip};

/// The deepest nesting of lists that is read.
const DEEPEST: usize = 40;

/// Names whose values are `true` or `false`.
const TRUTHS: [&str; 5] = ["required", "tick", "total", "sample", "struck"];

/// Names whose values are whole numbers.
const WHOLE: [&str; 3] = ["first", "days", "day"];

impl Scanner<'_> {
    /// A value; `depth` is the number of lists and braces around it.
    pub(super) fn value(&mut self, name: &str, depth: usize) -> Result<(), Slip> {
        if depth > DEEPEST {
            return Err(Slip::new(
                self.cursor.here(),
                "this is nested too deeply",
                "a list stands in at most one other",
            ));
        }
        match self.cursor.peek() {
            None | Some('\n' | '\r' | '#') => {
                let start = self.cursor.at.saturating_sub(1);
                let help = format!("write it on the same line, as in `{name} = \"…\"`");
                Err(Slip::new(start..start + 1, format!("`{name}` has no value"), help))
            }
            Some('"') if self.cursor.rest().starts_with("\"\"\"") => self.long_text("\"\"\""),
            Some('\'') if self.cursor.rest().starts_with("'''") => self.long_text("'''"),
            Some('"' | '\'') => self.text(name),
            Some('[') => self.list(name, depth),
            Some('{') => self.braces(depth),
            Some(c) if is_curly(c) || is_hidden(c) => match strange(c, self.cursor.at) {
                Some(slip) => Err(slip),
                None => Ok(()),
            },
            Some(_) => self.bare(name, depth),
        }
    }

    /// A value without quotes: a number, a date, `true` or `false`; or a text whose quotes were forgotten.
    fn bare(&mut self, name: &str, depth: usize) -> Result<(), Slip> {
        let line = self.cursor.rest_of_line();
        let ends = |c: char| c == '#' || (depth > 0 && matches!(c, ',' | ']' | '}'));
        let token = line.get(..line.find(ends).unwrap_or(line.len())).unwrap_or_default().trim_end();
        let span = self.cursor.at..self.cursor.at + token.len().max(1);
        if !token.is_empty() && DeValue::parse(token).is_ok() {
            self.cursor.at = span.end;
            return Ok(());
        }
        if let Some((at, c)) = token.char_indices().find(|(_, c)| is_curly(*c) || is_hidden(*c))
            && let Some(slip) = strange(c, span.start + at)
        {
            return Err(slip);
        }
        if let Some(rest) = token.strip_suffix([',', ';']).filter(|rest| depth == 0 && DeValue::parse(rest).is_ok()) {
            self.cursor.at += rest.len();
            return Ok(());
        }
        let lower = token.to_lowercase();
        let truth = match lower.as_str() {
            "yes" | "true" | "on" | "y" => Some("true"),
            "no" | "false" | "off" | "n" => Some("false"),
            _ => None,
        };
        let list = depth > 0;
        let pair = |value: &str| if list { format!("write `{value}`") } else { format!("write `{name} = {value}`") };
        Err(match truth {
            Some(truth) if TRUTHS.contains(&name) || lower == truth => {
                Slip::new(span, format!("`{token}` is written `{truth}`"), pair(truth))
            }
            _ if matches!(lower.as_str(), "null" | "none" | "nil" | "n/a" | "~") => {
                Slip::new(span, format!("`{token}` means nothing here"), "leave the whole line out")
            }
            _ if token.starts_with(['|', '>', '<']) => {
                let help = format!("write `{name} = \"\"\"`, the lines, and `\"\"\"` below them");
                Slip::new(span, "a text of several lines stands between `\"\"\"`", help)
            }
            _ if token.starts_with('(') => {
                let inside = token.trim_start_matches('(').trim_end_matches(')');
                Slip::new(span, "a list stands in square brackets", pair(&format!("[{inside}]")))
            }
            _ if token.starts_with(',') || token.is_empty() => {
                Slip::new(span, "there is nothing before this comma", "delete it, or write what is missing before it")
            }
            _ => {
                let bare = token.trim_end_matches([',', ';']).trim_end_matches(['"', '\'']).replace('"', "'");
                let message = if token.trim_end_matches(',').ends_with(['"', '\'']) {
                    "this text has no quote at its beginning"
                } else {
                    "a text stands in quotes, and so do dates, amounts and times"
                };
                let number = bare.split(' ').next().filter(|first| first.bytes().all(|b| b.is_ascii_digit()));
                let bare = number.filter(|_| WHOLE.contains(&name)).map_or(format!("\"{bare}\""), str::to_owned);
                let message = if bare.starts_with('"') { message } else { "this is a whole number, without a unit" };
                let help = if bare.chars().count() > 60 { pair("\"…\"") } else { pair(&bare) };
                Slip::new(span, message, help).habit(Habit::NoQuotes)
            }
        })
    }

    /// What follows a value on its line.
    pub(super) fn after(&mut self, name: &str) -> Result<(), Slip> {
        let value = self.cursor.text.get(..self.cursor.at).unwrap_or_default().chars().next_back();
        let value_end = self.cursor.at;
        self.cursor.blanks();
        let (here, rest) = (self.cursor.here(), self.cursor.rest_of_line());
        let Some(first) = rest.chars().next() else {
            self.cursor.at = self.cursor.line_end();
            return Ok(());
        };
        if let Some(slip) = strange(first, self.cursor.at) {
            return Err(slip);
        }
        let more = rest.trim_start_matches([',', ';', ' ']);
        let span = self.cursor.to_line_end();
        if more.is_empty() || more.starts_with('#') {
            let help = "delete it: a line ends with its value";
            return Err(Slip::new(here, format!("there is a `{first}` too many at the end of this line"), help)
                .habit(Habit::Separators));
        }
        if is_pair(more) {
            let start = span.end - more.len();
            return Err(Slip::new(
                start..span.end,
                "a new `name = …` begins in the middle of a line",
                "write it on a line of its own",
            ));
        }
        if first == ',' && more.starts_with(['"', '\'']) {
            let help = format!("write `{name} = [\"…\", \"…\"]`");
            return Err(Slip::new(here, "several texts stand in square brackets", help));
        }
        if first == ']' || first == '}' {
            let (opening, what) = if first == ']' { ('[', "list") } else { ('{', "entry in braces") };
            let help = format!("write a `{opening}` where the {what} begins, or delete the `{first}`");
            return Err(Slip::new(here, format!("this `{first}` has no `{opening}`"), help));
        }
        if let Some(quote @ ('"' | '\'')) = value {
            let help = if quote == '"' {
                "write `\\\"` for a quote inside a text, or put the text in single quotes: '…'"
            } else {
                "put a text with an apostrophe in double quotes: \"…\""
            };
            if first == quote && self.cursor.at > value_end {
                let help = format!("write one text, or a list: `{name} = [\"…\", \"…\"]`");
                return Err(Slip::new(span, "a second text follows on the line", help));
            }
            let quoted = rest.contains(quote);
            let message = if quoted {
                "the text ends before this, at a quote inside it"
            } else {
                "the text has ended before this"
            };
            let help = if quoted { help } else { "a text ends with its line; a remark behind it begins with `#`" };
            return Err(Slip::new(span, message, help));
        }
        Err(Slip::new(
            span,
            "the line does not end here, as it should",
            "a text stands in quotes; a remark begins with `#`",
        ))
    }
}
