//! What a person set, as the program of the page keeps it; that of the storage pages hands over to it (`storage::set`).

use crate::browser::{Listening, clock, storage};
use casewright_core::case::keys::{DAMAGED, SETTINGS};
use casewright_core::settings::is_settings;
pub(crate) use casewright_core::settings::{Settings, signed};

/// What was set in this browser; nothing where there is none or it cannot be read.
pub(crate) fn read() -> Settings {
    Settings::read(&storage::read(SETTINGS).unwrap_or_default())
}

/// Keeps what was set. Where it cannot be stored it is held in memory.
pub(crate) fn keep(settings: &Settings) {
    put(&settings.write());
}

/// Keeps what is set on a page of the other program.
pub(crate) fn listen() -> Listening {
    storage::on_settings(put)
}

/// What stands there and cannot be read is put aside.
fn put(text: &str) {
    if let Some(damaged) = storage::stored(SETTINGS).filter(|stored| !is_settings(stored)) {
        let key = [DAMAGED, "settings.", &clock::instant().timestamp_millis().to_string()].concat();
        storage::offer(&key, &damaged);
    }
    let _ = storage::write(SETTINGS, text);
}
