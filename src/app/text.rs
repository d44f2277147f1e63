//! Every text of the face, in English. Another language is a file beside the page (`languages/`), which [`words`](crate::words)
//! explains; each text is written `t("…")` here, and stands there under its English words.

use chrono::NaiveDate;

use crate::browser::clipboard::Copied;
use crate::browser::fetch::FetchProblem;
use crate::browser::{keys, locale};
use crate::case::{Case, NotKept, Unreadable, What};
use crate::engine::{ClockState, Counts, DayIs, DayState, DueState, Moment, Task};
use crate::post::Measure;
use crate::procedure::{Level, PackProblem};
use crate::value::{Instant, Now};
use crate::words::{Text, t};

use super::pages::problem::Problem;
use super::shelf::Shelf;
use super::sop::Sop;

// The frame.
/// A name, and so no text: it is the same in every language.
pub(crate) const BRAND: &str = "Casewright";
pub(crate) const SKIP: Text = t("Skip to content");
pub(crate) const NAVIGATION: Text = t("Pages");
pub(crate) const CASES: Text = t("Cases");
pub(crate) const DUE: Text = t("Due");
pub(crate) const OF_THEM_LATE: Text = t(" late");
pub(crate) const SEARCH: Text = t("Search");
pub(crate) const STORAGE: Text = t("Storage");
pub(crate) const SETTINGS: Text = t("Settings");
pub(crate) const NEW_CASE: Text = t("New case");
pub(crate) const FIND: Text = t("Jump to…");
pub(crate) const TRY_AGAIN: Text = t("Try again");
pub(crate) const TO_CASES: Text = t("To your cases");

/// The name of the tab: the most particular first.
pub(crate) fn title(parts: &[&str]) -> String {
    let mut title = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        title.extend([part, " · "]);
    }
    title + BRAND
}

// Keys as they stand on the keyboard: on one with Ctrl, and on Apple's. The same stand in `aria-keyshortcuts` where the actions do.
pub(crate) const FIND_KEYS: Keys = [t("Ctrl K"), t("⌘ K")];
pub(crate) const COPY_KEYS: Keys = [t("Ctrl ↵"), t("⌘ ↵")];
pub(crate) const UNDO_KEYS: Keys = [t("Ctrl Z"), t("⌘ Z")];
pub(crate) const REDO_KEYS: Keys = [t("Ctrl Shift Z"), t("⌘ ⇧ Z")];
pub(crate) const NEXT_LEFT_KEYS: Keys = [t("Alt ↵"), t("⌥ ↵")];
pub(crate) const NEXT_STAGE_KEYS: Keys = [t("Alt PgDn"), t("⌥ PgDn")];
pub(crate) const PREVIOUS_STAGE_KEYS: Keys = [t("Alt PgUp"), t("⌥ PgUp")];
const COPY_BY_HAND_KEYS: Keys = [t("Ctrl C"), t("⌘ C")];

pub(crate) type Keys = [Text; 2];

pub(crate) fn keys([here, apple]: Keys) -> &'static str {
    if keys::apple() { apple.words() } else { here.words() }
}

// Home.
pub(crate) const NEEDS: Text = t("What does the customer need?");
pub(crate) const NEEDS_LEAD: Text = t("Pick the closest. You can change it later without losing what you typed.");
pub(crate) const YOUR_CASES: Text = t("Your cases");
pub(crate) const CLOSED_CASES: Text = t("Closed cases");
pub(crate) const NO_CASES: Text = t("No cases yet. Pick above what the customer needs: the first case begins.");
pub(crate) const NO_OPEN_CASES: Text = t("No open cases.");
pub(crate) const CASES_COUNTED: Text = t("{0} case|{0} cases");
pub(crate) const COLUMNS: [Text; 6] =
    [t("Customer"), t("Procedure"), t("Where it stands"), t("Next due"), t("Edited"), t("Actions")];
pub(crate) const CLOSE: Text = t("Close");
pub(crate) const REOPEN: Text = t("Reopen");
pub(crate) const DELETE: Text = t("Delete");
pub(crate) const UNDO: Text = t("Undo");
pub(crate) const KEPT: Text = t("Kept in this browser");
pub(crate) const KEPT_ONLY_HERE: Text =
    t("In this browser only: nothing is sent anywhere, and clearing the site's data deletes it.");
pub(crate) const KEPT_BLOCKED: Text =
    t("This browser lets the page store nothing. What you type is lost when you leave it.");
pub(crate) const TO_STORAGE: Text = t("Room, backup, closed cases and bin");
pub(crate) const ALL_CLOSED: Text = t("All closed cases");
pub(crate) const ALL_DUE: Text = t("All that is due");

pub(crate) const NOT_SURE: Text = t("Not sure which? Answer a few questions.");
pub(crate) const OR_SEARCH: Text = t("Or search the procedures and your cases");
pub(crate) const LOADING_CASES: Text = t("Loading the procedures of your cases…");

// The case that a first visit is shown.
pub(crate) const SAMPLE: Text = t("Sample");
pub(crate) const NEW_HERE: Text = t("New here?");
pub(crate) const NEW_HERE_SAYS: Text =
    t("A sample case shows you round. It counts nowhere, and you can throw it away at any time.");
pub(crate) const SEE_SAMPLE: Text = t("See it on a sample case");
pub(crate) const NO_TOUR: Text = t("No, thanks");
pub(crate) const TOUR_LATER: Text = t("Settings can show you round later.");
pub(crate) const IS_SAMPLE: Text = t("This is a sample: nothing of it counts, and no backup holds it.");
pub(crate) const THROW_AWAY: Text = t("Throw it away");
pub(crate) const THROWN_AWAY: Text = t("The sample is thrown away.");

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
    t("{0} open · {1} closed").with(&[&number(open), &number(closed)])
}

pub(crate) fn closed_cases(closed: usize) -> String {
    [&CLOSED_CASES, " (", &number(closed), ")"].concat()
}

pub(crate) fn name(name: &str) -> String {
    if name.is_empty() { t("No name yet").to_string() } else { name.to_owned() }
}

pub(crate) fn stands(stage: &str, done: usize, all: usize) -> String {
    // In a narrow column the two numbers stay together.
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

pub(crate) fn kept(cases: usize, size: usize) -> String {
    t("{0} · {1} of about 5 MB").with(&[&plural(cases, CASES_COUNTED), &self::size(size)])
}

/// In the units in which browsers count: characters, mostly.
pub(crate) fn size(units: usize) -> String {
    match units {
        ..100_000 => t("{0} KB").with(&[&number(units.div_ceil(1000))]),
        _ => t("{0} MB").with(&[&locale::number(&format!("{}.{}", units / 1_000_000, units % 1_000_000 / 100_000))]),
    }
}

/// After so many days without a backup it is time for one.
const BACKUP_DAYS: i64 = 7;
/// Of the 5,242,880 characters that a browser keeps for a page, so many are time to make room.
const SHORT_OF_ROOM: usize = 4_200_000;

pub(crate) fn warnings(shelf: &Shelf, now: Instant) -> Vec<String> {
    let mut warnings = Vec::new();
    if shelf.unreadable > 0 {
        warnings.push(plural(
            shelf.unreadable,
            t("{0} record cannot be opened. It is kept as it is.|{0} records cannot be opened. They are kept as they are."),
        ));
    }
    if shelf.size > SHORT_OF_ROOM {
        warnings.push(t("Room is getting short: {0} % is used.").with(&[&number(shelf.size * 100 / 5_242_880)]));
    }
    let days = (now - shelf.backup.or(shelf.oldest).unwrap_or(now)).num_days();
    if days >= BACKUP_DAYS {
        let made = match shelf.backup {
            Some(_) => t("The last backup is {0} old. Make one now."),
            None => t("No backup yet: the oldest case is {0} old. Make one now."),
        };
        warnings.push(made.with(&[&self::days(days)]));
    }
    warnings
}

// A case.
pub(crate) const VIEWS: Text = t("View");
pub(crate) const STEPS: Text = t("Steps");
pub(crate) const CLOCKS: Text = t("Clocks");
pub(crate) const CLOSED: Text = t("Closed");
pub(crate) const CLOSE_CASE: Text = t("Close this case");
pub(crate) const REOPEN_CASE: Text = t("Reopen this case");
pub(crate) const STAGES_AROUND: Text = t("Previous and next stage");
pub(crate) const NOTHING_TO_DO: Text = t("Nothing to do at this stage as the case stands.");
pub(crate) const WHY: Text = t("Why?");
pub(crate) const WHERE: Text = t("Source");
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

pub(crate) fn saved(at: Instant, now: &Now) -> String {
    t("Saved {0} in this browser only").with(&[&short(at, now)])
}

pub(crate) fn version(version: &str) -> String {
    t("SOP version {0}").with(&[version])
}

pub(crate) fn not_saved(problem: NotKept) -> Text {
    match problem {
        NotKept::Blocked => t(
            "This browser lets the page store nothing. Your entries stay while this page is open: copy the post before you leave, \
             or allow site data for this address.",
        ),
        NotKept::Full => t(
            "This browser's storage is full. Your entries stay while this page is open: download this case, and make room by \
             archiving closed cases. It is saved as soon as there is room.",
        ),
        NotKept::Newer => t(
            "A newer Casewright saved this case in another tab, and this page cannot read that. Your entries stay while this page \
             is open: download this case, then load the page again.",
        ),
    }
}

pub(crate) const DOWNLOAD_CASE: Text = t("Download this case");
pub(crate) const MAKE_ROOM: Text = t("Make room");
pub(crate) const IN_BIN: Text = t("This case is in the bin.");
pub(crate) const RESTORE_CASE: Text = t("Restore it");
pub(crate) const IS_RESTORED: Text = t("The case is out of the bin.");
pub(crate) const SOP_CHANGED: Text =
    t("The SOP has changed since this case began. The case still follows the old version.");
pub(crate) const SEE_CHANGES: Text = t("See what changed");
pub(crate) const OPEN_ELSEWHERE: Text = t("This case is open in another tab too. Both stay in step.");
pub(crate) const REDO: Text = t("Redo");
pub(crate) const ANSWERED_TWICE: Text = t("Two tabs answered at the same time; both answers are kept. Choose:");
pub(crate) const OTHER_ANSWER: Text = t("Two answers were given to this at the same time. The other one:");
pub(crate) const NO_ANSWER_SHOWN: Text = t("(a list)");
pub(crate) const TAKE_OTHER: Text = t("Take the other");
pub(crate) const KEEP_THIS: Text = t("Keep this one");

/// The file in which a case is handed over.
pub(crate) fn file_name(case: &Case) -> String {
    ["casewright-case-", case.id.as_str(), ".json"].concat()
}

/// What was done, as far as it can be undone.
pub(crate) fn done(sop: &Sop, what: &What) -> String {
    let known = match what {
        What::Typed(id, _) | What::Field(id) => sop.field(id).map(|field| field.label.as_str()),
        What::Step(step) => sop.step(step).map(|step| step.title.as_str()),
        What::Closed => Some(CLOSE_CASE.words()),
        What::Reopened => Some(REOPEN_CASE.words()),
        What::Deleted => Some(DELETE.words()),
        What::Restored => Some(RESTORE_CASE.words()),
        What::Other => None,
    };
    known.unwrap_or(t("the last change").words()).to_owned()
}

pub(crate) fn undone(sop: &Sop, what: &What) -> String {
    t("Undone: {0}.").with(&[&done(sop, what)])
}

pub(crate) fn redone(sop: &Sop, what: &What) -> String {
    t("Done again: {0}.").with(&[&done(sop, what)])
}

pub(crate) fn source(cited: &str) -> String {
    if cited.is_empty() { String::new() } else { t("Source: {0}").with(&[cited]) }
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

pub(crate) fn term(says: &str, cited: &str) -> String {
    [says, " ", &source(cited)].concat()
}

/// How a day begins that stands in a line of its own.
pub(crate) fn timeline_day(day: &DayState) -> String {
    t("Day {0}, {1}: ").with(&[&day.number.to_string(), &locale::day(day.date)])
}

pub(crate) fn timeline_days(first: &DayState, last: &DayState) -> String {
    t("Days {0} to {1}: ").with(&[&first.number.to_string(), &last.number.to_string()])
}

pub(crate) fn day_is(state: DayIs) -> Text {
    match state {
        DayIs::Done => t("done"),
        DayIs::Gap => t("nothing done (gap)"),
        DayIs::Past => t("passed"),
        DayIs::Today => t("today"),
        DayIs::Ahead => t("still to come"),
    }
}

pub(crate) fn today_is(today: &DayState) -> String {
    t("Today is day {0} ({1}).").with(&[&today.number.to_string(), &locale::day(today.date)])
}

pub(crate) const NOT_STARTED: Text = t(
    "Not started: this browser's storage is full. Delete closed cases on the first page, then try again. Nothing was changed.",
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
pub(crate) const UNSIGNED: Text = t("Type your initials: entries carry them.");
pub(crate) const STRIKE_OUT: Text = t("Strike out");
pub(crate) const RESTORE: Text = t("Restore");
pub(crate) const STRUCK_OUT: Text = t("Struck out: ");

pub(crate) fn row(number: usize) -> String {
    t("No. {0}").with(&[&self::number(number)])
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

// The post.
pub(crate) const POST: Text = t("Post");
pub(crate) const POSTS: Text = t("Posts");
pub(crate) const NO_POST: Text = t("There is nothing to post as the case stands.");
pub(crate) const MISSING: Text = t("missing");
pub(crate) const SUBJECT: Text = t("Subject:");
pub(crate) const BEFORE_YOU_COPY: Text = t("Before you copy");
pub(crate) const TO_NEXT: Text = t("To the next one");
pub(crate) const NOTHING_LEFT: Text = t("Nothing is missing.");
pub(crate) const IS_EMPTY: Text = t("is empty");
pub(crate) const IS_UNREADABLE: Text = t("is not finished or cannot be read");
pub(crate) const IS_UNTICKED: Text = t("is not ticked");
pub(crate) const IS_UNDONE: Text = t("is not done");
pub(crate) const TAGS: Text = t("Type these tags in Salesforce");
pub(crate) const TAGS_WHY: Text = t("(pasted tags notify nobody)");
pub(crate) const COPY_DRAFT: Text = t("Copy as draft");
pub(crate) const COPY_SUBJECT: Text = t("Copy subject");
pub(crate) const TO_COPY: Text = t("Text to copy");
pub(crate) const NOT_COPIED: Text = t("Not copied: see what is left above, or copy it as a draft.");

pub(crate) fn part_of(words: &str, part: usize, parts: usize) -> String {
    if parts < 2 { words.to_owned() } else { format!("{words} ({}/{parts})", part.saturating_add(1)) }
}

pub(crate) fn measure(measure: &Measure) -> String {
    let said = t("{0} of {1} characters").with(&[&number(measure.characters), &number(measure.limit)]);
    if measure.counted > measure.characters {
        let counted = if measure.counted == measure.html_characters { t("{0} with markup") } else { t("{0} as bytes") };
        return [&said, " · ", &counted.with(&[&number(measure.counted)])].concat();
    }
    said
}

pub(crate) fn parts(parts: usize) -> String {
    plural(parts.max(1), t("fits in one post|{0} parts"))
}

pub(crate) fn left(left: usize) -> String {
    match left {
        0 => t("The post is ready to copy.").to_string(),
        _ => plural(left, t("{0} left before the post can be copied.|{0} left before the post can be copied.")),
    }
}

pub(crate) fn left_count(left: usize) -> String {
    plural(left, t("{0} left|{0} left"))
}

pub(crate) fn withheld_now(left: usize) -> String {
    t("Not copied: {0}.").with(&[&left_count(left)])
}

pub(crate) fn copied(draft: bool, subject: bool, copied: Copied) -> String {
    let what = match (draft, subject) {
        (true, _) => t("Copied as a draft"),
        (_, true) => t("Subject copied"),
        _ => t("Copied"),
    };
    let way = match copied {
        Copied::Clipboard | Copied::Refused => t("{0}, rich and plain. Paste it in Salesforce."),
        Copied::Command => t("{0}, rich and plain, with the browser's copy command. Paste it in Salesforce."),
    };
    way.with(&[&what])
}

pub(crate) fn copy_by_hand() -> String {
    t("This browser lets the page copy nothing. The text is selected: press {0} to copy it.")
        .with(&[keys(COPY_BY_HAND_KEYS)])
}

// Times and numbers.

pub(crate) fn due_chip(due: &DueState, now: &Now) -> String {
    match (due.state, due.due) {
        (ClockState::Late, Some(moment)) => t("late {0}").with(&[&late(moment, now)]),
        (ClockState::Due, Some(Moment::Day(_))) => t("today").to_string(),
        (ClockState::Due, _) => t("now").to_string(),
        (_, Some(Moment::Day(day))) => locale::day(day),
        (_, Some(Moment::Time(time))) => short(time, now),
        (_, None) => "—".to_owned(),
    }
}

/// Which hours count for what is due, in short, to stand beside the time; the whole of it stands in how the time was worked out.
/// Nothing for what is due at once.
pub(crate) fn counts(due: &DueState) -> &'static str {
    let words = match due.counts {
        Some(Counts::ClockHours) => t("clock hours"),
        Some(Counts::BusinessHours) => t("business hours"),
        Some(Counts::CalendarDays) => t("calendar days"),
        Some(Counts::BusinessDays) => t("business days"),
        None => return "",
    };
    words.words()
}

/// The same of something that may have been put off.
pub(crate) fn task_chip(task: &Task<'_>, now: &Now) -> String {
    match task.put_off {
        Some(until) => t("put off: {0}").with(&[&short(until, now)]),
        None => due_chip(task.due, now),
    }
}

/// How long ago something was, as far as it matters.
pub(crate) fn ago(then: Instant, now: &Now) -> String {
    let minutes = (now.instant - then).num_minutes();
    let days = (now.today() - now.zone.local(then).date()).num_days();
    match (minutes, days) {
        (..1, _) => t("just now").to_string(),
        (1..60, _) => t("{0} min ago").with(&[&minutes.to_string()]),
        (_, ..1) => short(then, now),
        (_, 1) => t("yesterday").to_string(),
        _ => locale::day(now.zone.local(then).date()),
    }
}

fn late(moment: Moment, now: &Now) -> String {
    let minutes = match moment {
        Moment::Day(day) => return days((now.today() - day).num_days()),
        Moment::Time(time) => (now.instant - time).num_minutes(),
    };
    match minutes / 60 {
        0 => t("{0} min").with(&[&minutes.to_string()]),
        // A minute more or less matters no longer once it is hours.
        hours @ 1..10 => t("{0} h {1}").with(&[&hours.to_string(), &format!("{:02}", minutes % 60)]),
        hours @ 10..48 => t("{0} h").with(&[&hours.to_string()]),
        hours => days(hours / 24),
    }
}

pub(crate) fn days(days: i64) -> String {
    plural(days.unsigned_abs().try_into().unwrap_or(usize::MAX), t("{0} day|{0} days"))
}

/// The time alone where it is today, else with the date.
pub(crate) fn short(time: Instant, now: &Now) -> String {
    if now.zone.local(time).date() == now.today() { locale::clock(time) } else { locale::time(time) }
}

/// What is said of a number, which stands in the first place of the text.
pub(crate) fn plural(count: usize, said: Text) -> String {
    said.counted(count, &[&number(count)])
}

pub(crate) fn number(count: usize) -> String {
    locale::number(&count.to_string())
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
    const ADMIN: Text = t(
        "Your cases are safe in this browser. Try again; if it stays so, tell whoever hosts this page what is written here.",
    );
    const KEPT: Text = t("Nothing was changed. It stays in this browser, untouched.");
    let said = |heading: Text, what: Text, detail, remedy: Text| Said {
        heading: heading.words(),
        what: what.words(),
        detail,
        remedy: remedy.words(),
    };
    match problem {
        Problem::Waiting => {
            Said { heading: t("Loading the procedures…").words(), what: "", detail: None, remedy: "" }
        }
        Problem::EmptyPack => said(
            t("There is no procedure here"),
            t("The file pack.json beside this page was read, but no procedure is in it."),
            None,
            ADMIN,
        ),
        Problem::PackMissing(file, FetchProblem::Refused(status)) => said(
            t("The procedures are missing"),
            t("A file that should lie beside this page was not sent by the server."),
            Some(format!("{file}: HTTP {status}")),
            ADMIN,
        ),
        Problem::PackMissing(file, FetchProblem::Unreachable) => said(
            t("The procedures did not arrive"),
            t("A file could not be fetched: the server gave no answer. Check your connection."),
            Some(file.clone()),
            ADMIN,
        ),
        Problem::PackUnusable(file, PackProblem::Damaged(detail)) => said(
            t("The procedures cannot be read"),
            t("A file beside this page is damaged, or it is not of a pack of procedures."),
            Some([file, ": ", detail].concat()),
            ADMIN,
        ),
        Problem::PackUnusable(file, PackProblem::OtherFormat(format)) => said(
            t("The procedures are of another version"),
            t("The pack was made for another version of Casewright than this page."),
            Some(format!("{file}: format {format}")),
            ADMIN,
        ),
        Problem::PartMissing => said(
            t("A part of the program did not arrive"),
            t("It is fetched with the first case that is opened. Your entries are safe in this browser."),
            None,
            t("Try again; if it stays so, tell whoever hosts this page."),
        ),
        Problem::UnknownPage => said(
            t("There is no such page"),
            t("The address leads nowhere in Casewright."),
            None,
            t("Go on from your cases."),
        ),
        Problem::UnknownCase => said(
            t("This case is not here"),
            t(
                "Cases are kept in the browser that they were begun in. This browser holds none at this address: it may have been deleted, \
             or begun in another browser.",
            ),
            None,
            t("Go on from your cases."),
        ),
        Problem::UnknownProcedure => said(
            t("The procedure of this case is not here"),
            t("This page came without the procedure that the case follows."),
            None,
            KEPT,
        ),
        Problem::UnreadableCase(Unreadable::Newer { .. }) => said(
            t("This case is newer than this page"),
            t("A newer version of Casewright wrote it. Load the page anew to get that version."),
            None,
            KEPT,
        ),
        Problem::UnreadableCase(Unreadable::Damaged) => {
            said(t("This case cannot be opened"), t("What is stored of it is damaged."), None, KEPT)
        }
    }
}
