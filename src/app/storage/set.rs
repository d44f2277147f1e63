//! What a person set, seen from this program. The one beside it keeps it, and holds what cannot be stored.

use yew::prelude::*;

use crate::app::held::{use_begun, use_held};
use crate::browser::{room, storage};
use casewright_core::case::keys::{SETTINGS, SIGN};
use casewright_core::settings::Settings;

/// What is set now.
pub(super) fn read() -> Settings {
    let settings = Settings::read(&room::settings().unwrap_or_default());
    // As the first versions kept it.
    Settings { no_keys: settings.no_keys || room::read(SIGN).as_deref() == Some("off"), ..settings }
}

/// Keeps it. False where it is in the memory of the page only.
pub(super) fn keep(settings: &Settings) -> bool {
    // It is one of the settings from now on.
    if let Some(sign) = room::read(SIGN) {
        room::take(SIGN, &sign);
    }
    room::keep_settings(&settings.write())
}

/// What is set, followed while it changes here or in another tab; and the way to set it.
#[hook]
pub(super) fn use_settings() -> (Settings, Callback<Settings>) {
    let settings = use_held(read);
    {
        let setter = settings.setter();
        use_begun((), move || {
            let here = {
                let setter = setter.clone();
                // It is heard here first: what is heard is what is set.
                storage::on_settings(move |text| setter.set(Settings::read(text)))
            };
            let there = storage::on_change(move |key, _| {
                if key.is_none_or(|key| key == SETTINGS) {
                    setter.set(read());
                }
            });
            Box::new((here, there))
        });
    }
    let set = Callback::from(|settings: Settings| {
        keep(&settings);
    });
    ((*settings).clone(), set)
}
