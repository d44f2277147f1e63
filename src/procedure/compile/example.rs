//! Runs the example cases of a procedure and tells where one comes out differently.
//!
//! The one place of the compiler that knows the engine and the posts.

use std::collections::BTreeMap;

use chrono::{DateTime, Offset};
use litemap::LiteMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::model::{Kind, Post, Procedure};
use super::Compiler;
use super::entry::Entry;
use super::report::Text;
use crate::case::{Answer, Entries, RowAnswer};
use crate::engine::{ClockState, DueState, Evaluation, Missing, Moment, Outcome, PostState, evaluate, problem_of};
use crate::id::{ColumnId, FieldId, StepId};
use crate::post::{Copy, render, text};
use crate::value::{Instant, Now, Zone, read_time, write_date, write_time};

const EXPECT: [&str; 11] = [
    "findings",
    "no_findings",
    "values",
    "clocks",
    "shown",
    "hidden",
    "missing",
    "ready",
    "withheld",
    "lines",
    "no_lines",
];

impl Compiler<'_> {
    /// Runs every example and says how many there are.
    pub(super) fn run_examples(&self, top: &Entry<'_>, procedure: &Procedure) -> usize {
        let examples = top.list("example", "example", &["name", "now", "answers", "ticks", "expect"]);
        let mut names: Vec<String> = Vec::new();
        for example in &examples {
            if let Some(name) = example.need("name") {
                if names.contains(&name.value) {
                    self.report.error(name.span.clone(), "another example has this name", None);
                }
                names.push(name.value);
            }
            self.run(example, procedure);
        }
        examples.len()
    }

    fn run(&self, example: &Entry<'_>, procedure: &Procedure) {
        let now = example.need("now").and_then(|text| self.now(&text));
        let Some(now) = now else { return };
        let entries = Entries {
            answers: self.answers(example, &now.zone),
            ticks: self.ticks(example, &now.zone),
            log: Vec::new(),
        };
        let Some(expect) = example.table("expect", "list of expectations", &EXPECT) else {
            self.report.error(
                example.span.clone(),
                "this example expects nothing",
                Some("add [example.expect]".into()),
            );
            return;
        };
        let evaluation = evaluate(procedure, &entries, &now);
        Expectations { report: self, entry: &expect, evaluation: &evaluation, procedure, now: &now, entries: &entries }
            .check();
    }

    fn now(&self, text: &Text) -> Option<Now> {
        let Ok(time) = DateTime::parse_from_rfc3339(&text.value) else {
            let help = Some("write it like 2026-03-03T09:00:00-06:00".to_owned());
            self.report.error(text.span.clone(), "`now` is a time with the offset of its place", help);
            return None;
        };
        Some(Now { instant: time.to_utc(), zone: Zone::fixed(time.offset().fix().local_minus_utc()) })
    }

    fn answers(&self, example: &Entry<'_>, zone: &Zone) -> LiteMap<FieldId, Answer> {
        let mut answers = LiteMap::new();
        let Some(table) = self.inner_table(example, "answers") else { return answers };
        for (key, value) in table {
            let name = Text::new(key.get_ref(), key.span(), self.report);
            let Some(field) = self.field(&name) else { continue };
            let Some(answer) = self.answer(value, example, &name.value) else { continue };
            // What cannot be read is a problem on the page; in an example it is a slip.
            let problem = self.names.fields.get(&name.value).and_then(|kind| problem_of(kind, &answer, zone));
            if let Some(problem) = problem {
                self.report.error(value.span(), format!("this answer cannot be read: {problem}"), None);
            }
            answers.insert(field, answer);
        }
        answers
    }

    /// A table within an example, whose keys are names of the procedure.
    fn inner_table<'t>(&self, example: &Entry<'t>, key: &str) -> Option<&'t DeTable<'t>> {
        let value = example.table.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.report.error(value.span(), format!("`{key}` is a table"), Some(format!("write `[example.{key}]`")));
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
        for item in array.iter() {
            let Some(table) = item.get_ref().as_table() else {
                self.report.error(item.span(), "a row is a table: `{ column = \"…\" }`", None);
                continue;
            };
            let mut row = RowAnswer::default();
            for (key, cell) in table {
                let column = key.get_ref().as_ref();
                if !columns.iter().any(|one| one.id.as_str() == column) {
                    let help = super::help(column, columns.iter().map(|one| one.id.as_str()));
                    self.report.error(key.span(), format!("`{name}` has no column `{column}`"), help);
                } else if let Some(text) = example.as_text(cell, column) {
                    row.cells.insert(ColumnId::new(column), text.value);
                }
            }
            rows.push(row);
        }
        Some(Answer::Rows(rows))
    }

    fn ticks(&self, example: &Entry<'_>, zone: &Zone) -> LiteMap<StepId, Instant> {
        let mut ticks = LiteMap::new();
        let Some(table) = self.inner_table(example, "ticks") else { return ticks };
        for (key, value) in table {
            let name = Text::new(key.get_ref(), key.span(), self.report);
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

/// One example's expectations against what came out.
struct Expectations<'a, 'c> {
    report: &'a Compiler<'c>,
    entry: &'a Entry<'a>,
    evaluation: &'a Evaluation,
    procedure: &'a Procedure,
    now: &'a Now,
    entries: &'a Entries,
}

impl Expectations<'_, '_> {
    fn check(&self) {
        self.findings();
        self.values();
        self.clocks();
        self.visible();
        self.missing();
        self.ready();
        self.lines("lines", true);
        self.lines("no_lines", false);
    }

    fn differs(&self, text: &Text, message: String) {
        self.report.report.error(text.span.clone(), format!("this example comes out differently: {message}"), None);
    }

    fn findings(&self) {
        let found = |name: &str| self.evaluation.findings.iter().any(|finding| finding.rule.as_str() == name);
        for (key, wanted) in [("findings", true), ("no_findings", false)] {
            for text in self.entry.texts(key, false) {
                if self.report.known(&text, "rule", self.report.names.rules.keys()).is_some()
                    && found(&text.value) != wanted
                {
                    let verb = if wanted { "does not fire" } else { "fires" };
                    self.differs(&text, format!("the rule {verb}"));
                }
            }
        }
    }

    fn values(&self) {
        let Some(table) = self.entry.table.get("values").and_then(|value| value.get_ref().as_table()) else { return };
        for (key, value) in table {
            let name = Text::new(key.get_ref(), key.span(), self.report.report);
            if self.report.known(&name, "named value", self.report.names.defines.keys()).is_none() {
                continue;
            }
            let Some(text) = self.entry.as_text(value, &name.value) else { continue };
            let found = self.evaluation.values.iter().find(|value| value.id.as_str() == name.value);
            let found = match found.map(|value| &value.outcome) {
                Some(Outcome::Known { display, .. }) => display.as_str(),
                _ => "unknown",
            };
            if !found.eq_ignore_ascii_case(&text.value) {
                self.differs(&text, format!("`{}` is {found}", name.value));
            }
        }
    }

    fn clocks(&self) {
        let wanted = self.entry.texts("clocks", false);
        if let (Some(list), true, Some(due)) =
            (self.entry.table.get("clocks"), wanted.is_empty(), self.evaluation.clocks.first())
        {
            let message = format!("this example comes out differently: there is the clock `{}`", due.clock);
            self.report.report.error(list.span(), message, None);
        }
        for text in wanted {
            let mut words = text.value.splitn(4, ' ');
            let (clock, number) =
                (words.next().unwrap_or_default(), words.next().and_then(|n| n.parse::<usize>().ok()));
            let name = text.with(clock);
            if self.report.known(&name, "clock", self.report.names.clocks.keys()).is_none() {
                continue;
            }
            let mut dues = self.evaluation.clocks.iter().filter(|due| due.clock.as_str() == clock);
            let due = number.and_then(|number| dues.nth(number.checked_sub(1)?));
            let found = due.map_or_else(|| "not there".to_owned(), |due| self.clock_words(due));
            let wanted = words.collect::<Vec<_>>().join(" ");
            // Without a time, the state alone counts.
            if found != wanted && found.split(' ').next() != Some(wanted.as_str()) {
                self.differs(&text, format!("this one is {found}"));
            }
        }
    }

    fn clock_words(&self, due: &DueState) -> String {
        let state = match due.state {
            ClockState::Waiting => "waiting",
            ClockState::Running => "running",
            ClockState::Due => "due",
            ClockState::Late => "late",
            ClockState::Stopped => "stopped",
        };
        match due.due {
            Some(Moment::Day(day)) => format!("{state} {}", write_date(day)),
            Some(Moment::Time(time)) => format!("{state} {}", write_time(time, &self.now.zone)),
            None => state.to_owned(),
        }
    }

    fn visible(&self) {
        let mut all: BTreeMap<&str, bool> = BTreeMap::new();
        all.extend(self.evaluation.fields.iter().map(|field| (field.id.as_str(), field.shown)));
        all.extend(self.evaluation.posts.iter().map(|post| (post.id.as_str(), post.shown)));
        all.extend(self.evaluation.steps.iter().map(|step| (step.id.as_str(), step.shown)));
        let names: Vec<String> = all.keys().map(|name| (*name).to_owned()).collect();
        for (key, wanted) in [("shown", true), ("hidden", false)] {
            for text in self.entry.texts(key, false) {
                let known = self.report.known(&text, "field, step or post", names.iter()).is_some();
                if known && all.get(text.value.as_str()) != Some(&wanted) {
                    self.differs(&text, if wanted { "it is hidden".into() } else { "it shows".into() });
                }
            }
        }
    }

    fn missing(&self) {
        let Some(place) = self.entry.table.get("missing") else { return };
        let wanted = self.entry.texts("missing", false);
        let found: Vec<&str> = self.evaluation.fields.iter().filter(|f| f.missing).map(|f| f.id.as_str()).collect();
        for text in &wanted {
            if self.report.field(text).is_some() && !found.contains(&text.value.as_str()) {
                self.differs(text, "it is not missing".into());
            }
        }
        let more: Vec<&str> = found.into_iter().filter(|name| !wanted.iter().any(|text| text.value == *name)).collect();
        if !more.is_empty() {
            let message = format!("this example comes out differently: also missing are {}", more.join(", "));
            self.report.report.error(place.span(), message, None);
        }
    }

    fn ready(&self) {
        for (key, wanted) in [("ready", true), ("withheld", false)] {
            for text in self.entry.texts(key, false) {
                if self.report.known(&text, "post", self.report.names.posts.keys()).is_none() {
                    continue;
                }
                let Some(post) = self.evaluation.posts.iter().find(|post| post.id.as_str() == text.value) else {
                    continue;
                };
                if post.ready != wanted {
                    let why = if wanted { format!("it is not ready: {}", why_not(post)) } else { "it is ready".into() };
                    self.differs(&text, why);
                }
            }
        }
    }

    fn lines(&self, key: &str, wanted: bool) {
        let Some(table) = self.entry.table.get(key).and_then(|value| value.get_ref().as_table()) else { return };
        for (name, value) in table {
            let name = Text::new(name.get_ref(), name.span(), self.report.report);
            let post = self.procedure.posts.iter().find(|post| post.id.as_str() == name.value);
            let (Some(_), Some(post)) = (self.report.known(&name, "post", self.report.names.posts.keys()), post) else {
                continue;
            };
            let DeValue::Array(array) = value.get_ref() else {
                self.report.report.error(value.span(), "the lines of a post are a list of texts", None);
                continue;
            };
            let whole = self.whole(post);
            for item in array.iter() {
                let Some(text) = self.entry.as_text(item, key) else { continue };
                if whole.lines().any(|line| line == text.value) != wanted {
                    let close = super::super::suggest::suggest(&text.value, whole.lines());
                    let help =
                        close.filter(|_| wanted).map(|line| format!("; the nearest is `{line}`")).unwrap_or_default();
                    self.differs(&text, format!("the post has {} such line{help}", if wanted { "no" } else { "just" }));
                }
            }
        }
    }

    fn whole(&self, post: &Post) -> String {
        let rendered = render(self.procedure, self.entries, self.now, post, Copy::Final);
        rendered.parts.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}

fn why_not(post: &PostState) -> String {
    let missing = post.missing.iter().map(|missing| match missing {
        Missing::Empty(field) => format!("{field} is empty"),
        Missing::Problem(field) => format!("{field} cannot be read"),
        Missing::Undone(step) => format!("{step} is not done"),
    });
    let hidden = (!post.shown).then(|| "it does not show".to_owned());
    let withheld = post.withheld_by.iter().map(|rule| format!("{rule} withholds it"));
    hidden.into_iter().chain(missing).chain(withheld).collect::<Vec<_>>().join(", ")
}
