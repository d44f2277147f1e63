//! Writing and reading backup files.

use serde::Deserialize as _;
use serde_json::Value;

use super::{Backup, BackupProblem, CASES, LARGEST, PASSING, SCHEMA, is_key};
use crate::case::keys::{OURS, is_id_of_sample};
use crate::case::restore;
use crate::serial::{self, error_at};
use crate::value::serial::Time;
use crate::value::{Instant, write_utc};

/// The kind of file, as it says itself.
const KIND: &str = "backup";

/// The maximum number of lists, objects and items in a text. Our files have a few hundred; one with millions was made
/// to exhaust memory.
const MOST_PARTS: usize = 20_000;

/// Writes a backup with these entries (keys and stored texts). Left out are entries that are not Casewright's, those
/// that matter only for the moment, the sample, and cases started from it.
pub fn write_backup(made: Instant, entries: &[(String, String)]) -> String {
    let made = write_utc(made);
    let mut out = format!("{{\"casewright\":\"{KIND}\",\"schema\":{SCHEMA},\"made\":\"{made}\",\"entries\":{{");
    let ours = |key: &str| key.starts_with(OURS) && !PASSING.contains(&key) && !is_of_sample(key);
    let kept = entries.iter().filter(|(key, _)| ours(key));
    for (index, (key, text)) in kept.enumerate() {
        // One entry per line, so that a person can look into the file.
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

/// Reads a backup. A single case as it is stored counts as a backup of that case.
///
/// # Errors
/// For any text that is not a backup of a known version. Never panics.
pub fn read_backup(text: &str) -> Result<Backup, BackupProblem> {
    if text.len() > LARGEST {
        return Err(BackupProblem::TooLarge { limit: LARGEST });
    }
    // Some editors write a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !is_modest(text) {
        return Err(BackupProblem::Foreign);
    }
    let file = serde_json::from_str(text).map_err(|error| BackupProblem::NotJson { at: error_at(&error, text) })?;
    let Value::Object(mut file) = file else { return Err(BackupProblem::Foreign) };
    match file.get("casewright") {
        Some(kind) if kind == KIND => {}
        None => return bare(text).ok_or(BackupProblem::Foreign),
        Some(_) => return Err(BackupProblem::Foreign),
    }
    match file.get("schema").and_then(Value::as_u64).map(u32::try_from) {
        Some(Ok(1..=SCHEMA)) => {}
        Some(Ok(schema)) if schema > SCHEMA => return Err(BackupProblem::Newer { schema }),
        _ => return Err(BackupProblem::Foreign),
    }
    let made = file.remove("made").and_then(|made| Time::deserialize(made).ok()).map(|made| made.0);
    let mut backup = Backup { made, left_out: 0, entries: Vec::new() };
    let Some(Value::Object(entries)) = file.remove("entries") else { return Err(BackupProblem::Foreign) };
    for (key, text) in entries {
        match text {
            Value::String(text) if is_key(&key) => backup.entries.push((key, text)),
            _ if PASSING.contains(&key.as_str()) => {}
            _ => backup.left_out = backup.left_out.saturating_add(1),
        }
    }
    if backup.entries.is_empty() { Err(BackupProblem::Empty) } else { Ok(backup) }
}

/// A case that was handed over as it is stored.
fn bare(text: &str) -> Option<Backup> {
    let key = [CASES, restore(text).ok()?.id.as_str()].concat();
    is_key(&key).then(|| Backup { made: None, left_out: 0, entries: vec![(key, text.to_owned())] })
}

/// Whether a text has few enough parts to be parsed. Each part begins after one of these characters outside of a
/// string.
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
