//! Reads tables of a TOML file: their keys and types, with positions.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Report, SourceText};
use crate::suggest::{help, suggest};
use casewright_core::id::is_id;

/// What is said once, at the beginning of a procedure, and belongs into no entry that lacks it.
const HEAD: [&str; 6] = ["need", "summary", "version", "number", "topic", "user"];

/// A table of the file, such as a `[[field]]`.
pub(crate) struct Entry<'a> {
    pub report: &'a Report<'a>,
    pub table: &'a DeTable<'a>,
    /// The place of its heading or braces.
    pub span: Range<usize>,
    /// The kind of table, for diagnostics: "field".
    pub what: &'static str,
    /// Keys that misspelled ones probably stand for, so that they are not reported as missing as well.
    meant: Vec<&'static str>,
    /// Whether its keys are checked here.
    judged: bool,
}

impl<'a> Entry<'a> {
    /// Reads a table and reports the keys that are not in `known`.
    pub(crate) fn new(
        report: &'a Report<'a>,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        what: &'static str,
        known: &[&'static str],
    ) -> Entry<'a> {
        let mut meant = Vec::new();
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref().as_ref();
            meant.extend(suggest(name, known.iter().copied()).and_then(|s| known.iter().find(|k| **k == s)));
            if HEAD.contains(&name) && what != "procedure" {
                report.doubt(&format!("{name} of the procedure"));
                let help = format!("`{name}` stands at the beginning of the file, above the first heading");
                report.error(key.span(), format!("this {what} has no `{name}`"), Some(help));
                continue;
            }
            let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            report.error(key.span(), format!("{article} {what} has no `{name}`"), help(name, known.iter().copied()));
        }
        Entry { report, table, span, what, meant, judged: true }
    }

    /// Reads a table whose keys are checked elsewhere, so no key is reported as unknown or missing.
    pub(crate) fn unjudged(
        report: &'a Report<'a>,
        table: &'a DeTable<'a>,
        item: &Spanned<DeValue<'_>>,
        what: &'static str,
    ) -> Entry<'a> {
        let span = heading(report, item, table);
        Entry { report, table, span, what, meant: Vec::new(), judged: false }
    }

    /// The tables of a list: `[[key]]`, or `key = [{ … }]`.
    pub(crate) fn list(&self, key: &str, what: &'static str, known: &[&'static str]) -> Vec<Entry<'a>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let entries = match value.get_ref() {
            DeValue::Array(array) => array.iter().map(|item| (item, item.get_ref().as_table())).collect(),
            _ => vec![(value, None)],
        };
        if let Some((wrong, _)) = entries.iter().find(|(_, table)| table.is_none()) {
            let heading = || (format!("each `{key}` has a heading of its own"), format!("write `[[{key}]]`"));
            let (message, help) = shape(key).unwrap_or_else(heading);
            self.report.error(wrong.span(), message, Some(help));
            return Vec::new();
        }
        let tables = entries.into_iter().filter_map(|(item, table)| Some((item, table?)));
        tables
            .map(|(item, table)| Entry::new(self.report, table, heading(self.report, item, table), what, known))
            .collect()
    }

    /// The tables of a list, without checking their keys.
    pub(crate) fn list_quietly(&self, key: &'static str) -> Vec<Entry<'a>> {
        let Some(DeValue::Array(array)) = self.table.get(key).map(Spanned::get_ref) else { return Vec::new() };
        let tables = array.iter().filter_map(|item| match item.get_ref() {
            DeValue::Table(table) => Some(Entry::unjudged(self.report, table, item, key)),
            _ => None,
        });
        tables.collect()
    }

    /// A table within this one.
    pub(crate) fn table(&self, key: &str, what: &'static str, known: &[&'static str]) -> Option<Entry<'a>> {
        let value = self.table.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => {
                Some(Entry::new(self.report, table, heading(self.report, value, table), what, known))
            }
            _ => {
                self.wrong(value, key, "a table", None);
                None
            }
        }
    }

    /// An optional text. Empty texts are reported, since nobody means them.
    pub(crate) fn text(&self, key: &str) -> Option<SourceText> {
        let value = self.table.get(key)?;
        let text = self.as_text(value, key)?;
        if text.value.trim().is_empty() {
            self.report.error(value.span(), format!("`{key}` is empty"), Some("leave it out, or fill it in".into()));
            return None;
        }
        Some(text)
    }

    /// A required text.
    pub(crate) fn need(&self, key: &'static str) -> Option<SourceText> {
        if !self.table.contains_key(key) {
            self.missing(key);
        }
        self.text(key)
    }

    pub(crate) fn missing(&self, key: &'static str) {
        let close = || self.table.keys().any(|other| suggest(other.get_ref(), [key]).is_some());
        if self.what == "procedure" && self.report.is_doubtful(&format!("{key} of the procedure")) {
            return;
        }
        if !self.meant.contains(&key) && (self.judged || !close()) {
            let help = Some(shape(key).map_or_else(|| format!("add `{key} = \"…\"`"), |(_, help)| help));
            self.report.error(self.span.clone(), format!("this {} has no `{key}`", self.what), help);
        }
    }

    /// A required id.
    pub(crate) fn id(&self, key: &'static str) -> Option<SourceText> {
        let text = self.need(key)?;
        if !is_id(&text.value) {
            let right = as_id(&text.value);
            let help = "ids are lowercase letters, digits and _, starting with a letter";
            let help = if is_id(&right) { format!("write `{right}`: {help}") } else { help.to_owned() };
            self.report.error(text.span.clone(), format!("`{}` is not a valid id", text.value), Some(help));
            return None;
        }
        Some(text)
    }

    /// An optional boolean.
    pub(crate) fn truth(&self, key: &str) -> Option<bool> {
        let value = self.table.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(truth) => Some(*truth),
            _ => {
                let truth = value.get_ref().as_str().map(|text| matches!(text.trim(), "true" | "yes" | "True" | "Yes"));
                self.wrong(
                    value,
                    key,
                    "true or false, without quotes",
                    truth.map(|truth| format!("write `{key} = {truth}`")),
                );
                None
            }
        }
    }

    /// An optional integer.
    pub(crate) fn whole(&self, key: &str) -> Option<i64> {
        let value = self.table.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            let digits = value.get_ref().as_str().map(|text| text.trim().to_owned());
            let digits = digits.filter(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()));
            self.wrong(
                value,
                key,
                "a whole number, without quotes",
                digits.map(|digits| format!("write `{key} = {digits}`")),
            );
        }
        number
    }

    /// An optional list of texts; with `single`, one text counts as a list.
    pub(crate) fn texts(&self, key: &str, single: bool) -> Vec<SourceText> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(array) => array.iter().filter_map(|item| self.as_text(item, key)).collect(),
            DeValue::String(_) if single => self.text(key).into_iter().collect(),
            _ => {
                self.wrong(value, key, "a list of texts, such as [\"a\", \"b\"]", None);
                Vec::new()
            }
        }
    }

    pub(crate) fn as_text(&self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<SourceText> {
        match value.get_ref() {
            DeValue::String(text) => Some(SourceText::new(text, value.span(), self.report)),
            _ => {
                let help = match value.get_ref() {
                    DeValue::Array(_) | DeValue::Table(_) => None,
                    DeValue::Boolean(yes) => Some(if *yes { "yes".to_owned() } else { "no".to_owned() }),
                    _ => Some(self.report.slice(&value.span()).to_owned()),
                };
                self.wrong(value, key, "a text in quotes", help.map(|text| format!("write `\"{text}\"`")));
                None
            }
        }
    }

    fn wrong(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str, help: Option<String>) {
        let message = format!("`{key}` is {wanted}, not {}", in_words(value.get_ref()));
        self.report.error(value.span(), message, help);
    }
}

/// The id that a text was probably meant to be: `due_date` for "Due date".
pub(crate) fn as_id(text: &str) -> String {
    let letters = text.trim().chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    letters.collect()
}

/// What the entries of a list consist of, and how they are written; `None` for lists whose entries have headings.
fn shape(key: &str) -> Option<(String, String)> {
    let (message, right) = match key {
        "options" => ("an option has an id and a label", "{ id = \"a\", label = \"A\" }"),
        "columns" => ("a column has an id, a label and a kind", "{ id = \"a\", label = \"A\", kind = \"line\" }"),
        "marks" => ("a mark has a day and what it says", "{ day = 1, says = \"…\" }"),
        "salesforce" => ("what stands in Salesforce has a label and a value", "{ label = \"…\", value = \"…\" }"),
        "wrong" => ("a wrong answer has its words and a reason", "{ says = \"…\", because = \"…\" }"),
        _ => return None,
    };
    Some((message.to_owned(), format!("write `{key} = [{right}, …]`")))
}

/// The type of a TOML value, in words.
fn in_words(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The place of a table: its heading, if it has one.
fn heading(report: &Report<'_>, value: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Range<usize> {
    let span = value.span();
    let line = report.slice(&span).lines().next().map_or(0, str::len);
    if line > 0 {
        return span.start..span.start + line;
    }
    table.keys().map(Spanned::span).min_by_key(|span| span.start).unwrap_or(span)
}
