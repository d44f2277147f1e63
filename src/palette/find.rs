//! The palette itself: a line to type in, and the matches below it.

use yew::prelude::*;

use super::closed;
use super::early::{EARLY, take_typed};
use super::entry::{Effect, Entry};
use super::rank::{Ranking, first, rank};
use super::reach::entries;
use crate::browser::{clock, dialog, input};
use crate::commands::{Dialog, OverlayEvent, use_open_page, use_overlays};
use crate::route::Route;
use crate::settings::use_settings;
use crate::text::language::of_procedures;
use crate::text::storage::Group;
use crate::text::{self, storage as words};
use crate::ui::lazy::PageProps;

/// The id of the dialog.
const FIND: &str = "palette";
const LIST: &str = "palette-list";

/// How long nobody must type before the number of matches is announced, in ms.
const PAUSE: u32 = 500;

#[component]
pub(super) fn Palette(props: &PageProps) -> Html {
    let (page, overlays) = (use_open_page(), use_overlays());
    let (settings, set) = use_settings();
    let typed = use_state_eq(take_typed);
    let at = use_state_eq(|| 0_usize);
    let entries = {
        let page = page.clone();
        use_memo((props.clone(), settings), move |(props, settings)| {
            entries(&props.route, props.loaded(), &page, settings)
        })
    };
    use_effect_with((), |()| {
        dialog::close(EARLY);
        dialog::show(FIND);
        // Closed while the element still exists, so that it can return the focus.
        || dialog::close(FIND)
    });
    let Ranking { mut groups, meant } = if typed.trim().is_empty() { first(&entries) } else { rank(&entries, &typed) };
    let matches: usize = groups.iter().map(|(_, entries)| entries.len()).sum();
    let search = search_for(&typed, &props.route);
    if let Some(search) = &search {
        groups.push((search.group, vec![search]));
    }
    let shown: Vec<&Entry> = groups.iter().flat_map(|(_, entries)| entries.iter().copied()).collect();
    let count = shown.len();
    let place = (*at).min(count.saturating_sub(1));
    // The number of matches is announced inside the dialog: screen readers ignore the rest of the page.
    let status = use_state_eq(String::new);
    {
        let status = status.setter();
        use_effect_with((matches, (*typed).clone(), meant), move |(matches, typed, meant)| {
            let words = match meant {
                _ if typed.trim().is_empty() => String::new(),
                Some(meant) => words::found_for(meant, &words::hits(*matches)),
                None => words::hits(*matches),
            };
            let pending = clock::later(PAUSE, move || status.set(words));
            move || drop(pending)
        });
    }
    use_effect_with((place, count), |(place, _)| dialog::scroll_to(&option_id(*place)));
    let run = {
        let (overlays, chosen) = (overlays.clone(), shown.iter().map(|entry| (*entry).clone()).collect::<Vec<_>>());
        Callback::from(move |index: usize| {
            if let Some(entry) = chosen.get(index) {
                // The focus returns to where it was before the entry moves it elsewhere.
                dialog::close(FIND);
                entry.run(&page, &overlays, &set);
            }
        })
    };
    let oninput = {
        let (typed, at) = (typed.setter(), at.setter());
        move |event: InputEvent| {
            at.set(0);
            typed.set(input::value(&event));
        }
    };
    let onkeydown = {
        let (at, run) = (at.setter(), run.clone());
        move |event: KeyboardEvent| {
            // An input method has its own use for keys, and keys with modifiers do other things.
            if event.is_composing() || event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            match (event.key().as_str(), count.checked_sub(1)) {
                ("Enter", _) => run.emit(place),
                ("ArrowDown", Some(last)) => at.set(if place >= last { 0 } else { place.saturating_add(1) }),
                ("ArrowUp", Some(last)) => at.set(place.checked_sub(1).unwrap_or(last)),
                ("Home", Some(_)) => at.set(0),
                ("End", Some(last)) => at.set(last),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let close = overlays.reform(|_: MouseEvent| OverlayEvent::Closed);
    let list = overlays.reform(|_: MouseEvent| OverlayEvent::Opened(Dialog::KeyList));
    let mut number = 0_usize;
    html! {
        <dialog id={FIND} class="palette" aria-label={words::PALETTE} onclose={closed(&overlays)}>
            <input type="text" id="palette-text" class="input" role="combobox" aria-label={words::PALETTE} placeholder={words::PALETTE}
                aria-expanded={(count > 0).to_string()} aria-controls={LIST} aria-autocomplete="list" aria-activedescendant={(count > 0).then(|| option_id(place))}
                autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" value={(*typed).clone()} {oninput} {onkeydown} />
            <div id={LIST} class="hits" role="listbox" hidden={count == 0} aria-label={words::PALETTE}>
                for (group, entries) in groups.iter() {
                    <div role="group" key={*group as usize} aria-labelledby={group_id(*group)}>
                        <p id={group_id(*group)} class="small muted" role="presentation">{ words::group(*group) }</p>
                        for entry in entries.iter() {
                            { option(entry, { number = number.saturating_add(1); number.saturating_sub(1) }, place, &run) }
                        }
                    </div>
                }
            </div>
            <p class="foot small">
                <button type="button" class="link" aria-keyshortcuts="Control+/ Meta+/" onclick={list}>
                    { words::KEYS }{ " " }<kbd aria-hidden="true">{ text::keys(words::LIST_KEYS) }</kbd>
                </button>
                <span class="muted" role="status">{ (*status).clone() }</span>
                <button type="button" class="link" onclick={close}>{ words::CLOSE }{ " " }<kbd aria-hidden="true">{ words::ESCAPE }</kbd></button>
            </p>
        </dialog>
    }
}

/// The last entry: looks through all texts of the procedures and cases for what has no name here, such as a term of another
/// procedure. None on the page that does so anyway.
fn search_for(typed: &str, route: &Route) -> Option<Entry> {
    let typed = typed.trim();
    let effect = Effect::Search(typed.to_owned());
    let entry = || Entry::new(Group::Texts, words::search_for(typed), String::new(), effect);
    (!typed.is_empty() && *route != Route::Search).then(entry)
}

fn option(entry: &Entry, index: usize, place: usize, run: &Callback<usize>) -> Html {
    let onclick = run.reform(move |_: MouseEvent| index);
    // The input keeps the focus, which pressing the mouse would take away before the click.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    // Case names are the customers', and actions belong to the page.
    let lang = of_procedures()
        .filter(|_| !matches!(entry.group, Group::Cases | Group::Actions | Group::Settings | Group::Texts));
    html! {
        <div role="option" id={option_id(index)} aria-selected={(index == place).to_string()} {onclick} {onmousedown}>
            <span dir="auto" {lang}>{ entry.label.clone() }</span>{ " " }
            <span class="small muted">{ entry.about.clone() }</span>
            if let Some(keys) = entry.keys {
                <kbd>{ text::keys(keys) }</kbd>
            }
        </div>
    }
}

fn option_id(index: usize) -> String {
    ["hit-", &index.to_string()].concat()
}

fn group_id(group: Group) -> String {
    ["hits-", &(group as usize).to_string()].concat()
}
