//! Finds conditions that depend on themselves. Something that shows only if it shows can never be decided.

use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::ops::Range;

use super::Compiler;
use crate::syntax::{Ast, AstNode};
use casewright_core::procedure::Expr;

/// Something that depends on a condition, or is read by one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// The answer of a field, which counts only while the field shows.
    Field(String),
    /// Whether a field must be answered.
    Required(String),
    Define(String),
    /// Whether a step shows.
    Shown(String),
    /// Whether a step is done.
    Done(String),
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Field(name) | Owner::Required(name) | Owner::Define(name) => write!(f, "`{name}`"),
            Owner::Shown(name) | Owner::Done(name) => write!(f, "the step `{name}`"),
        }
    }
}

/// A condition: what it decides, where it is, and the names it reads.
#[derive(Debug)]
pub(crate) struct Condition {
    owner: Owner,
    span: Range<usize>,
    reads: Vec<Read>,
}

#[derive(Debug)]
enum Read {
    Value(String),
    Done(String),
    Shown(String),
}

impl Condition {
    /// `expr` is the checked expression; none if it is faulty, as where a cycle leaves a value without a type.
    pub(crate) fn new(owner: Owner, span: Range<usize>, ast: &Ast, expr: Option<&Expr>) -> Condition {
        let mut reads = Vec::new();
        match expr {
            Some(expr) => expr.visit(&mut |part| reads.extend(read_by(part))),
            None => read(ast, &mut reads),
        }
        Condition { owner, span, reads }
    }
}

/// What a part of a checked expression reads itself. It tells an option from a field of the same name.
fn read_by(part: &Expr) -> Option<Read> {
    match part {
        Expr::Define(id) => Some(Read::Value(id.to_string())),
        Expr::Done(step) => Some(Read::Done(step.to_string())),
        Expr::Ticked(step) => Some(Read::Shown(step.to_string())),
        _ => part.reads().map(|field| Read::Value(field.to_string())),
    }
}

fn read(ast: &Ast, reads: &mut Vec<Read>) {
    match &ast.node {
        AstNode::Name(name) | AstNode::Dot(name, _) => reads.push(Read::Value(name.clone())),
        AstNode::Value(_) | AstNode::Today | AstNode::Now | AstNode::Begun => {}
        AstNode::Not(inner) => read(inner, reads),
        AstNode::And(all) | AstNode::Or(all) => all.iter().for_each(|ast| read(ast, reads)),
        // The name after `has` is an option.
        AstNode::Has(left, _) => read(left, reads),
        AstNode::Compare(left, _, right) | AstNode::Add(left, right) | AstNode::Subtract(left, right) => {
            read(left, reads);
            read(right, reads);
        }
        AstNode::If(condition, yes, no) => [condition, yes, no].into_iter().for_each(|ast| read(ast, reads)),
        AstNode::Call(function, arguments) => {
            for argument in arguments {
                match (&argument.node, function.as_str()) {
                    // Whether a link was used is not an answer, and `ready` stands only where nothing depends on it.
                    (AstNode::Name(_), "linked" | "ready") => {}
                    (AstNode::Name(step), "done") => reads.push(Read::Done(step.clone())),
                    (AstNode::Name(step), "ticked") => reads.push(Read::Shown(step.clone())),
                    _ => read(argument, reads),
                }
            }
        }
    }
}

impl Compiler<'_> {
    /// Reports every condition that is part of a cycle.
    pub(crate) fn tell_circles(&self) {
        let conditions = self.conditions.borrow();
        for condition in conditions.iter() {
            for start in self.owners(condition) {
                if let Some(path) = self.path(&start, &condition.owner, &conditions) {
                    let path = path.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ");
                    let message = format!("this condition depends on itself: {} → {path}", condition.owner);
                    self.report.error(condition.span.clone(), message, Some("nothing could ever settle it".into()));
                    break;
                }
            }
        }
    }

    /// Everything a condition reads directly.
    fn owners(&self, condition: &Condition) -> Vec<Owner> {
        let owner = |read: &Read| match read {
            Read::Value(name) if self.names.fields.contains_key(name) => Owner::Field(name.clone()),
            // Or the name of an option, which owns no condition, so no path leads on from it.
            Read::Value(name) => Owner::Define(name.clone()),
            Read::Done(step) => Owner::Done(step.clone()),
            Read::Shown(step) => Owner::Shown(step.clone()),
        };
        condition.reads.iter().map(owner).collect()
    }

    /// Everything `owner` depends on: by its own conditions, and by its place.
    fn next(&self, owner: &Owner, conditions: &[Condition]) -> Vec<Owner> {
        let own = conditions.iter().filter(|condition| condition.owner == *owner);
        let mut next: Vec<Owner> = own.flat_map(|condition| self.owners(condition)).collect();
        match owner {
            Owner::Field(name) => {
                next.extend(self.placed.borrow().get(name).map(|step| Owner::Shown(step.clone())));
            }
            Owner::Done(step) => {
                next.push(Owner::Shown(step.clone()));
                for field in self.unticked.borrow().get(step).into_iter().flatten() {
                    next.push(Owner::Field(field.clone()));
                    next.push(Owner::Required(field.clone()));
                }
            }
            Owner::Required(_) | Owner::Define(_) | Owner::Shown(_) => {}
        }
        next
    }

    /// The shortest path from one to another.
    fn path(&self, from: &Owner, to: &Owner, conditions: &[Condition]) -> Option<Vec<Owner>> {
        let mut seen = BTreeSet::from([from.clone()]);
        let mut queue = VecDeque::from([vec![from.clone()]]);
        while let Some(path) = queue.pop_front() {
            let last = path.last()?;
            if last == to {
                return Some(path);
            }
            for next in self.next(last, conditions) {
                if seen.insert(next.clone()) {
                    queue.push_back([path.clone(), vec![next]].concat());
                }
            }
        }
        None
    }
}
