//! Every text of the settings and of the way round the page; the others stand in `text` and `text_storage`.

use super::text::{number, plural};

pub(crate) const LEAD: &str =
    "What you set is kept in this browser only, at once, for all its tabs. A backup holds it, too.";
pub(crate) const IN_MEMORY: &str = "Not stored: this browser lets the page store nothing, or there is no room left. What you set holds until this page is left.";

// You.
pub(crate) const YOU: &str = "You";
pub(crate) const NAME: &str = "Name";
pub(crate) const NAME_FOR: &str = "A new case begins with it where its procedure asks for your name.";
pub(crate) const INITIALS: &str = "Initials";
pub(crate) const INITIALS_FOR: &str = "Entries of a log carry them, in capitals: five at most.";

// Appearance.
pub(crate) const APPEARANCE: &str = "Appearance";
pub(crate) const THEME: &str = "Theme";
pub(crate) const AS_SYSTEM: &str = "As the system";
pub(crate) const LIGHT: &str = "Light";
pub(crate) const DARK: &str = "Dark";
pub(crate) const DENSITY: &str = "Density";
pub(crate) const COMFORTABLE: &str = "Comfortable";
pub(crate) const COMPACT: &str = "Compact";

// Language.
pub(crate) const LANGUAGE: &str = "Language";
pub(crate) const LANGUAGE_OF: &str = "Language of the page";
pub(crate) const LANGUAGE_NOT: &str = "The procedures stand in the language in which they were written.";

// Short-cuts.
pub(crate) const KEYS: &str = "Short-cuts";
pub(crate) const KEYS_ON: &str = "Short-cuts without Ctrl or ⌘";
pub(crate) const KEYS_WHICH: &str = "“?” alone, Alt with another key, and Enter in a line. Turn them off if you speak to your \
    computer, or if they get in your way; those with Ctrl or ⌘ stay.";

// Storage and backup.
pub(crate) const KEPT: &str = "Storage and backup";
pub(crate) const TO_STORAGE: &str = "All that is kept, and bringing in a backup";

pub(crate) fn kept(cases: usize, hundredths: usize) -> String {
    [&plural(cases, "case", "cases"), " in this browser. ", &number(hundredths), " % of the room is used."].concat()
}

// Help.
pub(crate) const HELP: &str = "Help";
pub(crate) const HELP_SAYS: &str =
    "A few places of the page on a sample case, one at a time. A sample that is there already is begun anew.";
pub(crate) const SHOW_ROUND: &str = "Show me round again";

// Clearing.
pub(crate) const CLEAR: &str = "Clear everything here";
pub(crate) const CLEAR_SAYS: &str =
    "Takes out of this browser all that Casewright keeps in it. You are asked once more.";
pub(crate) const CLEAR_ASK: &str = "Clear everything…";
pub(crate) const CLEAR_HEADING: &str = "Clear everything here?";
pub(crate) const CLEAR_LOST: &str = "This browser forgets for good, and there is no way back:";
pub(crate) const CLEAR_OTHERS: &str = "Other tabs with Casewright begin anew, too. What other pages at this address keep, and files you downloaded, stay.";
pub(crate) const CLEAR_SURE: &str = "Yes, delete all of this";
pub(crate) const CLEAR_DO: &str = "Clear everything";
pub(crate) const CLEAR_FIRST: &str = "Nothing was cleared: tick “Yes, delete all of this” first.";
pub(crate) const CLEAR_FAILED: &str = "Not everything was cleared: the browser holds on to some of it. Try again, or clear this \
    site's data in the browser's own settings.";
pub(crate) const CLEAR_BLOCKED: &str =
    "This browser lets the page store nothing, so there is nothing to clear but what is in memory.";

pub(crate) fn lost([open, closed, bin, unread, procedures]: [usize; 5]) -> Vec<String> {
    let mut lost = Vec::new();
    if open + closed + bin == 0 {
        lost.push("no cases, since there are none;".to_owned());
    } else {
        let all = plural(open + closed + bin, "case", "cases");
        lost.push(format!("{all}: {} open, {} closed, {} in the bin;", number(open), number(closed), number(bin)));
    }
    if unread > 0 {
        lost.push([&plural(unread, "record", "records"), " that cannot be read here;"].concat());
    }
    if procedures > 0 {
        lost.push([&plural(procedures, "kept version of a procedure", "kept versions of procedures"), ";"].concat());
    }
    lost.push("your name, your initials and all other settings.".to_owned());
    lost
}

// The way round.
pub(crate) const TOUR: &str = "The way round";
pub(crate) const NEXT: &str = "Next";
pub(crate) const SKIP: &str = "Skip the tour";
pub(crate) const KEEP: &str = "Keep it for now";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const NO_SAMPLE: &str = "There is no sample";
pub(crate) const SAMPLE_MISSING: &str =
    "It did not arrive, or there is none among the procedures of this page. Load the page again to try once more.";
pub(crate) const SAMPLE_NOT_KEPT: &str =
    "This browser has no room for it, or lets the page store nothing. Make room under Storage, then try again.";

/// Heading and text of each place; the last is of no place.
pub(crate) const PLACES: [[&str; 2]; 6] = [
    [
        "Each step has its fields",
        "Fill in what you know, in any order. Fields that do not apply do not show; each key press is saved.",
    ],
    ["The post writes itself", "It follows what you type, as it will stand in Salesforce."],
    ["What is missing stands here", "Each is a link to its field. Alt and Enter lead to the next one."],
    [
        "Copy when it is complete",
        "Until nothing is missing the first button is withheld; a draft can be copied at any time.",
    ],
    ["What is due comes to you", "This page lists what all your cases need next, late first. Samples do not count."],
    [
        "That is all you need",
        "Throw the sample away, or try things on it: it counts nowhere. Settings can show you round again.",
    ],
];

pub(crate) fn place_of(place: usize) -> String {
    [&number(place + 1), " of ", &number(PLACES.len())].concat()
}
