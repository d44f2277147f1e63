//! The languages of the page, and the one that the reader prefers.

use casewright_core::case::{SaveError, keys};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{page, storage};

/// A language that the page is available in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// As in the attribute `lang`.
    pub code: String,
    /// In the language itself.
    pub name: String,
}

/// The language of the texts in the program.
pub const ENGLISH: &str = "en";

/// The code of the language that the page is in.
pub fn current() -> String {
    page::root_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// All languages that index.html lists; English first.
pub fn available() -> Vec<Language> {
    let others = page::root_element().and_then(|root| root.get_attribute("data-languages")).unwrap_or_default();
    let others = others.split(' ').filter_map(|one| one.split_once('='));
    let all = [(ENGLISH, "English")].into_iter().chain(others);
    all.map(|(code, name)| Language { code: code.to_owned(), name: name.to_owned() }).collect()
}

/// The name of a language in the language of the page; none if the browser does not know it.
pub fn name(code: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let names = Reflect::construct(&names, &Array::of2(&current().into(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &code.into()).ok()?.as_string()
}

/// The language to show: the one chosen here, else the first of the browser's languages that the page has.
pub fn preferred() -> Language {
    let available = available();
    let wanted = storage::read(keys::LANGUAGE).into_iter().chain(browser_languages());
    let found = wanted.filter_map(|tag| available.iter().find(|language| language.code == short(&tag))).next();
    let english = || Language { code: ENGLISH.to_owned(), name: "English".to_owned() };
    found.cloned().unwrap_or_else(english)
}

/// Marks the page as being in a language. Dates and numbers use the reader's variant of it: the browser's first tag of
/// that language that `Intl` supports (`en-GB`), else the language itself.
pub fn set_current(code: &str) {
    let tags: Array = browser_languages().filter(|tag| short(tag) == code).map(JsValue::from).collect();
    let locale = supported(&tags).unwrap_or_else(|| code.to_owned());
    page::set_root_attribute("lang", Some(code));
    page::set_root_attribute("data-locale", Some(&locale));
}

/// Stores the choice of a language and reloads the page in it.
///
/// # Errors
/// Where the choice cannot be stored. The page stays as it is.
pub fn choose(code: &str) -> Result<(), SaveError> {
    storage::put(keys::LANGUAGE, code)?;
    page::reload();
    Ok(())
}

/// Called by name because it throws on a malformed tag.
fn supported(tags: &Array) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let formats = Reflect::get(&intl, &"NumberFormat".into()).ok()?;
    let ask: Function = Reflect::get(&formats, &"supportedLocalesOf".into()).ok()?.dyn_into().ok()?;
    ask.call1(&formats, tags).ok()?.dyn_into::<Array>().ok()?.get(0).as_string()
}

fn browser_languages() -> impl Iterator<Item = String> {
    let tags = super::window().map(|window| window.navigator().languages()).unwrap_or_default();
    tags.iter().filter_map(|tag| tag.as_string()).collect::<Vec<_>>().into_iter()
}

fn short(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}
