//! Every text of the page, in English. Another language is a file beside the page (`languages/`), as
//! [`words`](crate::words) explains; each text is written `t("…")` here and is the key of its translation there.

mod answers;
mod case;
mod home;
pub(crate) mod language;
pub(crate) mod paper;
mod post;
mod problems;
pub(crate) mod procedure;
mod reasons;
pub(crate) mod settings;
pub(crate) mod storage;
mod times;
pub(crate) mod train;
mod wording;

use crate::browser::keys;
use yew::AttrValue;
use yew::html::IntoPropValue;
use yew::virtual_dom::{VNode, VText};

use crate::site;
use crate::words::{Text, t};

pub(crate) use self::answers::*;
pub(crate) use self::case::*;
pub(crate) use self::home::*;
pub(crate) use self::post::*;
pub(crate) use self::problems::*;
pub(crate) use self::reasons::*;
pub(crate) use self::times::*;
pub(crate) use self::wording::WORDING;

// The frame.
/// A name rather than a text: it is the same in every language.
pub(crate) const BRAND: &str = "Casewright";
pub(crate) const SKIP: Text = t("Skip to content");
pub(crate) const NAVIGATION: Text = t("Pages");
pub(crate) const CASES: Text = t("Cases");
pub(crate) const DUE: Text = t("Due");
pub(crate) const OF_THEM_LATE: Text = t(" late");
pub(crate) const TRAIN: Text = t("Train");
/// Marks a practice case.
pub(crate) const PRACTICE: Text = t("Practice");
pub(crate) const STARTED_IN_PRACTICE: Text = t("Noted. In practice no other case is begun.");
pub(crate) const SEARCH: Text = t("Search");
pub(crate) const STORAGE: Text = t("Storage");
pub(crate) const SETTINGS: Text = t("Settings");
pub(crate) const NEW_CASE: Text = t("New case");
pub(crate) const FIND: Text = t("Jump to…");
pub(crate) const TRY_AGAIN: Text = t("Try again");
pub(crate) const RELOAD: Text = t("Reload the page");
pub(crate) const LOADING: Text = t("Loading…");
pub(crate) const PART_MISSING: Text = t("Part of Casewright could not be loaded. Try again.");

// What the server has now.
pub(crate) const RELEASE_REPLACED: Text = t("The server has another version of Casewright.");
pub(crate) const PACK_CHANGED: Text =
    t("The SOPs on the server have changed. Cases keep the version that they follow.");
pub(crate) const PACK_TAKEN_UP: Text = t("New cases follow them from now on.");
pub(crate) const USE_IT: Text = t("Use them");
pub(crate) const NOT_NOW: Text = t("Not now");

pub(crate) const TO_CASES: Text = t("Go to your cases");

/// Shown by `start.js` when the program stops.
pub(crate) const STOPPED: Text =
    t("Casewright stopped because of an internal error. What you typed is saved: reload the page to continue.");

/// Says that the texts of a language could not be loaded. In English, since there are no others.
pub(crate) fn language_missing(name: &str) -> String {
    format!(
        "The {name} texts of this page could not be loaded, so it is in English. Nothing is lost: reload the page to try again."
    )
}

/// The name of the page: the host's for it, or ours.
pub(crate) fn brand() -> String {
    site::own(|own| own.look.title.clone()).unwrap_or_else(|| BRAND.to_owned())
}

/// The title of the tab, the most specific part first.
pub(crate) fn title(parts: &[&str]) -> String {
    let mut title = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        title.extend([part, " · "]);
    }
    title + &brand()
}

// Keys as printed on the keyboard: with Ctrl, and on Apple's. Components repeat them in `aria-keyshortcuts`.
pub(crate) const FIND_KEYS: Keys = [t("Ctrl K"), t("⌘ K")];
pub(crate) const COPY_KEYS: Keys = [t("Ctrl ↵"), t("⌘ ↵")];
pub(crate) const UNDO_KEYS: Keys = [t("Ctrl Z"), t("⌘ Z")];
pub(crate) const REDO_KEYS: Keys = [t("Ctrl Shift Z"), t("⌘ ⇧ Z")];
pub(crate) const NEXT_MISSING_KEYS: Keys = [t("Alt ↵"), t("⌥ ↵")];
pub(crate) const NEXT_STAGE_KEYS: Keys = [t("Alt PgDn"), t("⌥ PgDn")];
pub(crate) const PREVIOUS_STAGE_KEYS: Keys = [t("Alt PgUp"), t("⌥ PgUp")];
const COPY_BY_HAND_KEYS: Keys = [t("Ctrl C"), t("⌘ C")];

pub(crate) type Keys = [Text; 2];

pub(crate) fn keys([here, apple]: Keys) -> &'static str {
    if keys::apple() { apple.words() } else { here.words() }
}

impl IntoPropValue<VNode> for Text {
    fn into_prop_value(self) -> VNode {
        VText::new(self.words()).into()
    }
}

impl IntoPropValue<AttrValue> for Text {
    fn into_prop_value(self) -> AttrValue {
        AttrValue::Static(self.words())
    }
}

impl IntoPropValue<Option<AttrValue>> for Text {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(self.into_prop_value())
    }
}

/// Words as a sentence: with a full stop, unless they end with one, as a name may.
pub(crate) fn sentence(words: &str) -> String {
    if words.ends_with('.') { words.to_owned() } else { [words, "."].concat() }
}

#[cfg(test)]
mod tests {
    use crate::words::{is_english, speak};

    /// Has the texts in Spanish, as all tests here want them: a program keeps the language that it once took up.
    pub(super) fn speak_spanish() {
        speak(include_str!("../../languages/es.json"));
        assert!(!is_english());
    }
}
