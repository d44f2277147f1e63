//! Compares what an example, or a scene of a scenario, expects with its result.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeValue;

use crate::passes::Compiler;
use crate::source::Entry;
use crate::source::SourceText;
use casewright_core::case::Entries;
use casewright_core::engine::{ClockState, DueState, Evaluation, Missing, Moment, Outcome, PostState};
use casewright_core::post::{Status, render, text};
use casewright_core::procedure::{Post, Procedure};
use casewright_core::value::{Now, write_date, write_time};

/// What `expect` is called in messages.
pub(crate) const EXPECTATIONS: &str = "list of expectations";

pub(crate) const EXPECT: [&str; 14] = [
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
    "links",
    "no_links",
    "timelines",
];

/// The expectations of an example or a scene.
pub(crate) struct Expectations<'a, 'c> {
    /// What comes out: "example".
    pub of: &'static str,
    pub report: &'a Compiler<'c>,
    pub entry: &'a Entry<'a>,
    pub evaluation: &'a Evaluation,
    pub procedure: &'a Procedure,
    pub now: &'a Now,
    pub entries: &'a Entries,
}

impl Expectations<'_, '_> {
    /// Reports the differences.
    pub(crate) fn check(&self) {
        self.findings();
        self.values();
        self.clocks();
        self.visible();
        self.missing();
        self.ready();
        self.lines("lines", true);
        self.lines("no_lines", false);
        self.links();
        self.timelines();
    }

    fn links(&self) {
        for (key, wanted) in [("links", true), ("no_links", false)] {
            for text in self.entry.texts(key, false) {
                let known = self.report.known(&text, "link", self.report.names.links.keys()).is_some();
                let offered = self.evaluation.links.iter().any(|link| link.as_str() == text.value);
                if known && offered != wanted {
                    self.differs(&text, if wanted { "it is not offered".into() } else { "it is offered".into() });
                }
            }
        }
    }

    fn timelines(&self) {
        let Some(table) = self.report.inner_table(self.entry, "timelines") else { return };
        for (key, value) in table {
            let name = SourceText::new(key.get_ref(), key.span(), self.report.report);
            if self.report.known(&name, "timeline", self.report.names.timelines.keys()).is_none() {
                continue;
            }
            let Some(text) = self.entry.as_text(value, &name.value) else { continue };
            let found = self.evaluation.timelines.iter().find(|timeline| timeline.id.as_str() == name.value);
            let found = match found {
                Some(timeline) => timeline.days.iter().map(|day| day.state.name()).collect::<Vec<_>>().join(" "),
                None => "unknown".to_owned(),
            };
            if found != text.value {
                self.differs(&text, format!("the days are {found}"));
            }
        }
    }

    fn differs(&self, text: &SourceText, message: String) {
        self.differs_at(text.span.clone(), &message);
    }

    fn differs_at(&self, place: Range<usize>, message: &str) {
        self.report.report.error(place, format!("this {} comes out differently: {message}", self.of), None);
    }

    fn findings(&self) {
        let found = |name: &str| self.evaluation.findings.iter().any(|finding| finding.rule.as_str() == name);
        let none = self.entry.table.get("findings").filter(|_| self.entry.texts("findings", false).is_empty());
        if let (Some(list), Some(finding)) = (none, self.evaluation.findings.first()) {
            self.differs_at(list.span(), &format!("the rule `{}` fires", finding.rule));
        }
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
        let Some(table) = self.report.inner_table(self.entry, "values") else { return };
        for (key, value) in table {
            let name = SourceText::new(key.get_ref(), key.span(), self.report.report);
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
            self.differs_at(list.span(), &format!("there is the clock `{}`", due.clock));
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
            // Without a time, only the state is compared.
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
        // A field, a post and a step may have the same id: then what is expected goes for each of them.
        let fields = self.evaluation.fields.iter().map(|field| (field.id.as_str(), field.shown));
        let posts = self.evaluation.posts.iter().map(|post| (post.id.as_str(), post.shown));
        let steps = self.evaluation.steps.iter().map(|step| (step.id.as_str(), step.shown));
        let all: Vec<(&str, bool)> = fields.chain(posts).chain(steps).collect();
        let names: BTreeSet<String> = all.iter().map(|(name, _)| (*name).to_owned()).collect();
        for (key, wanted) in [("shown", true), ("hidden", false)] {
            for text in self.entry.texts(key, false) {
                let known = self.report.known(&text, "field, step or post", names.iter()).is_some();
                if known && all.iter().any(|(name, shown)| *name == text.value && *shown != wanted) {
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
            self.differs_at(place.span(), &format!("also missing are {}", more.join(", ")));
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
        let Some(table) = self.report.inner_table(self.entry, key) else { return };
        for (name, value) in table {
            let name = SourceText::new(name.get_ref(), name.span(), self.report.report);
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
                    let close = crate::suggest::suggest(&text.value, whole.lines());
                    let help =
                        close.filter(|_| wanted).map(|line| format!("; the nearest is `{line}`")).unwrap_or_default();
                    self.differs(&text, format!("the post has {} such line{help}", if wanted { "no" } else { "just" }));
                }
            }
        }
    }

    fn whole(&self, post: &Post) -> String {
        let rendered = render(self.procedure, self.entries, self.now, post, Status::Final);
        rendered.parts.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}

pub(super) fn why_not(post: &PostState) -> String {
    let missing = post.missing.iter().map(|missing| match missing {
        Missing::Empty(field) => format!("{field} is empty"),
        Missing::Problem(field) => format!("{field} cannot be read"),
        Missing::NotAdded(field) => format!("{field} has something that is not added yet"),
        Missing::Undone(step) => format!("{step} is not done"),
    });
    let hidden = (!post.shown).then(|| "it does not show".to_owned());
    let withheld = post.withheld_by.iter().map(|rule| format!("{rule} withholds it"));
    hidden.into_iter().chain(missing).chain(withheld).collect::<Vec<_>>().join(", ")
}
