//! What an expression depends on, also through the named values in it.

use crate::id::DefineId;
use crate::procedure::{Expr, Node, Piece, Post, Procedure, Step};

/// What an expression may read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// The tick of a step, or an answer of it.
    Step(&'a Step),
    /// Whatever this expression reads.
    Of(&'a Expr),
}

/// Whether an expression reads a part.
pub(super) fn reads(procedure: &Procedure, expr: &Expr, part: Part<'_>) -> bool {
    let mut found = false;
    visit(procedure, expr, &mut |inner| found |= is_of(procedure, inner, part));
    found
}

fn is_of(procedure: &Procedure, expr: &Expr, part: Part<'_>) -> bool {
    match (part, expr) {
        (Part::Step(step), Expr::Done(id) | Expr::Ticked(id)) => *id == step.id,
        (Part::Step(step), _) => expr.reads().is_some_and(|field| step.fields.contains(field)),
        (Part::Of(other), _) => {
            let Some(field) = expr.reads() else { return false };
            let mut found = false;
            visit(procedure, other, &mut |inner| found |= inner.reads() == Some(field));
            found
        }
    }
}

/// Calls `each` for an expression, its parts, and those of the named values in it.
fn visit(procedure: &Procedure, expr: &Expr, each: &mut dyn FnMut(&Expr)) {
    let mut open = vec![expr];
    // Also of values: a procedure that was not compiled may have circles.
    let mut seen: Vec<DefineId> = Vec::new();
    while let Some(expr) = open.pop() {
        expr.visit(&mut |inner| {
            each(inner);
            if let Expr::Define(id) = inner
                && !seen.contains(id)
            {
                seen.push(id.clone());
                open.extend(named(procedure, id));
            }
        });
    }
}

/// What a named value is.
pub(super) fn named<'a>(procedure: &'a Procedure, id: &DefineId) -> Option<&'a Expr> {
    procedure.defines.iter().find(|define| define.id == *id).map(|define| &define.is)
}

/// Whether a post prints an answer of a step.
pub(super) fn prints(procedure: &Procedure, post: &Post, step: &Step) -> bool {
    let subject = post.subject.as_deref().unwrap_or_default();
    line_prints(procedure, subject, step) || nodes_print(procedure, &post.body, step)
}

fn nodes_print(procedure: &Procedure, nodes: &[Node], step: &Step) -> bool {
    nodes.iter().any(|node| match node {
        Node::Gap => false,
        Node::Paragraph(line) | Node::Bullet(line) => line_prints(procedure, line, step),
        Node::When(_, inner) => nodes_print(procedure, inner, step),
        Node::Each(rows, inner) => step.fields.contains(rows) || nodes_print(procedure, inner, step),
    })
}

fn line_prints(procedure: &Procedure, line: &[Piece], step: &Step) -> bool {
    line.iter().any(|piece| match piece {
        Piece::Text(_) => false,
        Piece::Bold(inner) => line_prints(procedure, inner, step),
        Piece::Value { expr, .. } => reads(procedure, expr, Part::Step(step)),
        Piece::Boxes(field) | Piece::Box(field, _) => step.fields.contains(field),
    })
}
