//! Sessions: a trainer puts one together and gives the class its link, each person works through it, and hands the trainer
//! a file with the results. Nothing is sent anywhere.

mod certificate;
mod contents;
mod entrance;
mod hand_out;
mod link;
mod make;
mod preview;
mod results;
mod taking;

use casewright_core::id::ProcedureId;
use casewright_core::training::session::{Session, SessionCode};
use yew::prelude::*;

use self::certificate::CertificatePage;
use self::contents::Contents;
use self::hand_out::HandOutPage;
use self::taking::TakingPage;
use super::Lessons;
use super::cards::{CardsPage, OfSession};
use crate::route::{SessionPage, TrainRoute};
use crate::text::{self, train::session as words};
use crate::ui::title::use_title;

pub(super) use self::entrance::sessions;
pub(super) use self::make::MakePage;
pub(super) use self::results::ResultsPage;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) lessons: Lessons,
    /// What stands in the address.
    pub(super) code: String,
    pub(super) page: SessionPage,
}

/// A session that a link named, with what it holds here. Cheap enough to compare: it changes with the page alone.
#[derive(Debug, Clone, PartialEq)]
struct Opened {
    code: SessionCode,
    session: Session,
    contents: Contents,
}

impl Opened {
    fn link(&self, page: SessionPage) -> String {
        TrainRoute::Session(self.code.to_string(), page).link()
    }

    fn title(&self) -> String {
        words::title(&self.session.title)
    }
}

/// The pages of one session.
#[component]
pub(super) fn SessionPages(props: &Props) -> Html {
    let opened = use_memo((props.code.clone(), props.lessons.clone()), |(code, lessons)| {
        let session = Session::read(code)?;
        Ok(Opened { code: session.code(), contents: Contents::of(lessons, &session), session })
    });
    use_title(&[&opened.as_ref().as_ref().map_or_else(|_| words::SESSION.to_string(), Opened::title), &text::TRAIN]);
    let opened = match &*opened {
        Ok(opened) => opened.clone(),
        Err(problem) => {
            return html! {
                <div class="problem card">
                    <h1 id="page-heading" tabindex="-1">{ words::NO_SESSION }</h1>
                    <p>{ words::problem(*problem) }</p>
                    <p><a class="button primary" href={TrainRoute::Overview.link()}>{ words::TO_TRAINING }</a></p>
                </div>
            };
        }
    };
    match props.page {
        SessionPage::Contents => html! { <TakingPage {opened} /> },
        SessionPage::Cards => {
            let (code, cards) = (opened.code.clone(), opened.contents.keys());
            let session = OfSession { code, cards, seed: opened.session.seed.to_string() };
            html! { <CardsPage lessons={props.lessons.clone()} procedure={None::<ProcedureId>} {session} /> }
        }
        SessionPage::HandOut => html! { <HandOutPage {opened} /> },
        SessionPage::Certificate => html! { <CertificatePage {opened} /> },
    }
}
