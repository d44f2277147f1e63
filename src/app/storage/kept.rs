//! What this browser keeps: how much room it takes, backups, closed cases, the bin, what cannot be read.

use std::rc::Rc;

use yew::prelude::*;

use super::backing_up::BackingUp;
use super::bin::bin;
use super::bring_in::BringIn;
use super::cases::Cases;
use super::records::Records;
use super::room::room_section;
use super::unread::unread;
use crate::app::text::{self, storage as words};
use crate::app::view::html;
use crate::browser::persist::{self, Promised};
use crate::browser::{self, clock, fetch, focus};
use casewright_core::id::ProcedureId;
use casewright_core::procedure::read_index;
use casewright_core::value::Now;

/// What every part of the page can see and do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Desk {
    pub(super) records: Rc<Records>,
    pub(super) now: Rc<Now>,
    /// What the procedures are called.
    titles: Rc<[(ProcedureId, String)]>,
    /// What was done last, and where.
    done: Option<Rc<Done>>,
    pub(super) did: Callback<Done>,
}

/// Something that was done.
#[derive(Debug, PartialEq)]
pub(super) struct Done {
    /// The id of the heading of the part in which it was done.
    pub(super) at: &'static str,
    pub(super) words: String,
    /// What was taken out, to be put back when asked: its key and its text.
    pub(super) taken: Option<(String, String)>,
}

impl Desk {
    pub(super) fn did(&self, at: &'static str, words: String) {
        self.did.emit(Done { at, words, taken: None });
    }

    /// What a procedure is called; its id where that is not known.
    pub(super) fn title<'a>(&'a self, id: &'a ProcedureId) -> &'a str {
        self.titles.iter().find(|(other, _)| other == id).map_or(id.as_str(), |(_, title)| title)
    }

    /// What was done last in the part with this heading.
    pub(super) fn done(&self, at: &'static str) -> Html {
        let Some(done) = self.done.as_ref().filter(|done| done.at == at) else { return Html::default() };
        let undo = done.taken.is_some().then(|| {
            let (did, done) = (self.did.clone(), Rc::clone(done));
            move |_: MouseEvent| {
                let Some((key, text)) = &done.taken else { return };
                let words = match browser::room::read(key) {
                    Some(_) => Ok(words::THERE_AGAIN),
                    None => browser::room::put(key, text).map(|()| words::PUT_BACK),
                };
                let words = words.unwrap_or_else(words::not_kept).to_string();
                did.emit(Done { at, words, taken: None });
            }
        });
        html! {
            <p class="done">
                { done.words.clone() }
                if let Some(undo) = undo {
                    { " " }<button type="button" class="link" onclick={undo}>{ text::UNDO }</button>
                }
            </p>
        }
    }
}

#[component]
pub(super) fn KeptPage() -> Html {
    browser::page::title(&text::title(&[&text::STORAGE]));
    let records = use_state(|| Rc::new(Records::look()));
    let done = use_state(|| None::<Rc<Done>>);
    let titles = use_state(|| Rc::<[(ProcedureId, String)]>::from([]));
    let promised = use_state_eq(|| None::<Promised>);
    {
        let promised = promised.setter();
        use_effect_with((), move |()| persist::look(move |answer| promised.set(Some(answer))));
    }
    {
        let (titles, records) = (titles.setter(), records.setter());
        use_effect_with((), move |()| {
            let then = move |text: Result<String, _>| {
                // Without it, their ids stand for them.
                if let Some(index) = text.ok().and_then(|text| read_index(&text).ok()) {
                    titles.set(index.procedures.into_iter().map(|head| (head.id, head.title)).collect());
                }
            };
            fetch::text("pack.json".to_owned(), Box::new(then));
            // What other tabs did meanwhile.
            let shown = browser::page::on_shown(move || records.set(Rc::new(Records::look())));
            move || drop(shown)
        });
    }
    let did = {
        let (records, done) = (records.setter(), done.setter());
        use_callback((), move |now: Done, ()| {
            browser::page::say(&now.words);
            focus::soon(now.at.to_owned());
            done.set(Some(Rc::new(now)));
            records.set(Rc::new(Records::look()));
        })
    };
    let desk = Desk {
        records: Rc::clone(&records),
        now: Rc::new(clock::now()),
        titles: Rc::clone(&titles),
        done: (*done).clone(),
        did,
    };
    html! {
        <div class="storage">
            <h1 id="page-heading" tabindex="-1">{ text::STORAGE }</h1>
            <p class="lead">{ if records.blocked { text::KEPT_BLOCKED } else { words::LEAD } }</p>
            if !records.blocked || records.unsaved > 0 {
                <BackingUp desk={desk.clone()} promised={promised.clone()} />
            }
            // Not before all is known that stands above, or it would be pushed down.
            if !records.blocked && promised.is_some() {
                <BringIn desk={desk.clone()} />
                { room_section(&desk) }
                { bin(&desk) }
                { unread(&desk) }
                <Cases desk={desk.clone()} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) desk: Desk,
}
