//! All of a case on paper: every stage, every answer, every tick with its time, what was found, what is due, every post.

use std::rc::Rc;

use yew::prelude::*;

use super::posts::posts;
use super::stages::stages;
use super::{HEADING, no_sheet, sheet};
use crate::app::components::clocks::tone;
use crate::app::components::document;
use crate::app::components::finding::finding;
use crate::app::language::of_procedures;
use crate::app::pages::problem::Problem;
use crate::app::sop::Sop;
use crate::app::sops::{Sops, use_pack, use_procedures, wanted};
use crate::app::storage::page::case_link;
use crate::app::storage::records::everything;
use crate::app::text::{self, paper as words};
use crate::app::view::html;
use crate::browser::{clock, page};
use casewright_core::case::keys::{CASES, is_sample};
use casewright_core::case::{Case, Entries, restore};
use casewright_core::engine::{ClockState, DueState, Evaluation, Scope, evaluate};
use casewright_core::id::CaseId;
use casewright_core::value::Now;

#[derive(Properties, PartialEq)]
pub(in crate::app::storage) struct Props {
    pub(in crate::app::storage) case: CaseId,
}

#[component]
pub(in crate::app::storage) fn CasePaper(props: &Props) -> Html {
    let pack = use_pack();
    // As it is now: whoever wants a later state prints it again.
    let case = use_memo(props.case.clone(), find);
    page::title(&text::title(&[&words::CASE_ON_PAPER]));
    match (&*case, pack) {
        (Err(problem), _) => no_sheet(words::CASE_ON_PAPER, problem),
        (_, Err(problem)) => no_sheet(words::CASE_ON_PAPER, &problem),
        (Ok(case), Ok(sops)) => html! { <Sheet {sops} case={Rc::clone(case)} /> },
    }
}

fn find(id: &CaseId) -> Result<Rc<Case>, Problem> {
    let (all, _) = everything();
    let text = all.get(&[CASES, id.as_str()].concat()).ok_or(Problem::UnknownCase)?;
    restore(text).map(Rc::new).map_err(Problem::UnreadableCase)
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    sops: Sops,
    case: Rc<Case>,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let case = &props.case;
    let arrived = use_procedures(&props.sops, vec![wanted(case)]);
    let now = use_memo((), |()| clock::now());
    match props.sops.of(case) {
        Some(sop) => whole(&Paper::new(&props.sops, sop, case, &now)),
        None => no_sheet(words::CASE_ON_PAPER, &arrived.err().unwrap_or(Problem::UnknownProcedure)),
    }
}

/// What the parts of the sheet are drawn from.
pub(super) struct Paper<'a> {
    pub(super) sops: &'a Sops,
    pub(super) sop: Sop,
    pub(super) case: &'a Case,
    pub(super) entries: &'a Entries,
    pub(super) now: &'a Now,
    pub(super) evaluation: Evaluation,
}

impl<'a> Paper<'a> {
    fn new(sops: &'a Sops, sop: Sop, case: &'a Case, now: &'a Now) -> Paper<'a> {
        let evaluation = evaluate(&sop, &case.entries, now);
        Paper { sops, sop, case, entries: &case.entries, now, evaluation }
    }
}

fn whole(paper: &Paper<'_>) -> Html {
    let name = text::name(paper.sop.name_of(paper.case));
    page::title(&text::title(&[&words::CASE_ON_PAPER, &name]));
    let scope = Scope::new(&paper.sop, paper.entries, paper.now);
    let homeless = paper.evaluation.findings.iter().filter(|finding| finding.at.is_none());
    let inside = html! {
        <>
            { head(paper, &name) }
            for one in homeless {
                { finding(&paper.sop, one) }
            }
            { due(paper) }
            { stages(paper, &scope) }
            { posts(paper) }
            { linked(paper) }
        </>
    };
    sheet(case_link(&paper.case.id), words::BACK_TO_CASE, inside)
}

fn head(paper: &Paper<'_>, name: &str) -> Html {
    let (sop, case) = (&paper.sop, paper.case);
    let number = sop.number_of(case);
    html! {
        <header>
            <h1 id={HEADING} tabindex="-1" dir="auto">{ name }</h1>
            <p class="chips">
                if is_sample(&case.id) {
                    <span class="chip due">{ text::SAMPLE }</span>
                }
                for topic in sop.topics_of(case) {
                    <span class="chip topic" lang={of_procedures()}>{ topic }</span>
                }
                if !number.is_empty() {
                    <span class="chip">{ text::case_number(number) }</span>
                }
                if case.closed.is_some() {
                    <span class="chip due">{ text::CLOSED }</span>
                }
                if case.deleted.is_some() {
                    <span class="chip late">{ words::IN_BIN }</span>
                }
            </p>
            <p>{ words::of_version(&sop.title, &case.version) }</p>
            <p class="small muted">{ words::times(case.created, case.edited, case.closed, paper.now) }</p>
        </header>
    }
}

/// What every clock asks for that has begun, also what is done.
fn due(paper: &Paper<'_>) -> Html {
    let begun = |due: &&DueState| due.state != ClockState::Waiting;
    let begun: Vec<&DueState> = paper.evaluation.clocks.iter().filter(begun).collect();
    if begun.is_empty() {
        return Html::default();
    }
    let line = |due: &DueState| {
        let later = paper.case.later.get(&due.id).filter(|until| **until > paper.now.instant);
        html! {
            <li key={due.id.as_str()}>
                <p>
                    <span class={["chip ", tone(due.state)].concat()}>{ words::due_at(due.due) }</span>{ " " }
                    { document::line(&due.says) }
                    if let Some(how) = words::due_is(due.state) {
                        { " " }<b>{ how }</b>
                    }
                    if let Some(until) = later {
                        { " " }<b>{ words::put_off(*until) }</b>
                    }
                </p>
                <p class="small muted">{ due.because.clone() }{ ". " }{ text::source(&paper.sop.cited(&due.sources)) }</p>
            </li>
        }
    };
    html! {
        <section>
            <h2>{ words::DUE }</h2>
            <ul class="items">
                for one in begun {
                    { line(one) }
                }
            </ul>
        </section>
    }
}

fn linked(paper: &Paper<'_>) -> Html {
    let links = &paper.entries.links;
    if links.is_empty() {
        return Html::default();
    }
    let (all, _) = everything();
    html! {
        <section>
            <h2>{ words::LINKED }</h2>
            <ul>
                for link in links.iter() {
                    <li key={link.case.as_str()}>
                        { if link.link.is_some() { text::LED_TO } else { text::STARTED_FROM } }
                        { paper.sops.head(&link.procedure).map_or(link.procedure.as_str(), |head| head.title.as_str()) }
                        if let Some(other) = all.get(&[CASES, link.case.as_str()].concat()).and_then(|text| restore(text).ok()) {
                            { ", " }<span dir="auto">{ text::name(&other.name) }</span>{ " " }{ other.number.clone() }
                        }
                    </li>
                }
            </ul>
        </section>
    }
}
