//! What the host of the page says in a file beside it: where the team's Salesforce is.

use std::cell::Cell;

use yew::prelude::*;

use super::held::{use_begun, use_held};
use crate::browser::fetch;
use casewright_core::outgoing::{Org, read_site};

/// Its address, relative to the page.
const FILE: &str = "site.json";

thread_local! {
    static KNOWN: Cell<Option<Site>> = const { Cell::new(None) };
}

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Site {
    /// Nothing, or it is not there: then there are no links to Salesforce.
    Silent,
    At(&'static Org),
    /// Something that cannot be used.
    Bad,
}

/// What the host says, asked for once.
#[hook]
pub(crate) fn use_site() -> Site {
    let known = use_held(|| KNOWN.get());
    let setter = known.setter();
    use_begun((), move || {
        let then = move |text: Result<String, _>| {
            let site = match text.map(|text| read_site(&text)) {
                Err(_) | Ok(Ok(None)) => Site::Silent,
                Ok(Ok(Some(org))) => Site::At(Box::leak(Box::new(org))),
                Ok(Err(_)) => Site::Bad,
            };
            KNOWN.set(Some(site));
            setter.set(Some(site));
        };
        if KNOWN.get().is_none() {
            fetch::text(FILE.to_owned(), Box::new(then));
        }
        Box::new(())
    });
    known.unwrap_or(Site::Silent)
}
