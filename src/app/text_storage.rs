//! Every text of the pages below `#/storage`, which are a program of their own; the others stand in `text`.

use chrono::{Datelike as _, NaiveDate};

use super::storage::{Group, Sort, Unchanged, Why};
pub(crate) use super::text::size;
use super::text::{CASES_COUNTED, ago, days, number, plural, short};
use crate::backup::{self, Called, Choice, NoBackup, State};
use crate::browser::locale;
use crate::browser::notify::May;
use crate::browser::persist::Promised;
use crate::case::{Case, NotKept, Unreadable};
use crate::value::{Instant, Now};
use crate::words::{Text, t};

pub(crate) const NO_PAGE: Text = t("There is no such page");
pub(crate) const TO_STORAGE: Text = t("To Storage");
pub(crate) const LEAD: Text =
    t("Your cases are kept in this browser only. A backup is a file that you keep wherever you keep files.");
pub(crate) const CLOSE: Text = t("Close");
pub(crate) const CANCEL: Text = t("Cancel");

// What was done, and what was not.
pub(crate) const PUT_BACK: Text = t("It is here again.");
pub(crate) const THERE_AGAIN: Text = t("Not put back: it is here already.");
pub(crate) const GONE: Text = t("It is not here any more: another tab took it out.");
pub(crate) const CHANGED_SINCE: Text = t("Nothing was taken out: another tab changed it meanwhile. Look at it again.");
pub(crate) const NOT_DOWNLOADED: Text = t("This browser does not let the page hand over a file. Nothing was changed.");

pub(crate) fn not_kept(why: NotKept) -> Text {
    match why {
        NotKept::Blocked => t("Not stored: this browser lets the page store nothing. Nothing was changed."),
        NotKept::Full => t("Not stored: there is no room left. Nothing was changed."),
        NotKept::Newer => t("Not stored: a newer Casewright changed this case in another tab. Load the page anew."),
    }
}

pub(crate) fn unchanged(why: Unchanged) -> String {
    match why {
        Unchanged::Gone => t("This case is not here any more."),
        Unchanged::Unreadable(Unreadable::Newer { .. }) => {
            t("A newer Casewright wrote this case. Load the page anew. Nothing was changed.")
        }
        Unchanged::Unreadable(Unreadable::Damaged) => t("What is stored of this case is damaged. Nothing was changed."),
        Unchanged::NotKept(why) => not_kept(why),
    }
    .to_string()
}

// Backup.
pub(crate) const BACKUP: Text = t("Backup");
pub(crate) const MAKE_BACKUP: Text = t("Download a backup of everything");
pub(crate) const BACKUP_HOLDS: Text =
    t("One file with all cases, also those in the bin, the procedures that they follow, and your \
    settings. Anyone who has the file can read it.");
pub(crate) const PROMISE: Text = t("When the disk gets full");
pub(crate) const ASK_PROMISE: Text = t("Ask the browser to keep it");
pub(crate) const PROMISE_NOT: Text =
    t("No promise protects from a lost computer, from clearing the site's data, or from Safari, which \
    clears pages that were not visited for seven days. A backup does.");

pub(crate) fn unsaved(count: usize) -> String {
    plural(
        count,
        t("Not saved: {0} case is in the memory of this page only, until it is left. A backup holds that, too.|\
             Not saved: {0} cases are in the memory of this page only, until it is left. A backup holds that, too."),
    )
}

pub(crate) fn last_backup(last: Instant, now: &Now) -> String {
    t("Last backup: {0}.").with(&[&backup_age(last, now)])
}

pub(crate) fn backup_due(last: Option<Instant>, now: &Now) -> String {
    match last {
        None => t("There is no backup yet. If this browser's data is cleared, the cases are gone.").to_string(),
        Some(last) => {
            t("{0} What changed since is in this browser only: time for another.").with(&[&last_backup(last, now)])
        }
    }
}

fn backup_age(last: Instant, now: &Now) -> String {
    let passed = (now.today() - now.zone.local(last).date()).num_days();
    if passed < 2 { ago(last, now) } else { t("{0} ago").with(&[&days(passed)]) }
}

pub(crate) fn handed(file: &str) -> String {
    t("Handed to the browser: {0}.").with(&[file])
}

pub(crate) fn backed_up(file: &str) -> String {
    t("{0} Look that it is among your downloads, and keep it somewhere else than here.").with(&[&handed(file)])
}

pub(crate) fn promised(answer: Promised) -> Text {
    match answer {
        Promised::Yes => t("This browser promised to keep what this page stores when the disk gets full."),
        Promised::No => t("This browser promises nothing: it may clear what this page stores when the disk gets full."),
        Promised::NotAsked => t(
            "This browser cannot be asked for a promise here (it can on https only): it may clear what this page stores when the \
             disk gets full.",
        ),
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
pub(crate) const BRING_IN: Text = t("Bring in");
pub(crate) const BRING_WHY: Text = t(
    "A backup, or a case that somebody handed over. You see first what is in it; nothing here is changed before you say so.",
);
pub(crate) const BRING_FILE: Text = t("File to bring in");
pub(crate) const READING: Text = t("Reading the file…");
pub(crate) const PREVIEW_COLUMNS: [Text; 5] =
    [t("Case"), t("What it is"), t("In the file"), t("Here"), t("What to do")];
pub(crate) const IN_FILE: Text = t("In the file: ");
pub(crate) const HERE: Text = t("Here: ");

pub(crate) fn too_large(file: &str) -> String {
    t("{0} is larger than 20 MB, so it is no backup: a browser keeps less than that. It was not read.").with(&[file])
}

pub(crate) fn not_read(file: &str) -> String {
    t("{0} could not be read: it may have been moved or changed. Choose it again.").with(&[file])
}

pub(crate) fn no_backup(file: &str, why: NoBackup, length: usize) -> String {
    let why = match why {
        NoBackup::TooLarge { .. } => return too_large(file),
        NoBackup::NotJson { at } if at >= length => {
            t("{0} is cut off: its end is missing. Copy or download it again. Nothing was brought in.")
        }
        NoBackup::NotJson { .. } => t("{0} is no backup: it is not JSON. Nothing was brought in."),
        NoBackup::Foreign => t("{0} is no backup of Casewright. Nothing was brought in."),
        NoBackup::Newer { .. } => {
            t("{0} was made by a newer Casewright. Load this page anew to get that version. Nothing was brought in.")
        }
        NoBackup::Empty => t("{0} is a backup with nothing in it."),
    };
    why.with(&[file])
}

pub(crate) fn preview(file: &str, made: Option<Instant>, now: &Now) -> String {
    match made {
        Some(made) => t("{0}, made {1}").with(&[file, &backup_age(made, now)]),
        None => file.to_owned(),
    }
}

pub(crate) fn holds(cases: usize, same: usize) -> String {
    let holds = t("It holds {0}.").with(&[&plural(cases, CASES_COUNTED)]);
    let same = match same {
        0 => return holds,
        _ if same == cases => t("All of it is here already.").to_string(),
        _ => plural(same, t("{0} is here already and the same.|{0} are here already and the same.")),
    };
    [&holds, " ", &same].concat()
}

pub(crate) fn others(count: usize) -> String {
    plural(
        count,
        t(
            "And {0} other record that is not here: a procedure that its cases follow, settings, or what was damaged. It comes along.|\
             And {0} other records that are not here: procedures that its cases follow, settings, or what was damaged. They come along.",
        ),
    )
}

pub(crate) fn left_out(count: usize) -> String {
    plural(
        count,
        t(
            "{0} entry of the file is not of this page, and stays out.|{0} entries of the file are not of this page, and stay out.",
        ),
    )
}

pub(crate) fn state(state: State) -> Text {
    match state {
        State::New => t("New"),
        State::Same => t("The same"),
        State::NewerHere => t("Newer here"),
        State::NewerThere => t("Newer in the file"),
        State::BothChanged => t("Changed in both"),
        State::Unreadable(backup::Why::Newer { .. }) => t("Cannot be read: a newer Casewright wrote it"),
        State::Unreadable(_) => t("Cannot be read: it is damaged"),
        State::HereUnreadable => t("The one here cannot be read"),
    }
}

/// Of one of the two.
pub(crate) fn version(called: &Called, now: &Now) -> String {
    let said = if called.deleted {
        t("edited {0}, in the bin")
    } else if called.closed {
        t("edited {0}, closed")
    } else {
        t("edited {0}")
    };
    said.with(&[&short(called.edited, now)])
}

pub(crate) fn choice(choice: Choice, here: bool) -> Text {
    match choice {
        Choice::Keep if here => t("Keep what is here"),
        Choice::Keep => t("Stays out"),
        Choice::Take if here => t("Take the file's"),
        Choice::Take => t("Comes in"),
        Choice::Both => t("Keep both"),
        Choice::Merge => t("Merge both"),
    }
}

pub(crate) fn what_becomes(name: &str) -> String {
    t("What to do with {0}").with(&[name])
}

pub(crate) fn bring(wanted: usize) -> String {
    match wanted {
        0 => t("Bring in the rest").to_string(),
        _ => t("Bring in {0}").with(&[&plural(wanted, CASES_COUNTED)]),
    }
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
    let cases = plural(came.cases, CASES_COUNTED);
    let mut said = match came.others {
        0 => t("Brought in: {0}.").with(&[&cases]),
        others => {
            t("Brought in: {0} and {1}.").with(&[&cases, &plural(others, t("{0} other record|{0} other records"))])
        }
    };
    if came.stayed > 0 {
        said.extend([" ", &plural(came.stayed, t("{0} case left as here.|{0} cases left as here."))]);
    }
    if came.changed > 0 {
        let changed = t("{0} case changed here meanwhile and left so: choose the file again.|\
             {0} cases changed here meanwhile and left so: choose the file again.");
        said.extend([" ", &plural(came.changed, changed)]);
    }
    match came.stopped {
        None => {}
        Some(NotKept::Full) => {
            let missing = wanted.saturating_sub(came.cases).saturating_sub(came.changed);
            let no_room =
                t("Then there was no room left: {0} case did not come. Make room, then choose the file again.|\
                 Then there was no room left: {0} cases did not come. Make room, then choose the file again.");
            said.extend([" ", &plural(missing, no_room)]);
        }
        Some(why) => said.extend([" ", &*not_kept(why)]),
    }
    said
}

// Room.
pub(crate) const ROOM: Text = t("Room");
pub(crate) const LITTLE_ROOM: Text =
    t("Little room is left. Once there is none, nothing can be saved: archive closed cases below.");
pub(crate) const LITTLE_ROOM_OTHERS: Text = t(
    "Little room is left. Once there is none, nothing can be saved. Most of it is taken by other pages at this address, and \
     only they can make room: ask whoever hosts them.",
);
pub(crate) const ROOM_LESS: Text = t("Safari gives about half of it.");
pub(crate) const LARGEST_COLUMNS: [Text; 4] = [t("Case"), t("Edited"), t("Size"), t("Actions")];
pub(crate) const ARCHIVE: Text = t("Archive");
pub(crate) const ARCHIVE_WHY: Text =
    t("Archiving saves a case as a file and then takes it out of this browser. It can be brought in again.");
pub(crate) const IT_IS_SAVED: Text = t("It is saved: take the case out");
pub(crate) const KEEP_HERE: Text = t("Keep it here");

pub(crate) fn used(hundredths: usize, used: usize, of: usize) -> String {
    t("{0} % used: {1} of {2}.").with(&[&number(hundredths), &size(used), &size(of)])
}

pub(crate) fn sort(sort: Sort, count: usize) -> String {
    match sort {
        Sort::Open => plural(count, t("{0} open case|{0} open cases")),
        Sort::Closed => plural(count, t("{0} closed case|{0} closed cases")),
        Sort::Bin => plural(count, t("{0} case in the bin|{0} cases in the bin")),
        Sort::Procedure => plural(count, t("{0} procedure kept for cases|{0} procedures kept for cases")),
        Sort::Unreadable => plural(count, t("{0} record that cannot be read|{0} records that cannot be read")),
        Sort::Other => t("Settings, and other pages at this address").to_string(),
    }
}

pub(crate) fn largest(count: usize) -> String {
    plural(count, t("The largest closed case|The {0} largest closed cases"))
}

pub(crate) fn is_saved(file: &str) -> String {
    t("Is {0} among your downloads?").with(&[file])
}

pub(crate) fn archived(name: &str) -> String {
    t("Archived, and taken out: {0}.").with(&[name])
}

// Closed cases.
pub(crate) const SEARCH_THEM: Text = t("Search them by all that was entered");
pub(crate) const NO_CLOSED: Text = t("No closed cases.");

pub(crate) fn show_more(left: usize) -> String {
    plural(left, t("Show more ({0} left)|Show more ({0} left)"))
}

pub(crate) fn case_line(procedure: &str, case: &Case, now: &Now) -> String {
    let when = match case.closed {
        Some(closed) => t("closed {0}").with(&[&ago(closed, now)]),
        None => t("open, edited {0}").with(&[&ago(case.edited, now)]),
    };
    [procedure, " · ", &when].concat()
}

// The bin.
pub(crate) const BIN: Text = t("Bin");
pub(crate) const BIN_EMPTY: Text = t("Nothing is in the bin. Deleted cases stay in it for 30 days.");
pub(crate) const BIN_WHY: Text = t("Deleted cases stay here for 30 days and then go by themselves.");
pub(crate) const DELETE_FOR_GOOD: Text = t("Delete for good");
pub(crate) const KEEP_IN_BIN: Text = t("Keep it in the bin");

pub(crate) fn in_bin(procedure: &str, left: i64) -> String {
    let left = plural(left.unsigned_abs().try_into().unwrap_or(usize::MAX), t("{0} day left|{0} days left"));
    [procedure, " · ", &left].concat()
}

pub(crate) fn really_delete(name: &str) -> String {
    t("Delete “{0}” for good? It cannot be brought back, unless a backup holds it.").with(&[name])
}

pub(crate) fn gone_for_good(name: &str) -> String {
    t("Deleted for good: {0}.").with(&[name])
}

// What cannot be read.
pub(crate) const UNREAD: Text = t("Cannot be read");
pub(crate) const UNREAD_WHY: Text =
    t("These records are left untouched: another version of Casewright may read them. They are in every backup, too.");
pub(crate) const DOWNLOAD_AS_IS: Text = t("Download as it is");

pub(crate) fn why_unread(why: Why) -> Text {
    match why {
        Why::Newer => t("written by a newer Casewright: load this page anew to get that version"),
        Why::Damaged => t("damaged"),
        Why::Misplaced => t("a case that stands under the key of another"),
        Why::SetAside => t("was damaged, and set aside when its case was saved anew"),
    }
}

pub(crate) fn really_delete_record(key: &str) -> String {
    t("Delete {0} for good? Download it first if anyone may still need it.").with(&[key])
}

pub(crate) fn record_file(key: &str) -> String {
    [key, ".txt"].concat()
}

// What changed in a procedure.
pub(crate) const CHANGES: Text = t("What changed in the SOP");
pub(crate) const BACK_TO_CASE: Text = t("Back to the case");
pub(crate) const COMPARING: Text = t("Comparing the versions…");
pub(crate) const LATEST: Text = t("The case follows the version of the SOP that is here. There is nothing to move to.");
pub(crate) const NO_PACK: Text =
    t("The procedures did not arrive, so there is nothing to compare. Load the page again. Nothing was changed.");
pub(crate) const NO_PROCEDURE: Text =
    t("The procedure of this case is not here any more. The case goes on with the version that it has.");
pub(crate) const NO_OLD_VERSION: Text =
    t("The version that this case follows was not kept in this browser, so what changed cannot be told.");
pub(crate) const TOUCHED: Text = t("What that means for your answers");
pub(crate) const NOTHING_CHANGED: Text = t("Nothing that you would do differently.");
pub(crate) const NOTHING_TOUCHED: Text = t("All that you entered counts as before.");
pub(crate) const MOVE_KEEPS: Text =
    t("Nothing that you entered is dropped. The case stays with its version until you move it.");
pub(crate) const MOVED_BACK: Text = t("Undone: the case follows the version that it had.");

pub(crate) fn case_of_version(name: &str, version: &str) -> String {
    [name, " · ", &super::text::version(version)].concat()
}

pub(crate) fn changed_to(version: &str) -> String {
    t("Version {0}").with(&[version])
}

pub(crate) fn move_to(version: &str) -> String {
    t("Move this case to version {0}").with(&[version])
}

pub(crate) fn moved(version: &str) -> String {
    t("Moved to version {0}.").with(&[version])
}

// What is due.
pub(crate) const LATE: Text = t("Late");
pub(crate) const DONE: Text = t("Done");
pub(crate) const DONE_IN_CASE: Text = t("Done in the case");
pub(crate) const UNDONE: Text = t("Undone.");
pub(crate) const PUT_OFF: Text = t("Put off");
pub(crate) const NOT_PUT_OFF: Text = t("Put off no longer");
pub(crate) const AN_HOUR: Text = t("An hour");
pub(crate) const TOMORROW: Text = t("Until tomorrow, 9:00");
pub(crate) const THREE_DAYS: Text = t("Three days");
pub(crate) const A_WEEK: Text = t("A week");
pub(crate) const CALENDAR: Text = t("In your calendar");
pub(crate) const CALENDAR_WHY: Text =
    t("One file with all of the above and an alarm for each. Import it again after a while: what is \
    there already is changed, not doubled. What was done meanwhile stays in the calendar.");
pub(crate) const MAKE_CALENDAR: Text = t("Download a calendar file");
pub(crate) const CALENDAR_FILE: &str = "casewright-due.ics";

pub(crate) const NOTIFY: Text = t("Notifications");
pub(crate) const NOTIFY_ON: Text = t("Notify me");
pub(crate) const NOTIFY_OFF: Text = t("Notify me no longer");

pub(crate) fn notifying(on: bool, may: May) -> Text {
    match may {
        May::No => t(
            "This browser shows no notifications of this page: they are switched off in its settings, or the page is not on https.",
        ),
        _ if on => t("On: the browser tells when something comes to be due, as long as Casewright is open in a tab."),
        _ => t("Off. The browser can tell when something comes to be due, as long as Casewright is open in a tab."),
    }
}

pub(crate) fn due_in_all(count: usize, late: usize) -> String {
    match (count, late) {
        (0, _) => t("No open case has anything to wait for or to be late with.").to_string(),
        (_, 0) => plural(count, t("{0} thing to do. Nothing is late.|{0} things to do. Nothing is late.")),
        _ => t("{0} thing to do, {1} of them late.|{0} things to do, {1} of them late.")
            .counted(count, &[&number(count), &number(late)]),
    }
}

/// What a day is called that is today or later.
pub(crate) fn day(day: NaiveDate, now: &Now) -> String {
    match (day - now.today()).num_days() {
        ..1 => t("Today").to_string(),
        1 => t("Tomorrow").to_string(),
        _ => locale::day(day),
    }
}

/// After the name of a case in a link to where something is to be done.
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
        Some(until) => t("Put off until {0}: {1}.").with(&[&short(until, now), &of_task(says, name)]),
        None => t("Put off no longer: {0}.").with(&[&of_task(says, name)]),
    }
}

// The search.
pub(crate) const SEARCH_ALL: Text = t("Search the procedures and your cases");
pub(crate) const SEARCHING: Text = t("Searching…");
pub(crate) const NO_SEARCH: Text = t("The search did not arrive. Load the page again to try once more.");
pub(crate) const PROCEDURES: Text = t("Procedures");

pub(crate) fn found_in(count: usize, cases: usize) -> String {
    let procedures = plural(count, t("{0} procedure|{0} procedures"));
    match (count, cases) {
        (0, 0) => t("Nothing of this stands in the procedures or in your cases.").to_string(),
        (_, 0) => t("In {0}.").with(&[&procedures]),
        _ => t("In {0} and {1}.").with(&[&plural(cases, CASES_COUNTED), &procedures]),
    }
}

pub(crate) fn only_so_many(shown: usize) -> String {
    t("{0} of them are shown. Another word finds fewer.").with(&[&number(shown)])
}

pub(crate) fn begin(title: &str) -> String {
    t("Begin: {0}").with(&[title])
}

// The palette.
pub(crate) const PALETTE: Text = t("Jump to a case, field, step, term or action");
pub(crate) const NO_HITS: Text = t("Nothing fits to that.");
pub(crate) const ESCAPE: Text = t("Esc");
pub(crate) const NEXT_LEFT: Text = t("Next missing field or box");
pub(crate) const COPY: Text = t("Copy the post");
pub(crate) const NEXT_STAGE: Text = t("Next stage");
pub(crate) const PREVIOUS_STAGE: Text = t("Previous stage");
pub(crate) const KEYS: Text = t("Keyboard short-cuts");
pub(crate) const LIST_KEYS: super::text::Keys = [t("Ctrl /"), t("⌘ /")];
pub(crate) const KEYS_HERE: Text = t("This list");
pub(crate) const KEYS_NOTE: Text = t(
    "In one line and on a box, Enter alone leads to what is missing next. Undo and redo are the browser's own while you type. \
    Arrow keys choose among round buttons, Space ticks a box.",
);
pub(crate) const KEYS_SIGN: Text = t("The key ? alone, keys with Alt, and Enter alone in a line do what stands here");

pub(crate) fn group(group: Group) -> Text {
    match group {
        Group::Cases => super::text::CASES,
        Group::Actions => t("Actions"),
        Group::Stages => t("Stages"),
        Group::Steps => super::text::STEPS,
        Group::Fields => t("Fields"),
        Group::Terms => super::text::TERMS,
        Group::Posts => super::text::POSTS,
    }
}

pub(crate) fn go_to(page: &str) -> String {
    t("Go to: {0}").with(&[page])
}

pub(crate) fn language(name: &str) -> String {
    t("Language: {0}").with(&[name])
}

pub(crate) fn hits(count: usize) -> String {
    if count == 0 { NO_HITS.to_string() } else { plural(count, t("{0} hit.|{0} hits.")) }
}

/// A case among others of the same customer.
pub(crate) fn case_about(number: &str, procedure: &str, case: &Case, now: &Now) -> String {
    let line = case_line(procedure, case, now);
    if number.is_empty() { line } else { [number, " · ", &line].concat() }
}
