//! The shape of the sources: which module may know which, and what stands in no source at all.
//!
//! It reads the sources as tokens, so a comment never counts and a macro hides nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::str::FromStr as _;

use casewright_testing::files;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The modules and what of the crate each may know. `app` and `browser` are the face; everything else is pure.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("json", &[]),
    ("id", &["json"]),
    ("words", &["json"]),
    ("document", &[]),
    ("value", &["id", "json"]),
    ("procedure", &["id", "json", "value"]),
    ("case", &["id", "json", "value"]),
    ("backup", &["case", "id", "json", "value"]),
    ("settings", &["json"]),
    ("engine", &["case", "document", "id", "procedure", "value", "words"]),
    ("post", &["case", "document", "engine", "id", "procedure", "value"]),
    ("calendar", &["case", "document", "engine", "id", "value"]),
    ("outgoing", &["json", "value"]),
    ("browser", &["case", "document", "engine", "id", "post", "procedure", "value"]),
    (
        "app",
        &[
            "backup",
            "browser",
            "calendar",
            "case",
            "document",
            "engine",
            "id",
            "json",
            "outgoing",
            "post",
            "procedure",
            "settings",
            "value",
            "words",
        ],
    ),
];

/// What checks the examples of a procedure has to run them.
const EXAMPLES: (&str, &[&str]) = ("procedure/compile/example", &["case", "engine", "post", "document"]);

/// What reaches the browser, by the first word of a path.
const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo"];

/// The ways from text to markup.
const MARKUP: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "inner_html",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "from_html_unchecked",
    "create_contextual_fragment",
    "createContextualFragment",
    "document.write",
];

#[test]
fn a_module_knows_only_what_stands_below_it() {
    let known: BTreeSet<&str> = MAY_KNOW.iter().map(|(module, _)| *module).collect();
    check(|source| {
        let module = source.module();
        if matches!(module, "lib" | "main" | "storage" | "bin") {
            return Vec::new();
        }
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| *name == module) else {
            return vec![(
                1,
                format!("the module `{module}` is not in the list of this test: say there what it may know"),
            )];
        };
        let extra = if source.path.starts_with(EXAMPLES.0) { EXAMPLES.1 } else { &[] };
        source
            .uses()
            .into_iter()
            .filter(|(_, used)| known.contains(used.as_str()) && used != module)
            .filter(|(_, used)| !allowed.contains(&used.as_str()) && !extra.contains(&used.as_str()))
            .map(|(line, used)| (line, format!("`{module}` must not know `{used}`")))
            .collect()
    });
}

#[test]
fn only_the_browser_module_reaches_the_browser() {
    check(|source| {
        let module = source.module();
        let is_browser = |word: &str| BROWSER_CRATES.contains(&word) || word.starts_with("gloo_");
        source
            .words()
            .filter(|word| {
                (is_browser(&word.text) && module != "browser")
                    || (word.text == "yew" && !matches!(module, "app" | "main" | "storage" | "browser"))
            })
            .map(|word| (word.line, format!("`{module}` must not mention `{}`", word.text)))
            .collect()
    });
}

#[test]
fn the_pure_modules_read_no_clock() {
    check(|source| {
        if matches!(source.module(), "app" | "browser" | "main" | "storage" | "bin") {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (at, word) in source.words.iter().enumerate() {
            let path =
                |words: &[&str]| words.iter().zip(&source.words[at..]).all(|(wanted, word)| word.text == *wanted);
            if word.text == "SystemTime" || path(&["Utc", ":", ":", "now"]) || path(&["Local", ":", ":", "now"]) {
                found.push((word.line, format!("`{}` reads a clock: the time comes in as an argument", word.text)));
            }
            let std_time = ["std", ":", ":", "time", ":", ":"];
            if path(&std_time) && source.words.get(at + std_time.len()).is_none_or(|next| next.text != "Duration") {
                found.push((word.line, "`std::time` reads a clock: the time comes in as an argument".to_owned()));
            }
        }
        found
    });
}

#[test]
fn no_text_becomes_markup() {
    check(|source| {
        let words = source.words().filter(|word| MARKUP.contains(&word.text.as_str()));
        let texts = source.texts().filter(|text| MARKUP.iter().any(|way| text.text.contains(way)));
        words.chain(texts).map(|found| (found.line, format!("`{}` makes markup of a text", found.text))).collect()
    });
}

/// A sentence, an id, a date or a name of an SOP belongs into its procedure.
#[test]
fn nothing_of_an_sop_stands_in_the_code() {
    let sop = SopWords::read();
    for title in &sop.titles {
        assert!(sop.found_in(&format!("\"{title}\"")).is_some(), "{title:?} would not be noticed");
    }
    assert!(sop.titles.len() >= 4, "only {:?} were read", sop.titles);
    check(|source| {
        source
            .texts()
            .filter_map(|text| {
                Some((text.line, format!("{:?} holds {:?}, which is of an SOP", text.text, sop.found_in(&text.text)?)))
            })
            .collect()
    });
}

// ---- Reading -----------------------------------------------------------------------------------------------------------

/// One helper for all: collects what `complaints` says of every source and fails with all of it.
fn check(complaints: impl Fn(&Source) -> Vec<(usize, String)>) {
    let sources = Source::all();
    assert!(sources.len() > 10, "only {} sources were read", sources.len());
    let said: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            complaints(source).into_iter().map(move |(line, said)| format!("src/{}:{line}: {said}", source.path))
        })
        .collect();
    assert!(said.is_empty(), "\n{}\n", said.join("\n"));
}

/// A source file as a flat list of words, signs and texts, without comments and without its tests.
struct Source {
    /// Below `src/`, with `/`.
    path: String,
    words: Vec<Word>,
}

struct Word {
    text: String,
    line: usize,
    is_text: bool,
}

impl Source {
    fn all() -> Vec<Self> {
        let root = casewright_testing::root().join("src");
        let files = files(&root, "rs");
        let path = |file: &Path| file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        files
            .iter()
            .map(|file| (path(file), file))
            .filter(|(path, _)| !path.split(['/', '.']).any(|part| part == "tests"))
            .map(|(path, file)| {
                let tokens = TokenStream::from_str(&fs::read_to_string(file).unwrap());
                let mut words = Vec::new();
                flatten(tokens.unwrap_or_else(|error| panic!("src/{path}: {error}")), &mut words);
                Self { path, words }
            })
            .collect()
    }

    /// The module right below the crate that this file belongs to; `lib`, `main`, `storage` and `bin` for those.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.is_text)
    }

    fn texts(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_text)
    }

    /// The modules of the crate that a path of this file begins in: `crate::engine`, `crate::{engine, post}`, `super::…`.
    fn uses(&self) -> Vec<(usize, String)> {
        // The modules around this file: two for `engine/clock.rs`, one for `engine/mod.rs` and `document.rs`.
        let inside = self.path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let start = at;
            let mut left = match self.words[at].text.as_str() {
                "crate" | "casewright" => 0,
                "super" => inside - 1,
                _ => inside,
            };
            at += 1;
            if left == inside || self.words[start].is_text {
                continue;
            }
            while self.colons(at) && self.word(at + 2) == Some("super") {
                left = left.saturating_sub(1);
                at += 3;
            }
            if left == 0 && self.colons(at) {
                self.first_words(at + 2, &mut found);
            }
        }
        found
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).filter(|word| !word.is_text).map(|word| word.text.as_str())
    }

    fn colons(&self, at: usize) -> bool {
        self.word(at) == Some(":") && self.word(at + 1) == Some(":")
    }

    /// The word at `at`, or the first word of each path in the braces there.
    fn first_words(&self, at: usize, found: &mut Vec<(usize, String)>) {
        if self.word(at) != Some("{") {
            found.extend(self.words.get(at).map(|word| (word.line, word.text.clone())));
            return;
        }
        let mut depth = 0;
        for (index, word) in self.words.iter().enumerate().skip(at) {
            match word.text.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && matches!(word.text.as_str(), "{" | ",") {
                found.extend(self.words.get(index + 1).map(|word| (word.line, word.text.clone())));
            }
        }
    }
}

/// Every token in order; an attribute only if it is no doc comment, an item only if it is not for tests.
fn flatten(tokens: TokenStream, words: &mut Vec<Word>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let line = token.span().start().line;
        let mut word = |text: String, is_text| words.push(Word { text, line, is_text });
        match token {
            TokenTree::Punct(sign) => {
                if sign.as_char() == '#' {
                    if let Some(TokenTree::Punct(_)) = tokens.peek() {
                        tokens.next(); // The `!` of `#![…]`.
                    }
                    if let Some(TokenTree::Group(attribute)) = tokens.peek() {
                        let for_tests = is_for_tests(attribute);
                        tokens.next();
                        if for_tests {
                            let end = |token: &TokenTree| match token {
                                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                                TokenTree::Punct(sign) => sign.as_char() == ';',
                                _ => false,
                            };
                            tokens.by_ref().find(end);
                        }
                        continue;
                    }
                }
                word(sign.as_char().to_string(), false);
            }
            TokenTree::Ident(ident) => word(ident.to_string(), false),
            TokenTree::Literal(literal) => word(literal.to_string(), true),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                word(open.to_owned(), false);
                flatten(group.stream(), words);
                words.push(Word { text: close.to_owned(), line: group.span_close().start().line, is_text: false });
            }
        }
    }
}

/// `cfg(test)` and `test` in an attribute.
fn is_for_tests(attribute: &Group) -> bool {
    matches!(attribute.stream().to_string().replace(' ', "").as_str(), "cfg(test)" | "test")
}

/// What the procedures say, as far as it can be told from the words that every program uses.
struct SopWords {
    /// Longer than a word or two: found anywhere in a text.
    sentences: BTreeSet<String>,
    /// With a `_`, as no word of the language has one: found as a whole text.
    ids: BTreeSet<String>,
    /// Dates, names such as SalesOps, and terms that are abbreviations: found as a word.
    names: BTreeSet<String>,
    /// What the procedures are called.
    titles: Vec<String>,
}

impl SopWords {
    fn read() -> Self {
        let mut sop =
            Self { sentences: BTreeSet::new(), ids: BTreeSet::new(), names: BTreeSet::new(), titles: Vec::new() };
        for file in files(&casewright_testing::root().join("procedures"), "toml") {
            let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
            sop.titles.extend(table.get("title").and_then(toml::Value::as_str).map(str::to_owned));
            // The examples are invented, and the names in them are nobody's rule.
            table.iter().filter(|(key, _)| *key != "example").for_each(|(key, value)| sop.take(key, value));
        }
        sop
    }

    fn take(&mut self, key: &str, value: &toml::Value) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| self.take(key, value)),
            toml::Value::Array(list) => list.iter().for_each(|value| self.take(key, value)),
            toml::Value::String(id) if key == "id" => self.ids.extend(id.contains('_').then(|| id.clone())),
            toml::Value::String(text) if !matches!(key, "kind" | "version" | "target" | "level") => {
                let long = |text: &&str, least| text.chars().count() > least;
                let lines = text.lines().map(str::trim).filter(|line| long(line, 12));
                let parts =
                    text.split(['.', ':', '?', '!', '{', '}', '*', '\n']).map(str::trim).filter(|part| long(part, 20));
                self.sentences.extend(lines.chain(parts).map(str::to_owned));
                self.names.extend(words(text).filter(|word| is_date(word) || is_name(word)).map(str::to_owned));
                if key == "name" {
                    self.names.extend(words(text).filter(|word| is_abbreviation(word)).map(str::to_owned));
                }
            }
            _ => {}
        }
    }

    /// What of an SOP stands in `literal`, a literal as it is written in the source.
    fn found_in(&self, literal: &str) -> Option<&str> {
        let text = literal.trim_start_matches(['b', 'r', '#']).trim_matches(['#', '"']);
        let sentence = self.sentences.iter().find(|sentence| text.contains(sentence.as_str()));
        let id = || self.ids.get(text);
        let name = || words(text).find_map(|word| self.names.get(word));
        sentence.or_else(id).or_else(name).map(String::as_str)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-')).filter(|word| !word.is_empty())
}

/// `6/3/2024` and `2024-06-03`.
fn is_date(word: &str) -> bool {
    let numbers: Vec<usize> = word
        .split(['/', '-'])
        .map(|part| if part.chars().all(|c| c.is_ascii_digit()) { part.len() } else { 0 })
        .collect();
    matches!(numbers[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2])
}

/// The name of a term, three capitals at least: MRR, FMC.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}

/// Two capitals, the second after a small letter: SalesOps, QuoteWerks.
fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}
