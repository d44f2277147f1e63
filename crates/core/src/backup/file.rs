//! The file: how it is written, and how any text is read as one.

use serde::Deserialize as _;
use serde_json::Value;

use super::{Backup, CASES, LARGEST, NoBackup, PASSING, SCHEMA, is_key};
use crate::case::keys::{OURS, is_id_of_sample};
use crate::case::restore;
use crate::serial::{self, Time, error_at};
use crate::value::{Instant, write_utc};

/// What the file says it is.
const KIND: &str = "backup";

/// The most lists, objects and items that are read in one text. What this page writes has some hundreds; what has millions was
/// made to fill the memory.
const MOST_PARTS: usize = 20_000;

/// A file with these entries, keys and texts as they are stored. What is not Casewright's, or of the moment only, is left out,
/// and so are the sample of a first visit and what was started from it.
pub fn write_backup(made: Instant, entries: &[(String, String)]) -> String {
    let made = write_utc(made);
    let mut out = format!("{{\"casewright\":\"{KIND}\",\"schema\":{SCHEMA},\"made\":\"{made}\",\"entries\":{{");
    let ours = |key: &str| key.starts_with(OURS) && !PASSING.contains(&key) && !is_of_sample(key);
    let kept = entries.iter().filter(|(key, _)| ours(key));
    for (index, (key, text)) in kept.enumerate() {
        // A line for each, so that a person can look into it.
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&serial::write(key));
        out.push(':');
        out.push_str(&serial::write(text));
    }
    out.push_str("\n}}\n");
    out
}

fn is_of_sample(key: &str) -> bool {
    key.strip_prefix(CASES).is_some_and(is_id_of_sample)
}

/// What a file holds. A single case as it is stored is taken as a file of that case.
///
/// # Errors
/// For any text that is no backup of a version known here; never panics, whatever the text.
pub fn read_backup(text: &str) -> Result<Backup, NoBackup> {
    if text.len() > LARGEST {
        return Err(NoBackup::TooLarge { limit: LARGEST });
    }
    // Some editors put a byte order mark before what they save.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !is_modest(text) {
        return Err(NoBackup::Foreign);
    }
    let file = serde_json::from_str(text).map_err(|error| NoBackup::NotJson { at: error_at(&error, text) })?;
    let Value::Object(mut file) = file else { return Err(NoBackup::Foreign) };
    match file.get("casewright") {
        Some(kind) if kind == KIND => {}
        None => return bare(text).ok_or(NoBackup::Foreign),
        Some(_) => return Err(NoBackup::Foreign),
    }
    match file.get("schema").and_then(Value::as_u64).map(u32::try_from) {
        Some(Ok(1..=SCHEMA)) => {}
        Some(Ok(schema)) if schema > SCHEMA => return Err(NoBackup::Newer { schema }),
        _ => return Err(NoBackup::Foreign),
    }
    let made = file.remove("made").and_then(|made| Time::deserialize(made).ok()).map(|made| made.0);
    let mut backup = Backup { made, left_out: 0, entries: Vec::new() };
    let Some(Value::Object(entries)) = file.remove("entries") else { return Err(NoBackup::Foreign) };
    for (key, text) in entries {
        match text {
            Value::String(text) if is_key(&key) => backup.entries.push((key, text)),
            _ if PASSING.contains(&key.as_str()) => {}
            _ => backup.left_out = backup.left_out.saturating_add(1),
        }
    }
    if backup.entries.is_empty() { Err(NoBackup::Empty) } else { Ok(backup) }
}

/// A case that was handed over as it is stored.
fn bare(text: &str) -> Option<Backup> {
    let key = [CASES, restore(text).ok()?.id.as_str()].concat();
    is_key(&key).then(|| Backup { made: None, left_out: 0, entries: vec![(key, text.to_owned())] })
}

/// Whether a text has no more parts than are read: each begins after one of these signs, where they stand outside of texts.
pub(super) fn is_modest(text: &str) -> bool {
    let (mut parts, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' | b',' if !in_text => parts = parts.saturating_add(1),
            _ => {}
        }
    }
    parts <= MOST_PARTS
}
