//! The engine: what there is to say of a case. Total and pure: any entries, any time, always an answer.

mod evaluation;

use crate::case::Entries;
use crate::procedure::Procedure;
use crate::value::Now;

pub use evaluation::*;

/// Says how `entries` stand under `procedure` at `now`.
pub fn evaluate(procedure: &Procedure, entries: &Entries, now: &Now) -> Evaluation {
    let _ = (procedure, entries, now);
    todo!("being written")
}
