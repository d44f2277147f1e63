//! What is in the picture of a procedure.

use casewright_core::id::{ClockId, ProcedureId, StageId, StepId};
use casewright_core::procedure::changes::{Wording, spoken};
use casewright_core::procedure::{self, Expr, Procedure};

use crate::branches::flow;
use crate::clocks;
use crate::words::{ONLY_IF, say};

/// A procedure as graphs, one for each stage in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    pub procedure: ProcedureId,
    pub title: String,
    /// Those that have steps.
    pub stages: Vec<Stage>,
}

/// A stage. Its edges lead from a node to a later one, so that there is no circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub id: StageId,
    pub title: String,
    /// The condition that all its steps share, as a sentence without a full stop.
    pub only_if: Option<String>,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Step(Step),
    Clock(Clock),
    /// Where branches part or meet.
    Junction,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub id: StepId,
    pub title: String,
    /// Who does it.
    pub role: Option<String>,
    /// Its condition, as in [`Stage::only_if`].
    pub only_if: Option<String>,
}

/// Something that falls due, at the stage of the steps that start it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub id: ClockId,
    pub label: String,
    pub only_if: Option<String>,
    /// When it falls due: "after 24 hours".
    pub dues: Vec<String>,
    /// What it is counted from: "from the time of …".
    pub from: String,
    /// What ends it: "until … is done".
    pub until: Option<String>,
}

/// From one node of a stage to another, by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub kind: EdgeKind,
    /// The condition in words, or what it says about a clock.
    pub label: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeKind {
    /// What comes next.
    Next,
    /// What comes next if its label holds.
    Branch,
    /// What comes next if no branch is taken.
    Otherwise,
    /// From a step to the clock that it starts.
    Starts,
    /// From a clock to the step that ends it.
    Ends,
}

impl Map {
    pub fn new(procedure: &Procedure, wording: Wording) -> Map {
        let mut stages: Vec<Stage> = parts(procedure)
            .into_iter()
            .map(|(stage, steps)| {
                let shared = shared_condition(&steps);
                let (nodes, edges) = flow(procedure, &steps, shared, wording);
                let only_if = shared.map(|when| only_if(procedure, when, wording));
                Stage { id: stage.id.clone(), title: stage.title.clone(), only_if, nodes, edges }
            })
            .collect();
        clocks::add(procedure, &mut stages, wording);
        Map { procedure: procedure.id.clone(), title: procedure.title.clone(), stages }
    }

    /// All its steps in reading order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.stages.iter().flat_map(|stage| &stage.nodes).filter_map(|node| match node {
            Node::Step(step) => Some(step),
            Node::Clock(_) | Node::Junction => None,
        })
    }
}

impl Stage {
    /// The place of a step's node.
    pub(crate) fn place_of(&self, id: &StepId) -> Option<usize> {
        self.nodes.iter().position(|node| matches!(node, Node::Step(step) if step.id == *id))
    }
}

/// The stages that have steps. A damaged pack may have a stage twice, or steps of none: those come last, without a
/// title.
fn parts(procedure: &Procedure) -> Vec<(procedure::Stage, Vec<&procedure::Step>)> {
    let mut left: Vec<&procedure::Step> = procedure.steps.iter().collect();
    let mut parts = Vec::new();
    for stage in &procedure.stages {
        let (here, elsewhere) = left.into_iter().partition(|step| step.stage == stage.id);
        parts.push((stage.clone(), here));
        left = elsewhere;
    }
    parts.push((procedure::Stage::default(), left));
    parts.retain(|(_, steps)| !steps.is_empty());
    parts
}

/// The condition of a stage whose steps all have the same. With a single step it is that step's own.
fn shared_condition<'a>(steps: &[&'a procedure::Step]) -> Option<&'a Expr> {
    let first = steps.first()?.when.as_ref()?;
    (steps.len() > 1 && steps.iter().all(|step| step.when.as_ref() == Some(first))).then_some(first)
}

pub(crate) fn only_if(procedure: &Procedure, when: &Expr, wording: Wording) -> String {
    say(wording, ONLY_IF, &[&spoken(procedure, when, wording)])
}
