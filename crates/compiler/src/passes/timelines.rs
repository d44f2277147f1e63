//! The second pass over timelines.

use super::Compiler;
use super::parts::quiet_id;
use crate::source::Entry;
use crate::source::SourceText;
use crate::syntax::Fault;
use casewright_core::id::{ColumnId, FieldId, TimelineId};
use casewright_core::procedure::Type;
use casewright_core::procedure::{Kind, Mark, Timeline};

const KEYS: [&str; 9] = ["id", "label", "at", "starts", "first", "days", "done", "marks", "source"];

impl Compiler<'_> {
    pub(crate) fn timelines(&self, top: &Entry<'_>) -> Vec<Timeline> {
        top.list("timeline", "timeline", &KEYS).into_iter().filter_map(|entry| self.timeline(&entry)).collect()
    }

    fn timeline(&self, entry: &Entry<'_>) -> Option<Timeline> {
        let label = entry.need("label");
        let at = entry.need("at").and_then(|at| self.step_name(&at));
        if !entry.table.contains_key("starts") {
            entry.missing("starts");
        }
        let starts = self.expression(entry, "starts", &[Type::Date]);
        let first = entry.whole("first").unwrap_or(1);
        let days = entry.whole("days");
        match days {
            Some(1..) => {}
            Some(_) => {
                let place = entry.table.get("days").map_or_else(|| entry.span.clone(), toml::Spanned::span);
                self.report.error(place, "a timeline has at least one day", None);
            }
            None if !entry.table.contains_key("days") => entry.missing("days"),
            None => {}
        }
        let done = entry.text("done");
        let done = done.and_then(|done| self.column_of_dates(&done));
        let last = first.saturating_add(days.unwrap_or_default());
        let mut marks = Vec::new();
        for mark in entry.list("marks", "mark", &["day", "says"]) {
            let says = mark.need("says").map(|says| self.sentence(&says));
            let Some((day, says)) = mark.whole("day").zip(says) else { continue };
            if !(first..last).contains(&day) {
                self.report.error(mark.span.clone(), format!("day {day} is not among those drawn"), None);
            }
            marks.push(Mark { day, says });
        }
        let sources = self.sources(entry, true);
        let id = TimelineId::new(quiet_id(entry)?);
        Some(Timeline { id, label: label?.value, at: at?, starts: starts?, first, days: days?, done, marks, sources })
    }

    fn column_of_dates(&self, text: &SourceText) -> Option<(FieldId, ColumnId)> {
        let ast = self.parse(text)?;
        let checked = self.checker(None).column(&ast, "done").and_then(|(field, column, kind)| {
            let fault = || Fault::new(ast.span.clone(), format!("`{column}` is not a column of dates"));
            if kind == Kind::Date { Ok((field, column.clone())) } else { Err(Some(fault())) }
        });
        match checked {
            Ok((field, column)) => {
                self.used_field(field.as_str());
                Some((field, column))
            }
            Err(fault) => {
                if let Some(fault) = fault {
                    text.fault(self.report, 0, fault);
                }
                None
            }
        }
    }
}
