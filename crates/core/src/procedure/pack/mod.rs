//! Packs: all procedures of a deployment, and the files in which they are served.
//!
//! The home page needs little of each procedure, and a case needs only one of them. So a pack is an index, `pack.json`,
//! and next to it a file for each procedure, one for the search and one for training, each fetched when it is needed. Their names
//! contain a hash, so neither a cache nor a page opened before an update can mix two packs.

mod sample;
mod standing;

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::model::{Preset, Procedure};
use super::training::{Deck, Training};
use crate::id::{FieldId, ProcedureId, QuestionId};
use crate::serial::{self, error_at};

pub use self::sample::Sample;
pub(crate) use self::sample::moved;
pub use self::standing::Standing;

/// The format of pack files that this build reads and writes. A pack whose clocks do not count working hours is written
/// in the format before, which is otherwise the same: older builds can go on using it, but must not count every hour
/// where working hours are meant.
pub const PACK_FORMAT: u32 = 3;
const WITHOUT_HOURS: u32 = 2;

/// All procedures of a deployment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pack {
    pub procedures: Vec<Procedure>,
    /// They lead to the right procedure, starting with the first.
    pub questions: Vec<Question>,
    pub passages: Vec<Passage>,
    /// The case shown on a first visit.
    pub sample: Option<Sample>,
    /// The cards of the procedures that have some.
    pub decks: Vec<Deck>,
}

/// The file that is served first, with all that the home page needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Index {
    pub format: u32,
    #[serde(default)]
    pub procedures: Vec<Head>,
    #[serde(default)]
    pub questions: Vec<Question>,
    /// The file with the [`Passages`].
    pub search: String,
    /// The file with the [`Sample`].
    pub sample: Option<String>,
    /// The file with the [`Training`]; none if no procedure has cards.
    pub training: Option<String>,
}

/// A procedure as the home page knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Head {
    pub id: ProcedureId,
    pub title: String,
    pub need: String,
    pub summary: String,
    pub version: String,
    /// The field that starts with the person's name from the settings.
    pub user: Option<FieldId>,
    /// The file of the procedure, as an address relative to the page.
    pub file: String,
}

impl Head {
    /// The edition of the procedure: the name of its file without folder and extension.
    pub fn edition(&self) -> &str {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".json").unwrap_or(name)
    }
}

/// A plain question that leads to a procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Question {
    pub id: QuestionId,
    pub asks: String,
    #[serde(default)]
    pub answers: Vec<Answer>,
}

/// An answer that leads to another question or to a procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Answer {
    pub says: String,
    pub question: Option<QuestionId>,
    pub procedure: Option<ProcedureId>,
    /// Answers that the case starts with.
    #[serde(default)]
    pub answers: Vec<Preset>,
}

/// The texts that are searched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Passages {
    #[serde(default)]
    pub passages: Vec<Passage>,
}

/// A text to be searched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Passage {
    pub procedure: ProcedureId,
    /// Where the text is, in words; empty for words that only lead to the procedure.
    pub place: String,
    pub text: String,
}

/// Why a text cannot be used as part of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackProblem {
    /// Not JSON, or not a pack; with the reader's message.
    Damaged(String),
    /// Made for another version of Casewright.
    OtherFormat(u32),
}

/// Reads the index in `pack.json`.
///
/// # Errors
/// For any text that is not an index in a known format.
pub fn read_index(json: &str) -> Result<Index, PackProblem> {
    let index = object(json)?;
    match index.get("format").and_then(Value::as_u64).map(u32::try_from) {
        Some(Ok(WITHOUT_HOURS..=PACK_FORMAT)) => part(index),
        Some(Ok(other)) => Err(PackProblem::OtherFormat(other)),
        _ => Err(no_pack("it names no format")),
    }
}

/// Reads the file of a procedure.
///
/// # Errors
/// For any other text.
pub fn read_procedure(json: &str) -> Result<Procedure, PackProblem> {
    // The largest file, on the way to the first field of a case: no tree of values in between.
    serde_json::from_str(json).map_err(|error| problem(&error, json))
}

/// Reads the file with the passages.
///
/// # Errors
/// For any other text.
pub fn read_passages(json: &str) -> Result<Passages, PackProblem> {
    part(object(json)?)
}

/// Reads the file with the sample.
///
/// # Errors
/// For any other text.
pub fn read_sample(json: &str) -> Result<Sample, PackProblem> {
    part(object(json)?)
}

/// Reads the file with the cards.
///
/// # Errors
/// For any other text.
pub fn read_training(json: &str) -> Result<Training, PackProblem> {
    part(object(json)?)
}

fn object(json: &str) -> Result<Map<String, Value>, PackProblem> {
    serde_json::from_str(json).map_err(|error| problem(&error, json))
}

fn problem(error: &serde_json::Error, json: &str) -> PackProblem {
    match error.is_data() {
        true => no_pack(error),
        false => PackProblem::Damaged(format!("not JSON from byte {} on", error_at(error, json))),
    }
}

fn part<T: DeserializeOwned>(object: Map<String, Value>) -> Result<T, PackProblem> {
    serial::read_object(object).map_err(no_pack)
}

fn no_pack(why: impl fmt::Display) -> PackProblem {
    PackProblem::Damaged(format!("this is JSON, but not of a pack: {why}"))
}

/// The files in which a pack is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFiles {
    /// The text of `pack.json`.
    pub index: String,
    /// The name of each other file, as in the index, and its text.
    pub parts: Vec<(String, String)>,
}

/// Writes a pack as files; all but the index are in `folder`.
///
/// # Errors
/// Only those of `serde_json`, none of which a pack can cause.
pub fn write_pack(pack: &Pack, folder: &str) -> Result<PackFiles, serde_json::Error> {
    let mut parts = Vec::new();
    let mut put = |name: &str, text: String| {
        let file = format!("{folder}/{name}-{:016x}.json", hash(&text));
        parts.push((file.clone(), text));
        file
    };
    let mut procedures = Vec::new();
    for procedure in &pack.procedures {
        procedures.push(Head {
            id: procedure.id.clone(),
            title: procedure.title.clone(),
            need: procedure.need.clone(),
            summary: procedure.summary.clone(),
            version: procedure.version.clone(),
            user: procedure.user.clone(),
            file: put(procedure.id.as_str(), written(procedure)?),
        });
    }
    let search = put("search", written(&Passages { passages: pack.passages.clone() })?);
    let sample = pack.sample.as_ref().map(|sample| Ok(put("sample", written(sample)?))).transpose()?;
    let training = Training { decks: pack.decks.clone() };
    let training = (!pack.decks.is_empty()).then(|| Ok(put("training", written(&training)?))).transpose()?;
    let questions = pack.questions.clone();
    let hours = pack.procedures.iter().any(|procedure| procedure.hours.is_some());
    let format = if hours { PACK_FORMAT } else { WITHOUT_HOURS };
    let index = written(&Index { format, procedures, questions, search, sample, training })?;
    Ok(PackFiles { index, parts })
}

/// JSON without nulls, `false` and empty lists, except for the only entry of an object, since that is how variants of
/// an enum are written.
fn written(value: &impl Serialize) -> Result<String, serde_json::Error> {
    fn lean(json: Value) -> Value {
        match json {
            Value::Object(map) => {
                let form = map.len() == 1;
                let said = |value: &Value| match value {
                    Value::Null | Value::Bool(false) => false,
                    Value::Array(list) => !list.is_empty(),
                    _ => true,
                };
                map.into_iter()
                    .filter(|(_, value)| form || said(value))
                    .map(|(name, value)| (name, lean(value)))
                    .collect()
            }
            Value::Array(list) => list.into_iter().map(lean).collect(),
            other => other,
        }
    }
    serde_json::to_string(&lean(serde_json::to_value(value)?))
}

/// Whether an edition (the file name without extension) contains the hash of a text. A stored copy may be damaged, or
/// come from a file that somebody handed over.
pub fn is_edition(edition: &str, text: &str) -> bool {
    let named = edition.rsplit('-').next().and_then(|name| u64::from_str_radix(name, 16).ok());
    named == Some(hash(text))
}

/// FNV-1a, which distinguishes contents in file names but does not protect against forgery.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
