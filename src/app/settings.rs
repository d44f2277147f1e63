//! What a person set for themselves, whatever the case.

use crate::browser::storage;
use crate::case::keys::SETTINGS;
use crate::json::{Json, entry, object, parse};

/// The most letters that initials have.
const INITIALS: usize = 5;

/// What a person set.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Settings {
    /// As typed.
    pub(crate) initials: String,
    /// Whether the browser is to tell what has come to be due.
    pub(crate) notify: bool,
}

impl Settings {
    /// The initials as entries of a log carry them.
    pub(crate) fn signed(&self) -> String {
        self.initials.trim().chars().take(INITIALS).collect::<String>().to_ascii_uppercase()
    }
}

/// What was set in this browser; nothing where there is none or it cannot be read.
pub(crate) fn read() -> Settings {
    let json = parse(&storage::read(SETTINGS).unwrap_or_default()).unwrap_or(Json::Null);
    Settings { initials: entry(&json, "initials", &mut true), notify: entry(&json, "notify", &mut true) }
}

/// Keeps what was set. Where it cannot be stored it is held in memory.
pub(crate) fn keep(settings: &Settings) {
    let mut text = String::new();
    object(&mut text, &[("initials", &settings.initials), ("notify", &settings.notify)]);
    let _ = storage::write(SETTINGS, &text);
}
