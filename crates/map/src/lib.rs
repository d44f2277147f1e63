//! A procedure as a picture, worked out from the procedure alone: [`Map`] says what is in it, [`Picture`] where.
//!
//! Both are data, so that the page draws elements of its own, and [`svg`] and [`mermaid`] write files.

mod branches;
mod clocks;
mod graph;
mod layout;
mod measure;
mod mermaid;
mod svg;
mod words;

pub use graph::{Clock, Edge, EdgeKind, Map, Node, Stage, Step};
pub use layout::{Caption, Curve, Line, Picture, Shape, StagePicture};
pub use mermaid::mermaid;
pub use svg::svg;
pub use words::due;
