//! Home: what the customer needs, the cases, the storage.

mod case_table;
mod due_soon;
mod needs;
mod storage_summary;

use std::rc::Rc;
use std::task::Poll;

use casewright_core::case::keys::is_sample;
use casewright_core::case::{Action, Case};
use casewright_core::engine::{evaluate_case, unfinished};
use casewright_core::id::CaseId;
use casewright_core::value::Now;
use yew::prelude::*;

use self::case_table::{Change, case_table};
use self::due_soon::due_soon;
use self::needs::{NewCase, needs};
use self::storage_summary::storage_summary;
use super::begin::begin;
use super::case;
use crate::browser::{clock, focus, location, page};
use crate::cases::{self, Overview, samples, use_cases_now};
use crate::commands::{OverlayEvent, use_overlays};
use crate::pack::{Pack, use_procedures, wanted};
use crate::route::Route;
use crate::settings::{Settings, use_settings};
use crate::text::{self, Problem};
use crate::ui::lazy::fetch_early;
use crate::ui::listing::CaseLine;
use crate::ui::problem::what_to_do;
use crate::ui::title::use_title;

const HEADING: &str = "cases-heading";

/// How long home is left alone before it fetches what the page of a case needs, in ms.
const IDLE: u32 = 200;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) pack: Pack,
}

#[component]
pub(crate) fn HomePage(props: &Props) -> Html {
    use_title(&[&text::CASES]);
    let (overview, now) = use_cases_now();
    // The last change to a case, which can be undone.
    let done = use_state_eq(|| None::<(CaseLine, Change, String)>);
    let (settings, set) = use_settings();
    let overlays = use_overlays();
    let arrived = use_procedures(&props.pack, overview.open.iter().map(|case| wanted(case)).collect());
    let waiting = arrived.is_pending();
    // Evaluating the open cases takes a while, so it is done once their procedures are loaded.
    let open =
        use_memo((overview.clone(), props.pack.clone(), waiting, now.clone()), |(overview, pack, waiting, now)| {
            if *waiting { Vec::new() } else { open_lines(overview, pack, now) }
        });
    use_effect_with((), |()| {
        focus::arrive_late();
        let early = clock::later(IDLE, || fetch_early(case::PART));
        move || drop(early)
    });

    let change = {
        let (done, pack) = (done.setter(), props.pack.clone());
        Callback::from(move |(line, change): (CaseLine, Change)| {
            if change == Change::Deleted && is_sample(&line.id) {
                samples::throw_away();
                page::say(&text::THROWN_AWAY);
                done.set(None);
                focus::soon(HEADING.to_owned());
                return;
            }
            let at = clock::instant();
            cases::change(
                &line.id,
                match change {
                    Change::Deleted => Action::Deleted { at },
                    Change::Toggled if line.closed => Action::Reopened,
                    Change::Toggled => Action::Closed { at },
                },
            );
            let message = message(&line, change, &pack);
            page::say(&message);
            done.set(Some((line, change, message)));
            focus::soon("undo".to_owned());
        })
    };
    let undo = {
        let (last, setter) = ((*done).clone(), done.setter());
        Callback::from(move |_: MouseEvent| {
            let Some((line, change, _)) = &last else { return };
            let (action, words) = match change {
                Change::Deleted => (Action::Restored, text::restored(&line.name)),
                Change::Toggled if line.closed => (Action::Closed { at: clock::instant() }, text::closed(&line.name)),
                Change::Toggled => (Action::Reopened, text::reopened(&line.name)),
            };
            cases::change(&line.id, action);
            setter.set(None);
            page::say(&words);
            focus::soon(HEADING.to_owned());
        })
    };
    let first_visit = overview.first_visit && !settings.no_tour;
    let decline = move |_: MouseEvent| {
        set.emit(Settings { no_tour: true, ..settings.clone() });
        page::say(&text::TOUR_LATER);
        focus::soon(HEADING.to_owned());
    };
    let see_sample = move |_: MouseEvent| overlays.emit(OverlayEvent::TourStarted);
    let picked = {
        let pack = props.pack.clone();
        Callback::from(move |NewCase { head, answers }| location::go(&begin(&pack, head, answers).link()))
    };
    // Closed cases are drawn once the list is unfolded.
    let unfolded = use_state_eq(|| false);
    let unfold = {
        let setter = unfolded.setter();
        move |_: Event| setter.set(true)
    };
    let closed_count = overview.closed_count;
    html! {
        <div class="home">
            { needs(&props.pack, &picked) }
            <section class="card cases" aria-labelledby={HEADING}>
                <h2 id={HEADING} tabindex="-1">
                    { text::YOUR_CASES }{ " " }<span class="muted">{ text::count(overview.open.len(), closed_count) }</span>
                </h2>
                if let Some((_, _, message)) = &*done {
                    <p class="undo">
                        { message.clone() }{ " " }
                        <button type="button" class="link" id="undo" onclick={undo}>{ text::UNDO }</button>
                    </p>
                }
                if props.pack.is_foreign(overview.open.iter().map(|case| &case.procedure)) {
                    <p class="finding warn">{ text::FOREIGN }</p>
                }
                { match &arrived {
                    Poll::Pending => html! { <p class="muted">{ text::LOADING_CASES }</p> },
                    Poll::Ready(Err(why)) => what_to_do(&Problem::Pack(why.clone())),
                    Poll::Ready(Ok(())) => Html::default(),
                } }
                if !open.is_empty() {
                    { case_table(&open, text::YOUR_CASES, &change) }
                } else if matches!(arrived, Poll::Ready(Ok(()))) {
                    <p class="muted">{ if closed_count == 0 { text::NO_CASES } else { text::NO_OPEN_CASES } }</p>
                }
                if first_visit && props.pack.sample.is_some() {
                    <div class="finding offer">
                        <p><b>{ text::NEW_HERE }</b>{ " " }{ text::NEW_HERE_TEXT }</p>
                        <p class="buttons">
                            <button type="button" class="button" onclick={see_sample}>{ text::SEE_SAMPLE }</button>
                            <button type="button" class="link" onclick={decline}>{ text::NO_TOUR }</button>
                        </p>
                    </div>
                }
                if closed_count > 0 {
                    <details class="closed" ontoggle={unfold}>
                        <summary>{ text::closed_cases(closed_count) }</summary>
                        if *unfolded {
                            { case_table(&closed_lines(&overview, &props.pack, &now), text::CLOSED_CASES, &change) }
                            if closed_count > overview.closed.len() {
                                <p><a href={Route::Storage.link()}>{ text::ALL_CLOSED }</a></p>
                            }
                        }
                    </details>
                }
            </section>
            // Wait until it is known what is due, or the summary below would be pushed down.
            if !waiting {
                <div class="aside">
                    { due_soon(&open) }
                    { storage_summary(&overview) }
                </div>
            }
        </div>
    }
}

/// Describes a change to a case. Of one that was closed, it says what was not finished.
fn message(line: &CaseLine, change: Change, pack: &Pack) -> String {
    match change {
        Change::Deleted => text::deleted(&line.name),
        Change::Toggled if line.closed => text::reopened(&line.name),
        Change::Toggled => {
            let left = unfinished_in(&line.id, pack);
            [text::closed(&line.name)].into_iter().chain(left).collect::<Vec<_>>().join(" ")
        }
    }
}

fn unfinished_in(id: &CaseId, pack: &Pack) -> Vec<String> {
    let Some(Ok(case)) = cases::read(id) else { return Vec::new() };
    let Some(sop) = pack.of(&case) else { return Vec::new() };
    let now = clock::now();
    text::unfinished(&sop, &unfinished(&case, &evaluate_case(&sop, &case, &now), &now), &now)
}

/// The open cases as lines.
fn open_lines(overview: &Overview, pack: &Pack, now: &Now) -> Vec<CaseLine> {
    let line = |case: &Rc<Case>| match pack.of(case) {
        Some(sop) => CaseLine::new(case, &sop, now),
        None => CaseLine::from_head(case, pack.title(&case.procedure), now),
    };
    overview.open.iter().map(line).collect()
}

fn closed_lines(overview: &Overview, pack: &Pack, now: &Now) -> Vec<CaseLine> {
    overview.closed.iter().map(|case| CaseLine::from_head(case, pack.title(&case.procedure), now)).collect()
}
