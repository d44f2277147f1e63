//! Runs the example cases of procedures, and the right way through their scenarios. This is the only part of the compiler that
//! uses the engine and the posts.

mod expect;
mod way;

use std::collections::BTreeMap;

use chrono::{DateTime, Offset};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::passes::Compiler;
use crate::source::Entry;
use crate::source::SourceText;
use crate::words;
use casewright_core::case::{Answer, CaseLink, Entries, LogEntry, RowAnswer, write_entries};
use casewright_core::engine::{evaluate_since, problem_of};
use casewright_core::id::{ColumnId, FieldId, LinkId, StepId};
use casewright_core::procedure::{Kind, LOG_AT, LOG_BY, LOG_TEXT, PracticeCase, Procedure, Sample};
use casewright_core::value::{Instant, Now, Zone, read_time};
use expect::{EXPECT, EXPECTATIONS, Expectations};

impl Compiler<'_> {
    /// Runs all examples. Returns them, and the one that is marked as the sample.
    pub(crate) fn run_examples(&self, top: &Entry<'_>, procedure: &Procedure) -> (Vec<PracticeCase>, Option<Sample>) {
        let keys = ["name", "now", "begun", "sample", "answers", "ticks", "linked", "expect"];
        let examples = top.list("example", "example", &keys);
        let mut names: Vec<String> = Vec::new();
        let (mut cases, mut sample) = (Vec::new(), None);
        for example in &examples {
            if let Some(name) = example.need("name") {
                if names.contains(&name.value) {
                    self.report.error(name.span.clone(), "another example has this name", None);
                }
                names.push(name.value);
            }
            let run = self.run(example, procedure);
            let (run, case) = run.unzip();
            cases.extend(case);
            if example.truth("sample") == Some(true) && sample.replace(run).is_some() {
                self.report.error(example.span.clone(), "another example is the sample", None);
            }
        }
        (cases, sample.flatten())
    }

    /// Runs an example. Returns it as a sample and to practice on; `None` if it could not be run.
    fn run(&self, example: &Entry<'_>, procedure: &Procedure) -> Option<(Sample, PracticeCase)> {
        let before = self.report.errors();
        let now = example.need("now").and_then(|text| self.now(&text))?;
        let mut entries = Entries { ticks: self.ticks(example, &now.zone), ..Entries::default() };
        self.answers(example, &now.zone, &mut entries);
        for link in example.texts("linked", true) {
            if self.known(&link, "link", self.names.links.keys()).is_some() {
                entries.links.push(CaseLink { link: Some(LinkId::new(link.value)), ..CaseLink::default() });
            }
        }
        let Some(expect) = example.table("expect", EXPECTATIONS, &EXPECT) else {
            self.report.error(
                example.span.clone(),
                "this example expects nothing",
                Some("add [example.expect]".into()),
            );
            return None;
        };
        let begun = example.text("begun").and_then(|text| self.now(&text)).map(|begun| begun.instant);
        // What comes out of a case that could not be read tells nothing new.
        if self.report.errors() > before {
            return None;
        }
        let evaluation = evaluate_since(procedure, &entries, begun, &now);
        let (evaluation, now, entries) = (&evaluation, &now, &entries);
        Expectations { of: "example", report: self, entry: &expect, evaluation, procedure, now, entries }.check();
        let (procedure, on) = (procedure.id.clone(), Some(now.today()));
        let offset = now.zone.local(now.instant).signed_duration_since(now.instant.naive_utc()).num_seconds();
        let offset = i32::try_from(offset).unwrap_or_default();
        let case = PracticeCase { at: now.instant, offset, entries: entries.clone() };
        Some((Sample { procedure, on, entries: write_entries(entries) }, case))
    }

    pub(crate) fn now(&self, text: &SourceText) -> Option<Now> {
        let Ok(time) = DateTime::parse_from_rfc3339(&text.value) else {
            let help = Some("write it like 2026-03-03T09:00:00-06:00".to_owned());
            self.report.error(text.span.clone(), "this is a time with its offset from UTC", help);
            return None;
        };
        Some(Now { instant: time.to_utc(), zone: Zone::fixed(time.offset().fix().local_minus_utc()) })
    }

    pub(crate) fn answers(&self, example: &Entry<'_>, zone: &Zone, entries: &mut Entries) {
        let Some(table) = self.inner_table(example, "answers") else { return };
        for (key, value) in table {
            let name = SourceText::new(key.get_ref(), key.span(), self.report);
            let Some(field) = self.field(&name) else { continue };
            if let Some(Kind::Log(_)) = self.names.fields.get(&name.value) {
                self.log(value, &field, zone, &mut entries.log);
                continue;
            }
            let Some(answer) = self.answer(value, example, &name.value) else { continue };
            // On the page, an unreadable answer is normal; in an example it is a mistake.
            let problem = self.names.fields.get(&name.value).and_then(|kind| problem_of(kind, &answer, zone));
            if let Some(problem) = problem {
                self.report.error(
                    value.span(),
                    format!("this answer cannot be read: {}", words::problem(&problem)),
                    None,
                );
            }
            entries.answers.insert(field, answer);
        }
    }

    /// The entries of a log.
    fn log(&self, value: &Spanned<DeValue<'_>>, field: &FieldId, zone: &Zone, log: &mut Vec<LogEntry>) {
        let told = |span| {
            let help = Some("write `[{ at = \"2026-02-09 09:00\", by = \"KL\", text = \"…\" }]`".to_owned());
            self.report.error(span, format!("`{field}` is a list of entries"), help);
        };
        let DeValue::Array(array) = value.get_ref() else {
            told(value.span());
            return;
        };
        for item in array.iter() {
            let Some(table) = item.get_ref().as_table() else {
                told(item.span());
                continue;
            };
            let entry = Entry::new(self.report, table, item.span(), "log entry", &[LOG_AT, LOG_BY, LOG_TEXT]);
            let (at, by, text) = (entry.need(LOG_AT), entry.text(LOG_BY), entry.need(LOG_TEXT));
            let Some((at, text)) = at.zip(text) else { continue };
            match read_time(&at.value, zone) {
                Some(at) => {
                    let by = by.map(|by| by.value).unwrap_or_default();
                    log.push(LogEntry { field: field.clone(), at, by, text: text.value, struck: false });
                }
                None => self.report.error(at.span.clone(), "this is not a time", None),
            }
        }
    }

    /// A table within an entry, keyed by names of the procedure.
    pub(crate) fn inner_table<'t>(&self, entry: &Entry<'t>, key: &str) -> Option<&'t DeTable<'t>> {
        let value = entry.table.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            let inline = format!("`{key} = {{ … }}`");
            let help = match entry.what {
                // It stands in examples and in scenes.
                EXPECTATIONS => format!("write {inline}"),
                "scene" => format!("write `[scenario.scene.{key}]`, or {inline}"),
                what => format!("write `[{what}.{key}]`, or {inline}"),
            };
            self.report.error(value.span(), format!("`{key}` is a table"), Some(help));
        }
        table
    }

    fn answer(&self, value: &Spanned<DeValue<'_>>, example: &Entry<'_>, name: &str) -> Option<Answer> {
        let DeValue::Array(array) = value.get_ref() else {
            return Some(Answer::Text(example.as_text(value, name)?.value));
        };
        let Some(Kind::Rows(columns)) = self.names.fields.get(name) else {
            let texts = array.iter().filter_map(|item| example.as_text(item, name));
            return Some(Answer::Choices(texts.map(|text| text.value).collect()));
        };
        let mut rows = Vec::new();
        for (key, item) in (0..).zip(array.iter()) {
            let Some(table) = item.get_ref().as_table() else {
                self.report.error(item.span(), "a row is a table: `{ column = \"…\" }`", None);
                continue;
            };
            let mut row = RowAnswer { key, ..RowAnswer::default() };
            for (key, cell) in table {
                let column = key.get_ref().as_ref();
                if !columns.iter().any(|one| one.id.as_str() == column) {
                    let help = crate::suggest::help(column, columns.iter().map(|one| one.id.as_str()));
                    self.report.error(key.span(), format!("`{name}` has no column `{column}`"), help);
                } else if let Some(text) = example.as_text(cell, column) {
                    row.cells.insert(ColumnId::new(column), text.value);
                }
            }
            rows.push(row);
        }
        Some(Answer::Rows(rows))
    }

    pub(crate) fn ticks(&self, example: &Entry<'_>, zone: &Zone) -> BTreeMap<StepId, Instant> {
        let mut ticks = BTreeMap::new();
        let Some(table) = self.inner_table(example, "ticks") else { return ticks };
        for (key, value) in table {
            let name = SourceText::new(key.get_ref(), key.span(), self.report);
            if self.known(&name, "step", self.names.steps.keys()).is_none() {
                continue;
            }
            let Some(text) = example.as_text(value, &name.value) else { continue };
            match read_time(&text.value, zone) {
                Some(time) => {
                    ticks.insert(StepId::new(name.value), time);
                }
                None => self.report.error(text.span.clone(), "this is not a time", None),
            }
        }
        ticks
    }
}
