//! Collects diagnostics and finds their places in the file.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::syntax::Fault;

/// The diagnostics of one source file.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    path: &'a str,
    text: &'a str,
    /// The start of each line, in bytes.
    lines: Vec<usize>,
    found: RefCell<Vec<Diagnostic>>,
    /// Names that are reported where they are defined, so that nothing is said where they are used.
    doubtful: RefCell<BTreeSet<String>>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Report<'a> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Report { path, text, lines, found: RefCell::default(), doubtful: RefCell::default() }
    }

    pub(crate) fn error(&self, span: Range<usize>, message: impl Into<String>, help: Option<String>) {
        self.add(Severity::Error, span, message.into(), help);
    }

    pub(crate) fn warn(&self, span: Range<usize>, message: impl Into<String>, help: Option<String>) {
        self.add(Severity::Warning, span, message.into(), help);
    }

    /// The path of the file.
    pub(crate) fn path(&self) -> &'a str {
        self.path
    }

    /// Notes that the definition of a name is faulty, and reported.
    pub(crate) fn doubt(&self, name: &str) {
        self.doubtful.borrow_mut().insert(name.to_owned());
    }

    pub(crate) fn is_doubtful(&self, name: &str) -> bool {
        self.doubtful.borrow().contains(name)
    }

    /// True if a text has the name of something whose definition is faulty.
    pub(crate) fn doubts(&self, text: &str) -> bool {
        let doubtful = self.doubtful.borrow();
        let apart = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        !doubtful.is_empty() && text.split(apart).any(|word| doubtful.contains(word))
    }

    /// The source text of a place.
    pub(crate) fn slice(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// The number of errors so far.
    pub(crate) fn errors(&self) -> usize {
        self.found.borrow().iter().filter(|one| one.severity == Severity::Error).count()
    }

    /// The diagnostics, ordered by line and without duplicates.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|one| (one.line, one.column));
        found.dedup();
        found
    }

    fn add(&self, severity: Severity, span: Range<usize>, message: String, help: Option<String>) {
        let start = span.start.min(self.text.len());
        let line = self.lines.partition_point(|begin| *begin <= start).max(1);
        let begin = self.lines.get(line - 1).copied().unwrap_or_default();
        let source = self.text.get(begin..).unwrap_or_default().lines().next().unwrap_or_default();
        let column = self.text.get(begin..start).map_or(0, |before| before.chars().count());
        let rest = source.chars().count().saturating_sub(column);
        let width = self.text.get(start..span.end).map_or(1, |part| part.chars().count());
        self.found.borrow_mut().push(Diagnostic {
            severity,
            path: self.path.to_owned(),
            line,
            column: column + 1,
            width: width.clamp(1, rest.max(1)),
            source: source.to_owned(),
            message,
            help,
        });
    }
}

/// A text from the file that knows the place of each of its characters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SourceText {
    pub value: String,
    /// The place of the literal, including quotes.
    pub span: Range<usize>,
    /// For each byte of `value`, its place in the file; empty if the text is in the file verbatim from `start`.
    map: Vec<usize>,
    start: usize,
}

impl SourceText {
    /// A TOML string and the place of its literal.
    pub(crate) fn new(value: &str, span: Range<usize>, report: &Report<'_>) -> SourceText {
        let literal = report.slice(&span);
        let quote =
            ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| literal.starts_with(quote)).unwrap_or_default();
        let inside = literal.get(quote.len()..literal.len().saturating_sub(quote.len())).unwrap_or_default();
        let mut start = span.start + quote.len();
        let mut raw = inside;
        if quote.len() == 3 {
            // TOML drops a line break right after the opening quotes.
            for newline in ["\r\n", "\n"] {
                if let Some(rest) = raw.strip_prefix(newline) {
                    start += newline.len();
                    raw = rest;
                    break;
                }
            }
        }
        let map = if raw == value { Vec::new() } else { unescaped(raw, value, start) };
        SourceText { value: value.to_owned(), span, map, start }
    }

    /// Another text at the same place.
    pub(crate) fn with(&self, value: &str) -> SourceText {
        SourceText { value: value.to_owned(), ..self.clone() }
    }

    /// The place of a part of the text in the file.
    pub(crate) fn place(&self, part: Range<usize>) -> Range<usize> {
        if self.map.is_empty() {
            return self.start + part.start..self.start + part.end;
        }
        let at = |index: usize| self.map.get(index).copied();
        match (at(part.start), at(part.end)) {
            (Some(start), Some(end)) => start..end.max(start),
            (Some(start), None) => start..self.span.end,
            _ => self.span.clone(),
        }
    }

    /// Reports a fault in a part of the text, unless it may come from a name that is reported already.
    pub(crate) fn fault(&self, report: &Report<'_>, offset: usize, fault: Fault) {
        let span = fault.span.start + offset..fault.span.end + offset;
        let (before, after) = self.value.split_at_checked(span.start).unwrap_or((&self.value, ""));
        let line = [before.rsplit('\n').next(), after.split('\n').next()];
        if line.into_iter().flatten().any(|part| report.doubts(part)) {
            return;
        }
        report.error(self.place(span), fault.message, fault.help);
    }
}

/// For each byte of a string with escapes, its place in the file, found by walking both in parallel.
fn unescaped(raw: &str, value: &str, start: usize) -> Vec<usize> {
    let mut map = Vec::with_capacity(value.len() + 1);
    let mut at = 0;
    for c in value.chars() {
        let here = raw.get(at..).unwrap_or_default();
        let mut skip = 0;
        // A backslash at the end of a line removes the line break and the whitespace after it.
        let trimmed =
            here.strip_prefix('\\').filter(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'));
        if let Some(rest) = trimmed {
            skip = here.len() - rest.trim_start().len();
        }
        let here = here.get(skip..).unwrap_or_default();
        map.extend(std::iter::repeat_n(start + at + skip, c.len_utf8()));
        let length = match here.as_bytes() {
            [b'\\', b'u', ..] => 6,
            [b'\\', b'U', ..] => 10,
            [b'\\', b'x', ..] => 4,
            [b'\\', ..] => 2,
            [b'\r', b'\n', ..] if c == '\n' => 2,
            _ => c.len_utf8(),
        };
        at += skip + length;
    }
    map.push(start + at);
    map
}
