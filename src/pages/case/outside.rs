//! Links out of the page of a case: to Salesforce, to an e-mail program, to the printable sheet, to the SOP.

use std::borrow::Cow;

use casewright_core::case::{Answer, Case, Entries};
use casewright_core::engine::{Evaluation, PostState, Scope};
use casewright_core::outgoing::{Mail, Org, mail, new_case, record};
use casewright_core::post::{self, Status, render_in};
use casewright_core::procedure::{Field, Kind, Post, Target};
use casewright_core::value::seen;
use yew::prelude::*;

use super::copied::CopyTarget;
use super::copying::Copying;
use crate::pack::Sop;
use crate::route::Route;
use crate::site::Site;
use crate::text::paper as words;
use crate::ui::document;

/// The ids of Salesforce cases begin with this.
const CASE: &str = "500";

/// A link to a Salesforce record whose ID is in the case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RecordLink {
    href: String,
    label: String,
}

impl RecordLink {
    pub(super) fn html(&self) -> Html {
        external_link(self.href.clone(), self.label.clone())
    }
}

/// A link to each Salesforce record whose ID is in the case.
pub(super) fn records(site: &Site, sop: &Sop, entries: &Entries, evaluation: &Evaluation) -> Vec<RecordLink> {
    let Site::At(org) = site else { return Vec::new() };
    let link = |(field, id): (&Field, Cow<'_, str>)| {
        let label = if is_of_case(&id) { words::OPEN_RECORD.to_string() } else { words::open_record(&field.label) };
        Some(RecordLink { href: record(org, &id)?, label })
    };
    record_ids(sop, entries, evaluation).filter_map(link).collect()
}

/// The link to the Salesforce case itself; none if its ID is not known.
pub(super) fn record_of_case(site: &Site, sop: &Sop, entries: &Entries, evaluation: &Evaluation) -> Option<String> {
    let Site::At(org) = site else { return None };
    let org: &Org = org;
    record_ids(sop, entries, evaluation).filter(|(_, id)| is_of_case(id)).find_map(|(_, id)| record(org, &id))
}

fn is_of_case(id: &str) -> bool {
    id.starts_with(CASE)
}

/// The fields with a readable record ID, and the IDs.
fn record_ids<'a>(
    sop: &'a Sop,
    entries: &'a Entries,
    evaluation: &'a Evaluation,
) -> impl Iterator<Item = (&'a Field, Cow<'a, str>)> {
    let readable = |field: &&Field| {
        let state = evaluation.fields.iter().find(|state| state.id == field.id);
        matches!(field.kind, Kind::RecordId(_)) && state.is_some_and(|state| state.shown && state.problem.is_none())
    };
    let id = |field: &'a Field| (field, seen(entries.answers.get(&field.id).map_or("", Answer::as_text)));
    sop.fields.iter().filter(readable).map(id)
}

/// Tells that the host's file cannot be used.
pub(super) fn bad_site(site: &Site) -> Html {
    match site {
        Site::Bad => html! { <p class="small muted">{ words::BAD_SITE }</p> },
        _ => Html::default(),
    }
}

/// A link to a new case in Salesforce, beside the posts for its subject and description. It fills in what is ready.
pub(super) fn new_record(site: &Site, sop: &Sop, scope: &Scope<'_>, evaluation: &Evaluation, here: &Post) -> Html {
    let Site::At(org) = site else { return Html::default() };
    if !matches!(here.target, Target::Subject | Target::Description) {
        return Html::default();
    }
    let mut unready = false;
    let [subject, description] = [Target::Subject, Target::Description].map(|target| {
        let post = sop.posts.iter().find(|post| post.target == target)?;
        let state = evaluation.posts.iter().find(|state| state.id == post.id && state.shown)?;
        unready |= !state.ready;
        let rendered = state.ready.then(|| render_in(scope, post, Status::Final))?;
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
            <p>{ external_link(new.link, words::NEW_CASE.to_string()) }</p>
            for (_, why) in left_out.iter().filter(|(so, _)| *so) {
                <p class="small muted">{ *why }</p>
            }
        </>
    }
}

/// The open post as an e-mail, and the matching copy; none for other posts. It is a draft if the post is not ready,
/// like its copy.
pub(super) fn mail_of(scope: &Scope<'_>, sop: &Sop, open: &PostState) -> Option<(Mail, CopyTarget)> {
    let post = sop.post(open.id.as_str()).filter(|post| post.target == Target::Email)?;
    let status = if open.left() > 0 { Status::Draft } else { Status::Final };
    let rendered = render_in(scope, post, status);
    let body = post::text(rendered.parts.first()?);
    let link = mail(&rendered.to.unwrap_or_default(), &rendered.subject.unwrap_or_default(), &body);
    Some((link, CopyTarget::Part(status, 0)))
}

/// A link that opens the e-mail. A text that is too long for a link is also copied.
pub(super) fn e_mail((mail, target): (Mail, CopyTarget), copying: &Copying) -> Html {
    let draft = matches!(target, CopyTarget::Part(Status::Draft, _));
    let (copying, whole) = (copying.clone(), mail.whole);
    let onclick = move |_: MouseEvent| copying.mail(whole, target);
    html! {
        <>
            <p><a class="button" href={mail.link} {onclick}>{ if draft { words::MAIL_DRAFT } else { words::MAIL } }</a></p>
            if !mail.whole {
                <p class="small muted">{ words::MAIL_TOO_LONG }</p>
            }
        </>
    }
}

/// A link to the printable sheet of the case.
pub(super) fn on_paper(case: &Case) -> Html {
    html! { <a class="small" href={Route::Print(case.id.clone()).link()}>{ words::PRINT }</a> }
}

/// A link to the SOP of the case as a document.
pub(super) fn read_sop(case: &Case) -> Html {
    html! { <a class="small" href={Route::procedure(&case.procedure).link()}>{ crate::text::READ_SOP }</a> }
}

fn external_link(href: String, words: String) -> Html {
    html! {
        <a class="out" key={href.clone()} {href} target="_blank" rel="noopener noreferrer">
            { words }{ document::unseen(&words::NEW_TAB) }
        </a>
    }
}
