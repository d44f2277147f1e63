//! The actions of the palette.

use casewright_core::case::Case;
use casewright_core::procedure::Head;

use super::entry::{Effect, Entry};
use crate::commands::{Command, OpenPage};
use crate::route::Route;
use crate::text::storage::{self as words, Group};
use crate::text::{self, language, paper};

/// The actions on the open case.
pub(super) fn in_case(case: &Case, page: &OpenPage, found: &mut Vec<Entry>) {
    for (label, command, keys) in [
        (words::NEXT_MISSING, Command::NextMissing, text::NEXT_MISSING_KEYS),
        (words::COPY, Command::Copy, text::COPY_KEYS),
        (words::NEXT_STAGE, Command::NextStage, text::NEXT_STAGE_KEYS),
        (words::PREVIOUS_STAGE, Command::PreviousStage, text::PREVIOUS_STAGE_KEYS),
        (text::UNDO, Command::Undo, text::UNDO_KEYS),
        (text::REDO, Command::Redo, text::REDO_KEYS),
    ] {
        found.push(action(label.to_string(), Effect::Run(command)).with_keys(keys));
    }
    let ending = if case.closed.is_some() { text::REOPEN_CASE } else { text::CLOSE_CASE };
    found.push(action(text::COPY_DRAFT.to_string(), Effect::Run(Command::CopyDraft)));
    found.push(action(ending.to_string(), Effect::Run(Command::End)));
    found.push(action(paper::PRINT_CASE.to_string(), Effect::Go(Route::Print(case.id.clone()).link())));
    for (label, command) in [
        (paper::CALENDAR_OF_CASE, Command::CalendarFile),
        (paper::OPEN_RECORD, Command::OpenRecord),
        (paper::MAIL, Command::Mail),
    ] {
        if page.offers(&command) {
            found.push(action(label.to_string(), Effect::Run(command)));
        }
    }
}

/// The actions on every page.
pub(super) fn anywhere(heads: &[Head], found: &mut Vec<Entry>) {
    for head in heads {
        let begin = action(words::begin(&head.title), Effect::Go(Route::Begin(head.id.clone()).link()));
        found.push(Entry { about: head.need.clone(), ..begin.found_by(&head.need) });
    }
    for (title, route) in [
        (text::CASES, Route::Home),
        (text::DUE, Route::Due),
        (text::SEARCH, Route::Search),
        (text::STORAGE, Route::Storage),
        (text::SETTINGS, Route::Settings),
    ] {
        found.push(action(words::go_to(&title), Effect::Go(route.link())));
    }
    for head in heads {
        found.push(action(paper::check_list(&head.title), Effect::Go(Route::CheckList(head.id.clone()).link())));
    }
    let now = language::current();
    for other in language::available().into_iter().filter(|other| other.code != now) {
        found.push(action(words::language(&other.name), Effect::SwitchLanguage(other.code)));
    }
    found.push(action(words::KEYS.to_string(), Effect::ShowKeys).with_keys(words::LIST_KEYS));
}

fn action(label: String, effect: Effect) -> Entry {
    Entry::new(Group::Actions, label, String::new(), effect)
}
