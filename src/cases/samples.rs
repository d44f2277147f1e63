//! The sample case of a first visit. It is not counted anywhere, and throwing it away bypasses the bin.
//!
//! A sample is an ordinary case whose id begins with `sample_`, so it is stored, drawn and merged like any other. Whatever counts
//! cases leaves it out by its id.

use casewright_core::case::keys::{CASES, SAMPLE, is_sample, sample};
use casewright_core::case::{Case, read_entries};
use casewright_core::id::CaseId;
use casewright_core::procedure::{Head, Sample};

use super::{OPEN, announce};
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
    let case = made(head, &sample).ok_or(NoSample::Missing)?;
    let id = case.id.clone();
    throw_away();
    if super::begin(case).is_err() {
        super::discard(&id);
        return Err(NoSample::NotStored);
    }
    Ok(id)
}

fn made(head: &Head, of: &Sample) -> Option<Case> {
    let entries = read_entries(&of.entries)?;
    let id = sample(&random::case_id());
    let begun = Case::new(id, head.id.clone(), head.version.clone(), clock::instant());
    Some(Case { edition: head.edition().to_owned(), entries, ..begun })
}

/// Throws away the sample and the cases that were started from it.
pub(crate) fn throw_away() {
    OPEN.with_borrow_mut(|all| all.retain(|open| !is_sample(&open.borrow().case().id)));
    for (key, _) in storage::entries(&[CASES, SAMPLE].concat()).unwrap_or_default() {
        storage::remove(&key);
    }
    announce();
}
