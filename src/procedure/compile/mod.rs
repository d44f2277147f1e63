//! From source files to a checked pack, or to diagnostics.
//!
//! Two passes over each file: the first collects the names, the second reads everything that refers to them. So an id may
//! be used before the line that defines it, and one slip is told once.

mod body;
mod check;
mod circles;
mod collect;
mod entry;
mod example;
mod names;
mod parts;
mod report;
mod rules;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::{Diagnostic, Severity};
use super::expr::{Expr, Type};
use super::model::{PACK_FORMAT, Pack, Procedure, Source};
use super::suggest::help;
use super::syntax::{self, Ast};
use check::Checker;
use entry::Entry;
use names::Names;
use report::{Report, Text};

use crate::id::{DocumentId, FieldId, ProcedureId};

/// A source file: where it came from, for the diagnostics, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// What a compilation came to.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// None as soon as one diagnostic is an error.
    pub pack: Option<Pack>,
    /// In the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// How many example cases were run.
    pub examples: usize,
}

/// Checks the procedures in `files` and compiles them into one pack. Runs their examples too.
pub fn compile(files: &[SourceFile]) -> Compiled {
    let mut procedures: Vec<Procedure> = Vec::new();
    let mut diagnostics = Vec::new();
    let mut examples = 0;
    for file in files {
        let report = Report::new(&file.path, &file.text);
        if let Some((procedure, id)) = compile_file(&file.text, &report, &mut examples) {
            if procedures.iter().any(|other| other.id == procedure.id) {
                report.error(id, format!("another file has the id `{}` too", procedure.id), None);
            }
            procedures.push(procedure);
        }
        diagnostics.extend(report.into_diagnostics());
    }
    let failed = diagnostics.iter().any(|one| one.severity == Severity::Error);
    let pack = (!failed).then_some(Pack { format: PACK_FORMAT, procedures });
    Compiled { pack, diagnostics, examples }
}

const TOP: [&str; 17] = [
    "id", "title", "need", "summary", "version", "name", "number", "topic", "document", "stage", "step", "field",
    "define", "rule", "clock", "post", "example",
];

/// One file's procedure and the place of its id; none if anything in it is wrong.
fn compile_file(text: &str, report: &Report<'_>, examples: &mut usize) -> Option<(Procedure, Range<usize>)> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        report.error(error.span().unwrap_or_default(), message, None);
    }
    // Also after errors of TOML: a misspelt heading is often what led to them.
    let top = Entry::new(report, table.get_ref(), 0..text.lines().next().map_or(0, str::len), "procedure", &TOP);
    if !errors.is_empty() {
        return None;
    }
    let names = collect::names(&top);
    let compiler = Compiler::new(report, &names);
    let procedure = compiler.procedure(&top);
    compiler.tell_circles();
    compiler.tell_unused(&top);
    let procedure = procedure.filter(|_| !report.has_errors())?;
    *examples += compiler.run_examples(&top, &procedure);
    Some((procedure, top.text("id").map_or(0..0, |id| id.span)))
}

/// Reads the second pass: everything that refers to names.
struct Compiler<'a> {
    report: &'a Report<'a>,
    names: &'a Names,
    /// See [`Checker::open`].
    open: RefCell<Vec<String>>,
    /// What fields and named values are called.
    labels: RefCell<BTreeMap<String, String>>,
    /// Every condition that decides whether something is shown, done or known, for the search for circles.
    conditions: RefCell<Vec<circles::Condition>>,
    /// Which step a field stands on.
    placed: RefCell<BTreeMap<String, String>>,
    /// The steps that nobody ticks, with their fields.
    unticked: RefCell<BTreeMap<String, Vec<String>>>,
    used: RefCell<BTreeSet<String>>,
    cited: RefCell<BTreeSet<String>>,
    /// How deep blocks nest in the body at hand.
    depth: Cell<usize>,
}

impl<'a> Compiler<'a> {
    fn new(report: &'a Report<'a>, names: &'a Names) -> Compiler<'a> {
        Compiler {
            report,
            names,
            open: RefCell::default(),
            labels: RefCell::default(),
            conditions: RefCell::default(),
            placed: RefCell::default(),
            unticked: RefCell::default(),
            used: RefCell::default(),
            cited: RefCell::default(),
            depth: Cell::new(0),
        }
    }

    fn procedure(&self, top: &Entry<'a>) -> Option<Procedure> {
        let fields = self.fields(top);
        self.read_labels(top);
        let documents = self.documents(top);
        let stages = self.stages(top);
        let steps = self.steps(top);
        let defines = self.defines(top);
        let rules = self.rules(top, &steps);
        let clocks = self.clocks(top);
        let posts = self.posts(top);
        let id = top.id("id");
        let title = top.need("title");
        let need = top.need("need");
        let summary = top.need("summary");
        let version = top.need("version");
        let name = top.need("name").and_then(|name| self.field(&name));
        let number = top.text("number").and_then(|number| self.field(&number));
        let topic = top.text("topic").and_then(|topic| self.topic(&topic));
        Some(Procedure {
            id: ProcedureId::new(id?.value),
            title: title?.value,
            need: need?.value,
            summary: summary?.value,
            version: version?.value,
            name: name?,
            number,
            topic,
            documents,
            stages,
            steps,
            fields,
            defines,
            rules,
            clocks,
            posts,
        })
    }

    fn checker<'c>(&'c self, rows: Option<&'c str>) -> Checker<'c> {
        Checker { names: self.names, rows, open: &self.open }
    }

    /// An optional expression that must have one of some types.
    fn expression(&self, entry: &Entry<'_>, key: &str, wanted: &[Type]) -> Option<Expr> {
        let text = entry.text(key)?;
        self.expression_in(&text, wanted)
    }

    fn expression_in(&self, text: &Text, wanted: &[Type]) -> Option<Expr> {
        let ast = self.parse(text)?;
        let checked = if wanted.is_empty() {
            self.checker(None).check(&ast).map(|(expr, _)| expr)
        } else {
            self.checker(None).check_as(&ast, wanted)
        };
        match checked {
            Ok(expr) => {
                self.used(&expr);
                Some(expr)
            }
            Err(fault) => {
                if let Some(fault) = fault {
                    text.fault(self.report, 0, fault);
                }
                None
            }
        }
    }

    fn parse(&self, text: &Text) -> Option<Ast> {
        syntax::parse(&text.value).map_err(|fault| text.fault(self.report, 0, fault)).ok()
    }

    /// A condition that decides over `owner`; kept for the search for circles.
    fn deciding(&self, owner: circles::Owner, text: Option<Text>, wanted: &[Type]) -> Option<Expr> {
        let text = text?;
        if let Ok(ast) = syntax::parse(&text.value) {
            self.conditions.borrow_mut().push(circles::Condition::new(owner, text.span.clone(), &ast));
        }
        self.expression_in(&text, wanted)
    }

    /// Remembers the names that an expression reads, so that unused ones can be told.
    fn used(&self, expr: &Expr) {
        expr.visit(&mut |part| match part {
            Expr::Define(id) => {
                self.used.borrow_mut().insert(id.to_string());
            }
            Expr::Field(id) | Expr::Answered(id) | Expr::Sum(id, _) => self.used_field(id.as_str()),
            _ => {}
        });
    }

    fn used_field(&self, name: &str) {
        self.used.borrow_mut().insert(name.to_owned());
    }

    /// The name of a field.
    fn field(&self, text: &Text) -> Option<FieldId> {
        self.known(text, "field", self.names.fields.keys())?;
        Some(FieldId::new(text.value.as_str()))
    }

    /// A name that must be among some; one that is not is told.
    fn known<'n>(&self, text: &Text, what: &str, names: impl Iterator<Item = &'n String>) -> Option<()> {
        let names: Vec<&str> = names.map(String::as_str).collect();
        if names.contains(&text.value.as_str()) {
            return Some(());
        }
        let help = help(&text.value, names);
        self.report.error(text.span.clone(), format!("unknown {what} `{}`", text.value), help);
        None
    }

    /// `source = "document: section"`, one or several.
    fn sources(&self, entry: &Entry<'_>, needed: bool) -> Vec<Source> {
        if needed && !entry.table.contains_key("source") {
            entry.missing("source");
        }
        entry.texts("source", true).iter().filter_map(|text| self.source(text)).collect()
    }

    fn source(&self, text: &Text) -> Option<Source> {
        let Some((document, section)) = text.value.split_once(':') else {
            let help = Some("write `document: section`".to_owned());
            self.report.error(text.span.clone(), "this source names no section", help);
            return None;
        };
        let name = document.trim();
        if !self.names.documents.contains_key(name) {
            let help = help(name, self.names.documents.keys().map(String::as_str));
            self.report.error(text.place(0..document.len()), format!("unknown document `{name}`"), help);
            return None;
        }
        if section.trim().is_empty() {
            self.report.error(text.span.clone(), "this source names no section", None);
            return None;
        }
        self.cited.borrow_mut().insert(name.to_owned());
        Some(Source { document: DocumentId::new(name), section: section.trim().to_owned() })
    }
}
