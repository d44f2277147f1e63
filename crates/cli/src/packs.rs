//! The pack a command works with, and looking things up in it.

use std::path::Path;

use casewright_compiler::{Severity, compile};

use casewright_core::procedure::{Pack, PackProblem, Post, Procedure, read_index, read_procedure, read_training};

use super::names::unknown;
use super::source::{Place, Sources};
use super::{Failure, reading, source};

/// The pack given by `--pack`, or else the procedures that [`source::found`] takes; and where they were found.
pub(super) fn open(path: Option<&Path>) -> Result<(Pack, Place), Failure> {
    let Some(path) = path else { return compiled() };
    let index = read_index(&text(path)?).map_err(|problem| unusable(path, problem))?;
    let mut pack = Pack { questions: index.questions, ..Pack::default() };
    let beside = path.parent().unwrap_or(Path::new(""));
    for head in index.procedures {
        pack.procedures.push(part(&beside.join(&head.file))?);
    }
    if let Some(file) = index.training {
        let path = beside.join(file);
        pack.decks = read_training(&text(&path)?).map_err(|problem| unusable(&path, problem))?.decks;
    }
    Ok((pack, Place::Given))
}

/// The procedure in one of the files next to an index.
pub(super) fn part(path: &Path) -> Result<Procedure, Failure> {
    read_procedure(&text(path)?).map_err(|problem| unusable(path, problem))
}

/// The folder for the other files of a pack: the name of the index without its extension.
pub(super) fn folder(index: &Path) -> Result<String, Failure> {
    let stem = index.file_stem().and_then(|stem| stem.to_str()).filter(|_| index.extension().is_some());
    stem.map(str::to_owned).ok_or_else(|| {
        let name = index.display();
        Failure(format!("cannot write {name}: a pack needs a name with an extension, such as pack.json"))
    })
}

fn text(path: &Path) -> Result<String, Failure> {
    reading::text(path)
}

fn unusable(path: &Path, problem: PackProblem) -> Failure {
    let name = path.display();
    Failure(match problem {
        PackProblem::Damaged(detail) => {
            format!("{name} is not a pack: {detail}; make one with `casewright compile`")
        }
        PackProblem::OtherFormat(format) => format!(
            "{name} has format {format}, which this casewright does not read: make it again with `casewright compile`"
        ),
    })
}

/// Finds a procedure by id.
pub(super) fn procedure<'a>(pack: &'a Pack, id: &str) -> Result<&'a Procedure, Failure> {
    let ids = || pack.procedures.iter().map(|procedure| procedure.id.as_str());
    pack.procedures
        .iter()
        .find(|procedure| procedure.id.as_str() == id)
        .ok_or_else(|| Failure(unknown("procedure", id, ids(), "`casewright list` names them")))
}

/// Finds a post by id.
pub(super) fn post<'a>(procedure: &'a Procedure, id: &str) -> Result<&'a Post, Failure> {
    let what = format!("post of `{}`", procedure.id);
    let ids = || procedure.posts.iter().map(|post| post.id.as_str());
    procedure
        .posts
        .iter()
        .find(|post| post.id.as_str() == id)
        .ok_or_else(|| Failure(unknown(&what, id, ids(), "`casewright list` names them")))
}

fn compiled() -> Result<(Pack, Place), Failure> {
    let Sources { files, place: found } = source::found()?;
    let compiled = compile(&files);
    let pack = compiled.pack.ok_or_else(|| {
        let error = compiled.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
        let place = error.map(|error| format!(": {}:{}: {}", error.path, error.line, error.message));
        Failure(format!("the procedures{} do not compile{}", found.words(), place.unwrap_or_default()))
    })?;
    Ok((pack, found))
}
