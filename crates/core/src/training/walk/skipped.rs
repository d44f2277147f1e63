//! What comes of a step that is skipped.

use super::depends::{Part, named, prints, reads};
use crate::procedure::{Clock, Comparison, Expr, Post, Procedure, Rule, Step};
use crate::value::{Number, Value};

/// How deep named values may stand in each other. A procedure that was not compiled may have circles.
const DEEPEST: usize = 64;

/// What comes of a step that is skipped. Lists follow the order of the procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Skipped<'a> {
    /// The posts that wait for the step.
    pub posts: Vec<&'a Post>,
    /// The rules that may fire because the step is not done or one of its answers is not given.
    pub rules: Vec<&'a Rule>,
    /// The clocks that run on until the step is done.
    pub clocks: Vec<&'a Clock>,
    /// The posts that print an answer of the step, and do not wait for it.
    pub gaps: Vec<&'a Post>,
    /// The number of other steps whose condition reads an answer of the step.
    pub decides: usize,
}

impl<'a> Skipped<'a> {
    pub(super) fn of(procedure: &'a Procedure, step: &'a Step) -> Skipped<'a> {
        let part = Part::Step(step);
        let waits = |post: &&Post| post.needs.contains(&step.id);
        let ends = |clock: &&Clock| {
            let done = clock.dues.iter().filter_map(|due| due.done.as_ref());
            clock.until.iter().chain(done).any(|expr| reads(procedure, expr, part))
        };
        let decided =
            |other: &&Step| other.id != step.id && other.when.as_ref().is_some_and(|when| reads(procedure, when, part));
        let absence = Absence { procedure, step };
        Skipped {
            posts: procedure.posts.iter().filter(waits).collect(),
            rules: procedure.rules.iter().filter(|rule| absence.furthers(&rule.when, true, DEEPEST)).collect(),
            clocks: procedure.clocks.iter().filter(ends).collect(),
            gaps: procedure.posts.iter().filter(|post| !waits(post) && prints(procedure, post, step)).collect(),
            decides: procedure.steps.iter().filter(decided).count(),
        }
    }

    pub fn is_nothing(&self) -> bool {
        self.posts.is_empty()
            && self.rules.is_empty()
            && self.clocks.is_empty()
            && self.gaps.is_empty()
            && self.decides == 0
    }
}

/// That a step is not done and has no answers.
#[derive(Clone, Copy)]
struct Absence<'a> {
    procedure: &'a Procedure,
    step: &'a Step,
}

impl Absence<'_> {
    /// Whether the absence makes the expression hold, or not hold if that is what is wanted.
    fn furthers(self, expr: &Expr, wanted: bool, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let reads = |expr| reads(self.procedure, expr, Part::Step(self.step));
        match expr {
            Expr::Not(inner) => self.furthers(inner, !wanted, depth),
            Expr::And(all) | Expr::Or(all) => all.iter().any(|one| self.furthers(one, wanted, depth)),
            Expr::If(_, yes, no) => [yes, no].into_iter().any(|one| self.furthers(one, wanted, depth)),
            Expr::Define(id) => named(self.procedure, id).is_some_and(|is| self.furthers(is, wanted, depth)),
            Expr::Done(_) | Expr::Answered(_) => !wanted && reads(expr),
            Expr::Known(inner) => !wanted && reads(inner),
            // Of what is not there, there are none.
            Expr::Compare(left, comparison, right) if matches!(**left, Expr::Count(_) | Expr::Streak(..)) => {
                let few = match comparison {
                    Comparison::Less | Comparison::AtMost => true,
                    Comparison::Equal => **right == Expr::Value(Value::Number(Number(0))),
                    Comparison::Unequal => **right != Expr::Value(Value::Number(Number(0))),
                    Comparison::More | Comparison::AtLeast => false,
                };
                few == wanted && reads(left)
            }
            _ => false,
        }
    }
}
