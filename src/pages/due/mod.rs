//! The tasks of every open case, late ones first, then the soonest. They can be finished or postponed here, and
//! exported to a calendar file.

mod calendar_file;
mod line;

use std::rc::Rc;
use std::task::Poll;

use casewright_core::calendar::Moment;
use casewright_core::case::Case;
use casewright_core::engine::{Task, agenda, clocks_of, settle};
use casewright_core::id::CaseId;
use casewright_core::value::Now;
use yew::prelude::*;

use self::calendar_file::calendar_card;
use self::line::{Line, item};
use crate::browser::{focus, page};
use crate::cases::{self, use_cases_now};
use crate::pack::{Pack, use_procedures, wanted};
use crate::text::{self, Problem, storage as words};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::notifying::Notifying;
use crate::ui::problem::what_to_do;
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
struct Props {
    pack: Pack,
}

pub(crate) const PART: Part = part!("due", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match page.pack_or_problem() {
        Ok(pack) => html! { <DuePage {pack} /> },
        Err(problem) => problem,
    })
}

/// Gets the focus after something was done.
const HEADING: &str = "page-heading";

/// What was done last.
struct Done {
    words: String,
    /// The case in which it can be undone; none if nothing was changed.
    undo: Option<CaseId>,
}

#[component]
fn DuePage(props: &Props) -> Html {
    use_title(&[&text::DUE]);
    html! {
        <div class="storage due">
            <h1 id={HEADING} tabindex="-1">{ text::DUE }</h1>
            <Tasks ..props.clone() />
        </div>
    }
}

#[component]
fn Tasks(props: &Props) -> Html {
    let (overview, now) = use_cases_now();
    let open = use_memo(overview, |overview| overview.open_without_samples());
    let done = use_state(|| None::<Rc<Done>>);
    let arrived = use_procedures(&props.pack, open.iter().map(|case| wanted(case)).collect());
    if arrived.is_pending() {
        return html! { <p class="muted">{ text::LOADING_CASES }</p> };
    }
    let lines = lines(&props.pack, &open, &now);
    let did = {
        let done = done.setter();
        Callback::from(move |was: Done| {
            page::say(&was.words);
            focus::soon(HEADING.to_owned());
            done.set(Some(Rc::new(was)));
        })
    };
    let undo = {
        let (did, last) = (did.clone(), (*done).clone());
        move |_: MouseEvent| {
            if let Some(case) = last.as_ref().and_then(|done| done.undo.as_ref()) {
                let words = cases::undo(case).map_or_else(words::unchanged, |()| words::UNDONE.to_string());
                did.emit(Done { words, undo: None });
            }
        }
    };
    let late = lines.iter().filter(|line| line.task().is_late()).count();
    html! {
        <>
            <p class="lead" translate="no">{ words::due_in_all(lines.len(), late) }</p>
            if let Some(done) = &*done {
                <p class="done">
                    { done.words.clone() }
                    if done.undo.is_some() {
                        { " " }<button type="button" class="link" onclick={undo}>{ text::UNDO }</button>
                    }
                </p>
            }
            if let Poll::Ready(Err(why)) = &arrived {
                { what_to_do(&Problem::Pack(why.clone())) }
            }
            for group in groups(&lines, &now) {
                { section(&group, &did, &now) }
            }
            { calendar_card(&waiting_cases(&lines), &props.pack) }
            <Notifying />
        </>
    }
}

/// The tasks of all open cases, most urgent first.
fn lines(pack: &Pack, open: &[Rc<Case>], now: &Now) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for case in open {
        let Some(sop) = pack.of(case) else { continue };
        for Task { due, at, put_off } in agenda(&clocks_of(&sop, case, now), &case.later, now) {
            let settle = settle(&sop, &case.entries, now, &due.id);
            lines.push(Line { case: Rc::clone(case), sop: sop.clone(), due: due.clone(), at, put_off, settle });
        }
    }
    lines.sort_by_key(|line| line.task().place(now));
    lines
}

/// The cases that have a task, in the order of the tasks.
fn waiting_cases(lines: &[Line]) -> Vec<Rc<Case>> {
    let mut cases: Vec<Rc<Case>> = Vec::new();
    for line in lines {
        if !cases.iter().any(|case| Rc::ptr_eq(case, &line.case)) {
            cases.push(Rc::clone(&line.case));
        }
    }
    cases
}

/// Lines under one heading.
struct Group<'a> {
    title: String,
    lines: Vec<&'a Line>,
}

fn groups<'a>(lines: &'a [Line], now: &Now) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for line in lines {
        let title = if line.task().is_late() { words::LATE.to_string() } else { words::day(day_of(line.at, now), now) };
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { title, lines: vec![line] }),
        }
    }
    groups
}

fn day_of(at: Moment, now: &Now) -> chrono::NaiveDate {
    match at {
        // Tasks due since an earlier day are for today.
        Moment::Day(day) => day.max(now.today()),
        Moment::Time(time) => now.zone.local(time).date().max(now.today()),
    }
}

fn section(group: &Group<'_>, did: &Callback<Done>, now: &Now) -> Html {
    let id = ["day-", &group.title.replace([' ', '/'], "-")].concat();
    html! {
        <section class="card" aria-labelledby={id.clone()}>
            <h2 {id}>{ group.title.clone() }{ " " }<span class="muted">{ text::number(group.lines.len()) }</span></h2>
            <ul class="lines" translate="no">
                for line in group.lines.iter() {
                    <li key={[line.case.id.as_str(), line.due.id.as_str()].concat()}>{ item(line, did, now) }</li>
                }
            </ul>
        </section>
    }
}
