//! Shared by several test suites: the procedures of the folder and of the manual, a made-up year of cases, values as people paste them.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

pub mod measured;
pub mod synthetic;
pub mod values;
pub mod year;

use std::fs;
use std::path::{Path, PathBuf};

use casewright_compiler::{Compiled, SourceFile, compile};
use casewright_core::value::{Now, Zone};
use chrono::DateTime;

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

pub const CCC: &str = include_str!("../../../procedures/ccc.toml");

/// Every file of `procedures/`, in the order of their names.
pub fn folder() -> Vec<SourceFile> {
    let folder = root().join("procedures");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let file = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        source(&format!("procedures/{name}"), &fs::read_to_string(path).unwrap())
    };
    paths.iter().map(file).collect()
}

pub fn source(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}

/// A procedure without its scenarios and examples, which stand at its end and make each compilation slow.
pub fn without_examples(text: &str) -> &str {
    let end = ["\n[[scenario]]", "\n[[example]]"].iter().filter_map(|heading| text.find(heading)).min();
    end.map_or(text, |end| &text[..=end])
}

/// The blocks of one language in docs/procedures.md.
pub fn manual(language: &str) -> String {
    let fence = format!("```{language}\n");
    let blocks = include_str!("../../../docs/procedures.md").split(fence.as_str()).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The procedure of the manual, which has every kind and every word of the language, and its questions.
pub fn manual_files() -> Vec<SourceFile> {
    vec![source("docs/procedures.md", &manual("toml")), source("docs/questions.md", &manual("toml questions"))]
}

/// Everything that is told.
pub fn told(compiled: &Compiled) -> String {
    compiled.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

/// A changed procedure, which must compile.
pub fn procedure(text: &str) -> casewright_core::procedure::Procedure {
    let compiled = compile(&[source("p.toml", text)]);
    let told = told(&compiled);
    compiled.pack.unwrap_or_else(|| panic!("{told}")).procedures.remove(0)
}

/// A moment, in a place where the offset it is written with holds all year.
pub fn at(time: &str) -> Now {
    let time = DateTime::parse_from_rfc3339(time).unwrap();
    Now { instant: time.to_utc(), zone: Zone::fixed(time.offset().local_minus_utc()) }
}

/// All files below a folder whose names end so, in the order of their names.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
