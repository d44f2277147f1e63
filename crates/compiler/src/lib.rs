//! Compiles source files into a checked pack, or into diagnostics.
//!
//! Two passes over each file: the first collects the names, the second reads everything that refers to them. So an id
//! may be used before it is defined, and each mistake is reported once.

mod body;
mod calls;
mod check;
mod circles;
mod collect;
mod diagnostic;
mod entry;
mod example;
mod hours;
mod links;
mod names;
mod parts;
mod passages;
mod questions;
mod report;
mod rules;
mod suggest;
mod syntax;
mod terms;
mod timelines;
mod wishes;
pub mod words;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeTable;

use casewright_core::procedure::{Expr, Type};
use casewright_core::procedure::{Pack, Question, Sample};
use casewright_core::procedure::{Procedure, Source};
use check::Checker;
use entry::Entry;
use names::Names;
use report::{Report, Text};
use suggest::help;
use syntax::Ast;
use wishes::{Wish, Wishes};

use casewright_core::id::{DocumentId, FieldId, ProcedureId};

pub use diagnostic::{Diagnostic, Severity};
pub use suggest::{expected, suggest};

/// A source file: its path, for diagnostics, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// The result of a compilation.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// `None` if any diagnostic is an error.
    pub pack: Option<Pack>,
    /// Ordered by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of procedures read, including faulty ones.
    pub procedures: usize,
    /// The number of examples run.
    pub examples: usize,
}

/// Checks the procedures in `files` and compiles them into one pack. Runs their examples too.
pub fn compile(files: &[SourceFile]) -> Compiled {
    let mut pack = Pack::default();
    let (mut procedures, mut examples) = (files.len(), 0);
    let mut wishes = Wishes::default();
    let reports: Vec<Report<'_>> = files.iter().map(|file| Report::new(&file.path, &file.text)).collect();
    for (number, (file, report)) in files.iter().zip(&reports).enumerate() {
        match compile_file(&file.text, report, (number, &mut wishes), (&mut procedures, &mut examples)) {
            Some(Content::Procedure(procedure, words, sample)) => {
                if sample.is_some() && pack.sample.is_some() {
                    report.error(first_line(&file.text), "another file has the sample", None);
                }
                pack.sample = sample.map(|entries| Sample { procedure: procedure.id.clone(), entries }).or(pack.sample);
                passages::collect(&procedure, words, &mut pack.passages);
                pack.procedures.push(*procedure);
            }
            Some(Content::Questions(questions)) => {
                if !pack.questions.is_empty() {
                    report.error(first_line(&file.text), "another file has questions too", None);
                }
                pack.questions.extend(questions);
            }
            None => {}
        }
    }
    wishes.check(&reports);
    let diagnostics: Vec<Diagnostic> = reports.into_iter().flat_map(Report::into_diagnostics).collect();
    let failed = diagnostics.iter().any(|one| one.severity == Severity::Error);
    Compiled { pack: (!failed).then_some(pack), diagnostics, procedures, examples }
}

const TOP: [&str; 23] = [
    "id", "title", "need", "summary", "version", "name", "number", "topic", "user", "words", "hours", "document",
    "stage", "step", "field", "define", "rule", "clock", "post", "timeline", "term", "link", "example",
];

/// The contents of a file.
enum Content {
    /// A procedure, more words to find it by, and the entries of its sample.
    Procedure(Box<Procedure>, String, Option<String>),
    Questions(Vec<Question>),
}

/// Compiles a file; `None` if anything in it is faulty.
fn compile_file(
    text: &str,
    report: &Report<'_>,
    (number, wishes): (usize, &mut Wishes),
    (procedures, examples): (&mut usize, &mut usize),
) -> Option<Content> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        report.error(error.span().unwrap_or_default(), message, None);
    }
    let place = first_line(text);
    if table.get_ref().contains_key("question") && !table.get_ref().contains_key("id") {
        *procedures -= 1;
        let top = Entry::new(report, table.get_ref(), place, "list of questions", &["question"]);
        let mut wanted = Vec::new();
        let questions = questions::questions(&top, &mut wanted);
        wishes.extend(number, wanted);
        return (!report.has_errors()).then_some(Content::Questions(questions));
    }
    // Even after TOML errors, since a misspelled heading is often their cause.
    let top = Entry::new(report, table.get_ref(), place, "procedure", &TOP);
    if !errors.is_empty() {
        wishes.partial();
        return None;
    }
    let names = collect::names(&top);
    let compiler = Compiler::new(report, &names);
    let procedure = compiler.procedure(&top);
    if let Some(id) = top.text("id") {
        wishes.procedure(&id, &names, report);
    }
    wishes.extend(number, compiler.wishes.take());
    compiler.tell_circles();
    compiler.tell_unused(&top);
    let procedure = procedure.filter(|_| !report.has_errors())?;
    let (run, sample) = compiler.run_examples(&top, &procedure);
    *examples += run;
    // Other spellings of a term also lead to the procedure.
    let also = top.list_quietly("term").into_iter().flat_map(|term| term.texts("also", true));
    let words = top.text("words").into_iter().chain(also).map(|words| words.value).collect::<Vec<_>>();
    Some(Content::Procedure(Box::new(procedure), words.join(" "), sample))
}

fn first_line(text: &str) -> Range<usize> {
    0..text.lines().next().map_or(0, str::len)
}

/// The second pass: reads everything that refers to names.
struct Compiler<'a> {
    report: &'a Report<'a>,
    names: &'a Names,
    /// See [`Checker::open`].
    open: RefCell<Vec<String>>,
    /// The labels of fields and named values.
    labels: RefCell<BTreeMap<String, String>>,
    /// All conditions that decide whether something is shown, done or known, to find cycles.
    conditions: RefCell<Vec<circles::Condition>>,
    /// The step of each field.
    placed: RefCell<BTreeMap<String, String>>,
    /// The steps without a tick, with their fields.
    unticked: RefCell<BTreeMap<String, Vec<String>>>,
    used: RefCell<BTreeSet<String>>,
    cited: RefCell<BTreeSet<String>>,
    /// The nesting depth in the current body.
    depth: Cell<usize>,
    /// Requirements on other files.
    wishes: RefCell<Vec<Wish>>,
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
            wishes: RefCell::default(),
        }
    }

    fn procedure(&self, top: &Entry<'a>) -> Option<Procedure> {
        let fields = self.fields(top);
        self.read_labels(top);
        let documents = self.documents(top);
        let stages = self.stages(top);
        let mut steps = self.steps(top);
        let defines = self.defines(top);
        let rules = self.rules(top, &steps);
        let counting = self.counting(top);
        let clocks = self.clocks(top, &counting);
        let hours = self.counted(top, counting, clocks.iter().any(|clock| clock.business));
        let posts = self.posts(top);
        let timelines = self.timelines(top);
        let terms = self.terms(top, &mut steps, &fields);
        let links = self.links(top);
        let id = top.id("id");
        let title = top.need("title");
        let need = top.need("need");
        let summary = top.need("summary");
        let version = top.need("version");
        let name = top.need("name").and_then(|name| self.field(&name));
        let number = top.text("number").and_then(|number| self.field(&number));
        let topic = top.text("topic").and_then(|topic| self.topic(&topic));
        let user = top.text("user").and_then(|user| self.user(&user));
        Some(Procedure {
            id: ProcedureId::new(id?.value),
            title: title?.value,
            need: need?.value,
            summary: summary?.value,
            version: version?.value,
            name: name?,
            number,
            topic,
            hours,
            user,
            documents,
            stages,
            steps,
            fields,
            defines,
            rules,
            clocks,
            posts,
            timelines,
            terms,
            links,
        })
    }

    fn checker<'c>(&'c self, rows: Option<&'c str>) -> Checker<'c> {
        Checker { names: self.names, rows, open: &self.open }
    }

    /// An optional expression of one of several types.
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

    /// A condition that decides `owner`, remembered to find cycles.
    fn deciding(&self, owner: circles::Owner, text: Option<Text>, wanted: &[Type]) -> Option<Expr> {
        let text = text?;
        if let Ok(ast) = syntax::parse(&text.value) {
            self.conditions.borrow_mut().push(circles::Condition::new(owner, text.span.clone(), &ast));
        }
        self.expression_in(&text, wanted)
    }

    /// Marks the names an expression reads as used.
    fn used(&self, expr: &Expr) {
        expr.visit(&mut |part| {
            if let Expr::Define(id) = part {
                self.used.borrow_mut().insert(id.to_string());
            }
            if let Some(id) = part.reads() {
                self.used_field(id.as_str());
            }
        });
    }

    fn used_field(&self, name: &str) {
        self.used.borrow_mut().insert(name.to_owned());
    }

    /// The id of a field.
    fn field(&self, text: &Text) -> Option<FieldId> {
        self.known(text, "field", self.names.fields.keys())?;
        Some(FieldId::new(text.value.as_str()))
    }

    /// Checks that a name is known, and reports it otherwise.
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
