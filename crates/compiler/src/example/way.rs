//! Goes the right way through the scenarios of a procedure, and reports where it is none.

use std::ops::Range;

use toml::Spanned;

use super::expect::{EXPECT, EXPECTATIONS, Expectations, why_not};
use crate::passes::Compiler;
use crate::passes::scenarios::{GIVEN, GIVEN_CASE};
use crate::source::Entry;
use casewright_core::case::Entries;
use casewright_core::engine::{Evaluation, evaluate_since};
use casewright_core::id::{PostId, SceneId, StepId};
use casewright_core::procedure::{Procedure, Scenario, Scene};
use casewright_core::training::scenario::{Snapshot, may_send, right_snapshots, right_way};
use casewright_core::value::{Now, write_rfc3339};

/// A scene on a way, with what is left in it.
struct Passed<'a> {
    entry: &'a Entry<'a>,
    scene: &'a Scene,
    procedure: &'a Procedure,
    scenario: &'a Scenario,
    /// The scenes up to this one.
    left: &'a [Snapshot],
    /// The last of them.
    snapshot: &'a Snapshot,
}

impl Compiler<'_> {
    /// Reads what is done in all scenarios, which were read from `top`, and goes through them.
    pub(crate) fn run_scenarios(&self, top: &Entry<'_>, procedure: &Procedure, scenarios: &mut [Scenario]) {
        for (entry, scenario) in top.list_quietly("scenario").iter().zip(scenarios) {
            let before = self.report.errors();
            let scenes = entry.list_quietly("scene");
            self.read_entries(entry, &scenes, scenario);
            // What comes out of a case that could not be read tells nothing new.
            if self.report.errors() == before {
                self.run_scenario(&scenes, procedure, scenario);
            }
        }
    }

    fn read_entries(&self, entry: &Entry<'_>, scenes: &[Entry<'_>], scenario: &mut Scenario) {
        let begins = scenario.scenes.first().map(Scene::now);
        if let Some((given, now)) = entry.table("given", GIVEN_CASE, &GIVEN).zip(begins) {
            scenario.given = self.entries(&given, &now);
        }
        for (entry, scene) in scenes.iter().zip(&mut scenario.scenes) {
            scene.right = self.entries(entry, &scene.now());
        }
    }

    /// Answers and ticks, as in an example; steps that are named in a list are ticked now.
    fn entries(&self, entry: &Entry<'_>, now: &Now) -> Entries {
        let mut entries = Entries::default();
        if entry.table.get("ticks").is_some_and(|ticks| ticks.get_ref().is_array()) {
            for text in entry.texts("ticks", false) {
                if self.known(&text, "step", self.names.steps.keys()).is_some() {
                    entries.ticks.insert(StepId::new(text.value), now.instant);
                }
            }
        } else {
            entries.ticks = self.ticks(entry, &now.zone);
        }
        self.answers(entry, &now.zone, &mut entries);
        for (key, at) in
            [("ticks", entries.ticks.values().max()), ("answers", entries.log.iter().map(|entry| &entry.at).max())]
        {
            if let Some(value) = entry.table.get(key).filter(|_| at.is_some_and(|at| *at > now.instant)) {
                let help = Some(format!("it begins at {}", write_rfc3339(now.instant, &now.zone)));
                self.report.error(value.span(), "something is dated after the beginning of the scene", help);
            }
        }
        entries
    }

    fn run_scenario(&self, entries: &[Entry<'_>], procedure: &Procedure, scenario: &Scenario) {
        let right: Vec<SceneId> = right_way(procedure, scenario).into_iter().map(|snapshot| snapshot.scene).collect();
        for (place, (entry, scene)) in entries.iter().zip(&scenario.scenes).enumerate() {
            let reached = right.contains(&scene.id);
            if reached == scene.mistake {
                self.wrongly_reached(entry, reached);
                continue;
            }
            // To a scene that a mistake leads to, the right way is gone up to there.
            let before = scenario.scenes.iter().take(place).filter(|scene| right.contains(&scene.id));
            let path: Vec<SceneId> = before.chain([scene]).map(|scene| scene.id.clone()).collect();
            let left = right_snapshots(scenario, &path);
            if let Some((snapshot, _)) = left.split_last() {
                self.pass(&Passed { entry, scene, procedure, scenario, left: &left, snapshot });
            }
        }
    }

    fn wrongly_reached(&self, entry: &Entry<'_>, reached: bool) {
        let said = |keys: &[&str]| {
            let value = keys.iter().find_map(|key| entry.table.get(*key));
            value.map_or_else(|| entry.span.clone(), Spanned::span)
        };
        if reached {
            let help = Some("leave `mistake` out, or change the condition".to_owned());
            self.report.error(said(&["mistake"]), "the right way comes to this scene too", help);
        } else {
            let help = Some("change the condition, or add `mistake = true` if only a mistake leads here".to_owned());
            let place = said(&["when", "score_below", "score_from"]);
            self.report.error(place, "the right way never comes to this scene", help);
        }
    }

    /// Checks that what is done in a scene is asked for, and that what is sent may go out.
    fn pass(&self, passed: &Passed<'_>) {
        let now = passed.scene.now();
        let entries = &passed.snapshot.entries;
        let evaluation = evaluate_since(passed.procedure, entries, passed.scenario.begins(), &now);
        let before = self.report.errors();
        self.answers_count(passed, &evaluation);
        self.ticks_count(passed, &evaluation);
        self.not_yet_shows(passed, &evaluation);
        for text in passed.entry.texts("sends", true) {
            let post = PostId::new(text.value.as_str());
            if !may_send(passed.procedure, passed.scenario, passed.left, &post) {
                let state = evaluation.posts.iter().find(|state| state.id == post);
                let why = state.map(|state| why_not(state)).unwrap_or_default();
                self.report.error(text.span.clone(), format!("this post cannot go out in this scene: {why}"), None);
            }
        }
        // What an expectation differs in would be told twice.
        if self.report.errors() > before {
            return;
        }
        if let Some(expect) = passed.entry.table("expect", EXPECTATIONS, &EXPECT) {
            let (of, evaluation, procedure) = ("scene", &evaluation, passed.procedure);
            Expectations { of, report: self, entry: &expect, evaluation, procedure, now: &now, entries }.check();
        }
    }

    fn answers_count(&self, passed: &Passed<'_>, evaluation: &Evaluation) {
        let shown = |id: &str| evaluation.fields.iter().any(|field| field.id.as_str() == id && field.shown);
        for (name, span) in names(passed.entry, "answers").filter(|(name, _)| !shown(name)) {
            let message = format!("`{name}` is not asked at the end of this scene");
            self.report.error(span, message, Some("leave it out, or give the answer that it depends on".into()));
        }
    }

    fn ticks_count(&self, passed: &Passed<'_>, evaluation: &Evaluation) {
        let listed = passed.entry.table.get("ticks").is_some_and(|ticks| ticks.get_ref().is_array());
        let list = if listed { passed.entry.texts("ticks", false) } else { Vec::new() };
        let list = list.into_iter().map(|text| (text.value, text.span));
        for (name, span) in list.chain(names(passed.entry, "ticks")) {
            let step = passed.procedure.steps.iter().find(|step| step.id.as_str() == name);
            let shown = evaluation.steps.iter().any(|step| step.id.as_str() == name && step.shown);
            if step.is_some_and(|step| !step.tick) {
                let help = "leave it out: it is done once its questions are answered";
                self.report.error(span, format!("the step `{name}` has no box to tick"), Some(help.into()));
            } else if !shown {
                let message = format!("the step `{name}` does not show at the end of this scene");
                self.report.error(span, message, Some("leave it out, or give the answer that it depends on".into()));
            }
        }
    }

    /// Steps that are not done yet must show, or nobody could tick them.
    fn not_yet_shows(&self, passed: &Passed<'_>, evaluation: &Evaluation) {
        for text in passed.entry.texts("not_yet", true) {
            let is = |step: &StepId| step.as_str() == text.value;
            let (span, name) = (text.span.clone(), &text.value);
            if passed.snapshot.entries.ticks.keys().any(is) {
                self.report.error(span, format!("the step `{name}` is ticked on the right way"), None);
            } else if !evaluation.steps.iter().any(|step| is(&step.id) && step.shown) {
                let help = Some("leave it out: whoever ticks it is told so".to_owned());
                self.report.error(span, format!("the step `{name}` does not show at the end of this scene"), help);
            }
        }
    }
}

/// The names in a table of an entry, with their places.
fn names<'e>(entry: &'e Entry<'_>, key: &str) -> impl Iterator<Item = (String, Range<usize>)> + use<'e> {
    let table = entry.table.get(key).and_then(|value| value.get_ref().as_table());
    table.into_iter().flat_map(|table| table.keys()).map(|key| (key.get_ref().to_string(), key.span()))
}
