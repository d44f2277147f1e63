//! The procedure language: from TOML source to a checked [`Procedure`], or to diagnostics.

mod diagnostic;
mod expr;
mod model;
mod template;

pub use diagnostic::{Diagnostic, Severity};
pub use expr::{Comparison, Expr, Type};
pub use model::*;
pub use template::{Line, Node, Piece};

/// A source file: where it came from, for the diagnostics, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// What a compilation came to.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// None as soon as one diagnostic is an error.
    pub pack: Option<Pack>,
    /// In the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks the procedures in `files` and compiles them into one pack. Runs their examples too.
pub fn compile(files: &[SourceFile]) -> Compiled {
    let _ = files;
    todo!("being written")
}

/// Why a text is not a pack that this build can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackProblem {
    /// Not JSON, or not a pack; with what the reader said.
    Damaged(String),
    /// Made for another version of Casewright.
    OtherFormat(u32),
}

/// The pack in a `pack.json`.
///
/// # Errors
/// For any text that is not a pack of the form this build reads.
pub fn read_pack(json: &str) -> Result<Pack, PackProblem> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: u32,
    }
    let damaged = |error: serde_json::Error| PackProblem::Damaged(error.to_string());
    let Format { format } = serde_json::from_str(json).map_err(damaged)?;
    if format != PACK_FORMAT {
        return Err(PackProblem::OtherFormat(format));
    }
    serde_json::from_str(json).map_err(damaged)
}
