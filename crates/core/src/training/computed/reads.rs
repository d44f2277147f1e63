//! Everything that a part of a procedure reads, directly or through what it names.

use std::collections::BTreeSet;

use crate::id::{ColumnId, DefineId, FieldId, StepId};
use crate::procedure::{Expr, Piece, Procedure};

/// What a result depends on, with the conditions under which its fields show.
#[derive(Debug, Clone, Default)]
pub(super) struct Reads {
    pub(super) fields: BTreeSet<FieldId>,
    pub(super) defines: BTreeSet<DefineId>,
    /// The steps whose conditions matter.
    pub(super) steps: BTreeSet<StepId>,
    /// Those of which it matters whether they are done.
    pub(super) done: BTreeSet<StepId>,
    /// The columns of rows that are read.
    pub(super) columns: BTreeSet<(FieldId, ColumnId)>,
    pub(super) now: bool,
    pub(super) today: bool,
    /// It reads what no question can put in a few words: whether a post may go out, or what a log says.
    pub(super) unaskable: bool,
}

impl Reads {
    pub(super) fn expr(&mut self, procedure: &Procedure, expr: &Expr) {
        expr.visit(&mut |part| self.part(procedure, part));
    }

    pub(super) fn when(&mut self, procedure: &Procedure, when: Option<&Expr>) {
        if let Some(when) = when {
            self.expr(procedure, when);
        }
    }

    pub(super) fn line(&mut self, procedure: &Procedure, line: &[Piece]) {
        for piece in line {
            match piece {
                Piece::Text(_) => {}
                Piece::Bold(inner) => self.line(procedure, inner),
                Piece::Value { expr, .. } => self.expr(procedure, expr),
                Piece::Boxes(field) | Piece::Box(field, _) => self.field(procedure, field),
            }
        }
    }

    fn part(&mut self, procedure: &Procedure, part: &Expr) {
        match part {
            Expr::Define(id) => self.define(procedure, id),
            Expr::Done(id) => self.is_done(procedure, id),
            // When it was done matters too, and a tick has a time.
            Expr::Ticked(id) => self.is_done(procedure, id),
            Expr::Now => self.now = true,
            Expr::Today => self.today = true,
            Expr::Ready(_) | Expr::Log(_) | Expr::Newest(_) => self.unaskable = true,
            part => {
                if let Expr::Sum(field, column) | Expr::Extreme(field, column, _) | Expr::Streak(field, column) = part {
                    self.columns.insert((field.clone(), column.clone()));
                }
                if let Some(id) = part.reads() {
                    self.field(procedure, id);
                }
            }
        }
    }

    fn define(&mut self, procedure: &Procedure, id: &DefineId) {
        let define = procedure.defines.iter().find(|define| define.id == *id);
        if let (Some(define), true) = (define, self.defines.insert(id.clone())) {
            self.expr(procedure, &define.is);
            self.when(procedure, define.when.as_ref());
        }
    }

    pub(super) fn field(&mut self, procedure: &Procedure, id: &FieldId) {
        let field = procedure.fields.iter().find(|field| field.id == *id);
        let (Some(field), true) = (field, self.fields.insert(id.clone())) else { return };
        if let Some(step) = procedure.steps.iter().find(|step| step.fields.contains(id)) {
            self.step(procedure, &step.id);
        }
        self.when(procedure, field.when.as_ref());
    }

    /// Whether a step shows.
    pub(super) fn step(&mut self, procedure: &Procedure, id: &StepId) {
        let step = procedure.steps.iter().find(|step| step.id == *id);
        if let (Some(step), true) = (step, self.steps.insert(id.clone())) {
            self.when(procedure, step.when.as_ref());
        }
    }

    fn is_done(&mut self, procedure: &Procedure, id: &StepId) {
        self.step(procedure, id);
        let step = procedure.steps.iter().find(|step| step.id == *id);
        let (Some(step), true) = (step, self.done.insert(id.clone())) else { return };
        // A step without a tick is done by its fields.
        for field in step.fields.iter().filter(|_| !step.tick) {
            self.field(procedure, field);
            let required = procedure.fields.iter().find(|one| one.id == *field).and_then(|one| one.required.as_ref());
            self.when(procedure, required);
        }
    }
}
