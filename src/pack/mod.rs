//! The pack: every procedure of this deployment. The only module that fetches it.
//!
//! The index is fetched when the page starts, a procedure when a case needs it. Each file is fetched once, no matter
//! how many components ask for it, and again if it could not be loaded. When the server has another pack, it takes the
//! place of this one without a reload ([`Pack::changed`]).

pub(crate) mod editions;
mod sop;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;
use std::task::Poll;

use casewright_core::case::Case;
use casewright_core::id::ProcedureId;
use casewright_core::procedure::{
    Head, Index, PackProblem, Passages, Sample, Training, read_index, read_passages, read_procedure, read_sample,
    read_training,
};
use futures_util::future::{FutureExt as _, LocalBoxFuture, Shared};
use yew::platform::spawn_local;
use yew::prelude::*;

pub(crate) use self::sop::Sop;
use crate::browser::fetch::{self, FetchProblem};
use crate::retry;
use crate::site;

/// The file with the index, beside the page.
const INDEX: &str = "pack.json";

/// Why a file of the pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PackError {
    /// The index has no procedure.
    Empty,
    /// This file could not be loaded.
    Missing(String, FetchProblem),
    /// This file cannot be read.
    Unusable(String, PackProblem),
}

/// Something of a pack, being fetched or loaded.
type Fetching<T> = Shared<LocalBoxFuture<'static, Result<T, PackError>>>;

/// The index, and the files fetched so far. Cheap to clone; equal if it is the same pack.
#[derive(Debug, Clone)]
pub(crate) struct Pack(Rc<Contents>);

#[derive(Debug)]
struct Contents {
    index: Index,
    /// The index as it was served.
    text: String,
    loaded: Rc<Loaded>,
}

/// What was loaded so far. Since each file is named by its content, another pack can go on with it.
#[derive(Debug, Default)]
struct Loaded {
    /// The texts of files.
    files: RefCell<BTreeMap<String, Fetching<Rc<str>>>>,
    /// The loaded procedures, in every edition that a case follows.
    sops: RefCell<Vec<Sop>>,
}

/// The pack, once its index arrived or failed.
pub(crate) type PackState = Poll<Result<Pack, PackError>>;

/// A procedure, and the edition of it that a case follows.
pub(crate) type EditionKey = (ProcedureId, String);

/// The procedure and edition that a case follows.
pub(crate) fn wanted(case: &Case) -> EditionKey {
    (case.procedure.clone(), case.edition.clone())
}

thread_local! {
    /// The index since the program started, until the page asks for it.
    static EARLY: RefCell<Option<Fetching<Pack>>> = const { RefCell::new(None) };
}

impl Pack {
    /// Fetches the index.
    async fn fetch(loaded: Rc<Loaded>) -> Result<Pack, PackError> {
        let text = fetch::text(INDEX).await.map_err(|problem| PackError::Missing(INDEX.to_owned(), problem))?;
        let index = read_index(&text).map_err(|problem| PackError::Unusable(INDEX.to_owned(), problem))?;
        if index.procedures.is_empty() {
            return Err(PackError::Empty);
        }
        Ok(Pack(Rc::new(Contents { index, text, loaded })))
    }

    /// The pack that the server has now, if it is another one. It has what this one loaded, so that a case that is open
    /// stays as it is when it is taken up.
    ///
    /// # Errors
    /// Where the index cannot be used. This pack goes on.
    pub(crate) async fn changed(&self) -> Result<Option<Pack>, PackError> {
        let now = Pack::fetch(Rc::clone(&self.0.loaded)).await?;
        Ok(Some(now).filter(|now| now.index_text() != self.index_text()))
    }

    /// The index as it was served, which tells packs apart.
    pub(crate) fn index_text(&self) -> &str {
        &self.0.text
    }

    pub(crate) fn head(&self, id: &ProcedureId) -> Option<&Head> {
        self.procedures.iter().find(|head| head.id == *id)
    }

    /// The title of a procedure; its id if it is not in the pack.
    pub(crate) fn title<'a>(&'a self, id: &'a ProcedureId) -> &'a str {
        self.head(id).map_or(id.as_str(), |head| head.title.as_str())
    }

    /// The edition that new cases follow; none if the procedure is not in the pack.
    pub(crate) fn current(&self, id: &ProcedureId) -> Option<&str> {
        self.head(id).map(Head::edition)
    }

    /// The procedure of a case in the edition it follows, or in the current one if that edition was not kept. None
    /// until [loaded](Pack::load).
    pub(crate) fn of(&self, case: &Case) -> Option<Sop> {
        let sops = self.0.loaded.sops.borrow();
        let mut same = sops.iter().filter(|sop| sop.id == case.procedure);
        let exact = same.clone().find(|sop| sop.edition() == case.edition);
        exact.or_else(|| same.find(|sop| self.current(&sop.id) == Some(sop.edition()))).cloned()
    }

    /// A procedure in the edition that new cases follow. None until [loaded](Pack::load).
    pub(crate) fn today(&self, id: &ProcedureId) -> Option<Sop> {
        let sops = self.0.loaded.sops.borrow();
        sops.iter().find(|sop| sop.id == *id && self.current(id) == Some(sop.edition())).cloned()
    }

    /// Keeps the given editions in this browser, as far as they are loaded and there is room.
    pub(crate) fn keep<'a>(&self, followed: impl IntoIterator<Item = &'a EditionKey>) {
        let sops = self.0.loaded.sops.borrow();
        for (id, edition) in followed {
            if let Some(sop) = sops.iter().find(|sop| sop.id == *id && sop.edition() == edition) {
                sop.keep();
            }
        }
    }

    /// Loads the procedures of the given cases: editions kept in this browser, and the current edition of the others.
    /// Procedures that the pack does not have are skipped.
    ///
    /// # Errors
    /// The first file that cannot be used. The others are loaded all the same.
    pub(crate) async fn load(&self, wanted: &[EditionKey]) -> Result<(), PackError> {
        let missing = self.missing(wanted);
        // All are asked for before any is waited for.
        for head in &missing {
            spawn_local(self.fetching(&head.file).map(drop));
        }
        let mut outcome = Ok(());
        for head in &missing {
            let loaded = self.load_current(head).await;
            outcome = outcome.and(loaded);
        }
        outcome
    }

    /// Loads a procedure before a page needs it. A failure is not mentioned: the page that needs it tries again.
    pub(crate) fn load_early(&self, wanted: EditionKey) {
        let pack = self.clone();
        spawn_local(async move {
            let _ = pack.load(&[wanted]).await;
        });
    }

    /// The procedures that have yet to be fetched for the wanted editions.
    fn missing(&self, wanted: &[EditionKey]) -> Vec<Head> {
        self.take_up_kept(wanted);
        let here = |edition: &str| self.0.loaded.sops.borrow().iter().any(|sop| sop.edition() == edition);
        let missing =
            |head: &&Head| !here(head.edition()) && wanted.iter().any(|(id, edition)| *id == head.id && !here(edition));
        self.procedures.iter().filter(missing).cloned().collect()
    }

    /// Reads wanted editions that are no longer current, if this browser keeps them.
    fn take_up_kept(&self, wanted: &[EditionKey]) {
        for (id, edition) in wanted {
            let here = self.0.loaded.sops.borrow().iter().any(|sop| sop.edition() == edition);
            if !here
                && self.current(id) != Some(edition)
                && let Some(text) = editions::read(edition)
            {
                // An unreadable one is ignored: the case then follows the current edition.
                let _ = self.add(id, edition, &text.into());
            }
        }
    }

    async fn load_current(&self, head: &Head) -> Result<(), PackError> {
        self.read(&head.file, |text| {
            let here = self.0.loaded.sops.borrow().iter().any(|sop| sop.edition() == head.edition());
            if here { Ok(()) } else { self.add(&head.id, head.edition(), text) }
        })
        .await
    }

    fn add(&self, id: &ProcedureId, edition: &str, text: &Rc<str>) -> Result<(), PackProblem> {
        let mut procedure = read_procedure(text)?;
        if procedure.id != *id {
            return Err(PackProblem::Damaged(String::new()));
        }
        site::own(|own| own.calendar.apply(&mut procedure));
        self.0.loaded.sops.borrow_mut().push(Sop::new(procedure, edition.to_owned(), Rc::clone(text)));
        Ok(())
    }

    /// The texts that the search looks through.
    pub(crate) async fn passages(&self) -> Result<Passages, PackError> {
        self.read(&self.search, |text| read_passages(text)).await
    }

    /// The case that a first visit is offered; none if the pack has none.
    pub(crate) async fn sample(&self) -> Result<Option<Sample>, PackError> {
        let Some(file) = &self.0.index.sample else { return Ok(None) };
        self.read(file, |text| read_sample(text)).await.map(Some)
    }

    /// The decks of all procedures; empty if the pack has none.
    pub(crate) async fn training(&self) -> Result<Training, PackError> {
        let Some(file) = &self.0.index.training else { return Ok(Training::default()) };
        self.read(file, |text| read_training(text)).await
    }

    /// Fetches a file and reads it. One that cannot be read is fetched anew the next time: it may be something else that the
    /// server answered with, such as a page to sign in.
    async fn read<T>(&self, name: &str, read: impl FnOnce(&Rc<str>) -> Result<T, PackProblem>) -> Result<T, PackError> {
        let text = self.file(name).await?;
        read(&text).map_err(|why| {
            self.0.loaded.files.borrow_mut().remove(name);
            PackError::Unusable(name.to_owned(), why)
        })
    }

    fn fetching(&self, name: &str) -> Fetching<Rc<str>> {
        self.0.loaded.files.borrow_mut().entry(name.to_owned()).or_insert_with(|| fetching(name)).clone()
    }

    async fn file(&self, name: &str) -> Result<Rc<str>, PackError> {
        let text = self.fetching(name).await;
        if text.is_err() {
            self.0.loaded.files.borrow_mut().remove(name);
        }
        text
    }
}

fn fetching(name: &str) -> Fetching<Rc<str>> {
    let name = name.to_owned();
    let fetched =
        async move { fetch::text(&name).await.map(Rc::from).map_err(|problem| PackError::Missing(name, problem)) };
    fetched.boxed_local().shared()
}

impl PartialEq for Pack {
    fn eq(&self, other: &Pack) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Pack {
    type Target = Index;

    fn deref(&self) -> &Index {
        &self.0.index
    }
}

/// Begins to fetch the index before there is a page that asks for it.
pub(crate) fn fetch_index_early() {
    let fetching = Pack::fetch(Rc::default()).boxed_local().shared();
    spawn_local(fetching.clone().map(drop));
    EARLY.replace(Some(fetching));
}

/// Fetches the pack's index, and again when the person tries again. Setting the state takes another pack up.
#[hook]
pub(crate) fn use_pack() -> UseStateHandle<PackState> {
    let pack = use_state_eq(|| Poll::Pending);
    let setter = pack.setter();
    use_effect_with((), move |()| fetch_into(setter));
    pack
}

fn fetch_into(pack: UseStateSetter<PackState>) {
    spawn_local(async move {
        let fetched = match EARLY.take() {
            Some(early) => early.await,
            None => Pack::fetch(Rc::default()).await,
        };
        if fetched.is_err() {
            let pack = pack.clone();
            retry::failed(move || {
                pack.set(Poll::Pending);
                fetch_into(pack);
            });
        }
        pack.set(Poll::Ready(fetched));
    });
}

/// Loads what cases follow. Rerenders the component when it is loaded or failed.
#[hook]
pub(crate) fn use_procedures(pack: &Pack, wanted: Vec<EditionKey>) -> Poll<Result<(), PackError>> {
    let failed = use_state_eq(|| None::<PackError>);
    let redraw = use_force_update();
    let missing = pack.missing(&wanted);
    let here = missing.is_empty();
    let (pack, failure) = (pack.clone(), failed.setter());
    use_effect_with(missing, move |missing| {
        if !missing.is_empty() {
            load_into(pack, wanted, failure, redraw);
        }
    });
    match &*failed {
        _ if here => Poll::Ready(Ok(())),
        Some(why) => Poll::Ready(Err(why.clone())),
        None => Poll::Pending,
    }
}

fn load_into(
    pack: Pack,
    wanted: Vec<EditionKey>,
    failure: UseStateSetter<Option<PackError>>,
    redraw: UseForceUpdateHandle,
) {
    spawn_local(async move {
        let Err(why) = pack.load(&wanted).await else { return redraw.force_update() };
        failure.set(Some(why));
        retry::failed(move || {
            failure.set(None);
            load_into(pack, wanted, failure, redraw);
        });
    });
}
