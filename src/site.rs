//! What the host of the page says in a file beside it: where the team's Salesforce is.
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

/// What the host says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Site {
    /// Nothing, or there is no such file. There are no links to Salesforce then.
    Silent,
    At(Rc<Org>),
    /// Something that cannot be used.
    Bad,
}

/// Fetches what the host says.
#[hook]
pub(crate) fn use_site() -> Site {
    let site = use_state_eq(|| KNOWN.with_borrow(Clone::clone));
    let (known, setter) = (site.is_some(), site.setter());
    use_effect_with((), move |()| {
        if !known {
            spawn_local(async move {
                let site = match fetch::text(FILE).await.map(|text| read_site(&text)) {
                    Err(_) | Ok(Ok(None)) => Site::Silent,
                    Ok(Ok(Some(org))) => Site::At(Rc::new(org)),
                    Ok(Err(_)) => Site::Bad,
                };
                KNOWN.set(Some(site.clone()));
                setter.set(Some(site));
            });
        }
    });
    (*site).clone().unwrap_or(Site::Silent)
}
