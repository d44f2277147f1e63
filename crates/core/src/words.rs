//! The words of the face, in the language of whoever reads it.
//!
//! English stands in the program, in the tables of the face (`app/text/`): each text there is written `t("Close")`. Another
//! language is a file beside the page (`languages/es.json`), an object that has for each English text what it is in that language:
//!
//! ```json
//! { "Close": "Cerrar", "{0} open · {1} closed": "{0} abiertos · {1} cerrados", "{0} case|{0} cases": "{0} caso|{0} casos" }
//! ```
//!
//! `{0}`, `{1}`, … are places for what is put in ([`Text::with`]); before `|` stands what is said of one, after it what is said of
//! any other number ([`Text::counted`]). Whatever a file lacks is said in English.
//!
//! Texts are looked up by their English words and not by names: names would be some thousands of bytes that every reader fetches,
//! and where an English text says something else than before, its old translation is not used any more.

use std::cell::OnceCell;
use std::ops::Deref;

use serde_json::{Map, Value};

thread_local! {
    /// The texts of the file, by the English ones; not set as long as the reader's language is English.
    static OTHER: OnceCell<Vec<(String, &'static str)>> = const { OnceCell::new() };
}

/// A text of the face. It is read as the words of the language in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(&'static str);

/// A text, by its English words. A test reads the sources and takes what stands in `t("…")` for what every language must have.
pub const fn t(english: &'static str) -> Text {
    Text(english)
}

impl Text {
    /// As it is in the language in force.
    pub fn words(self) -> &'static str {
        OTHER.with(|other| match other.get() {
            None => self.0,
            Some(other) => {
                let at = other.binary_search_by(|(english, _)| english.as_str().cmp(self.0));
                at.ok().and_then(|at| other.get(at)).map_or(self.0, |(_, words)| words)
            }
        })
    }

    /// The text with something in its places.
    pub fn with(self, parts: &[&str]) -> String {
        fill(self.words(), parts)
    }

    /// What is said of `count`, with something in its places; the first of them is mostly the number as the reader writes it.
    pub fn counted(self, count: usize, parts: &[&str]) -> String {
        let words = self.words();
        let (one, many) = words.split_once('|').unwrap_or((words, words));
        fill(if count == 1 { one } else { many }, parts)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &'static str {
        self.words()
    }
}

/// Whether what is said is what stands in the program.
pub fn is_english() -> bool {
    OTHER.with(|other| other.get().is_none())
}

/// Has all texts be said as a language file has them; once, before anything is drawn. `false` where the file cannot be read:
/// it stays English then.
///
/// A text that is not there, or is no text, is said in English.
pub fn speak(file: &str) -> bool {
    let Ok(entries) = serde_json::from_str::<Map<String, Value>>(file) else { return false };
    let mut texts = Vec::new();
    for (english, words) in entries {
        if let Value::String(words) = words
            && !words.is_empty()
        {
            texts.push((english, &*words.leak()));
        }
    }
    texts.sort();
    OTHER.with(|other| other.set(texts)).is_ok()
}

/// A place for which nothing is given stays empty.
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
