//! The engine: evaluates a case. Total and pure: any entries at any time give a result.

mod agenda;
mod clocks;
mod eval;
mod evaluation;
mod links;
mod needs;
mod reading;
mod says;
mod scope;
mod settle;
mod timelines;
mod topics;
mod touched;
mod unfinished;
mod words;

use crate::case::{Answer, Case, Entries};
use crate::id::FieldId;
use crate::procedure::{Column, Define, Expr, Kind, Post, Procedure, Rule};
use crate::value::{Instant, Now, Value, Zone};

pub use agenda::{Task, agenda, overtaken, pressing};
pub use evaluation::*;
pub use links::{Carried, begin_with, carry};
pub use reading::Problem;
pub use says::Filled;
pub use scope::{About, Found, Reading, Scope};
pub use settle::{Settle, settle};
pub use topics::topics;
pub use touched::{Misfit, Touched, TouchedEntry, as_text, touched};
pub use unfinished::{Unfinished, unfinished};
pub use words::clipped;

/// Evaluates a case under `procedure` at `now`.
pub fn evaluate_case(procedure: &Procedure, case: &Case, now: &Now) -> Evaluation {
    evaluate_since(procedure, &case.entries, Some(case.created), now)
}

/// Evaluates `entries` under `procedure` at `now`. Nothing is known of when the case was begun, so a clock that starts
/// then waits.
pub fn evaluate(procedure: &Procedure, entries: &Entries, now: &Now) -> Evaluation {
    evaluate_since(procedure, entries, None, now)
}

/// Evaluates `entries` of a case that was begun at `begun`, if that is known.
pub fn evaluate_since(procedure: &Procedure, entries: &Entries, begun: Option<Instant>, now: &Now) -> Evaluation {
    let scope = Scope::new(procedure, entries, now).since(begun);
    let findings: Vec<Finding> = scope.firing().map(|(rule, found)| scope.finding(rule, found)).collect();
    let steps: Vec<StepState> = procedure.steps.iter().map(|step| scope.step_state(step)).collect();
    let progress = procedure.stages.iter().map(|stage| {
        let of_stage = || steps.iter().filter(|step| step.stage == stage.id && step.shown);
        let done = of_stage().filter(|step| step.done).count();
        StageProgress { stage: stage.id.clone(), done, of: of_stage().count() }
    });
    Evaluation {
        fields: procedure.fields.iter().map(|field| scope.field_state(&field.id)).collect(),
        values: procedure.defines.iter().map(|define| scope.defined(define)).collect(),
        clocks: procedure.clocks.iter().flat_map(|clock| scope.clock(clock)).collect(),
        posts: scope.posts().cloned().collect(),
        progress: progress.collect(),
        timelines: procedure.timelines.iter().filter_map(|timeline| scope.timeline(timeline)).collect(),
        links: scope.links(),
        steps,
        findings,
    }
}

/// Why an answer cannot be read as what its field asks for; `None` if it can, or if it is empty.
pub fn problem_of(kind: &Kind, answer: &Answer, zone: &Zone) -> Option<Problem> {
    reading::read(kind, answer, zone).1
}

/// The value of a text as an answer of a kind; `None` if it is empty or cannot be read.
pub fn value_of(kind: &Kind, text: &str, zone: &Zone) -> Option<Value> {
    reading::read(kind, &Answer::Text(text.to_owned()), zone).0
}

impl Scope<'_> {
    fn field_state(&self, id: &FieldId) -> FieldState {
        let reading = self.field(id);
        let shown = reading.is_some_and(|reading| reading.shown);
        FieldState {
            id: id.clone(),
            shown,
            required: shown && self.is_required(id),
            missing: self.is_missing(id),
            problem: reading.and_then(|reading| reading.problem.clone()),
            totals: self.totals(id),
        }
    }

    fn totals(&self, id: &FieldId) -> Vec<(String, String)> {
        let Some(Kind::Rows(columns)) = self.field_part(id).map(|field| &field.kind) else { return Vec::new() };
        let sum = |column: &Column| {
            let sum = self.eval(&Expr::Sum(id.clone(), column.id.clone()), None).value?;
            Some((column.label.clone(), sum.display(&self.now.zone)))
        };
        columns.iter().filter(|column| column.total).filter_map(sum).collect()
    }

    fn step_state(&self, step: &crate::procedure::Step) -> StepState {
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
            Some(value) => Outcome::Known { display: value.display(&self.now.zone), value },
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

    fn post_state(&self, post: &Post) -> PostState {
        let shown = self.condition(post.when.as_ref()).is_yes();
        let printed = if shown { self.wanting_in(post) } else { Vec::new() };
        let mut missing = Vec::new();
        // In the order of the procedure, where people look for them.
        for step in self.procedure.steps_in_order() {
            let needed = post.needs.contains(&step.id);
            let wanted = step.fields.iter().filter(|field| needed || printed.contains(field));
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
