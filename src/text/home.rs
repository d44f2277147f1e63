//! The texts of home and of the sample offered on a first visit.

use super::{number, plural};
use crate::browser::locale;
use crate::cases::Warning;
use crate::words::{Text, t};

pub(crate) const NEEDS: Text = t("What does the customer need?");
pub(crate) const NEEDS_LEAD: Text = t("Pick the closest. You can change it later without losing what you typed.");
pub(crate) const YOUR_CASES: Text = t("Your cases");
pub(crate) const CLOSED_CASES: Text = t("Closed cases");
pub(crate) const NO_CASES: Text = t("No cases yet. To start the first one, pick above what the customer needs.");
pub(crate) const NO_OPEN_CASES: Text = t("No open cases.");
/// None of the open cases follows a procedure of the pack.
pub(crate) const FOREIGN: Text = t(
    "This page has the SOP of none of these cases. They may come from another copy of Casewright at the same address.",
);
pub(crate) const CASES_COUNTED: Text = t("{0} case|{0} cases");
pub(crate) const COLUMNS: [Text; 6] =
    [t("Customer"), t("Procedure"), t("Where it stands"), t("Next due"), t("Edited"), t("Actions")];
pub(crate) const CLOSE: Text = t("Close");
pub(crate) const REOPEN: Text = t("Reopen");
pub(crate) const DELETE: Text = t("Delete");
pub(crate) const UNDO: Text = t("Undo");
pub(crate) const STORED_HERE: Text = t("Stored in this browser");
pub(crate) const ONLY_HERE: Text =
    t("In this browser only: nothing is sent anywhere, and clearing the site's data deletes everything.");
pub(crate) const STORAGE_BLOCKED: Text =
    t("This browser blocks storage for this page. What you type is lost when you leave it.");
pub(crate) const TO_STORAGE: Text = t("Space, backup, closed cases, and bin");
pub(crate) const ALL_CLOSED: Text = t("All closed cases");
pub(crate) const ALL_DUE: Text = t("Everything due");

pub(crate) const READ_SOP: Text = t("Read the SOP");
pub(crate) const NOT_SURE: Text = t("Not sure which? Answer a few questions.");
pub(crate) const OR_SEARCH: Text = t("Or search the procedures and your cases");
pub(crate) const LOADING_CASES: Text = t("Loading the procedures of your cases…");

// The sample offered on a first visit.
pub(crate) const SAMPLE: Text = t("Sample");
pub(crate) const NEW_HERE: Text = t("New here?");
pub(crate) const NEW_HERE_TEXT: Text =
    t("A sample case shows you around. It is not counted anywhere, and you can throw it away at any time.");
pub(crate) const SEE_SAMPLE: Text = t("See it on a sample case");
pub(crate) const NO_TOUR: Text = t("No, thanks");
pub(crate) const TOUR_LATER: Text = t("You can take the tour later, from Settings.");
pub(crate) const IS_SAMPLE: Text = t("This is a sample: it is not counted anywhere, and no backup includes it.");
pub(crate) const THROW_AWAY: Text = t("Throw it away");
pub(crate) const THROWN_AWAY: Text = t("The sample was thrown away.");

pub(crate) fn leads_to(title: &str) -> String {
    [" → ", title].concat()
}

pub(crate) fn need(title: &str, summary: &str) -> String {
    [title, " · ", summary].concat()
}

/// A case in a list: its procedure and its topics.
pub(crate) fn about(title: &str, topics: &[String]) -> String {
    need(title, &topics.join(", "))
}

pub(crate) fn count(open: usize, closed: usize) -> String {
    t("{0} open · {1} closed").with(&[&number(open), &number(closed)])
}

pub(crate) fn closed_cases(closed: usize) -> String {
    [&CLOSED_CASES, " (", &number(closed), ")"].concat()
}

pub(crate) fn name(name: &str) -> String {
    if name.is_empty() { t("No name yet").to_string() } else { name.to_owned() }
}

pub(crate) fn progress(stage: &str, done: usize, all: usize) -> String {
    // In a narrow column the two numbers stay on one line.
    let of = of(done, all).replace(' ', "\u{a0}");
    if stage.is_empty() { of } else { [stage, " · ", &of].concat() }
}

pub(crate) fn of(done: usize, of: usize) -> String {
    t("{0} of {1}").with(&[&number(done), &number(of)])
}

pub(crate) fn deleted(name: &str) -> String {
    t("Deleted: {0}.").with(&[name])
}

pub(crate) fn restored(name: &str) -> String {
    t("Restored: {0}.").with(&[name])
}

pub(crate) fn closed(name: &str) -> String {
    t("Closed: {0}.").with(&[name])
}

pub(crate) fn reopened(name: &str) -> String {
    t("Reopened: {0}.").with(&[name])
}

pub(crate) fn storage_used(cases: usize, size: usize) -> String {
    t("{0} · {1} of about 5 MB").with(&[&plural(cases, CASES_COUNTED), &self::size(size)])
}

/// In UTF-16 units, as browsers count.
pub(crate) fn size(units: usize) -> String {
    match units {
        ..100_000 => t("{0} KB").with(&[&number(units.div_ceil(1000))]),
        _ => t("{0} MB").with(&[&locale::number(&format!("{}.{}", units / 1_000_000, units % 1_000_000 / 100_000))]),
    }
}

pub(crate) fn warning(warning: &Warning) -> String {
    match *warning {
        Warning::Unreadable(records) => plural(
            records,
            t(
                "{0} record cannot be opened. It is kept as it is.|{0} records cannot be opened. They are kept as they are.",
            ),
        ),
        Warning::ShortOfRoom { percent } => t("Storage is running low: {0}% is used.").with(&[&number(percent)]),
        Warning::OldBackup { days } => t("The last backup is {0} old. Make one now.").with(&[&super::days(days)]),
        Warning::NoBackup { days } => {
            t("No backup yet: the oldest case is {0} old. Make one now.").with(&[&super::days(days)])
        }
    }
}
