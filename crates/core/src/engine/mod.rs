//! The engine: evaluates a case. Total and pure: any entries at any time give a result.

mod agenda;
mod clocks;
mod eval;
mod evaluation;
mod evaluator;
mod found;
mod links;
mod memo;
mod needs;
mod places;
mod reading;
mod says;
mod scope;
mod settle;
mod states;
mod timelines;
mod topics;
mod touched;
mod unfinished;
mod words;

use std::rc::Rc;

use crate::case::{Answer, Case, Entries};
use crate::procedure::{Kind, Procedure};
use crate::value::{Instant, Now, Value, Zone};

pub use agenda::{Task, agenda, overtaken, pressing};
pub use evaluation::*;
pub use evaluator::Evaluator;
pub use found::{About, Found, Reading};
pub use links::{Carried, begin_with, carry};
pub use reading::Problem;
pub use says::Filled;
pub use scope::Scope;
pub use settle::{Settle, settle};
pub use topics::topics;
pub use touched::{Misfit, Touched, TouchedEntry, as_text, touched};
pub use unfinished::{Unfinished, unfinished};
pub use words::clipped;

/// Evaluates a case under `procedure` at `now`.
pub fn evaluate_case(procedure: &Procedure, case: &Case, now: &Now) -> Evaluation {
    evaluate_since(procedure, &case.entries, Some(case.created), now)
}

/// The clocks of a case alone, as [`evaluate_case`] has them: for whoever looks at all cases, only to say what is due.
pub fn clocks_of(procedure: &Procedure, case: &Case, now: &Now) -> Vec<Rc<DueState>> {
    Scope::new(procedure, &case.entries, now).since(Some(case.created)).clocks()
}

/// Evaluates `entries` under `procedure` at `now`. Nothing is known of when the case was begun, so a clock that starts
/// then waits.
pub fn evaluate(procedure: &Procedure, entries: &Entries, now: &Now) -> Evaluation {
    evaluate_since(procedure, entries, None, now)
}

/// Evaluates `entries` of a case that was begun at `begun`, if that is known.
pub fn evaluate_since(procedure: &Procedure, entries: &Entries, begun: Option<Instant>, now: &Now) -> Evaluation {
    Scope::new(procedure, entries, now).since(begun).evaluation()
}

/// Why an answer cannot be read as what its field asks for; `None` if it can, or if it is empty.
pub fn problem_of(kind: &Kind, answer: &Answer, zone: &Zone) -> Option<Problem> {
    reading::read(kind, answer, zone).1
}

/// The value of a text as an answer of a kind; `None` if it is empty or cannot be read.
pub fn value_of(kind: &Kind, text: &str, zone: &Zone) -> Option<Value> {
    reading::read(kind, &Answer::Text(text.to_owned()), zone).0
}
