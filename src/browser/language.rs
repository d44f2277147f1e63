//! The reader's language. `start.js` chooses it, and fetches its file, before any program draws: both find on the root of the document
//! what came of that.

use js_sys::Reflect;
use web_sys::Element;

use casewright_core::case::NotKept;
use casewright_core::case::keys::LANGUAGE;

/// A language that the page can be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// As in `lang`.
    pub code: String,
    /// What those who speak it call it.
    pub name: String,
}

pub(super) fn root() -> Option<Element> {
    super::document()?.document_element()
}

/// The file of the language in force; none where that is English.
pub fn file() -> Option<String> {
    Reflect::get(&root()?.into(), &"words".into()).ok()?.as_string()
}

/// The code of the language in force.
pub fn current() -> String {
    root().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// All of them, as index.html names them, English first.
pub fn available() -> Vec<Language> {
    let others = root().and_then(|root| root.get_attribute("data-languages")).unwrap_or_default();
    let others = others.split(' ').filter_map(|one| one.split_once('='));
    let all = [("en", "English")].into_iter().chain(others);
    all.map(|(code, name)| Language { code: code.to_owned(), name: name.to_owned() }).collect()
}

/// Keeps the choice of a language and loads the page anew, in it.
///
/// # Errors
/// Where the choice cannot be kept. The page stays as it is then.
pub fn choose(code: &str) -> Result<(), NotKept> {
    super::room::put(LANGUAGE, code)?;
    super::page::reload();
    Ok(())
}
