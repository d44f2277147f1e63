//! Whether the case is saved, and notices about it.

use yew::prelude::*;

use super::handle::CaseHandle;
use crate::browser::{focus, location, page};
use crate::cases::{Saved, samples};
use crate::commands::Place;
use crate::route::Route;
use crate::text;
use casewright_core::case::keys::is_sample;
use casewright_core::case::{Action, Case, SaveError, store};
use casewright_core::id::FieldId;
use casewright_core::procedure::Standing;
use casewright_core::value::Now;

#[derive(Properties, PartialEq)]
pub(crate) struct SavedProps {
    /// To the minute, as it is shown.
    pub(crate) saved: Saved,
    pub(crate) version: AttrValue,
    /// To the minute as well.
    pub(crate) now: Now,
}

/// A quiet line: when and where it was saved.
#[component]
pub(crate) fn SavedLine(SavedProps { saved, version, now }: &SavedProps) -> Html {
    html! {
        <p class="saved small muted" translate="no">
            { match *saved {
                Saved::At(time) => html! { <>{ text::saved(time, now) }<br /></> },
                Saved::Untouched => html! { <>{ text::UNTOUCHED }<br /></> },
                Saved::Failed(_) => Html::default(),
            } }
            { text::version(version) }
        </p>
    }
}

/// A loud one: not saved, why, and what to do.
pub(crate) fn alarm(saved: Saved, case: &Case) -> Html {
    match saved {
        Saved::At(_) | Saved::Untouched => Html::default(),
        Saved::Failed(problem) => html! {
            <div class="finding block alarm" role="alert">
                <p><b>{ text::NOT_SAVED }</b>{ " " }{ text::not_saved(problem) }</p>
                <p>
                    <a class="button small" download={text::file_name(case)} href={page::file(&store(case))}>{ text::DOWNLOAD_CASE }</a>
                    if problem == SaveError::Full {
                        { " " }<a href={Route::Storage.link()}>{ text::MAKE_ROOM }</a>
                    }
                </p>
            </div>
        },
    }
}

/// Notices: a sample, closed, in the bin, conflicting answers, a changed SOP, open in another tab.
pub(crate) fn notices(handle: &CaseHandle, case: &Case, now: &Now, elsewhere: bool) -> Html {
    let reopen = {
        let (handle, name) = (handle.clone(), text::name(handle.sop.name_of(case)));
        move |_: MouseEvent| {
            handle.happened(Action::Reopened);
            page::say(&text::reopened(&name));
            focus::soon("page-heading".to_owned());
        }
    };
    let restore = {
        let handle = handle.clone();
        move |_: MouseEvent| {
            handle.happened(Action::Restored);
            page::say(&text::IS_RESTORED);
            focus::soon("page-heading".to_owned());
        }
    };
    let throw_away = |_: MouseEvent| {
        samples::throw_away();
        location::go(&Route::Home.link());
    };
    html! {
        <>
            if is_sample(&case.id) {
                <div class="finding note">
                    <p>{ text::IS_SAMPLE }{ " " }<button type="button" class="link" onclick={throw_away}>{ text::THROW_AWAY }</button></p>
                </div>
            }
            if let Some(at) = case.closed {
                <div class="finding note">
                    <p>{ text::is_closed(at, now) }{ " " }<button type="button" class="link" onclick={reopen}>{ text::REOPEN_IT }</button></p>
                </div>
            }
            if case.deleted.is_some() {
                <div class="finding warn">
                    <p>{ text::IN_BIN }{ " " }<button type="button" class="link" onclick={restore}>{ text::RESTORE_CASE }</button></p>
                </div>
            }
            if !case.others.is_empty() {
                <div class="finding warn" role="alert">
                    <p>
                        { text::ANSWERED_TWICE }
                        for (index, field) in case.others.keys().enumerate() {
                            { if index > 0 { ", " } else { " " } }{ to_field(handle, field) }
                        }
                    </p>
                </div>
            }
            { sop_notice(handle, case) }
            if elsewhere {
                <p class="small muted" role="status">{ text::OPEN_ELSEWHERE }</p>
            }
        </>
    }
}

/// Says how the SOP of the case stands to those of this page, if it is not one of them.
fn sop_notice(handle: &CaseHandle, case: &Case) -> Html {
    if case.edition.is_empty() {
        return Html::default();
    }
    let there = handle.pack.head(&case.procedure).map_or("", |head| head.version.as_str());
    let standing = handle.pack.standing(&case.procedure, &case.edition, &case.version);
    let says = if handle.sop.edition() == case.edition {
        text::sop_differs(standing, there)
    } else {
        Some(text::edition_missing(there))
    };
    let Some(says) = says else { return Html::default() };
    html! {
        <div class="finding note">
            <p>
                { says }
                if standing != Standing::Gone {
                    { " " }<a href={Route::Changes(case.id.clone()).link()}>{ text::SEE_CHANGES }</a>
                }
            </p>
        </div>
    }
}

fn to_field(handle: &CaseHandle, field: &FieldId) -> Html {
    let place = Place::Field(field.clone());
    let link = handle.route_to(&place).link();
    let label = handle.sop.field(field).map_or_else(|| field.to_string(), |field| field.label.clone());
    let visit = handle.visit.clone();
    let onclick = move |event: MouseEvent| {
        event.prevent_default();
        visit.emit(place.clone());
    };
    html! { <a href={link} {onclick}>{ label }</a> }
}
