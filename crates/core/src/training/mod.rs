//! Training: what is asked again, and when; practice cases and what to say of them. Its records are apart from cases.

mod attempt;
pub mod computed;
mod fingerprint;
mod key;
mod random;
mod record;
pub mod scenario;
mod schedule;
pub mod session;
mod standing;
pub mod walk;

pub use attempt::Attempt;
pub use fingerprint::{of_card, of_computed};
pub use key::{CardKey, ScenarioKey};
pub use random::order;
pub use record::{CardHistory, Fingerprint, Record, UnreadableRecord, WalkProgress};
pub use schedule::{Memory, Parameters, Rating, Review, Schedule};
pub use standing::{Plan, Standing, WhatChanged};
