//! Timelines: a row of days, each with how it stands.

use chrono::Days;

use super::eval::streak;
use super::evaluation::{DayIs, DayState, TimelineState};
use super::scope::Scope;
use crate::procedure::Timeline;
use crate::value::Value;

/// The most days that are drawn: a case that lies for years must not fill the page.
const MOST_DAYS: i64 = 400;

impl Scope<'_> {
    /// The days of a timeline; none while its first day is unknown, or its step is hidden.
    pub(super) fn timeline(&self, timeline: &Timeline) -> Option<TimelineState> {
        if !self.step_shows(&timeline.at).is_yes() {
            return None;
        }
        let Some(Value::Date(start)) = self.eval(&timeline.starts, None).value else { return None };
        let today = self.now.today();
        let done = timeline.done.as_ref().map(|(field, column)| self.dates(field, column));
        let through = done.as_ref().is_none_or(|done| streak(done) >= timeline.days);
        // What was done after the last day drawn is to be seen as well.
        let last = done.iter().flatten().map(|day| (*day - start).num_days().saturating_add(1)).max();
        let count = timeline.days.max(last.unwrap_or_default());
        let end = timeline.first.saturating_add(timeline.days);
        let (mut days, mut number) = (Vec::new(), timeline.first);
        for index in 0..MOST_DAYS {
            // A gap puts off the end: the days go on until there is room for all of them in a row.
            if index >= count && (through || number >= end) {
                break;
            }
            let Some(date) = start.checked_add_days(Days::new(index.unsigned_abs())) else { break };
            let mark = timeline.marks.iter().find(|mark| mark.day == number);
            let state = match &done {
                // What has not come cannot have been done, whatever was typed.
                Some(done) if date <= today && done.contains(&date) => DayIs::Done,
                _ if date == today => DayIs::Today,
                _ if date > today => DayIs::Ahead,
                Some(_) => DayIs::Gap,
                None => DayIs::Past,
            };
            let says = mark.map(|mark| self.inlines(&mark.says)).unwrap_or_default();
            days.push(DayState { number, date, state, says });
            // Days in a row are asked for: after a gap they are counted anew.
            number = if state == DayIs::Gap { timeline.first } else { number.saturating_add(1) };
        }
        Some(TimelineState { id: timeline.id.clone(), days })
    }
}
