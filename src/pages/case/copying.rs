//! The buttons that copy a post, and the outcome of the last copy.

use casewright_core::case::Action;
use casewright_core::document::Block;
use casewright_core::id::PostId;
use casewright_core::post::{self, Status};
use yew::prelude::*;

use super::copied::{CopyTarget, OpenPost};
use super::handle::CaseHandle;
use crate::browser::clipboard::{self, Copied, Flavors};
use crate::browser::{focus, page};
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;

/// The list of what is missing. Copying a post that is not ready leads here.
pub(super) const BEFORE: &str = "post-before";
/// The text to copy by hand.
const BY_HAND: &str = "by-hand";

/// The outcome of copying, and the revision of the case: once the case changes, the outcome no longer applies.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    post: PostId,
    revision: u64,
    result: CopyResult,
}

#[derive(Debug, Clone, PartialEq)]
enum CopyResult {
    Withheld,
    Copied(Taken, Copied),
    /// The browser gives no clipboard, so the person copies by hand.
    ByHand(Taken, Vec<Block>),
}

/// What was copied, and of how many parts it is one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Taken {
    target: CopyTarget,
    parts: usize,
}

/// Copies the open post: for the buttons, the key and the palette.
#[derive(Clone, PartialEq)]
pub(super) struct Copying {
    outcome: Option<Outcome>,
    pub(super) copy: Callback<CopyTarget>,
    /// Notes that something went into an e-mail.
    mailed: Callback<CopyTarget>,
}

#[hook]
pub(super) fn use_copying(handle: &CaseHandle, source: Option<OpenPost>) -> Copying {
    let outcome = use_state_eq(|| None::<Outcome>);
    let latest = use_mut_ref(|| None);
    latest.replace(source.clone());
    let setter = outcome.setter();
    let mailed = {
        let latest = latest.clone();
        use_callback(handle.clone(), move |target: CopyTarget, handle| {
            if let Some(source) = &*latest.borrow() {
                note(handle, source, target);
            }
        })
    };
    let copy = use_callback(handle.clone(), move |target: CopyTarget, handle| {
        // The borrow must end before the copy begins: it may render.
        let source = latest.borrow().clone();
        if let Some(source) = source {
            copy(handle, &source, target, &setter);
        }
    });
    let current = |outcome: &&Outcome| {
        source.as_ref().is_some_and(|source| source.post == outcome.post && source.case.revision == outcome.revision)
    };
    let outcome = (*outcome).as_ref().filter(current).cloned();
    Copying { outcome, copy, mailed }
}

impl Copying {
    /// The part after the one that was copied last; the first after the last one, and after any change.
    pub(super) fn next_part(&self, status: Status) -> CopyTarget {
        let next = match self.outcome.as_ref().map(|outcome| &outcome.result) {
            Some(CopyResult::Copied(taken, _) | CopyResult::ByHand(taken, _)) => taken.next(status),
            _ => None,
        };
        CopyTarget::Part(status, next.unwrap_or_default())
    }

    /// To be called when a link to an e-mail is followed. A text that is too long for a link is copied.
    pub(super) fn mail(&self, whole: bool, target: CopyTarget) {
        if whole { self.mailed.emit(target) } else { self.copy.emit(target) }
    }
}

impl Taken {
    /// The index of the part after this one, if there is one and this is of that status.
    fn next(self, status: Status) -> Option<usize> {
        match self.target {
            CopyTarget::Part(of, part) if of == status => {
                Some(part.saturating_add(1)).filter(|next| *next < self.parts)
            }
            _ => None,
        }
    }
}

fn copy(handle: &CaseHandle, source: &OpenPost, target: CopyTarget, setter: &UseStateSetter<Option<Outcome>>) {
    let (post, revision) = (source.post.clone(), source.case.revision);
    let outcome = move |result| Some(Outcome { post: post.clone(), revision, result });
    if matches!(target, CopyTarget::Part(Status::Final, _)) && source.left > 0 {
        page::say(&text::withheld_now(source.left));
        setter.set(outcome(CopyResult::Withheld));
        return focus::soon(BEFORE.to_owned());
    }
    let Some((document, parts)) = source.document(target) else { return };
    let taken = Taken { target, parts };
    let flavors = Flavors { html: post::html(&document), plain: post::text(&document) };
    let (setter, handle, source) = (setter.clone(), handle.clone(), source.clone());
    clipboard::copy(flavors, move |copied| match copied {
        Copied::Refused => {
            setter.set(outcome(CopyResult::ByHand(taken, document.blocks)));
            focus::after_drawing(|| {
                focus::select(BY_HAND);
            });
            page::say(&text::copy_by_hand());
        }
        copied => {
            note(&handle, &source, target);
            setter.set(outcome(CopyResult::Copied(taken, copied)));
            page::say(&message(taken, copied));
        }
    });
}

/// Notes in the case that a post went out. Neither a draft nor a subject alone is a post.
fn note(handle: &CaseHandle, source: &OpenPost, target: CopyTarget) {
    if matches!(target, CopyTarget::Part(Status::Final, _)) {
        handle.happened(Action::Copied { post: source.post.clone(), at: handle.clock.instant() });
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    pub(super) copying: Copying,
    /// The label of the main button.
    pub(super) copy: AttrValue,
    pub(super) parts: usize,
    pub(super) draft_parts: usize,
    /// Whether the post has a subject of its own to copy.
    pub(super) subject: bool,
    pub(super) left: usize,
}

/// The buttons, and below them the outcome of the last copy.
#[component]
pub(super) fn CopyBar(props: &BarProps) -> Html {
    let BarProps { copying, copy, parts, draft_parts, subject, left } = props;
    let (parts, draft_parts, left) = (*parts, *draft_parts, *left);
    let button = |target: CopyTarget, words: String, main: bool| {
        let withheld = main && left > 0;
        html! {
            <button type="button" class={if main { "button primary" } else { "button" }}
                lang={of_procedures().filter(|_| main)}
                aria-keyshortcuts={(target == CopyTarget::Part(Status::Final, 0)).then_some("Control+Enter Meta+Enter")}
                aria-disabled={withheld.then_some("true")} aria-describedby={withheld.then_some(BEFORE)}
                onclick={copying.copy.reform(move |_: MouseEvent| target)}>{ words }</button>
        }
    };
    html! {
        <div class="copying">
            <div class="buttons">
                for part in 0..parts {
                    { button(CopyTarget::Part(Status::Final, part), text::part_of(copy, part, parts), true) }
                }
                for part in 0..draft_parts {
                    { button(CopyTarget::Part(Status::Draft, part), text::part_of(&text::COPY_DRAFT, part, draft_parts), false) }
                }
                if *subject {
                    { button(CopyTarget::Subject, text::COPY_SUBJECT.to_string(), false) }
                }
                <kbd aria-hidden="true">{ text::keys(text::COPY_KEYS) }</kbd>
            </div>
            { result(copying.outcome.as_ref()) }
        </div>
    }
}

fn result(outcome: Option<&Outcome>) -> Html {
    match outcome.map(|outcome| &outcome.result) {
        None => Html::default(),
        Some(CopyResult::Withheld) => html! { <p class="result">{ text::NOT_COPIED }</p> },
        Some(CopyResult::Copied(taken, copied)) => html! { <p class="result good">{ message(*taken, *copied) }</p> },
        Some(CopyResult::ByHand(_, blocks)) => html! {
            <div class="result">
                <p>{ text::copy_by_hand() }</p>
                <div id={BY_HAND} class="paper by-hand" tabindex="0" role="region" aria-label={text::TO_COPY}>
                    { document::blocks(blocks) }
                </div>
            </div>
        },
    }
}

fn message(Taken { target, parts }: Taken, copied: Copied) -> String {
    let what = match target {
        CopyTarget::Subject => text::SUBJECT_COPIED.to_string(),
        CopyTarget::Part(status, part) => text::part_copied(status == Status::Draft, part, parts),
    };
    text::copied(&what, copied)
}
