//! Training: what is asked again, and when; practice cases and what to say of them. Its records are apart from cases.

pub mod scenario;
mod schedule;

pub use schedule::{Memory, Parameters, Rating, Review, Schedule};
