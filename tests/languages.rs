//! The words of the page: each language has all of them, and no text reaches the page past them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use casewright::words::{speak, t};
use casewright_testing::files;
use proc_macro2::{TokenStream, TokenTree};

/// Rightly the same in Spanish: the keys of a keyboard, units, a name, and "no".
const SAME: [&str; 21] = [
    "no",
    "Slack",
    "Ctrl K",
    "⌘ K",
    "Ctrl ↵",
    "⌘ ↵",
    "Ctrl Z",
    "⌘ Z",
    "⌘ ⇧ Z",
    "Alt ↵",
    "⌥ ↵",
    "Ctrl C",
    "⌘ C",
    "Ctrl /",
    "⌘ /",
    "Esc",
    "{0} KB",
    "{0} MB",
    "{0} min",
    "{0} h",
    "{0} h {1}",
];

/// No texts, though they stand among them: names of files, languages and elements, and diagnostics for the
/// console.
const NO_TEXTS: [&str; 17] = [
    // Said where no other language is to be had.
    "The {name} texts of this page could not be loaded, so it is in English. Nothing is lost: reload the page to try again.",
    "unspoken",
    "stopped",
    "en",
    "languages/{}.json",
    ".ics",
    "Casewright",
    "casewright-due.ics",
    "casewright-case-",
    "casewright-map-",
    ".svg",
    "casewright-backup-",
    ".json",
    ".txt",
    "{words} ({}/{parts})",
    "{file}: HTTP {status}",
    "{file}: format {format}",
];

#[test]
fn each_language_has_every_text_and_nothing_else() {
    let english = english();
    assert!(english.len() > 300, "only {} texts were found", english.len());
    for (path, texts) in languages() {
        let there: BTreeSet<&String> = texts.keys().collect();
        let missing: Vec<_> = english.iter().filter(|text| !there.contains(text)).collect();
        let unknown: Vec<_> = there.iter().filter(|text| !english.contains(**text)).collect();
        assert!(missing.is_empty(), "{path} lacks {missing:#?}");
        assert!(unknown.is_empty(), "{path} has what no part of the page says: {unknown:#?}");
    }
}

#[test]
fn each_text_is_said_otherwise_with_the_same_places_and_forms() {
    for (path, texts) in languages() {
        for (english, other) in &texts {
            let same_is_right = SAME.contains(&english.as_str()) || !path.ends_with("es.json") || !has_words(english);
            assert!(english != other || same_is_right, "{path}: {english:?} is not translated");
            assert!(!other.trim().is_empty(), "{path}: {english:?} is said by nothing");
            assert_eq!(forms(english).len(), forms(other).len(), "{path}: the forms of {other:?}");
            for (english, other) in forms(english).iter().zip(forms(other)) {
                assert_eq!(places(english), places(other), "{path}: the places of {other:?}");
                for ends in [str::trim_start, str::trim_end] {
                    let blank = |text: &str| text.len() - ends(text).len();
                    assert_eq!(blank(english), blank(other), "{path}: the blanks around {other:?}");
                }
            }
        }
    }
}

#[test]
fn a_file_is_read_as_the_page_reads_it() {
    let (_, texts) = languages().into_iter().find(|(path, _)| path.ends_with("es.json")).unwrap();
    assert!(speak(&fs::read_to_string(folder("languages").join("es.json")).unwrap()));
    for (english, spanish) in texts {
        assert_eq!(t(english.leak()).words(), spanish);
    }
    assert_eq!(t("{0} case|{0} cases").counted(1, &["1"]), "1 caso");
    assert_eq!(t("{0} case|{0} cases").counted(3, &["3"]), "3 casos");
}

/// A text that is not written `t("…")` would be English for everybody.
#[test]
fn the_files_of_the_texts_hold_no_others() {
    for file in text_files() {
        let mut all = Vec::new();
        literals(tokens(&file), false, &mut all);
        let stray: Vec<_> = all
            .iter()
            .filter(|(text, known)| !known && has_words(text) && !NO_TEXTS.contains(&text.as_str()))
            .map(|(text, _)| text)
            .collect();
        assert!(stray.is_empty(), "{} says {stray:#?} without t(…)", file.display());
    }
}

/// Every text gets onto the page through `html!`; there, a literal with words would be a text of no language.
#[test]
fn no_component_says_anything_of_its_own() {
    let mut said = Vec::new();
    for file in files(&folder("src"), "rs") {
        in_notation(tokens(&file), false, &mut |text, line| said.push(format!("{}:{line}: {text:?}", file.display())));
    }
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn the_page_offers_the_languages_that_there_are() {
    let index = fs::read_to_string(folder("index.html")).unwrap();
    let named = index.split_once("data-languages=\"").unwrap().1.split_once('"').unwrap().0;
    let named: BTreeSet<String> =
        named.split(' ').map(|one| format!("{}.json", one.split_once('=').expect("code=Name").0)).collect();
    let there = files(&folder("languages"), "json");
    let there: BTreeSet<String> =
        there.iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(named, there);
    for file in there {
        assert!(
            index.contains(&format!("lang=\"{}\"", file.trim_end_matches(".json"))),
            "noscript says nothing in {file}"
        );
    }
}

// ---- Reading ---------------------------------------------------------------------------------------------------------

/// What is told of procedures, and written into their maps, in phrases that the page translates.
const PHRASES: [&str; 2] = ["crates/core/src/procedure/changes/words.rs", "crates/map/src/words.rs"];

/// Every English text: of the program, and of the page before its program is there.
fn english() -> BTreeSet<String> {
    let mut all = Vec::new();
    for file in text_files() {
        literals(tokens(&file), false, &mut all);
    }
    let mut texts: BTreeSet<String> = all.into_iter().filter(|(_, known)| *known).map(|(text, _)| text).collect();
    let mut phrases = Vec::new();
    for file in PHRASES {
        literals(tokens(&folder(file)), false, &mut phrases);
    }
    texts.extend(phrases.into_iter().map(|(text, _)| text).filter(|text| has_words(text)));
    let script = fs::read_to_string(folder("start.js")).unwrap();
    for (at, call) in script.match_indices("t(\"") {
        if !script[..at].ends_with(|sign: char| sign.is_alphanumeric()) {
            texts.insert(script[at + call.len()..].split_once("\")").unwrap().0.to_owned());
        }
    }
    let index = fs::read_to_string(folder("index.html")).unwrap();
    texts.extend(index.split("aria-label=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()));
    texts
}

/// Each file of a language: its texts by the English ones.
fn languages() -> Vec<(String, BTreeMap<String, String>)> {
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        let texts: BTreeMap<String, String> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        // One that stands there twice would be a change that nobody sees.
        let lines = text.lines().filter(|line| line.contains("\": \"")).count();
        assert_eq!(texts.len(), lines, "{}: a text stands there twice, or two on a line", file.display());
        (file.display().to_string(), texts)
    };
    let all: Vec<_> = files(&folder("languages"), "json").into_iter().map(read).collect();
    assert!(!all.is_empty());
    all
}

fn forms(text: &str) -> Vec<&str> {
    text.split('|').collect()
}

/// The places of a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a place ends").0).collect()
}

fn has_words(text: &str) -> bool {
    let outside = text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, after)| after));
    outside.flat_map(str::chars).any(char::is_alphabetic)
}

fn folder(path: &str) -> PathBuf {
    casewright_testing::root().join(path)
}

fn text_files() -> Vec<PathBuf> {
    files(&folder("src/text"), "rs")
}

fn tokens(file: &Path) -> TokenStream {
    TokenStream::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Each text of the source, and whether it stands in `t(…)`. Documentation, attributes and tests are left out.
fn literals(tokens: TokenStream, known: bool, found: &mut Vec<(String, bool)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        match token {
            TokenTree::Group(_) if matches!(before, Some(TokenTree::Punct(sign)) if matches!(sign.as_char(), '#' | '!') && is_attribute(&tokens, at)) =>
                {}
            TokenTree::Group(_) if matches!(before, Some(TokenTree::Ident(name)) if name == "tests") => {}
            TokenTree::Group(group) => {
                let known = matches!(before, Some(TokenTree::Ident(name)) if name == "t");
                literals(group.stream(), known, found);
            }
            TokenTree::Literal(literal) => found.extend(text_of(&literal.to_string()).map(|text| (text, known))),
            _ => {}
        }
    }
}

/// `#[…]` and `#![…]`, but not `format!(…)`.
fn is_attribute(tokens: &[TokenTree], group: usize) -> bool {
    let is_hash = |at: Option<usize>| matches!(at.and_then(|at| tokens.get(at)), Some(TokenTree::Punct(sign)) if sign.as_char() == '#');
    is_hash(group.checked_sub(1)) || is_hash(group.checked_sub(2))
}

/// The words of a literal, if it is a text.
fn text_of(literal: &str) -> Option<String> {
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut lines = inside.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    let text = lines.fold(first, |text, line| text + line.trim_start());
    Some(text.replace("\\\"", "\"").replace("\\u{a0}", "\u{a0}"))
}

/// Reports each literal with words that stands between elements of `html!`, or in an attribute that is read out: `label="Close"` and
/// `label={"Close"}`, `Close` and `{ "Close" }`.
fn in_notation(tokens: TokenStream, inside: bool, say: &mut dyn FnMut(String, usize)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).map(ToString::to_string);
        let is_value = before(1).as_deref() == Some("=");
        let is_read_out = is_value
            && before(2).is_some_and(|name| matches!(name.as_str(), "label" | "title" | "placeholder" | "alt"));
        match token {
            TokenTree::Group(group) => {
                let html = before(1).as_deref() == Some("!") && before(2).as_deref() == Some("html");
                // Braces with more than a literal compute a text, which comes from elsewhere.
                let alone: Vec<TokenTree> = group.stream().into_iter().collect();
                if inside
                    && (!is_value || is_read_out)
                    && let [TokenTree::Literal(literal)] = &alone[..]
                {
                    let text = text_of(&literal.to_string()).filter(|text| has_words(text));
                    text.into_iter().for_each(|text| say(text, literal.span().start().line));
                }
                in_notation(group.stream(), html || inside && !is_value, say);
            }
            TokenTree::Literal(literal) if inside => {
                let text = text_of(&literal.to_string()).filter(|text| is_read_out && has_words(text));
                text.into_iter().for_each(|text| say(text, literal.span().start().line));
            }
            _ => {}
        }
    }
}

/// `t("Four")` as well: texts stand in `text/` alone, where the test above finds them.
#[test]
fn a_text_in_the_notation_is_noticed() {
    let source = r#"fn page() -> Html { html! { <button title={"One"} aria-label="Two" class="no" id={"no"}>{ "Three" }{ t("Four") }</button> } }"#;
    let mut found = Vec::new();
    in_notation(TokenStream::from_str(source).unwrap(), false, &mut |text, _| found.push(text));
    assert_eq!(found, ["One", "Two", "Three", "Four"]);
}
