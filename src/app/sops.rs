//! The procedures of the pack: the index of all of them, and those that were fetched because a case needs them.

use std::cell::RefCell;
use std::ops::Deref;

use yew::prelude::*;

use super::held::{Setter, use_begun, use_held};
use super::pages::problem::Problem;
use super::shelf;
use super::sop::Sop;
use crate::browser::fetch;
use casewright_core::case::Case;
use casewright_core::id::ProcedureId;
use casewright_core::procedure::{Head, Index, PackProblem, lasting_procedure, read_index};

/// The file with the index, beside the page.
const PACK: &str = "pack.json";

/// All procedures of the pack. Two are equal when they are of the same index, whatever came since.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sops(&'static Shared);

/// There is one, until the page is left.
#[derive(Debug)]
struct Shared {
    index: Index,
    fetched: RefCell<Vec<Sop>>,
    /// Who waits for which file that is on its way.
    asked: RefCell<Vec<(String, Asker)>>,
}

/// A component, which is drawn again once what it asked for came, or is told why that did not come.
type Asker = (UseForceUpdateHandle, Setter<Option<Problem>>);

impl Sops {
    pub(crate) fn head(&self, id: &ProcedureId) -> Option<&Head> {
        self.0.index.procedures.iter().find(|head| head.id == *id)
    }

    /// The procedure of a case, in the edition that the case follows; in today's, where that one was not kept. None as
    /// long as it is on its way.
    pub(crate) fn of(&self, case: &Case) -> Option<Sop> {
        let fetched = self.0.fetched.borrow();
        let mut same = fetched.iter().filter(|sop| sop.id == case.procedure);
        same.clone()
            .find(|sop| sop.edition == case.edition)
            .or_else(|| same.find(|sop| self.current(&sop.id) == Some(sop.edition)))
            .copied()
    }

    /// A procedure as cases follow it that begin now; none as long as it is on its way.
    pub(crate) fn today(&self, id: &ProcedureId) -> Option<Sop> {
        let fetched = self.0.fetched.borrow();
        fetched.iter().find(|sop| sop.id == *id && self.current(id) == Some(sop.edition)).copied()
    }

    /// The edition with which cases begin now; none of a procedure that is not in the pack.
    pub(crate) fn current(&self, id: &ProcedureId) -> Option<&str> {
        self.head(id).map(edition)
    }

    /// Takes up the editions that cases follow and the pack has moved on from, as far as they were kept.
    fn take_up(&self, cases: &[Wanted]) {
        for (id, edition) in cases {
            let known = self.0.fetched.borrow().iter().any(|sop| sop.edition == edition);
            let current = self.current(id) == Some(edition);
            if !known
                && !current
                && let Some(text) = shelf::procedure(edition)
            {
                let _ = self.read(id, edition, &text);
            }
        }
    }

    fn read(&self, id: &ProcedureId, edition: &str, text: &str) -> Result<(), PackProblem> {
        let procedure = lasting_procedure(text)?;
        if procedure.id != *id {
            return Err(PackProblem::Damaged(String::new()));
        }
        self.0.fetched.borrow_mut().push(Sop::new(procedure, edition));
        Ok(())
    }
}

/// A procedure that a case follows, and in which edition.
pub(crate) type Wanted = (ProcedureId, String);

/// What a case follows.
pub(crate) fn wanted(case: &Case) -> Wanted {
    (case.procedure.clone(), case.edition.clone())
}

/// The edition of a procedure: the name of its file, which changes with what is in it.
pub(crate) fn edition(head: &Head) -> &str {
    let name = head.file.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".json").unwrap_or(name)
}

impl PartialEq for Sops {
    fn eq(&self, other: &Sops) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Deref for Sops {
    type Target = Index;

    fn deref(&self) -> &Index {
        &self.0.index
    }
}

/// The index, fetched once; or why it is not here.
#[hook]
pub(crate) fn use_pack() -> Result<Sops, Problem> {
    let loading = use_held(|| Err(Problem::Waiting));
    let setter = loading.setter();
    use_begun((), move || {
        let then = move |text: Result<String, _>| {
            setter.set(match text.map(|text| read_index(&text)) {
                Ok(Ok(index)) if index.procedures.is_empty() => Err(Problem::EmptyPack),
                Ok(Ok(index)) => Ok(Sops(Box::leak(Box::new(Shared {
                    index,
                    fetched: RefCell::default(),
                    asked: RefCell::default(),
                })))),
                Ok(Err(problem)) => Err(Problem::PackUnusable(PACK.to_owned(), problem)),
                Err(problem) => Err(Problem::PackMissing(PACK.to_owned(), problem)),
            });
        };
        fetch::text(PACK.to_owned(), Box::new(then));
        Box::new(())
    });
    (*loading).clone()
}

/// Fetches the procedures that are wanted and known. An error tells that one of them is on its way, or why it did not come.
#[hook]
pub(crate) fn use_procedures(sops: &Sops, wanted: Vec<Wanted>) -> Result<(), Problem> {
    let failed = use_held(|| None);
    let drawn = use_force_update();
    sops.take_up(&wanted);
    let missing = |head: &Head| {
        let here = |edition: &str| sops.0.fetched.borrow().iter().any(|sop| sop.edition == edition);
        let mut follow = wanted.iter().filter(|wanted| wanted.0 == head.id);
        follow.any(|(_, edition)| !here(edition)) && !here(self::edition(head))
    };
    let missing: Vec<Head> = sops.procedures.iter().filter(|head| missing(head)).cloned().collect();
    let here = missing.is_empty();
    let (sops, failing) = (*sops, failed.setter());
    use_begun(missing.clone(), move || {
        for head in missing {
            let address = head.file.clone();
            let mut asked = sops.0.asked.borrow_mut();
            let first = asked.iter().all(|(file, _)| *file != address);
            asked.push((address.clone(), (drawn.clone(), failing.clone())));
            if !first {
                continue;
            }
            let then = move |text: Result<String, _>| {
                let read = match text {
                    Ok(text) => sops
                        .read(&head.id, edition(&head), &text)
                        .map_err(|why| Problem::PackUnusable(head.file.clone(), why))
                        .map(|()| shelf::keep_procedure(edition(&head), &text)),
                    Err(problem) => Err(Problem::PackMissing(head.file.clone(), problem)),
                };
                sops.0.asked.borrow_mut().retain(|(file, (drawn, failing))| {
                    if *file == head.file {
                        match &read {
                            Ok(()) => drawn.force_update(),
                            Err(problem) => failing.set(Some(problem.clone())),
                        }
                    }
                    *file != head.file
                });
            };
            fetch::text(address, Box::new(then));
        }
        Box::new(())
    });
    match &*failed {
        _ if here => Ok(()),
        Some(problem) => Err(problem.clone()),
        None => Err(Problem::Waiting),
    }
}
