//! A timeline: a row of days as a picture, and the same in words.

use yew::prelude::*;

use super::document;
use super::why::Why;
use crate::browser::locale;
use crate::pack::Sop;
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::engine::{DayState, DayStatus, TimelineState};

/// Up to this many days are drawn as numbered cells; more become a bar.
const CELLS: usize = 31;
/// How many cells are in a row: few enough that a narrow screen keeps their numbers readable.
const ACROSS: usize = 10;
/// The side of a cell, in units of the picture; and the view box, without its height.
const CELL: usize = 40;
const CELLS_VIEW: &str = "0 0 400 ";
/// The length of a bar, in units of its picture, and its view box with room for numbers.
const BAR: usize = 3200;
const BAR_VIEW: &str = "-120 0 3440 420";
/// More lines than this are folded away.
const LINES: usize = 12;

pub(crate) fn timeline(sop: &Sop, state: &TimelineState) -> Html {
    let Some(timeline) = sop.timelines.iter().find(|one| one.id == state.id) else { return Html::default() };
    let days = state.days.as_slice();
    let long = days.len() > CELLS;
    let today = days.iter().find(|day| long && day.state == DayStatus::Today);
    let lines = lines(days, long);
    let folded = lines.len() > LINES;
    let mut list = html! { <ul>{ for lines }</ul> };
    if folded {
        list = html! { <details><summary>{ text::DAY_BY_DAY }</summary>{ list }</details> };
    }
    html! {
        <div class="timeline" translate="no" key={state.id.as_str()} id={["timeline-", state.id.as_str()].concat()}>
            <h4 lang={of_procedures()}>{ timeline.label.clone() }</h4>
            { picture(days, long) }
            if let Some(today) = today {
                <p>{ text::today_is(today) }</p>
            }
            { list }
            <Why about={timeline.label.clone()}>{ document::source(sop, &timeline.sources) }</Why>
        </div>
    }
}

/// All days in words, as items of a list.
pub(crate) fn days(days: &[DayState]) -> Vec<Html> {
    lines(days, days.len() > CELLS)
}

/// The days in words: equal neighbors share a line. With many days, only those that have a name or on which something
/// was or should have been done.
fn lines(days: &[DayState], long: bool) -> Vec<Html> {
    let named = |day: &DayState| !day.says.is_empty();
    let asked = |day: &DayState| matches!(day.state, DayStatus::Done | DayStatus::Gap);
    let folds = |day: &DayState| !named(day) && (long || !asked(day));
    let told = |run: &&[DayState]| !long || run.iter().any(|day| named(day) || asked(day));
    days.chunk_by(|day, next| day.state == next.state && folds(day) && folds(next)).filter(told).map(line).collect()
}

fn line(run: &[DayState]) -> Html {
    let (day, words) = match run {
        [day] => (day, text::timeline_day(day)),
        [day, .., last] => (day, text::timeline_days(day, last)),
        [] => return Html::default(),
    };
    html! {
        <li>
            { words }
            if !day.says.is_empty() {
                <span lang={of_procedures()}>{ document::line(&day.says) }</span>{ " · " }
            }
            { text::day_is(day.state) }
        </li>
    }
}

/// A cell with its date per day; with many days, a thin bar with numbers at the named days. The state of a day shows by a
/// sign, not by color alone.
fn picture(days: &[DayState], long: bool) -> Html {
    let pitch = BAR / days.len().max(1);
    let mut drawn = Vec::new();
    let mut above = false;
    for (index, day) in days.iter().enumerate() {
        let named = !day.says.is_empty();
        let sign = match day.state {
            DayStatus::Done => "✓",
            DayStatus::Gap => "✕",
            _ if named => "◆",
            _ => "",
        };
        // Neighbors put their numbers on opposite sides of the bar.
        above ^= named;
        let (x, y, width, height) = match long {
            true => (index * BAR / days.len(), 160, pitch * 7 / 8, 100),
            false => (index % ACROSS * CELL + 1, index / ACROSS * CELL + 1, CELL - 2, CELL - 2),
        };
        let units = |units: usize| units.to_string();
        drawn.push(html! {
            <rect class={[day.state.name(), if named { " named" } else { "" }].concat()} x={units(x)} y={units(y)}
                width={units(width)} height={units(height)} />
        });
        let mut write = |text: String, line: usize| {
            drawn.push(html! { <text x={units(x + width / 2)} y={units(line)}>{ text }</text> });
        };
        if !long {
            write(locale::short_day(day.date), y + 16);
            write(sign.to_owned(), y + 32);
        } else if named {
            write(day.number.to_string(), if above { 120 } else { 390 });
        }
    }
    let down = days.len().div_ceil(ACROSS) * CELL;
    let view = if long { BAR_VIEW.to_owned() } else { [CELLS_VIEW, &down.to_string()].concat() };
    html! {
        <svg aria-hidden="true" class={long.then_some("bar")} viewBox={view}>{ for drawn }</svg>
    }
}
