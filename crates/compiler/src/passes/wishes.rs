//! Requirements of files on each other, which are checked once all files are read.

use std::collections::BTreeMap;

use crate::source::{Report, SourceText};
use crate::suggest::help;
use crate::types::Names;
use casewright_core::case::Answer;
use casewright_core::engine::problem_of;
use casewright_core::procedure::{Choice, Kind};
use casewright_core::value::Zone;

/// All procedures found, and the requirements on them.
#[derive(Default)]
pub(crate) struct Wishes {
    procedures: BTreeMap<String, BTreeMap<String, Kind>>,
    /// The file of each procedure.
    paths: BTreeMap<String, String>,
    /// Each with the number of its file.
    wishes: Vec<(usize, Wish)>,
    /// Whether a file could not be read; its contents are then not reported as missing.
    partial: bool,
}

/// The requirements of a link or an answer on a procedure.
pub(crate) struct Wish {
    pub to: SourceText,
    /// Whether the procedure must exist. A link need not lead anywhere: it just does not show.
    pub needed: bool,
    /// Fields that must exist, and what will be put into them.
    pub fields: Vec<(SourceText, Put)>,
}

/// Something to be put into a field.
pub(crate) enum Put {
    /// An answer from a field of this kind.
    AnswerOf(Kind),
    /// One text, or the options of a `some of`.
    Given { many: bool, values: Vec<SourceText> },
}

impl Wishes {
    /// Notes that a procedure exists, even if its file has errors.
    pub(crate) fn procedure(&mut self, id: &SourceText, names: &Names, report: &Report<'_>) {
        if let Some(other) = self.paths.insert(id.value.clone(), report.path().to_owned()) {
            let help = Some("each procedure has an id of its own; delete one of the files if it is a copy".to_owned());
            report.error(id.span.clone(), format!("{other} has the id `{}` too", id.value), help);
        }
        self.procedures.insert(id.value.clone(), names.fields.clone());
    }

    pub(crate) fn partial(&mut self) {
        self.partial = true;
    }

    pub(crate) fn extend(&mut self, file: usize, wishes: Vec<Wish>) {
        self.wishes.extend(wishes.into_iter().map(|wish| (file, wish)));
    }

    /// Reports all unmet requirements, each for its file.
    pub(crate) fn check(&self, reports: &[Report<'_>]) {
        // A file checked on its own is not judged by what it says about others.
        let alone = self.partial || reports.len() < 2;
        for (file, Wish { to, needed, fields }) in &self.wishes {
            let Some(report) = reports.get(*file) else { continue };
            let Some(known) = self.procedures.get(&to.value) else {
                let message = format!("no procedure `{}` is among these files", to.value);
                let help = help(&to.value, self.procedures.keys().map(String::as_str));
                match (needed, alone) {
                    (_, true) => {}
                    (true, false) => report.error(to.span.clone(), message, help),
                    (false, false) => {
                        report.warn(to.span.clone(), message, help.or(Some("the link will not show".into())))
                    }
                }
                continue;
            };
            let path = self.paths.get(&to.value);
            let there = reports.iter().find(|report| path.is_some_and(|path| path == report.path()));
            for (name, put) in fields {
                // A field whose definition is faulty is reported there.
                if there.is_some_and(|there| there.doubts(&name.value)) {
                    continue;
                }
                match known.get(&name.value) {
                    Some(kind) => put.check(report, name, kind),
                    None => {
                        let help = help(&name.value, known.keys().map(String::as_str));
                        let message = format!("`{}` has no field `{}`", to.value, name.value);
                        report.error(name.span.clone(), message, help);
                    }
                }
            }
        }
    }
}

impl Put {
    /// Reports what does not fit into a field of a kind.
    pub(crate) fn check(&self, report: &Report<'_>, field: &SourceText, kind: &Kind) {
        if report.doubts(&field.value) {
            return;
        }
        match self {
            Put::AnswerOf(from) if fits(from, kind) => {}
            Put::AnswerOf(_) => {
                let message = format!("the answer does not fit `{}`, which is of another kind", field.value);
                report.error(field.span.clone(), message, None);
            }
            Put::Given { many, values } => {
                let options: &[Choice] = match kind {
                    Kind::OneOf(options) | Kind::SomeOf(options) => options,
                    _ => &[],
                };
                if *many != matches!(kind, Kind::SomeOf(_)) {
                    let wanted = if *many { "one text" } else { "a list of options" };
                    report.error(field.span.clone(), format!("`{}` needs {wanted}", field.value), None);
                }
                for value in values {
                    let known = options.iter().map(|option| option.id.as_str());
                    let fits = match kind {
                        Kind::SomeOf(_) => {
                            let option = value.value.strip_prefix('-').unwrap_or(&value.value);
                            known.clone().any(|id| id == option)
                        }
                        Kind::OneOf(_) => known.clone().any(|id| id == value.value),
                        Kind::YesNo => ["yes", "no"].contains(&value.value.as_str()),
                        Kind::Rows(_) | Kind::Log(_) => false,
                        _ => problem_of(kind, &Answer::Text(value.value.clone()), &Zone::fixed(0)).is_none(),
                    };
                    if !fits {
                        let message = format!("`{}` cannot be `{}`", field.value, value.value);
                        report.error(value.span.clone(), message, help(&value.value, known));
                    }
                }
            }
        }
    }
}

/// Whether an answer of one kind can be used in a field of another as typed.
fn fits(from: &Kind, to: &Kind) -> bool {
    let within = |from: &[Choice], to: &[Choice]| from.iter().all(|one| to.iter().any(|other| other.id == one.id));
    match (from, to) {
        (Kind::OneOf(from), Kind::OneOf(to)) | (Kind::SomeOf(from), Kind::SomeOf(to)) => within(from, to),
        (Kind::Log(_), Kind::Log(_)) => true,
        (
            Kind::Line | Kind::Email | Kind::Phone | Kind::Link | Kind::RecordId(_) | Kind::Paragraph,
            Kind::Line | Kind::Paragraph,
        ) => true,
        _ => from == to,
    }
}
