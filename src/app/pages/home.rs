//! Home: what the customer needs, the cases, what this browser holds.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::case_table::{Change, case_table};
use crate::app::components::kept::{self, kept};
use crate::app::components::needs::{Begun, needs};
use crate::app::components::search::{self, search};
use crate::app::listing::Listed;
use crate::app::pages::problem::{Problem, what_to_do};
use crate::app::route::Route;
use crate::app::shelf::{self, Shelf};
use crate::app::sops::{Sops, use_passages, use_procedures};
use crate::app::text;
use crate::app::view::html;
use crate::browser::{clock, focus, location, page, random, storage};
use crate::case::{Action, Case, Unreadable, reduce};
use crate::engine::begin_with;
use crate::id::CaseId;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sops: Sops,
}

/// The case that was deleted last, to be put back when asked.
#[derive(Debug, Clone, PartialEq)]
struct Deleted {
    id: CaseId,
    name: AttrValue,
    text: Rc<str>,
}

#[component]
pub(crate) fn HomePage(props: &Props) -> Html {
    page::title(&text::title(&[text::CASES]));
    let shelf = use_state(shelf::look);
    let deleted = use_state(|| None::<Deleted>);
    let refresh = {
        let setter = shelf.setter();
        move || setter.set(shelf::look())
    };
    {
        let refresh = refresh.clone();
        use_effect_with((), move |()| {
            let listening = storage::on_change(refresh);
            move || drop(listening)
        });
    }
    let wanted = shelf.cases.iter().map(|case| case.procedure.clone()).collect();
    let arrived = use_procedures(&props.sops, wanted);
    let waiting = arrived == Err(Problem::Waiting);
    let lines =
        use_memo(((*shelf).clone(), props.sops.clone(), props.sops.fetched()), |(shelf, sops, _)| lines(shelf, sops));
    let query = use_state_eq(String::new);
    let passages = use_passages(&props.sops, !query.is_empty());
    let (open, closed): (Vec<_>, Vec<_>) = lines.listed.iter().partition(|line| !line.closed);

    let change = {
        let (refresh, deleted) = (refresh.clone(), deleted.setter());
        Callback::from(move |(line, change): (Listed, Change)| {
            match change {
                Change::Deleted => {
                    let Some(text) = shelf::take(&line.id) else { return };
                    deleted.set(Some(Deleted { id: line.id, name: line.name.clone(), text: text.into() }));
                    focus::soon("undo".to_owned());
                    page::say(&text::deleted(&line.name));
                }
                Change::Moved => {
                    move_between(&line.id);
                    page::say(&if line.closed { text::reopened(&line.name) } else { text::closed(&line.name) });
                    focus::soon("cases-heading".to_owned());
                }
            }
            refresh();
        })
    };
    let undo = {
        let (last, setter) = ((*deleted).clone(), deleted.setter());
        Callback::from(move |_: MouseEvent| {
            let Some(Deleted { id, name, text }) = &last else { return };
            // Where storage is full it stays in memory, and the page of the case says so.
            let _ = shelf::put_back(id, text);
            setter.set(None);
            page::say(&text::restored(name));
            refresh();
            focus::soon("cases-heading".to_owned());
        })
    };
    let picked = Callback::from(begin);
    let (sops, passages) = (&props.sops, passages.as_ref());
    let found = search(&search::Props { sops, query: &query, passages, picked: &picked });
    html! {
        <div class="home">
            { needs(&props.sops, &picked, found) }
            <section class="card cases" aria-labelledby="cases-heading">
                <h2 id="cases-heading" tabindex="-1">
                    { text::YOUR_CASES }{ " " }<span class="muted">{ text::count(open.len(), closed.len()) }</span>
                </h2>
                if let Some(deleted) = &*deleted {
                    <p class="undo">
                        { text::deleted(&deleted.name) }{ " " }
                        <button type="button" class="link" id="undo" onclick={undo}>{ text::UNDO }</button>
                    </p>
                }
                if let Err(problem) = &arrived {
                    if waiting {
                        <p class="muted">{ text::LOADING_CASES }</p>
                    } else {
                        { what_to_do(problem) }
                    }
                }
                if !open.is_empty() {
                    { case_table(&open, text::YOUR_CASES, &change) }
                } else if arrived.is_ok() {
                    <p class="muted">{ if closed.is_empty() { text::NO_CASES } else { text::NO_OPEN_CASES } }</p>
                }
                if !closed.is_empty() {
                    <details class="closed">
                        <summary>{ text::closed_cases(closed.len()) }</summary>
                        { case_table(&closed, text::CLOSED_CASES, &change) }
                    </details>
                }
            </section>
            { kept(&kept::Props {
                cases: shelf.cases.len(),
                size: shelf.size,
                blocked: shelf.blocked,
                unreadable: if arrived.is_err() { Vec::new() } else { lines.unreadable.clone() },
            }) }
        </div>
    }
}

/// What the shelf holds, as lines; and what of it cannot be shown.
struct Lines {
    listed: Vec<Listed>,
    unreadable: Vec<AttrValue>,
}

fn lines(shelf: &Shelf, sops: &Sops) -> Lines {
    let now = clock::now();
    let mut lines = Lines { listed: Vec::new(), unreadable: Vec::new() };
    for case in &shelf.cases {
        match sops.get(&case.procedure) {
            Some(sop) => lines.listed.push(Listed::new(case, &sop, &now)),
            None => lines.unreadable.push(text::of_unknown_procedure(&case.id, &case.procedure).into()),
        }
    }
    let why = |(key, why): &(String, Unreadable)| text::unreadable(key, why).into();
    lines.unreadable.extend(shelf.unreadable.iter().map(why));
    lines
}

/// Begins a case and opens it. Where it cannot be stored it is held in memory, and its page says so.
fn begin(Begun { head, answers }: Begun) {
    let id = random::case_id();
    let mut case = Case::begun(id.clone(), head.id, head.version, clock::instant());
    begin_with(&mut case.entries, &answers);
    let _ = shelf::keep(&case);
    location::go(&Route::Case { id, stage: None }.link());
}

/// Closes an open case and opens a closed one.
fn move_between(id: &CaseId) {
    let Some(Ok(case)) = shelf::find(id) else { return };
    let now = clock::instant();
    let action = if case.closed.is_some() { Action::Reopened } else { Action::Closed { at: now } };
    let _ = shelf::keep(&reduce(&case, action, now));
}
