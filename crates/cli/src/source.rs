//! The sources of procedures: files named on the command line, or the built-in ones.

use std::fs;
use std::path::{Path, PathBuf};

use casewright_compiler::SourceFile;

use super::{Failure, reading};

/// The files of the folder `procedures`, so that the tool works on its own. A test compares this list with the folder.
const BUILT_IN: &[(&str, &str)] = &[
    ("procedures/ccc.toml", include_str!("../../../procedures/ccc.toml")),
    ("procedures/escalation.toml", include_str!("../../../procedures/escalation.toml")),
    ("procedures/overdue.toml", include_str!("../../../procedures/overdue.toml")),
    ("procedures/questions.toml", include_str!("../../../procedures/questions.toml")),
    ("procedures/rate-reduction.toml", include_str!("../../../procedures/rate-reduction.toml")),
];

/// The folder that is searched first if no path is given.
const FOLDER: &str = "procedures";

/// Sources, and where they were found.
pub(super) struct Sources {
    pub(super) files: Vec<SourceFile>,
    pub(super) place: Place,
}

/// Where sources were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// As given on the command line.
    Given,
    /// In the folder `procedures`.
    Procedures,
    /// In the current folder.
    Here,
    BuiltIn,
}

impl Place {
    /// Completes a sentence about the procedures; empty if the command line itself says where they are.
    pub(super) fn words(self) -> &'static str {
        match self {
            Place::Given => "",
            Place::Procedures => " in the folder procedures",
            Place::Here => " in this folder",
            Place::BuiltIn => " that are built in",
        }
    }
}

/// The files given by `paths`, where a folder stands for its TOML files ordered by name. Without a path, those of the
/// folder `procedures`, else those of the current folder that look like procedures, or else the built-in ones.
pub(super) fn files(paths: &[PathBuf]) -> Result<Sources, Failure> {
    if paths.is_empty() {
        return found();
    }
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { files.extend(folder(path)?) } else { files.push(file(path)?) }
    }
    Ok(Sources { files, place: Place::Given })
}

/// The sources that are taken where none are given.
pub(super) fn found() -> Result<Sources, Failure> {
    if Path::new(FOLDER).is_dir() {
        return Ok(Sources { files: folder(Path::new(FOLDER))?, place: Place::Procedures });
    }
    let mut files = Vec::new();
    for path in in_folder(Path::new("."))? {
        // Other tools keep TOML files too, and one that cannot be read is none of ours to judge.
        files.extend(file(path.strip_prefix(".").unwrap_or(&path)).ok().filter(|file| is_procedure(&file.text)));
    }
    match files.is_empty() {
        true => Ok(Sources { files: built_in(), place: Place::BuiltIn }),
        false => Ok(Sources { files, place: Place::Here }),
    }
}

fn built_in() -> Vec<SourceFile> {
    BUILT_IN.iter().map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect()
}

/// True for a text with a heading of the procedure language, however broken the rest is.
fn is_procedure(text: &str) -> bool {
    const HEADINGS: [&str; 8] = ["stage", "step", "field", "rule", "clock", "post", "document", "question"];
    text.lines().any(|line| HEADINGS.contains(&line.trim().trim_start_matches('[').trim_end_matches(']').trim()))
}

fn folder(path: &Path) -> Result<Vec<SourceFile>, Failure> {
    let found = in_folder(path)?;
    if found.is_empty() {
        return Err(Failure(format!("there is no *.toml in the folder {}", path.display())));
    }
    found.iter().map(|path| file(path)).collect()
}

/// The TOML files of a folder, ordered by name. Hidden ones, which editors and systems leave behind, are passed over.
fn in_folder(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error| Failure(format!("cannot read the folder {}: {error}", path.display()));
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let toml = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        if toml && !hidden && !path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// One file, or standard input.
pub(super) fn file(path: &Path) -> Result<SourceFile, Failure> {
    Ok(SourceFile { path: reading::name(path), text: reading::lossy(path)? })
}
