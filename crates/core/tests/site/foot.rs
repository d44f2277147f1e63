//! The note and the links at the foot of every page.

use casewright_core::site::{FootLink, SiteFaultKind};
use serde_json::json;

use super::{faults, none, only, site};

fn leads(to: &str) -> Option<FootLink> {
    site(&json!({ "links": [{ "label": "There", "to": to }] })).foot(&mut none()).links.pop()
}

#[test]
fn a_link_leads_to_the_web_to_mail_or_beside_the_page() {
    for (to, leaves) in [
        ("https://wiki.acme.com/a?b=c#d", true),
        ("http://10.0.0.1:8080/", true),
        ("https://[::1]/", true),
        ("https://wíki.acme.com/", true),
        ("mailto:csm@acme.com?subject=Hi", false),
        ("help/index.html", true),
        ("/wiki", true),
        ("./a:b", true),
        ("#/settings", false),
    ] {
        let link = leads(to).unwrap_or_else(|| panic!("{to} is not taken"));
        assert_eq!((link.to.as_str(), link.leaves()), (to, leaves));
    }
    let long = format!("https://a.com/{}", "a".repeat(2_000));
    for to in [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.com/1",
        "HTTPS://acme.com",
        "https:acme.com",
        "https:///acme.com",
        "https://",
        "https://\\evil.com",
        "//evil.com",
        "/\\evil.com",
        "mailto:",
        "a b",
        long.as_str(),
    ] {
        assert_eq!(leads(to), None, "{to}");
        only(&json!({ "links": [{ "label": "There", "to": to }] }), "links/0/to", SiteFaultKind::NotALink);
    }
}

#[test]
fn a_bad_link_costs_no_other() {
    let file = json!({
        "note": "Questions?\nAsk.",
        "links": [
            { "label": "One", "to": "https://one.com" },
            { "label": "", "to": "https://two.com" },
            { "label": "Three" },
            "https://four.com",
            { "label": "Five", "to": "https://five.com", "icon": "x" },
        ],
    });
    let foot = site(&file).foot(&mut none());
    assert_eq!(foot.note, "");
    assert_eq!(foot.links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>(), ["One", "Five"]);
    let wanted = [
        ("note", SiteFaultKind::NotOneLine),
        ("links/1/label", SiteFaultKind::Empty),
        ("links/2", SiteFaultKind::Lacks("to")),
        ("links/3", SiteFaultKind::NotAnObject),
        ("links/4/icon", SiteFaultKind::UnknownEntry),
    ];
    assert_eq!(faults(&file), wanted.map(|(at, kind)| (at.to_owned(), kind)));
}

#[test]
fn eight_links_are_enough() {
    let link = json!({ "label": "One", "to": "a.html" });
    let file = json!({ "links": vec![link; 9] });
    assert_eq!(site(&file).foot(&mut none()).links.len(), 8);
    only(&file, "links", SiteFaultKind::TooMany(8));
    only(&json!({ "links": "https://one.com" }), "links", SiteFaultKind::NotAList);
    assert!(!site(&file).foot(&mut none()).is_empty() && site(&json!({ "note": " " })).foot(&mut none()).is_empty());
}
