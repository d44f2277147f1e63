//! Templates of the compiled procedure: texts with places for values.

use serde::{Deserialize, Serialize};

use super::expr::Expr;
use crate::id::{FieldId, OptionId};

/// A sentence with places for values.
pub type Line = Vec<Piece>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Text(String),
    /// Words between `**`.
    Bold(Line),
    /// A value: `{customer}`. `label` is what to call it while it is missing.
    Value {
        expr: Expr,
        label: String,
        blank: Option<String>,
    },
    /// All options of a field, each with a box: `{boxes current}`.
    Boxes(FieldId),
    /// One option with its box: `{box request.cancellation}`.
    Box(FieldId, OptionId),
}

impl Default for Piece {
    fn default() -> Piece {
        Piece::Text(String::new())
    }
}

/// A part of a post's body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    Paragraph(Line),
    Bullet(Line),
    #[default]
    Gap,
    /// `[when …]` up to `[end]`, or a single line.
    When(Expr, Vec<Node>),
    /// `[each rows]` up to `[end]`: once for each row.
    Each(FieldId, Vec<Node>),
}
