//! The person's name and initials.

use yew::prelude::*;

use super::SettingsHandle;
use crate::browser::input;
use crate::text::settings as words;
use casewright_core::settings::{Settings, initials_of};

pub(super) fn you(SettingsHandle { settings, set }: &SettingsHandle<'_>) -> Html {
    let named = {
        let (settings, set) = ((*settings).clone(), (*set).clone());
        move |event: InputEvent| {
            let name = input::value(&event);
            // Until someone types other initials, they follow the name.
            let follow = settings.initials == initials_of(&settings.name);
            let initials = if follow { initials_of(&name) } else { settings.initials.clone() };
            set.emit(Settings { name, initials, ..settings.clone() });
        }
    };
    let signed = {
        let (settings, set) = ((*settings).clone(), (*set).clone());
        move |event: InputEvent| set.emit(Settings { initials: input::value(&event), ..settings.clone() })
    };
    html! {
        <section class="card" aria-labelledby="you-heading">
            <h2 id="you-heading">{ words::YOU }</h2>
            <label for="name">{ words::NAME }</label>
            <input id="name" type="text" dir="auto" autocomplete="name" spellcheck="false" value={settings.name.clone()} oninput={named}
                aria-describedby="name-for" />
            <p id="name-for" class="muted small">{ words::NAME_HELP }</p>
            <label for="initials">{ words::INITIALS }</label>
            <input id="initials" class="initials" type="text" maxlength="5" autocomplete="off" spellcheck="false"
                value={settings.initials.clone()} oninput={signed} aria-describedby="initials-for" />
            <p id="initials-for" class="muted small">{ words::INITIALS_HELP }</p>
        </section>
    }
}
