//! Training: what is asked again, and when. Its records are apart from cases.

mod fingerprint;
mod record;
mod schedule;
mod standing;
pub mod walk;

pub use fingerprint::of_card;
pub use record::{CardHistory, CardKey, Fingerprint, Record, UnreadableRecord, WalkProgress};
pub use schedule::{Memory, Parameters, Rating, Review, Schedule};
pub use standing::{NEW_A_DAY, Standing, WhatChanged};
