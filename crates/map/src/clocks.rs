//! The clocks of a procedure, each at the stage of the steps that start it.

use std::collections::BTreeSet;

use casewright_core::id::StepId;
use casewright_core::procedure::changes::{Wording, spoken};
use casewright_core::procedure::{self, Expr, Procedure};

use crate::graph::{Clock, Edge, EdgeKind, Node, Stage, only_if};
use crate::words::{ENDS, FROM, STARTS, UNTIL, due, say};

pub(crate) fn add(procedure: &Procedure, stages: &mut [Stage], wording: Wording) {
    for clock in &procedure.clocks {
        let (starts, ends) = (steps_of(procedure, Some(&clock.starts)), steps_of(procedure, clock.until.as_ref()));
        // After all that may start it; else where it ends; else at the beginning.
        let of =
            |steps: &[StepId]| stages.iter().rposition(|stage| steps.iter().any(|id| stage.place_of(id).is_some()));
        let place = of(&starts).or_else(|| of(&ends)).unwrap_or_default();
        if let Some(stage) = stages.get_mut(place) {
            hang(stage, drawn(procedure, clock, wording), &starts, &ends, wording);
        }
    }
}

fn drawn(procedure: &Procedure, clock: &procedure::Clock, wording: Wording) -> Clock {
    Clock {
        id: clock.id.clone(),
        label: clock.label.clone(),
        only_if: clock.when.as_ref().map(|when| only_if(procedure, when, wording)),
        dues: clock.dues.iter().map(|one| due(one, wording)).collect(),
        from: say(wording, FROM, &[&spoken(procedure, &clock.starts, wording)]),
        until: clock.until.as_ref().map(|until| say(wording, UNTIL, &[&spoken(procedure, until, wording)])),
    }
}

/// Puts a clock right behind the last step that starts it, so that edges go on leading forward.
fn hang(stage: &mut Stage, clock: Clock, starts: &[StepId], ends: &[StepId], wording: Wording) {
    let places = |steps: &[StepId]| steps.iter().filter_map(|id| stage.place_of(id)).collect::<BTreeSet<usize>>();
    let (starts, ends) = (places(starts), places(ends));
    let here = starts.last().map_or(0, |last| last.saturating_add(1));
    for edge in &mut stage.edges {
        edge.from += usize::from(edge.from >= here);
        edge.to += usize::from(edge.to >= here);
    }
    stage.nodes.insert(here, Node::Clock(clock));
    let edge = |from, to, kind, phrase| Edge { from, to, kind, label: Some(say(wording, phrase, &[])) };
    stage.edges.extend(starts.into_iter().map(|from| edge(from, here, EdgeKind::Starts, STARTS)));
    // What ends it may also be answered before it starts: that is said in its words alone.
    let later = ends.into_iter().filter(|place| *place >= here);
    stage.edges.extend(later.map(|place| edge(here, place.saturating_add(1), EdgeKind::Ends, ENDS)));
}

/// The steps whose answers or ticks an expression reads, itself or through a named value. Names within names are not
/// followed: in the end they lead everywhere.
fn steps_of(procedure: &Procedure, expr: Option<&Expr>) -> Vec<StepId> {
    let Some(expr) = expr else { return Vec::new() };
    let (mut found, mut names) = (Vec::new(), BTreeSet::new());
    expr.visit(&mut |part| {
        if let Expr::Define(id) = part {
            names.insert(id.clone());
        }
        found.extend(step_of(procedure, part));
    });
    for define in procedure.defines.iter().filter(|define| names.contains(&define.id)) {
        define.is.visit(&mut |part| found.extend(step_of(procedure, part)));
    }
    found
}

fn step_of(procedure: &Procedure, expr: &Expr) -> Option<StepId> {
    match expr {
        Expr::Ticked(step) | Expr::Done(step) => Some(step.clone()),
        _ => {
            let field = expr.reads()?;
            procedure.steps.iter().find(|step| step.fields.contains(field)).map(|step| step.id.clone())
        }
    }
}
