//! Calendar files: of all open cases, or of one.

use std::rc::Rc;

use yew::prelude::*;

use super::due::Open;
use super::palette::kept;
use super::records::everything;
use crate::app::route::Route;
use crate::app::sops::Sops;
use crate::app::text::{self, paper, storage as words};
use crate::app::view::html;
use crate::browser::{clock, fetch, files, location, page};
use casewright_core::calendar::{Entry, calendar, entries};
use casewright_core::case::keys::CASES;
use casewright_core::case::{Case, restore};
use casewright_core::engine::evaluate;
use casewright_core::procedure::{Procedure, read_index, read_procedure};

/// What is said of calendar files on the page "Due", and the way to one of all those cases, or of one of them.
pub(super) fn calendar_card(cases: &[Rc<Open>], sops: &Sops) -> Html {
    if cases.is_empty() {
        return Html::default();
    }
    let file = |name: String, cases: Vec<Rc<Open>>| {
        let sops = *sops;
        move |_: MouseEvent| {
            let all = cases.iter().filter_map(|open| Some(due_in(&open.case, &*sops.of(&open.case)?)));
            hand_over(&name, &all.flatten().collect::<Vec<_>>());
        }
    };
    let one = |open: &Rc<Open>| {
        let onclick = file(paper::calendar_file(open.case.id.as_str()), vec![Rc::clone(open)]);
        html! {
            <li key={open.case.id.as_str()}>
                <button type="button" class="link" {onclick}><span dir="auto">{ text::name(&open.case.name) }</span></button>
                { " " }<span class="muted small">{ open.case.number.clone() }</span>
            </li>
        }
    };
    html! {
        <section class="card" aria-labelledby="calendar-heading">
            <h2 id="calendar-heading">{ words::CALENDAR }</h2>
            <p class="muted">{ words::CALENDAR_WHY }</p>
            <p>
                <button type="button" class="button" onclick={file(words::CALENDAR_FILE.to_owned(), cases.to_vec())}>
                    { words::MAKE_CALENDAR }
                </button>
            </p>
            <details>
                <summary>{ paper::OF_ONE_CASE }</summary>
                <ul class="plain">
                    for open in cases.iter() {
                        { one(open) }
                    }
                </ul>
            </details>
        </section>
    }
}

/// Makes a file of what is due in the case whose page is open.
pub(super) fn of_open_case() {
    let Route::Case { id, .. } = Route::read(&location::hash()) else { return };
    let (all, _) = everything();
    let Some(case) = all.get(&[CASES, id.as_str()].concat()).and_then(|text| restore(text).ok()) else {
        return page::tell(&words::NOT_DOWNLOADED);
    };
    let make = |case: &Case, procedure: &Procedure| {
        let due = due_in(case, procedure);
        if due.is_empty() {
            page::tell(&paper::NOTHING_DUE);
        } else {
            hand_over(&paper::calendar_file(case.id.as_str()), &due);
        }
    };
    if let Some(procedure) = kept(&all, &case) {
        return make(&case, &procedure);
    }
    // Where the storage is full or blocked, the procedure of the case was not kept.
    let index = move |text: Result<String, _>| {
        let heads = text.ok().and_then(|text| read_index(&text).ok()).map(|index| index.procedures).unwrap_or_default();
        let Some(head) = heads.into_iter().find(|head| head.id == case.procedure) else {
            return page::tell(&words::NO_PROCEDURE);
        };
        let arrived = move |text: Result<String, _>| match text.ok().and_then(|text| read_procedure(&text).ok()) {
            Some(procedure) => make(&case, &procedure),
            None => page::tell(&words::NO_PACK),
        };
        fetch::text(head.file, Box::new(arrived));
    };
    fetch::text("pack.json".to_owned(), Box::new(index));
}

fn due_in(case: &Case, procedure: &Procedure) -> Vec<Entry> {
    let now = clock::now();
    let link = location::address(&Route::Case { id: case.id.clone(), stage: None }.link());
    entries(case, &evaluate(procedure, &case.entries, &now).clocks, &now, &link)
}

fn hand_over(name: &str, due: &[Entry]) {
    let file = calendar(text::BRAND, due, clock::instant());
    let handed = files::download(name, &file, files::CALENDAR);
    page::say(&if handed { words::handed(name) } else { words::NOT_DOWNLOADED.to_string() });
}
