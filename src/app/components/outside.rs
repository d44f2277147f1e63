//! The ways out of the page of a case: to Salesforce, to an e-mail program, onto paper.

use yew::prelude::*;

use super::document;
use super::wanted::{Wanted, Wants};
use crate::app::route::{Route, ids};
use crate::app::site::Site;
use crate::app::sop::Sop;
use crate::app::text::paper as words;
use crate::app::view::html;
use casewright_core::case::{Answer, Case, Entries};
use casewright_core::engine::Evaluation;
use casewright_core::outgoing::{mail, new_case, record};
use casewright_core::post::{self, Copy, render};
use casewright_core::procedure::{Field, Kind, Post, Target};
use casewright_core::value::Now;

/// What ids of cases begin with.
const CASE: &str = "500";

/// The way to each record in Salesforce of which the case has the id.
pub(crate) fn records(site: Site, sop: &Sop, entries: &Entries, evaluation: &Evaluation) -> Html {
    let Site::At(org) = site else { return Html::default() };
    let stands = |field: &&Field| {
        let state = evaluation.fields.iter().find(|state| state.id == field.id);
        matches!(field.kind, Kind::RecordId(_)) && state.is_some_and(|state| state.shown && state.problem.is_none())
    };
    let link = |field: &Field| {
        let id = entries.answers.get(&field.id).map_or("", Answer::as_text);
        let of_case = id.trim_start().starts_with(CASE);
        let label = if of_case { words::OPEN_RECORD.to_string() } else { words::open_record(&field.label) };
        Some(away(record(org, id)?, label, of_case.then_some(ids::RECORD)))
    };
    sop.fields.iter().filter(stands).filter_map(link).collect()
}

/// What the host is to be told, if anything.
pub(crate) fn bad_site(site: Site) -> Html {
    match site {
        Site::Bad => html! { <p class="small muted">{ words::BAD_SITE }</p> },
        _ => Html::default(),
    }
}

/// The way to a new case in Salesforce, beside the posts for its subject and its description. It takes along what is ready.
pub(crate) fn new_record(site: Site, sop: &Sop, case: &Case, now: &Now, evaluation: &Evaluation, here: &Post) -> Html {
    let Site::At(org) = site else { return Html::default() };
    if !matches!(here.target, Target::Subject | Target::Description) {
        return Html::default();
    }
    let mut unready = false;
    let [subject, description] = [Target::Subject, Target::Description].map(|target| {
        let post = sop.posts.iter().find(|post| post.target == target)?;
        let state = evaluation.posts.iter().find(|state| state.id == post.id && state.shown)?;
        unready |= !state.ready;
        let rendered = state.ready.then(|| render(sop, &case.entries, now, post, Copy::Final))?;
        rendered.parts.first().map(post::text)
    });
    if subject.is_none() && description.is_none() {
        return Html::default();
    }
    let new = new_case(org, subject.as_deref(), description.as_deref());
    let left_out = [
        (unready, words::NOT_READY),
        (!new.subject_fits, words::SUBJECT_TOO_LONG),
        (!new.description_fits, words::DESCRIPTION_TOO_LONG),
    ];
    html! {
        <>
            <p>{ away(new.link, words::NEW_CASE.to_string(), None) }</p>
            for (_, why) in left_out.iter().filter(|(so, _)| *so) {
                <p class="small muted">{ *why }</p>
            }
        </>
    }
}

/// The way to an e-mail with what the post says; marked as a draft where it is not ready, as its copy would be. What does not fit into a
/// link goes by the clipboard.
pub(crate) fn e_mail(wants: &Wants, post: &Post, copy: &Callback<Wanted>) -> Html {
    let kind = if wants.left > 0 { Copy::Draft } else { Copy::Final };
    let wanted = Wanted::Part(kind, 0);
    let document = if post.target == Target::Email { wants.document(wanted) } else { None };
    let Some(document) = document else { return Html::default() };
    let mail = mail(wants.subject.as_deref().unwrap_or_default(), &post::text(&document));
    let onclick = (!mail.whole).then(|| copy.reform(move |_: MouseEvent| wanted));
    html! {
        <>
            <p>
                <a class="button" id={ids::MAIL} href={mail.link} {onclick}>
                    { if wants.left > 0 { words::MAIL_DRAFT } else { words::MAIL } }
                </a>
            </p>
            if !mail.whole {
                <p class="small muted">{ words::MAIL_TOO_LONG }</p>
            }
        </>
    }
}

/// The way to all of the case on paper.
pub(crate) fn on_paper(case: &Case) -> Html {
    html! { <a class="small" href={Route::Print(case.id.clone()).link()}>{ words::PRINT }</a> }
}

fn away(href: String, words: String, id: Option<&'static str>) -> Html {
    html! {
        <a class="out" key={href.clone()} {id} {href} target="_blank" rel="noopener noreferrer">
            { words }{ document::unseen(&words::NEW_TAB) }
        </a>
    }
}
