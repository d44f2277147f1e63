//! Sessions: what a trainer puts together for a class. All of a session is in its address, so that a link is all that a
//! class needs, and everyone who opens it with the same SOPs gets the same.
//!
//! What a person did in a session is part of their [`Record`](super::Record) ([`SessionProgress`]), and leaves their
//! browser only as a file that they hand over ([`Results`]). The trainer's page puts many of those together
//! ([`classes`]).

mod address;
mod class;
mod csv;
mod deal;
mod progress;
mod results;

use crate::id::ProcedureId;

pub use address::{SessionCode, SessionProblem};
pub use class::{Class, Person, Question, classes};
pub use csv::csv;
pub use progress::{AnsweredCard, SessionProgress};
pub use results::{Item, Kind, LARGEST, Outcome, Results, ResultsProblem, read_results};

/// What a class is to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    pub title: String,
    /// In the order in which they are trained; at least one, and each once.
    pub sops: Vec<SessionSop>,
    /// Whether each of them is walked through.
    pub walks: bool,
    /// The number of cards; fewer are asked if there are fewer.
    pub cards: usize,
    /// The number of scenarios; likewise.
    pub scenarios: usize,
    /// The time set aside for it.
    pub minutes: Option<usize>,
    /// Another seed makes another choice of cards and scenarios.
    pub seed: u32,
}

/// An SOP of a session, in the edition for which the session was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSop {
    pub procedure: ProcedureId,
    /// The beginning of the hash of the edition: enough to notice another one.
    edition: String,
}

/// The most that a session holds. Longer ones make no lesson, and a link could ask for anything.
pub const MOST_CARDS: usize = 200;
pub const MOST_SCENARIOS: usize = 20;
pub const MOST_MINUTES: usize = 1440;
pub const MOST_SOPS: usize = 50;
/// In characters.
pub const LONGEST_TITLE: usize = 120;

impl SessionSop {
    /// The edition as the pack names it: `ccc-9f1d30771618ef13`.
    pub fn new(procedure: ProcedureId, edition: &str) -> SessionSop {
        let edition = shortened(&procedure, edition);
        SessionSop { procedure, edition }
    }

    /// Whether the session was made for this edition.
    pub fn is_edition(&self, edition: &str) -> bool {
        self.edition == shortened(&self.procedure, edition)
    }
}

/// The first eight letters and digits of an edition after the name of its procedure.
fn shortened(procedure: &ProcedureId, edition: &str) -> String {
    let hash = edition.strip_prefix(procedure.as_str()).and_then(|rest| rest.strip_prefix('-')).unwrap_or(edition);
    hash.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(8).collect()
}

impl Session {
    pub fn covers(&self, procedure: &ProcedureId) -> bool {
        self.sops.iter().any(|sop| sop.procedure == *procedure)
    }

    /// The procedures that are walked through.
    pub fn walks(&self) -> impl Iterator<Item = &ProcedureId> {
        self.sops.iter().filter(|_| self.walks).map(|sop| &sop.procedure)
    }
}
