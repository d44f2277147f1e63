//! Home: what the customer needs, the cases, what this browser holds.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::case_table::{Change, case_table};
use crate::app::components::due_soon::due_soon;
use crate::app::components::kept::kept;
use crate::app::components::needs::needs;
use crate::app::held::{use_begun, use_held};
use crate::app::listing::Listed;
use crate::app::pages::begin::begin;
use crate::app::pages::problem::{Problem, what_to_do};
use crate::app::route::Route;
use crate::app::settings::{self, Settings};
use crate::app::shelf::{self, Shelf};
use crate::app::sops::{Sops, use_procedures, wanted};
use crate::app::text;
use crate::app::view::html;
use crate::browser::{clock, focus, location, page, storage};
use casewright_core::case::keys::is_sample;
use casewright_core::case::{Action, Case};

const HEADING: &str = "cases-heading";

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sops: Sops,
}

#[component]
pub(crate) fn HomePage(props: &Props) -> Html {
    page::title(&text::title(&[&text::CASES]));
    let shelf = use_held(shelf::look);
    // What was done to a case last, to be undone.
    let done = use_held(|| None::<(Listed, Change)>);
    let refresh = {
        let setter = shelf.setter();
        move || setter.set(shelf::look())
    };
    {
        let refresh = refresh.clone();
        use_begun((), move || {
            // Several changes at once are looked at once.
            let pending = RefCell::new(None);
            Box::new(storage::on_change(move |_, _| {
                pending.replace(Some(clock::later(100, refresh.clone())));
            }))
        });
    }
    let wanted = shelf.open.iter().map(|case| wanted(case)).collect();
    let arrived = use_procedures(&props.sops, wanted);
    let waiting = arrived == Err(Problem::Waiting);
    // Looking at each open case takes a while, so it is done once, when their procedures are here; before, none can be opened.
    let open =
        use_memo(
            (shelf.shared(), props.sops, waiting),
            |(shelf, sops, waiting)| {
                if *waiting { Vec::new() } else { open_lines(shelf, sops) }
            },
        );

    let change = {
        let (refresh, done) = (refresh.clone(), done.setter());
        Callback::from(move |(line, change): (Listed, Change)| {
            if change == Change::Deleted && is_sample(&line.id) {
                shelf::give_up_samples();
                page::say(&text::THROWN_AWAY);
                done.set(None);
                focus::soon(HEADING.to_owned());
                return refresh();
            }
            let at = clock::instant();
            shelf::change(
                &line.id,
                match change {
                    Change::Deleted => Action::Deleted { at },
                    Change::Moved if line.closed => Action::Reopened,
                    Change::Moved => Action::Closed { at },
                },
            );
            page::say(&said(&line, change));
            done.set(Some((line, change)));
            focus::soon("undo".to_owned());
            refresh();
        })
    };
    let undo = {
        let (last, setter, refresh) = ((*done).clone(), done.setter(), refresh.clone());
        Callback::from(move |_: MouseEvent| {
            let Some((line, change)) = &last else { return };
            let (action, said) = match change {
                Change::Deleted => (Action::Restored, text::restored(&line.name)),
                Change::Moved if line.closed => (Action::Closed { at: clock::instant() }, text::closed(&line.name)),
                Change::Moved => (Action::Reopened, text::reopened(&line.name)),
            };
            shelf::change(&line.id, action);
            setter.set(None);
            page::say(&said);
            refresh();
            focus::soon(HEADING.to_owned());
        })
    };
    let decline = move |_: MouseEvent| {
        settings::keep(&Settings { no_tour: true, ..settings::read() });
        page::say(&text::TOUR_LATER);
        focus::soon(HEADING.to_owned());
        refresh();
    };
    let picked = Callback::from(|begun| location::go(&begin(begun)));
    // Closed ones are drawn once somebody wants to see them.
    let unfolded = use_held(|| false);
    let unfold = {
        let setter = unfolded.setter();
        move |_: Event| setter.set(true)
    };
    let closed_count = shelf.closed_count;
    html! {
        <div class="home">
            { needs(&props.sops, &picked) }
            <section class="card cases" aria-labelledby={HEADING}>
                <h2 id={HEADING} tabindex="-1">
                    { text::YOUR_CASES }{ " " }<span class="muted">{ text::count(shelf.open.len(), closed_count) }</span>
                </h2>
                if let Some((line, change)) = &*done {
                    <p class="undo">
                        { said(line, *change) }{ " " }
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
                    <p class="muted">{ if closed_count == 0 { text::NO_CASES } else { text::NO_OPEN_CASES } }</p>
                }
                if shelf.first && props.sops.sample.is_some() {
                    <div class="finding offer">
                        <p><b>{ text::NEW_HERE }</b>{ " " }{ text::NEW_HERE_SAYS }</p>
                        // start.js hears it: what it begins is of the second program.
                        <p class="buttons">
                            <button type="button" class="button" data-asks="tour">{ text::SEE_SAMPLE }</button>
                            <button type="button" class="link" onclick={decline}>{ text::NO_TOUR }</button>
                        </p>
                    </div>
                }
                if closed_count > 0 {
                    <details class="closed" ontoggle={unfold}>
                        <summary>{ text::closed_cases(closed_count) }</summary>
                        if *unfolded {
                            { case_table(&closed_lines(&shelf, &props.sops), text::CLOSED_CASES, &change) }
                            if closed_count > shelf.closed.len() {
                                <p><a href={Route::Storage.link()}>{ text::ALL_CLOSED }</a></p>
                            }
                        }
                    </details>
                }
            </section>
            // Not before it is known what is due, or what stands below that would be pushed down.
            if !waiting {
                <div class="aside">
                    { due_soon(&open) }
                    { kept(&shelf) }
                </div>
            }
        </div>
    }
}

/// What was done to a case.
fn said(line: &Listed, change: Change) -> String {
    match change {
        Change::Deleted => text::deleted(&line.name),
        Change::Moved if line.closed => text::reopened(&line.name),
        Change::Moved => text::closed(&line.name),
    }
}

/// The open cases as lines.
fn open_lines(shelf: &Shelf, sops: &Sops) -> Vec<Listed> {
    let now = clock::now();
    let line = |case: &Rc<Case>| match sops.of(case) {
        Some(sop) => Listed::new(case, &sop, &now),
        None => Listed::from_head(case, title(sops, case), &now),
    };
    shelf.open.iter().map(line).collect()
}

fn closed_lines(shelf: &Shelf, sops: &Sops) -> Vec<Listed> {
    let now = clock::now();
    shelf.closed.iter().map(|case| Listed::from_head(case, title(sops, case), &now)).collect()
}

fn title<'a>(sops: &'a Sops, case: &'a Case) -> &'a str {
    sops.head(&case.procedure).map_or(case.procedure.as_str(), |head| head.title.as_str())
}
