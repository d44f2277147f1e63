//! The procedure language: from TOML source to a checked [`Procedure`], or to diagnostics.

pub mod changes;
mod compile;
mod diagnostic;
mod expr;
mod model;
mod pack;
mod reading;
mod suggest;
mod syntax;
mod template;

pub use compile::{Compiled, SourceFile, compile};
pub use diagnostic::{Diagnostic, Severity};
pub use expr::{Comparison, Expr, Type};
pub use model::*;
pub use pack::*;
pub use suggest::suggest;
pub use template::{Line, Node, Piece};
