//! Every post of a case in full, with what is missing before it can be sent.

use yew::prelude::*;

use super::case::Paper;
use crate::text;
use crate::text::paper as words;
use crate::ui::document;
use casewright_core::document::plain;
use casewright_core::engine::{Missing, PostState};
use casewright_core::post::{Status, render};
use casewright_core::procedure::Post;

pub(super) fn posts(paper: &Paper<'_>) -> Html {
    let shown = paper.evaluation.posts.iter().filter(|state| state.shown);
    let posts: Html = shown.filter_map(|state| Some(one(paper, paper.sop.post(state.id.as_str())?, state))).collect();
    html! { <section><h2>{ text::POSTS }</h2>{ posts }</section> }
}

fn one(paper: &Paper<'_>, post: &Post, state: &PostState) -> Html {
    let rendered = render(&paper.sop, paper.entries, paper.now, post, Status::Final);
    let of = rendered.parts.len();
    html! {
        <section class="written" key={post.id.as_str()}>
            <h3>{ post.title.clone() }{ " " }<span class="role">{ words::target(post.target) }</span></h3>
            { before(paper, state) }
            if !state.tags.is_empty() {
                <p class="small">{ words::tags(&state.tags.iter().map(|tag| text::tag(tag)).collect::<Vec<_>>().join("; ")) }</p>
            }
            <div class="paper">
                if let Some(to) = &rendered.to {
                    <p dir="auto"><b>{ text::TO }</b>{ " " }{ to.clone() }</p>
                }
                if let Some(subject) = &rendered.subject {
                    <p dir="auto"><b>{ text::SUBJECT }</b>{ " " }{ subject.clone() }</p>
                }
                for (number, part) in (1_usize..).zip(rendered.parts.iter()) {
                    if of > 1 {
                        <p class="small muted">{ words::part(number, of) }</p>
                    }
                    <div key={number}>{ document::blocks(&part.blocks) }</div>
                }
            </div>
        </section>
    }
}

/// Says that it is ready, or lists what is missing.
fn before(paper: &Paper<'_>, state: &PostState) -> Html {
    if state.ready {
        return html! { <p class="small"><b>{ words::READY }</b></p> };
    }
    let missing = |missing: &Missing| text::missing(&paper.sop, missing).join(" ");
    let found = |rule: &_| paper.evaluation.findings.iter().find(|finding| finding.rule == *rule);
    let withheld = state.withheld_by.iter().filter_map(found).map(|finding| plain(&finding.says));
    let all: Vec<String> = withheld.chain(state.missing.iter().map(missing)).collect();
    html! {
        <>
            <p class="small"><b>{ words::not_ready(state.left()) }</b></p>
            <ul class="small">
                for one in all {
                    <li>{ one }</li>
                }
            </ul>
        </>
    }
}
