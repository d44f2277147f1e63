//! Whether one condition holds wherever another does, as far as their form tells.

use super::depends::named;
use crate::procedure::{Comparison, Expr, Procedure};
use crate::value::{Number, Value};

/// How deep conditions may stand in each other. A procedure that was not compiled may have circles.
const DEEPEST: usize = 64;

/// Whether `that` holds wherever `this` does. False if that cannot be told.
pub(super) fn implies(procedure: &Procedure, this: &Expr, that: &Expr) -> bool {
    let this = this_or_named(procedure, this, DEEPEST);
    if let Expr::Or(all) = this {
        return all.iter().all(|one| one == that || implies_alone(procedure, one, that));
    }
    implies_alone(procedure, this, that)
}

fn this_or_named<'a>(procedure: &'a Procedure, expr: &'a Expr, depth: usize) -> &'a Expr {
    match (expr, depth.checked_sub(1)) {
        (Expr::Define(id), Some(depth)) => named(procedure, id).map_or(expr, |is| this_or_named(procedure, is, depth)),
        _ => expr,
    }
}

fn implies_alone(procedure: &Procedure, this: &Expr, that: &Expr) -> bool {
    let mut facts = Vec::new();
    collect(procedure, this, &mut facts, DEEPEST);
    Facts { procedure, facts }.hold(that, DEEPEST)
}

/// Everything that holds if the expression does.
fn collect<'a>(procedure: &'a Procedure, expr: &'a Expr, facts: &mut Vec<&'a Expr>, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else { return };
    facts.push(expr);
    match expr {
        Expr::And(all) => all.iter().for_each(|one| collect(procedure, one, facts, depth)),
        Expr::Define(id) => named(procedure, id).into_iter().for_each(|is| collect(procedure, is, facts, depth)),
        _ => {}
    }
}

struct Facts<'a> {
    procedure: &'a Procedure,
    facts: Vec<&'a Expr>,
}

impl Facts<'_> {
    /// Whether an expression follows from the facts.
    fn hold(&self, expr: &Expr, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        if self.facts.contains(&expr) {
            return true;
        }
        match expr {
            Expr::Value(value) => *value == Value::YesNo(true),
            Expr::And(all) => all.iter().all(|one| self.hold(one, depth)),
            Expr::Or(all) => all.iter().any(|one| self.hold(one, depth)),
            Expr::Define(id) => named(self.procedure, id).is_some_and(|is| self.hold(is, depth)),
            Expr::Answered(field) => self.facts.iter().any(|fact| match fact {
                Expr::Compare(left, ..) | Expr::Has(left, _) => left.reads() == Some(field),
                _ => false,
            }),
            // What is one thing is not another.
            Expr::Compare(left, Comparison::Unequal, right) => self.facts.iter().any(|fact| match fact {
                Expr::Compare(same, Comparison::Equal, other) => {
                    same == left
                        && matches!((&**right, &**other), (Expr::Value(this), Expr::Value(that)) if this != that)
                }
                _ => false,
            }),
            // One of them at least is chosen.
            Expr::Compare(left, Comparison::More, right) => match (&**left, &**right) {
                (Expr::Count(counted), Expr::Value(Value::Number(Number(0)))) => {
                    self.facts.iter().any(|fact| matches!(fact, Expr::Has(same, _) if same == counted))
                }
                _ => false,
            },
            _ => false,
        }
    }
}
