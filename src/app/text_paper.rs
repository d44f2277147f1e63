//! The texts of what leaves the page: paper, links to Salesforce, e-mails, the calendar file of one case.

use super::text::{number, plural};
use crate::engine::{ClockState, Moment};
use crate::procedure::Target;
use crate::value::{Instant, Now, Span, write_date, write_time};

// On the page of a case.
pub(crate) const PRINT: &str = "Print";
pub(crate) const CALENDAR_FILE: &str = "Calendar file";
pub(crate) const OPEN_RECORD: &str = "Open in Salesforce";
pub(crate) const NEW_TAB: &str = " (opens a new tab)";
pub(crate) const BAD_SITE: &str = "No links to Salesforce: the file site.json beside this page is not as it should be. It takes one \
    address, like https://acme.my.salesforce.com. Tell whoever hosts this page.";
pub(crate) const NEW_CASE: &str = "New case in Salesforce";
pub(crate) const NOT_READY: &str = "What is not ready to copy is left out of the link.";
pub(crate) const SUBJECT_TOO_LONG: &str = "The subject is too long for a link: copy it.";
pub(crate) const DESCRIPTION_TOO_LONG: &str = "The description is too long for a link: copy it.";
pub(crate) const MAIL: &str = "Open in your e-mail program";
pub(crate) const MAIL_DRAFT: &str = "Open the draft in your e-mail program";
pub(crate) const MAIL_TOO_LONG: &str =
    "The text is too long for a link: the e-mail opens without it, and the text is copied. Paste it there.";

/// A link to a record that is not the case itself.
pub(crate) fn open_record(label: &str) -> String {
    [OPEN_RECORD, ": ", label].concat()
}

// On home, in the palette and on Due.
pub(crate) const CHECK_LISTS: &str = "Check lists for paper: ";
pub(crate) const PRINT_CASE: &str = "Print this case";
pub(crate) const CALENDAR_OF_CASE: &str = "Calendar file of this case";
pub(crate) const OF_ONE_CASE: &str = "Of one case only";
pub(crate) const NOTHING_DUE: &str = "Nothing is due in this case: no file was made.";

pub(crate) fn check_list(title: &str) -> String {
    ["Check list: ", title].concat()
}

// The sheet of a case.
pub(crate) const CASE_ON_PAPER: &str = "Case on paper";
pub(crate) const BACK_TO_CASE: &str = "Back to the case";
pub(crate) const BACK_HOME: &str = "Back to your cases";
pub(crate) const IN_BIN: &str = "In the bin";
pub(crate) const DUE: &str = "What is due";
pub(crate) const NUMBER: &str = "No.";
pub(crate) const NO_ANSWER: &str = "Not answered";
pub(crate) const NEEDED: &str = "Not answered, but needed";
pub(crate) const NO_ENTRIES: &str = "No entries";
pub(crate) const NOT_ADDED: &str = "Not added to the log yet: ";
pub(crate) const OTHER_ANSWER: &str = "Another tab answered: ";
pub(crate) const LINKED: &str = "Cases that belong to it";
pub(crate) const READY: &str = "Ready to copy.";
pub(crate) const TAGS: &str = "To be tagged: ";

pub(crate) fn of_version(title: &str, version: &str) -> String {
    [title, " · SOP version ", version].concat()
}

/// When the case was begun, last changed and closed, and when this was made. With its day, whatever today is: paper lasts.
pub(crate) fn times(begun: Instant, edited: Instant, closed: Option<Instant>, now: &Now) -> String {
    let at = |time| write_time(time, &now.zone);
    let mut said = ["Begun ", &at(begun), " · edited ", &at(edited)].concat();
    if let Some(closed) = closed {
        said.extend([" · closed ", &at(closed)]);
    }
    said.extend([" · printed ", &at(now.instant)]);
    said
}

pub(crate) fn put_off(until: Instant, now: &Now) -> String {
    ["put off until ", &write_time(until, &now.zone)].concat()
}

pub(crate) fn ticked(at: Instant, now: &Now) -> String {
    ["Ticked ", &write_time(at, &now.zone)].concat()
}

pub(crate) fn due_at(due: Option<Moment>, now: &Now) -> String {
    match due {
        Some(Moment::Day(day)) => write_date(day),
        Some(Moment::Time(time)) => write_time(time, &now.zone),
        None => String::new(),
    }
}

pub(crate) fn due_is(state: ClockState) -> &'static str {
    match state {
        ClockState::Late => "late",
        ClockState::Due => "due now",
        ClockState::Stopped => "done or no longer needed",
        ClockState::Running | ClockState::Waiting => "",
    }
}

pub(crate) fn steps_done(done: usize, of: usize) -> String {
    [&number(done), " of ", &plural(of, "step", "steps"), " done"].concat()
}

pub(crate) fn not_ready(left: usize) -> String {
    [&number(left), " left before it can be copied:"].concat()
}

/// A post that is cut.
pub(crate) fn part(part: usize, of: usize) -> String {
    [&number(part), "/", &number(of)].concat()
}

/// The file that holds what is due in one case; nothing that a person typed is in its name.
pub(crate) fn calendar_file(case: &str) -> String {
    ["casewright-case-", case, ".ics"].concat()
}

// The check list.
pub(crate) const CHECK_LIST: &str = "Check list";
pub(crate) const WRITTEN_FROM: &str = "Written from: ";
pub(crate) const FOR_WHOM: [&str; 3] = ["Customer", "By", "Date"];
pub(crate) const REQUIRED: &str = " (required)";
pub(crate) const CHOOSE_ONE: &str = "one of";
pub(crate) const CHOOSE_SOME: &str = "any of";
pub(crate) const DATE_AND_INITIALS: &str = "Date, initials, entry";
pub(crate) const RULES: &str = "Rules";
pub(crate) const DEADLINES: &str = "Deadlines";
pub(crate) const TEXTS: &str = "Texts to write";
pub(crate) const TERMS: &str = "Terms";

pub(crate) fn version_on(version: &str, now: &Now) -> String {
    ["SOP version ", version, " · printed ", &write_date(now.today())].concat()
}

pub(crate) fn only_if(condition: &str) -> String {
    ["Only if ", condition, "."].concat()
}

pub(crate) fn required_if(condition: &str) -> String {
    ["Required if ", condition, "."].concat()
}

pub(crate) fn holds_if(condition: &str) -> String {
    ["When ", condition, "."].concat()
}

pub(crate) fn withheld(posts: &str) -> String {
    ["Do not send: ", posts, "."].concat()
}

/// How long after the start of a clock something is due.
pub(crate) fn after(span: Span, repeat: Option<Span>) -> String {
    let mut said = if span.count == 0 { "At once".to_owned() } else { ["After ", &span.to_string()].concat() };
    if let Some(repeat) = repeat {
        said.extend([", then every ", &repeat.to_string()]);
    }
    said
}

/// From what on, and until when, a clock runs.
pub(crate) fn runs(from: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => ["Counted from ", from, ", until ", until, "."].concat(),
        None => ["Counted from ", from, "."].concat(),
    }
}

pub(crate) fn target(target: Target) -> &'static str {
    match target {
        Target::Feed => "feed post",
        Target::Comment => "case comment",
        Target::Description => "description of the case",
        Target::Subject => "subject of the case",
        Target::Email => "e-mail",
        Target::QuickText => "quick text",
        Target::Slack => "Slack message",
    }
}
