//! The settings of a person, whatever the case.

mod clear;
mod looks;
mod you;

use std::rc::Rc;

use casewright_core::case::keys::is_sample;
use yew::prelude::*;

use self::clear::Clear;
use self::looks::looks;
use self::you::you;
use super::storage::back_up;
use crate::browser::storage::percent;
use crate::browser::{clock, input, page, storage};
use crate::cases::records::Records;
use crate::commands::{OverlayEvent, use_overlays};
use crate::palette::key_table;
use crate::route::Route;
use crate::settings::{Settings, are_in_memory, use_settings};
use crate::text::language::{self, Language};
use crate::text::{self, settings as words, storage as storage_words};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::notifying::Notifying;
use crate::ui::title::use_title;

pub(crate) const PART: Part = part!("settings", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|_| html! { <SettingsPage /> })
}

/// Where the build writes the version (`scripts/after-build.sh`).
const VERSION: &str = "data-version";

/// The settings, and the callback that changes them.
struct SettingsHandle<'a> {
    settings: &'a Settings,
    set: &'a Callback<Settings>,
}

#[component]
fn SettingsPage() -> Html {
    use_title(&[&text::SETTINGS]);
    let (settings, set) = use_settings();
    let overlays = use_overlays();
    let records = use_state_eq(|| Rc::new(Records::look()));
    {
        let setter = records.setter();
        use_effect_with((), move |()| {
            let look = move || setter.set(Rc::new(Records::look()));
            let shown = page::on_shown(look.clone());
            let elsewhere = storage::on_change(move |_, _| look());
            move || drop((shown, elsewhere))
        });
    }
    let parts = SettingsHandle { settings: &settings, set: &set };
    html! {
        <div class="storage settings">
            <h1 id="page-heading" tabindex="-1">{ text::SETTINGS }</h1>
            <p class="lead">{ words::LEAD }</p>
            <div role="status">
                if are_in_memory() {
                    <p class="finding warn">{ words::IN_MEMORY }</p>
                }
            </div>
            { you(&parts) }
            { looks(&parts) }
            { language() }
            <Notifying />
            { short_cuts(&parts) }
            <StoredHere records={Rc::clone(&records)} />
            { help(&overlays) }
            <Clear records={Rc::clone(&records)} />
            if let Some(version) = page::root_attribute(VERSION) {
                <p class="muted small">{ words::version(&version) }</p>
            }
        </div>
    }
}

/// A button for each language. Not a list box: choosing reloads the page, so browsing must not choose.
fn language() -> Html {
    let current = language::current();
    let one = |Language { code, name }: Language| {
        let chosen = code == current;
        let choose = {
            let code = code.clone();
            // If the choice cannot be stored, the page stays as it is and says why.
            move |_: MouseEvent| {
                if let Err(why) = language::choose(&code) {
                    page::tell(&storage_words::not_stored(why));
                }
            }
        };
        html! {
            <button type="button" class="button" key={code.clone()} lang={code.clone()} aria-pressed={chosen.to_string()} onclick={choose}>
                { name }
            </button>
        }
    };
    html! {
        <section class="card" aria-labelledby="language-heading">
            <h2 id="language-heading">{ words::LANGUAGE }</h2>
            <div class="languages" role="group" aria-label={words::LANGUAGE_LABEL}>
                for language in language::available() {
                    { one(language) }
                }
            </div>
            <p class="muted small">{ words::LANGUAGE_HELP }</p>
        </section>
    }
}

fn short_cuts(SettingsHandle { settings, set }: &SettingsHandle<'_>) -> Html {
    let onchange = {
        let (settings, set) = ((*settings).clone(), (*set).clone());
        move |event: Event| set.emit(Settings { no_keys: !input::checked(&event), ..settings.clone() })
    };
    html! {
        <section class="card" aria-labelledby="short-cuts-heading">
            <h2 id="short-cuts-heading">{ words::KEYS }</h2>
            { key_table() }
            <label class="pick">
                <input type="checkbox" checked={!settings.no_keys} {onchange} aria-describedby="short-cuts-which" />{ " " }{ storage_words::KEYS_TOGGLE }
            </label>
            <p id="short-cuts-which" class="muted small">{ words::KEYS_HELP }</p>
            <p class="muted small">{ storage_words::KEYS_NOTE }</p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RecordsProps {
    records: Rc<Records>,
}

#[component]
fn StoredHere(props: &RecordsProps) -> Html {
    let said = use_state_eq(String::new);
    let onclick = {
        let said = said.setter();
        move |_: MouseEvent| {
            let words = backed_up();
            page::say(&words);
            said.set(words);
        }
    };
    let cases = cases(&props.records).iter().sum();
    html! {
        <section class="card" aria-labelledby="kept-heading">
            <h2 id="kept-heading">{ words::STORAGE_AND_BACKUP }</h2>
            <p>{ if props.records.blocked { text::STORAGE_BLOCKED.to_string() } else { words::storage_used(cases, percent(props.records.total)) } }</p>
            if !said.is_empty() {
                <p class="done">{ (*said).clone() }</p>
            }
            <p class="buttons">
                <button type="button" class="button" {onclick}>{ storage_words::MAKE_BACKUP }</button>
                <a href={Route::Storage.link()}>{ words::TO_STORAGE }</a>
            </p>
        </section>
    }
}

/// Makes a backup and reports the outcome.
fn backed_up() -> String {
    back_up(&clock::now())
        .map_or_else(|| storage_words::NOT_DOWNLOADED.to_string(), |file| storage_words::backed_up(&file))
}

/// The number of cases that are open, closed and in the bin, without samples.
fn cases(records: &Records) -> [usize; 3] {
    [&records.open, &records.closed, &records.bin]
        .map(|list| list.iter().filter(|record| !is_sample(&record.case.id)).count())
}

fn help(overlays: &Callback<OverlayEvent>) -> Html {
    html! {
        <section class="card" aria-labelledby="help-heading">
            <h2 id="help-heading">{ words::HELP }</h2>
            <p class="muted">{ words::HELP_TEXT }</p>
            <p>
                <button type="button" class="button" onclick={overlays.reform(|_: MouseEvent| OverlayEvent::TourStarted)}>{ words::SHOW_AROUND }</button>
            </p>
        </section>
    }
}
