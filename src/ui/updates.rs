//! Says that the server has another release or another pack than this page, and changes to it when asked.
//!
//! The server is asked when the page is shown again or goes somewhere, but not more often than every few minutes.
//! Nothing is ever changed without being asked: somebody may be in the middle of a case.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use casewright_core::value::Instant;
use chrono::TimeDelta;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::lazy::{Draw, PageProps, Part, PartMissing, part};
use crate::browser::{clock, focus, page, release};
use crate::cases;
use crate::commands::use_pack_change;
use crate::pack::Pack;
use crate::words::Text;
use crate::{retry, text};

pub(crate) const PART: Part = part!("updates", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(overlays, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| html! { <Updates ..page.clone() /> })
}

/// The least time between two looks at the server.
const REST: TimeDelta = TimeDelta::minutes(5);

/// The id of the sentence.
const SAYS: &str = "update";

/// What the server has, other than this page.
#[derive(Debug, Clone)]
enum Update {
    /// A release, by its name.
    Release(String),
    Pack(Pack),
}

impl Update {
    /// Tells it from the next one.
    fn name(&self) -> &str {
        match self {
            Update::Release(name) => name,
            Update::Pack(pack) => pack.index_text(),
        }
    }
}

/// Equal if there is nothing new to say.
impl PartialEq for Update {
    fn eq(&self, other: &Update) -> bool {
        self.name() == other.name()
    }
}

/// What the next look depends on.
#[derive(Debug)]
struct Watch {
    pack: RefCell<Option<Pack>>,
    looked: Cell<Instant>,
    /// What the person did not want.
    declined: RefCell<String>,
}

impl Watch {
    fn new() -> Watch {
        // A page that the worker kept may be of long ago.
        let kept = page::root_attribute("data-kept").is_some();
        let looked = Cell::new(if kept { Instant::UNIX_EPOCH } else { clock::instant() });
        Watch { pack: RefCell::default(), looked, declined: RefCell::default() }
    }

    /// The pack to compare with, if it is time for another look.
    fn next(&self) -> Option<Pack> {
        let now = clock::instant();
        // A clock that was set back does not put it off.
        let due = (now - self.looked.get()).abs() >= REST;
        let pack = self.pack.borrow().clone().filter(|_| due)?;
        self.looked.set(now);
        Some(pack)
    }
}

#[component]
fn Updates(props: &PageProps) -> Html {
    let take_up = use_pack_change();
    let update = use_state_eq(|| None::<Update>);
    let watch = use_memo((), |()| Watch::new());
    watch.pack.replace(props.loaded().cloned());
    let look = {
        let (watch, update) = (Rc::clone(&watch), update.setter());
        move || {
            if let Some(pack) = watch.next() {
                spawn_local(look(Rc::clone(&watch), pack, update.clone()));
            }
        }
    };
    {
        let look = look.clone();
        use_effect_with(props.route.clone(), move |_| look());
    }
    use_effect_with((), move |()| {
        let shown = page::on_shown(move || {
            retry::try_again();
            look();
        });
        move || drop(shown)
    });
    use_effect_with((*update).clone(), |update| {
        if let Some(update) = update {
            let [says, _] = words(update);
            page::say(&says);
        }
    });

    let Some(found) = (*update).clone() else { return Html::default() };
    let [says, accept] = words(&found);
    let decline = {
        let (watch, update, name) = (Rc::clone(&watch), update.setter(), found.name().to_owned());
        move |_: MouseEvent| {
            watch.declined.replace(name.clone());
            update.set(None);
            focus::soon("page-heading".to_owned());
        }
    };
    let accepted = {
        let update = update.setter();
        move |_: MouseEvent| match found.clone() {
            Update::Release(_) => {
                cases::retry();
                release::reload();
            }
            Update::Pack(now) => {
                take_up.emit(now);
                update.set(None);
                page::say(&text::PACK_TAKEN_UP);
                focus::soon("page-heading".to_owned());
            }
        }
    };
    html! {
        <aside class="update card" aria-labelledby={SAYS}>
            <span id={SAYS}>{ says }</span>
            <button type="button" class="button small" onclick={accepted}>{ accept }</button>
            <button type="button" class="link" onclick={decline}>{ text::NOT_NOW }</button>
        </aside>
    }
}

/// The sentence, and what accepting is called.
fn words(update: &Update) -> [Text; 2] {
    match update {
        Update::Release(_) => [text::RELEASE_REPLACED, text::RELOAD],
        Update::Pack(_) => [text::PACK_CHANGED, text::USE_IT],
    }
}

/// Asks the server. A release comes first: reloading brings its pack as well.
async fn look(watch: Rc<Watch>, pack: Pack, update: UseStateSetter<Option<Update>>) {
    let declined = watch.declined.borrow().clone();
    // What was declined hides nothing else.
    let found = match release::replaced_by().await.filter(|name| *name != declined) {
        Some(name) => Some(Update::Release(name)),
        None => match pack.changed().await {
            Ok(now) => now.map(Update::Pack),
            // No answer, or a pack that is of no use: this page goes on with its own.
            Err(_) => return,
        },
    };
    update.set(found.filter(|found| found.name() != declined));
}
