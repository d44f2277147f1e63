//! The first pass: collects all names and reports duplicates.

use std::collections::BTreeMap;

use crate::source::{Entry, SourceText, as_id};
use crate::suggest::help;
use crate::syntax::{self, RESERVED};
use crate::types::{Definition, Names, log_columns};
use casewright_core::id::{ColumnId, OptionId};
use casewright_core::procedure::{Choice, Column, Kind};

pub(crate) const FIELD: [&str; 10] =
    ["id", "label", "help", "kind", "when", "required", "options", "columns", "starts_with", "order"];
const COLUMN: [&str; 7] = ["id", "label", "kind", "required", "options", "starts_with", "total"];
const OPTION: [&str; 3] = ["id", "label", "help"];

/// All names in a file. Invalid and duplicate ids are reported here and nowhere else.
pub(crate) fn names(top: &Entry<'_>) -> Names {
    // Nothing refers to a card or a scenario.
    ids(top, "card");
    ids(top, "scenario");
    let mut names = Names {
        documents: ids(top, "document"),
        stages: ids(top, "stage"),
        steps: ids(top, "step"),
        rules: ids(top, "rule"),
        clocks: ids(top, "clock"),
        posts: ids(top, "post"),
        timelines: ids(top, "timeline"),
        links: ids(top, "link"),
        log: log_columns(),
        ..Names::default()
    };
    // Fields and named values share a namespace, since both are bare names in expressions.
    let mut values = BTreeMap::new();
    for entry in top.list_quietly("field") {
        if let Some(id) = value_id(&entry, &mut values) {
            let before = entry.report.errors();
            let kind = kind(&entry, true).unwrap_or(Kind::Line);
            if entry.report.errors() > before {
                entry.report.doubt(&id.value);
            }
            names.fields.insert(id.value, kind);
        }
    }
    for entry in top.list_quietly("define") {
        if let Some(id) = value_id(&entry, &mut values) {
            let is = quiet_text(&entry, "is").and_then(|is| syntax::parse(&is).ok());
            names.defines.insert(id.value, Definition { is });
        }
    }
    names
}

fn value_id(entry: &Entry<'_>, seen: &mut BTreeMap<String, usize>) -> Option<SourceText> {
    let Some(id) = unique(entry, seen) else {
        if let Some(id) = quiet_text(entry, "id") {
            entry.report.doubt(&id);
            entry.report.doubt(&as_id(&id));
        }
        return None;
    };
    if RESERVED.contains(&id.value.as_str()) {
        entry.report.doubt(&id.value);
        let message = format!("`{}` is a reserved word in expressions and cannot be a name", id.value);
        entry.report.error(id.span.clone(), message, None);
        return None;
    }
    Some(id)
}

/// The ids in a list of tables, with their positions.
fn ids(top: &Entry<'_>, key: &'static str) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for entry in top.list_quietly(key) {
        unique(&entry, &mut seen);
    }
    seen
}

fn unique(entry: &Entry<'_>, seen: &mut BTreeMap<String, usize>) -> Option<SourceText> {
    let id = entry.id("id")?;
    if seen.contains_key(&id.value) {
        entry.report.error(id.span.clone(), format!("the id `{}` is defined twice", id.value), None);
        return None;
    }
    seen.insert(id.value.clone(), seen.len());
    Some(id)
}

fn quiet_text(entry: &Entry<'_>, key: &str) -> Option<String> {
    entry.table.get(key)?.get_ref().as_str().map(str::to_owned)
}

const KINDS: [&str; 15] = [
    "line",
    "paragraph",
    "email",
    "phone",
    "link",
    "number",
    "money",
    "date",
    "date and time",
    "yes/no",
    "one of",
    "some of",
    "rows",
    "log",
    "salesforce id",
];

/// The kind of a field or a column.
fn kind(entry: &Entry<'_>, field: bool) -> Option<Kind> {
    let text = entry.need("kind")?;
    let kind = match text.value.as_str() {
        "line" => Kind::Line,
        "paragraph" => Kind::Paragraph,
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "link" => Kind::Link,
        "number" => Kind::Number,
        "money" => Kind::Money,
        "date" => Kind::Date,
        "date and time" => Kind::Time,
        "yes/no" => Kind::YesNo,
        "one of" => Kind::OneOf(options(entry)),
        "some of" if field => Kind::SomeOf(options(entry)),
        "rows" if field => Kind::Rows(columns(entry)),
        "log" if field => Kind::Log(newest_first(entry)),
        "salesforce id" => Kind::RecordId(prefix(entry)),
        "some of" | "rows" | "log" => {
            entry.report.error(text.span.clone(), format!("a column cannot be of kind `{}`", text.value), None);
            return None;
        }
        other => {
            let help = suggest_kind(other);
            entry.report.error(text.span.clone(), format!("unknown kind `{other}`"), help);
            return None;
        }
    };
    for (key, fits) in [
        ("options", matches!(kind, Kind::OneOf(_) | Kind::SomeOf(_))),
        ("columns", matches!(kind, Kind::Rows(_))),
        ("starts_with", matches!(kind, Kind::RecordId(_))),
        ("order", matches!(kind, Kind::Log(_))),
    ] {
        if let Some((key, _)) = entry.table.get_key_value(key).filter(|_| !fits) {
            entry.report.error(
                key.span(),
                format!("a field of kind `{}` has no `{}`", text.value, key.get_ref()),
                None,
            );
        }
    }
    Some(kind)
}

fn suggest_kind(wrong: &str) -> Option<String> {
    help(wrong, KINDS).or_else(|| Some(format!("the kinds are {}", KINDS.join(", "))))
}

fn options(entry: &Entry<'_>) -> Vec<Choice> {
    let entries = entry.list("options", "option", &OPTION);
    if entries.is_empty() {
        entry.missing("options");
    }
    let mut seen = BTreeMap::new();
    let choice = |entry: &Entry<'_>| {
        let id = unique(entry, &mut seen);
        let label = entry.need("label");
        let help = entry.text("help").map(|help| help.value);
        Some(Choice { id: OptionId::new(id?.value), label: label?.value, help })
    };
    entries.iter().filter_map(choice).collect()
}

fn columns(entry: &Entry<'_>) -> Vec<Column> {
    let entries = entry.list("columns", "column", &COLUMN);
    if entries.is_empty() {
        entry.missing("columns");
    }
    let mut seen = BTreeMap::new();
    let column = |entry: &Entry<'_>| {
        let id = value_id(entry, &mut seen);
        let label = entry.need("label");
        let kind = kind(entry, false);
        let required = entry.truth("required").unwrap_or(false);
        let total = entry.truth("total").unwrap_or(false);
        if total && !matches!(kind, Some(Kind::Number | Kind::Money) | None) {
            let place = entry.table.get("total").map_or(entry.span.clone(), toml::Spanned::span);
            entry.report.error(place, "only numbers and money have a total", None);
        }
        Some(Column { id: ColumnId::new(id?.value), label: label?.value, kind: kind?, required, total })
    };
    entries.iter().filter_map(column).collect()
}

/// The order in which a log is printed: as written, by default.
fn newest_first(entry: &Entry<'_>) -> bool {
    let Some(order) = entry.text("order") else { return false };
    if !ORDERS.contains(&order.value.as_str()) {
        entry.report.error(order.span.clone(), format!("unknown order `{}`", order.value), help(&order.value, ORDERS));
    }
    order.value == ORDERS[0]
}

const ORDERS: [&str; 2] = ["newest first", "oldest first"];

fn prefix(entry: &Entry<'_>) -> Option<String> {
    let text = entry.text("starts_with")?;
    if text.value.len() == 3 && text.value.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(text.value);
    }
    entry.report.error(
        text.span.clone(),
        "ids of one object begin with three letters or digits",
        Some("such as \"500\"".into()),
    );
    None
}
