//! The texts of a case: its stages, steps and fields.

use chrono::NaiveDate;

use super::{DELETE, POST, due_chip, left_count, number, sentence, short};
use crate::browser::locale;
use crate::cases::Undone;
use crate::pack::Sop;
use crate::words::{Text, t};
use casewright_core::case::{ActionKind, Case, SaveError};
use casewright_core::engine::{DayState, DayStatus, DueState, PostState, StepState, Unfinished};
use casewright_core::procedure::{Level, Source, Standing, Term};
use casewright_core::value::{Instant, Now};

pub(crate) const VIEWS: Text = t("View");
pub(crate) const STEPS: Text = t("Steps");
pub(crate) const CLOCKS: Text = t("Clocks");
pub(crate) const CLOSED: Text = t("Closed");
pub(crate) const CLOSE_CASE: Text = t("Close this case");
pub(crate) const REOPEN_CASE: Text = t("Reopen this case");
pub(crate) const CLOSE_UNFINISHED: Text = t("Close this case, which is not finished?");
pub(crate) const KEEP_OPEN: Text = t("Keep it open");
pub(crate) const CLOSE_ANYWAY: Text = t("Close it anyway");

/// What is not finished in a case, a sentence for each kind.
pub(crate) fn unfinished(sop: &Sop, unfinished: &Unfinished<'_>, now: &Now) -> Vec<String> {
    let step = |step: &&StepState| Some(sop.step(&step.id)?.title.clone());
    let late = |due: &&DueState| format!("{} ({})", due.label, due_chip(due, now));
    let post = |post: &&PostState| Some(sop.post(post.id.as_str())?.title.clone());
    [
        (t("Not done: {0}"), unfinished.steps.iter().filter_map(step).collect()),
        (t("Late: {0}"), unfinished.late.iter().map(late).collect()),
        (t("Never copied: {0}"), unfinished.not_copied.iter().filter_map(post).collect()),
    ]
    .iter()
    .filter(|(_, which): &&(Text, Vec<String>)| !which.is_empty())
    .map(|(words, which)| sentence(&words.with(&[&first_of(which)])))
    .collect()
}

/// The first of a list, and how many more there are.
fn first_of(list: &[String]) -> String {
    const MOST: usize = 4;
    let first = list.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match list.len().saturating_sub(MOST) {
        0 => first,
        more => t("{0} and {1} more").with(&[&first, &number(more)]),
    }
}

pub(crate) fn is_closed(at: Instant, now: &Now) -> String {
    t("This case was closed {0}. It can be read and copied; to change it, reopen it.").with(&[&short(at, now)])
}

pub(crate) const REOPEN_IT: Text = t("Reopen it");
pub(crate) const STAGES_AROUND: Text = t("Previous and next stage");
pub(crate) const NOTHING_TO_DO: Text = t("Nothing to do at this stage as the case stands.");
pub(crate) const WHY: Text = t("Why?");
pub(crate) const SOURCE: Text = t("Source");
pub(crate) const TERMS: Text = t("Terms");
pub(crate) const DONE: Text = t("Done");
pub(crate) const STARTED: Text = t("Started: ");
pub(crate) const START_ANOTHER: Text = t("Start another");
pub(crate) const STARTED_FROM: Text = t("Started from ");
pub(crate) const LED_TO: Text = t("Led to ");
pub(crate) const DAY_BY_DAY: Text = t("Day by day");
pub(crate) const NOT_SAVED: Text = t("Not saved.");

pub(crate) fn case_number(number: &str) -> String {
    t("Case {0}").with(&[number])
}

pub(crate) fn post_tab(left: usize) -> String {
    if left == 0 { POST.to_string() } else { [&POST, " · ", &left_count(left)].concat() }
}

pub(crate) const UNTOUCHED: Text = t("Nothing entered yet, so nothing is kept");

pub(crate) fn saved(at: Instant, now: &Now) -> String {
    t("Saved {0} in this browser only").with(&[&short(at, now)])
}

/// An option that was chosen, by its id, since its label went with it.
pub(crate) fn no_longer_offered(option: &str) -> String {
    t("{0} (no longer offered)").with(&[option])
}

pub(crate) fn version(version: &str) -> String {
    t("SOP version {0}").with(&[version])
}

pub(crate) fn not_saved(problem: SaveError) -> Text {
    match problem {
        SaveError::Blocked => {
            t("This browser blocks storage for this page. Your entries stay while this page is open: copy the post \
            before you leave, or allow site data for this address.")
        }
        SaveError::Full => t(
            "This browser's storage is full. Your entries stay while this page is open: download this case, and make room by \
             archiving closed cases. It is saved as soon as there is room.",
        ),
        SaveError::Newer => t(
            "A newer version of Casewright saved this case in another tab, and this page cannot read it. Your entries \
            stay while this page is open: download this case, then reload the page.",
        ),
    }
}

pub(crate) const DOWNLOAD_CASE: Text = t("Download this case");
pub(crate) const MAKE_ROOM: Text = t("Make room");
pub(crate) const IN_BIN: Text = t("This case is in the bin.");
pub(crate) const RESTORE_CASE: Text = t("Restore it");
pub(crate) const IS_RESTORED: Text = t("The case was restored.");
pub(crate) const SOP_CHANGED: Text =
    t("The SOP has changed since this case began. The case still follows the old version.");

/// What is said of a case whose edition is not the one in the pack; nothing if it is.
pub(crate) fn sop_differs(standing: Standing, there: &str) -> Option<String> {
    match standing {
        Standing::Same => None,
        Standing::Newer => Some(SOP_CHANGED.to_string()),
        Standing::Older => Some(
            t("This page has version {0} of the SOP, which is older than the one that the case follows. The case \
                stays with the newer one.")
            .with(&[there]),
        ),
        Standing::Other => Some(
            t("The SOP here is not the same as the one that the case follows. The case stays with the one it has.")
                .to_string(),
        ),
        Standing::Gone => Some(
            t("The SOP of this case is not among those of this page. The case stays with the version that this \
                browser kept.")
            .to_string(),
        ),
    }
}

/// What is said of a case whose edition is not here any more, so that another one stands in for it.
pub(crate) fn edition_missing(there: &str) -> String {
    t("The version of the SOP that this case follows was not kept in this browser. Version {0} stands in for it.")
        .with(&[there])
}

pub(crate) const SEE_CHANGES: Text = t("See what changed");
pub(crate) const OPEN_ELSEWHERE: Text = t("This case is also open in another tab. Both stay in sync.");
pub(crate) const REDO: Text = t("Redo");
pub(crate) const ANSWERED_TWICE: Text = t("Two tabs answered at the same time; both answers are kept. Choose:");
pub(crate) const OTHER_ANSWER: Text = t("Two answers were given at the same time. The other one:");
pub(crate) const NO_ANSWER_SHOWN: Text = t("(a list)");
pub(crate) const TAKE_OTHER: Text = t("Use the other one");
pub(crate) const KEEP_THIS: Text = t("Keep this one");

/// The name of the file for a downloaded case.
pub(crate) fn file_name(case: &Case) -> String {
    ["casewright-case-", case.id.as_str(), ".json"].concat()
}

/// Names a change that can be undone.
pub(crate) fn done(sop: &Sop, what: &ActionKind) -> String {
    let known = match what {
        ActionKind::Typed(id, _) | ActionKind::Field(id) => sop.field(id).map(|field| field.label.as_str()),
        ActionKind::Step(step) => sop.step(step).map(|step| step.title.as_str()),
        ActionKind::Closed => Some(CLOSE_CASE.words()),
        ActionKind::Reopened => Some(REOPEN_CASE.words()),
        ActionKind::Deleted => Some(DELETE.words()),
        ActionKind::Restored => Some(RESTORE_CASE.words()),
        ActionKind::Other => None,
    };
    known.unwrap_or(t("the last change").words()).to_owned()
}

pub(crate) fn undone(sop: &Sop, undone: &Undone) -> String {
    let words = if undone.redone { t("Redone: {0}.") } else { t("Undone: {0}.") };
    words.with(&[&done(sop, &undone.change)])
}

/// The places that are cited, and what is ours.
pub(crate) fn source(sop: &Sop, sources: &[Source]) -> String {
    let (cited, ours) = (sop.cited(sources), Sop::ours(sources));
    let cited = if cited.is_empty() { String::new() } else { t("Source: {0}").with(&[&cited]) };
    let ours = if ours.is_empty() { String::new() } else { t("Ours: {0}").with(&[&ours]) };
    let gap = if cited.is_empty() || ours.is_empty() { "" } else { ". " };
    [&cited, gap, &ours].concat()
}

pub(crate) const BECAUSE: Text = t("Because:");

pub(crate) fn level(level: Level) -> Text {
    match level {
        Level::Block => t("Stop:"),
        Level::Warn => t("Careful:"),
        Level::Note => t("Note:"),
    }
}

pub(crate) fn withheld(posts: &[&str]) -> String {
    t("Withheld: {0}").with(&[&posts.join(", ")])
}

pub(crate) fn cannot_tell(what: &[&str], need: &str) -> String {
    t("Cannot tell yet: {0}. Answer “{1}”.").with(&[&what.join(", "), need])
}

pub(crate) fn why(word: &str, terms: &[&str]) -> String {
    if terms.is_empty() { word.to_owned() } else { [word, " · ", &terms.join(", ")].concat() }
}

pub(crate) fn term(sop: &Sop, term: &Term) -> String {
    [&term.says, " ", &source(sop, &term.sources)].concat()
}

/// The beginning of a line about a single day.
pub(crate) fn timeline_day(day: &DayState) -> String {
    t("Day {0}, {1}: ").with(&[&day.number.to_string(), &locale::day(day.date)])
}

pub(crate) fn timeline_days(first: &DayState, last: &DayState) -> String {
    t("Days {0} to {1}: ").with(&[&first.number.to_string(), &last.number.to_string()])
}

pub(crate) fn day_is(state: DayStatus) -> Text {
    match state {
        DayStatus::Done => t("done"),
        DayStatus::Gap => t("nothing done (gap)"),
        DayStatus::Past => t("passed"),
        DayStatus::Today => t("today"),
        DayStatus::Ahead => t("still to come"),
    }
}

pub(crate) fn today_is(today: &DayState) -> String {
    t("Today is day {0} ({1}).").with(&[&today.number.to_string(), &locale::day(today.date)])
}

pub(crate) const NOT_STARTED: Text = t(
    "Not started: this browser's storage is full. Delete closed cases on the home page, then try again. Nothing was \
    changed.",
);

// Fields.
pub(crate) const OPEN_CALENDAR: Text = t("Open calendar");
pub(crate) const NOW: Text = t("Now");
pub(crate) const CLEAR: Text = t("Clear");
pub(crate) const ADD_ROW: Text = t("Add");
pub(crate) const REMOVE_ROW: Text = t("Remove");
pub(crate) const NEW_ENTRY: Text = t("New entry");
pub(crate) const INITIALS: Text = t("Initials");
pub(crate) const ADD_ENTRY: Text = t("Add entry");
pub(crate) const ADDED: Text = t("Added.");
pub(crate) const UNSIGNED: Text = t("Type your initials: entries are signed with them.");
pub(crate) const STRIKE_OUT: Text = t("Strike out");
pub(crate) const RESTORE: Text = t("Restore");
pub(crate) const STRUCK_OUT: Text = t("Struck out: ");

pub(crate) fn row(number: usize) -> String {
    t("No. {0}").with(&[&super::number(number)])
}

pub(crate) fn total(label: &str, total: &str) -> String {
    t("Total {0}: {1}").with(&[label, &locale::sum(total)])
}

pub(crate) fn read_as(day: NaiveDate) -> String {
    t("Read as {0}").with(&[&locale::day(day)])
}

pub(crate) fn full_record_id(id: &str) -> String {
    t("With 18 characters: {0}").with(&[id])
}
