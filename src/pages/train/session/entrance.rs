//! The sessions in the overview of training: those that were opened here, and what a trainer makes.

use casewright_core::training::Record;
use casewright_core::training::session::{SessionCode, SessionProgress};
use yew::prelude::*;

use crate::browser::locale;
use crate::route::{SessionPage, TrainRoute};
use crate::text::train::session as words;

pub(in crate::pages::train) fn sessions(record: &Record) -> Html {
    let opened = |(code, progress): (&SessionCode, &SessionProgress)| {
        let session = code.session().ok()?;
        let link = TrainRoute::Session(code.to_string(), SessionPage::Contents).link();
        Some(html! {
            <li key={code.to_string()}>
                <a href={link} dir="auto">{ words::title(&session.title) }</a>
                if let Some(day) = progress.last.or(progress.begun) {
                    { " " }<span class="muted small">{ locale::day(day) }</span>
                }
            </li>
        })
    };
    html! {
        <section class="card" aria-labelledby="sessions-heading">
            <h2 id="sessions-heading">{ words::SESSIONS }</h2>
            if !record.sessions.is_empty() {
                <ul>{ for record.sessions.iter().filter_map(opened) }</ul>
            }
            <p class="small muted">{ words::FOR_TRAINERS }</p>
            <p class="lesson-ways">
                <a class="button" href={TrainRoute::MakeSession.link()}>{ words::MAKE }</a>
                <a class="button" href={TrainRoute::Results.link()}>{ words::RESULTS }</a>
            </p>
        </section>
    }
}
