//! Whatever stands in an entry, it stops nothing and costs no other entry.

use casewright_core::procedure::Procedure;
use casewright_core::site::{ENTRIES, Faults, Site, check_site};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{none, site, whole};

/// All that a page reads of a file.
fn read(site: &Site, faults: &mut Faults) -> Vec<(&'static str, String)> {
    let (look, foot) = (site.look(faults), site.foot(faults));
    let calendar = site.calendar(faults);
    calendar.apply(&mut Procedure::default());
    vec![
        ("title", format!("{:?}", look.title)),
        ("logo", format!("{:?}", look.logo)),
        ("accent", format!("{:?}", look.accent)),
        ("note", foot.note),
        ("links", format!("{:?}", foot.links)),
        ("people", format!("{:?}", site.people(faults))),
        ("hours", format!("{calendar:?}").split("days_off").next().unwrap().to_owned()),
        ("holidays", format!("{calendar:?}").split("days_off").nth(1).unwrap().to_owned()),
        ("salesforce", format!("{:?}", site.salesforce(faults))),
        ("storage", site.storage(faults)),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("a".repeat(100_000))),
        Just(json!("<script>alert(1)</script>")),
        Just(json!("👨‍👩‍👧‍👦 \u{202e}דנה")),
        Just(json!("javascript:alert(1)")),
        Just(json!("#12")),
        Just(json!("2026-02-31")),
    ];
    let name = prop_oneof![
        any::<String>(),
        Just("label".to_owned()),
        Just("to".to_owned()),
        Just("days".to_owned()),
        Just("from".to_owned()),
        Just("us_federal".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..12).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6)
                .prop_map(|entries| Value::from(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #[test]
    fn junk_in_one_entry_costs_no_other(at in 0..ENTRIES.len(), junk in any_value()) {
        let name = ENTRIES[at];
        let mut file = whole();
        file[name] = junk;
        let good = read(&site(&whole()), &mut none());
        let read = read(&site(&file), &mut none());
        for (good, read) in good.iter().zip(&read).filter(|(good, _)| good.0 != name) {
            prop_assert_eq!(good, read);
        }
        for fault in check_site(&file.to_string()) {
            prop_assert_eq!(fault.at[0].as_str(), name);
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        if let Ok(site) = Site::read(&text) {
            read(&site, &mut none());
        }
        check_site(&text);
    }
}

#[test]
fn what_is_nested_deeply_is_no_file() {
    let deep = format!("{{\"links\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(check_site(&deep).len(), 1);
}
