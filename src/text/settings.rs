//! The texts of the settings and the tour.

use super::{CASES_COUNTED, number, of, plural};
use crate::words::{Text, t};
use casewright_core::settings::Theme;

pub(crate) const LEAD: Text =
    t("Changes are stored right away, in this browser only and for all its tabs. A backup includes them.");
pub(crate) const IN_MEMORY: Text =
    t("Not stored: this browser blocks storage for this page, or storage is full. What you set lasts until you \
        leave this page.");

// You.
pub(crate) const YOU: Text = t("You");
pub(crate) const NAME: Text = t("Name");
pub(crate) const NAME_HELP: Text = t("A new case starts with it if its procedure asks for your name.");
pub(crate) const INITIALS: Text = t("Initials");
pub(crate) const INITIALS_HELP: Text = t("Log entries are signed with them, in capitals: five at most.");

// Appearance.
pub(crate) const APPEARANCE: Text = t("Appearance");
pub(crate) const THEME: Text = t("Theme");
const AS_SYSTEM: Text = t("Same as the system");
const LIGHT: Text = t("Light");
const DARK: Text = t("Dark");
pub(crate) const DENSITY: Text = t("Density");
const COMFORTABLE: Text = t("Comfortable");
pub(crate) const REASONS: Text = t("Always show reasons and sources");
const COMPACT: Text = t("Compact");

/// The themes to choose from; none is that of the system.
pub(crate) const THEMES: [(Option<Theme>, Text); 3] =
    [(None, AS_SYSTEM), (Some(Theme::Light), LIGHT), (Some(Theme::Dark), DARK)];
/// The densities to choose from, and whether each is the compact one.
pub(crate) const DENSITIES: [(bool, Text); 2] = [(false, COMFORTABLE), (true, COMPACT)];

// Language.
pub(crate) const LANGUAGE: Text = t("Language");
pub(crate) const LANGUAGE_LABEL: Text = t("Language of the page");
pub(crate) const LANGUAGE_HELP: Text = t("Procedures stay in the language they were written in.");

// Shortcuts.
pub(crate) const KEYS: Text = t("Shortcuts");
pub(crate) const KEYS_HELP: Text =
    t("Turn them off if you use speech input, or if they get in your way. Those with Ctrl or ⌘ stay on.");

// Storage and backup.
pub(crate) const STORAGE_AND_BACKUP: Text = t("Storage and backup");
pub(crate) const TO_STORAGE: Text = t("Everything stored here, and importing a backup");

pub(crate) fn storage_used(cases: usize, hundredths: usize) -> String {
    t("{0} in this browser. {1}% of the space is used.").with(&[&plural(cases, CASES_COUNTED), &number(hundredths)])
}

// Help.
pub(crate) const HELP: Text = t("Help");
pub(crate) const HELP_TEXT: Text =
    t("A tour of the page on a sample case, one place at a time. If there already is a sample, it starts over.");
pub(crate) const SHOW_AROUND: Text = t("Show me around again");

/// The release and its commit: `0.1.0 (cce4620)`.
pub(crate) fn version(version: &str) -> String {
    t("Casewright, version {0}").with(&[version])
}

// Clearing.
pub(crate) const CLEAR: Text = t("Clear everything here");
pub(crate) const CLEAR_HELP: Text =
    t("Removes everything that Casewright stores in this browser. You are asked once more.");
pub(crate) const CLEAR_ASK: Text = t("Clear everything…");
pub(crate) const CLEAR_HEADING: Text = t("Clear everything here?");
pub(crate) const CLEAR_LOST: Text = t("This deletes for good, with no way back:");
pub(crate) const CLEAR_OTHERS: Text =
    t("Other tabs with Casewright start over, too. Data of other pages at this address and files you downloaded stay.");
pub(crate) const KEEP_TRAINING: Text = t("Keep what I trained");
pub(crate) const CLEAR_SURE: Text = t("Yes, delete all of this");
pub(crate) const CLEAR_CONFIRM: Text = t("Clear everything");
pub(crate) const CLEAR_FIRST: Text = t("Nothing was cleared: check “Yes, delete all of this” first.");
pub(crate) const CLEAR_FAILED: Text =
    t("Not everything was cleared: the browser holds on to some of it. Try again, or clear this \
    site's data in the browser's own settings.");
pub(crate) const CLEAR_BLOCKED: Text =
    t("This browser blocks storage for this page, so there is nothing to clear except what is in memory.");

/// What clearing deletes: the numbers of open, closed and deleted cases, of unreadable records, and of kept versions of
/// procedures; and whether there is training that is not kept.
pub(crate) fn lost([open, closed, bin, unread, procedures]: [usize; 5], training: bool) -> Vec<String> {
    let mut lost = Vec::new();
    let cases = open.saturating_add(closed).saturating_add(bin);
    if cases == 0 {
        lost.push(t("no cases: there are none;").to_string());
    } else {
        let all = plural(cases, CASES_COUNTED);
        let [open, closed, bin] = [open, closed, bin].map(number);
        lost.push(t("{0}: {1} open, {2} closed, {3} in the bin;").with(&[&all, &open, &closed, &bin]));
    }
    if unread > 0 {
        lost.push(plural(unread, t("{0} record that cannot be read here;|{0} records that cannot be read here;")));
    }
    if procedures > 0 {
        lost.push(plural(
            procedures,
            t("{0} version of a procedure, stored for its cases;|{0} versions of procedures, stored for their cases;"),
        ));
    }
    if training {
        lost.push(t("what you trained;").to_string());
    }
    lost.push(t("your name, your initials and all other settings.").to_string());
    lost
}

// The tour.
pub(crate) const TOUR: Text = t("Tour");
pub(crate) const NEXT: Text = t("Next");
pub(crate) const SKIP: Text = t("Skip the tour");
pub(crate) const KEEP: Text = t("Keep it for now");
pub(crate) const CLOSE: Text = t("Close");
pub(crate) const NO_SAMPLE: Text = t("There is no sample");
pub(crate) const SAMPLE_MISSING: Text =
    t("It could not be loaded, or the procedures of this page include none. Reload the page to try again.");
pub(crate) const SAMPLE_NOT_STORED: Text =
    t("This browser has no room for it, or blocks storage for this page. Make room under Storage, then try again.");

/// The heading and text of each step; the last is about no element.
pub(crate) const PLACES: [[Text; 2]; 6] = [
    [
        t("Each step has its fields"),
        t("Fill in what you know, in any order. Fields that do not apply are hidden; every keystroke is saved."),
    ],
    [t("The post writes itself"), t("It follows what you type and looks as it will in Salesforce.")],
    [t("What is missing is listed here"), t("Each item is a link to its field. Alt+Enter goes to the next one.")],
    [
        t("Copy when it is complete"),
        t("The first button is withheld until nothing is missing; a draft can be copied at any time."),
    ],
    [
        t("What is due comes to you"),
        t("This page lists what all your cases need next, late tasks first. Samples are left out."),
    ],
    [
        t("That is all you need"),
        t("Throw the sample away, or try things out on it: it is not counted anywhere. Settings can show you around \
            again."),
    ],
];

pub(crate) fn place_of(place: usize) -> String {
    of(place.saturating_add(1), PLACES.len())
}
