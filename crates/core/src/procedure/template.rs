//! Templates: texts with places for values, as the compiled procedure holds them.

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
    /// All options of a field with a box before each: `{boxes current}`.
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
    /// `[when …]` up to `[end]`, or one line.
    When(Expr, Vec<Node>),
    /// `[each rows]` up to `[end]`: once for each row.
    Each(FieldId, Vec<Node>),
}
