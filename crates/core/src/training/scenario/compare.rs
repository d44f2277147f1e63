//! Compares a practice case with the right way, scene by scene.
//!
//! What was wrong is told once, where it was first there, and what came of it is told with it: a wrong answer that hides the
//! next question and makes a rule fire is one mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::says_the_same;
use super::causes::causes;
use super::mistake::{Consequence, Early, Item, Key, Mistake, Remark};
use super::posts::{ComparedPost, compared};
use super::world::World;
use super::{Snapshot, add, path};
use crate::case::Entries;
use crate::engine::{Scope, as_text};
use crate::id::{FieldId, PostId, RuleId, SceneId, StepId};
use crate::procedure::{Field, Kind, Procedure, Scenario, Scene};
use crate::value::{Instant, Row, Value};

/// What a person did well in a scenario and what not, as far as they have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// From 0 to 100: how much was right at the end of its scene of all that was to be done, and of what was wrong besides.
    pub score: u32,
    /// The scenes that were left.
    pub scenes: Vec<Compared>,
    /// What was wrong, in the order of the scenes.
    pub remarks: Vec<Remark>,
}

/// A scene that was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    pub scene: SceneId,
    /// What of its tasks was right.
    pub right: Vec<Item>,
    /// The number of tasks, and of what was wrong besides.
    pub of: usize,
    /// The posts that are to be sent in it.
    pub posts: Vec<ComparedPost>,
}

/// Compares what was left in each scene with what a good CSM leaves.
pub fn compare(procedure: &Procedure, scenario: &Scenario, done: &[Snapshot]) -> Comparison {
    let mut comparing = Comparing {
        procedure,
        scenario,
        right: scenario.given.clone(),
        given: scenario.given.clone(),
        copied: BTreeMap::new(),
        to_send: BTreeMap::new(),
        open: BTreeMap::new(),
        remarks: Vec::new(),
    };
    let path = path(scenario, done);
    let scenes: Vec<Compared> =
        path.into_iter().enumerate().map(|(number, (scene, left))| comparing.scene(number, scene, left)).collect();
    let right: usize = scenes.iter().map(|scene| scene.right.len()).sum();
    let of: usize = scenes.iter().map(|scene| scene.of).sum();
    let score = right.saturating_mul(100).checked_div(of).and_then(|score| u32::try_from(score).ok());
    Comparison { score: score.unwrap_or(100), scenes, remarks: comparing.remarks }
}

/// The comparison after some scenes.
struct Comparing<'a> {
    procedure: &'a Procedure,
    scenario: &'a Scenario,
    /// The right case so far, and the trainee's as it was left last.
    right: Entries,
    given: Entries,
    /// The posts sent so far: in which scene last, by its number on the path, and the time of the copy.
    copied: BTreeMap<PostId, (usize, Instant)>,
    /// The posts to be sent so far: in which scene first and last.
    to_send: BTreeMap<PostId, (usize, usize)>,
    /// What is wrong at the moment, with the place of its remark; none for what came of something else.
    open: BTreeMap<Key, Option<usize>>,
    remarks: Vec<Remark>,
}

/// What is wrong at the end of a scene.
#[derive(Default)]
struct Wrong {
    /// What is wrong by itself.
    own: Vec<Mistake>,
    /// What may have come of it.
    maybe: Vec<Mistake>,
}

impl<'a> Comparing<'a> {
    fn scene(&mut self, number: usize, scene: &Scene, left: &Snapshot) -> Compared {
        let (before, given_before) = (self.right.clone(), std::mem::take(&mut self.given));
        add(&mut self.right, &scene.right);
        self.given = left.entries.clone();
        let (now, begun) = (scene.now_at(left.at), self.scenario.begins());
        let right = World::new(self.procedure, begun, &now, self.right.clone(), &before);
        let given = World::new(self.procedure, begun, &now, self.given.clone(), &given_before);
        let sent = self.sent(number, scene, left);

        let mut wrong = Wrong::default();
        self.answers(&right, &given, &mut wrong);
        self.ticks(scene, &right, &given, &mut wrong);
        self.posts(scene, &right, &given, &sent, &mut wrong);
        findings(&right, &given, &mut wrong);

        let tasks = tasks(scene);
        let failed: BTreeSet<Key> = wrong.own.iter().chain(&wrong.maybe).map(Mistake::key).collect();
        let first = self.remarks.len();
        self.tell(scene, &right, &given, wrong);
        let besides = |remark: &&Remark| remark.mistake.item().is_none_or(|item| !tasks.contains(&item));
        let besides = self.remarks.iter().skip(first).filter(besides).count();
        let posts = self.procedure.posts.iter().filter(|post| scene.sends.contains(&post.id));
        Compared {
            scene: scene.id.clone(),
            of: tasks.len() + besides,
            posts: posts
                .map(|post| {
                    let sent = !failed.contains(&Key::Item(Item::Send(post.id.clone())));
                    compared(self.procedure, &now, post, &right.entries, &given.entries, sent)
                })
                .collect(),
            right: tasks.into_iter().filter(|item| !failed.contains(&Key::Item(item.clone()))).collect(),
        }
    }

    /// The posts that were sent in this scene. Notes them, and what is to be sent.
    fn sent(&mut self, number: usize, scene: &Scene, left: &Snapshot) -> Vec<PostId> {
        let is_new = |(post, at): &(&PostId, &Instant)| self.copied.get(*post).is_none_or(|(_, before)| before != *at);
        let sent: Vec<PostId> = left.copied.iter().filter(is_new).map(|(post, _)| post.clone()).collect();
        for post in &sent {
            if let Some(at) = left.copied.get(post) {
                self.copied.insert(post.clone(), (number, *at));
            }
        }
        for post in &scene.sends {
            self.to_send.entry(post.clone()).or_insert((number, number)).1 = number;
        }
        sent
    }

    fn answers(&self, right: &World<'_>, given: &World<'_>, wrong: &mut Wrong) {
        let [right_scope, given_scope] =
            [right, given].map(|world| Scope::new(self.procedure, &world.entries, world.now));
        for field in &self.procedure.fields {
            let Some(value) = right_scope.field(&field.id).and_then(|reading| reading.value.as_ref()) else { continue };
            let text = || written(field, &right_scope);
            if !given.shows_field(&field.id) {
                wrong.maybe.push(Mistake::NotAnswered { field: field.id.clone(), right: text() });
                continue;
            }
            let answer = given_scope.field(&field.id).and_then(|reading| reading.value.as_ref());
            if answer.is_some_and(|answer| says_the_same(&field.kind, value, answer)) {
                continue;
            }
            let typed = given.entries.answers.get(&field.id).is_some_and(|answer| !answer.is_empty());
            wrong.own.push(if typed && !matches!(field.kind, Kind::Log(_)) {
                let given = written(field, &given_scope);
                Mistake::Answered { field: field.id.clone(), given, right: text() }
            } else {
                Mistake::NotAnswered { field: field.id.clone(), right: text() }
            });
        }
    }

    fn ticks(&self, scene: &Scene, right: &World<'_>, given: &World<'_>, wrong: &mut Wrong) {
        for step in self.procedure.steps_in_order().filter(|step| step.tick).map(|step| &step.id) {
            let (wanted, ticked) = (right.entries.ticks.contains_key(step), given.entries.ticks.contains_key(step));
            if wanted && !ticked && right.shows_step(step) {
                let list = if given.shows_step(step) { &mut wrong.own } else { &mut wrong.maybe };
                list.push(Mistake::NotTicked { step: step.clone() });
            } else if ticked
                && !wanted
                && given.shows_step(step)
                && let Some(early) = early(scene, step, right, given)
            {
                let list = if early == Early::NotYet { &mut wrong.own } else { &mut wrong.maybe };
                list.push(Mistake::TickedEarly { step: step.clone(), early });
            }
        }
    }

    fn posts(&self, scene: &Scene, right: &World<'_>, given: &World<'_>, sent: &[PostId], wrong: &mut Wrong) {
        for post in self.procedure.posts.iter().map(|post| &post.id) {
            if let Some((first, last)) = self.to_send.get(post) {
                // What was sent before its time is told as that, and need not be sent again.
                let done = self.copied.get(post).is_some_and(|(at, _)| at >= last || first == last);
                if !done {
                    let list = if given.may_send(post) { &mut wrong.own } else { &mut wrong.maybe };
                    list.push(Mistake::NotSent { post: post.clone() });
                }
            }
            if !sent.contains(post) {
                continue;
            }
            if !given.may_send(post) {
                let state = given.post(post);
                let withheld_by = state.map(|state| state.withheld_by.clone()).unwrap_or_default();
                let missing = state.map(|state| state.missing.clone()).unwrap_or_default();
                wrong.own.push(Mistake::SentEarly { post: post.clone(), withheld_by, missing });
            } else if !scene.sends.contains(post) && !right.may_send(post) {
                let (withheld_by, missing) = (Vec::new(), Vec::new());
                wrong.maybe.push(Mistake::SentEarly { post: post.clone(), withheld_by, missing });
            }
        }
    }

    /// Tells what was not wrong before, and closes what is no longer.
    fn tell(&mut self, scene: &Scene, right: &World<'_>, given: &World<'_>, wrong: Wrong) {
        let before = std::mem::take(&mut self.open);
        let mut own = Vec::new();
        for mistake in wrong.own {
            let key = mistake.key();
            let place =
                before.get(&key).copied().flatten().unwrap_or_else(|| self.remark(scene, given, mistake.clone()));
            self.open.insert(key, Some(place));
            own.push((place, mistake));
        }
        let (known, new): (Vec<Mistake>, Vec<Mistake>) =
            wrong.maybe.into_iter().partition(|mistake| before.contains_key(&mistake.key()));
        for key in known.iter().map(Mistake::key) {
            let place = before.get(&key).copied().flatten();
            self.open.insert(key, place);
        }
        for (mistake, causes) in causes(right, given, &own, &known, new) {
            let place = causes.is_empty().then(|| self.remark(scene, given, mistake.clone()));
            self.open.insert(mistake.key(), place);
            let consequence = Consequence { scene: scene.id.clone(), mistake };
            for cause in causes {
                if let Some(remark) = self.remarks.get_mut(cause) {
                    remark.led_to.push(consequence.clone());
                }
            }
        }
        for (key, place) in before {
            if let Some(remark) = place.and_then(|place| self.remarks.get_mut(place))
                && !self.open.contains_key(&key)
            {
                remark.until = Some(scene.id.clone());
            }
        }
    }

    /// Adds a remark; returns its place.
    fn remark(&mut self, scene: &Scene, given: &World<'_>, mistake: Mistake) -> usize {
        let finding = |rule: &RuleId| given.evaluation.findings.iter().find(|finding| finding.rule == *rule);
        let step_of = |field: &FieldId| self.procedure.steps.iter().find(|step| step.fields.contains(field));
        let step_with = |id: &StepId| self.procedure.steps.iter().find(|step| step.id == *id);
        let of_post = |id: &PostId| self.procedure.posts.iter().find(|post| post.id == *id);
        let (step, sources) = match &mistake {
            Mistake::NotAnswered { field, .. } | Mistake::Answered { field, .. } => (step_of(field), None),
            Mistake::NotTicked { step } | Mistake::TickedEarly { step, .. } => (step_with(step), None),
            Mistake::NotSent { post } | Mistake::SentEarly { post, .. } => {
                (None, of_post(post).map(|post| post.sources.clone()))
            }
            Mistake::Fired { rule, .. } => {
                let finding = finding(rule);
                let at = finding.and_then(|finding| finding.at.as_ref()).and_then(step_with);
                (at, finding.map(|finding| finding.sources.clone()))
            }
            Mistake::Late { due, .. } => {
                let due = given.late().find(|late| late.id == *due);
                (None, due.map(|due| due.sources.clone()))
            }
        };
        let field = match &mistake {
            Mistake::NotAnswered { field, .. } | Mistake::Answered { field, .. } => {
                self.procedure.fields.iter().find(|one| one.id == *field)
            }
            _ => None,
        };
        self.remarks.push(Remark {
            scene: scene.id.clone(),
            step: step.map(|step| step.id.clone()),
            why: step.and_then(|step| step.why.clone()),
            help: field.and_then(|field| field.help.clone()),
            sources: sources.or_else(|| step.map(|step| step.sources.clone())).unwrap_or_default(),
            led_to: Vec::new(),
            until: None,
            mistake,
        });
        self.remarks.len() - 1
    }
}

/// Why a step that the right case does not have is too early; `None` if it does no harm.
fn early(scene: &Scene, step: &StepId, right: &World<'_>, given: &World<'_>) -> Option<Early> {
    if scene.not_yet.contains(step) {
        return Some(Early::NotYet);
    }
    if !right.shows_step(step) {
        return Some(Early::NotAsked);
    }
    given.block_at(step).map(|rule| Early::Blocked(rule.clone()))
}

/// What is to be done in a scene.
fn tasks(scene: &Scene) -> BTreeSet<Item> {
    let answers = scene.right.answers.keys().chain(scene.right.log.iter().map(|entry| &entry.field));
    let answers = answers.map(|field| Item::Answer(field.clone()));
    let ticks = scene.right.ticks.keys().map(|step| Item::Tick(step.clone()));
    answers.chain(ticks).chain(scene.sends.iter().map(|post| Item::Send(post.clone()))).collect()
}

fn findings(right: &World<'_>, given: &World<'_>, wrong: &mut Wrong) {
    let fired = given.stands().filter(|finding| !right.fires(&finding.rule));
    wrong.maybe.extend(fired.map(|finding| Mistake::Fired {
        rule: finding.rule.clone(),
        level: finding.level,
        says: finding.says.clone(),
    }));
    let mut late = BTreeMap::new();
    for due in given.late().filter(|due| !right.is_late(&due.id)) {
        late.insert(&due.clock, due);
    }
    wrong.maybe.extend(late.into_values().map(|due| Mistake::Late {
        clock: due.clock.clone(),
        due: due.id.clone(),
        label: due.label.clone(),
        says: due.says.clone(),
    }));
}

/// An answer as people read it: a line for each entry of a log, and for each row. What cannot be read stands as it was
/// typed.
fn written(field: &Field, scope: &Scope<'_>) -> String {
    let zone = scope.zone();
    match (&field.kind, scope.field(&field.id).and_then(|reading| reading.value.as_ref())) {
        (Kind::Log(_), _) => scope
            .log(&field.id)
            .filter(|entry| !entry.struck)
            .map(|entry| entry.written(zone))
            .collect::<Vec<_>>()
            .join("\n"),
        (Kind::Rows(_), Some(Value::List(rows))) => {
            let row = |row: &Row| row.iter().map(|(_, cell)| cell.display(zone)).collect::<Vec<_>>().join(", ");
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        (kind, _) => scope.answer(&field.id).map(|answer| as_text(kind, answer, zone)).unwrap_or_default(),
    }
}
