//! What every open case needs next, late first, then the soonest; done or put off from here, and as a calendar file.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{NaiveTime, TimeDelta};
use yew::prelude::*;

use super::calendar_file::calendar_card;
use super::change::{Unchanged, open, save};
use super::notifying::Notifying;
use super::records::everything;
use crate::app::components::clocks::{counts, tone};
use crate::app::components::document;
use crate::app::language::of_procedures;
use crate::app::listing::state;
use crate::app::pages::problem::{Problem, what_to_do};
use crate::app::route::Route;
use crate::app::sop::Sop;
use crate::app::sops::{Sops, use_pack, use_procedures, wanted};
use crate::app::state::Place;
use crate::app::text::{self, storage as words};
use crate::app::view::html;
use crate::browser::{clock, focus, page, storage};
use casewright_core::calendar::Moment;
use casewright_core::case::keys::{CASES, is_id_of_sample};
use casewright_core::case::{Action, Case, Copy, glance, restore};
use casewright_core::document::plain;
use casewright_core::engine::{DueState, Settle, Task, agenda, evaluate, settle};
use casewright_core::id::DueId;
use casewright_core::value::{Instant, Now, write_time};

/// How often the times are looked at, in milliseconds.
const TICK: u32 = 30_000;

/// How long after a change of another tab it is looked at, in milliseconds.
const SOON: u32 = 100;

/// When a day of work begins, for what is put off until another day.
const MORNING: TimeDelta = TimeDelta::hours(9);

/// Where the focus goes after something was done.
const HEADING: &str = "page-heading";

/// A case that is open, and under which key it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Open {
    key: String,
    pub(super) case: Case,
}

/// All open cases. The others, which are most, are only glanced at.
fn open_cases() -> Rc<[Rc<Open>]> {
    let open = |(key, text): (String, String)| {
        let id = key.strip_prefix(CASES).filter(|id| !is_id_of_sample(id))?;
        let over = glance(&text).is_ok_and(|glance| glance.closed || glance.deleted);
        let case = if over { None } else { restore(&text).ok() };
        let case = case.filter(|case| case.id.as_str() == id && case.closed.is_none() && case.deleted.is_none())?;
        Some(Rc::new(Open { key, case }))
    };
    everything().0.into_iter().filter_map(open).collect()
}

/// Something to do in a case.
struct Line {
    kept: Rc<Open>,
    sop: Sop,
    due: DueState,
    at: Moment,
    put_off: Option<Instant>,
    settle: Settle,
}

impl Line {
    fn task(&self) -> Task<'_> {
        Task { due: &self.due, at: self.at, put_off: self.put_off }
    }
}

/// What was done last.
struct Done {
    words: String,
    key: String,
    /// The case as it is open here, which knows what was done; none where that failed.
    copy: Option<RefCell<Copy>>,
}

#[component]
pub(super) fn DuePage() -> Html {
    page::title(&text::title(&[&text::DUE]));
    let pack = use_pack();
    html! {
        <div class="storage due">
            <h1 id={HEADING} tabindex="-1">{ text::DUE }</h1>
            { match pack {
                Ok(sops) => html! { <Tasks {sops} /> },
                Err(problem) => waiting(&problem),
            } }
        </div>
    }
}

fn waiting(problem: &Problem) -> Html {
    match problem {
        Problem::Waiting => html! { <p class="muted">{ text::LOADING_CASES }</p> },
        problem => what_to_do(problem),
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    sops: Sops,
}

#[component]
fn Tasks(props: &Props) -> Html {
    let open = use_state(open_cases);
    let done = use_state(|| None::<Rc<Done>>);
    let now = use_state(|| Rc::new(clock::now()));
    {
        let (open, now) = (open.setter(), now.setter());
        use_effect_with((), move |()| {
            let passed = move || now.set(Rc::new(clock::now()));
            let look = {
                let passed = passed.clone();
                move || {
                    open.set(open_cases());
                    passed();
                }
            };
            let every = clock::every(TICK, passed);
            let shown = page::on_shown(look.clone());
            let pending = RefCell::new(None);
            let changed = storage::on_change(move |_, _| {
                // Several changes at once are looked at once.
                pending.replace(Some(clock::later(SOON, look.clone())));
            });
            move || drop((every, shown, changed))
        });
    }
    let arrived = use_procedures(&props.sops, open.iter().map(|kept| wanted(&kept.case)).collect());
    if arrived == Err(Problem::Waiting) {
        return waiting(&Problem::Waiting);
    }
    let lines = lines(&props.sops, &open, &now);
    let did = {
        let (open, done, now) = (open.setter(), done.setter(), now.setter());
        Callback::from(move |was: Done| {
            page::say(&was.words);
            focus::soon(HEADING.to_owned());
            done.set(Some(Rc::new(was)));
            open.set(open_cases());
            now.set(Rc::new(clock::now()));
        })
    };
    let undo = {
        let (did, last) = (did.clone(), (*done).clone());
        move |_: MouseEvent| {
            let Some(done) = &last else { return };
            let Some(mut copy) = done.copy.as_ref().map(RefCell::borrow_mut) else { return };
            copy.undo(clock::instant());
            let words = save(&done.key, &mut copy).map_or_else(words::unchanged, |()| words::UNDONE.to_string());
            did.emit(Done { words, key: done.key.clone(), copy: None });
        }
    };
    let late = lines.iter().filter(|line| line.task().is_late()).count();
    html! {
        <>
            <p class="lead">{ words::due_in_all(lines.len(), late) }</p>
            if let Some(done) = &*done {
                <p class="done">
                    { done.words.clone() }
                    if done.copy.is_some() {
                        { " " }<button type="button" class="link" onclick={undo}>{ text::UNDO }</button>
                    }
                </p>
            }
            if let Err(problem) = &arrived {
                { what_to_do(problem) }
            }
            for group in groups(&lines, &now) {
                { section(&group, &did, &now) }
            }
            { calendar_card(&waiting_cases(&lines), &props.sops) }
            <Notifying />
        </>
    }
}

/// What all open cases ask for, the first first.
fn lines(sops: &Sops, open: &[Rc<Open>], now: &Now) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for kept in open {
        let Some(sop) = sops.of(&kept.case) else { continue };
        let evaluation = evaluate(&sop, &kept.case.entries, now);
        for Task { due, at, put_off } in agenda(&evaluation.clocks, &kept.case.later, now) {
            let settle = settle(&sop, &kept.case.entries, now, &due.id);
            lines.push(Line { kept: Rc::clone(kept), sop, due: due.clone(), at, put_off, settle });
        }
    }
    lines.sort_by_key(|line| line.task().place(now));
    lines
}

/// The cases that have a line, the one with the first line first.
fn waiting_cases(lines: &[Line]) -> Vec<Rc<Open>> {
    let mut cases: Vec<Rc<Open>> = Vec::new();
    for line in lines {
        if !cases.iter().any(|case| Rc::ptr_eq(case, &line.kept)) {
            cases.push(Rc::clone(&line.kept));
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
        // What is due since an earlier day is to be done today.
        Moment::Day(day) => day.max(now.today()),
        Moment::Time(time) => now.zone.local(time).date().max(now.today()),
    }
}

fn section(group: &Group<'_>, did: &Callback<Done>, now: &Now) -> Html {
    let id = ["day-", &group.title.replace([' ', '/'], "-")].concat();
    html! {
        <section class="card" aria-labelledby={id.clone()}>
            <h2 {id}>{ group.title.clone() }{ " " }<span class="muted">{ text::number(group.lines.len()) }</span></h2>
            <ul class="lines">
                for line in group.lines.iter() {
                    <li key={[line.kept.key.as_str(), line.due.id.as_str()].concat()}>{ item(line, did, now) }</li>
                }
            </ul>
        </section>
    }
}

fn item(line: &Line, did: &Callback<Done>, now: &Now) -> Html {
    let case = &line.kept.case;
    let name = text::name(&case.name);
    let task = line.task();
    let place = match &line.settle {
        Settle::Tick(step) | Settle::Step(step) => Some(Place::Step(step.clone())),
        Settle::Time(field) | Settle::Field(field) => Some(Place::Field(field.clone())),
        Settle::Nothing => None,
    };
    let link =
        place.map_or(Route::Case { id: case.id.clone(), stage: None }, |place| place.route(line.sop, &case.id)).link();
    let says = plain(&line.due.says);
    let to = words::of_task(&says, &name);
    html! {
        <>
            <div>
                <p>
                    <span class={["chip ", tone(state(&task))].concat()}>{ text::task_chip(&task, now) }</span>
                    { counts(text::counts(task.due)) }{ " " }
                    <span lang={of_procedures()}>{ document::line(&line.due.says) }</span>
                </p>
                <p>
                    <a href={link}><span dir="auto">{ name.clone() }</span><span class="visually-hidden">{ words::where_to(&says) }</span></a>
                    { " " }<span class="muted small">{ case.number.clone() }</span>
                </p>
                <p class="muted small" lang={of_procedures()}>{ line.due.because.clone() }</p>
            </div>
            <div class="acts">
                { finish(line, did, &to) }
                { put_off(line, did, now, &to) }
            </div>
        </>
    }
}

/// The button that settles it, where one click can.
fn finish(line: &Line, did: &Callback<Done>, to: &str) -> Html {
    let act: fn(&Settle, &Now) -> Option<Action> = |settle, now| match settle {
        Settle::Tick(step) => Some(Action::Ticked { step: step.clone(), at: now.instant }),
        Settle::Time(field) => {
            Some(Action::Answered { field: field.clone(), text: write_time(now.instant, &now.zone) })
        }
        _ => None,
    };
    if !matches!(line.settle, Settle::Tick(_) | Settle::Time(_)) {
        return html! { <span class="muted small">{ words::DONE_IN_CASE }</span> };
    }
    let onclick = {
        let (settle, key, did) = (line.settle.clone(), line.kept.key.clone(), did.clone());
        let words = words::task_done(&plain(&line.due.says), &text::name(&line.kept.case.name));
        move |_: MouseEvent| {
            if let Some(action) = act(&settle, &clock::now()) {
                did.emit(changed(&key, action, words.clone()));
            }
        }
    };
    html! {
        <button type="button" class="button small" {onclick}>
            { words::DONE }<span class="visually-hidden">{ " " }{ to.to_owned() }</span>
        </button>
    }
}

/// Until when it can be put off, and that it is put off no longer.
fn put_off(line: &Line, did: &Callback<Done>, now: &Now, to: &str) -> Html {
    let midnight = |days: i64| (now.today() + TimeDelta::days(days)).and_time(NaiveTime::MIN);
    let day = |days: i64| now.zone.instant(midnight(days) + MORNING);
    let until = [
        (words::AN_HOUR, now.instant + TimeDelta::hours(1)),
        (words::TOMORROW, day(1)),
        (words::THREE_DAYS, day(3)),
        (words::A_WEEK, day(7)),
    ];
    let act = |until: Option<Instant>| {
        let (key, did, due): (String, Callback<Done>, DueId) =
            (line.kept.key.clone(), did.clone(), line.due.id.clone());
        let words = words::was_put_off(until, &plain(&line.due.says), &text::name(&line.kept.case.name), now);
        move |_: MouseEvent| did.emit(changed(&key, Action::PutOff { due: due.clone(), until }, words.clone()))
    };
    if line.put_off.is_some() {
        return html! {
            <button type="button" class="link" onclick={act(None)}>
                { words::NOT_PUT_OFF }<span class="visually-hidden">{ " " }{ to.to_owned() }</span>
            </button>
        };
    }
    html! {
        <details class="put-off">
            <summary>{ words::PUT_OFF }<span class="visually-hidden">{ " " }{ to.to_owned() }</span></summary>
            for (word, until) in until {
                <button type="button" class="link" onclick={act(Some(until))}>{ word }</button>
            }
        </details>
    }
}

/// Lets something happen to a case that is stored, and says so.
fn changed(key: &str, action: Action, words: String) -> Done {
    let change = || -> Result<Copy, Unchanged> {
        let mut copy = open(key)?;
        copy.act(action, clock::instant());
        save(key, &mut copy)?;
        Ok(copy)
    };
    match change() {
        Ok(copy) => Done { words, key: key.to_owned(), copy: Some(RefCell::new(copy)) },
        Err(why) => Done { words: words::unchanged(why), key: key.to_owned(), copy: None },
    }
}
