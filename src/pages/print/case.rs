//! A whole case on paper: every stage, answer, check with its time, finding, deadline and post.

use std::task::Poll;

use casewright_core::case::keys::is_practice;
use casewright_core::case::{Case, Entries};
use casewright_core::engine::{ClockState, DueState, Evaluation, Scope, evaluate_case};
use casewright_core::id::CaseId;
use casewright_core::value::Now;
use yew::prelude::*;

use super::no_sheet;
use super::posts::posts;
use super::stages::stages;
use crate::cases::{self, CaseClock, use_place};
use crate::pack::{Pack, Sop, use_procedures, wanted};
use crate::route::Route;
use crate::text::{self, Problem, paper as words};
use crate::ui::chips::{CaseChips, case_chips, tone};
use crate::ui::document;
use crate::ui::finding::finding;
use crate::ui::sheet::{HEADING, sheet};
use crate::ui::title::use_title;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pack: Pack,
    pub(super) case: CaseId,
}

#[component]
pub(super) fn CasePaper(props: &Props) -> Html {
    // The state as of now: to get a later one, print again.
    let case = use_memo(props.case.clone(), cases::read);
    let arrived = use_procedures(&props.pack, case.iter().flatten().map(|case| wanted(case)).collect());
    let clock = use_memo(props.case.clone(), CaseClock::of);
    let now = use_memo(props.case.clone(), |_| clock.now());
    use_place(&clock);
    let sop = case.as_ref().as_ref().and_then(|case| props.pack.of(case.as_ref().ok()?));
    let name = match (&*case, &sop) {
        (Some(Ok(case)), Some(sop)) => text::name(sop.name_of(case)),
        _ => String::new(),
    };
    use_title(&[&words::CASE_ON_PAPER, &name]);
    let problem = match (&*case, sop, arrived) {
        (Some(Ok(case)), Some(sop), _) => return whole(&Paper::new(&props.pack, sop, case, &now)),
        (None, ..) => Problem::UnknownCase,
        (Some(Err(why)), ..) => Problem::UnreadableCase(*why),
        (_, _, Poll::Pending) => Problem::Waiting,
        (_, _, Poll::Ready(Err(why))) => Problem::Pack(why),
        (_, _, Poll::Ready(Ok(()))) => Problem::ProcedureGone,
    };
    no_sheet(words::CASE_ON_PAPER, &problem)
}

pub(super) struct Paper<'a> {
    pub(super) pack: &'a Pack,
    pub(super) sop: Sop,
    pub(super) case: &'a Case,
    pub(super) entries: &'a Entries,
    pub(super) now: &'a Now,
    pub(super) evaluation: Evaluation,
}

impl<'a> Paper<'a> {
    fn new(pack: &'a Pack, sop: Sop, case: &'a Case, now: &'a Now) -> Paper<'a> {
        let evaluation = evaluate_case(&sop, case, now);
        Paper { pack, sop, case, entries: &case.entries, now, evaluation }
    }
}

fn whole(paper: &Paper<'_>) -> Html {
    let name = text::name(paper.sop.name_of(paper.case));
    let scope = Scope::new(&paper.sop, paper.entries, paper.now);
    let unplaced = paper.evaluation.findings.iter().filter(|finding| finding.at.is_none());
    let inside = html! {
        <>
            { head(paper, &name) }
            for one in unplaced {
                { finding(&paper.sop, one) }
            }
            { due(paper) }
            { stages(paper, &scope) }
            { posts(paper) }
            { linked(paper) }
        </>
    };
    sheet(Route::case(&paper.case.id).link(), words::BACK_TO_CASE, inside)
}

fn head(paper: &Paper<'_>, name: &str) -> Html {
    let (sop, case) = (&paper.sop, paper.case);
    html! {
        <header>
            <h1 id={HEADING} tabindex="-1" dir="auto">{ name }</h1>
            <p class="chips">
                { case_chips(&CaseChips::of(sop, case)) }
                if case.deleted.is_some() {
                    <span class="chip late">{ words::IN_BIN }</span>
                }
                if is_practice(&case.id) {
                    <span class="chip late">{ words::PRACTICE }</span>
                }
            </p>
            <p>{ words::of_version(&sop.title, &case.version) }</p>
            <p class="small muted">{ words::times(case.created, case.edited, case.closed, paper.now) }</p>
        </header>
    }
}

/// Everything the started clocks ask for, including what is done.
fn due(paper: &Paper<'_>) -> Html {
    let begun = |due: &&DueState| due.state != ClockState::Waiting;
    let begun: Vec<&DueState> = paper.evaluation.clocks.iter().map(|due| &**due).filter(begun).collect();
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
                <p class="small muted">{ text::sentence(&text::due_because(due)) }{ " " }{ text::source(&paper.sop, &due.sources) }</p>
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
    html! {
        <section>
            <h2>{ words::LINKED }</h2>
            <ul>
                for link in links.iter() {
                    <li key={link.case.as_str()}>
                        { if link.link.is_some() { text::LED_TO } else { text::STARTED_FROM } }
                        { paper.pack.title(&link.procedure) }
                        if let Some(Ok(other)) = cases::read(&link.case) {
                            { ", " }<span dir="auto">{ text::name(&other.name) }</span>{ " " }{ other.number.clone() }
                        }
                    </li>
                }
            </ul>
        </section>
    }
}
