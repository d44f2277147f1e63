//! The second pass over documents, stages, steps, fields and named values.

use super::Compiler;
use super::circles::Owner;
use super::collect::FIELD;
use crate::source::{Entry, SourceText, as_id};
use casewright_core::id::{DefineId, DocumentId, FieldId, StageId, StepId};
use casewright_core::procedure::{Define, Field, Kind, OURS, SourceDocument, Stage, Step};
use casewright_core::procedure::{Expr, Type};
use casewright_core::value::Value;

const YES_NO: [Type; 1] = [Type::YesNo];

impl Compiler<'_> {
    /// Collects the labels of fields and named values, for templates in which they are missing.
    pub(crate) fn read_labels(&self, top: &Entry<'_>) {
        for define in top.list("define", "define", &DEFINE) {
            if let (Some(id), Some(label)) = (define.text("id"), define.text("label")) {
                self.labels.borrow_mut().insert(id.value, label.value);
            }
        }
    }

    pub(crate) fn documents(&self, top: &Entry<'_>) -> Vec<SourceDocument> {
        let read = |entry: Entry<'_>| {
            if let Some(id) = entry.text("id").filter(|id| id.value == OURS) {
                let help = Some("`source = \"ours: …\"` stands for what no document says".to_owned());
                self.report.error(id.span, "a document cannot be called `ours`", help);
            }
            let title = entry.need("title");
            let short = entry.text("short").map(|short| short.value);
            let date = entry.text("date").map(|date| date.value);
            Some(SourceDocument { id: DocumentId::new(quiet_id(&entry)?), title: title?.value, short, date })
        };
        top.list("document", "document", &["id", "title", "short", "date"]).into_iter().filter_map(read).collect()
    }

    pub(crate) fn stages(&self, top: &Entry<'_>) -> Vec<Stage> {
        let read = |entry: Entry<'_>| {
            let title = entry.need("title");
            let says = entry.need("says");
            Some(Stage { id: StageId::new(quiet_id(&entry)?), title: title?.value, says: says?.value })
        };
        top.list("stage", "stage", &["id", "title", "says"]).into_iter().filter_map(read).collect()
    }

    pub(crate) fn steps(&self, top: &Entry<'_>) -> Vec<Step> {
        let keys = ["id", "stage", "title", "says", "why", "role", "when", "tick", "fields", "source"];
        top.list("step", "step", &keys).into_iter().filter_map(|entry| self.step(&entry)).collect()
    }

    fn step(&self, entry: &Entry<'_>) -> Option<Step> {
        let id = quiet_id(entry);
        let owner = Owner::Shown(id.clone().unwrap_or_default());
        let stage = entry.need("stage").and_then(|stage| {
            self.known(&stage, "stage", self.names.stages.keys())?;
            self.used.borrow_mut().insert(format!("stage {}", stage.value));
            Some(StageId::new(stage.value))
        });
        let title = entry.need("title");
        let says = entry.need("says").map(|says| self.sentence(&says));
        let why = entry.text("why").map(|why| why.value);
        let role = entry.text("role").map(|role| role.value);
        let when = self.deciding(owner, entry.text("when"), &YES_NO);
        let tick = entry.truth("tick").unwrap_or(true);
        let mut fields = Vec::new();
        let names = entry.texts("fields", false);
        if let Some(list) = entry.table.get("fields").filter(|_| names.is_empty()) {
            self.report.error(
                list.span(),
                "this step names no fields",
                Some("leave `fields` out, or name some".into()),
            );
        }
        for text in names {
            let Some(field) = self.field(&text) else { continue };
            let step = id.clone().unwrap_or_default();
            if let Some(other) = self.placed.borrow_mut().insert(text.value.clone(), step) {
                let message = format!("`{}` is already on the step `{other}`", text.value);
                self.report.error(text.span.clone(), message, Some("a field belongs to one step".into()));
            }
            fields.push(field);
        }
        let sources = self.sources(entry, false);
        let id = id?;
        if !tick {
            if fields.is_empty() {
                let help = Some("give it fields, or leave out `tick = false`".to_owned());
                self.report.error(entry.span.clone(), "this step has nothing to tick and nothing to fill in", help);
            }
            self.unticked.borrow_mut().insert(id.clone(), fields.iter().map(ToString::to_string).collect());
        }
        let title = title?.value;
        // Terms are assigned once all of them are read.
        let terms = Vec::new();
        Some(Step {
            id: StepId::new(id),
            stage: stage?,
            title,
            says: says?,
            why,
            role,
            when,
            tick,
            fields,
            terms,
            sources,
        })
    }

    pub(crate) fn fields(&self, top: &Entry<'_>) -> Vec<Field> {
        top.list("field", "field", &FIELD).into_iter().filter_map(|entry| self.read_field(&entry)).collect()
    }

    fn read_field(&self, entry: &Entry<'_>) -> Option<Field> {
        let id = quiet_id(entry);
        let label = entry.need("label").map(|label| label.value);
        let help = entry.text("help").map(|help| help.value);
        if let (Some(id), Some(label)) = (&id, &label) {
            self.labels.borrow_mut().insert(id.clone(), label.clone());
        }
        let name = id.clone().unwrap_or_default();
        let when = self.deciding(Owner::Field(name.clone()), entry.text("when"), &YES_NO);
        let required = match entry.table.get("required").map(|value| value.get_ref().as_bool()) {
            None | Some(Some(false)) => None,
            Some(Some(true)) => Some(Expr::Value(Value::YesNo(true))),
            Some(None) => {
                let text = entry.text("required");
                let truth =
                    text.as_ref().filter(|text| matches!(text.value.trim(), "true" | "false" | "True" | "False"));
                if let Some(text) = truth {
                    let help =
                        format!("write `required = {}`, or a condition in quotes", text.value.trim().to_lowercase());
                    self.report.error(text.span.clone(), "`true` and `false` stand without quotes", Some(help));
                    None
                } else {
                    self.deciding(Owner::Required(name), text, &YES_NO)
                }
            }
        };
        let id = id?;
        let kind: Kind = self.names.fields.get(&id)?.clone();
        Some(Field { id: FieldId::new(id), label: label?, help, kind, when, required })
    }

    pub(crate) fn defines(&self, top: &Entry<'_>) -> Vec<Define> {
        top.list("define", "define", &DEFINE).into_iter().filter_map(|entry| self.define(&entry)).collect()
    }

    fn define(&self, entry: &Entry<'_>) -> Option<Define> {
        let id = quiet_id(entry);
        let owner = Owner::Define(id.clone().unwrap_or_default());
        let label = entry.need("label").map(|label| label.value);
        let is = self.deciding(owner.clone(), entry.need("is"), &[]);
        let when = self.deciding(owner, entry.text("when"), &YES_NO);
        let sources = self.sources(entry, false);
        Some(Define { id: DefineId::new(id?), label: label?, is: is?, when, sources })
    }

    /// Reports unused names: usually a typo where they should be used.
    pub(crate) fn tell_unused(&self, top: &Entry<'_>) {
        let used = self.used.borrow();
        let placed = self.placed.borrow();
        let each = |key: &'static str, tell: &dyn Fn(&SourceText)| {
            for entry in top.list_quietly(key) {
                if let Some(id) = entry.text("id") {
                    tell(&id);
                }
            }
        };
        each("field", &|id| {
            if !placed.contains_key(&id.value) && !self.report.doubts(&as_id(&id.value)) {
                let help = Some("add it to the `fields` of a step".to_owned());
                self.report.error(id.span.clone(), format!("no step has the field `{}`", id.value), help);
            }
        });
        each("stage", &|id| {
            if !used.contains(&format!("stage {}", id.value)) {
                self.report.error(id.span.clone(), format!("no step belongs to the stage `{}`", id.value), None);
            }
        });
        // What a faulty part uses is not known.
        if self.report.has_errors() {
            return;
        }
        each("define", &|id| {
            if !used.contains(&id.value) {
                self.report.warn(id.span.clone(), format!("nothing uses `{}`", id.value), None);
            }
        });
        each("document", &|id| {
            if !self.cited.borrow().contains(&id.value) {
                self.report.warn(id.span.clone(), format!("no source cites the document `{}`", id.value), None);
            }
        });
    }
}

const DEFINE: [&str; 5] = ["id", "label", "is", "when", "source"];

/// An id whose faults were reported in the first pass.
pub(crate) fn quiet_id(entry: &Entry<'_>) -> Option<String> {
    entry.table.get("id")?.get_ref().as_str().filter(|id| casewright_core::id::is_id(id)).map(str::to_owned)
}
