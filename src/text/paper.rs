//! The texts of what leaves the page: printed sheets, links to Salesforce, e-mails, the calendar file of one case.

use super::{number, plural, span};
use crate::browser::locale;
use crate::words::{Text, t};
use casewright_core::engine::{ClockState, Moment};
use casewright_core::procedure::Target;
use casewright_core::value::{Instant, Now, Span};

// On the page of a case.
pub(crate) const PRINT: Text = t("Print");
pub(crate) const CALENDAR_FILE: Text = t("Calendar file");
pub(crate) const OPEN_RECORD: Text = t("Open in Salesforce");
pub(crate) const NEW_TAB: Text = t("(opens a new tab)");
pub(crate) const BAD_SITE: Text =
    t("No links to Salesforce: the file site.json beside this page is not valid. Its “salesforce” takes one address, \
    like https://acme.my.salesforce.com. Tell whoever hosts this page.");
pub(crate) const NEW_CASE: Text = t("New case in Salesforce");
pub(crate) const NOT_READY: Text = t("Whatever is not ready to copy is left out of the link.");
pub(crate) const SUBJECT_TOO_LONG: Text = t("The subject is too long for a link: copy it.");
pub(crate) const DESCRIPTION_TOO_LONG: Text = t("The description is too long for a link: copy it.");
pub(crate) const MAIL: Text = t("Open in your e-mail program");
pub(crate) const MAIL_DRAFT: Text = t("Open the draft in your e-mail program");
pub(crate) const MAIL_TOO_LONG: Text =
    t("The text is too long for a link: the e-mail opens without it, and the text is copied. Paste it there.");

/// A link to a record that is not the case itself.
pub(crate) fn open_record(label: &str) -> String {
    t("Open in Salesforce: {0}").with(&[label])
}

// On home, in the palette and on Due.
pub(crate) const CHECK_LISTS: Text = t("Checklists to print:");
pub(crate) const PRINT_CASE: Text = t("Print this case");
pub(crate) const CALENDAR_OF_CASE: Text = t("Calendar file of this case");
pub(crate) const OF_ONE_CASE: Text = t("For one case only");
pub(crate) const NOTHING_DUE: Text = t("Nothing is due in this case: no file was made.");

pub(crate) fn check_list(title: &str) -> String {
    t("Checklist: {0}").with(&[title])
}

// The printed case.
pub(crate) const CASE_ON_PAPER: Text = t("Printable case");
pub(crate) const BACK_TO_CASE: Text = t("Back to the case");
pub(crate) const BACK_HOME: Text = t("Back to your cases");
pub(crate) const IN_BIN: Text = t("In the bin");
pub(crate) const PRACTICE: Text = t("Practice");
pub(crate) const DUE: Text = t("What is due");
pub(crate) const NUMBER: Text = t("No.");
pub(crate) const NO_ANSWER: Text = t("Not answered");
pub(crate) const NEEDED: Text = t("Not answered, but required");
pub(crate) const NO_ENTRIES: Text = t("No entries");
pub(crate) const NOT_ADDED: Text = t("Not added to the log yet:");
pub(crate) const OTHER_ANSWER: Text = t("Another tab answered:");
pub(crate) const LINKED: Text = t("Related cases");
pub(crate) const READY: Text = t("Ready to copy.");

pub(crate) fn of_version(title: &str, version: &str) -> String {
    t("{0} · SOP version {1}").with(&[title, version])
}

/// When the case was begun, edited, closed and printed. Always with the date: paper lasts.
pub(crate) fn times(begun: Instant, edited: Instant, closed: Option<Instant>, now: &Now) -> String {
    let [begun, edited, printed] = [begun, edited, now.instant].map(locale::time);
    match closed {
        Some(closed) => t("Started {0} · edited {1} · closed {2} · printed {3}").with(&[
            &begun,
            &edited,
            &locale::time(closed),
            &printed,
        ]),
        None => t("Started {0} · edited {1} · printed {2}").with(&[&begun, &edited, &printed]),
    }
}

pub(crate) fn put_off(until: Instant) -> String {
    t("postponed until {0}").with(&[&locale::time(until)])
}

pub(crate) fn ticked(at: Instant) -> String {
    t("Checked {0}").with(&[&locale::time(at)])
}

pub(crate) fn due_at(due: Option<Moment>) -> String {
    match due {
        Some(Moment::Day(day)) => locale::day(day),
        Some(Moment::Time(time)) => locale::time(time),
        None => String::new(),
    }
}

/// The state after a deadline; none if it is still to come.
pub(crate) fn due_is(state: ClockState) -> Option<Text> {
    match state {
        ClockState::Late => Some(t("late")),
        ClockState::Due => Some(t("due now")),
        ClockState::Stopped => Some(t("done or no longer needed")),
        ClockState::Running | ClockState::Waiting => None,
    }
}

pub(crate) fn steps_done(done: usize, of: usize) -> String {
    t("{0} of {1} step done|{0} of {1} steps done").counted(of, &[&number(done), &number(of)])
}

pub(crate) fn not_ready(left: usize) -> String {
    plural(left, t("{0} left before it can be copied:"))
}

pub(crate) fn tags(names: &str) -> String {
    t("To tag: {0}").with(&[names])
}

/// The number of a part of a split post.
pub(crate) fn part(part: usize, of: usize) -> String {
    t("{0}/{1}").with(&[&number(part), &number(of)])
}

/// The calendar file of one case. Its name contains nothing that a person typed.
pub(crate) fn calendar_file(case: &str) -> String {
    ["casewright-case-", case, ".ics"].concat()
}

// The checklist.
pub(crate) const CHECK_LIST: Text = t("Checklist");
pub(crate) const FOR_WHOM: [Text; 3] = [t("Customer"), t("By"), t("Date")];
pub(crate) const REQUIRED: Text = t("(required)");
pub(crate) const CHOOSE_ONE: Text = t("One of these");
pub(crate) const CHOOSE_SOME: Text = t("Any of these");
pub(crate) const DATE_AND_INITIALS: Text = t("Date, initials, entry");
pub(crate) const RULES: Text = t("Rules");
pub(crate) const DEADLINES: Text = t("Deadlines");
pub(crate) const TEXTS: Text = t("Texts to write");
pub(crate) const TERMS: Text = t("Terms");

pub(crate) fn version_on(version: &str, now: &Now) -> String {
    t("SOP version {0} · printed {1}").with(&[version, &locale::day(now.today())])
}

pub(crate) fn written_from(documents: &str) -> String {
    t("Based on: {0}").with(&[documents])
}

pub(crate) fn only_if(condition: &str) -> String {
    t("Only if {0}.").with(&[condition])
}

pub(crate) fn required_if(condition: &str) -> String {
    t("Required if {0}.").with(&[condition])
}

pub(crate) fn holds_if(condition: &str) -> String {
    t("When {0}.").with(&[condition])
}

pub(crate) fn withheld(posts: &str) -> String {
    t("Do not send: {0}.").with(&[posts])
}

/// A deadline, and the time after the start of its clock.
pub(crate) fn after(first: Span, repeat: Option<Span>, says: &str) -> String {
    let (count, first) = (first.count, span(first));
    match (count, repeat.map(span)) {
        (0, None) => t("Immediately: {0}").with(&[says]),
        (0, Some(again)) => t("Immediately, then every {1}: {0}").with(&[says, &again]),
        (_, None) => t("After {1}: {0}").with(&[says, &first]),
        (_, Some(again)) => t("After {1}, then every {2}: {0}").with(&[says, &first, &again]),
    }
}

/// When a clock starts and ends.
pub(crate) fn runs(from: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => t("Counted from {0}, until {1}.").with(&[from, until]),
        None => t("Counted from {0}.").with(&[from]),
    }
}

pub(crate) fn target(target: Target) -> Text {
    match target {
        Target::Feed => t("feed post"),
        Target::Comment => t("case comment"),
        Target::Description => t("description of the case"),
        Target::Subject => t("subject of the case"),
        Target::Email => t("e-mail"),
        Target::QuickText => t("quick text"),
        Target::Slack => t("Slack message"),
    }
}
