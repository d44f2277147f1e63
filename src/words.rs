//! The words of the page, in the reader's language.
//!
//! English is in the program: every text is written `t("Close")`, in the tables of `text/`. Another language is a file beside the
//! page (`languages/es.json`), an object that maps each English text to its translation:
//!
//! ```json
//! { "Close": "Cerrar", "{0} open · {1} closed": "{0} abiertos · {1} cerrados", "{0} case|{0} cases": "{0} caso|{0} casos" }
//! ```
//!
//! `{0}`, `{1}`, … are placeholders ([`Text::with`]). `|` separates the singular from the plural ([`Text::counted`]). A
//! text that the file lacks appears in English.
//!
//! Texts are looked up by their English words rather than by names: when an English text changes, its old translation no longer
//! applies, and the reader sees the new English text instead of a translation of the old one.
//!
//! Two things that are one word in English are one word in every language. A language with more than two forms for numbers needs
//! `Intl.PluralRules` in [`Text::counted`].

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde_json::Value;

thread_local! {
    /// The translations, by the English texts. Not set while the page is in English.
    static TRANSLATIONS: OnceCell<BTreeMap<String, &'static str>> = const { OnceCell::new() };
}

/// A text of the page. It reads as its words in the current language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(&'static str);

/// A text, by its English words. `tests/languages.rs` collects every `t("…")` and checks that each language has it.
pub const fn t(english: &'static str) -> Text {
    Text(english)
}

impl Text {
    /// The words in the current language.
    pub fn words(self) -> &'static str {
        TRANSLATIONS.with(|all| all.get().and_then(|all| all.get(self.0).copied()).unwrap_or(self.0))
    }

    /// Fills in the placeholders.
    pub fn with(self, parts: &[&str]) -> String {
        fill(self.words(), parts)
    }

    /// Chooses singular or plural by `count` and fills in the placeholders; the first is usually the number as the reader writes it.
    pub fn counted(self, count: usize, parts: &[&str]) -> String {
        let words = self.words();
        let (one, many) = words.split_once('|').unwrap_or((words, words));
        fill(if count == 1 { one } else { many }, parts)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &'static str {
        self.words()
    }
}

/// True while the page is in English.
pub fn is_english() -> bool {
    TRANSLATIONS.with(|all| all.get().is_none())
}

/// Switches the page to the language of a file; once, before anything is drawn. Returns false, and changes nothing, if
/// the file has no texts or a language was already set.
///
/// A text that is missing, empty or not a string stays in English.
pub fn speak(file: &str) -> bool {
    let Ok(entries) = serde_json::from_str::<BTreeMap<String, Value>>(file) else { return false };
    // The page keeps its language until it is reloaded, so the translations may be leaked, which makes `Text` `Copy`.
    let words = |value: &Value| value.as_str().filter(|words| !words.is_empty()).map(|words| &*words.to_owned().leak());
    let all: BTreeMap<_, _> =
        entries.iter().filter_map(|(english, value)| Some((english.clone(), words(value)?))).collect();
    !all.is_empty() && TRANSLATIONS.with(|translations| translations.set(all)).is_ok()
}

/// A placeholder without a part stays empty.
fn fill(template: &str, parts: &[&str]) -> String {
    let mut pieces = template.split('{');
    let mut said = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, after) = piece.split_once('}').unwrap_or(("", piece));
        let part = place.parse::<usize>().ok().and_then(|at| parts.get(at));
        said.extend([part.copied().unwrap_or_default(), after]);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{speak, t};

    #[test]
    fn english_needs_no_file() {
        assert_eq!(&*t("Close"), "Close");
        assert_eq!(t("{0} of {1}").with(&["2", "7"]), "2 of 7");
        assert_eq!(t("{0} case|{0} cases").counted(1, &["1"]), "1 case");
        assert_eq!(t("{0} case|{0} cases").counted(0, &["0"]), "0 cases");
        assert_eq!(t("{0} left").counted(1, &["1"]), "1 left", "a text without a second form has one for all");
    }

    #[test]
    fn a_file_says_it_otherwise() {
        assert!(speak(
            r#"{"Close": "Cerrar", "{0} of {1}": "De {1}, {0}", "{0} case|{0} cases": "{0} caso|{0} casos"}"#
        ));
        assert_eq!(t("Close").to_string(), "Cerrar");
        assert_eq!(t("{0} of {1}").with(&["2", "7"]), "De 7, 2", "places may change their order");
        assert_eq!(t("{0} case|{0} cases").counted(1, &["1"]), "1 caso");
        assert_eq!(t("{0} case|{0} cases").counted(12, &["12"]), "12 casos");
        assert_eq!(&*t("Reopen"), "Reopen", "what the file lacks is said in English");
        assert!(!speak(r#"{"Close": "Schließen"}"#) && &*t("Close") == "Cerrar", "a page has one language");
    }

    #[test]
    fn a_broken_file_leaves_it_at_english() {
        for file in ["", "[", "[]", "null", "\"Cerrar\"", r#"{"Close": "Cerrar""#, "<!doctype html>"] {
            assert!(!speak(file), "{file}");
            assert_eq!(&*t("Close"), "Close", "{file}");
        }
        assert!(speak(r#"{"Close": 7, "Reopen": "", "{0} of {1}": "{1 {x} {9}} de {", "Two": "{0}|{", "One": "|"}"#));
        assert_eq!(&*t("Close"), "Close");
        assert_eq!(&*t("Reopen"), "Reopen");
        assert_eq!(t("{0} of {1}").with(&["2", "7"]), "1  } de ");
        assert_eq!(t("Two").counted(2, &[]), "");
        assert_eq!(t("One").counted(1, &[]), "");
    }
}
