//! The storage of this browser: its size, backups, closed cases, the bin, and unreadable records.

mod backing_up;
mod bin;
mod bring_in;
mod closed;
mod largest;
mod room;
mod unread;

use std::rc::Rc;

use casewright_core::id::ProcedureId;
use casewright_core::value::Now;
use yew::prelude::*;

use self::backing_up::BackingUp;
pub(crate) use self::backing_up::back_up;
use self::bin::bin;
use self::bring_in::BringIn;
use self::closed::Closed;
use self::room::room_section;
use self::unread::unread;
use crate::browser::persist::{self, Promised};
use crate::browser::{clock, focus, page};
use crate::cases::records::Records;
use crate::cases::{self, put_back};
use crate::pack::Pack;
use crate::text::{self, storage as words};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
struct Props {
    /// For the titles of procedures. Without it, their ids are shown.
    pack: Option<Pack>,
}

pub(crate) const PART: Part = part!("storage", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| html! { <StoragePage pack={page.loaded().cloned()} /> })
}

/// What every part of the page can see and do.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StorageHandle {
    pub(super) records: Rc<Records>,
    pub(super) now: Rc<Now>,
    pack: Option<Pack>,
    /// The last action.
    done: Option<Rc<Done>>,
    pub(super) did: Callback<Done>,
}

/// An action, and its outcome in words.
#[derive(Debug, PartialEq)]
pub(super) struct Done {
    /// The id of the heading of the part in which it happened.
    pub(super) at: &'static str,
    pub(super) words: String,
    /// The key and text of a removed record, to be put back on request.
    pub(super) taken: Option<(String, String)>,
}

impl StorageHandle {
    pub(super) fn did(&self, at: &'static str, words: String) {
        self.did.emit(Done { at, words, taken: None });
    }

    /// The title of a procedure; its id if the title is not known.
    pub(super) fn title<'a>(&'a self, id: &'a ProcedureId) -> &'a str {
        self.pack.as_ref().map_or(id.as_str(), |pack| pack.title(id))
    }

    /// The last action, if it happened in the part with this heading.
    pub(super) fn done(&self, at: &'static str) -> Html {
        let Some(done) = self.done.as_ref().filter(|done| done.at == at) else { return Html::default() };
        let undo = done.taken.is_some().then(|| {
            let (did, done) = (self.did.clone(), Rc::clone(done));
            move |_: MouseEvent| {
                let Some((key, text)) = &done.taken else { return };
                let words = match put_back(key, text) {
                    Ok(true) => words::PUT_BACK,
                    Ok(false) => words::ALREADY_HERE,
                    Err(why) => words::not_stored(why),
                };
                let words = words.to_string();
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
fn StoragePage(props: &Props) -> Html {
    use_title(&[&text::STORAGE]);
    let records = use_state(|| Rc::new(Records::look()));
    let done = use_state(|| None::<Rc<Done>>);
    let promised = use_state_eq(|| None::<Promised>);
    {
        let (promised, records) = (promised.setter(), records.setter());
        use_effect_with((), move |()| {
            persist::look(move |answer| promised.set(Some(answer)));
            cases::sweep();
            let look = move || records.set(Rc::new(Records::look()));
            // Other tabs may have changed something in the meantime.
            let shown = page::on_shown(look.clone());
            let changed = cases::on_change(look);
            move || drop((shown, changed))
        });
    }
    let did = {
        let (records, done) = (records.setter(), done.setter());
        use_callback((), move |now: Done, ()| {
            page::say(&now.words);
            focus::soon(now.at.to_owned());
            done.set(Some(Rc::new(now)));
            records.set(Rc::new(Records::look()));
        })
    };
    let handle = StorageHandle {
        records: Rc::clone(&records),
        now: Rc::new(clock::now()),
        pack: props.pack.clone(),
        done: (*done).clone(),
        did,
    };
    html! {
        <div class="storage">
            <h1 id="page-heading" tabindex="-1">{ text::STORAGE }</h1>
            <p class="lead">{ if records.blocked { text::STORAGE_BLOCKED } else { words::LEAD } }</p>
            if !records.blocked || records.unsaved > 0 {
                <BackingUp handle={handle.clone()} promised={promised.clone()} />
            }
            // Wait until everything above is known, or this would be pushed down.
            if !records.blocked && promised.is_some() {
                <BringIn handle={handle.clone()} />
                { room_section(&handle) }
                { bin(&handle) }
                { unread(&handle) }
                <Closed handle={handle.clone()} />
            }
        </div>
    }
}

/// The properties of a part of the page.
#[derive(Properties, PartialEq)]
struct PartProps {
    handle: StorageHandle,
}
