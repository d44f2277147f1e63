//! The passes over a file. The first collects its names ([`collect`]); the second, [`Compiler`], reads everything that refers to
//! them, with a module for each part of a procedure.

mod body;
mod cards;
mod circles;
pub(crate) mod collect;
mod directives;
mod hours;
mod links;
mod parts;
pub(crate) mod passages;
mod places;
pub(crate) mod questions;
mod rules;
pub(crate) mod scenarios;
mod terms;
mod timelines;
mod wishes;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use casewright_core::id::{DocumentId, FieldId, ProcedureId};
use casewright_core::procedure::{Expr, OURS, Procedure, Source, Type};

use crate::source::{Entry, Report, SourceText};
use crate::suggest::help;
use crate::syntax::{self, Ast};
use crate::types::{Allowed, Checker, Names, Typing};
use wishes::Wish;

pub(crate) use wishes::Wishes;

/// What every procedure says at its beginning.
const HEAD: [&str; 6] = ["id", "title", "need", "summary", "version", "name"];

/// The second pass: reads everything that refers to names.
pub(crate) struct Compiler<'a> {
    pub(crate) report: &'a Report<'a>,
    pub(crate) names: &'a Names,
    typing: Typing,
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
    pub(crate) wishes: RefCell<Vec<Wish>>,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(report: &'a Report<'a>, names: &'a Names) -> Compiler<'a> {
        Compiler {
            report,
            names,
            typing: Typing::default(),
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

    pub(crate) fn procedure(&self, top: &Entry<'a>) -> Option<Procedure> {
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
        if HEAD.iter().all(|key| !top.table.contains_key(*key)) {
            let help = "write at its beginning: `id`, `title`, `need`, `summary`, `version` and `name`";
            self.report.error(top.span.clone(), "this file does not say which procedure it is", Some(help.into()));
            return None;
        }
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
        Checker { names: self.names, rows, allowed: Allowed::Values, typing: &self.typing }
    }

    /// An optional expression of one of several types.
    fn expression(&self, entry: &Entry<'_>, key: &str, wanted: &[Type]) -> Option<Expr> {
        let text = entry.text(key)?;
        self.expression_in(&text, wanted)
    }

    fn expression_in(&self, text: &SourceText, wanted: &[Type]) -> Option<Expr> {
        self.expression_allowing(Allowed::Values, text, wanted)
    }

    fn expression_allowing(&self, allowed: Allowed, text: &SourceText, wanted: &[Type]) -> Option<Expr> {
        let ast = self.parse(text)?;
        let checker = Checker { allowed, ..self.checker(None) };
        let checked =
            if wanted.is_empty() { checker.check(&ast).map(|(expr, _)| expr) } else { checker.check_as(&ast, wanted) };
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

    fn parse(&self, text: &SourceText) -> Option<Ast> {
        syntax::parse(&text.value).map_err(|fault| text.fault(self.report, 0, fault)).ok()
    }

    /// A condition that decides `owner`, remembered to find cycles.
    fn deciding(&self, owner: circles::Owner, text: Option<SourceText>, wanted: &[Type]) -> Option<Expr> {
        let text = text?;
        let expr = self.expression_in(&text, wanted);
        if let Ok(ast) = syntax::parse(&text.value) {
            self.conditions.borrow_mut().push(circles::Condition::new(owner, text.span.clone(), &ast, expr.as_ref()));
        }
        expr
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
    pub(crate) fn field(&self, text: &SourceText) -> Option<FieldId> {
        self.known(text, "field", self.names.fields.keys())?;
        Some(FieldId::new(text.value.as_str()))
    }

    /// Checks that a name is known, and reports it otherwise.
    pub(crate) fn known<'n>(
        &self,
        text: &SourceText,
        what: &str,
        names: impl Iterator<Item = &'n String>,
    ) -> Option<()> {
        let names: Vec<&str> = names.map(String::as_str).collect();
        if names.contains(&text.value.as_str()) {
            return Some(());
        }
        if !self.report.doubts(&text.value) {
            let help = help(&text.value, names);
            self.report.error(text.span.clone(), format!("unknown {what} `{}`", text.value), help);
        }
        None
    }

    /// `source = "document: section"` or `source = "ours: what is ours"`, one or several.
    fn sources(&self, entry: &Entry<'_>, needed: bool) -> Vec<Source> {
        if needed && !entry.table.contains_key("source") {
            entry.missing("source");
        }
        entry.texts("source", true).iter().filter_map(|text| self.source(text)).collect()
    }

    fn source(&self, text: &SourceText) -> Option<Source> {
        let Some((document, section)) = text.value.split_once(':') else {
            let help = Some("write `document: section`".to_owned());
            self.report.error(text.span.clone(), "this source names no section", help);
            return None;
        };
        let name = document.trim();
        if name != OURS && !self.names.documents.contains_key(name) {
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
