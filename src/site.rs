//! What the page's host configures in a file beside it: the address of the team's Salesforce.
//!
//! A file of its own rather than part of the pack: a host changes it without compiling. start.js fetches it while the
//! program loads, since it also says where the cases are stored (`browser/copies.rs`), and puts its text on the root of the page.
//! It ships empty, since a missing file would leave an error on the console.

use std::cell::OnceCell;
use std::rc::Rc;

use casewright_core::outgoing::{Org, read_site};

use crate::browser::page;

/// The host's configuration.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Site {
    /// None given, or there is no such file. Then there are no links to Salesforce.
    Silent,
    At(Rc<Org>),
    /// It cannot be used.
    Bad,
}

thread_local! {
    static KNOWN: OnceCell<Site> = const { OnceCell::new() };
}

/// The host's configuration, read once.
pub(crate) fn site() -> Site {
    KNOWN.with(|known| known.get_or_init(read).clone())
}

fn read() -> Site {
    let Some(text) = page::root_attribute("data-site") else { return Site::Silent };
    let (site, faults) = read_site(&text);
    match site.salesforce {
        Some(org) => Site::At(Rc::new(org)),
        // A fault elsewhere concerns nobody here, but an address may stand under a misspelled name.
        None if faults.is_empty() => Site::Silent,
        None => Site::Bad,
    }
}
