//! The buttons that put a post on the clipboard, and what came of it.

use std::rc::Rc;

use yew::prelude::*;

use super::document;
use super::outside::e_mail;
use super::wanted::{Wanted, Wants};
use crate::app::held::{use_begun, use_held};
use crate::app::language::of_procedures;
use crate::app::route::ids;
use crate::app::state::Desk;
use crate::app::text;
use crate::app::view::html;
use crate::browser::clipboard::{self, Copied, Flavours};
use crate::browser::{focus, keys, page};
use casewright_core::case::Case;
use casewright_core::document::Block;
use casewright_core::post::{self, Copy};
use casewright_core::procedure::Post;
use casewright_core::value::Now;

/// Where a person is led who copies a post that is not ready.
pub(crate) const BEFORE: &str = "post-before";
/// What to copy by hand.
const BY_HAND: &str = "by-hand";

#[derive(Properties)]
pub(crate) struct Props {
    pub(crate) desk: Desk,
    pub(crate) case: Rc<Case>,
    pub(crate) now: Rc<Now>,
    /// The post's id.
    pub(crate) post: AttrValue,
    pub(crate) parts: usize,
    /// A draft has a line more, and so may have a part more.
    pub(crate) draft_parts: usize,
    pub(crate) subject: Option<AttrValue>,
    /// How much stands between the case and the post.
    pub(crate) left: usize,
}

/// The rest follows from these.
impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.case, &other.case) && Rc::ptr_eq(&self.now, &other.now) && self.post == other.post
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Withheld,
    Copied(Wanted, Copied),
    /// To be copied by hand.
    ByHand(Vec<Block>),
}

#[component]
pub(crate) fn CopyBar(props: &Props) -> Html {
    let outcome = use_held(|| None::<(u64, Outcome)>);
    let revision = props.case.revision;
    let copy = {
        let (outcome, props) = (outcome.setter(), Rc::new(wants(props)));
        Callback::from(move |wanted: Wanted| {
            if matches!(wanted, Wanted::Part(Copy::Final, _)) && props.left > 0 {
                page::say(&text::withheld_now(props.left));
                outcome.set(Some((revision, Outcome::Withheld)));
                focus::soon(BEFORE.to_owned());
                return;
            }
            let Some(document) = props.document(wanted) else { return };
            let flavours = Flavours { html: post::html(&document), plain: post::text(&document) };
            let outcome = outcome.clone();
            clipboard::copy(flavours, move |copied| match copied {
                Copied::Refused => {
                    outcome.set(Some((revision, Outcome::ByHand(document.blocks))));
                    focus::after_drawing(|| {
                        focus::select(BY_HAND);
                    });
                    page::say(&text::copy_by_hand());
                }
                copied => {
                    outcome.set(Some((revision, Outcome::Copied(wanted, copied))));
                    page::say(&said(wanted, copied));
                }
            });
        })
    };
    let latest = use_mut_ref(|| copy.clone());
    latest.replace(copy.clone());
    let parts = props.parts;
    use_begun(parts, move || {
        Box::new(keys::on_ctrl_enter(move || latest.borrow().clone().emit(Wanted::Part(Copy::Final, 0))))
    });
    // Once the case has changed, what was copied is not what the post says any more.
    let current = outcome.as_ref().filter(|(made, _)| *made == revision).map(|(_, outcome)| outcome);
    let Some(post) = props.desk.sop.post(&props.post) else { return Html::default() };
    html! {
        <>
            // First, as a narrow window holds the rest at its lower edge.
            { e_mail(&wants(props), post, &copy) }
            <div class="copying">
                <div class="buttons">
                    { buttons(props, post, &copy) }
                    <kbd aria-hidden="true">{ text::keys(text::COPY_KEYS) }</kbd>
                </div>
                { result(current) }
            </div>
        </>
    }
}

fn buttons(props: &Props, post: &Post, copy: &Callback<Wanted>) -> Html {
    let button = |wanted: Wanted, words: String, main: bool| {
        let withheld = main && props.left > 0;
        html! {
            <button type="button" class={if main { "button primary" } else { "button" }}
                lang={of_procedures().filter(|_| main)}
                id={(wanted == Wanted::Part(Copy::Draft, 0)).then_some(ids::COPY_DRAFT)}
                aria-keyshortcuts={(wanted == Wanted::Part(Copy::Final, 0)).then_some("Control+Enter Meta+Enter")}
                aria-disabled={withheld.then_some("true")} aria-describedby={withheld.then_some(BEFORE)}
                onclick={copy.reform(move |_: MouseEvent| wanted)}>{ words }</button>
        }
    };
    html! {
        <>
            for part in 0..props.parts {
                { button(Wanted::Part(Copy::Final, part), text::part_of(&post.copy, part, props.parts), true) }
            }
            for part in 0..props.draft_parts {
                { button(Wanted::Part(Copy::Draft, part), text::part_of(&text::COPY_DRAFT, part, props.draft_parts), false) }
            }
            if props.subject.is_some() {
                { button(Wanted::Subject, text::COPY_SUBJECT.to_string(), false) }
            }
        </>
    }
}

fn result(outcome: Option<&Outcome>) -> Html {
    match outcome {
        None => Html::default(),
        Some(Outcome::Withheld) => html! { <p class="result">{ text::NOT_COPIED }</p> },
        Some(Outcome::Copied(wanted, copied)) => html! { <p class="result good">{ said(*wanted, *copied) }</p> },
        Some(Outcome::ByHand(blocks)) => html! {
            <div class="result">
                <p>{ text::copy_by_hand() }</p>
                <div id={BY_HAND} class="paper by-hand" tabindex="0" role="region" aria-label={text::TO_COPY}>
                    { document::blocks(blocks) }
                </div>
            </div>
        },
    }
}

fn said(wanted: Wanted, copied: Copied) -> String {
    text::copied(matches!(wanted, Wanted::Part(Copy::Draft, _)), wanted == Wanted::Subject, copied)
}

fn wants(props: &Props) -> Wants {
    Wants {
        desk: props.desk.clone(),
        case: Rc::clone(&props.case),
        now: Rc::clone(&props.now),
        post: props.post.clone(),
        subject: props.subject.clone(),
        left: props.left,
    }
}
