//! Beginning the sample, from the file of the pack that holds it.

use crate::app::sops::edition;
use crate::browser::{clock, fetch, random, room};
use casewright_core::case::keys::{self, CASES, SAMPLE};
use casewright_core::case::{Case, Entries, store};
use casewright_core::id::CaseId;
use casewright_core::json::{parse, read};
use casewright_core::procedure::{Index, read_index, read_sample};

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum NoSample {
    /// It did not come, or the pack has none.
    Missing,
    NotKept,
}

/// Begins a sample, in the place of one that is there, and tells `then`.
pub(super) fn begin(then: impl FnOnce(Result<CaseId, NoSample>) + 'static) {
    fetch::text(
        "pack.json".to_owned(),
        Box::new(move |text| {
            let index = text.ok().and_then(|text| read_index(&text).ok());
            let Some((index, file)) = index.and_then(|index| Some((index.clone(), index.sample?))) else {
                return then(Err(NoSample::Missing));
            };
            fetch::text(
                file,
                Box::new(move |text| {
                    let case = text.ok().and_then(|text| made(&index, &text));
                    then(case.ok_or(NoSample::Missing).and_then(|case| kept(&case)));
                }),
            );
        }),
    );
}

fn made(index: &Index, text: &str) -> Option<Case> {
    let sample = read_sample(text).ok()?;
    let head = index.procedures.iter().find(|head| head.id == sample.procedure)?;
    let entries = read::<Entries>(&parse(&sample.entries).ok()?)?;
    let id = keys::sample(&random::case_id());
    let begun = Case::begun(id, head.id.clone(), head.version.clone(), clock::instant());
    Some(Case { edition: edition(head).to_owned(), entries, ..begun })
}

/// Throws away the sample, and what was started from it.
pub(super) fn throw_away() {
    let samples = [CASES, SAMPLE].concat();
    for (key, text) in room::all().into_iter().filter(|(key, _)| key.starts_with(&samples)) {
        room::take(&key, &text);
    }
}

fn kept(case: &Case) -> Result<CaseId, NoSample> {
    throw_away();
    room::put(&[CASES, case.id.as_str()].concat(), &store(case)).map_err(|_| NoSample::NotKept)?;
    Ok(case.id.clone())
}
