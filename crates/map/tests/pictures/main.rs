//! Maps of all procedures, and of procedures that nobody would write.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod files;
mod generated;

use std::collections::BTreeSet;

use casewright_compiler::compile;
use casewright_core::id::StepId;
use casewright_core::procedure::Procedure;
use casewright_core::procedure::changes::Wording;
use casewright_map::{Curve, EdgeKind, Map, Node, Picture, Shape};
use casewright_testing::{folder, manual_files};

/// Those of the folder, and that of the manual.
pub(crate) fn procedures() -> Vec<Procedure> {
    let mut all = compile(&folder()).pack.unwrap().procedures;
    all.extend(compile(&manual_files()).pack.unwrap().procedures);
    assert!(all.len() >= 5);
    all
}

pub(crate) fn map(procedure: &Procedure) -> Map {
    Map::new(procedure, Wording::ENGLISH)
}

#[test]
fn each_step_and_each_clock_is_there_once() {
    for procedure in procedures() {
        let map = map(&procedure);
        let drawn: Vec<&StepId> = map.steps().map(|step| &step.id).collect();
        let written: Vec<&StepId> = procedure
            .stages
            .iter()
            .flat_map(|stage| procedure.steps.iter().filter(|step| step.stage == stage.id))
            .map(|step| &step.id)
            .collect();
        assert_eq!(drawn, written, "{}", procedure.id);
        let nodes = map.stages.iter().flat_map(|stage| &stage.nodes);
        let clocks: BTreeSet<&str> = nodes
            .filter_map(|node| if let Node::Clock(clock) = node { Some(clock.id.as_str()) } else { None })
            .collect();
        let written: BTreeSet<&str> = procedure.clocks.iter().map(|clock| clock.id.as_str()).collect();
        assert_eq!(clocks, written, "{}", procedure.id);
    }
}

/// From the first node of a stage a person gets to every other one but the clocks of other stages, and to one end.
#[test]
fn every_edge_leads_on_and_every_step_is_reached() {
    for procedure in procedures() {
        for stage in &map(&procedure).stages {
            assert!(stage.edges.iter().all(|edge| edge.from < edge.to && edge.to < stage.nodes.len()), "{stage:#?}");
            let is_clock = |place: usize| matches!(stage.nodes[place], Node::Clock(_));
            let flow: Vec<usize> = (0..stage.nodes.len()).filter(|place| !is_clock(*place)).collect();
            let mut reached = BTreeSet::from([flow[0]]);
            for edge in &stage.edges {
                if edge.kind == EdgeKind::Starts || edge.kind == EdgeKind::Ends {
                    assert!(is_clock(edge.from) != is_clock(edge.to));
                } else {
                    assert!(!is_clock(edge.from) && !is_clock(edge.to));
                }
            }
            for place in &flow {
                let on = stage.edges.iter().filter(|edge| edge.from == *place && !is_clock(edge.to));
                if reached.contains(place) {
                    reached.extend(on.map(|edge| edge.to));
                }
            }
            assert_eq!(reached.into_iter().collect::<Vec<_>>(), flow, "{}: {}", procedure.id, stage.title);
            let ends =
                flow.iter().filter(|place| !stage.edges.iter().any(|edge| edge.from == **place && !is_clock(edge.to)));
            assert_eq!(ends.count(), 1, "{}: {}", procedure.id, stage.title);
        }
    }
}

/// A condition is on the way to its step, or said of the whole stage.
#[test]
fn each_condition_is_said_in_words() {
    for procedure in procedures() {
        let map = map(&procedure);
        for step in &procedure.steps {
            let (stage, place) = map
                .stages
                .iter()
                .find_map(|stage| {
                    let is = |node: &Node| matches!(node, Node::Step(drawn) if drawn.id == step.id);
                    Some((stage, stage.nodes.iter().position(is)?))
                })
                .unwrap();
            let Node::Step(drawn) = &stage.nodes[place] else { panic!() };
            assert_eq!(drawn.only_if.is_some(), step.when.is_some(), "{}", step.id);
            let Some(condition) = &drawn.only_if else { continue };
            let spoken = condition.strip_prefix("only if ").unwrap();
            assert!(!spoken.is_empty() && !spoken.contains('{'), "{spoken}");
            // Back along its branch to where it begins.
            let mut at = place;
            let label = loop {
                let to = |edge: &&casewright_map::Edge| edge.to == at && edge.kind != EdgeKind::Ends;
                match stage.edges.iter().find(to) {
                    Some(edge) if edge.kind == EdgeKind::Next => at = edge.from,
                    Some(edge) => break edge.label.clone(),
                    None => break None,
                }
            };
            let said = label.as_deref() == Some(spoken) || stage.only_if.as_ref() == Some(condition);
            assert!(said, "{}: {label:?} is not {spoken:?}", step.id);
        }
    }
}

/// Seven kinds of request stand side by side; conditions on different answers follow each other.
#[test]
fn options_of_one_question_part_at_one_place() {
    let parted = |procedure: &Procedure| {
        let map = map(procedure);
        let branches = |stage: &casewright_map::Stage, place| {
            stage.edges.iter().filter(|edge| edge.from == place && edge.kind == EdgeKind::Branch).count()
        };
        let count = |stage: &casewright_map::Stage| (0..stage.nodes.len()).map(|place| branches(stage, place)).max();
        map.stages.iter().filter_map(count).max().unwrap_or_default()
    };
    let widest: Vec<usize> = procedures().iter().map(parted).collect();
    assert!(widest.iter().any(|branches| *branches >= 7) && widest.contains(&1), "{widest:?}");
}

#[test]
fn nothing_covers_anything_else() {
    for procedure in procedures() {
        checked(&map(&procedure));
    }
}

/// The picture of a map, in which no two boxes or captions overlap, no curve runs through one, and nothing is outside.
pub(crate) fn checked(map: &Map) -> Picture {
    let picture = Picture::new(map).expect("a picture");
    assert_eq!(picture.stages.len(), map.stages.len());
    for (stage, drawn) in map.stages.iter().zip(&picture.stages) {
        assert_eq!(drawn.shapes.len(), stage.nodes.len());
        let labeled =
            stage.edges.iter().filter(|edge| edge.label.as_ref().is_some_and(|label| !label.trim().is_empty()));
        assert_eq!(drawn.captions.len(), labeled.count());
        let all: Vec<&Shape> = drawn.shapes.iter().chain(drawn.captions.iter().map(|caption| &caption.shape)).collect();
        for (at, one) in all.iter().enumerate() {
            assert!(
                one.x >= 0.0 && one.y >= 0.0 && one.x + one.width <= drawn.width && one.y + one.height <= drawn.height
            );
            for other in &all[..at] {
                assert!(!overlap(one, other), "{}: {one:#?} {other:#?}", stage.title);
            }
            for line in &one.lines {
                assert!(line.y > one.y && line.y < one.y + one.height);
            }
        }
        assert_eq!(drawn.curves.len(), stage.edges.len() + drawn.captions.len());
        for curve in &drawn.curves {
            let way = places(curve);
            let within = |ends: (f64, f64), from: f64, to: f64| ends.0 < to - 0.2 && from + 0.2 < ends.1;
            let (across, down) = (ends(way.iter().map(|place| place.0)), ends(way.iter().map(|place| place.1)));
            assert!(across.0 >= 0.0 && down.0 >= 0.0 && across.1 <= drawn.width && down.1 <= drawn.height);
            for shape in &all {
                let (right, bottom) = (shape.x + shape.width, shape.y + shape.height);
                if within(across, shape.x, right) && within(down, shape.y, bottom) {
                    let inside =
                        |(x, y): &(f64, f64)| within((*x, *x), shape.x, right) && within((*y, *y), shape.y, bottom);
                    assert!(!way.iter().any(inside), "{}: {} in {shape:#?}", stage.title, curve.path);
                }
            }
        }
    }
    picture
}

fn ends(all: impl Iterator<Item = f64>) -> (f64, f64) {
    all.fold((f64::MAX, f64::MIN), |(low, high), one| (low.min(one), high.max(one)))
}

fn overlap(one: &Shape, other: &Shape) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// Places along a curve: `M x y`, then `V y` and `C` with three points by turns.
fn places(curve: &Curve) -> Vec<(f64, f64)> {
    let numbers: Vec<(char, Vec<f64>)> = curve
        .path
        .split_inclusive(|sign: char| sign.is_ascii_digit() || " .-".contains(sign))
        .collect::<String>()
        .split(['M', 'V', 'C'])
        .skip(1)
        .zip(curve.path.chars().filter(|sign| sign.is_ascii_uppercase()))
        .map(|(numbers, sign)| (sign, numbers.split_whitespace().map(|number| number.parse().unwrap()).collect()))
        .collect();
    let mut found = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for (sign, to) in numbers {
        let steps = (1..=40).map(|step| f64::from(step) / 40.0);
        match (sign, to.as_slice()) {
            ('M', [to_x, to_y]) => (x, y) = (*to_x, *to_y),
            ('V', [to_y]) => {
                found.extend(steps.map(|part| (x, y + (to_y - y) * part)));
                y = *to_y;
            }
            ('C', [x1, y1, x2, y2, x3, y3]) => {
                found.extend(steps.map(|t| {
                    let [a, b, c, d] =
                        [(1.0 - t).powi(3), 3.0 * t * (1.0 - t).powi(2), 3.0 * t * t * (1.0 - t), t.powi(3)];
                    (a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3)
                }));
                (x, y) = (*x3, *y3);
            }
            other => panic!("{other:?} in {}", curve.path),
        }
    }
    found
}
