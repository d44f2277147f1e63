//! A task on the page "Due", with buttons to finish or postpone it.

use std::rc::Rc;

use casewright_core::calendar::Moment;
use casewright_core::case::{Action, Case};
use casewright_core::document::plain;
use casewright_core::engine::{DueState, Settle, Task};
use casewright_core::id::CaseId;
use casewright_core::value::{Instant, Now, write_time};
use chrono::{NaiveTime, TimeDelta};
use yew::prelude::*;

use super::Done;
use crate::browser::clock;
use crate::cases;
use crate::commands::Place;
use crate::pack::Sop;
use crate::route::Route;
use crate::text::language::of_procedures;
use crate::text::{self, storage as words};
use crate::ui::chips::{counts, tone};
use crate::ui::document;
use crate::ui::why::Why;

/// When a day of work begins, for tasks postponed to another day.
const MORNING: TimeDelta = TimeDelta::hours(9);

/// A task of a case.
pub(super) struct Line {
    pub(super) case: Rc<Case>,
    pub(super) sop: Sop,
    pub(super) due: DueState,
    pub(super) at: Moment,
    pub(super) put_off: Option<Instant>,
    pub(super) settle: Settle,
}

impl Line {
    pub(super) fn task(&self) -> Task<'_> {
        Task { due: &self.due, at: self.at, put_off: self.put_off }
    }
}

pub(super) fn item(line: &Line, did: &Callback<Done>, now: &Now) -> Html {
    let case = &line.case;
    let name = text::name(&case.name);
    let task = line.task();
    let place = match &line.settle {
        Settle::Tick(step) | Settle::Step(step) => Some(Place::Step(step.clone())),
        Settle::Time(field) | Settle::Field(field) => Some(Place::Field(field.clone())),
        Settle::Nothing => None,
    };
    let link =
        AttrValue::from(place.map_or_else(|| Route::case(&case.id), |place| place.route(&line.sop, &case.id)).link());
    let says = plain(&line.due.says);
    let to = words::of_task(&says, &name);
    html! {
        <>
            <div>
                <p>
                    <span class={["chip ", tone(task.state())].concat()}>{ text::task_chip(&task, now) }</span>
                    { counts(&text::counts(task.due)) }{ " " }
                    <span lang={of_procedures()}>{ document::line(&line.due.says) }</span>
                </p>
                <p>
                    <a href={link.clone()}><span dir="auto">{ name.clone() }</span><span class="visually-hidden">{ words::where_to(&says) }</span></a>
                    { " " }<span class="muted small">{ case.number.clone() }</span>
                </p>
                <Why about={to.clone()}>
                    <p class="muted small">{ text::due_because(&line.due) }</p>
                    { document::source(&line.sop, &line.due.sources) }
                </Why>
            </div>
            <div class="acts">
                { finish(line, &link, did, &to) }
                { put_off(line, did, now, &to) }
            </div>
        </>
    }
}

/// The button that finishes it, if one click can; else the way to where it is finished.
fn finish(line: &Line, link: &AttrValue, did: &Callback<Done>, to: &str) -> Html {
    let act: fn(&Settle, &Now) -> Option<Action> = |settle, now| match settle {
        Settle::Tick(step) => Some(Action::Ticked { step: step.clone(), at: now.instant }),
        Settle::Time(field) => {
            Some(Action::Answered { field: field.clone(), text: write_time(now.instant, &now.zone) })
        }
        _ => None,
    };
    if !matches!(line.settle, Settle::Tick(_) | Settle::Time(_)) {
        return html! { <a href={link} class="small">{ words::DONE_IN_CASE }{ document::unseen(to) }</a> };
    }
    let onclick = {
        let (settle, case, did) = (line.settle.clone(), line.case.id.clone(), did.clone());
        let words = words::task_done(&plain(&line.due.says), &text::name(&line.case.name));
        move |_: MouseEvent| {
            if let Some(action) = act(&settle, &clock::now()) {
                did.emit(changed(&case, action, words.clone()));
            }
        }
    };
    html! {
        <button type="button" class="button small" {onclick}>
            { words::DONE }<span class="visually-hidden">{ " " }{ to.to_owned() }</span>
        </button>
    }
}

/// The buttons that postpone it, or stop postponing it.
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
        let (case, did, due) = (line.case.id.clone(), did.clone(), line.due.id.clone());
        let words = words::was_put_off(until, &plain(&line.due.says), &text::name(&line.case.name), now);
        move |_: MouseEvent| did.emit(changed(&case, Action::PutOff { due: due.clone(), until }, words.clone()))
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
            <div class="times">
                for (word, until) in until {
                    <button type="button" class="link" onclick={act(Some(until))}>{ word }</button>
                }
            </div>
        </details>
    }
}

/// Applies an action to a case if it can be stored, and reports the outcome.
fn changed(case: &CaseId, action: Action, words: String) -> Done {
    match cases::try_change(case, action) {
        Ok(()) => Done { words, undo: Some(case.clone()) },
        Err(why) => Done { words: words::unchanged(why), undo: None },
    }
}
