//! Calendar files with reminders for due times.
//!
//! Times are written in UTC, so they are right on both sides of a change of daylight saving time and wherever the
//! reader is; days are written as days. A reminder has the same id in every file, so importing a second file updates
//! the reminders of the first instead of duplicating them.

use std::rc::Rc;

use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, CalendarDateTime, Component as _, Event, EventLike as _, Property, Trigger};

use crate::case::Case;
use crate::document::plain;
use crate::engine::{DueState, agenda};
use crate::id::DueId;
use crate::value::{Instant, Now};

/// The moment something is due: a day, or a time of day.
pub use crate::engine::Moment;

/// How long before a time its alarm goes off.
const BEFORE: TimeDelta = TimeDelta::minutes(15);

/// How long after the start of a day its alarm goes off.
const MORNING: TimeDelta = TimeDelta::hours(9);

/// The length of a reminder in the calendar.
const LENGTH: TimeDelta = TimeDelta::minutes(15);

/// The maximum number of characters of a text: it is a reminder, not the case.
const LONGEST: usize = 500;

/// A reminder of something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The same in every file.
    pub id: String,
    /// Increases with each change of the case, so that a calendar knows which version is newer.
    pub sequence: u32,
    pub at: Moment,
    /// What to do, and for which customer.
    pub summary: String,
    /// How the time was calculated, in the reader's words.
    pub because: String,
    /// The address of the case.
    pub link: String,
}

impl Reminder {
    /// A reminder of a due time of a case. `about` tells the case from others of the same customer, such as the halves of a
    /// split one.
    pub fn new(case: &Case, about: &str, due: &DueId, at: Moment, says: &str, because: &str, link: String) -> Reminder {
        let mut which: Vec<&str> = Vec::new();
        for part in [&case.name, &case.number, about] {
            // Some tasks name the customer themselves, and some customers are called by what the case is about.
            let told = || std::iter::once(says).chain(which.iter().copied()).any(|text| tells(text, part));
            if !part.trim().is_empty() && !told() {
                which.push(part.trim());
            }
        }
        let which = which.join(" · ");
        let summary = if which.is_empty() { says.to_owned() } else { [&which, ": ", says].concat() };
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

/// The reminders for the tasks of a case, the same in a file for this case alone and in one for many. `because` says how
/// a time was calculated.
pub fn reminders(
    case: &Case,
    about: &str,
    clocks: &[Rc<DueState>],
    now: &Now,
    link: &str,
    because: impl Fn(&DueState) -> String,
) -> Vec<Reminder> {
    let tasks = agenda(clocks, &case.later, now);
    let reminder =
        |due: &DueState, at| Reminder::new(case, about, &due.id, at, &plain(&due.says), &because(due), link.to_owned());
    tasks.iter().map(|task| reminder(task.due, task.at)).collect()
}

/// The calendar file. `name` is shown by calendars that turn the file into a calendar of its own.
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
    let because = short(&reminder.because);
    let about = [because.as_str(), &reminder.link];
    let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    event.description(&about).url(&reminder.link);
    // A reminder does not block anybody's time.
    event.add_property("TRANSP", "TRANSPARENT");
    let trigger = match reminder.at {
        Moment::Day(day) => {
            // The end is the first day that is no longer part of it (RFC 5545, 3.6.1).
            event.starts(day).ends(day.succ_opt().unwrap_or(day));
            Trigger::after_start(MORNING)
        }
        Moment::Time(time) => {
            event.starts(CalendarDateTime::Utc(time)).ends(CalendarDateTime::Utc(time + LENGTH));
            Trigger::before_start(BEFORE)
        }
    };
    // Otherwise the library would use the current time and a random id.
    let mut alarm = Alarm::display(&short(&reminder.summary), trigger);
    alarm.timestamp(made).uid(&["alarm.", &reminder.id].concat());
    event.alarm(alarm);
    event.done()
}

/// Whether a text holds a name, as words of its own: "IT" is not in "CREDIT".
fn tells(text: &str, name: &str) -> bool {
    let name = name.trim();
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let alone = |(at, _)| {
        let after = text.get(at..).and_then(|rest| rest.strip_prefix(name)).unwrap_or_default();
        ends(text.get(..at).and_then(|before| before.chars().next_back())) && ends(after.chars().next())
    };
    text.match_indices(name).any(alone)
}

/// A text without characters that calendars cannot hold, cut to a maximum length.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect()
}
