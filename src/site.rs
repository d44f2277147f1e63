//! What the page's host configures in a file beside it: what is its own, and where the team's Salesforce is.
//!
//! A file of its own rather than part of the pack: a host changes it without compiling. start.js fetches it while the
//! program loads, since it also says where the cases are stored (`browser/copies.rs`), and puts its text on the root of the page.
//! It ships empty, since a missing file would leave an error on the console.

use std::cell::OnceCell;
use std::rc::Rc;

use casewright_core::outgoing::Org;
use casewright_core::site::{Faults, Own, Site as File};

use crate::browser::page;

/// The host's Salesforce.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Site {
    /// None given, or there is no such file. Then there are no links to Salesforce.
    Silent,
    At(Rc<Org>),
    /// It cannot be used.
    Bad,
}

thread_local! {
    static SITE: OnceCell<Site> = const { OnceCell::new() };
    /// Set before the page is drawn, if the host has something of its own.
    static OWN: OnceCell<Own> = const { OnceCell::new() };
}

/// The text of the file.
pub(crate) fn text() -> Option<String> {
    page::root_attribute("data-site")
}

/// Sets what is the host's own. Later calls are ignored.
pub(crate) fn take_up(own: Own) {
    let _ = OWN.with(|known| known.set(own));
}

/// What is the host's own, if anything.
pub(crate) fn own<T: Default>(part: impl FnOnce(&Own) -> T) -> T {
    OWN.with(|own| own.get().map(part).unwrap_or_default())
}

/// The host's Salesforce, read once.
pub(crate) fn site() -> Site {
    SITE.with(|site| site.get_or_init(|| text().map_or(Site::Silent, |text| read(&text))).clone())
}

fn read(text: &str) -> Site {
    let Ok(file) = File::read(text) else { return Site::Bad };
    let mut faults = Faults::default();
    let org = file.salesforce(&mut faults);
    // A fault elsewhere concerns nobody here, but an address may stand under a misspelled name.
    file.unknown(&mut faults);
    match org {
        Some(org) => Site::At(Rc::new(org)),
        None if faults.is_empty() => Site::Silent,
        None => Site::Bad,
    }
}
