//! The directory of names to tag.

use casewright_core::site::SiteFaultKind;
use serde_json::json;

use super::{faults, none, only, site};

#[test]
fn a_tag_finds_its_names_without_case_and_blanks() {
    let people = site(&json!({ "people": {
        "EC  Billing & AR manager ": ["Dana Lee", " דנה לוי "],
        "Genpac": [],
        "Ops": ["<b>Max</b>"],
    } }))
    .people(&mut none());
    for (tag, names) in [
        ("EC Billing & AR Manager", "Dana Lee, דנה לוי"),
        (" ec billing  & ar manager", "Dana Lee, דנה לוי"),
        ("Genpac", ""),
        ("Nobody", ""),
        ("OPS", "<b>Max</b>"),
    ] {
        assert_eq!(people.names(tag), names, "{tag}");
    }
}

#[test]
fn a_fault_costs_no_other_name() {
    let file = json!({ "people": {
        "One": ["Dana", "", 7, "Max\nLee", "a".repeat(81)],
        "Two": "Dana",
        "Three": ["Kim"],
    } });
    let people = site(&file).people(&mut none());
    assert_eq!(["One", "Two", "Three"].map(|tag| people.names(tag)), ["Dana", "", "Kim"]);
    let wanted = [
        ("people/One/1", SiteFaultKind::Empty),
        ("people/One/2", SiteFaultKind::NotText),
        ("people/One/3", SiteFaultKind::NotOneLine),
        ("people/One/4", SiteFaultKind::TooLong(80)),
        ("people/Two", SiteFaultKind::NotAList),
    ];
    assert_eq!(faults(&file), wanted.map(|(at, kind)| (at.to_owned(), kind)));
    only(&json!({ "people": ["Dana"] }), "people", SiteFaultKind::NotAnObject);
    only(&json!({ "people": { "One": vec!["Dana"; 21] } }), "people/One", SiteFaultKind::TooMany(20));
}
