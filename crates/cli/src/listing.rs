//! The output of `list`, `fields` and `ours`. Scripts rely on the keys: more may be added, but none may change.

use serde::Serialize;

use casewright_core::procedure::{Deck, Expr, Field, Kind, Ours, Pack, Procedure, Step};
use casewright_core::value::Value;

#[derive(Serialize)]
pub(super) struct ListedProcedure<'a> {
    id: &'a str,
    title: &'a str,
    need: &'a str,
    version: &'a str,
    fields: usize,
    steps: usize,
    posts: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ListedField<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'static str,
    help: Option<&'a str>,
    required: &'static str,
    shown: &'static str,
    options: Vec<ListedOption<'a>>,
    columns: Vec<ListedColumn<'a>>,
    step: Option<&'a str>,
    stage: Option<&'a str>,
}

#[derive(Serialize)]
struct ListedOption<'a> {
    id: &'a str,
    label: &'a str,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct ListedColumn<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'static str,
    required: bool,
    options: Vec<ListedOption<'a>>,
}

#[derive(Serialize)]
pub(super) struct ListedOurs<'a> {
    kind: &'static str,
    id: &'a str,
    says: &'a str,
}

/// The procedures of a pack.
pub(super) fn list(pack: &Pack) -> Vec<ListedProcedure<'_>> {
    pack.procedures
        .iter()
        .map(|procedure| ListedProcedure {
            id: procedure.id.as_str(),
            title: &procedure.title,
            need: &procedure.need,
            version: &procedure.version,
            fields: procedure.fields.len(),
            steps: procedure.steps.len(),
            posts: procedure.posts.iter().map(|post| post.id.as_str()).collect(),
        })
        .collect()
}

/// The fields of a procedure.
pub(super) fn fields(procedure: &Procedure) -> Vec<ListedField<'_>> {
    procedure
        .fields
        .iter()
        .map(|field| {
            let step = procedure.steps.iter().find(|step| step.fields.contains(&field.id));
            ListedField {
                id: field.id.as_str(),
                label: &field.label,
                kind: kind(&field.kind),
                help: field.help.as_deref(),
                required: how_often(field.required.as_ref().unwrap_or(&Expr::Value(Value::YesNo(false)))),
                shown: shown(field, step),
                options: options(&field.kind),
                columns: columns(&field.kind),
                step: step.map(|step| step.id.as_str()),
                stage: step.map(|step| step.stage.as_str()),
            }
        })
        .collect()
}

/// What a procedure and its cards add to its documents.
pub(super) fn ours<'a>(procedure: &'a Procedure, decks: &'a [Deck]) -> Vec<ListedOurs<'a>> {
    let cards = decks.iter().filter(|deck| deck.procedure == procedure.id).flat_map(Deck::ours);
    procedure.ours().into_iter().chain(cards).map(|Ours { kind, id, says }| ListedOurs { kind, id, says }).collect()
}

/// The condition under which a field shows: its own and that of its step.
fn shown(field: &Field, step: Option<&Step>) -> &'static str {
    let conditions = [field.when.as_ref(), step.and_then(|step| step.when.as_ref())];
    let often = conditions.map(|condition| condition.map_or("always", how_often));
    ["never", "sometimes"].into_iter().find(|word| often.contains(word)).unwrap_or("always")
}

fn how_often(condition: &Expr) -> &'static str {
    match condition {
        Expr::Value(Value::YesNo(true)) => "always",
        Expr::Value(Value::YesNo(false)) => "never",
        _ => "sometimes",
    }
}

/// The kind as in source files.
fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Line => "line",
        Kind::Paragraph => "paragraph",
        Kind::Email => "email",
        Kind::Phone => "phone",
        Kind::Link => "link",
        Kind::Number => "number",
        Kind::Money => "money",
        Kind::Date => "date",
        Kind::Time => "date and time",
        Kind::YesNo => "yes/no",
        Kind::OneOf(_) => "one of",
        Kind::SomeOf(_) => "some of",
        Kind::Rows(_) => "rows",
        Kind::Log(_) => "log",
        Kind::RecordId(_) => "salesforce id",
    }
}

fn options(kind: &Kind) -> Vec<ListedOption<'_>> {
    let (Kind::OneOf(options) | Kind::SomeOf(options)) = kind else { return Vec::new() };
    options
        .iter()
        .map(|option| ListedOption { id: option.id.as_str(), label: &option.label, help: option.help.as_deref() })
        .collect()
}

fn columns(kind: &Kind) -> Vec<ListedColumn<'_>> {
    let Kind::Rows(columns) = kind else { return Vec::new() };
    columns
        .iter()
        .map(|column| ListedColumn {
            id: column.id.as_str(),
            label: &column.label,
            kind: self::kind(&column.kind),
            required: column.required,
            options: options(&column.kind),
        })
        .collect()
}
