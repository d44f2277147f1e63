//! What the palette can do.

use super::reach::{Does, Entry, Group};
use crate::app::language;
use crate::app::route::{Route, ids};
use crate::app::text::{self, paper, storage as words};
use crate::browser::{dialog, focus};
use casewright_core::case::Case;
use casewright_core::procedure::Head;

/// With the case that is open. The program beside this one does it: its keys and controls are pressed.
pub(super) fn in_case(case: &Case, found: &mut Vec<Entry>) {
    // A narrow screen shows the post, where it stands what came of copying it.
    let post = vec![ids::TO_POST];
    for (label, chord, before, keys) in [
        (words::NEXT_LEFT, dialog::NEXT_LEFT, Vec::new(), text::NEXT_LEFT_KEYS),
        (words::COPY, dialog::COPY, post, text::COPY_KEYS),
        (words::NEXT_STAGE, dialog::NEXT_STAGE, Vec::new(), text::NEXT_STAGE_KEYS),
        (words::PREVIOUS_STAGE, dialog::PREVIOUS_STAGE, Vec::new(), text::PREVIOUS_STAGE_KEYS),
        (text::UNDO, dialog::UNDO, Vec::new(), text::UNDO_KEYS),
        (text::REDO, dialog::REDO, Vec::new(), text::REDO_KEYS),
    ] {
        found.push(action(label.to_string(), Does::Keys(chord, before)).with_keys(keys));
    }
    let ending = if case.closed.is_some() { text::REOPEN_CASE } else { text::CLOSE_CASE };
    found.push(action(
        text::COPY_DRAFT.to_string(),
        Does::Press(vec![ids::TO_POST.to_owned(), ids::COPY_DRAFT.to_owned()]),
    ));
    found.push(action(ending.to_string(), Does::Press(vec![ids::ENDING.to_owned()])));
    found.push(action(paper::PRINT_CASE.to_string(), Does::Go(Route::Print(case.id.clone()).link())));
    found.push(action(paper::CALENDAR_OF_CASE.to_string(), Does::Calendar));
    for (label, id) in [(paper::OPEN_RECORD, ids::RECORD), (paper::MAIL, ids::MAIL)] {
        // Both are there only where they lead somewhere.
        if focus::is_there(id) {
            found.push(action(label.to_string(), Does::Press(vec![id.to_owned()])));
        }
    }
}

/// On every page.
pub(super) fn anywhere(heads: &[Head], found: &mut Vec<Entry>) {
    for head in heads {
        let begin = action(words::begin(&head.title), Does::Go(Route::Begin(head.id.clone()).link()));
        found.push(Entry { about: head.need.clone(), ..begin.found_by(&head.need) });
    }
    for (title, route) in [
        (text::CASES, Route::Home),
        (text::DUE, Route::Due),
        (text::SEARCH, Route::Search),
        (text::STORAGE, Route::Storage),
        (text::SETTINGS, Route::Settings),
    ] {
        found.push(action(words::go_to(&title), Does::Go(route.link())));
    }
    for head in heads {
        found.push(action(paper::check_list(&head.title), Does::Go(Route::CheckList(head.id.clone()).link())));
    }
    let now = language::current();
    for other in language::available().into_iter().filter(|other| other.code != now) {
        found.push(action(words::language(&other.name), Does::Speak(other.code)));
    }
    found.push(action(words::KEYS.to_string(), Does::List).with_keys(words::LIST_KEYS));
}

fn action(label: String, does: Does) -> Entry {
    Entry::new(Group::Actions, label, String::new(), does)
}
