//! What a host says in `site.json`: one fault costs no other entry, whatever it is.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod calendar;
mod color;
mod foot;
mod junk;
mod look;
mod people;
mod salesforce;

use casewright_core::site::{ENTRIES, Faults, Own, Site, SiteFaultKind, check_site, has_own};
use serde_json::{Value, json};

/// A file with such entries.
fn site(entries: &Value) -> Site {
    Site::read(&entries.to_string()).unwrap()
}

/// Where each fault is, and of which kind.
fn faults(entries: &Value) -> Vec<(String, SiteFaultKind)> {
    faults_of(&entries.to_string())
}

fn faults_of(text: &str) -> Vec<(String, SiteFaultKind)> {
    check_site(text).into_iter().map(|fault| (fault.at.join("/"), fault.kind)).collect()
}

fn none() -> Faults {
    Faults::default()
}

/// Fails unless that is the only fault.
#[track_caller]
fn only(entries: &Value, at: &str, kind: SiteFaultKind) {
    assert_eq!(faults(entries), [(at.to_owned(), kind)], "{entries}");
}

/// A file with every entry, and nothing wrong.
fn whole() -> Value {
    json!({
        "title": "Team Blue",
        "logo": "own/logo.svg",
        "accent": "#0b5cab",
        "note": "Questions? Ask Dana.",
        "links": [{ "label": "Wiki", "to": "https://wiki.acme.com/csm" }],
        "people": { "EC Billing & AR Manager": ["Dana Lee"] },
        "hours": { "days": ["mon", "tue"], "from": "09:00", "to": "17:30", "us_federal": false },
        "holidays": ["2026-12-24"],
        "salesforce": "https://acme.my.salesforce.com",
        "storage": "trial",
    })
}

#[test]
fn a_file_with_every_entry_has_no_faults() {
    assert_eq!(faults(&whole()), []);
    assert_eq!(whole().as_object().unwrap().len(), ENTRIES.len());
}

#[test]
fn what_is_the_host_s_own_is_seen_without_reading_it() {
    for (name, value) in whole().as_object().unwrap() {
        let file = json!({ name: value });
        assert_eq!(has_own(&file.to_string()), site(&file).own(&mut none()) != Own::default(), "{name}");
    }
}
