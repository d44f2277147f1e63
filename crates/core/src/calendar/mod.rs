//! A calendar file of what is due, to be read by any calendar.
//!
//! A time is written in UTC, so it is the same moment on both sides of a change of daylight saving and wherever the reader is;
//! a day is written as a day. What is due has the same name in each file, so a second import changes what the first one
//! brought and doubles nothing.

use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, CalendarDateTime, Component as _, Event, EventLike as _, Property, Trigger};

use crate::case::Case;
use crate::document::plain;
use crate::engine::{DueState, agenda};
use crate::id::DueId;
use crate::value::{Instant, Now};

/// When something is due: a day, or a time of day.
pub use crate::engine::Moment;

/// How long before a time there is an alarm.
const BEFORE: TimeDelta = TimeDelta::minutes(15);

/// How long after the midnight at which it begins there is an alarm of a day.
const MORNING: TimeDelta = TimeDelta::hours(9);

/// How long something that is due stands in a calendar.
const LENGTH: TimeDelta = TimeDelta::minutes(15);

/// The most characters of a text that go into a calendar: it is a reminder, not the case.
const LONGEST: usize = 500;

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The same in each file.
    pub id: String,
    /// Goes up with each change of the case, so that a calendar knows which of two is the later.
    pub sequence: u32,
    pub at: Moment,
    /// What to do, and for whom.
    pub summary: String,
    /// How its time was worked out.
    pub because: String,
    /// Where the case is.
    pub link: String,
}

impl Reminder {
    /// What is due in a case.
    pub fn new(case: &Case, due: &DueId, at: Moment, says: &str, because: &str, link: String) -> Reminder {
        let summary = if case.name.is_empty() { says.to_owned() } else { [&case.name, ": ", says].concat() };
        Reminder {
            id: [case.id.as_str(), ".", due.as_str(), "@casewright"].concat(),
            sequence: u32::try_from(case.revision).unwrap_or(u32::MAX).min(i32::MAX.unsigned_abs()),
            at,
            summary,
            because: because.to_owned(),
            link,
        }
    }
}

/// What there is to do in a case whose clocks stand so. It is the same in a file of this case alone and in one of many cases.
pub fn reminders(case: &Case, clocks: &[DueState], now: &Now, link: &str) -> Vec<Reminder> {
    let tasks = agenda(clocks, &case.later, now);
    let reminder =
        |due: &DueState, at| Reminder::new(case, &due.id, at, &plain(&due.says), &due.because, link.to_owned());
    tasks.iter().map(|task| reminder(task.due, task.at)).collect()
}

/// The file, made at that time. What is called `name` is what a calendar shows where it makes one of its own of the file.
pub fn calendar(name: &str, reminders: &[Reminder], made: Instant) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    for reminder in reminders {
        calendar.push(event(reminder, made));
    }
    calendar.to_string()
}

fn event(reminder: &Reminder, made: Instant) -> Event {
    let mut event = Event::with_uid(&reminder.id);
    event.timestamp(made).sequence(reminder.sequence).summary(&short(&reminder.summary));
    event.description(&[&short(&reminder.because), "\n", &reminder.link].concat()).url(&reminder.link);
    // It reminds, and takes nobody's time.
    event.add_property("TRANSP", "TRANSPARENT");
    let trigger = match reminder.at {
        Moment::Day(day) => {
            event.all_day(day);
            Trigger::after_start(MORNING)
        }
        Moment::Time(time) => {
            event.starts(CalendarDateTime::Utc(time)).ends(CalendarDateTime::Utc(time + LENGTH));
            Trigger::before_start(BEFORE)
        }
    };
    // Left to itself it would ask for the time and make up an id.
    let mut alarm = Alarm::display(&short(&reminder.summary), trigger);
    alarm.timestamp(made).uid(&["alarm.", &reminder.id].concat());
    event.alarm(alarm);
    event.done()
}

/// A text without signs that no calendar can hold, and not too long.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect()
}
