//! The second pass over rules, clocks and posts.

use super::Compiler;
use super::hours::Counting;
use super::parts::quiet_id;
use crate::source::Entry;
use crate::source::SourceText;
use crate::suggest::help;
use crate::syntax::parse_span;
use crate::types::{Allowed, Checker};
use casewright_core::id::{ClockId, FieldId, PostId, RuleId, StepId};
use casewright_core::procedure::{Clock, Due, Kind, Level, Post, Rule, Step, Tag, Target};
use casewright_core::procedure::{Expr, Type};
use casewright_core::value::{Hours, Span};

const YES_NO: [Type; 1] = [Type::YesNo];
const LEVELS: [(&str, Level); 3] = [("block", Level::Block), ("warn", Level::Warn), ("note", Level::Note)];
const TARGETS: [(&str, Target); 7] = [
    ("feed", Target::Feed),
    ("comment", Target::Comment),
    ("description", Target::Description),
    ("subject", Target::Subject),
    ("email", Target::Email),
    ("quick text", Target::QuickText),
    ("slack", Target::Slack),
];

impl Compiler<'_> {
    pub(crate) fn rules(&self, top: &Entry<'_>, steps: &[Step]) -> Vec<Rule> {
        let keys = ["id", "level", "when", "says", "fields", "at", "withholds", "source"];
        top.list("rule", "rule", &keys).into_iter().filter_map(|entry| self.rule(&entry, steps)).collect()
    }

    fn rule(&self, entry: &Entry<'_>, steps: &[Step]) -> Option<Rule> {
        let level = entry.need("level").and_then(|level| self.one_of(&level, "level", &LEVELS));
        if !entry.table.contains_key("when") {
            entry.missing("when");
        }
        let allowed = if level == Some(Level::Block) { Allowed::Values } else { Allowed::Ready };
        let when = entry.text("when").and_then(|text| self.expression_allowing(allowed, &text, &YES_NO));
        let says = entry.need("says").map(|says| self.sentence(&says));
        let given: Vec<FieldId> = entry.texts("fields", false).iter().filter_map(|text| self.field(text)).collect();
        let at = entry.text("at").and_then(|at| self.step_name(&at));
        let withheld = entry.texts("withholds", true);
        let withholds: Vec<PostId> = withheld.iter().filter_map(|text| self.post_name(text)).collect();
        let place = entry.table.get("withholds").map_or_else(|| entry.span.clone(), toml::Spanned::span);
        match level {
            Some(Level::Block) if withheld.is_empty() => {
                self.report.error(place, "a block withholds nothing", Some("add `withholds = [\"post\"]`".into()));
            }
            Some(Level::Warn | Level::Note) if !withheld.is_empty() => {
                self.report.error(place, "only a block withholds posts", Some("make the level \"block\"".into()));
            }
            _ => {}
        }
        let sources = self.sources(entry, true);
        let when = when?;
        let fields = if given.is_empty() { direct_fields(&when) } else { given };
        let at = at.or_else(|| {
            let last = fields.last()?;
            steps.iter().find(|step| step.fields.contains(last)).map(|step| step.id.clone())
        });
        Some(Rule {
            id: RuleId::new(quiet_id(entry)?),
            level: level?,
            when,
            says: says?,
            fields,
            at,
            withholds,
            sources,
        })
    }

    pub(crate) fn clocks(&self, top: &Entry<'_>, counting: &Counting) -> Vec<Clock> {
        let keys = ["id", "label", "when", "starts", "until", "hours", "due", "source"];
        top.list("clock", "clock", &keys).into_iter().filter_map(|entry| self.clock(&entry, counting)).collect()
    }

    fn clock(&self, entry: &Entry<'_>, counting: &Counting) -> Option<Clock> {
        let label = entry.need("label").map(|label| label.value);
        let when = self.expression(entry, "when", &YES_NO);
        if !entry.table.contains_key("starts") {
            entry.missing("starts");
        }
        let starts = entry.text("starts").and_then(|text| self.start(&text));
        let until = self.expression(entry, "until", &YES_NO);
        let day = starts.as_ref().is_some_and(|(_, day)| *day);
        let business = self.counts_business(entry, counting);
        let hours = counting.hours.as_ref().filter(|_| business);
        let dues = entry.list("due", "due", &["after", "do", "repeat", "done"]);
        if dues.is_empty() {
            self.report.error(entry.span.clone(), "this clock has nothing due", Some("add `[[clock.due]]`".into()));
        }
        let dues = dues.iter().filter_map(|due| self.due(due, day, hours)).collect();
        let sources = self.sources(entry, true);
        let id = ClockId::new(quiet_id(entry)?);
        Some(Clock { id, label: label?, when, starts: starts?.0, until, business, dues, sources })
    }

    /// The start of a clock, and whether it is a date rather than a time.
    fn start(&self, text: &SourceText) -> Option<(Expr, bool)> {
        let ast = self.parse(text)?;
        let checker = Checker { allowed: Allowed::Begun, ..self.checker(None) };
        let day = matches!(checker.check(&ast), Ok((_, Type::Date)));
        Some((self.expression_allowing(Allowed::Begun, text, &[Type::Date, Type::Time])?, day))
    }

    fn due(&self, entry: &Entry<'_>, day: bool, hours: Option<&Hours>) -> Option<Due> {
        let after = entry.need("after").and_then(|text| self.span(&text, day, hours));
        let says = entry.need("do").map(|text| self.sentence(&text));
        let repeat = entry.text("repeat").and_then(|text| {
            let span = self.span(&text, day, hours)?;
            if span.count <= 0 {
                self.report.error(text.span.clone(), "a repeat needs a distance", None);
                return None;
            }
            Some(span)
        });
        let done = self.expression(entry, "done", &[Type::Time]);
        Some(Due { after: after?, says: says?, repeat, done })
    }

    fn span(&self, text: &SourceText, day: bool, hours: Option<&Hours>) -> Option<Span> {
        match parse_span(&text.value) {
            Ok(span) if day && span.unit == casewright_core::value::Unit::Minutes && span.count != 0 => {
                let help = Some("use days, or start the clock from a time".to_owned());
                self.report.error(text.span.clone(), "this clock starts from a date, which has no hours", help);
                None
            }
            Ok(span) => {
                self.reached(text, span, hours);
                Some(span)
            }
            Err(fault) => {
                text.fault(self.report, 0, fault);
                None
            }
        }
    }

    pub(crate) fn posts(&self, top: &Entry<'_>) -> Vec<Post> {
        let keys = ["id", "title", "target", "copy", "when", "to", "subject", "body", "needs", "tag", "source"];
        top.list("post", "post", &keys).into_iter().filter_map(|entry| self.post(&entry)).collect()
    }

    fn post(&self, entry: &Entry<'_>) -> Option<Post> {
        let title = entry.need("title").map(|title| title.value);
        let target = entry.need("target").and_then(|target| self.one_of(&target, "target", &TARGETS));
        let copy = entry.need("copy").map(|copy| copy.value);
        let when = self.expression(entry, "when", &YES_NO);
        let subject_text = entry.text("subject");
        let subject = subject_text.as_ref().map(|subject| self.sentence(subject));
        match (target, &subject_text) {
            (Some(Target::Email), None) => entry.missing("subject"),
            (Some(Target::Email) | None, _) | (_, None) => {}
            (Some(_), Some(text)) => self.report.error(text.span.clone(), "only an e-mail has a subject", None),
        }
        let to = entry.text("to").and_then(|to| self.recipient(&to, target));
        let body = entry.need("body");
        if let (Some(Target::Feed | Target::Slack), Some(body)) = (target, &body) {
            self.tell_pasted_tags(body);
        }
        let body = body.map(|body| self.body(&body));
        let needs = entry.texts("needs", true).iter().filter_map(|text| self.step_name(text)).collect();
        let tags = entry.list("tag", "tag", &["name", "when"]);
        let tags = tags.iter().filter_map(|tag| self.tag(tag)).collect();
        let sources = self.sources(entry, false);
        let id = PostId::new(quiet_id(entry)?);
        Some(Post {
            id,
            title: title?,
            target: target?,
            copy: copy?,
            when,
            subject,
            to,
            body: body?,
            needs,
            tags,
            sources,
        })
    }

    /// The field with the address that an e-mail goes to.
    fn recipient(&self, text: &SourceText, target: Option<Target>) -> Option<FieldId> {
        let field = self.field(text)?;
        if target.is_some_and(|target| target != Target::Email) {
            self.report.error(text.span.clone(), "only an e-mail has a recipient", None);
        }
        if self.report.doubts(&text.value) {
            return None;
        }
        if !matches!(self.names.fields.get(&text.value), Some(Kind::Email)) {
            self.report.error(text.span.clone(), "the recipient must be a field of kind `email`", None);
            return None;
        }
        self.used_field(&text.value);
        Some(field)
    }

    /// Warns of an `@Name` in a body, which notifies nobody once it is pasted.
    fn tell_pasted_tags(&self, body: &SourceText) {
        for (at, _) in body.value.match_indices('@') {
            let before = body.value.get(..at).and_then(|before| before.chars().next_back());
            let after = body.value.get(at + 1..).unwrap_or_default();
            let name: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
            if name.is_empty() || before.is_some_and(|c| !c.is_whitespace() && c != '(') {
                continue;
            }
            let help = format!("add `[[post.tag]]` with `name = \"{name}\"`, so that it is typed by hand");
            let place = body.place(at..at + 1 + name.len());
            self.report.warn(place, format!("a pasted `@{name}` notifies nobody"), Some(help));
        }
    }

    fn tag(&self, entry: &Entry<'_>) -> Option<Tag> {
        let name = entry.need("name");
        if let Some(name) = name.as_ref().filter(|name| name.value.starts_with('@')) {
            let help = Some(format!("write `name = \"{}\"`", name.value.trim_start_matches('@')));
            self.report.error(name.span.clone(), "the name of a tag is written without its `@`", help);
        }
        let name = name.map(|name| self.sentence(&name));
        let when = self.expression(entry, "when", &YES_NO);
        Some(Tag { name: name?, when })
    }

    pub(crate) fn step_name(&self, text: &SourceText) -> Option<StepId> {
        self.known(text, "step", self.names.steps.keys())?;
        Some(StepId::new(text.value.as_str()))
    }

    pub(crate) fn post_name(&self, text: &SourceText) -> Option<PostId> {
        self.known(text, "post", self.names.posts.keys())?;
        Some(PostId::new(text.value.as_str()))
    }

    /// The field that distinguishes cases; it must have options.
    pub(crate) fn topic(&self, text: &SourceText) -> Option<FieldId> {
        let field = self.field(text)?;
        if self.report.doubts(&text.value) {
            return None;
        }
        if !matches!(self.names.fields.get(&text.value), Some(Kind::OneOf(_) | Kind::SomeOf(_))) {
            self.report.error(text.span.clone(), "a topic must be a field with options", None);
            return None;
        }
        Some(field)
    }

    /// The field with the name of whoever works on the case.
    pub(crate) fn user(&self, text: &SourceText) -> Option<FieldId> {
        let field = self.field(text)?;
        if self.report.doubts(&text.value) {
            return None;
        }
        if !matches!(self.names.fields.get(&text.value), Some(Kind::Line)) {
            self.report.error(text.span.clone(), "the user's name must be a field of kind `line`", None);
            return None;
        }
        Some(field)
    }

    pub(crate) fn one_of<T: Copy>(&self, text: &SourceText, what: &str, all: &[(&str, T)]) -> Option<T> {
        let found = all.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let help = help(&text.value, all.iter().map(|(name, _)| *name));
            self.report.error(text.span.clone(), format!("unknown {what} `{}`", text.value), help);
        }
        found
    }
}

/// The fields an expression names itself, in order.
fn direct_fields(expr: &Expr) -> Vec<FieldId> {
    let mut fields: Vec<FieldId> = Vec::new();
    expr.visit(&mut |part| {
        if let Some(id) = part.reads()
            && !fields.contains(id)
        {
            fields.push(id.clone());
        }
    });
    fields
}
