//! The second pass over links to other cases.

use toml::de::DeValue;

use super::Compiler;
use super::parts::quiet_id;
use super::wishes::{Put, Wish};
use crate::source::Entry;
use crate::source::SourceText;
use casewright_core::id::{FieldId, LinkId, ProcedureId};
use casewright_core::procedure::Type;
use casewright_core::procedure::{Kind, Link, Preset};

const KEYS: [&str; 12] =
    ["id", "to", "label", "says", "at", "when", "copy", "move", "ticks", "there", "here", "source"];

impl Compiler<'_> {
    pub(crate) fn links(&self, top: &Entry<'_>) -> Vec<Link> {
        let own = top.text("id").map(|id| id.value).unwrap_or_default();
        top.list("link", "link", &KEYS).into_iter().filter_map(|entry| self.link(&entry, &own)).collect()
    }

    fn link(&self, entry: &Entry<'_>, own: &str) -> Option<Link> {
        let to = entry.need("to");
        let label = entry.need("label");
        let says = entry.text("says").map(|says| self.sentence(&says));
        let at = entry.need("at").and_then(|at| self.step_name(&at));
        let when = self.expression(entry, "when", &[Type::YesNo]);
        let mut wanted = Vec::new();
        let mut copy = Vec::new();
        for (there, value) in self.inner_table(entry, "copy").into_iter().flatten() {
            let there = SourceText::new(there.get_ref(), there.span(), self.report);
            let Some(here) = entry.as_text(value, &there.value) else { continue };
            let Some((field, kind)) = self.field_and_kind(&here) else { continue };
            copy.push((FieldId::new(there.value.as_str()), field));
            wanted.push((there, Put::AnswerOf(kind)));
        }
        let mut moves = Vec::new();
        for name in entry.texts("move", false) {
            let Some((field, kind)) = self.field_and_kind(&name) else { continue };
            if let Kind::Log(_) = kind {
                let help = Some("a log stays where it was written: copy it".to_owned());
                self.report.error(name.span.clone(), format!("the log `{field}` cannot be moved"), help);
            }
            moves.push(field);
            wanted.push((name, Put::AnswerOf(kind)));
        }
        let steps = entry.texts("ticks", false);
        if let (Some(list), false) = (entry.table.get("ticks"), to.as_ref().is_none_or(|to| to.value == own)) {
            self.report.error(list.span(), "ticks only go along within one procedure", None);
        }
        let ticks = steps.iter().filter_map(|step| self.step_name(step)).collect();
        let (there, given) = presets(entry, "there");
        wanted.extend(given);
        let (here, given) = presets(entry, "here");
        for (name, put) in given {
            if let Some((_, kind)) = self.field_and_kind(&name) {
                put.check(self.report, &name, &kind);
            }
        }
        let sources = self.sources(entry, false);
        let to = to?;
        let id = ProcedureId::new(to.value.as_str());
        self.wishes.borrow_mut().push(Wish { to, needed: false, fields: wanted });
        Some(Link {
            id: LinkId::new(quiet_id(entry)?),
            to: id,
            label: label?.value,
            says,
            at: at?,
            when,
            copy,
            moves,
            ticks,
            there,
            here,
            sources,
        })
    }

    fn field_and_kind(&self, name: &SourceText) -> Option<(FieldId, Kind)> {
        let field = self.field(name)?;
        Some((field, self.names.fields.get(&name.value)?.clone()))
    }
}

/// The answers in a table, and the requirements on their fields.
pub(crate) fn presets(entry: &Entry<'_>, key: &str) -> (Vec<Preset>, Vec<(SourceText, Put)>) {
    let (mut presets, mut wanted) = (Vec::new(), Vec::new());
    let Some(value) = entry.table.get(key) else { return (presets, wanted) };
    let Some(table) = value.get_ref().as_table() else {
        entry.report.error(value.span(), format!("`{key}` is a table: `{{ field = \"answer\" }}`"), None);
        return (presets, wanted);
    };
    for (name, value) in table {
        let name = SourceText::new(name.get_ref(), name.span(), entry.report);
        let many = matches!(value.get_ref(), DeValue::Array(_));
        let values: Vec<SourceText> = match value.get_ref() {
            DeValue::Array(array) => array.iter().filter_map(|item| entry.as_text(item, &name.value)).collect(),
            _ => entry.as_text(value, &name.value).into_iter().collect(),
        };
        presets.push(Preset {
            field: FieldId::new(name.value.as_str()),
            many,
            values: values.iter().map(|text| text.value.clone()).collect(),
        });
        wanted.push((name, Put::Given { many, values }));
    }
    (presets, wanted)
}
