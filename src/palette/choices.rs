//! The settings in the palette. Some are set right away; others need the page of the settings, where they are explained.

use super::entry::{Effect, Entry};
use crate::browser::lower;
use crate::route::Route;
use crate::settings::Settings;
use crate::text::language::{self, Language};
use crate::text::storage::{self as words, Group};
use crate::text::{self, settings as labels};
use crate::words::Text;

/// The settings, found only by typing: before that, they would bury the actions.
pub(super) fn all(settings: &Settings, found: &mut Vec<Entry>) {
    let of_themes = [words::FOR_SYSTEM, words::FOR_LIGHT, words::FOR_DARK];
    for ((theme, label), further) in labels::THEMES.into_iter().zip(of_themes) {
        let label = words::setting(&labels::THEME, &label);
        found.push(choice(label, further, settings, Settings { theme, ..settings.clone() }));
    }
    let of_densities = [words::FOR_COMFORTABLE, words::FOR_COMPACT];
    for ((compact, label), further) in labels::DENSITIES.into_iter().zip(of_densities) {
        let label = words::setting(&labels::DENSITY, &label);
        found.push(choice(label, further, settings, Settings { compact, ..settings.clone() }));
    }
    for (reasons, label) in [(true, words::ON), (false, words::OFF)] {
        let label = words::setting(&labels::REASONS, &label);
        found.push(choice(label, words::FOR_REASONS, settings, Settings { reasons, ..settings.clone() }));
    }
    for (label, element, further) in [
        (labels::NAME, "name", words::FOR_NAME),
        (labels::INITIALS, "initials", words::FOR_INITIALS),
        (words::NOTIFY, "notify-heading", words::FOR_NOTIFY),
        (labels::CLEAR, "clear-all-heading", words::FOR_CLEAR),
    ] {
        let effect = Effect::Visit(Route::Settings.link(), element);
        let label = words::setting(&text::SETTINGS, &label);
        found.push(Entry::new(Group::Settings, label, String::new(), effect).found_by(&further));
    }
}

/// Each language, by its own name and by the one it has in the language of the page.
pub(super) fn languages(found: &mut Vec<Entry>) {
    let now = language::current();
    for Language { code, name } in language::available() {
        let about = language::name(&code).filter(|about| lower::bare(about) != lower::bare(&name)).unwrap_or_default();
        let further = [&about, " ", &*words::FOR_LANGUAGES].concat();
        let here = code == now;
        let group = if here { Group::Settings } else { Group::Actions };
        let entry = Entry::new(group, words::language(&name), about, Effect::SwitchLanguage(code)).found_by(&further);
        found.push(if here { current(entry) } else { entry });
    }
}

fn choice(label: String, further: Text, before: &Settings, then: Settings) -> Entry {
    let here = *before == then;
    let entry = Entry::new(Group::Settings, label, String::new(), Effect::Set(Box::new(then))).found_by(&further);
    if here { current(entry) } else { entry }
}

/// Marks what is set already.
fn current(entry: Entry) -> Entry {
    Entry { about: words::CURRENT.to_string(), here: true, ..entry }
}
