//! Evaluates one case again after each change.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use super::evaluation::Evaluation;
use super::memo::{Input, Inputs, Memo};
use super::scope::Scope;
use crate::case::Case;
use crate::procedure::Procedure;
use crate::value::Now;

/// A case that changes, and its evaluation.
///
/// After each change only what the change can reach is worked out again. The outcome is the same as that of
/// [`evaluate_case`](super::evaluate_case).
#[derive(Debug)]
pub struct Evaluator<P> {
    procedure: P,
    case: Rc<Case>,
    now: Rc<Now>,
    memo: Memo,
    evaluation: Rc<Evaluation>,
}

impl<P: Deref<Target = Procedure>> Evaluator<P> {
    pub fn new(procedure: P, case: Rc<Case>, now: Rc<Now>) -> Evaluator<P> {
        let memo = Memo::new(&procedure);
        let evaluation = Rc::new(Scope::kept(&procedure, &case, &now, &memo).evaluation());
        Evaluator { procedure, case, now, memo, evaluation }
    }

    /// Evaluates the case as it is now. Anything in it may have changed, as after an undo.
    pub fn update(&mut self, case: &Rc<Case>, now: &Rc<Now>) {
        if Rc::ptr_eq(&self.case, case) && Rc::ptr_eq(&self.now, now) {
            return;
        }
        if self.now.zone == now.zone {
            self.memo.forget(self.changed(case, now), now);
        } else {
            self.memo = Memo::new(&self.procedure);
        }
        (self.case, self.now) = (Rc::clone(case), Rc::clone(now));
        self.evaluation = Rc::new(self.scope().evaluation());
    }

    pub fn evaluation(&self) -> &Rc<Evaluation> {
        &self.evaluation
    }

    /// The case as it was evaluated, to fill in templates.
    pub fn scope(&self) -> Scope<'_> {
        Scope::kept(&self.procedure, &self.case, &self.now, &self.memo)
    }

    /// What differs from the last evaluation.
    fn changed(&self, case: &Case, now: &Now) -> Inputs {
        let (old, new, places) = (&self.case.entries, &case.entries, &self.memo.places);
        let mut changed = Inputs::default();
        for field in differing(&old.answers, &new.answers).filter_map(|id| places.fields.get(id)) {
            changed.add(Input::Field(*field));
        }
        for step in differing(&old.ticks, &new.ticks).filter_map(|id| places.steps.get(id)) {
            changed.add(Input::Step(*step));
        }
        if old.log != new.log {
            // Every log counts as changed: finding out which one did is not worth it, since logs change rarely.
            let logged = old.log.iter().chain(&new.log).filter_map(|entry| places.fields.get(&entry.field));
            logged.for_each(|field| changed.add(Input::Field(*field)));
        }
        let others = [
            (Input::Links, old.links != new.links),
            (Input::Begun, self.case.created != case.created),
            (Input::Today, self.now.today() != now.today()),
        ];
        others.into_iter().filter(|(_, differs)| *differs).for_each(|(input, _)| changed.add(input));
        changed
    }
}

/// The keys under which two maps differ; some come twice.
fn differing<'m, K: Ord, V: PartialEq>(
    old: &'m BTreeMap<K, V>,
    new: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = &'m K> {
    let gone = old.iter().filter(|(key, value)| new.get(key) != Some(value));
    let come = new.iter().filter(|(key, value)| old.get(key) != Some(value));
    gone.chain(come).map(|(key, _)| key)
}
