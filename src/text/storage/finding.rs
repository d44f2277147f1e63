//! The texts of the search and of the palette.

use super::case_line;
use crate::text::{CASES_COUNTED, SEARCH, number, plural};
use crate::words::{Text, t};
use casewright_core::case::Case;
use casewright_core::value::Now;

// The search.
/// A kind of entry in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Cases,
    Actions,
    Settings,
    Stages,
    Steps,
    Fields,
    Terms,
    Posts,
    Texts,
}

pub(crate) const SEARCH_ALL: Text = t("Search the procedures and your cases");
pub(crate) const SEARCHING: Text = t("Searching…");
pub(crate) const NO_SEARCH: Text = t("The search could not be loaded.");
pub(crate) const PROCEDURES: Text = t("Procedures");

pub(crate) fn found_in(count: usize, cases: usize) -> String {
    let procedures = plural(count, t("{0} procedure|{0} procedures"));
    match (count, cases) {
        (0, 0) => t("Nothing found in the procedures or in your cases. Try fewer words, or others.").to_string(),
        (_, 0) => t("In {0}.").with(&[&procedures]),
        _ => t("In {0} and {1}.").with(&[&plural(cases, CASES_COUNTED), &procedures]),
    }
}

pub(crate) fn only_so_many(shown: usize) -> String {
    t("{0} of them are shown. Add a word to narrow the search.").with(&[&number(shown)])
}

/// What was found for `words` instead of what was typed.
pub(crate) fn found_for(words: &str, found: &str) -> String {
    t("Showing results for “{0}”. {1}").with(&[words, found])
}

pub(crate) fn read(title: &str) -> String {
    t("Read the SOP: {0}").with(&[title])
}

pub(crate) fn begin(title: &str) -> String {
    t("Begin: {0}").with(&[title])
}

// The palette.
pub(crate) const PALETTE: Text = t("Jump to a case, field, step, term or action");
pub(crate) const ESCAPE: Text = t("Esc");
pub(crate) const NEXT_MISSING: Text = t("Next missing field or box");
pub(crate) const COPY: Text = t("Copy the post");
pub(crate) const NEXT_STAGE: Text = t("Next stage");
pub(crate) const PREVIOUS_STAGE: Text = t("Previous stage");
pub(crate) const KEYS: Text = t("Keyboard shortcuts");
pub(crate) const LIST_KEYS: crate::text::Keys = [t("Ctrl /"), t("⌘ /")];
pub(crate) const THIS_LIST: Text = t("This list");
pub(crate) const KEYS_NOTE: Text = t(
    "In a one-line field or on a checkbox, Enter alone goes to the next missing item. While you type, undo and redo \
    are the browser's own. Arrow keys choose among radio buttons; Space checks a box.",
);
pub(crate) const KEYS_TOGGLE: Text =
    t("The key ? alone, keys with Alt, and Enter alone in a line do what is listed here");

pub(crate) fn group(group: Group) -> Text {
    match group {
        Group::Cases => crate::text::CASES,
        Group::Actions => t("Actions"),
        Group::Settings => crate::text::SETTINGS,
        Group::Stages => t("Stages"),
        Group::Steps => crate::text::STEPS,
        Group::Fields => t("Fields"),
        Group::Terms => crate::text::TERMS,
        Group::Posts => crate::text::POSTS,
        Group::Texts => SEARCH,
    }
}

pub(crate) fn search_for(words: &str) -> String {
    t("Search all texts for “{0}”").with(&[words])
}

pub(crate) fn go_to(page: &str) -> String {
    t("Go to: {0}").with(&[page])
}

// The settings in the palette.
pub(crate) const TOUR: Text = t("Tour on a sample case");
pub(crate) const ON: Text = t("on");
pub(crate) const OFF: Text = t("off");
/// Stands beside what is chosen already.
pub(crate) const CURRENT: Text = t("current");

pub(crate) fn setting(name: &str, value: &str) -> String {
    t("{0}: {1}").with(&[name, value])
}

pub(crate) fn language(name: &str) -> String {
    t("Language: {0}").with(&[name])
}

pub(crate) fn hits(count: usize) -> String {
    match count {
        0 => t("No matches. Try fewer words, or others. “{0}” looks through all texts.").with(&[&SEARCH]),
        _ => plural(count, t("{0} match.|{0} matches.")),
    }
}

/// A case among others of the same customer.
pub(crate) fn case_about(number: &str, procedure: &str, case: &Case, now: &Now) -> String {
    let line = case_line(procedure, case, now);
    if number.is_empty() { line } else { [number, " · ", &line].concat() }
}
