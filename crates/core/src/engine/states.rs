//! The parts of an evaluation: the states of fields, steps, rules, values and posts.

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::evaluation::{
    DefinedValue, DueState, Evaluation, FieldState, Finding, Missing, Outcome, PostState, StageProgress, StepState,
    TimelineState,
};
use super::found::Found;
use super::memo::Slot;
use super::reading::Problem;
use super::scope::Scope;
use crate::id::{FieldId, StageId};
use crate::procedure::{Column, Define, Expr, Field, Kind, Post, Rule, Stage, Step};
use crate::value::Value;

impl Scope<'_> {
    /// Everything about the case.
    pub(super) fn evaluation(&self) -> Evaluation {
        let (memo, procedure) = (self.memo(), self.procedure);
        let rules = (0..).zip(&procedure.rules);
        let findings = self.all(&memo.findings, rules, |(place, rule)| {
            let found = self.rule(place, rule).filter(|found| found.is_yes())?;
            Some(Rc::new(self.finding(rule, found)))
        });
        let findings = findings.into_iter().flatten().collect();
        let steps = self.all(&memo.steps, &procedure.steps, |step| Rc::new(self.step_state(step)));
        Evaluation {
            fields: self.all(&memo.fields, &procedure.fields, |field| Rc::new(self.field_state(field))),
            values: self.all(&memo.values, &procedure.defines, |define| Rc::new(self.defined(define))),
            clocks: self.clocks(),
            posts: (0..procedure.posts.len()).filter_map(|place| self.post(place)).cloned().collect(),
            progress: progress(&procedure.stages, &steps),
            timelines: self.timelines(),
            links: self.links(),
            steps,
            findings,
        }
    }

    /// The result of each part, taken from its slot where it is there.
    fn all<P, T: Clone>(
        &self,
        slots: &[Slot<T>],
        parts: impl IntoIterator<Item = P>,
        work_out: impl Fn(P) -> T,
    ) -> Vec<T> {
        let recorder = &self.memo().recorder;
        slots.iter().zip(parts).filter_map(|(slot, part)| slot.get(recorder, || work_out(part)).cloned()).collect()
    }

    pub(super) fn clocks(&self) -> Vec<Rc<DueState>> {
        self.all(&self.memo().clocks, &self.procedure.clocks, |clock| self.clock(clock)).concat()
    }

    fn timelines(&self) -> Vec<Rc<TimelineState>> {
        let all = self.all(&self.memo().timelines, &self.procedure.timelines, |one| self.timeline(one).map(Rc::new));
        all.into_iter().flatten().collect()
    }

    fn field_state(&self, field: &Field) -> FieldState {
        let id = &field.id;
        let reading = self.field(id);
        let shown = reading.is_some_and(|reading| reading.shown);
        FieldState {
            id: id.clone(),
            shown,
            required: shown && self.is_required(id),
            missing: self.is_missing(id),
            problem: reading.and_then(|reading| reading.problem.clone()),
            totals: self.totals(field),
        }
    }

    fn totals(&self, field: &Field) -> Vec<(String, String)> {
        let Kind::Rows(columns) = &field.kind else { return Vec::new() };
        let sum = |column: &Column| {
            let sum = self.eval(&Expr::Sum(field.id.clone(), column.id.clone()), None).value?;
            Some((column.label.clone(), sum.display(self.zone())))
        };
        columns.iter().filter(|column| column.total).filter_map(sum).collect()
    }

    fn step_state(&self, step: &Step) -> StepState {
        StepState {
            id: step.id.clone(),
            stage: step.stage.clone(),
            shown: self.step_shows(&step.id).is_yes(),
            done: self.step_done(&step.id),
        }
    }

    fn finding(&self, rule: &Rule, found: &Found) -> Finding {
        let shows = |id: &FieldId| self.field(id).is_some_and(|reading| reading.shown);
        Finding {
            rule: rule.id.clone(),
            level: rule.level,
            says: self.inlines(&rule.says),
            because: self.reasons(&found.because),
            sources: rule.sources.clone(),
            fields: rule.fields.iter().filter(|id| shows(id)).cloned().collect(),
            at: rule.at.clone().filter(|step| self.step_shows(step).is_yes()),
            withholds: rule.withholds.clone(),
        }
    }

    fn defined(&self, define: &Define) -> DefinedValue {
        let found = self.define(&define.id);
        let outcome = match found.value {
            Some(value) => Outcome::Known { display: value.display(self.zone()), value },
            None => Outcome::Unknown { needs: found.needs },
        };
        DefinedValue {
            id: define.id.clone(),
            label: define.label.clone(),
            outcome,
            because: self.reasons(&found.because),
            sources: define.sources.clone(),
        }
    }

    pub(super) fn post_state(&self, place: usize, post: &Post) -> PostState {
        let shown = self.condition(post.when.as_ref()).is_yes();
        let printed = if shown { self.wanting_in(place, post) } else { BTreeSet::new() };
        let mut missing = Vec::new();
        // In the order of the procedure, where people look for them.
        for step in self.memo().places.in_order.iter().filter_map(|place| self.procedure.steps.get(*place)) {
            let needed = post.needs.contains(&step.id);
            let wanted = step.fields.iter().filter(|field| needed || printed.contains(*field));
            missing.extend(wanted.filter_map(|field| self.missing_in(field)));
            if needed && step.tick && self.step_shows(&step.id).is_yes() && !self.step_done(&step.id) {
                missing.push(Missing::Undone(step.id.clone()));
            }
        }
        let withheld_by = self.withheld_by(&post.id);
        let tags = post.tags.iter().filter(|tag| self.condition(tag.when.as_ref()).is_yes());
        PostState {
            id: post.id.clone(),
            shown,
            ready: shown && missing.is_empty() && withheld_by.is_empty(),
            missing: if shown { missing } else { Vec::new() },
            withheld_by,
            tags: tags.map(|tag| crate::document::plain(&self.inlines(&tag.name))).collect(),
        }
    }

    fn missing_in(&self, field: &FieldId) -> Option<Missing> {
        let problem = self.field(field)?.problem.as_ref();
        match problem {
            Some(Problem::NotAdded) => Some(Missing::NotAdded(field.clone())),
            Some(_) => Some(Missing::Problem(field.clone())),
            None => self.is_missing(field).then(|| Missing::Empty(field.clone())),
        }
    }

    /// Whether an option of a field is chosen; `yes` and `no` are the options of a yes/no field.
    pub fn is_chosen(&self, field: &FieldId, option: &str) -> bool {
        match self.field(field).and_then(|reading| reading.value.as_ref()) {
            Some(Value::YesNo(yes)) => option == if *yes { "yes" } else { "no" },
            Some(Value::Choice(chosen)) => chosen.id.as_str() == option,
            Some(Value::Choices(chosen)) => chosen.iter().any(|one| one.id.as_str() == option),
            _ => false,
        }
    }
}

fn progress(stages: &[Stage], steps: &[Rc<StepState>]) -> Vec<StageProgress> {
    let mut counts: FxHashMap<&StageId, (usize, usize)> = FxHashMap::default();
    for step in steps.iter().filter(|step| step.shown) {
        let (done, of) = counts.entry(&step.stage).or_default();
        *done += usize::from(step.done);
        *of += 1;
    }
    let stage = |stage: &Stage| {
        let (done, of) = counts.get(&stage.id).copied().unwrap_or_default();
        StageProgress { stage: stage.id.clone(), done, of }
    };
    stages.iter().map(stage).collect()
}
