//! What a backup would bring, and what becomes of it by a person's choice.

use super::file::is_modest;
use super::{Backup, CASES, Called, Choice, Line, State, Why, id_of};
use crate::case::{Case, Seen, Unreadable, merge, restore, store};
use crate::id::CaseId;
use crate::value::Instant;

/// The most characters of a name that a list shows.
const NAME: usize = 120;

/// A line for each case in the file, in the order of their keys. `here` gives what is stored under a key.
pub fn preview(backup: &Backup, here: &dyn Fn(&str) -> Option<String>) -> Vec<Line> {
    let cases = backup.entries.iter().filter_map(|(key, text)| {
        let id = id_of(key)?;
        let here = here(key);
        let theirs = read(id, text);
        let ours = here.as_deref().map(|here| read(id, here));
        let state = match (&theirs, &ours) {
            _ if here.as_ref() == Some(text) => State::Same,
            (Err(why), _) => State::Unreadable(*why),
            (Ok(_), None) => State::New,
            (Ok(_), Some(Err(_))) => State::HereUnreadable,
            (Ok(theirs), Some(Ok(ours))) => compare(theirs, ours),
        };
        let theirs = theirs.ok().as_ref().map(called);
        let ours = ours.and_then(Result::ok).as_ref().map(called);
        Some(Line { key: key.clone(), state, theirs, ours, text: text.clone(), here })
    });
    cases.collect()
}

/// What is to be written, and under which key; none where nothing is: by the choice, or because it is not among
/// [`Line::choices`], or because what is `here` now under the key of the line is not what the choice was made upon.
///
/// What comes in the place of something here is counted as a change of `tab` that was made knowing both, so that other tabs
/// in which the case is open take it over. `fresh` is an id that no case has.
pub fn bring_in(
    line: &Line,
    choice: Choice,
    here: Option<&str>,
    tab: &str,
    fresh: CaseId,
    now: Instant,
) -> Option<(String, String)> {
    if here != line.here.as_deref() || !line.choices().contains(&choice) {
        return None;
    }
    let theirs = || read(id_of(&line.key)?, &line.text).ok();
    let case = match (choice, here) {
        (Choice::Keep, _) => return None,
        (Choice::Take, None) => return Some((line.key.clone(), line.text.clone())),
        (Choice::Both, _) => Case { id: fresh, ..theirs()? },
        (Choice::Take | Choice::Merge, here) => {
            let (theirs, ours) = (theirs()?, read(id_of(&line.key)?, here?).ok()?);
            let mut seen = ours.seen.with(&theirs.seen);
            seen.count(tab);
            let revision = ours.revision.max(theirs.revision).saturating_add(1);
            let case = if choice == Choice::Take {
                theirs
            } else {
                // What both were before is not known, so nothing counts as cleared: what either has is there. Whether it is
                // closed or in the bin stays as it is here.
                let (closed, deleted) = (ours.closed, ours.deleted);
                Case { closed, deleted, ..merge(&Case::default(), &ours, &theirs) }
            };
            Case { seen, revision, edited: now, ..case }
        }
    };
    Some(([CASES, case.id.as_str()].concat(), store(&case)))
}

/// What the file holds besides cases and is not here: procedures, what was damaged, what the person set. Each is to be written
/// as it is; what is here under its key is never changed by a file.
pub fn others<'a>(backup: &'a Backup, here: &dyn Fn(&str) -> Option<String>) -> Vec<(&'a str, &'a str)> {
    let others = backup.entries.iter().map(|(key, text)| (key.as_str(), text.as_str()));
    others.filter(|(key, _)| id_of(key).is_none() && here(key).is_none()).collect()
}

fn read(id: &str, text: &str) -> Result<Case, Why> {
    if !is_modest(text) {
        return Err(Why::Damaged);
    }
    match restore(text) {
        Ok(case) if case.id.as_str() == id => Ok(case),
        Ok(_) => Err(Why::Misplaced),
        Err(Unreadable::Newer { schema }) => Err(Why::Newer { schema }),
        Err(Unreadable::Damaged) => Err(Why::Damaged),
    }
}

fn compare(theirs: &Case, ours: &Case) -> State {
    // Where a person looked last is no change, and what follows from the entries is the same where they are.
    let content = |case: &Case| Case {
        stage: None,
        post: None,
        seen: Seen::default(),
        revision: 0,
        name: String::new(),
        number: String::new(),
        ..case.clone()
    };
    match (ours.seen.holds(&theirs.seen), theirs.seen.holds(&ours.seen)) {
        _ if content(theirs) == content(ours) => State::Same,
        (true, false) => State::NewerHere,
        (false, true) => State::NewerThere,
        _ => State::BothChanged,
    }
}

fn called(case: &Case) -> Called {
    let short = |text: &str| text.chars().take(NAME).collect();
    Called {
        name: short(&case.name),
        number: short(&case.number),
        procedure: case.procedure.clone(),
        edited: case.edited,
        closed: case.closed.is_some(),
        deleted: case.deleted.is_some(),
    }
}
