//! The looks of the page: theme and density.

use yew::prelude::*;

use super::SettingsHandle;
use crate::text::settings as words;
use crate::words::Text;
use casewright_core::settings::Settings;

pub(super) fn looks(SettingsHandle { settings, set }: &SettingsHandle<'_>) -> Html {
    let themes =
        words::THEMES.map(|(theme, label)| (label, settings.theme == theme, Settings { theme, ..(*settings).clone() }));
    let densities = words::DENSITIES
        .map(|(compact, label)| (label, settings.compact == compact, Settings { compact, ..(*settings).clone() }));
    let reasons = {
        let (set, then) = (Callback::clone(set), Settings { reasons: !settings.reasons, ..(*settings).clone() });
        move |_: Event| set.emit(then.clone())
    };
    html! {
        <section class="card" aria-labelledby="appearance-heading">
            <h2 id="appearance-heading">{ words::APPEARANCE }</h2>
            { choice("theme", words::THEME, &themes, set) }
            { choice("density", words::DENSITY, &densities, set) }
            <label class="option">
                <input type="checkbox" checked={settings.reasons} onchange={reasons} /><span>{ words::REASONS }</span>
            </label>
        </section>
    }
}

/// A choice among a few options, each with the settings that it leads to.
fn choice(name: &'static str, question: Text, all: &[(Text, bool, Settings)], set: &Callback<Settings>) -> Html {
    let option = |(label, checked, then): &(Text, bool, Settings)| {
        let onchange = {
            let (set, then) = (set.clone(), then.clone());
            move |_: Event| set.emit(then.clone())
        };
        html! {
            <label class="option" key={label.words()}>
                <input type="radio" {name} checked={*checked} {onchange} /><span>{ *label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choices" role="radiogroup">
            <legend>{ question }</legend>
            <div class="options">
                for one in all {
                    { option(one) }
                }
            </div>
        </fieldset>
    }
}
