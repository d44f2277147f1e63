//! Comparing a backup with what is stored, and importing what the person chose.

use std::borrow::Cow;

use super::file::is_modest;
use super::{Backup, CASES, CaseSummary, Defect, PreviewLine, Resolution, State, id_of};
use crate::case::keys::TRAINING;
use crate::case::{Case, Unreadable, VersionVector, merge, restore, store};
use crate::id::CaseId;
use crate::training::Record;
use crate::value::Instant;

/// The maximum number of characters of a name that is listed.
const NAME: usize = 120;

/// A line for each case in the file, ordered by key. `here` gives the text stored under a key.
pub fn preview(backup: &Backup, here: &dyn Fn(&str) -> Option<String>) -> Vec<PreviewLine> {
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
        Some(PreviewLine { key: key.clone(), state, theirs, ours, text: text.clone(), here })
    });
    cases.collect()
}

/// The key and text to write; `None` if there is nothing to write: because of the choice, because it is not one of
/// [`PreviewLine::resolutions`], or because what is stored under the key has changed since the preview.
///
/// A case that replaces another counts as a change by `tab` that knew both, so other tabs that have it open take it
/// over. `fresh` is an unused id.
pub fn import(
    line: &PreviewLine,
    resolution: Resolution,
    here: Option<&str>,
    tab: &str,
    fresh: CaseId,
    now: Instant,
) -> Option<(String, String)> {
    if here != line.here.as_deref() || !line.resolutions().contains(&resolution) {
        return None;
    }
    let theirs = || read(id_of(&line.key)?, &line.text).ok();
    let case = match (resolution, here) {
        (Resolution::Keep, _) => return None,
        (Resolution::Take, None) => return Some((line.key.clone(), line.text.clone())),
        (Resolution::Both, _) => Case { id: fresh, ..theirs()? },
        (Resolution::Take | Resolution::Merge, here) => {
            let (theirs, ours) = (theirs()?, read(id_of(&line.key)?, here?).ok()?);
            let mut seen = ours.seen.with(&theirs.seen);
            seen.count(tab);
            let revision = ours.revision.max(theirs.revision).saturating_add(1);
            let case = if resolution == Resolution::Take {
                theirs
            } else {
                // The common base is unknown, so nothing counts as cleared: everything that either case has is kept.
                // Whether the case is closed or in the bin stays as it is here.
                let (closed, deleted) = (ours.closed, ours.deleted);
                Case { closed, deleted, ..merge(&Case::default(), &ours, &theirs) }
            };
            Case { seen, revision, edited: now, ..case }
        }
    };
    Some(([CASES, case.id.as_str()].concat(), store(&case)))
}

/// Everything in the file that is not a case and is not stored here yet: procedures, damaged texts, settings, practice
/// cases. It is to be written as it is; a file never changes what is already stored here. What was trained is an
/// exception: it becomes one with what was trained here.
pub fn others<'a>(backup: &'a Backup, here: &dyn Fn(&str) -> Option<String>) -> Vec<(&'a str, Cow<'a, str>)> {
    let others = backup.entries.iter().filter(|(key, _)| id_of(key).is_none());
    let to_write = |(key, text): &'a (String, String)| match here(key) {
        None => Some((key.as_str(), Cow::Borrowed(text.as_str()))),
        Some(here) if key == TRAINING => Some((key.as_str(), Cow::Owned(trained(&here, text)?))),
        Some(_) => None,
    };
    others.filter_map(to_write).collect()
}

/// What was trained here and there; `None` if that is no more than what is here, or if one of them cannot be read.
fn trained(here: &str, there: &str) -> Option<String> {
    let ours = Record::read(here).ok()?;
    let both = ours.clone().merged(Record::read(there).ok()?);
    (both != ours).then(|| both.write())
}

fn read(id: &str, text: &str) -> Result<Case, Defect> {
    if !is_modest(text) {
        return Err(Defect::Damaged);
    }
    match restore(text) {
        Ok(case) if case.id.as_str() == id => Ok(case),
        Ok(_) => Err(Defect::Misplaced),
        Err(Unreadable::Newer { schema }) => Err(Defect::Newer { schema }),
        Err(Unreadable::Damaged) => Err(Defect::Damaged),
    }
}

fn compare(theirs: &Case, ours: &Case) -> State {
    // Navigation is not a change, and name and number follow from the entries.
    let content = |case: &Case| Case {
        stage: None,
        post: None,
        seen: VersionVector::default(),
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

fn called(case: &Case) -> CaseSummary {
    let short = |text: &str| text.chars().take(NAME).collect();
    CaseSummary {
        name: short(&case.name),
        number: short(&case.number),
        procedure: case.procedure.clone(),
        edited: case.edited,
        closed: case.closed.is_some(),
        deleted: case.deleted.is_some(),
    }
}
