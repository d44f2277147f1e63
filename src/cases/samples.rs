//! The sample case of a first visit. It is not counted anywhere, and throwing it away bypasses the bin.
//!
//! A sample is an ordinary case whose id begins with `sample_`, so it is stored, drawn and merged like any other. Whatever counts
//! cases leaves it out by its id.

use casewright_core::case::Case;
use casewright_core::case::keys::{self, CASES, SAMPLE, is_sample};
use casewright_core::id::CaseId;

use super::{announce, forget};
use crate::browser::{clock, random, storage};
use crate::pack::Pack;

/// Why no sample was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoSample {
    /// It could not be loaded, or the pack has none.
    Missing,
    /// It could not be stored.
    NotStored,
}

/// Begins the sample of the pack, replacing the previous one.
///
/// # Errors
/// Says why there is none.
pub(crate) async fn begin(pack: &Pack) -> Result<CaseId, NoSample> {
    let sample = pack.sample().await.ok().flatten().ok_or(NoSample::Missing)?;
    let head = pack.head(&sample.procedure).ok_or(NoSample::Missing)?;
    pack.load(&[(head.id.clone(), head.edition().to_owned())]).await.map_err(|_| NoSample::Missing)?;
    let sop = pack.today(&head.id).ok_or(NoSample::Missing)?;
    let entries = sample.entries_today(&sop, &clock::now()).ok_or(NoSample::Missing)?;
    let begun = Case::new(keys::sample(&random::case_id()), head.id.clone(), head.version.clone(), clock::instant());
    let case = Case { edition: head.edition().to_owned(), entries, ..begun };
    let id = case.id.clone();
    throw_away();
    if super::begin(case).is_err() {
        super::discard(&id);
        return Err(NoSample::NotStored);
    }
    Ok(id)
}

/// Throws away the sample and the cases that were started from it.
pub(crate) fn throw_away() {
    forget(is_sample);
    for (key, _) in storage::entries(&[CASES, SAMPLE].concat()).unwrap_or_default() {
        storage::remove(&key);
    }
    announce();
}
