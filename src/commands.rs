//! Commands that can be given from anywhere: by a key, from the palette or during the tour. The page of the open case
//! carries most of them out, with the same functions as its own buttons.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::task::Poll;

use casewright_core::id::{CaseId, FieldId, PostId, StepId};
use yew::prelude::*;

use crate::browser::keys::Shortcut;
use crate::pack::{Pack, PackState, Sop};
use crate::route::Route;

/// Something to do in the open case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Command {
    NextMissing,
    NextStage,
    PreviousStage,
    Copy,
    CopyDraft,
    Undo,
    Redo,
    /// Close the case, after a question if it is not finished, or reopen it.
    End,
    /// Download the case as a file that can be brought in elsewhere.
    Download,
    CalendarFile,
    /// Open the case in Salesforce.
    OpenRecord,
    /// Open the post in an e-mail program.
    Mail,
    Show(View),
    Visit(Place),
    OpenPost(PostId),
}

/// The part of a case that a narrow screen shows; a wide one shows all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Steps,
    Stage,
    Post,
}

/// A place on the page of a case that a link can lead to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    Field(FieldId),
    Step(StepId),
    /// The explanation of a step: why it is done, and the terms in it.
    Why(StepId),
}

impl Place {
    /// The id of its element.
    pub(crate) fn element(&self) -> String {
        match self {
            Place::Field(field) => ["field-", field.as_str()].concat(),
            Place::Step(step) => ["step-", step.as_str()].concat(),
            Place::Why(step) => ["why-", step.as_str()].concat(),
        }
    }

    /// The route of its stage, in a case of that procedure.
    pub(crate) fn route(&self, sop: &Sop, case: &CaseId) -> Route {
        let step = match self {
            Place::Field(field) => sop.step_of(field),
            Place::Step(step) | Place::Why(step) => sop.step(step),
        };
        Route::Case { id: case.clone(), stage: step.map(|step| step.stage.clone()) }
    }
}

/// The command of a shortcut; none for those that do not concern a case.
pub(crate) fn of_shortcut(shortcut: Shortcut) -> Option<Command> {
    Some(match shortcut {
        Shortcut::Copy => Command::Copy,
        Shortcut::Undo => Command::Undo,
        Shortcut::Redo => Command::Redo,
        Shortcut::NextMissing => Command::NextMissing,
        Shortcut::NextStage => Command::NextStage,
        Shortcut::PreviousStage => Command::PreviousStage,
        Shortcut::Palette | Shortcut::KeyList | Shortcut::Escape => return None,
    })
}

/// The page of the open case, as a receiver of commands.
pub(crate) trait CommandTarget {
    /// Carries out a command. Call it while a key or a click is handled, or the browser denies the clipboard.
    fn run(&self, command: Command);

    /// False for what the case does not offer now, such as opening a record without an id.
    fn offers(&self, command: &Command) -> bool;
}

/// Where the page of the open case registers itself. There is one for the whole app, in a context.
#[derive(Clone, Default)]
pub(crate) struct OpenPage(Rc<RefCell<Option<Rc<dyn CommandTarget>>>>);

impl fmt::Debug for OpenPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpenPage")
    }
}

impl PartialEq for OpenPage {
    fn eq(&self, other: &OpenPage) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl OpenPage {
    pub(crate) fn set(&self, page: Option<Rc<dyn CommandTarget>>) {
        self.0.replace(page);
    }

    /// Carries out a command. Returns false if no case is open.
    pub(crate) fn run(&self, command: Command) -> bool {
        // The borrow must end before the command runs: it may lead to another page.
        let page = self.0.borrow().clone();
        page.as_ref().map(|page| page.run(command)).is_some()
    }

    pub(crate) fn offers(&self, command: &Command) -> bool {
        self.0.borrow().as_ref().is_some_and(|page| page.offers(command))
    }
}

/// A dialog in front of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialog {
    Palette,
    KeyList,
}

/// The dialog in front of the page, and the tour beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Overlays {
    pub(crate) dialog: Option<Dialog>,
    pub(crate) tour: bool,
}

/// A change of the overlays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OverlayEvent {
    Opened(Dialog),
    /// The dialog was closed.
    Closed,
    TourStarted,
    TourEnded,
}

impl Reducible for Overlays {
    type Action = OverlayEvent;

    fn reduce(self: Rc<Self>, action: OverlayEvent) -> Rc<Overlays> {
        Rc::new(match action {
            OverlayEvent::Opened(dialog) => Overlays { dialog: Some(dialog), ..*self },
            OverlayEvent::Closed => Overlays { dialog: None, ..*self },
            OverlayEvent::TourStarted => Overlays { tour: true, ..*self },
            OverlayEvent::TourEnded => Overlays { tour: false, ..*self },
        })
    }
}

/// What every component can reach. It never changes while the app runs, so it causes no rendering.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AppHandle {
    pub(crate) open_page: OpenPage,
    pub(crate) overlays: UseReducerDispatcher<Overlays>,
    pub(crate) pack: UseStateSetter<PackState>,
}

/// The page of the open case. Without an app around it, a registry that nobody else reads.
#[hook]
pub(crate) fn use_open_page() -> OpenPage {
    use_context::<AppHandle>().map(|reach| reach.open_page).unwrap_or_default()
}

/// Opens and closes overlays.
#[hook]
pub(crate) fn use_overlays() -> Callback<OverlayEvent> {
    let overlays = use_context::<AppHandle>().map(|reach| reach.overlays);
    use_callback(overlays, |happened, overlays| {
        if let Some(overlays) = overlays {
            overlays.dispatch(happened);
        }
    })
}

/// Has all pages work by another pack.
#[hook]
pub(crate) fn use_pack_change() -> Callback<Pack> {
    let pack = use_context::<AppHandle>().map(|reach| reach.pack);
    use_callback(pack, |now, pack| {
        if let Some(pack) = pack {
            pack.set(Poll::Ready(Ok(now)));
        }
    })
}

thread_local! {
    /// What was searched for last: coming back from a case shows the same results.
    static QUERY: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Has the search look for this when it is opened next.
pub(crate) fn look_for(query: &str) {
    QUERY.set(query.to_owned());
}

/// What the search is to look for.
pub(crate) fn last_query() -> String {
    QUERY.with_borrow(Clone::clone)
}
