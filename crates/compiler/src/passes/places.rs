//! Places for values that are written as elsewhere, `[amount]` or `<amount>`, and would be printed as they are.

use super::Compiler;
use crate::source::SourceText;

impl Compiler<'_> {
    /// Warns of names in other brackets: they are no places for values.
    pub(super) fn tell_literal_places(&self, text: &SourceText, line: &str, offset: usize, rows: Option<&str>) {
        let mut from = 0;
        while let Some((at, written, place)) = line.get(from..).and_then(|rest| self.literal_place(rest, rows)) {
            let start = offset + from + at;
            let help = Some(format!("write `{place}` for its value"));
            self.report.warn(
                text.place(start..start + written.len()),
                format!("`{written}` is printed as it is"),
                help,
            );
            from += at + written.len();
        }
    }

    /// The first name in brackets that are not braces: where it is, what is written, and what to write instead.
    pub(super) fn literal_place(&self, line: &str, rows: Option<&str>) -> Option<(usize, String, String)> {
        line.match_indices(['[', '<']).find_map(|(at, bracket)| {
            let close = if bracket == "[" { ']' } else { '>' };
            let inside = line.get(at + 1..)?.split(close).next()?;
            let escaped = line.get(..at).is_some_and(|before| before.ends_with('\\'));
            let written = line.get(at..at + inside.len() + 2).filter(|written| !escaped && written.ends_with(close))?;
            let name = self.named(inside.trim(), rows)?;
            Some((at, written.to_owned(), format!("{{{name}}}")))
        })
    }

    /// The id that a text is, or whose label it is.
    fn named(&self, text: &str, rows: Option<&str>) -> Option<String> {
        let columns = rows.and_then(|rows| self.names.columns(rows)).unwrap_or_default();
        if self.names.values().any(|name| name == text) || columns.iter().any(|column| column.id.as_str() == text) {
            return Some(text.to_owned());
        }
        let labels = self.labels.borrow();
        labels.iter().find(|(_, label)| label.eq_ignore_ascii_case(text)).map(|(id, _)| id.clone())
    }
}
