//! Every text of the pages below `#/storage`, which are a program of their own; the others stand in `text`.

use chrono::{Datelike as _, NaiveDate};

use super::storage::{Group, Sort, Unchanged, Why};
use super::text::{ago, days, number, plural, short};
use crate::backup::{self, Called, Choice, NoBackup, State};
use crate::browser::notify::May;
use crate::browser::persist::Promised;
use crate::case::{Case, NotKept, Unreadable};
use crate::value::{Instant, Now, write_date};

pub(crate) const NO_PAGE: &str = "There is no such page";
pub(crate) const TO_STORAGE: &str = "To Storage";
pub(crate) const LEAD: &str =
    "Your cases are kept in this browser only. A backup is a file that you keep wherever you keep files.";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const CANCEL: &str = "Cancel";

// What was done, and what was not.
pub(crate) const PUT_BACK: &str = "It is here again.";
pub(crate) const THERE_AGAIN: &str = "Not put back: it is here already.";
pub(crate) const GONE: &str = "It is not here any more: another tab took it out.";
pub(crate) const CHANGED_SINCE: &str = "Nothing was taken out: another tab changed it meanwhile. Look at it again.";
pub(crate) const NOT_DOWNLOADED: &str = "This browser does not let the page hand over a file. Nothing was changed.";

pub(crate) fn not_kept(why: NotKept) -> &'static str {
    match why {
        NotKept::Blocked => "Not stored: this browser lets the page store nothing. Nothing was changed.",
        NotKept::Full => "Not stored: there is no room left. Nothing was changed.",
        NotKept::Newer => "Not stored: a newer Casewright changed this case in another tab. Load the page anew.",
    }
}

pub(crate) fn unchanged(why: Unchanged) -> String {
    match why {
        Unchanged::Gone => "This case is not here any more.",
        Unchanged::Unreadable(Unreadable::Newer { .. }) => {
            "A newer Casewright wrote this case. Load the page anew. Nothing was changed."
        }
        Unchanged::Unreadable(Unreadable::Damaged) => "What is stored of this case is damaged. Nothing was changed.",
        Unchanged::NotKept(why) => not_kept(why),
    }
    .to_owned()
}

// Backup.
pub(crate) const BACKUP: &str = "Backup";
pub(crate) const MAKE_BACKUP: &str = "Download a backup of everything";
pub(crate) const BACKUP_HOLDS: &str = "One file with all cases, also those in the bin, the procedures that they follow, and your \
    settings. Anyone who has the file can read it.";
pub(crate) const PROMISE: &str = "When the disk gets full";
pub(crate) const ASK_PROMISE: &str = "Ask the browser to keep it";
pub(crate) const PROMISE_NOT: &str = "No promise protects from a lost computer, from clearing the site's data, or from Safari, which \
    clears pages that were not visited for seven days. A backup does.";

pub(crate) fn unsaved(count: usize) -> String {
    let cases = plural(count, "case is", "cases are");
    ["Not saved: ", &cases, " in the memory of this page only, until it is left. A backup holds that, too."].concat()
}

pub(crate) fn last_backup(last: Instant, now: &Now) -> String {
    ["Last backup: ", &backup_age(last, now), "."].concat()
}

pub(crate) fn backup_due(last: Option<Instant>, now: &Now) -> String {
    match last {
        None => "There is no backup yet. If this browser's data is cleared, the cases are gone.".to_owned(),
        Some(last) => {
            [&last_backup(last, now), " What changed since is in this browser only: time for another."].concat()
        }
    }
}

fn backup_age(last: Instant, now: &Now) -> String {
    let passed = (now.today() - now.zone.local(last).date()).num_days();
    if passed < 2 { ago(last, now) } else { [&days(passed), " ago"].concat() }
}

pub(crate) fn handed(file: &str) -> String {
    ["Handed to the browser: ", file, "."].concat()
}

pub(crate) fn backed_up(file: &str) -> String {
    [&handed(file), " Look that it is among your downloads, and keep it somewhere else than here."].concat()
}

pub(crate) fn promised(answer: Promised) -> &'static str {
    match answer {
        Promised::Yes => "This browser promised to keep what this page stores when the disk gets full.",
        Promised::No => "This browser promises nothing: it may clear what this page stores when the disk gets full.",
        Promised::NotAsked => {
            "This browser cannot be asked for a promise here (it can on https only): it may clear what this page stores when the \
             disk gets full."
        }
    }
}

/// `casewright-backup-2026-03-07.json`
pub(crate) fn backup_file(now: &Now) -> String {
    ["casewright-backup-", &date(now), ".json"].concat()
}

pub(crate) fn archive_file(case: &str, now: &Now) -> String {
    ["casewright-case-", case, "-", &date(now), ".json"].concat()
}

/// As files are sorted by.
fn date(now: &Now) -> String {
    let today = now.today();
    format!("{:04}-{:02}-{:02}", today.year(), today.month(), today.day())
}

// Bringing in.
pub(crate) const BRING_IN: &str = "Bring in";
pub(crate) const BRING_WHY: &str = "A backup, or a case that somebody handed over. You see first what is in it; nothing here is changed before you say so.";
pub(crate) const BRING_FILE: &str = "File to bring in";
pub(crate) const READING: &str = "Reading the file…";
pub(crate) const PREVIEW_COLUMNS: [&str; 5] = ["Case", "What it is", "In the file", "Here", "What to do"];
pub(crate) const IN_FILE: &str = "In the file: ";
pub(crate) const HERE: &str = "Here: ";

pub(crate) fn too_large(file: &str) -> String {
    [file, " is larger than 20 MB, so it is no backup: a browser keeps less than that. It was not read."].concat()
}

pub(crate) fn not_read(file: &str) -> String {
    [file, " could not be read: it may have been moved or changed. Choose it again."].concat()
}

pub(crate) fn no_backup(file: &str, why: NoBackup, length: usize) -> String {
    let why = match why {
        NoBackup::TooLarge { .. } => return too_large(file),
        NoBackup::NotJson { at } if at >= length => {
            " is cut off: its end is missing. Copy or download it again. Nothing was brought in."
        }
        NoBackup::NotJson { .. } => " is no backup: it is not JSON. Nothing was brought in.",
        NoBackup::Foreign => " is no backup of Casewright. Nothing was brought in.",
        NoBackup::Newer { .. } => {
            " was made by a newer Casewright. Load this page anew to get that version. Nothing was brought in."
        }
        NoBackup::Empty => " is a backup with nothing in it.",
    };
    [file, why].concat()
}

pub(crate) fn preview(file: &str, made: Option<Instant>, now: &Now) -> String {
    match made {
        Some(made) => [file, ", made ", &backup_age(made, now)].concat(),
        None => file.to_owned(),
    }
}

pub(crate) fn holds(cases: usize, same: usize) -> String {
    let same = match same {
        0 => String::new(),
        _ if same == cases => " All of it is here already.".to_owned(),
        _ => [" ", &number(same), if same == 1 { " is" } else { " are" }, " here already and the same."].concat(),
    };
    ["It holds ", &plural(cases, "case", "cases"), ".", &same].concat()
}

pub(crate) fn others(count: usize) -> String {
    let records = plural(count, "other record", "other records");
    [
        "And ",
        &records,
        " that are not here: procedures that its cases follow, settings, or what was damaged. They come along.",
    ]
    .concat()
}

pub(crate) fn left_out(count: usize) -> String {
    [&plural(count, "entry", "entries"), " of the file are not of this page, and stay out."].concat()
}

pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::New => "New",
        State::Same => "The same",
        State::NewerHere => "Newer here",
        State::NewerThere => "Newer in the file",
        State::BothChanged => "Changed in both",
        State::Unreadable(backup::Why::Newer { .. }) => "Cannot be read: a newer Casewright wrote it",
        State::Unreadable(_) => "Cannot be read: it is damaged",
        State::HereUnreadable => "The one here cannot be read",
    }
}

/// Of one of the two.
pub(crate) fn version(called: &Called, now: &Now) -> String {
    let mut said = ["edited ", &short(called.edited, now)].concat();
    if called.deleted {
        said.push_str(", in the bin");
    } else if called.closed {
        said.push_str(", closed");
    }
    said
}

pub(crate) fn choice(choice: Choice, here: bool) -> &'static str {
    match choice {
        Choice::Keep if here => "Keep what is here",
        Choice::Keep => "Stays out",
        Choice::Take if here => "Take the file's",
        Choice::Take => "Comes in",
        Choice::Both => "Keep both",
        Choice::Merge => "Merge both",
    }
}

pub(crate) fn what_becomes(name: &str) -> String {
    ["What to do with ", name].concat()
}

pub(crate) fn bring(wanted: usize) -> String {
    if wanted == 0 { "Bring in the rest".to_owned() } else { ["Bring in ", &plural(wanted, "case", "cases")].concat() }
}

/// What came of bringing in.
pub(crate) struct Came {
    pub(crate) cases: usize,
    pub(crate) stayed: usize,
    /// What was here changed after the choice was made.
    pub(crate) changed: usize,
    pub(crate) others: usize,
    pub(crate) stopped: Option<NotKept>,
}

pub(crate) fn came(came: &Came, wanted: usize) -> String {
    let mut said = ["Brought in: ", &plural(came.cases, "case", "cases")].concat();
    if came.others > 0 {
        said.extend([" and ", &plural(came.others, "other record", "other records")]);
    }
    said.push('.');
    if came.stayed > 0 {
        said.extend([" ", &plural(came.stayed, "case", "cases"), " left as here."]);
    }
    if came.changed > 0 {
        said.extend([
            " ",
            &plural(came.changed, "case", "cases"),
            " changed here meanwhile and left so: choose the file again.",
        ]);
    }
    match came.stopped {
        None => {}
        Some(NotKept::Full) => {
            let missing = wanted.saturating_sub(came.cases).saturating_sub(came.changed);
            said.extend([
                " Then there was no room left: ",
                &plural(missing, "case", "cases"),
                " did not come. Make room, then choose the file again.",
            ]);
        }
        Some(why) => said.extend([" ", not_kept(why)]),
    }
    said
}

// Room.
pub(crate) const ROOM: &str = "Room";
pub(crate) const LITTLE_ROOM: &str =
    "Little room is left. Once there is none, nothing can be saved: archive closed cases below.";
pub(crate) const LITTLE_ROOM_OTHERS: &str = "Little room is left. Once there is none, nothing can be saved. Most of it is taken by other pages at this address, and \
     only they can make room: ask whoever hosts them.";
pub(crate) const ROOM_LESS: &str = "Safari gives about half of it.";
pub(crate) const LARGEST_COLUMNS: [&str; 4] = ["Case", "Edited", "Size", "Actions"];
pub(crate) const ARCHIVE: &str = "Archive";
pub(crate) const ARCHIVE_WHY: &str =
    "Archiving saves a case as a file and then takes it out of this browser. It can be brought in again.";
pub(crate) const IT_IS_SAVED: &str = "It is saved: take the case out";
pub(crate) const KEEP_HERE: &str = "Keep it here";

pub(crate) fn used(hundredths: usize, used: usize, of: usize) -> String {
    format!("{hundredths} % used: {} of {}.", size(used), size(of))
}

/// In the units in which browsers count: characters, mostly.
pub(crate) fn size(units: usize) -> String {
    match units {
        ..100_000 => [&number(units.div_ceil(1000)), " KB"].concat(),
        _ => format!("{}.{} MB", units / 1_000_000, units % 1_000_000 / 100_000),
    }
}

pub(crate) fn sort(sort: Sort, count: usize) -> String {
    match sort {
        Sort::Open => plural(count, "open case", "open cases"),
        Sort::Closed => plural(count, "closed case", "closed cases"),
        Sort::Bin => [&plural(count, "case", "cases"), " in the bin"].concat(),
        Sort::Procedure => plural(count, "procedure kept for cases", "procedures kept for cases"),
        Sort::Unreadable => [&plural(count, "record", "records"), " that cannot be read"].concat(),
        Sort::Other => "Settings, and other pages at this address".to_owned(),
    }
}

pub(crate) fn largest(count: usize) -> String {
    if count == 1 { "The largest closed case".to_owned() } else { format!("The {count} largest closed cases") }
}

pub(crate) fn is_saved(file: &str) -> String {
    ["Is ", file, " among your downloads?"].concat()
}

pub(crate) fn archived(name: &str) -> String {
    ["Archived, and taken out: ", name, "."].concat()
}

// Closed cases.
pub(crate) const SEARCH_THEM: &str = "Search them by all that was entered";
pub(crate) const NO_CLOSED: &str = "No closed cases.";

pub(crate) fn show_more(left: usize) -> String {
    format!("Show more ({} left)", number(left))
}

pub(crate) fn case_line(procedure: &str, case: &Case, now: &Now) -> String {
    let when = match case.closed {
        Some(closed) => ["closed ", &ago(closed, now)].concat(),
        None => ["open, edited ", &ago(case.edited, now)].concat(),
    };
    [procedure, " · ", &when].concat()
}

// The bin.
pub(crate) const BIN: &str = "Bin";
pub(crate) const BIN_EMPTY: &str = "Nothing is in the bin. Deleted cases stay in it for 30 days.";
pub(crate) const BIN_WHY: &str = "Deleted cases stay here for 30 days and then go by themselves.";
pub(crate) const DELETE_FOR_GOOD: &str = "Delete for good";
pub(crate) const KEEP_IN_BIN: &str = "Keep it in the bin";

pub(crate) fn in_bin(procedure: &str, left: i64) -> String {
    [procedure, " · ", &days(left), " left"].concat()
}

pub(crate) fn really_delete(name: &str) -> String {
    ["Delete “", name, "” for good? It cannot be brought back, unless a backup holds it."].concat()
}

pub(crate) fn gone_for_good(name: &str) -> String {
    ["Deleted for good: ", name, "."].concat()
}

// What cannot be read.
pub(crate) const UNREAD: &str = "Cannot be read";
pub(crate) const UNREAD_WHY: &str =
    "These records are left untouched: another version of Casewright may read them. They are in every backup, too.";
pub(crate) const DOWNLOAD_AS_IS: &str = "Download as it is";

pub(crate) fn why_unread(why: Why) -> &'static str {
    match why {
        Why::Newer => "written by a newer Casewright: load this page anew to get that version",
        Why::Damaged => "damaged",
        Why::Misplaced => "a case that stands under the key of another",
        Why::SetAside => "was damaged, and set aside when its case was saved anew",
    }
}

pub(crate) fn really_delete_record(key: &str) -> String {
    ["Delete ", key, " for good? Download it first if anyone may still need it."].concat()
}

pub(crate) fn record_file(key: &str) -> String {
    [key, ".txt"].concat()
}

// What changed in a procedure.
pub(crate) const CHANGES: &str = "What changed in the SOP";
pub(crate) const BACK_TO_CASE: &str = "Back to the case";
pub(crate) const COMPARING: &str = "Comparing the versions…";
pub(crate) const LATEST: &str = "The case follows the version of the SOP that is here. There is nothing to move to.";
pub(crate) const NO_PACK: &str =
    "The procedures did not arrive, so there is nothing to compare. Load the page again. Nothing was changed.";
pub(crate) const NO_PROCEDURE: &str =
    "The procedure of this case is not here any more. The case goes on with the version that it has.";
pub(crate) const NO_OLD_VERSION: &str =
    "The version that this case follows was not kept in this browser, so what changed cannot be told.";
pub(crate) const TOUCHED: &str = "What that means for your answers";
pub(crate) const NOTHING_CHANGED: &str = "Nothing that you would do differently.";
pub(crate) const NOTHING_TOUCHED: &str = "All that you entered counts as before.";
pub(crate) const MOVE_KEEPS: &str =
    "Nothing that you entered is dropped. The case stays with its version until you move it.";
pub(crate) const MOVED_BACK: &str = "Undone: the case follows the version that it had.";

pub(crate) fn case_of_version(name: &str, version: &str) -> String {
    [name, " · SOP version ", version].concat()
}

pub(crate) fn changed_to(version: &str) -> String {
    ["Version ", version].concat()
}

pub(crate) fn move_to(version: &str) -> String {
    ["Move this case to version ", version].concat()
}

pub(crate) fn moved(version: &str) -> String {
    ["Moved to version ", version, "."].concat()
}

// What is due.
pub(crate) const LATE: &str = "Late";
pub(crate) const DONE: &str = "Done";
pub(crate) const DONE_IN_CASE: &str = "Done in the case";
pub(crate) const UNDONE: &str = "Undone.";
pub(crate) const PUT_OFF: &str = "Put off";
pub(crate) const NOT_PUT_OFF: &str = "Put off no longer";
pub(crate) const AN_HOUR: &str = "An hour";
pub(crate) const TOMORROW: &str = "Until tomorrow, 9:00";
pub(crate) const THREE_DAYS: &str = "Three days";
pub(crate) const A_WEEK: &str = "A week";
pub(crate) const CALENDAR: &str = "In your calendar";
pub(crate) const CALENDAR_WHY: &str = "One file with all of the above and an alarm for each. Import it again after a while: what is \
    there already is changed, not doubled. What was done meanwhile stays in the calendar.";
pub(crate) const MAKE_CALENDAR: &str = "Download a calendar file";
pub(crate) const CALENDAR_FILE: &str = "casewright-due.ics";

pub(crate) const NOTIFY: &str = "Notifications";
pub(crate) const NOTIFY_ON: &str = "Notify me";
pub(crate) const NOTIFY_OFF: &str = "Notify me no longer";

pub(crate) fn notifying(on: bool, may: May) -> &'static str {
    match may {
        May::No => {
            "This browser shows no notifications of this page: they are switched off in its settings, or the page is not on https."
        }
        _ if on => "On: the browser tells when something comes to be due, as long as Casewright is open in a tab.",
        _ => "Off. The browser can tell when something comes to be due, as long as Casewright is open in a tab.",
    }
}

pub(crate) fn due_in_all(count: usize, late: usize) -> String {
    match (count, late) {
        (0, _) => "No open case has anything to wait for or to be late with.".to_owned(),
        (_, 0) => [&plural(count, "thing", "things"), " to do. Nothing is late."].concat(),
        _ => [&plural(count, "thing", "things"), " to do, ", &number(late), " of them late."].concat(),
    }
}

/// What a day is called that is today or later.
pub(crate) fn day(day: NaiveDate, now: &Now) -> String {
    match (day - now.today()).num_days() {
        ..1 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        _ => write_date(day),
    }
}

/// After the name of a case in a link to where something is to be done.
pub(crate) fn where_to(says: &str) -> String {
    ["“", says, "”"].concat()
}

pub(crate) fn of_task(says: &str, name: &str) -> String {
    ["“", says, "” of ", name].concat()
}

pub(crate) fn task_done(says: &str, name: &str) -> String {
    ["Done: ", &of_task(says, name), "."].concat()
}

pub(crate) fn was_put_off(until: Option<Instant>, says: &str, name: &str, now: &Now) -> String {
    match until {
        Some(until) => ["Put off until ", &short(until, now), ": ", &of_task(says, name), "."].concat(),
        None => ["Put off no longer: ", &of_task(says, name), "."].concat(),
    }
}

// The search.
pub(crate) const SEARCH_ALL: &str = "Search the procedures and your cases";
pub(crate) const SEARCHING: &str = "Searching…";
pub(crate) const NO_SEARCH: &str = "The search did not arrive. Load the page again to try once more.";
pub(crate) const PROCEDURES: &str = "Procedures";

pub(crate) fn found_in(count: usize, cases: usize) -> String {
    if cases > 0 {
        ["In ", &plural(cases, "case", "cases"), " and ", &plural(count, "procedure", "procedures"), "."].concat()
    } else if count == 0 {
        "Nothing of this stands in the procedures or in your cases.".to_owned()
    } else {
        ["In ", &plural(count, "procedure", "procedures"), "."].concat()
    }
}

pub(crate) fn only_so_many(shown: usize) -> String {
    format!("{shown} of them are shown. Another word finds fewer.")
}

pub(crate) fn begin(title: &str) -> String {
    ["Begin: ", title].concat()
}

// The palette.
pub(crate) const PALETTE: &str = "Jump to a case, field, step, term or action";
pub(crate) const NO_HITS: &str = "Nothing fits to that.";
pub(crate) const ESCAPE: &str = "Esc";
pub(crate) const NEXT_LEFT: &str = "Next missing field or box";
pub(crate) const COPY: &str = "Copy the post";
pub(crate) const NEXT_STAGE: &str = "Next stage";
pub(crate) const PREVIOUS_STAGE: &str = "Previous stage";
pub(crate) const KEYS: &str = "Keyboard short-cuts";
pub(crate) const LIST_KEYS: super::text::Keys = ["Ctrl /", "⌘ /"];
pub(crate) const KEYS_HERE: &str = "This list";
pub(crate) const KEYS_NOTE: &str = "In one line and on a box, Enter alone leads to what is missing next. Undo and redo are the browser's own while you type. \
    Arrow keys choose among round buttons, Space ticks a box.";
pub(crate) const KEYS_SIGN: &str = "The key ? alone opens this list, too, while you do not type";

pub(crate) fn group(group: Group) -> &'static str {
    match group {
        Group::Cases => super::text::CASES,
        Group::Actions => "Actions",
        Group::Stages => "Stages",
        Group::Steps => super::text::STEPS,
        Group::Fields => "Fields",
        Group::Terms => super::text::TERMS,
        Group::Posts => super::text::POSTS,
    }
}

pub(crate) fn go_to(page: &str) -> String {
    ["Go to: ", page].concat()
}

pub(crate) fn hits(count: usize) -> String {
    if count == 0 { NO_HITS.to_owned() } else { [&plural(count, "hit", "hits"), "."].concat() }
}

/// A case among others of the same customer.
pub(crate) fn case_about(number: &str, procedure: &str, case: &Case, now: &Now) -> String {
    let line = case_line(procedure, case, now);
    if number.is_empty() { line } else { [number, " · ", &line].concat() }
}
