//! The procedures of the pack: the index of all of them, and those that were fetched because a case needs them.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::pages::problem::Problem;
use super::sop::Sop;
use crate::browser::fetch;
use crate::id::ProcedureId;
use crate::procedure::{Head, Index, PackProblem, Passage, read_index, read_passages, read_procedure};

/// The file with the index, beside the page.
const PACK: &str = "pack.json";

/// All procedures of the pack. Two are equal when they are of the same index, whatever came since.
#[derive(Debug, Clone)]
pub(crate) struct Sops {
    index: Rc<Index>,
    fetched: Rc<RefCell<Vec<Sop>>>,
}

impl Sops {
    pub(crate) fn head(&self, id: &ProcedureId) -> Option<&Head> {
        self.index.procedures.iter().find(|head| head.id == *id)
    }

    /// How many procedures were fetched already.
    pub(crate) fn fetched(&self) -> usize {
        self.fetched.borrow().len()
    }

    /// A procedure that was fetched already.
    pub(crate) fn get(&self, id: &ProcedureId) -> Option<Sop> {
        self.fetched.borrow().iter().find(|sop| sop.id == *id).cloned()
    }
}

impl PartialEq for Sops {
    fn eq(&self, other: &Sops) -> bool {
        Rc::ptr_eq(&self.index, &other.index)
    }
}

impl Deref for Sops {
    type Target = Index;

    fn deref(&self) -> &Index {
        &self.index
    }
}

/// The index, fetched once; or why it is not here.
#[hook]
pub(crate) fn use_pack() -> Result<Sops, Problem> {
    let loading = use_state(|| Err(Problem::Waiting));
    let setter = loading.setter();
    use_effect_with((), move |()| {
        let then = move |text: Result<String, _>| {
            setter.set(match text.map(|text| read_index(&text)) {
                Ok(Ok(index)) if index.procedures.is_empty() => Err(Problem::EmptyPack),
                Ok(Ok(index)) => Ok(Sops { index: Rc::new(index), fetched: Rc::default() }),
                Ok(Err(problem)) => Err(Problem::PackUnusable(PACK.to_owned(), problem)),
                Err(problem) => Err(Problem::PackMissing(PACK.to_owned(), problem)),
            });
        };
        fetch::text(PACK.to_owned(), Box::new(then));
    });
    (*loading).clone()
}

/// Fetches the procedures that are wanted and known. An error tells that one of them is on its way, or why it did not come.
#[hook]
pub(crate) fn use_procedures(sops: &Sops, wanted: Vec<ProcedureId>) -> Result<(), Problem> {
    let failed = use_state(|| None);
    let drawn = use_force_update();
    let wanted: Vec<Head> = sops.procedures.iter().filter(|head| wanted.contains(&head.id)).cloned().collect();
    let here = wanted.iter().all(|head| sops.get(&head.id).is_some());
    let (sops, failing) = (sops.clone(), failed.setter());
    use_effect_with(wanted, move |wanted| {
        // Where another page has asked for it too, nobody would tell this one that it came.
        for Head { id, file, .. } in wanted.iter().filter(|head| sops.get(&head.id).is_none()).cloned() {
            let (sops, failing, drawn) = (sops.clone(), failing.clone(), drawn.clone());
            let address = file.clone();
            let then = move |text: Result<String, _>| match text.map(|text| read_procedure(&text)) {
                Ok(Ok(procedure)) if procedure.id == id => {
                    if sops.get(&id).is_none() {
                        sops.fetched.borrow_mut().push(Sop::new(procedure));
                    }
                    drawn.force_update();
                }
                Ok(Ok(_)) => failing.set(Some(Problem::PackUnusable(file, PackProblem::Damaged(String::new())))),
                Ok(Err(problem)) => failing.set(Some(Problem::PackUnusable(file, problem))),
                Err(problem) => failing.set(Some(Problem::PackMissing(file, problem))),
            };
            fetch::text(address, Box::new(then));
        }
    });
    match &*failed {
        _ if here => Ok(()),
        Some(problem) => Err(problem.clone()),
        None => Err(Problem::Waiting),
    }
}

/// What the search looks through; each with its place and text in small letters, which are looked through.
pub(crate) type Passages = Rc<[(Passage, String)]>;

/// What the search looks through, fetched when `wanted` for the first time.
#[hook]
pub(crate) fn use_passages(sops: &Sops, wanted: bool) -> Option<Passages> {
    let passages = use_state(|| None);
    let wanted = wanted && passages.is_none();
    let (file, setter) = (sops.search.clone(), passages.setter());
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            // Without it there are none, and the search says so.
            let then = move |text: Result<String, _>| {
                let read = text.ok().and_then(|text| read_passages(&text).ok());
                let passages = read.unwrap_or_default().passages.into_iter();
                let lower = |passage: &Passage| [&passage.place, " ", &passage.text].concat().to_ascii_lowercase();
                setter.set(Some(passages.map(|passage| (passage.clone(), lower(&passage))).collect()));
            };
            fetch::text(file, Box::new(then));
        }
    });
    (*passages).clone()
}
