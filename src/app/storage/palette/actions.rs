//! What the palette can do.

use super::reach::{Does, Entry, Group};
use crate::app::route::{Route, ids};
use crate::app::{text, text_storage as words};
use crate::browser::keys::{self, Chord};
use crate::case::Case;
use crate::procedure::Head;

/// With the case that is open. The program beside this one does it: its keys and controls are pressed.
pub(super) fn in_case(case: &Case) -> Vec<Entry> {
    let by_keys = |label: &str, keys: Chord, before: &[&'static str]| {
        action(label.to_owned(), Does::Keys(keys, before.to_vec())).with_keys(keys)
    };
    let press = |label: &str, controls: &[&str]| {
        action(label.to_owned(), Does::Press(controls.iter().map(|id| (*id).to_owned()).collect()))
    };
    let ending = if case.closed.is_some() { text::REOPEN_CASE } else { text::CLOSE_CASE };
    vec![
        by_keys(words::NEXT_LEFT, keys::NEXT_LEFT, &[]),
        // A narrow screen shows the post, where it stands what came of it.
        by_keys(words::COPY, keys::COPY, &[ids::TO_POST]),
        press(text::COPY_DRAFT, &[ids::TO_POST, ids::COPY_DRAFT]),
        by_keys(words::NEXT_STAGE, keys::NEXT_STAGE, &[]),
        by_keys(words::PREVIOUS_STAGE, keys::PREVIOUS_STAGE, &[]),
        by_keys(text::UNDO, keys::UNDO, &[]),
        by_keys(text::REDO, keys::REDO, &[]),
        press(ending, &[ids::ENDING]),
    ]
}

/// On every page.
pub(super) fn anywhere(heads: &[Head]) -> Vec<Entry> {
    let begin = |head: &Head| {
        let entry = action(words::begin(&head.title), Does::Go(Route::Begin(head.id.clone()).link()));
        Entry { about: head.need.clone(), ..entry.found_by(&head.need) }
    };
    let go = |title: &str, route: Route| action(words::go_to(title), Does::Go(route.link()));
    let mut found: Vec<Entry> = heads.iter().map(begin).collect();
    found.extend([
        go(text::CASES, Route::Home),
        go(text::SEARCH, Route::Search),
        go(text::STORAGE, Route::Storage),
        action(words::KEYS.to_owned(), Does::List).with_keys(keys::LIST),
    ]);
    found
}

fn action(label: String, does: Does) -> Entry {
    Entry::new(Group::Actions, label, String::new(), does)
}
