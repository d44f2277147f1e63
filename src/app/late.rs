//! How many things are late in all open cases: beside "Due" in the header, in the tab's title, and as notifications of the
//! browser where the person asked for them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::held::{use_begun, use_held};
use super::settings;
use super::shelf;
use super::sops::{Sops, use_procedures, wanted};
use super::text;
use super::view::html;
use crate::browser::{clock, notify, page, storage};
use casewright_core::case::Case;
use casewright_core::case::keys::is_sample;
use casewright_core::document::plain;
use casewright_core::engine::{agenda, evaluate};

/// How long a page is left alone before it is looked at, in milliseconds: it has other things to do first.
const REST: u32 = 3_000;

/// How long after a change it is looked at, in milliseconds: several may come together.
const SOON: u32 = 300;

/// How often the clocks are looked at, in milliseconds.
const TICK: u32 = 30_000;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sops: Sops,
}

/// The open cases, and how often they were looked at.
#[derive(Debug, Default)]
struct Open {
    cases: Vec<Rc<Case>>,
    look: u32,
}

/// Each look is another one: time has passed.
impl PartialEq for Open {
    fn eq(&self, other: &Open) -> bool {
        self.look == other.look
    }
}

/// The number, where it is not zero.
#[component]
pub(crate) fn Late(props: &Props) -> Html {
    let open = use_held(Open::default);
    {
        let setter = open.setter();
        use_begun((), move || {
            let stored = Cell::new(None);
            let look = Rc::new(move || {
                let before = setter.now();
                // To look through all of what is stored takes a while, and seldom anything has changed.
                let same = stored.replace(Some(storage::changes())) == Some(storage::changes());
                let cases = if same { before.cases.clone() } else { shelf::look().open };
                setter.set(Open { cases, look: before.look.wrapping_add(1) });
            });
            let soon = {
                let look = Rc::clone(&look);
                clock::later(REST, move || look())
            };
            let every = {
                let look = Rc::clone(&look);
                clock::every(TICK, move || look())
            };
            let other = {
                let (look, pending) = (Rc::clone(&look), RefCell::new(None));
                storage::on_other_program(move || {
                    let look = Rc::clone(&look);
                    pending.replace(Some(clock::later(SOON, move || look())));
                })
            };
            // Nothing is done at once, but it is known then that something changed.
            let tabs = storage::on_change(|_, _| {});
            Box::new((soon, every, other, tabs, page::on_shown(move || look())))
        });
    }
    let arrived = use_procedures(&props.sops, open.cases.iter().map(|case| wanted(case)).collect());
    let known = use_mut_ref(|| None::<Vec<String>>);
    let (sops, look, here) = (props.sops, open.look, arrived.is_ok());
    let counted = {
        let open = open.shared();
        use_memo((look, here), move |_| if here && look > 0 { count(&open.cases, sops, &known) } else { 0 })
    };
    page::late(*counted);
    if *counted == 0 {
        return Html::default();
    }
    html! { <span class="badge">{ text::number(*counted) }<span class="visually-hidden">{ text::OF_THEM_LATE }</span></span> }
}

/// How many are late. What has come to press since the last time is told by the browser; what pressed already when the page
/// was opened is not.
fn count(cases: &[Rc<Case>], sops: Sops, known: &RefCell<Option<Vec<String>>>) -> usize {
    let now = clock::now();
    let (mut late, mut pressing) = (0_usize, Vec::new());
    for case in cases.iter().filter(|case| !is_sample(&case.id)) {
        let Some(sop) = sops.of(case) else { continue };
        let evaluation = evaluate(&sop, &case.entries, &now);
        for task in agenda(&evaluation.clocks, &case.later, &now).iter().filter(|task| task.is_pressing()) {
            late = late.saturating_add(task.is_late().into());
            let id = [case.id.as_str(), ".", task.due.id.as_str()].concat();
            let new = known.borrow().as_ref().is_some_and(|known| !known.contains(&id));
            if new && settings::read().notify {
                notify::show(&id, &text::name(&case.name), &plain(&task.due.says));
            }
            pressing.push(id);
        }
    }
    known.replace(Some(pressing));
    late
}
