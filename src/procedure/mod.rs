//! The procedure language: from TOML source to a checked [`Procedure`], or to diagnostics.

mod compile;
mod diagnostic;
mod expr;
mod model;
mod suggest;
mod syntax;
mod template;

pub use compile::{Compiled, SourceFile, compile};
pub use diagnostic::{Diagnostic, Severity};
pub use expr::{Comparison, Expr, Type};
pub use model::*;
pub use suggest::suggest;
pub use template::{Line, Node, Piece};

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
