//! The procedure language: from TOML source to a checked [`Procedure`], or to diagnostics.

mod compile;
mod diagnostic;
mod expr;
mod model;
mod reading;
mod suggest;
mod syntax;
mod template;

use crate::json::{entry, parse, read};

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
    let json = parse(json).map_err(|fault| PackProblem::Damaged(fault.to_string()))?;
    let no_pack = || PackProblem::Damaged("this is JSON, but not of a pack".to_owned());
    let mut whole = true;
    let format = entry(&json, "format", &mut whole);
    match format {
        PACK_FORMAT => read(&json).ok_or_else(no_pack),
        other if whole => Err(PackProblem::OtherFormat(other)),
        _ => Err(no_pack()),
    }
}

/// A pack as `pack.json`: what is not there is left out.
///
/// # Errors
/// None that a pack could cause; what `serde_json` says is handed on.
pub fn write_pack(pack: &Pack) -> Result<String, serde_json::Error> {
    fn without_nulls(json: serde_json::Value) -> serde_json::Value {
        match json {
            serde_json::Value::Object(map) => map
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, without_nulls(value)))
                .collect(),
            serde_json::Value::Array(list) => list.into_iter().map(without_nulls).collect(),
            other => other,
        }
    }
    serde_json::to_string(&without_nulls(serde_json::to_value(pack)?))
}
