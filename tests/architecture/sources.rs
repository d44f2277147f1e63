//! The sources as tokens, so that a comment never counts and a macro hides nothing.

use std::fs;
use std::path::Path;
use std::str::FromStr as _;

use casewright_testing::{files, root};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A crate whose sources are looked at, by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crate {
    Page,
    Core,
    Compiler,
    Cli,
    Map,
}

impl Crate {
    const ALL: [Crate; 5] = [Crate::Page, Crate::Core, Crate::Compiler, Crate::Cli, Crate::Map];

    fn folder(self) -> &'static str {
        match self {
            Crate::Page => "src",
            Crate::Core => "crates/core/src",
            Crate::Compiler => "crates/compiler/src",
            Crate::Cli => "crates/cli/src",
            Crate::Map => "crates/map/src",
        }
    }
}

/// A source file as a flat list of words, signs and texts, without comments and without its tests.
pub(crate) struct Source {
    pub(crate) of: Crate,
    /// Below the folder of the crate, with `/`.
    pub(crate) path: String,
    words: Vec<Word>,
}

pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) line: usize,
    is_text: bool,
}

/// A path from the root of the crate that a source names: `crate::engine::Scope`, or `super::Scope` in `engine`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
}

/// One helper for all: collects the complaints about every source and fails with all of them.
pub(crate) fn check(complaints: impl Fn(&Source) -> Vec<(usize, String)>) {
    let sources = Source::all();
    assert!(sources.len() > 100, "only {} sources were read", sources.len());
    let all: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            complaints(source)
                .into_iter()
                .map(move |(line, complaint)| format!("{}:{line}: {complaint}", source.place()))
        })
        .collect();
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

impl Source {
    pub(crate) fn all() -> Vec<Source> {
        Crate::ALL.into_iter().flat_map(Source::of).collect()
    }

    pub(crate) fn of(of: Crate) -> Vec<Source> {
        let folder = root().join(of.folder());
        let path = |file: &Path| file.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
        files(&folder, "rs")
            .iter()
            .map(|file| (path(file), file))
            .filter(|(path, _)| !path.split(['/', '.']).any(|part| part == "tests"))
            .map(|(path, file)| Source::read(of, path, &fs::read_to_string(file).unwrap()))
            .collect()
    }

    pub(crate) fn read(of: Crate, path: String, text: &str) -> Source {
        let tokens = TokenStream::from_str(text);
        let mut words = Vec::new();
        flatten(tokens.unwrap_or_else(|error| panic!("{}/{path}: {error}", of.folder())), &mut words);
        Source { of, path, words }
    }

    pub(crate) fn place(&self) -> String {
        format!("{}/{}", self.of.folder(), self.path)
    }

    /// The path of its module: `engine`, `clocks` for `engine/clocks.rs`. None for the roots of a crate.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.is_text)
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.is_text)
    }

    /// The lines in which these words stand one after the other.
    pub(crate) fn lines_with(&self, wanted: &[&str]) -> Vec<usize> {
        let here = |window: &&[Word]| window.iter().zip(wanted).all(|(word, wanted)| word.text == *wanted);
        self.words.windows(wanted.len()).filter(here).map(|window| window[0].line).collect()
    }

    /// Every path into another crate that the file names, without the name of that crate.
    pub(crate) fn uses_of(&self, other: &str) -> Vec<Use> {
        let mut found = Vec::new();
        for at in 0..self.words.len() {
            if self.word(at) == Some(other) && self.colons(at + 1) {
                self.paths(at + 3, &[], &mut found);
            }
        }
        found
    }

    /// Every path within the crate that the file names.
    pub(crate) fn uses(&self) -> Vec<Use> {
        let own: Vec<String> = self.module().into_iter().map(str::to_owned).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let start = match self.word(at) {
                Some("crate" | "casewright") => Some(0),
                Some("super") if !self.follows_colons(at) => Some(own.len().saturating_sub(1)),
                _ => None,
            };
            at += 1;
            let Some(mut left) = start else { continue };
            while self.colons(at) && self.word(at + 2) == Some("super") {
                left = left.saturating_sub(1);
                at += 3;
            }
            if self.colons(at) {
                self.paths(at + 2, &own[..left], &mut found);
            }
        }
        found
    }

    /// Reads the path that goes on at `at`, or every path of the braces there. Returns what follows.
    fn paths(&self, at: usize, before: &[String], found: &mut Vec<Use>) -> usize {
        let Some(word) = self.words.get(at) else { return at };
        if word.text == "{" {
            let mut at = at + 1;
            while self.word(at).is_some_and(|word| word != "}") {
                at = if self.word(at) == Some(",") { at + 1 } else { self.paths(at, before, found) };
            }
            return at + 1;
        }
        let path = [before, std::slice::from_ref(&word.text)].concat();
        if self.colons(at + 1) && self.word(at + 3) != Some("<") {
            return self.paths(at + 3, &path, found);
        }
        found.push(Use { line: word.line, path });
        // `as` and a name.
        let renamed = self.word(at + 1) == Some("as");
        at + if renamed { 3 } else { 1 }
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).filter(|word| !word.is_text).map(|word| word.text.as_str())
    }

    fn colons(&self, at: usize) -> bool {
        self.word(at) == Some(":") && self.word(at + 1) == Some(":")
    }

    fn follows_colons(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|at| self.colons(at))
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

#[test]
fn paths_are_read_from_the_root_of_the_crate() {
    let text = "use crate::{engine::{clocks, says as words}, post::Copy};
        use super::{scope, says::Saying};
        fn one() -> crate::case::Case { super::super::id::new::<u8>() }
        #[cfg(test)] mod tests { use crate::json::read; }";
    let source = Source::read(Crate::Core, "engine/clocks.rs".to_owned(), text);
    let paths: Vec<String> = source.uses().iter().map(|one| one.path.join("::")).collect();
    assert_eq!(
        paths,
        [
            "engine::clocks",
            "engine::says",
            "post::Copy",
            "engine::scope",
            "engine::says::Saying",
            "case::Case",
            "id::new"
        ]
    );
}
