//! The person's settings.

use casewright_core::case::keys::{DAMAGED, SETTINGS, SIGN};
use casewright_core::settings::is_settings;
pub(crate) use casewright_core::settings::{Settings, signed};
use yew::prelude::*;

use crate::browser::{clock, page, storage};

/// The settings of this browser. Missing or unreadable ones have their defaults.
pub(crate) fn read() -> Settings {
    let settings = Settings::read(&storage::read(SETTINGS).unwrap_or_default());
    // The first versions stored this one under its own key.
    Settings { no_keys: settings.no_keys || storage::read(SIGN).as_deref() == Some("off"), ..settings }
}

/// True if the settings could not be stored and are only in memory.
pub(crate) fn are_in_memory() -> bool {
    storage::is_unsaved(SETTINGS)
}

fn store(settings: &Settings) {
    if let Some(damaged) = storage::stored(SETTINGS).filter(|stored| !is_settings(stored)) {
        let key = [DAMAGED, "settings.", &clock::instant().timestamp_millis().to_string()].concat();
        storage::offer(&key, &damaged);
    }
    storage::remove(SIGN);
    // If it cannot be stored it is held in memory, and the page "Settings" says so.
    let _ = storage::write(SETTINGS, &settings.write());
}

/// The settings and the callback that changes them, from a context.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SharedSettings {
    pub(crate) settings: Settings,
    pub(crate) set: Callback<Settings>,
}

/// The settings of the whole app. Follows changes in other tabs, and applies the settings to the page as `look.js` does
/// before the first paint.
#[hook]
pub(crate) fn use_shared_settings() -> SharedSettings {
    let settings = use_state_eq(read);
    {
        let setter = settings.setter();
        use_effect_with((), move |()| {
            let listening = storage::on_change(move |key, _| {
                if key.is_none_or(|key| key == SETTINGS) {
                    setter.set(read());
                }
            });
            move || drop(listening)
        });
    }
    use_effect_with((*settings).clone(), |settings| {
        page::set_root_attribute("data-theme", settings.theme.map(|theme| theme.word()));
        page::set_root_attribute("data-compact", settings.compact.then_some("yes"));
        page::set_root_attribute("data-no-keys", settings.no_keys.then_some("yes"));
    });
    let setter = settings.setter();
    let set = use_callback((), move |changed: Settings, ()| {
        store(&changed);
        setter.set(changed);
    });
    SharedSettings { settings: (*settings).clone(), set }
}

/// The settings and the callback that changes them.
#[hook]
pub(crate) fn use_settings() -> (Settings, Callback<Settings>) {
    let shared = use_context::<SharedSettings>();
    shared.map_or_else(|| (read(), Callback::noop()), |shared| (shared.settings, shared.set))
}
