//! Scenarios: practice cases. The answers and ticks of the right way through them are read where examples are run, once all
//! else is known to be right; and so is checked whether it is the right way.

use super::Compiler;
use super::parts::quiet_id;
use crate::source::{Entry, SourceText};
use crate::syntax::parse_span;
use casewright_core::case::Entries;
use casewright_core::id::{ScenarioId, SceneId};
use casewright_core::procedure::{Difficulty, Fact, Scenario, Scene, Type};
use casewright_core::value::{Now, write_rfc3339};

const SCENARIO: [&str; 9] = ["id", "title", "difficulty", "now", "customer", "salesforce", "given", "scene", "source"];
/// What is in a case when it begins.
pub(crate) const GIVEN: [&str; 2] = ["answers", "ticks"];
pub(crate) const GIVEN_CASE: &str = "given case";
const SCENE: [&str; 14] = [
    "id",
    "after",
    "now",
    "says",
    "why",
    "when",
    "score_below",
    "score_from",
    "mistake",
    "answers",
    "ticks",
    "not_yet",
    "sends",
    "expect",
];
const DIFFICULTIES: [(&str, Difficulty); 3] =
    [("easy", Difficulty::Easy), ("medium", Difficulty::Medium), ("hard", Difficulty::Hard)];

impl Compiler<'_> {
    pub(crate) fn scenarios(&self, top: &Entry<'_>) -> Vec<Scenario> {
        top.list("scenario", "scenario", &SCENARIO).into_iter().filter_map(|entry| self.scenario(&entry)).collect()
    }

    fn scenario(&self, entry: &Entry<'_>) -> Option<Scenario> {
        let title = self.told(entry.need("title"));
        let difficulty = entry.need("difficulty").and_then(|text| self.one_of(&text, "difficulty", &DIFFICULTIES));
        let customer = self.told(entry.text("customer"));
        let facts = entry.list("salesforce", "line of Salesforce", &["label", "value"]);
        let fact = |entry: &Entry<'_>| {
            let (label, value) = (self.told(entry.need("label")), self.told(entry.need("value")));
            Some(Fact { label: label?, value: value? })
        };
        let salesforce = facts.iter().filter_map(fact).collect();
        let sources = self.sources(entry, true);
        let now = entry.need("now").and_then(|text| self.now(&text))?;
        entry.table("given", GIVEN_CASE, &GIVEN);
        let scenes = self.scenes(entry, now);
        Some(Scenario {
            id: ScenarioId::new(quiet_id(entry)?),
            title: title?,
            difficulty: difficulty?,
            customer,
            salesforce,
            given: Entries::default(),
            scenes,
            sources,
        })
    }

    fn scenes(&self, entry: &Entry<'_>, mut now: Now) -> Vec<Scene> {
        let entries = entry.list("scene", "scene", &SCENE);
        if entries.is_empty() && !entry.table.contains_key("scene") {
            self.report.error(
                entry.span.clone(),
                "this scenario has no scene",
                Some("add `[[scenario.scene]]`".into()),
            );
        }
        let (mut scenes, mut ids) = (Vec::new(), Vec::new());
        // No scene comes before another one that stands above it.
        let mut latest = now.instant;
        for (place, entry) in entries.iter().enumerate() {
            if let Some(id) = entry.id("id") {
                if ids.contains(&id.value) {
                    let message = format!("this scenario has a scene `{}` already", id.value);
                    self.report.error(id.span.clone(), message, None);
                }
                ids.push(id.value);
            }
            let mistake = entry.truth("mistake").unwrap_or(false);
            let at = self.begins(entry, place == 0, &now);
            let scene = self.scene(entry, place == 0, mistake, at.as_ref().unwrap_or(&now));
            if let Some(at) = at {
                if at.instant < latest {
                    let help = format!("the scene above begins at {}", write_rfc3339(latest, &now.zone));
                    self.report.error(place_of(entry), "this scene begins before the one above it", Some(help));
                }
                latest = latest.max(at.instant);
                // The next scene is counted from the right way, which passes over what only a mistake leads to.
                if !mistake {
                    now = at;
                }
            }
            scenes.extend(scene);
        }
        scenes
    }

    /// When a scene begins: the first with its scenario, another one some time after the one before it, or at its own.
    fn begins(&self, entry: &Entry<'_>, first: bool, before: &Now) -> Option<Now> {
        let (after, own) = (entry.text("after"), entry.text("now"));
        match (after, own) {
            (None, None) if first => Some(before.clone()),
            (Some(text), _) | (None, Some(text)) if first => {
                let help = Some("leave it out; `now` of the scenario says when it begins".to_owned());
                self.report.error(text.span.clone(), "the first scene begins with its scenario", help);
                None
            }
            (Some(text), None) => {
                let span = parse_span(&text.value).map_err(|fault| text.fault(self.report, 0, fault)).ok()?;
                let instant = span.after_time(before.instant, &before.zone);
                if instant.is_none() {
                    self.report.error(text.span.clone(), "this is too far away to be counted", None);
                }
                Some(Now { instant: instant?, zone: before.zone.clone() })
            }
            (None, Some(text)) => self.now(&text),
            (Some(_), Some(text)) => {
                let help = Some("say either how long after the scene before, or when".to_owned());
                self.report.error(text.span.clone(), "this scene begins at two times", help);
                None
            }
            (None, None) => {
                let help = Some("add `after = \"1 day\"`, or `now = \"2026-03-03T09:00:00-06:00\"`".to_owned());
                self.report.error(entry.span.clone(), "this scene does not say when it begins", help);
                None
            }
        }
    }

    fn scene(&self, entry: &Entry<'_>, first: bool, mistake: bool, now: &Now) -> Option<Scene> {
        let says = self.told(entry.need("says"));
        let why = self.told(entry.text("why"));
        let when = self.expression(entry, "when", &[Type::YesNo]);
        let score = |key| self.score(entry, key);
        let (score_below, score_from) = (score("score_below"), score("score_from"));
        let conditional = ["when", "score_below", "score_from"].iter().find(|key| entry.table.contains_key(**key));
        match conditional {
            Some(key) if first => {
                let place = entry.table.get(*key).map_or_else(|| entry.span.clone(), toml::Spanned::span);
                self.report.error(place, "the first scene has no condition", Some("there is nothing before it".into()));
            }
            None if mistake => {
                let help = Some("add `when = \"…\"` or `score_below = 80`".to_owned());
                self.report.error(place_of(entry), "a mistake leads only to a scene with a condition", help);
            }
            _ => {}
        }
        let not_yet = entry.texts("not_yet", true).iter().filter_map(|text| self.step_name(text)).collect();
        let sends = entry.texts("sends", true).iter().filter_map(|text| self.post_name(text)).collect();
        Some(Scene {
            id: SceneId::new(quiet_id(entry)?),
            at: now.instant,
            offset: offset(now),
            says: says?,
            why,
            when,
            score_below,
            score_from,
            mistake,
            right: Entries::default(),
            not_yet,
            sends,
        })
    }

    fn score(&self, entry: &Entry<'_>, key: &str) -> Option<u32> {
        let score = entry.whole(key)?;
        let fits = u32::try_from(score).ok().filter(|score| (1..=100).contains(score));
        if fits.is_none() {
            let place = entry.table.get(key).map_or_else(|| entry.span.clone(), toml::Spanned::span);
            self.report.error(place, "a score is a number from 1 to 100", None);
        }
        fits
    }

    /// The words of a scenario.
    fn told(&self, text: Option<SourceText>) -> Option<String> {
        let text = text?;
        if let Some(at) = text.value.find('{') {
            let help = Some("write it out".to_owned());
            self.report.error(text.place(at..at + 1), "the words of a scenario show no values", help);
        }
        Some(text.value)
    }
}

/// Where a scene says when it begins, or that it is a mistake's.
fn place_of(entry: &Entry<'_>) -> std::ops::Range<usize> {
    let said = ["now", "after", "mistake"].iter().find_map(|key| entry.table.get(*key));
    said.map_or_else(|| entry.span.clone(), toml::Spanned::span)
}

/// Seconds east of UTC.
fn offset(Now { instant, zone }: &Now) -> i32 {
    let seconds = zone.local(*instant).signed_duration_since(instant.naive_utc()).num_seconds();
    i32::try_from(seconds).unwrap_or_default()
}
