//! The sources of procedures: files named on the command line, or the built-in ones.

use std::fs;
use std::path::{Path, PathBuf};

use casewright_compiler::SourceFile;

use super::Failure;

/// The files of the folder `procedures`, so that the tool works on its own. A test compares this list with the folder.
const BUILT_IN: &[(&str, &str)] = &[
    ("procedures/ccc.toml", include_str!("../../../procedures/ccc.toml")),
    ("procedures/escalation.toml", include_str!("../../../procedures/escalation.toml")),
    ("procedures/overdue.toml", include_str!("../../../procedures/overdue.toml")),
    ("procedures/questions.toml", include_str!("../../../procedures/questions.toml")),
    ("procedures/rate-reduction.toml", include_str!("../../../procedures/rate-reduction.toml")),
];

/// The folder that is searched if no path is given.
const FOLDER: &str = "procedures";

/// The built-in procedures.
pub(super) fn built_in() -> Vec<SourceFile> {
    BUILT_IN.iter().map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect()
}

/// The files given by `paths`, where a folder stands for its `*.toml` files ordered by name. Without a path, those of
/// the folder `procedures`, or else the built-in ones.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Failure> {
    match paths {
        [] if Path::new(FOLDER).is_dir() => folder(Path::new(FOLDER)),
        [] => Ok(built_in()),
        paths => {
            let mut files = Vec::new();
            for path in paths {
                if path.is_dir() { files.extend(folder(path)?) } else { files.push(file(path)?) }
            }
            Ok(files)
        }
    }
}

fn folder(path: &Path) -> Result<Vec<SourceFile>, Failure> {
    let failure = |error| Failure(format!("cannot read the folder {}: {error}", path.display()));
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && !path.is_dir() {
            found.push(path);
        }
    }
    if found.is_empty() {
        return Err(Failure(format!("there is no *.toml in the folder {}", path.display())));
    }
    found.sort();
    found.iter().map(|path| file(path)).collect()
}

/// One file.
pub(super) fn file(path: &Path) -> Result<SourceFile, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))?;
    Ok(SourceFile { path: path.display().to_string(), text })
}
