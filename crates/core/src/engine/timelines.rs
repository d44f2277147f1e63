//! Timelines: a row of days with their status.

use chrono::Days;

use super::eval::streak;
use super::evaluation::{DayState, DayStatus, TimelineState};
use super::scope::Scope;
use crate::procedure::Timeline;
use crate::value::{Value, is_counted};

/// The maximum number of days drawn, so that a case left alone for years does not fill the page.
const MOST_DAYS: i64 = 400;

impl Scope<'_> {
    /// The days of a timeline; `None` if its first day is unknown or its step is hidden.
    pub(super) fn timeline(&self, timeline: &Timeline) -> Option<TimelineState> {
        if !self.step_shows(&timeline.at).is_yes() {
            return None;
        }
        let Some(Value::Date(start)) = self.eval(&timeline.starts, None).value else { return None };
        let today = self.today();
        let done = timeline.done.as_ref().map(|(field, column)| self.dates(field, column));
        let through = done.as_ref().is_none_or(|done| streak(done) >= timeline.days);
        // Whatever was done after the last day is shown as well.
        let last = done.iter().flatten().map(|day| (*day - start).num_days().saturating_add(1)).max();
        let count = timeline.days.max(last.unwrap_or_default());
        let end = timeline.first.saturating_add(timeline.days);
        let (mut days, mut number) = (Vec::new(), timeline.first);
        for index in 0..MOST_DAYS {
            // A gap postpones the end: days are added until all of them fit in a row.
            if index >= count && (through || number >= end) {
                break;
            }
            let date = start.checked_add_days(Days::new(index.unsigned_abs()));
            let Some(date) = date.filter(|date| is_counted(*date)) else { break };
            let mark = timeline.marks.iter().find(|mark| mark.day == number);
            let state = match &done {
                // A date in the future cannot have been done yet.
                Some(done) if date <= today && done.contains(&date) => DayStatus::Done,
                _ if date == today => DayStatus::Today,
                _ if date > today => DayStatus::Ahead,
                Some(_) => DayStatus::Gap,
                None => DayStatus::Past,
            };
            let says = mark.map(|mark| self.inlines(&mark.says)).unwrap_or_default();
            days.push(DayState { number, date, state, says });
            // Days in a row are asked for, so counting starts over after a gap.
            number = if state == DayStatus::Gap { timeline.first } else { number.saturating_add(1) };
        }
        Some(TimelineState { id: timeline.id.clone(), days })
    }
}
