//! Procedures: their parts, expressions and templates, and the pack that contains them.

pub mod changes;
mod expr;
mod model;
mod order;
mod ours;
mod pack;
mod scenario;
mod template;
mod training;

pub use expr::{Comparison, Expr, Type};
pub use model::*;
pub use ours::Ours;
pub use pack::*;
pub use scenario::{Difficulty, Fact, Scenario, Scene};
pub use template::{Line, Node, Piece};
pub use training::{Card, ComputedCard, Deck, PracticeCase, Training, WrongAnswer};
