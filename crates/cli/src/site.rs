//! The command `check-site`: what is wrong in a `site.json`.

mod words;

use std::fmt;
use std::path::Path;

use casewright_compiler::{Diagnostic, Severity};
use casewright_core::site::{SiteFault, SiteFaultKind, check_site};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::names::one_line;
use super::{FINDINGS, FINE, Failure, Outcome, reading};

/// Prints every fault and a summary to standard output.
pub(super) fn check(file: &Path) -> Result<Outcome, Failure> {
    let text = reading::text(file)?;
    let name = reading::name(file);
    let mut findings: Vec<Diagnostic> =
        check_site(&text).iter().map(|fault| told(fault, &text).at(&name, &text)).collect();
    findings.extend(twice(&text).map(|finding| finding.at(&name, &text)));
    findings.sort_by_key(|finding| (finding.line, finding.column));
    let code = if findings.is_empty() { FINE } else { FINDINGS };
    let summary = match findings.len() {
        0 => "no findings".to_owned(),
        1 => "1 error".to_owned(),
        many => format!("{many} errors"),
    };
    let shown: String = findings.iter().map(|finding| format!("{finding}\n\n")).collect();
    Ok(Outcome { stdout: format!("{shown}{name}: {summary}\n"), stderr: String::new(), code })
}

/// A fault in words.
struct Finding {
    /// Where it begins, in bytes; `None` for the file as a whole.
    start: Option<usize>,
    /// In bytes.
    length: usize,
    message: String,
    help: String,
}

fn told(SiteFault { at, kind }: &SiteFault, text: &str) -> Finding {
    if let SiteFaultKind::NotJson { line, column } = kind {
        return no_json(*line, *column, text);
    }
    let (message, help) = words::told(at, *kind);
    // The file as a whole has no place in it.
    let value = Some(at).filter(|at| !at.is_empty()).and_then(|at| place(text, at));
    Finding { start: value.map(|value| offset(text, value)), length: value.map_or(0, str::len), message, help }
}

/// The fault that keeps the file from being read, in the words of the reader of JSON.
fn no_json(line: usize, column: usize, text: &str) -> Finding {
    let error = serde_json::from_str::<IgnoredAny>(text).err();
    let what = match error {
        Some(error) if !error.is_eof() => error.to_string(),
        _ => "it ends too early".to_owned(),
    };
    let what = match what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what) {
        "key must be a string" => "the name of an entry must stand here, in double quotes",
        what => what,
    };
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    // Back to the beginning of a character that takes several bytes.
    let start = (0..=before + column.saturating_sub(1)).rfind(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let help = "names and texts are in double quotes, with a comma between entries and none after the last";
    Finding { start: Some(start), length: 1, message: format!("this is not JSON: {what}"), help: help.to_owned() }
}

/// Entries of which only the last counts.
fn twice(text: &str) -> impl Iterator<Item = Finding> {
    let Entries(entries) = serde_json::from_str(text).unwrap_or_default();
    let again = |at: usize, name: &str| entries.iter().skip(at + 1).any(|(other, _)| other == name);
    let found: Vec<Finding> = entries
        .iter()
        .enumerate()
        .filter(|(at, (name, _))| again(*at, name))
        .map(|(_, (name, value))| Finding {
            start: Some(offset(text, value.get())),
            length: value.get().len(),
            message: format!("`{}` is there twice", one_line(name)),
            help: "only the last one counts: remove the others".to_owned(),
        })
        .collect();
    found.into_iter()
}

/// The value that names and numbers lead to, as it stands in the text.
fn place<'a>(text: &'a str, at: &[String]) -> Option<&'a str> {
    at.iter().try_fold(text, |text, name| {
        if let Ok(Entries(entries)) = serde_json::from_str::<Entries<'a>>(text) {
            return entries.into_iter().rfind(|(other, _)| other == name).map(|(_, value)| value.get());
        }
        let list: Vec<&'a RawValue> = serde_json::from_str(text).ok()?;
        list.get(name.parse::<usize>().ok()?).map(|value| value.get())
    })
}

/// Where a part of a text begins in it, in bytes.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

impl Finding {
    fn at(self, path: &str, text: &str) -> Diagnostic {
        let Finding { start, length, message, help } = self;
        let before = start.and_then(|start| text.get(..start));
        let begins = before.map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        let source = text.get(begins..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let part = start.and_then(|start| text.get(start..start + length)).unwrap_or_default();
        Diagnostic {
            severity: Severity::Error,
            path: path.to_owned(),
            line: before.map_or(0, |before| before.matches('\n').count() + 1),
            column: before.and_then(|before| before.get(begins..)).map_or(0, |before| before.chars().count() + 1),
            width: part.lines().next().unwrap_or_default().chars().count(),
            source: source.to_owned(),
            message,
            help: Some(help),
        }
    }
}

/// The entries of an object in their order, with names that are there twice.
#[derive(Default)]
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries<'de>, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
