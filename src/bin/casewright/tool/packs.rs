//! The pack that a command works with, and what is looked up in it.

use std::fs;
use std::path::Path;

use casewright::procedure::{Pack, PackProblem, Post, Procedure, Severity, compile, read_pack};

use super::names::unknown;
use super::{Failure, source};

/// The pack in the file of `--pack`, or else the procedures that come with the tool.
pub(super) fn open(path: Option<&Path>) -> Result<Pack, Failure> {
    let Some(path) = path else { return built_in() };
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| Failure(format!("cannot read {name}: {error}")))?;
    read_pack(text.trim_start_matches('\u{feff}')).map_err(|problem| {
        Failure(match problem {
            PackProblem::Damaged(detail) => {
                format!("{name} is not a pack: {detail}; make one with `casewright compile`")
            }
            PackProblem::OtherFormat(format) => format!(
                "{name} has format {format}, which this casewright does not read: make it anew with `casewright compile`"
            ),
        })
    })
}

/// The procedure with this id.
pub(super) fn procedure<'a>(pack: &'a Pack, id: &str) -> Result<&'a Procedure, Failure> {
    let ids = || pack.procedures.iter().map(|procedure| procedure.id.as_str());
    pack.procedures
        .iter()
        .find(|procedure| procedure.id.as_str() == id)
        .ok_or_else(|| Failure(unknown("procedure", id, ids(), "`casewright list` names them")))
}

/// The post with this id.
pub(super) fn post<'a>(procedure: &'a Procedure, id: &str) -> Result<&'a Post, Failure> {
    let what = format!("post of `{}`", procedure.id);
    let ids = || procedure.posts.iter().map(|post| post.id.as_str());
    procedure
        .posts
        .iter()
        .find(|post| post.id.as_str() == id)
        .ok_or_else(|| Failure(unknown(&what, id, ids(), "`casewright list` names them")))
}

fn built_in() -> Result<Pack, Failure> {
    let compiled = compile(&source::built_in());
    compiled.pack.ok_or_else(|| {
        let error = compiled.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
        let place = error.map(|error| format!(": {}:{}: {}", error.path, error.line, error.message));
        Failure(format!("the built-in procedures do not compile{}", place.unwrap_or_default()))
    })
}
