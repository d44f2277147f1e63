//! The live post: its text, its length, what is missing, whom to tag, and the copy buttons.

use std::rc::Rc;

use yew::prelude::*;

use super::copying::{BEFORE, CopyBar, Copying};
use super::handle::CaseHandle;
use super::missing::{Stop, before_list};
use super::outside::{e_mail, mail_of, new_record};
use crate::browser::{focus, keys};
use crate::commands::Command;
use crate::site::Site;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;
use casewright_core::case::{Action, Case};
use casewright_core::engine::{Evaluation, PostState, Scope};
use casewright_core::id::PostId;
use casewright_core::post::{Measure, Rendered, Status, limits, render_in};
use casewright_core::procedure::Target;

const HEADING: &str = "post-heading";

pub(crate) struct Props<'a> {
    pub(crate) handle: &'a CaseHandle,
    pub(crate) case: &'a Rc<Case>,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) scope: &'a Scope<'a>,
    pub(crate) run: &'a Callback<Command>,
    pub(crate) site: &'a Site,
    pub(crate) copying: &'a Copying,
}

pub(crate) fn post_panel(props: &Props<'_>) -> Html {
    let shown = props.evaluation.posts.iter().filter(|post| post.shown);
    let posts: Vec<PostId> = shown.map(|post| post.id.clone()).collect();
    let open = open_post(props.case, props.evaluation);
    let post = open.and_then(|open| props.handle.sop.post(open.id.as_str()));
    let (Some(open), Some(post)) = (open, post) else {
        return html! { <section class="card post" translate="no"><p class="muted nothing">{ text::NO_POST }</p></section> };
    };
    let rendered = render_in(props.scope, post, Status::Final);
    html! {
        <section class="card post" translate="no" aria-labelledby={HEADING}>
            // A narrow window shows the post alone, where its parts would otherwise have no heading above theirs.
            <h2 id={HEADING} class="visually-hidden">{ text::POST }</h2>
            <Tabs handle={props.handle.clone()} {posts} open={open.id.clone()} />
            <div class="paper" id="post-paper" role="tabpanel" tabindex="0" aria-labelledby={tab_id(&open.id)}>
                if let Some(to) = &rendered.to {
                    <p class="subject" dir="auto"><span class="muted">{ text::TO }</span>{ " " }{ to.clone() }</p>
                }
                if let Some(subject) = &rendered.subject {
                    <p class="subject" dir="auto"><span class="muted">{ text::SUBJECT }</span>{ " " }<span lang={of_procedures()}>{ subject.clone() }</span></p>
                }
                for part in rendered.parts.iter() {
                    <div class="part" lang={of_procedures()}>{ document::stretches(&part.blocks) }</div>
                }
            </div>
            <div class="post-foot">
                // Nobody counts the characters of an e-mail that is sent as one.
                if post.target != Target::Email || rendered.parts.len() > 1 {
                    { measure(&rendered, post.target) }
                }
                <Before handle={props.handle.clone()} run={props.run.clone()} post={Rc::clone(open)} stops={stops(props, open)} />
                { tags(open) }
                { new_record(props.site, &props.handle.sop, props.scope, props.evaluation, post) }
            </div>
            <div class="sending">
                // First, since a narrow window pins the buttons to its lower edge.
                if let Some(mail) = mail_of(props.scope, &props.handle.sop, open) {
                    { e_mail(mail, props.copying) }
                }
                <CopyBar copying={props.copying.clone()} copy={post.copy.clone()} parts={rendered.parts.len()}
                    draft_parts={rendered.draft_parts} subject={rendered.subject.is_some()} left={open.left()} />
            </div>
        </section>
    }
}

/// The post that was opened last if it still belongs to the case, else the first that does.
pub(crate) fn open_post<'a>(case: &Case, evaluation: &'a Evaluation) -> Option<&'a Rc<PostState>> {
    let mut shown = evaluation.posts.iter().filter(|post| post.shown);
    let last = shown.clone().find(|post| case.post.as_ref() == Some(&post.id));
    last.or_else(|| shown.next())
}

#[derive(Properties, PartialEq)]
struct TabsProps {
    handle: CaseHandle,
    /// The posts that belong to the case.
    posts: Vec<PostId>,
    open: PostId,
}

#[component]
fn Tabs(TabsProps { handle, posts, open }: &TabsProps) -> Html {
    let go: Rc<[_]> = posts.iter().map(|post| (post.clone(), tab_id(post))).collect();
    let tab = |index: usize, id: &PostId| {
        let here = id == open;
        let title = handle.sop.post(id.as_str()).map_or("", |post| post.title.as_str());
        let onclick = {
            let (handle, id) = (handle.clone(), id.clone());
            move |_: MouseEvent| handle.happened(Action::PostOpened { post: id.clone() })
        };
        let onkeydown = {
            let (handle, go) = (handle.clone(), Rc::clone(&go));
            move |event: KeyboardEvent| {
                let to = keys::arrow(&event, index, go.len());
                let Some((post, tab)) = to.and_then(|to| go.get(to)) else { return };
                handle.happened(Action::PostOpened { post: post.clone() });
                focus::soon(tab.clone());
            }
        };
        html! {
            <button type="button" role="tab" lang={of_procedures()} key={id.as_str()} id={tab_id(id)} aria-selected={here.to_string()}
                aria-controls="post-paper" tabindex={if here { "0" } else { "-1" }} {onclick} {onkeydown}>{ title }</button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={text::POSTS}>
            for (index, post) in posts.iter().enumerate() {
                { tab(index, post) }
            }
        </div>
    }
}

/// The id of the tab of a post.
pub(super) fn tab_id(post: &PostId) -> String {
    ["post-tab-", post.as_str()].concat()
}

fn measure(rendered: &Rendered, target: Target) -> Html {
    let Measure { counted, limit, .. } = rendered.measure;
    // The bar turns yellow when little room is left.
    let high = limit.saturating_sub(limit / 10);
    let words = text::measure(&rendered.measure);
    html! {
        <div class="measure small">
            <span id="measure">{ words }</span>
            // A subject is never more than one.
            if limits(target).parts {
                <span class="muted">{ text::parts(rendered.parts.len()) }</span>
            }
            <meter min="0" max={limit.to_string()} optimum="0" high={high.to_string()} value={counted.to_string()}
                aria-labelledby="measure" />
        </div>
    }
}

/// The rules that withhold a post, and where each can be answered.
fn stops(props: &Props<'_>, post: &PostState) -> Vec<Stop> {
    let found = |rule: &_| props.evaluation.findings.iter().find(|finding| finding.rule == *rule);
    let stop = |finding| Stop::new(&props.handle.sop, props.evaluation, finding);
    post.withheld_by.iter().filter_map(found).map(stop).collect()
}

#[derive(Properties, PartialEq)]
struct BeforeProps {
    handle: CaseHandle,
    run: Callback<Command>,
    post: Rc<PostState>,
    stops: Vec<Stop>,
}

/// What is to be done before the post is copied.
#[component]
fn Before(BeforeProps { handle, run, post, stops }: &BeforeProps) -> Html {
    let next = run.reform(|_: MouseEvent| Command::NextMissing);
    html! {
        <div id={BEFORE} class="before" tabindex="-1">
            if post.left() > 0 {
                <h3>{ text::BEFORE_YOU_COPY }{ " " }<span class="muted">{ text::left_count(post.left()) }</span></h3>
                <button type="button" class="link small" aria-keyshortcuts="Alt+Enter" onclick={next}>
                    { text::TO_NEXT }{ " " }<kbd aria-hidden="true">{ text::keys(text::NEXT_MISSING_KEYS) }</kbd>
                </button>
            }
            { before_list(handle, stops, &post.missing) }
        </div>
    }
}

fn tags(post: &PostState) -> Html {
    if post.tags.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tags">
            <h3>{ text::TAGS }{ " " }<span class="muted">{ text::TAGS_WHY }</span></h3>
            <ul>
                for tag in post.tags.iter() {
                    <li class="chip">{ "@ " }{ text::tag(tag) }</li>
                }
            </ul>
        </div>
    }
}
