//! The commands of a case page, given by keys and the palette.

use std::cell::RefCell;
use std::rc::Rc;

use casewright_core::case::{Action, store};
use casewright_core::engine::{Evaluation, Scope, unfinished};
use casewright_core::id::StageId;
use casewright_core::outgoing::Mail;
use casewright_core::post::Status;
use yew::prelude::*;

use super::copied::CopyTarget;
use super::copying::Copying;
use super::handle::CaseHandle;
use super::{missing_places, outside, post};
use crate::browser::{files, focus, location, page};
use crate::cases::{CaseState, Event};
use crate::commands::{Command, CommandTarget, Place, View, use_open_page};
use crate::route::Route;
use crate::site::Site;
use crate::text;
use crate::ui::calendar_file;
use crate::ui::download::download;

/// The page as it was last drawn.
pub(super) struct Drawn {
    pub(super) handle: CaseHandle,
    pub(super) state: CaseState,
    pub(super) evaluation: Rc<Evaluation>,
    pub(super) stage: Option<StageId>,
    pub(super) site: Site,
    pub(super) view: UseStateSetter<View>,
    pub(super) copying: Copying,
    /// Whether the person is asked before the case is closed.
    pub(super) closing: UseStateSetter<bool>,
}

/// Registers the page while it is open. Returns a callback that runs a command.
#[hook]
pub(super) fn use_commands(drawn: Drawn) -> Callback<Command> {
    let latest = use_mut_ref(|| None);
    latest.replace(Some(Rc::new(drawn)));
    let page = use_memo((), |()| Latest { drawn: latest, last: RefCell::default() });
    let open_page = use_open_page();
    {
        let page = Rc::clone(&page);
        use_effect_with((), move |()| {
            open_page.set(Some(page));
            move || open_page.set(None)
        });
    }
    use_callback((), move |command, ()| page.run(command))
}

struct Latest {
    drawn: Rc<RefCell<Option<Rc<Drawn>>>>,
    /// Where the last search for something missing led to.
    last: RefCell<Option<Place>>,
}

impl Latest {
    fn drawn(&self) -> Option<Rc<Drawn>> {
        self.drawn.borrow().clone()
    }
}

impl CommandTarget for Latest {
    fn run(&self, command: Command) {
        if let Some(drawn) = self.drawn() {
            drawn.run(command, &self.last);
        }
    }

    fn offers(&self, command: &Command) -> bool {
        self.drawn().is_some_and(|drawn| drawn.offers(command))
    }
}

impl Drawn {
    fn run(&self, command: Command, last: &RefCell<Option<Place>>) {
        match command {
            Command::NextMissing => self.to_next_missing(last),
            Command::NextStage => self.to_stage(|[_, after]| after),
            Command::PreviousStage => self.to_stage(|[before, _]| before),
            Command::Copy => self.copy(Status::Final),
            Command::CopyDraft => self.copy(Status::Draft),
            Command::Undo => self.handle.dispatch.dispatch(Event::Undone),
            Command::Redo => self.handle.dispatch.dispatch(Event::Redone),
            Command::End => self.end(),
            Command::Download => {
                download(&text::file_name(&self.state.case), &store(&self.state.case), files::JSON);
            }
            Command::CalendarFile => {
                calendar_file::of_case(
                    self.handle.sop.clone(),
                    Rc::clone(&self.state.case),
                    Rc::clone(&self.evaluation),
                );
            }
            Command::OpenRecord => {
                if let Some(link) = self.record() {
                    location::open(&link);
                }
            }
            Command::Mail => {
                if let Some((mail, target)) = self.mail() {
                    self.copying.mail(mail.whole, target);
                    location::follow(&mail.link);
                }
            }
            Command::Show(view) => self.view.set(view),
            Command::Visit(place) => self.handle.visit.emit(place),
            Command::OpenPost(post) => {
                self.view.set(View::Post);
                focus::soon(post::tab_id(&post));
                self.handle.happened(Action::PostOpened { post });
            }
        }
    }

    fn offers(&self, command: &Command) -> bool {
        match command {
            Command::OpenRecord => self.record().is_some(),
            Command::Mail => self.mail().is_some(),
            _ => true,
        }
    }

    /// A narrow screen switches to the post, which shows the outcome.
    fn copy(&self, status: Status) {
        self.view.set(View::Post);
        self.copying.copy.emit(self.copying.next_part(status));
    }

    fn end(&self) {
        let (case, now) = (&self.state.case, &self.state.now);
        if case.closed.is_some() {
            self.handle.happened(Action::Reopened);
        } else if unfinished(case, &self.evaluation, now).is_empty() {
            self.handle.happened(Action::Closed { at: self.handle.clock.instant() });
        } else {
            self.closing.set(true);
        }
    }

    fn to_stage(&self, which: impl for<'a> FnOnce([Option<&'a StageId>; 2]) -> Option<&'a StageId>) {
        let Some(here) = &self.stage else { return };
        let around = missing_places::around(&self.handle.sop, &self.evaluation, here).map(|stage| Some(&stage?.id));
        if let Some(stage) = which(around) {
            location::go(&Route::Case { id: self.handle.case.clone(), stage: Some(stage.clone()) }.link());
        }
    }

    fn to_next_missing(&self, last: &RefCell<Option<Place>>) {
        let post = post::open_post(&self.state.case, &self.evaluation).map(|post| &**post);
        let next =
            missing_places::next(&self.handle.sop, &self.evaluation, self.stage.as_ref(), post, last.borrow().as_ref());
        last.replace(next.clone());
        match next {
            Some(place) => self.handle.visit.emit(place),
            None => page::say(&text::NOTHING_LEFT),
        }
    }

    fn record(&self) -> Option<String> {
        outside::record_of_case(&self.site, &self.handle.sop, &self.state.case.entries, &self.evaluation)
    }

    fn mail(&self) -> Option<(Mail, CopyTarget)> {
        let open = post::open_post(&self.state.case, &self.evaluation)?;
        let (sop, state) = (&self.handle.sop, &self.state);
        outside::mail_of(&Scope::new(sop, &state.case.entries, &state.now), sop, open)
    }
}
