//! The file: how it is written, and how any text is read as one.

use super::{Backup, CASES, LARGEST, NoBackup, PASSING, SCHEMA, is_key};
use crate::case::keys::{OURS, is_id_of_sample};
use crate::case::restore;
use crate::json::{Json, Write as _, entry, parse};
use crate::value::Instant;

/// What the file says it is.
const KIND: &str = "backup";

/// The most lists, objects and items that are read in one text. What this page writes has some hundreds; what has millions was
/// made to fill the memory.
const MOST_PARTS: usize = 20_000;

/// A file with these entries, keys and texts as they are stored. What is not Casewright's, or of the moment only, is left out,
/// and so are the sample of a first visit and what was started from it.
pub fn write_backup(made: Instant, entries: &[(String, String)]) -> String {
    let mut out = String::from("{\"casewright\":");
    KIND.write(&mut out);
    out.push_str(",\"schema\":");
    u64::from(SCHEMA).write(&mut out);
    out.push_str(",\"made\":");
    made.write(&mut out);
    out.push_str(",\"entries\":{");
    let ours = |key: &str| key.starts_with(OURS) && !PASSING.contains(&key) && !is_of_sample(key);
    let kept = entries.iter().filter(|(key, _)| ours(key));
    for (index, (key, text)) in kept.enumerate() {
        // A line for each, so that a person can look into it.
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        key.write(&mut out);
        out.push(':');
        text.write(&mut out);
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
    let json = parse(text).map_err(|error| NoBackup::NotJson { at: error.at })?;
    let mut whole = true;
    let kind: Option<String> = entry(&json, "casewright", &mut whole);
    match kind {
        Some(kind) if whole && kind == KIND => {}
        None if whole => return bare(text).ok_or(NoBackup::Foreign),
        _ => return Err(NoBackup::Foreign),
    }
    match entry(&json, "schema", &mut whole) {
        schema if whole && schema > SCHEMA => return Err(NoBackup::Newer { schema }),
        schema if whole && schema > 0 => {}
        _ => return Err(NoBackup::Foreign),
    }
    let made = entry(&json, "made", &mut whole);
    let mut backup = Backup { made: if whole { made } else { None }, left_out: 0, entries: Vec::new() };
    let Json::Object(parts) = json else { return Err(NoBackup::Foreign) };
    let Some(Json::Object(entries)) = parts.into_iter().rfind(|(name, _)| name == "entries").map(|(_, of)| of) else {
        return Err(NoBackup::Foreign);
    };
    // Of an entry that is there twice the last one counts, as everywhere.
    for (key, text) in entries.into_iter().rev() {
        match text {
            Json::Text(text) if is_key(&key) => backup.entries.push((key, text)),
            _ if PASSING.contains(&key.as_str()) => {}
            _ => backup.left_out = backup.left_out.saturating_add(1),
        }
    }
    backup.entries.sort_by(|one, other| one.0.cmp(&other.0));
    backup.entries.dedup_by(|later, first| later.0 == first.0);
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
