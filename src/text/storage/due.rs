//! The texts of what is due.

use chrono::NaiveDate;

use crate::browser::locale;
use crate::browser::notify::Permission;
use crate::text::{number, plural, short};
use crate::words::{Text, t};
use casewright_core::value::{Instant, Now};

pub(crate) const LATE: Text = t("Late");
pub(crate) const DONE: Text = t("Done");
pub(crate) const DONE_IN_CASE: Text = t("Finish it in the case");
pub(crate) const UNDONE: Text = t("Undone.");
pub(crate) const PUT_OFF: Text = t("Postpone");
pub(crate) const NOT_PUT_OFF: Text = t("Stop postponing");
pub(crate) const AN_HOUR: Text = t("An hour");
pub(crate) const TOMORROW: Text = t("Until tomorrow, 9 AM");
pub(crate) const THREE_DAYS: Text = t("Three days");
pub(crate) const A_WEEK: Text = t("A week");
pub(crate) const CALENDAR: Text = t("In your calendar");
pub(crate) const CALENDAR_WHY: Text =
    t("One file with everything above and an alarm for each. Import it again from time to time: existing entries \
        are updated, not duplicated. What was done in the meantime stays in the calendar.");
pub(crate) const MAKE_CALENDAR: Text = t("Download a calendar file");
pub(crate) const CALENDAR_FILE: &str = "casewright-due.ics";

pub(crate) const NOTIFY: Text = t("Notifications");
pub(crate) const NOTIFY_ON: Text = t("Notify me");
pub(crate) const NOTIFY_OFF: Text = t("Stop notifying me");

pub(crate) fn notifying(on: bool, permission: Permission) -> Text {
    match permission {
        Permission::Denied => t(
            "This browser shows no notifications from this page: they are turned off in its settings, or the page is \
            not on https.",
        ),
        _ if on => t("On: the browser tells you when something becomes due, as long as Casewright is open in a tab."),
        _ => t("Off. The browser can tell you when something becomes due, as long as Casewright is open in a tab."),
    }
}

pub(crate) fn due_in_all(count: usize, late: usize) -> String {
    match (count, late) {
        (0, _) => t("Nothing is due in any open case.").to_string(),
        (_, 0) => plural(count, t("{0} thing to do. Nothing is late.|{0} things to do. Nothing is late.")),
        _ => t("{0} thing to do, {1} late.|{0} things to do, {1} of them late.")
            .counted(count, &[&number(count), &number(late)]),
    }
}

/// The name of a day that is not in the past.
pub(crate) fn day(day: NaiveDate, now: &Now) -> String {
    match (day - now.today()).num_days() {
        ..1 => t("Today").to_string(),
        1 => t("Tomorrow").to_string(),
        _ => locale::day(day),
    }
}

/// Follows the name of a case in a link to a task.
pub(crate) fn where_to(says: &str) -> String {
    t("“{0}”").with(&[says])
}

pub(crate) fn of_task(says: &str, name: &str) -> String {
    t("“{0}” of {1}").with(&[says, name])
}

pub(crate) fn task_done(says: &str, name: &str) -> String {
    t("Done: {0}.").with(&[&of_task(says, name)])
}

pub(crate) fn was_put_off(until: Option<Instant>, says: &str, name: &str, now: &Now) -> String {
    match until {
        Some(until) => t("Postponed until {0}: {1}.").with(&[&short(until, now), &of_task(says, name)]),
        None => t("No longer postponed: {0}.").with(&[&of_task(says, name)]),
    }
}
