//! What a person did in a session, as a file for their trainer. It holds the words of all questions, so that it can be
//! read where the cards are not known.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::SessionCode;
use crate::serial::{self, is_default};
use crate::value::Instant;
use crate::value::serial::{date, time};

/// The version of the file that this build writes.
const SCHEMA: u32 = 1;

/// What the file says it is.
const FORMAT: &str = "results";

/// The largest file that is read, in bytes. The results of the largest session are a tenth of it.
pub const LARGEST: usize = 2_000_000;

/// What a person did in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    casewright: String,
    schema: u32,
    /// The version of the program that wrote it.
    version: String,
    pub session: SessionCode,
    /// The title of the session.
    pub title: String,
    /// The person, as they typed it.
    pub name: String,
    /// The local day on which something was done last.
    #[serde(with = "date")]
    pub day: NaiveDate,
    /// When the file was made.
    #[serde(with = "time")]
    pub made: Instant,
    /// Whether an SOP was another edition than the one for which the session was made.
    #[serde(default, skip_serializing_if = "is_default")]
    pub other_edition: bool,
    /// Everything that the session holds, in its order, each once.
    pub items: Vec<Item>,
}

/// One thing to do in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub kind: Kind,
    /// The key of the card or scenario, or the id of the procedure.
    pub key: String,
    /// The question, as it was asked; the title of a walk or scenario.
    pub says: String,
    /// The first answer to a card.
    #[serde(default, skip_serializing_if = "is_default")]
    pub given: String,
    pub outcome: Outcome,
    /// The best score of a scenario, of 100.
    #[serde(default, skip_serializing_if = "is_default")]
    pub score: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Walk,
    Card,
    Scenario,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Right at the first try.
    Right,
    /// Wrong at the first try, right later.
    Later,
    /// Never right.
    Wrong,
    /// Walked through or played.
    Done,
    /// Not answered, walked through or played.
    Open,
}

/// Why a text is no results that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultsProblem {
    /// More bytes than are read ([`LARGEST`]).
    TooLarge { limit: usize },
    /// Not JSON, or cut off.
    NotJson,
    /// Something else than results, such as a backup.
    Foreign,
    /// Written by a newer Casewright.
    Newer { schema: u32 },
    /// Results that say something impossible, or not enough.
    Damaged,
}

impl Results {
    pub fn new(
        (session, title): (SessionCode, String),
        name: &str,
        day: NaiveDate,
        made: Instant,
        items: Vec<Item>,
    ) -> Results {
        let (casewright, version) = (FORMAT.to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        let name = name.trim().to_owned();
        Results { casewright, schema: SCHEMA, version, session, title, name, day, made, other_edition: false, items }
    }

    /// The results as a file.
    pub fn write(&self) -> String {
        serial::write(self)
    }

    /// A name for the file: letters and digits of the title and the name.
    pub fn file_name(&self, extension: &str) -> String {
        let words = [self.title.as_str(), self.name.as_str(), &self.day.to_string()].join(" ");
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let name: String = words.collect::<Vec<_>>().join("-").chars().take(80).collect();
        format!("results-{name}.{extension}")
    }

    pub fn count(&self, kind: Kind, outcomes: &[Outcome]) -> usize {
        self.items.iter().filter(|item| item.kind == kind && outcomes.contains(&item.outcome)).count()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Walk => "walk",
            Kind::Card => "card",
            Kind::Scenario => "scenario",
        })
    }
}

/// Reads a file of results.
///
/// # Errors
/// For anything else. Never panics.
pub fn read_results(text: &str) -> Result<Results, ResultsProblem> {
    if text.len() > LARGEST {
        return Err(ResultsProblem::TooLarge { limit: LARGEST });
    }
    // Programs that a file passes through may put a byte order mark in front of it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|_| ResultsProblem::NotJson)?;
    if value.get("casewright").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ResultsProblem::Foreign);
    }
    match value.get("schema").and_then(Value::as_u64).map(u32::try_from) {
        Some(Ok(SCHEMA)) => {}
        Some(schema) if schema != Ok(0) => {
            return Err(ResultsProblem::Newer { schema: schema.unwrap_or(u32::MAX) });
        }
        _ => return Err(ResultsProblem::Damaged),
    }
    let results: Results = serde_json::from_value(value).map_err(|_| ResultsProblem::Damaged)?;
    let mut keys = BTreeSet::new();
    if !results.items.iter().all(|item| item.is_possible() && keys.insert((item.kind, &item.key))) {
        return Err(ResultsProblem::Damaged);
    }
    Ok(results)
}

impl Item {
    fn is_possible(&self) -> bool {
        let answered = matches!(self.outcome, Outcome::Right | Outcome::Later | Outcome::Wrong);
        match self.kind {
            _ if self.outcome == Outcome::Open => self.score.is_none(),
            Kind::Card => answered && self.score.is_none(),
            Kind::Walk => !answered && self.score.is_none(),
            Kind::Scenario => !answered && self.score.is_some_and(|score| score <= 100),
        }
    }
}
