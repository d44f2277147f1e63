//! Goes through a file, heading by heading and line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cursor::{Cursor, is_pair};
use super::headings::{above, heading, is_heading, meant, written};
use super::letters::strange;
use super::slip::{Habit, Slip};

/// The most faults that are looked for in one file. Who has made more will check again anyway.
const MOST: usize = 200;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    pub(super) slips: Vec<Slip>,
    /// The parts from each fault to the end of its entry, in order.
    pub(super) unread: Vec<Range<usize>>,
}

pub(super) struct Scanner<'t> {
    pub(super) cursor: Cursor<'t>,
    /// Whether the file can be read as it is, so that every text ends where it seems to.
    pub(super) readable: bool,

    /// The heading that the lines stand under; none at the beginning of the file.
    entry: Option<&'t str>,
    /// All headings so far.
    seen: BTreeSet<&'t str>,
    /// The names under this heading, with their places.
    names: BTreeMap<&'t str, usize>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, readable: bool) -> Scanner<'t> {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Scanner { cursor: Cursor { text, at }, readable, entry: None, seen: BTreeSet::new(), names: BTreeMap::new() }
    }

    pub(super) fn scan(mut self) -> Scanned {
        let mut found = Scanned::default();
        self.cursor.gaps();
        if let Some(slip) = self.elsewhere() {
            found.slips.push(slip);
            found.unread.push(0..self.cursor.text.len());
            return found;
        }
        loop {
            self.cursor.gaps();
            let start = self.cursor.at;
            let Some(first) = self.cursor.peek() else { return found };
            let faulty = if first == '[' { self.heading().err() } else { self.pair().err() };
            if let Some(slip) = faulty {
                found.slips.push(slip);
                self.cursor.at = self.cursor.at.max(start);
                self.recover(start, first == '[');
                found.unread.push(start..self.cursor.at);
                if found.slips.len() >= MOST {
                    found.unread.push(self.cursor.at..self.cursor.text.len());
                    return found;
                }
            }
        }
    }

    /// A file in another language altogether.
    fn elsewhere(&self) -> Option<Slip> {
        let rest = self.cursor.rest();
        let what = if rest.starts_with("{\\rtf") {
            "a document of a word processor"
        } else if rest.starts_with('{') || rest.starts_with("[\n") || rest.starts_with("[{") {
            "JSON"
        } else if rest.starts_with("---\n") || rest.starts_with("%YAML") {
            "YAML"
        } else if rest.starts_with('<') {
            "a web page or XML"
        } else {
            return None;
        };
        let help = "a procedure has headings `[[step]]`, and below each its lines `title = \"…\"`";
        Some(Slip::new(self.cursor.to_line_end(), format!("this is {what}, not a procedure in TOML"), help))
    }

    /// Goes on at the next entry: a heading, or at the beginning of the file a line of its own.
    fn recover(&mut self, start: usize, at_heading: bool) {
        self.cursor.at = start;
        // What belongs under a faulty heading is not judged either.
        let under = |line: &str| at_heading && line.split(']').next().is_some_and(|name| name.contains('.'));
        loop {
            self.cursor.next_line();
            let line = self.cursor.rest_of_line();
            let alone = self.entry.is_none() && !at_heading && is_pair(line);
            if self.cursor.rest().is_empty() || alone || (is_heading(line) && !under(line)) {
                return;
            }
        }
    }

    fn heading(&mut self) -> Result<(), Slip> {
        let place = self.cursor.to_line_end();
        let one_of_many = self.cursor.rest().starts_with("[[");
        let name = heading(&mut self.cursor)?;
        if let Some(above) = above(name).filter(|above| !self.seen.contains(above)) {
            let message = format!("`{}` belongs under `{}`, and none stands above it", written(name), written(above));
            return Err(Slip::new(place, message, format!("write it below the lines of its `{}`", written(above))));
        }
        if one_of_many {
            // What is there once is there once for each entry.
            self.seen.retain(|seen| !seen.strip_prefix(name).is_some_and(|below| below.starts_with('.')));
        } else if self.seen.contains(name) {
            let message = format!("`[{name}]` is here a second time");
            let help = above(name).map_or("join the two".to_owned(), |above| {
                format!("a new {above} begins with `{}`; else join the two", written(above))
            });
            return Err(Slip::new(place, message, help));
        }
        self.seen.insert(name);
        self.entry = Some(name);
        self.names.clear();
        Ok(())
    }

    /// `name = value`, to the end of its line.
    fn pair(&mut self) -> Result<(), Slip> {
        let start = self.cursor.at;
        let name = self.name()?;
        let place = start..self.cursor.at;
        self.cursor.blanks();
        self.equals(name, &place)?;
        if let Some(first) = self.names.insert(name, start) {
            let line = self.cursor.line_of(first);
            let help = match self.entry {
                Some(entry) if name == "id" => {
                    format!("delete one of the two; or a heading such as `{}` is missing above it", written(entry))
                }
                _ => "delete one of the two".to_owned(),
            };
            return Err(Slip::new(place, format!("`{name}` is here a second time; the first is in line {line}"), help));
        }
        self.value(name, 0)?;
        self.after(name)
    }

    /// The name before a `=`.
    fn name(&mut self) -> Result<&'t str, Slip> {
        let start = self.cursor.at;
        loop {
            match self.cursor.peek() {
                Some(quote @ ('"' | '\'')) => {
                    let inside = self.cursor.rest().get(1..).unwrap_or_default();
                    let end = inside
                        .find([quote, '\n'])
                        .filter(|end| inside.get(*end..).is_some_and(|r| r.starts_with(quote)));
                    let Some(end) = end else { return Err(self.no_line(start)) };
                    self.cursor.at += end + 2;
                }
                _ if self.cursor.word().is_empty() => return Err(self.no_line(start)),
                _ => {}
            }
            if !self.cursor.take(".") {
                break;
            }
        }
        let name = self.cursor.since(start);
        if name.chars().all(|c| c == '-') {
            return Err(self.no_line(start));
        }
        Ok(name)
    }

    /// The one `=` after a name.
    pub(super) fn equals(&mut self, name: &str, place: &Range<usize>) -> Result<(), Slip> {
        let (here, rest) = (self.cursor.here(), self.cursor.rest_of_line());
        if self.cursor.take("=") {
            self.cursor.blanks();
            return match self.cursor.peek() {
                Some('=' | '>') => {
                    let value = self.cursor.rest_of_line().trim_start_matches(['=', '>', ' ']);
                    let help = format!("write `{name} = {}`", shortened(value));
                    Err(Slip::new(self.cursor.here(), "one `=` is enough", help))
                }
                _ => Ok(()),
            };
        }
        let bare = name.trim_matches(['"', '\'']);
        if let Some(value) = rest.strip_prefix(':') {
            let value = value.trim_start_matches('=').trim().trim_end_matches(',');
            let help = match (value, meant(bare)) {
                ("", _) if LISTS.contains(&bare) => format!("a list is written `{bare} = [\"…\", \"…\"]`"),
                ("" | "|" | ">", Some(known)) => {
                    format!("an entry begins with `{}`, and below it `title = \"…\"`", written(known))
                }
                ("", None) => format!("a list is written `{bare} = [\"…\", \"…\"]`, a text `{bare} = \"…\"`"),
                ("|" | ">" | "|-" | ">-", _) => format!("write `{bare} = \"\"\"`, the lines, and `\"\"\"` below them"),
                _ if value.starts_with(['"', '\'', '[', '{']) || shortened(value) == "…" => {
                    format!("write `{bare} = {}`", shortened(value))
                }

                _ => format!("write `{bare} = \"{value}\"`"),
            };
            return Err(
                Slip::new(here, format!("`{bare}` is followed by a `:` instead of a `=`"), help).habit(Habit::Colons)
            );
        }
        if let Some(slip) = self.cursor.peek().and_then(|c| strange(c, self.cursor.at)) {
            return Err(slip);
        }
        let before = rest.split('=').next().unwrap_or_default();
        let words =
            before.split_whitespace().all(|word| word.chars().all(|c| c.is_alphanumeric() || "_-/'".contains(c)));
        if rest.contains('=') && words && !before.trim().is_empty() && self.cursor.at > place.end {
            let whole = place.start..self.cursor.at + before.trim_end().len();
            let right = self.cursor.text.get(whole.clone()).unwrap_or_default().to_lowercase();
            let right = right.split_whitespace().collect::<Vec<_>>().join("_");
            return Err(Slip::new(whole, "a name has no blanks", format!("write `{right} = …`")));
        }
        if rest.starts_with(['"', '\'', '[', '{'])
            || rest.starts_with(|c: char| c.is_ascii_digit())
            || matches!(rest, "true" | "false")
        {
            return Err(Slip::new(
                here,
                format!("a `=` is missing after `{bare}`"),
                format!("write `{bare} = {rest}`"),
            ));
        }
        Err(self.no_line(place.start))
    }

    /// A line that is neither `name = value` nor a heading.
    fn no_line(&self, start: usize) -> Slip {
        let cursor = Cursor { at: start, ..self.cursor.clone() };
        let (line, place) = (cursor.rest_of_line(), cursor.to_line_end());
        if let Some(slip) = line.chars().next().and_then(|c| strange(c, start)) {
            return slip;
        }
        if line.starts_with("- ") {
            let help = "a list is written `name = [\"…\", \"…\"]`; an entry begins with a heading such as `[[step]]`";
            return Slip::new(place, "a line cannot begin with `-` here", help).habit(Habit::Dashes);
        }
        if ["//", "/*", "--", "<!--", ";", "'", "%"].iter().any(|comment| line.starts_with(comment))
            && !line.contains('=')
        {
            return Slip::new(place, "this line is neither `name = …` nor a heading", "a comment begins with `#`")
                .habit(Habit::Comments);
        }
        if line.split_once('=').is_some_and(|(name, _)| name.chars().count() < 40) {
            let help = "write for example `due_date = \"…\"`";
            return Slip::new(place, "a name has only letters from a to z, digits and `_`", help);
        }
        let help =
            "a text of several lines stands between `\"\"\"`, a list between `[` and `]`; a comment begins with `#`";
        Slip::new(place, "this line is neither `name = …` nor a heading", help)
    }
}

/// Names whose values are lists.
const LISTS: [&str; 13] = [
    "fields",
    "options",
    "columns",
    "needs",
    "withholds",
    "source",
    "also",
    "move",
    "ticks",
    "marks",
    "days",
    "holidays",
    "findings",
];

/// A value as part of a sentence; a long one is not repeated.
fn shortened(value: &str) -> &str {
    if value.chars().count() > 60 { "…" } else { value }
}
