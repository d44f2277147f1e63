//! The part of a procedure that an answer depends on.
//!
//! It is a procedure itself, so the engine evaluates it as any other, only faster. A fingerprint is made of its text:
//! whatever is not in it cannot change the answer.

use super::key::Target;
use super::reads::Reads;
use crate::id::{ClockId, FieldId, StepId};
use crate::procedure::{Choice, Clock, Column, Define, Expr, Field, Kind, Procedure, Source, Step};

/// What an answer depends on, and the part of the procedure that says so.
#[derive(Debug, Clone)]
pub(super) struct Slice {
    pub(super) reads: Reads,
    pub(super) procedure: Procedure,
    /// The steps of which one is the next; empty for other questions.
    pub(super) stretch: Vec<StepId>,
    /// What it rests on in the documents.
    pub(super) sources: Vec<Source>,
}

impl Slice {
    /// `None` for what the procedure does not have, or what cannot be put into a question.
    pub(super) fn new(procedure: &Procedure, target: &Target) -> Option<Slice> {
        let mut reads = Reads::default();
        let mut clocks = Vec::new();
        let mut roles = false;
        let mut among = Vec::new();
        let sources = match target {
            Target::Value(id) => {
                reads.expr(procedure, &Expr::Define(id.clone()));
                procedure.defines.iter().find(|define| define.id == *id)?.sources.clone()
            }
            Target::Due(id, number) => {
                let clock = clock(procedure, id)?;
                let due = clock.dues.get(number.checked_sub(1)?)?;
                clocks.push(Clock { dues: vec![due.clone()], sources: Vec::new(), ..clock.clone() });
                clock.sources.clone()
            }
            Target::Now(id) => {
                let clock = clock(procedure, id)?;
                reads.now = true;
                clocks.push(Clock { sources: Vec::new(), ..clock.clone() });
                clock.sources.clone()
            }
            Target::Next(id) | Target::Who(id) => {
                roles = matches!(target, Target::Who(_));
                let steps = stretch(procedure, id);
                steps.iter().for_each(|step| reads.step(procedure, &step.id));
                among = steps.iter().map(|step| step.id.clone()).collect();
                steps.get(1)?.sources.clone()
            }
        };
        for clock in &clocks {
            reads.when(procedure, clock.when.as_ref());
            reads.expr(procedure, &clock.starts);
            reads.when(procedure, clock.until.as_ref());
            for due in &clock.dues {
                reads.when(procedure, due.done.as_ref());
                reads.line(procedure, &due.says);
            }
        }
        let cut = cut(procedure, &reads, roles);
        let hours = procedure.hours.clone().filter(|_| !clocks.is_empty());
        let procedure = Procedure { clocks, hours, ..cut };
        (!reads.unaskable).then_some(Slice { reads, procedure, stretch: among, sources })
    }
}

fn clock<'a>(procedure: &'a Procedure, id: &ClockId) -> Option<&'a Clock> {
    procedure.clocks.iter().find(|clock| clock.id == *id)
}

/// The steps from a step up to the next one that shows in every case: one of them is the next.
pub(super) fn stretch<'a>(procedure: &'a Procedure, from: &StepId) -> Vec<&'a Step> {
    let mut steps = procedure.steps_in_order().skip_while(|step| step.id != *from);
    let mut all: Vec<&Step> = steps.next().into_iter().collect();
    for step in steps {
        all.push(step);
        if step.when.is_none() {
            break;
        }
    }
    all
}

/// The parts that are read, without what does not count: help, reasons, sources.
fn cut(procedure: &Procedure, reads: &Reads, roles: bool) -> Procedure {
    let define = |define: &Define| Define { sources: Vec::new(), ..define.clone() };
    let step = |step: &Step| Step {
        id: step.id.clone(),
        title: step.title.clone(),
        when: step.when.clone(),
        tick: step.tick,
        role: step.role.clone().filter(|_| roles),
        fields: step.fields.iter().filter(|field| reads.fields.contains(*field)).cloned().collect(),
        ..Step::default()
    };
    let required = |field: &FieldId| {
        let at = procedure.steps.iter().find(|step| step.fields.contains(field));
        at.is_some_and(|step| reads.done.contains(&step.id))
    };
    let field = |field: &Field| Field {
        id: field.id.clone(),
        label: field.label.clone(),
        kind: bare(&field.kind),
        when: field.when.clone(),
        required: field.required.clone().filter(|_| required(&field.id)),
        ..Field::default()
    };
    // In the order in which people go through them, since a slice has no stages.
    Procedure {
        steps: procedure.steps_in_order().filter(|step| reads.steps.contains(&step.id)).map(step).collect(),
        fields: procedure.fields.iter().filter(|field| reads.fields.contains(&field.id)).map(field).collect(),
        defines: procedure.defines.iter().filter(|one| reads.defines.contains(&one.id)).map(define).collect(),
        ..Procedure::default()
    }
}

fn bare(kind: &Kind) -> Kind {
    let choices = |choices: &[Choice]| choices.iter().map(|choice| Choice { help: None, ..choice.clone() }).collect();
    match kind {
        Kind::OneOf(all) => Kind::OneOf(choices(all)),
        Kind::SomeOf(all) => Kind::SomeOf(choices(all)),
        Kind::Rows(columns) => {
            let column = |column: &Column| Column { kind: bare(&column.kind), total: false, ..column.clone() };
            Kind::Rows(columns.iter().map(column).collect())
        }
        other => other.clone(),
    }
}
