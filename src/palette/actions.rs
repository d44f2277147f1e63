//! The actions of the palette.

use casewright_core::case::Case;
use casewright_core::case::keys::is_practice;
use casewright_core::procedure::Head;

use super::choices;
use super::entry::{Effect, Entry};
use crate::commands::{Command, OpenPage};
use crate::route::Route;
use crate::text::storage::{self as words, Group};
use crate::text::{self, paper};
use crate::words::Text;

/// The actions on the open case.
pub(super) fn in_case(case: &Case, page: &OpenPage, found: &mut Vec<Entry>) {
    for (label, command, keys, further) in [
        (words::NEXT_MISSING, Command::NextMissing, text::NEXT_MISSING_KEYS, Some(words::FOR_MISSING)),
        (words::COPY, Command::Copy, text::COPY_KEYS, None),
        (words::NEXT_STAGE, Command::NextStage, text::NEXT_STAGE_KEYS, None),
        (words::PREVIOUS_STAGE, Command::PreviousStage, text::PREVIOUS_STAGE_KEYS, None),
        (text::UNDO, Command::Undo, text::UNDO_KEYS, Some(words::FOR_UNDO)),
        (text::REDO, Command::Redo, text::REDO_KEYS, Some(words::FOR_REDO)),
    ] {
        let further = further.map_or("", Text::words);
        found.push(action(label.to_string(), Effect::Run(command)).with_keys(keys).found_by(further));
    }
    let ending = if case.closed.is_some() { text::REOPEN_CASE } else { text::CLOSE_CASE };
    found.push(action(text::COPY_DRAFT.to_string(), Effect::Run(Command::CopyDraft)));
    // A practice case stays, and ends with its scenario.
    if !is_practice(&case.id) {
        found.push(action(ending.to_string(), Effect::Run(Command::End)));
        let download = action(text::DOWNLOAD_CASE.to_string(), Effect::Run(Command::Download));
        found.push(download.found_by(&words::FOR_DOWNLOAD));
    }
    let print = action(paper::PRINT_CASE.to_string(), Effect::Go(Route::Print(case.id.clone()).link()));
    found.push(print.found_by(&words::FOR_PRINT));
    for (label, command, further) in [
        (paper::CALENDAR_OF_CASE, Command::CalendarFile, Some(words::FOR_CALENDAR)),
        (paper::OPEN_RECORD, Command::OpenRecord, None),
        (paper::MAIL, Command::Mail, Some(words::FOR_MAIL)),
    ] {
        if page.offers(&command) {
            found.push(action(label.to_string(), Effect::Run(command)).found_by(further.map_or("", Text::words)));
        }
    }
}

/// The actions on every page.
pub(super) fn anywhere(heads: &[Head], found: &mut Vec<Entry>) {
    for head in heads {
        let begin = action(words::begin(&head.title), Effect::Go(Route::Begin(head.id.clone()).link()));
        let further = [&head.need, " ", &head.summary].concat();
        found.push(Entry { about: head.need.clone(), ..begin.found_by(&further) });
    }
    for (title, route, further) in [
        (text::CASES, Route::Home, words::FOR_CASES),
        (text::DUE, Route::Due, words::FOR_DUE),
        (text::SEARCH, Route::Search, words::FOR_SEARCH),
        (text::STORAGE, Route::Storage, words::FOR_STORAGE),
        (text::SETTINGS, Route::Settings, words::FOR_SETTINGS),
    ] {
        found.push(action(words::go_to(&title), Effect::Go(route.link())).found_by(&further));
    }
    // Their outcome, and what to know beforehand, is said on that page.
    for (title, heading, further) in
        [(words::BACKUP, "backup-heading", words::FOR_BACKUP), (words::IMPORT, "bring-heading", words::FOR_IMPORT)]
    {
        found.push(action(words::go_to(&title), Effect::Visit(Route::Storage.link(), heading)).found_by(&further));
    }
    for head in heads {
        let read = action(words::read(&head.title), Effect::Go(Route::procedure(&head.id).link()));
        found.push(read.found_by(&words::FOR_READING));
    }
    for head in heads {
        let print = action(paper::check_list(&head.title), Effect::Go(Route::CheckList(head.id.clone()).link()));
        found.push(print.found_by(&words::FOR_PRINT));
    }
    found.push(action(words::TOUR.to_string(), Effect::StartTour).found_by(&words::FOR_TOUR));
    choices::languages(found);
    let keys = action(words::KEYS.to_string(), Effect::ShowKeys).with_keys(words::LIST_KEYS);
    found.push(keys.found_by(&words::FOR_KEYS));
}

fn action(label: String, effect: Effect) -> Entry {
    Entry::new(Group::Actions, label, String::new(), effect)
}
