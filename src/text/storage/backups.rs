//! The texts of backups: making and importing one.

use chrono::Datelike as _;

use super::not_stored;
use crate::browser::persist::Promised;
use crate::text::{CASES_COUNTED, ago, days, plural, short};
use crate::words::{Text, t};
use casewright_core::backup::{self, BackupProblem, CaseSummary, Resolution, State};
use casewright_core::case::SaveError;
use casewright_core::value::{Instant, Now};

pub(crate) const BACKUP: Text = t("Backup");
pub(crate) const MAKE_BACKUP: Text = t("Download a backup of everything");
pub(crate) const BACKUP_CONTENTS: Text =
    t("One file with all cases, including those in the bin, the procedures they follow, and your settings. Anyone \
        who has the file can read it.");
pub(crate) const PROMISE: Text = t("When the disk gets full");
pub(crate) const ASK_PROMISE: Text = t("Ask the browser to keep the data");
pub(crate) const PROMISE_LIMITS: Text =
    t("No promise protects you from losing the computer, from clearing the site's data, or from Safari, which \
        clears pages that were not visited for seven days. A backup does.");

pub(crate) fn unsaved(count: usize) -> String {
    plural(
        count,
        t("Not saved: {0} case is only in the memory of this page, until you leave it. A backup includes it.|Not \
            saved: {0} cases are only in the memory of this page, until you leave it. A backup includes them."),
    )
}

pub(crate) fn last_backup(last: Instant, now: &Now) -> String {
    t("Last backup: {0}.").with(&[&backup_age(last, now)])
}

pub(crate) fn backup_due(last: Option<Instant>, now: &Now) -> String {
    match last {
        None => t("There is no backup yet. If this browser's data is cleared, the cases are gone.").to_string(),
        Some(last) => t("{0} What changed since then is in this browser only: time for another backup.")
            .with(&[&last_backup(last, now)]),
    }
}

fn backup_age(last: Instant, now: &Now) -> String {
    let passed = (now.today() - now.zone.local(last).date()).num_days();
    if passed < 2 { ago(last, now) } else { t("{0} ago").with(&[&days(passed)]) }
}

pub(crate) fn download_started(file: &str) -> String {
    t("Download started: {0}.").with(&[file])
}

pub(crate) fn backed_up(file: &str) -> String {
    t("{0} Check that it is among your downloads, and keep it somewhere else.").with(&[&download_started(file)])
}

pub(crate) fn promised(answer: Promised) -> Text {
    match answer {
        Promised::Yes => t("This browser promised to keep this page's data even when the disk gets full."),
        Promised::No => t("This browser promises nothing: it may clear this page's data when the disk gets full."),
        Promised::Unavailable => t(
            "This browser cannot be asked for a promise here (only on https): it may clear this page's data when the \
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

/// The date in a form that sorts by time.
fn date(now: &Now) -> String {
    let today = now.today();
    format!("{:04}-{:02}-{:02}", today.year(), today.month(), today.day())
}

// Import.
pub(crate) const IMPORT: Text = t("Import");
pub(crate) const IMPORT_HELP: Text =
    t("A backup, or a case that someone gave you. You first see what is in it; nothing here changes until you say so.");
pub(crate) const IMPORT_FILE: Text = t("File to import");
pub(crate) const READING: Text = t("Reading the file…");
pub(crate) const PREVIEW_COLUMNS: [Text; 5] =
    [t("Case"), t("Comparison"), t("In the file"), t("Here"), t("What to do")];
pub(crate) const IN_FILE: Text = t("In the file: ");
pub(crate) const HERE: Text = t("Here: ");

pub(crate) fn too_large(file: &str) -> String {
    t("{0} is larger than 20 MB, so it is not a backup: browsers store less than that. It was not read.").with(&[file])
}

pub(crate) fn not_read(file: &str) -> String {
    t("{0} could not be read: it may have been moved or changed. Choose it again.").with(&[file])
}

pub(crate) fn no_backup(file: &str, why: BackupProblem, length: usize) -> String {
    let why = match why {
        BackupProblem::TooLarge { .. } => return too_large(file),
        BackupProblem::NotJson { at } if at >= length => {
            t("{0} is cut off: its end is missing. Copy or download it again. Nothing was imported.")
        }
        BackupProblem::NotJson { .. } => t("{0} is not a backup: it is not JSON. Nothing was imported."),
        BackupProblem::Foreign => t("{0} is not a Casewright backup. Nothing was imported."),
        BackupProblem::Newer { .. } => {
            t("{0} was made by a newer version of Casewright. Reload the page to get that version. Nothing was \
                imported.")
        }
        BackupProblem::Empty => t("{0} is a backup with nothing in it."),
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
    let holds = t("It contains {0}.").with(&[&plural(cases, CASES_COUNTED)]);
    let same = match same {
        0 => return holds,
        _ if same == cases => t("All of it is already here.").to_string(),
        _ => plural(same, t("{0} is already here and identical.|{0} are already here and identical.")),
    };
    [&holds, " ", &same].concat()
}

pub(crate) fn lost_letters(count: usize) -> String {
    plural(
        count,
        t("{0} case holds the sign �, which stands for a lost letter. An editor may have saved this file in another \
            encoding: use the file as it was downloaded.|{0} cases hold the sign �, which stands for a lost letter. An \
            editor may have saved this file in another encoding: use the file as it was downloaded."),
    )
}

pub(crate) fn others(count: usize) -> String {
    plural(
        count,
        t("And {0} other record that is not here: a procedure that its cases follow, settings, or damaged data. It \
            is imported too.|And {0} other records that are not here: procedures that its cases follow, settings, or \
            damaged data. They are imported too."),
    )
}

pub(crate) fn left_out(count: usize) -> String {
    plural(
        count,
        t("{0} entry in the file does not belong to this page and is left out.|{0} entries in the file do not \
            belong to this page and are left out."),
    )
}

pub(crate) fn state(state: State) -> Text {
    match state {
        State::New => t("New"),
        State::Same => t("The same"),
        State::NewerHere => t("Newer here"),
        State::NewerThere => t("Newer in the file"),
        State::BothChanged => t("Changed in both"),
        State::Unreadable(backup::Defect::Newer { .. }) => t("Cannot be read: a newer version of Casewright wrote it"),
        State::Unreadable(_) => t("Cannot be read: it is damaged"),
        State::HereUnreadable => t("The one here cannot be read"),
    }
}

/// One of the two versions of a case.
pub(crate) fn version(called: &CaseSummary, now: &Now) -> String {
    let said = if called.deleted {
        t("edited {0}, in the bin")
    } else if called.closed {
        t("edited {0}, closed")
    } else {
        t("edited {0}")
    };
    said.with(&[&short(called.edited, now)])
}

pub(crate) fn choice(choice: Resolution, here: bool) -> Text {
    match choice {
        Resolution::Keep if here => t("Keep what is here"),
        Resolution::Keep => t("Is left out"),
        Resolution::Take if here => t("Use the file's"),
        Resolution::Take => t("Is imported"),
        Resolution::Both => t("Keep both"),
        Resolution::Merge => t("Merge both"),
    }
}

pub(crate) fn choice_label(name: &str) -> String {
    t("What to do with {0}").with(&[name])
}

pub(crate) fn import_button(wanted: usize) -> String {
    match wanted {
        0 => t("Import the rest").to_string(),
        _ => t("Import {0}").with(&[&plural(wanted, CASES_COUNTED)]),
    }
}

/// The outcome of an import.
#[derive(Debug, Default)]
pub(crate) struct ImportOutcome {
    pub(crate) cases: usize,
    pub(crate) stayed: usize,
    /// Cases that changed here after the choice was made.
    pub(crate) changed: usize,
    pub(crate) others: usize,
    pub(crate) stopped: Option<SaveError>,
}

pub(crate) fn imported(outcome: &ImportOutcome, wanted: usize) -> String {
    let cases = plural(outcome.cases, CASES_COUNTED);
    let mut said = match outcome.others {
        0 => t("Imported: {0}.").with(&[&cases]),
        others => t("Imported: {0} and {1}.").with(&[&cases, &plural(others, t("{0} other record|{0} other records"))]),
    };
    if outcome.stayed > 0 {
        said.extend([" ", &plural(outcome.stayed, t("{0} case left as it was.|{0} cases left as they were."))]);
    }
    if outcome.changed > 0 {
        let changed = t(
            "{0} case changed here in the meantime and was left alone: choose the file again.|{0} cases changed here \
            in the meantime and were left alone: choose the file again.",
        );
        said.extend([" ", &plural(outcome.changed, changed)]);
    }
    match outcome.stopped {
        None => {}
        Some(SaveError::Full) => {
            let missing = wanted.saturating_sub(outcome.cases).saturating_sub(outcome.changed);
            let no_room =
                t("Then storage was full: {0} case was not imported. Make room, then choose the file again.|Then \
                    storage was full: {0} cases were not imported. Make room, then choose the file again.");
            said.extend([" ", &plural(missing, no_room)]);
        }
        Some(why) => said.extend([" ", &*not_stored(why)]),
    }
    said
}
