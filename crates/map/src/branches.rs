//! The steps of a stage as a flow that parts and meets.
//!
//! Steps are in reading order. Neighbors under one condition are a branch. Branches that follow each other are taken
//! one after the other, or passed by; only if each asks for another option of the same question are they drawn side by
//! side.

use casewright_core::id::FieldId;
use casewright_core::procedure::changes::{Wording, spoken};
use casewright_core::procedure::{self, Comparison, Expr, Kind, Procedure};

use crate::graph::{Edge, EdgeKind, Node, Step, only_if};
use crate::words::{OTHERWISE, say};

/// The most branches side by side; more would be too wide to read.
const ABREAST: usize = 12;

/// Steps of one condition, one after the other.
struct Run<'a> {
    when: Option<&'a Expr>,
    steps: Vec<&'a procedure::Step>,
}

/// The nodes and edges of a stage. What all its steps `share` is said of the stage, not of a branch.
pub(crate) fn flow(
    procedure: &Procedure,
    steps: &[&procedure::Step],
    shared: Option<&Expr>,
    wording: Wording,
) -> (Vec<Node>, Vec<Edge>) {
    let runs: Vec<Run<'_>> = steps
        .chunk_by(|one, next| one.when == next.when)
        .map(|steps| Run {
            when: steps.first().and_then(|step| step.when.as_ref()).filter(|when| Some(*when) != shared),
            steps: steps.to_vec(),
        })
        .collect();
    let mut flow = Flow { procedure, wording, nodes: Vec::new(), edges: Vec::new(), loose: Vec::new() };
    let mut rest = runs.as_slice();
    while let Some(first) = rest.first() {
        let together = if first.when.is_none() { 1 } else { alternatives(rest) };
        let (now, then) = rest.split_at(together);
        if first.when.is_none() {
            flow.chain(first);
        } else {
            flow.part(now);
        }
        rest = then;
    }
    flow.meet();
    (flow.nodes, flow.edges)
}

struct Flow<'a> {
    procedure: &'a Procedure,
    wording: Wording,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// The ends that lead to whatever comes next, with how they do.
    loose: Vec<(usize, EdgeKind, Option<String>)>,
}

impl Flow<'_> {
    fn node(&mut self, node: Node) -> usize {
        let to = self.nodes.len();
        self.nodes.push(node);
        for (from, kind, label) in std::mem::take(&mut self.loose) {
            self.edges.push(Edge { from, to, kind, label });
        }
        to
    }

    fn chain(&mut self, run: &Run<'_>) {
        for step in &run.steps {
            let only_if = step.when.as_ref().map(|when| only_if(self.procedure, when, self.wording));
            let step = Step { id: step.id.clone(), title: step.title.clone(), role: step.role.clone(), only_if };
            let place = self.node(Node::Step(step));
            self.loose = vec![(place, EdgeKind::Next, None)];
        }
    }

    /// Branches that part at one place.
    fn part(&mut self, runs: &[Run<'_>]) {
        let from = match self.loose.as_slice() {
            // A single step before it: the branches leave from there.
            [(place, EdgeKind::Next, _)] => *place,
            _ => self.node(Node::Junction),
        };
        let mut ends = Vec::new();
        for run in runs {
            let label = run.when.map(|when| spoken(self.procedure, when, self.wording));
            self.loose = vec![(from, EdgeKind::Branch, label)];
            self.chain(run);
            ends.append(&mut self.loose);
        }
        if !self.is_every_option(runs) {
            ends.push((from, EdgeKind::Otherwise, Some(say(self.wording, OTHERWISE, &[]))));
        }
        self.loose = ends;
    }

    /// A last junction where the stage would end in several places.
    fn meet(&mut self) {
        if self.loose.len() > 1 {
            self.node(Node::Junction);
        }
    }

    /// Whether one of the branches is always taken.
    fn is_every_option(&self, runs: &[Run<'_>]) -> bool {
        let Some((field, Expr::Compare(..))) = runs.first().and_then(|run| choice(run.when?)) else { return false };
        let kind = self.procedure.fields.iter().find(|one| one.id == *field).map(|field| &field.kind);
        match kind {
            Some(Kind::YesNo) => runs.len() == 2,
            Some(Kind::OneOf(options)) => runs.len() == options.len(),
            _ => false,
        }
    }
}

/// How many of the first branches are drawn side by side: each asks for another option of the same question.
fn alternatives(runs: &[Run<'_>]) -> usize {
    let of = |run: &Run<'_>| run.when.and_then(choice).map(|(field, _)| field.clone());
    let Some(field) = runs.first().and_then(of) else { return 1 };
    let mut seen: Vec<&Expr> = Vec::new();
    for run in runs.iter().take(ABREAST) {
        match run.when {
            Some(when) if of(run).as_ref() == Some(&field) && !seen.contains(&when) => seen.push(when),
            _ => break,
        }
    }
    seen.len()
}

/// The question of which a condition asks for one option, and the condition.
fn choice(when: &Expr) -> Option<(&FieldId, &Expr)> {
    match when {
        Expr::Has(of, _) => Some((field(of)?, when)),
        Expr::Compare(left, Comparison::Equal, right) if matches!(**right, Expr::Value(_)) => {
            Some((field(left)?, when))
        }
        _ => None,
    }
}

fn field(expr: &Expr) -> Option<&FieldId> {
    match expr {
        Expr::Field(id) => Some(id),
        _ => None,
    }
}
