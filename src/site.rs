//! What the page's host configures in a file beside it: the address of the team's Salesforce.
//!
//! A file of its own rather than part of the pack: a host changes it without compiling. It ships empty, since a missing file would
//! leave an error on the console.

use std::cell::RefCell;
use std::rc::Rc;

use casewright_core::outgoing::{Org, read_site};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::fetch;

/// The address of the file, relative to the page.
const FILE: &str = "site.json";

thread_local! {
    /// The file is fetched once, with the first case.
    static KNOWN: RefCell<Option<Site>> = const { RefCell::new(None) };
}

/// The host's configuration.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Site {
    /// None given, or there is no such file. Then there are no links to Salesforce.
    Silent,
    At(Rc<Org>),
    /// It cannot be used.
    Bad,
}

/// Fetches the host's configuration.
#[hook]
pub(crate) fn use_site() -> Site {
    let site = use_state_eq(|| KNOWN.with_borrow(Clone::clone));
    let (known, setter) = (site.is_some(), site.setter());
    use_effect_with((), move |()| {
        if !known {
            spawn_local(async move {
                let site = match fetch::text(FILE).await.map(|text| read_site(&text)) {
                    Err(_) => Site::Silent,
                    Ok((site, faults)) => match site.salesforce {
                        Some(org) => Site::At(Rc::new(org)),
                        // A fault elsewhere concerns nobody here, but an address may stand under a misspelled name.
                        None if faults.is_empty() => Site::Silent,
                        None => Site::Bad,
                    },
                };
                KNOWN.set(Some(site.clone()));
                setter.set(Some(site));
            });
        }
    });
    (*site).clone().unwrap_or(Site::Silent)
}
