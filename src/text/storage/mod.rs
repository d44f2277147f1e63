//! The texts of storage, and of what is due, the search and the palette, which its program draws, too.

mod backups;
mod due;
mod finding;

pub(crate) use self::backups::*;
pub(crate) use self::due::*;
pub(crate) use self::finding::*;
use crate::cases::Unchanged;
use crate::cases::records::{Kind, UnreadKind};
pub(crate) use crate::text::size;
use crate::text::{ago, number, plural};
use crate::words::{Text, t};
use casewright_core::case::{Case, SaveError, Unreadable};
use casewright_core::value::Now;

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

pub(crate) fn not_kept(why: SaveError) -> Text {
    match why {
        SaveError::Blocked => t("Not stored: this browser blocks storage for this page. Nothing was changed."),
        SaveError::Full => t("Not stored: there is no room left. Nothing was changed."),
        SaveError::Newer => {
            t("Not stored: a newer version of Casewright changed this case in another tab. Reload the page.")
        }
    }
}

pub(crate) fn unchanged(why: Unchanged) -> String {
    match why {
        Unchanged::Gone => t("This case is not here any more."),
        Unchanged::Unreadable(Unreadable::Newer { .. }) => {
            t("A newer version of Casewright wrote this case. Reload the page. Nothing was changed.")
        }
        Unchanged::Unreadable(Unreadable::Damaged) => t("What is stored of this case is damaged. Nothing was changed."),
        Unchanged::SaveError(why) => not_kept(why),
    }
    .to_string()
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
    t("Archiving saves a case as a file and then removes it from this browser. It can be imported again.");
pub(crate) const IT_IS_SAVED: Text = t("It is saved: take the case out");
pub(crate) const KEEP_HERE: Text = t("Keep it here");

pub(crate) fn used(hundredths: usize, used: usize, of: usize) -> String {
    t("{0} % used: {1} of {2}.").with(&[&number(hundredths), &size(used), &size(of)])
}

pub(crate) fn kind(kind: Kind, count: usize) -> String {
    match kind {
        Kind::Open => plural(count, t("{0} open case|{0} open cases")),
        Kind::Closed => plural(count, t("{0} closed case|{0} closed cases")),
        Kind::Bin => plural(count, t("{0} case in the bin|{0} cases in the bin")),
        Kind::Procedure => plural(count, t("{0} procedure kept for cases|{0} procedures kept for cases")),
        Kind::Unreadable => plural(count, t("{0} record that cannot be read|{0} records that cannot be read")),
        Kind::Other => t("Settings, and other pages at this address").to_string(),
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

pub(crate) fn why_unread(why: UnreadKind) -> Text {
    match why {
        UnreadKind::Newer => t("written by a newer version of Casewright: reload the page to get that version"),
        UnreadKind::Damaged => t("damaged"),
        UnreadKind::Misplaced => t("a case that stands under the key of another"),
        UnreadKind::SetAside => t("was damaged, and set aside when its case was saved anew"),
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
    t("The procedures could not be loaded, so there is nothing to compare. Reload the page. Nothing was changed.");
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
    [name, " · ", &crate::text::version(version)].concat()
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
