//! The texts of storage, backups, due tasks and the search.

mod backups;
mod due;
mod finding;
mod reaching;

pub(crate) use self::backups::*;
pub(crate) use self::due::*;
pub(crate) use self::finding::*;
pub(crate) use self::reaching::*;
use crate::cases::Unchanged;
use crate::cases::records::{Kind, UnreadKind};
pub(crate) use crate::text::size;
use crate::text::{ago, number, plural};
use crate::words::{Text, t};
use casewright_core::case::{Case, SaveError, Unreadable};
use casewright_core::value::Now;

pub(crate) const LEAD: Text =
    t("Your cases are stored in this browser only. A backup is a file that you can keep anywhere.");
pub(crate) const CLOSE: Text = t("Close");
pub(crate) const CANCEL: Text = t("Cancel");

// Outcomes.
pub(crate) const PUT_BACK: Text = t("It was put back.");
pub(crate) const ALREADY_HERE: Text = t("Not put back: it is already here.");
pub(crate) const GONE: Text = t("It is no longer here: another tab removed it.");
pub(crate) const CHANGED_SINCE: Text =
    t("Nothing was removed: another tab changed it in the meantime. Look at it again.");
pub(crate) const NOT_DOWNLOADED: Text = t("This browser does not let the page download a file. Nothing was changed.");

pub(crate) fn not_stored(why: SaveError) -> Text {
    match why {
        SaveError::Blocked => t("Not stored: this browser blocks storage for this page. Nothing was changed."),
        SaveError::Full => t("Not stored: storage is full. Nothing was changed."),
        SaveError::Newer => {
            t("Not stored: a newer version of Casewright changed this case in another tab. Reload the page.")
        }
    }
}

pub(crate) fn unchanged(why: Unchanged) -> String {
    match why {
        Unchanged::Gone => t("This case is no longer here."),
        Unchanged::Unreadable(Unreadable::Newer { .. }) => {
            t("A newer version of Casewright wrote this case. Reload the page. Nothing was changed.")
        }
        Unchanged::Unreadable(Unreadable::Damaged) => {
            t("The stored data of this case is damaged. Nothing was changed.")
        }
        Unchanged::NotSaved(why) => not_stored(why),
        Unchanged::Closed => t("This case is closed. Reopen it first. Nothing was changed."),
    }
    .to_string()
}

// Space.
pub(crate) const ROOM: Text = t("Space");
pub(crate) const LITTLE_ROOM: Text =
    t("Little space is left. Once it is used up, nothing can be saved: archive closed cases below.");
pub(crate) const LITTLE_ROOM_OTHERS: Text = t(
    "Little space is left. Once it is used up, nothing can be saved. Other pages at this address take up most of it, \
    and only they can free it: ask whoever hosts them.",
);
pub(crate) const ROOM_LESS: Text = t("Safari allows about half of that.");
pub(crate) const LARGEST_COLUMNS: [Text; 4] = [t("Case"), t("Edited"), t("Size"), t("Actions")];
pub(crate) const ARCHIVE: Text = t("Archive");
pub(crate) const ARCHIVE_WHY: Text =
    t("Archiving saves a case as a file and then removes it from this browser. It can be imported again.");
pub(crate) const IT_IS_SAVED: Text = t("It is saved: remove the case");
pub(crate) const KEEP_HERE: Text = t("Keep it here");

pub(crate) fn used(hundredths: usize, used: usize, of: usize) -> String {
    t("{0}% used: {1} of {2}.").with(&[&number(hundredths), &size(used), &size(of)])
}

pub(crate) fn kind(kind: Kind, count: usize) -> String {
    match kind {
        Kind::Open => plural(count, t("{0} open case|{0} open cases")),
        Kind::Closed => plural(count, t("{0} closed case|{0} closed cases")),
        Kind::Bin => plural(count, t("{0} case in the bin|{0} cases in the bin")),
        Kind::Procedure => plural(count, t("{0} procedure stored for cases|{0} procedures stored for cases")),
        Kind::Training => t("Training").to_string(),
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
    t("Archived and removed: {0}.").with(&[name])
}

// Closed cases.
pub(crate) const SEARCH_THEM: Text = t("Search everything entered in them");
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
pub(crate) const BIN_EMPTY: Text = t("The bin is empty. Deleted cases stay in it for 30 days.");
pub(crate) const BIN_WHY: Text = t("Deleted cases stay here for 30 days and are then removed automatically.");
pub(crate) const DELETE_FOR_GOOD: Text = t("Delete for good");
pub(crate) const KEEP_IN_BIN: Text = t("Keep it in the bin");

pub(crate) fn in_bin(procedure: &str, left: i64) -> String {
    let left = plural(left.unsigned_abs().try_into().unwrap_or(usize::MAX), t("{0} day left|{0} days left"));
    [procedure, " · ", &left].concat()
}

pub(crate) fn really_delete(name: &str) -> String {
    t("Delete “{0}” for good? It cannot be restored unless a backup includes it.").with(&[name])
}

pub(crate) fn gone_for_good(name: &str) -> String {
    t("Deleted for good: {0}.").with(&[name])
}

// Unreadable records.
pub(crate) const UNREAD: Text = t("Cannot be read");
pub(crate) const UNREAD_WHY: Text =
    t("These records are left untouched: another version of Casewright may be able to read them. Every backup \
        includes them.");
pub(crate) const DOWNLOAD_AS_IS: Text = t("Download as is");

pub(crate) fn why_unread(why: UnreadKind) -> Text {
    match why {
        UnreadKind::Newer => t("written by a newer version of Casewright: reload the page to get that version"),
        UnreadKind::Damaged => t("damaged"),
        UnreadKind::Misplaced => t("a case stored under the key of another"),
        UnreadKind::SetAside => t("damaged, and set aside when its case was saved again"),
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
pub(crate) const LATEST: Text = t("The case already follows the current version of the SOP.");
pub(crate) const NO_PROCEDURE: Text =
    t("The procedure of this case is no longer here. The case continues with the version it has.");
pub(crate) const IS_OLDER: Text = t("It is older than the version that the case follows.");
pub(crate) const NO_OLD_VERSION: Text =
    t("The version that this case follows was not kept in this browser, so the changes cannot be shown.");
pub(crate) const TOUCHED: Text = t("What that means for your answers");
pub(crate) const NOTHING_CHANGED: Text = t("Nothing you would do differently.");
pub(crate) const NOTHING_TOUCHED: Text = t("Everything you entered counts as before.");
pub(crate) const MOVE_KEEPS: Text = t("Nothing you entered is dropped. The case keeps its version until you move it.");
pub(crate) const MOVED_BACK: Text = t("Undone: the case follows its previous version again.");

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
