//! Sections of a procedure read as a document, on the screen and on paper: rules, deadlines, texts to write, terms.

use yew::prelude::*;

use crate::pack::Sop;
use crate::text;
use crate::text::paper as words;
use crate::words::Text;
use casewright_core::procedure::changes::{spoken, spoken_line};
use casewright_core::procedure::{Clock, Due, Expr, Post, Rule, Term};

/// The condition of something, if it has one.
pub(crate) fn conditional(sop: &Sop, when: Option<&Expr>) -> Html {
    match when {
        Some(when) => html! { <p class="small condition">{ words::only_if(&spoken(sop, when, text::WORDING)) }</p> },
        None => Html::default(),
    }
}

/// Every rule with its condition.
pub(crate) fn rules(sop: &Sop) -> Html {
    let rule = |rule: &Rule| {
        let withheld = rule.withholds.iter().filter_map(|post| sop.post(post.as_str())).map(|post| post.title.as_str());
        let withheld: Vec<&str> = withheld.collect();
        html! {
            <li key={rule.id.as_str()}>
                <p><b>{ text::level(rule.level) }</b>{ " " }{ spoken_line(sop, &rule.says, text::WORDING) }</p>
                if !withheld.is_empty() {
                    <p class="small"><b>{ words::withheld(&withheld.join(", ")) }</b></p>
                }
                <p class="small muted">
                    { words::holds_if(&spoken(sop, &rule.when, text::WORDING)) }{ " " }{ text::source(sop, &rule.sources) }
                </p>
            </li>
        }
    };
    list(words::RULES, sop.rules.iter().map(rule).collect())
}

/// Every deadline, and the time after which it is due.
pub(crate) fn deadlines(sop: &Sop) -> Html {
    let due = |due: &Due| html! { <p>{ words::after(due.after, due.repeat, &spoken_line(sop, &due.says, text::WORDING)) }</p> };
    let clock = |clock: &Clock| {
        let until = clock.until.as_ref().map(|until| spoken(sop, until, text::WORDING));
        html! {
            <li key={clock.id.as_str()}>
                <h3>{ clock.label.clone() }</h3>
                { conditional(sop, clock.when.as_ref()) }
                for one in clock.dues.iter() {
                    { due(one) }
                }
                <p class="small muted">
                    { words::runs(&spoken(sop, &clock.starts, text::WORDING), until.as_deref()) }{ " " }{ text::source(sop, &clock.sources) }
                </p>
            </li>
        }
    };
    list(words::DEADLINES, sop.clocks.iter().map(clock).collect())
}

/// The posts to write, and where each goes; on a checklist with a box before each.
pub(crate) fn texts(sop: &Sop, before: &'static str) -> Html {
    let post = |post: &Post| {
        html! {
            <li key={post.id.as_str()}>
                <p><span aria-hidden="true">{ before }</span>{ post.title.clone() }{ " " }<span class="role">{ words::target(post.target) }</span></p>
                { conditional(sop, post.when.as_ref()) }
            </li>
        }
    };
    list(words::TEXTS, sop.posts.iter().map(post).collect())
}

pub(crate) fn terms(sop: &Sop) -> Html {
    let term = |term: &Term| {
        html! {
            <li key={term.name.as_str()}><b>{ term.name.clone() }</b>{ ": " }{ text::term(sop, term) }</li>
        }
    };
    list(words::TERMS, sop.terms.iter().map(term).collect())
}

fn list(title: Text, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ title }</h2>
            <ul class="items">{ for items }</ul>
        </section>
    }
}
