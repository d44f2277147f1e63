//! Every text of the face. A second language is a second file like this one.

use crate::browser::clipboard::Copied;
use crate::browser::fetch::FetchProblem;
use crate::browser::keys;
use crate::case::{Case, NotKept, Unreadable, What};
use crate::engine::{ClockState, Counts, DayIs, DayState, DueState, Moment, Task};
use crate::post::Measure;
use crate::procedure::{Level, PackProblem};
use crate::value::{Instant, Now, Number, write_date, write_time};

use super::pages::problem::Problem;
use super::shelf::Shelf;
use super::sop::Sop;

// The frame.
pub(crate) const BRAND: &str = "Casewright";
pub(crate) const SKIP: &str = "Skip to content";
pub(crate) const NAVIGATION: &str = "Pages";
pub(crate) const CASES: &str = "Cases";
pub(crate) const DUE: &str = "Due";
pub(crate) const OF_THEM_LATE: &str = " late";
pub(crate) const SEARCH: &str = "Search";
pub(crate) const STORAGE: &str = "Storage";
pub(crate) const NEW_CASE: &str = "New case";
pub(crate) const FIND: &str = "Jump to…";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const TO_CASES: &str = "To your cases";

/// The name of the tab: the most particular first.
pub(crate) fn title(parts: &[&str]) -> String {
    let mut title = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        title.extend([part, " · "]);
    }
    title + BRAND
}

// Keys as they stand on the keyboard: on one with Ctrl, and on Apple's. The same stand in `aria-keyshortcuts` where the actions do.
pub(crate) const FIND_KEYS: Keys = ["Ctrl K", "⌘ K"];
pub(crate) const COPY_KEYS: Keys = ["Ctrl ↵", "⌘ ↵"];
pub(crate) const UNDO_KEYS: Keys = ["Ctrl Z", "⌘ Z"];
pub(crate) const REDO_KEYS: Keys = ["Ctrl Shift Z", "⌘ ⇧ Z"];
pub(crate) const NEXT_LEFT_KEYS: Keys = ["Alt ↵", "⌥ ↵"];
pub(crate) const NEXT_STAGE_KEYS: Keys = ["Alt PgDn", "⌥ PgDn"];
pub(crate) const PREVIOUS_STAGE_KEYS: Keys = ["Alt PgUp", "⌥ PgUp"];
const COPY_BY_HAND_KEYS: Keys = ["Ctrl C", "⌘ C"];

pub(crate) type Keys = [&'static str; 2];

pub(crate) fn keys([here, apple]: Keys) -> &'static str {
    if keys::apple() { apple } else { here }
}

// Home.
pub(crate) const NEEDS: &str = "What does the customer need?";
pub(crate) const NEEDS_LEAD: &str = "Pick the closest. You can change it later without losing what you typed.";
pub(crate) const YOUR_CASES: &str = "Your cases";
pub(crate) const CLOSED_CASES: &str = "Closed cases";
pub(crate) const NO_CASES: &str = "No cases yet. Pick above what the customer needs: the first case begins.";
pub(crate) const NO_OPEN_CASES: &str = "No open cases.";
pub(crate) const COLUMNS: [&str; 6] = ["Customer", "Procedure", "Where it stands", "Next due", "Edited", "Actions"];
pub(crate) const CLOSE: &str = "Close";
pub(crate) const REOPEN: &str = "Reopen";
pub(crate) const DELETE: &str = "Delete";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const KEPT: &str = "Kept in this browser";
pub(crate) const KEPT_ONLY_HERE: &str =
    "In this browser only: nothing is sent anywhere, and clearing the site's data deletes it.";
pub(crate) const KEPT_BLOCKED: &str =
    "This browser lets the page store nothing. What you type is lost when you leave it.";
pub(crate) const TO_STORAGE: &str = "Room, backup, closed cases and bin";
pub(crate) const ALL_CLOSED: &str = "All closed cases";

pub(crate) const NOT_SURE: &str = "Not sure which? Answer a few questions.";
pub(crate) const OR_SEARCH: &str = "Or search the procedures and your cases";
pub(crate) const LOADING_CASES: &str = "Loading the procedures of your cases…";

pub(crate) fn leads_to(title: &str) -> String {
    [" → ", title].concat()
}

pub(crate) fn need(title: &str, summary: &str) -> String {
    [title, " · ", summary].concat()
}

/// A case in the list: its procedure, and what of it.
pub(crate) fn about(title: &str, topics: &[String]) -> String {
    need(title, &topics.join(", "))
}

pub(crate) fn count(open: usize, closed: usize) -> String {
    format!("{} open · {} closed", number(open), number(closed))
}

pub(crate) fn closed_cases(closed: usize) -> String {
    format!("{} ({})", CLOSED_CASES, number(closed))
}

pub(crate) fn name(name: &str) -> String {
    if name.is_empty() { "No name yet".to_owned() } else { name.to_owned() }
}

pub(crate) fn stands(stage: &str, done: usize, all: usize) -> String {
    if stage.is_empty() { of(done, all) } else { [stage, " · ", &of(done, all)].concat() }
}

pub(crate) fn of(done: usize, of: usize) -> String {
    format!("{done} of {of}")
}

pub(crate) fn deleted(name: &str) -> String {
    ["Deleted: ", name, "."].concat()
}

pub(crate) fn restored(name: &str) -> String {
    ["Restored: ", name, "."].concat()
}

pub(crate) fn closed(name: &str) -> String {
    ["Closed: ", name, "."].concat()
}

pub(crate) fn reopened(name: &str) -> String {
    ["Reopened: ", name, "."].concat()
}

pub(crate) fn kept(cases: usize, size: usize) -> String {
    // Storage counts in units of which most letters take one.
    let size = if size < 100_000 {
        [&number(size.div_ceil(1000)), " KB"].concat()
    } else {
        format!("{}.{} MB", size / 1_000_000, size % 1_000_000 / 100_000)
    };
    format!("{} · {size} of about 5 MB", plural(cases, "case", "cases"))
}

/// After so many days without a backup it is time for one.
const BACKUP_DAYS: i64 = 7;
/// Of the 5,242,880 characters that a browser keeps for a page, so many are time to make room.
const SHORT_OF_ROOM: usize = 4_200_000;

pub(crate) fn warnings(shelf: &Shelf, now: Instant) -> Vec<String> {
    let mut warnings = Vec::new();
    if shelf.unreadable > 0 {
        warnings.push(
            [&plural(shelf.unreadable, "record", "records"), " cannot be opened. They are kept as they are."].concat(),
        );
    }
    if shelf.size > SHORT_OF_ROOM {
        warnings.push(["Room is getting short: ", &number(shelf.size * 100 / 5_242_880), " % is used."].concat());
    }
    let days = (now - shelf.backup.or(shelf.oldest).unwrap_or(now)).num_days();
    if days >= BACKUP_DAYS {
        let days = plural(days.unsigned_abs().try_into().unwrap_or(usize::MAX), "day", "days");
        let made = if shelf.backup.is_some() { "The last backup is " } else { "No backup yet: the oldest case is " };
        warnings.push([made, &days, " old. Make one now."].concat());
    }
    warnings
}

// A case.
pub(crate) const VIEWS: &str = "View";
pub(crate) const STEPS: &str = "Steps";
pub(crate) const CLOCKS: &str = "Clocks";
pub(crate) const CLOSED: &str = "Closed";
pub(crate) const CLOSE_CASE: &str = "Close this case";
pub(crate) const REOPEN_CASE: &str = "Reopen this case";
pub(crate) const STAGES_AROUND: &str = "Previous and next stage";
pub(crate) const NOTHING_TO_DO: &str = "Nothing to do at this stage as the case stands.";
pub(crate) const WHY: &str = "Why?";
pub(crate) const WHERE: &str = "Source";
pub(crate) const TERMS: &str = "Terms";
pub(crate) const DONE: &str = "Done";
pub(crate) const STARTED: &str = "Started: ";
pub(crate) const START_ANOTHER: &str = "Start another";
pub(crate) const STARTED_FROM: &str = "Started from ";
pub(crate) const LED_TO: &str = "Led to ";
pub(crate) const DAY_BY_DAY: &str = "Day by day";
pub(crate) const NOT_SAVED: &str = "Not saved.";

pub(crate) fn case_number(number: &str) -> String {
    ["Case ", number].concat()
}

pub(crate) fn post_tab(left: usize) -> String {
    if left == 0 { POST.to_owned() } else { format!("{POST} · {left} left") }
}

pub(crate) fn saved(at: Instant, now: &Now) -> String {
    ["Saved ", &short(at, now), " in this browser only"].concat()
}

pub(crate) fn version(version: &str) -> String {
    ["SOP version ", version].concat()
}

pub(crate) fn not_saved(problem: NotKept) -> &'static str {
    match problem {
        NotKept::Blocked => {
            "This browser lets the page store nothing. Your entries stay while this page is open: copy the post before you leave, \
             or allow site data for this address."
        }
        NotKept::Full => {
            "This browser's storage is full. Your entries stay while this page is open: download this case, and make room by \
             archiving closed cases. It is saved as soon as there is room."
        }
        NotKept::Newer => {
            "A newer Casewright saved this case in another tab, and this page cannot read that. Your entries stay while this page \
             is open: download this case, then load the page again."
        }
    }
}

pub(crate) const DOWNLOAD_CASE: &str = "Download this case";
pub(crate) const MAKE_ROOM: &str = "Make room";
pub(crate) const IN_BIN: &str = "This case is in the bin.";
pub(crate) const RESTORE_CASE: &str = "Restore it";
pub(crate) const IS_RESTORED: &str = "The case is out of the bin.";
pub(crate) const SOP_CHANGED: &str =
    "The SOP has changed since this case began. The case still follows the old version.";
pub(crate) const SEE_CHANGES: &str = "See what changed";
pub(crate) const OPEN_ELSEWHERE: &str = "This case is open in another tab too. Both stay in step.";
pub(crate) const REDO: &str = "Redo";
pub(crate) const ANSWERED_TWICE: &str = "Two tabs answered at the same time; both answers are kept. Choose:";
pub(crate) const OTHER_ANSWER: &str = "Two answers were given to this at the same time. The other one:";
pub(crate) const NO_ANSWER_SHOWN: &str = "(a list)";
pub(crate) const TAKE_OTHER: &str = "Take the other";
pub(crate) const KEEP_THIS: &str = "Keep this one";

/// The file in which a case is handed over.
pub(crate) fn file_name(case: &Case) -> String {
    ["casewright-case-", case.id.as_str(), ".json"].concat()
}

/// What was done, as far as it can be undone.
pub(crate) fn done(sop: &Sop, what: &What) -> String {
    let known = match what {
        What::Typed(id, _) | What::Field(id) => sop.field(id).map(|field| field.label.as_str()),
        What::Step(step) => sop.step(step).map(|step| step.title.as_str()),
        What::Closed => Some(CLOSE_CASE),
        What::Reopened => Some(REOPEN_CASE),
        What::Deleted => Some(DELETE),
        What::Restored => Some(RESTORE_CASE),
        What::Other => None,
    };
    known.unwrap_or("the last change").to_owned()
}

pub(crate) fn undone(sop: &Sop, what: &What) -> String {
    ["Undone: ", &done(sop, what), "."].concat()
}

pub(crate) fn redone(sop: &Sop, what: &What) -> String {
    ["Done again: ", &done(sop, what), "."].concat()
}

pub(crate) fn source(cited: &str) -> String {
    if cited.is_empty() { String::new() } else { ["Source: ", cited].concat() }
}

pub(crate) fn because(because: &str) -> String {
    ["Because: ", because, "."].concat()
}

pub(crate) fn level(level: Level) -> &'static str {
    match level {
        Level::Block => "Stop:",
        Level::Warn => "Careful:",
        Level::Note => "Note:",
    }
}

pub(crate) fn withheld(posts: &[&str]) -> String {
    ["Withheld: ", &posts.join(", ")].concat()
}

pub(crate) fn cannot_tell(what: &[&str], need: &str) -> String {
    format!("Cannot tell yet: {}. Answer “{need}”.", what.join(", "))
}

pub(crate) fn why(word: &str, terms: &[&str]) -> String {
    if terms.is_empty() { word.to_owned() } else { [word, " · ", &terms.join(", ")].concat() }
}

pub(crate) fn term(says: &str, cited: &str) -> String {
    [says, " ", &source(cited)].concat()
}

/// How a day begins that stands in a line of its own.
pub(crate) fn timeline_day(day: &DayState) -> String {
    ["Day ", &day.number.to_string(), ", ", &write_date(day.date), ": "].concat()
}

pub(crate) fn timeline_days(first: &DayState, last: &DayState) -> String {
    ["Days ", &first.number.to_string(), " to ", &last.number.to_string(), ": "].concat()
}

pub(crate) fn day_is(state: DayIs) -> &'static str {
    match state {
        DayIs::Done => "done",
        DayIs::Gap => "nothing done (gap)",
        DayIs::Past => "passed",
        DayIs::Today => "today",
        DayIs::Ahead => "still to come",
    }
}

pub(crate) fn today_is(today: &DayState) -> String {
    ["Today is day ", &today.number.to_string(), " (", &write_date(today.date), ")."].concat()
}

pub(crate) const NOT_STARTED: &str = "Not started: this browser's storage is full. Delete closed cases on the first page, then try again. Nothing was changed.";

// Fields.
pub(crate) const OPEN_CALENDAR: &str = "Open calendar";
pub(crate) const NOW: &str = "Now";
pub(crate) const CLEAR: &str = "Clear";
pub(crate) const ADD_ROW: &str = "Add";
pub(crate) const REMOVE_ROW: &str = "Remove";
pub(crate) const NEW_ENTRY: &str = "New entry";
pub(crate) const INITIALS: &str = "Initials";
pub(crate) const ADD_ENTRY: &str = "Add entry";
pub(crate) const ADDED: &str = "Added.";
pub(crate) const UNSIGNED: &str = "Type your initials: entries carry them.";
pub(crate) const STRIKE_OUT: &str = "Strike out";
pub(crate) const RESTORE: &str = "Restore";
pub(crate) const STRUCK_OUT: &str = "Struck out: ";

pub(crate) fn row(number: usize) -> String {
    format!("No. {number}")
}

pub(crate) fn total(label: &str, total: &str) -> String {
    ["Total ", label, ": ", total].concat()
}

pub(crate) fn full_record_id(id: &str) -> String {
    ["With 18 characters: ", id].concat()
}

// The post.
pub(crate) const POST: &str = "Post";
pub(crate) const POSTS: &str = "Posts";
pub(crate) const NO_POST: &str = "There is nothing to post as the case stands.";
pub(crate) const MISSING: &str = "missing";
pub(crate) const SUBJECT: &str = "Subject:";
pub(crate) const BEFORE_YOU_COPY: &str = "Before you copy";
pub(crate) const TO_NEXT: &str = "To the next one";
pub(crate) const NOTHING_LEFT: &str = "Nothing is missing.";
pub(crate) const IS_EMPTY: &str = "is empty";
pub(crate) const IS_UNREADABLE: &str = "is not finished or cannot be read";
pub(crate) const IS_UNTICKED: &str = "is not ticked";
pub(crate) const IS_UNDONE: &str = "is not done";
pub(crate) const TAGS: &str = "Type these tags in Salesforce";
pub(crate) const TAGS_WHY: &str = "(pasted tags notify nobody)";
pub(crate) const COPY_DRAFT: &str = "Copy as draft";
pub(crate) const COPY_SUBJECT: &str = "Copy subject";
pub(crate) const TO_COPY: &str = "Text to copy";
pub(crate) const NOT_COPIED: &str = "Not copied: see what is left above, or copy it as a draft.";

pub(crate) fn part_of(words: &str, part: usize, parts: usize) -> String {
    if parts < 2 { words.to_owned() } else { format!("{words} ({}/{parts})", part.saturating_add(1)) }
}

pub(crate) fn measure(measure: &Measure) -> String {
    let mut said = format!("{} of {} characters", number(measure.characters), number(measure.limit));
    if measure.counted > measure.characters {
        let unit = if measure.counted == measure.html_characters { "with markup" } else { "as bytes" };
        said.extend([" · ", &number(measure.counted), " ", unit]);
    }
    said
}

pub(crate) fn parts(parts: usize) -> String {
    if parts < 2 { "fits in one post".to_owned() } else { format!("{parts} parts") }
}

pub(crate) fn left(left: usize) -> String {
    if left == 0 {
        "The post is ready to copy.".to_owned()
    } else {
        format!("{left} left before the post can be copied.")
    }
}

pub(crate) fn left_count(left: usize) -> String {
    format!("{left} left")
}

pub(crate) fn withheld_now(left: usize) -> String {
    format!("Not copied: {left} left.")
}

pub(crate) fn copied(draft: bool, subject: bool, copied: Copied) -> String {
    let what = match (draft, subject) {
        (true, _) => "Copied as a draft",
        (_, true) => "Subject copied",
        _ => "Copied",
    };
    let way = match copied {
        Copied::Clipboard | Copied::Refused => ", rich and plain.",
        Copied::Command => ", rich and plain, with the browser's copy command.",
    };
    [what, way, " Paste it in Salesforce."].concat()
}

pub(crate) fn copy_by_hand() -> String {
    ["This browser lets the page copy nothing. The text is selected: press ", keys(COPY_BY_HAND_KEYS), " to copy it."]
        .concat()
}

// Times and numbers.

pub(crate) fn due_chip(due: &DueState, now: &Now) -> String {
    let at = match (due.state, due.due) {
        (ClockState::Late, Some(moment)) => ["late ", &late(moment, now)].concat(),
        (ClockState::Due, Some(Moment::Day(_))) => "today".to_owned(),
        (ClockState::Due, _) => "now".to_owned(),
        (_, Some(Moment::Day(day))) => write_date(day),
        (_, Some(Moment::Time(time))) => short(time, now),
        (_, None) => "—".to_owned(),
    };
    match due.counts {
        Some(which) => [&at, " ·\u{a0}", counts(which)].concat(),
        None => at,
    }
}

// Hours.

/// Which hours count for what is due, in short and held together; the whole of it stands in how the time was worked out.
fn counts(counts: Counts) -> &'static str {
    match counts {
        Counts::ClockHours => "clock\u{a0}hours",
        Counts::BusinessHours => "business\u{a0}hours",
        Counts::CalendarDays => "calendar\u{a0}days",
        Counts::BusinessDays => "business\u{a0}days",
    }
}

/// The same of something that may have been put off.
pub(crate) fn task_chip(task: &Task<'_>, now: &Now) -> String {
    match task.put_off {
        Some(until) => ["put off: ", &short(until, now)].concat(),
        None => due_chip(task.due, now),
    }
}

/// How long ago something was, as far as it matters.
pub(crate) fn ago(then: Instant, now: &Now) -> String {
    let minutes = (now.instant - then).num_minutes();
    let days = (now.today() - now.zone.local(then).date()).num_days();
    match (minutes, days) {
        (..1, _) => "just now".to_owned(),
        (1..60, _) => format!("{minutes} min ago"),
        (_, ..1) => short(then, now),
        (_, 1) => "yesterday".to_owned(),
        _ => write_date(now.zone.local(then).date()),
    }
}

fn late(moment: Moment, now: &Now) -> String {
    let minutes = match moment {
        Moment::Day(day) => return days((now.today() - day).num_days()),
        Moment::Time(time) => (now.instant - time).num_minutes(),
    };
    match minutes / 60 {
        0 => format!("{minutes} min"),
        // A minute more or less matters no longer once it is hours.
        hours @ 1..10 => format!("{hours} h {:02}", minutes % 60),
        hours @ 10..48 => format!("{hours} h"),
        hours => days(hours / 24),
    }
}

pub(crate) fn days(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// `14:10` where it is today, else with the date.
pub(crate) fn short(time: Instant, now: &Now) -> String {
    let written = write_time(time, &now.zone);
    match written.split_once(' ') {
        Some((date, clock)) if date == write_date(now.today()) => clock.to_owned(),
        _ => written,
    }
}

pub(crate) fn plural(count: usize, one: &str, many: &str) -> String {
    [number(count).as_str(), " ", if count == 1 { one } else { many }].concat()
}

pub(crate) fn number(count: usize) -> String {
    Number::whole(i64::try_from(count).unwrap_or(i64::MAX)).to_string()
}

// What went wrong.

/// Why there is nothing else to see, and what to do.
pub(crate) struct Said {
    pub(crate) heading: &'static str,
    pub(crate) what: &'static str,
    /// What the machine said.
    pub(crate) detail: Option<String>,
    pub(crate) remedy: &'static str,
}

pub(crate) fn problem(problem: &Problem) -> Said {
    const ADMIN: &str = "Your cases are safe in this browser. Try again; if it stays so, tell whoever hosts this page what is written here.";
    const KEPT: &str = "Nothing was changed. It stays in this browser, untouched.";
    let said = |heading, what, detail, remedy| Said { heading, what, detail, remedy };
    match problem {
        Problem::Waiting => said("Loading the procedures…", "", None, ""),
        Problem::EmptyPack => said(
            "There is no procedure here",
            "The file pack.json beside this page was read, but no procedure is in it.",
            None,
            ADMIN,
        ),
        Problem::PackMissing(file, FetchProblem::Refused(status)) => said(
            "The procedures are missing",
            "A file that should lie beside this page was not sent by the server.",
            Some(format!("{file}: HTTP {status}")),
            ADMIN,
        ),
        Problem::PackMissing(file, FetchProblem::Unreachable) => said(
            "The procedures did not arrive",
            "A file could not be fetched: the server gave no answer. Check your connection.",
            Some(file.clone()),
            ADMIN,
        ),
        Problem::PackUnusable(file, PackProblem::Damaged(detail)) => said(
            "The procedures cannot be read",
            "A file beside this page is damaged, or it is not of a pack of procedures.",
            Some([file, ": ", detail].concat()),
            ADMIN,
        ),
        Problem::PackUnusable(file, PackProblem::OtherFormat(format)) => said(
            "The procedures are of another version",
            "The pack was made for another version of Casewright than this page.",
            Some(format!("{file}: format {format}")),
            ADMIN,
        ),
        Problem::PartMissing => said(
            "A part of the program did not arrive",
            "It is fetched with the first case that is opened. Your entries are safe in this browser.",
            None,
            "Try again; if it stays so, tell whoever hosts this page.",
        ),
        Problem::UnknownPage => {
            said("There is no such page", "The address leads nowhere in Casewright.", None, "Go on from your cases.")
        }
        Problem::UnknownCase => said(
            "This case is not here",
            "Cases are kept in the browser that they were begun in. This browser holds none at this address: it may have been deleted, \
             or begun in another browser.",
            None,
            "Go on from your cases.",
        ),
        Problem::UnknownProcedure => said(
            "The procedure of this case is not here",
            "This page came without the procedure that the case follows.",
            None,
            KEPT,
        ),
        Problem::UnreadableCase(Unreadable::Newer { .. }) => said(
            "This case is newer than this page",
            "A newer version of Casewright wrote it. Load the page anew to get that version.",
            None,
            KEPT,
        ),
        Problem::UnreadableCase(Unreadable::Damaged) => {
            said("This case cannot be opened", "What is stored of it is damaged.", None, KEPT)
        }
    }
}
