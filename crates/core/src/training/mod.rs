//! Training: what is asked again, and when. Its records are apart from cases.

mod schedule;

pub use schedule::{Memory, Parameters, Rating, Review, Schedule};
