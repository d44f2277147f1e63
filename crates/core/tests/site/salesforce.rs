//! The file as a whole, the address of Salesforce, the name of a copy.

use casewright_core::outgoing::Org;
use casewright_core::site::{Site, SiteFaultKind, check_site};
use serde_json::json;

use super::{faults_of, none, only, site};

#[test]
fn an_address_of_https_with_a_host_is_taken() {
    for address in ["https://acme.my.salesforce.com", " https://Acme-2.lightning.force.com/ "] {
        let file = json!({ "salesforce": address });
        let wanted = address.trim().trim_end_matches('/');
        let org = site(&file).salesforce(&mut none());
        assert_eq!(org.as_ref().map(Org::address), Some(wanted));
        assert_eq!(check_site(&file.to_string()), []);
    }
}

#[test]
fn who_says_nothing_has_no_links() {
    for file in ["{}", "{\"salesforce\": \"\"}", "{\"salesforce\": \"  \"}"] {
        assert_eq!((Site::read(file).unwrap().salesforce(&mut none()), check_site(file)), (None, Vec::new()), "{file}");
    }
}

#[test]
fn nothing_else_is_taken() {
    let long = format!("https://{}.com", "a".repeat(260));
    for address in [
        "javascript:alert(1)",
        "http://acme.my.salesforce.com",
        "HTTPS://acme.my.salesforce.com",
        "https://",
        "https:///",
        "https://acme",
        "https://acme..com",
        "https://-acme.com",
        "https://acme.com//",
        "https://acme.com/lightning",
        "https://acme.com?a",
        "https://acme.com#a",
        "https://acme.com:8443",
        "https://10.0.0.1",
        "https://acme.0x7f",
        "https://user@acme.com",
        "https://acme.com\\@evil.com",
        "https://acme.com evil.com",
        "https://ácme.com",
        "//acme.com",
        "acme.my.salesforce.com",
        long.as_str(),
    ] {
        let file = json!({ "salesforce": address });
        assert_eq!(site(&file).salesforce(&mut none()), None, "{address}");
        only(&file, "salesforce", SiteFaultKind::NotAnOrigin);
    }
}

#[test]
fn what_is_no_such_file_is_told() {
    for (file, at, kind) in [
        ("", "", SiteFaultKind::NotJson { line: 1, column: 0 }),
        ("{\"salesforce\": \"\",\n}", "", SiteFaultKind::NotJson { line: 2, column: 1 }),
        ("<!doctype html>", "", SiteFaultKind::NotJson { line: 1, column: 1 }),
        ("[]", "", SiteFaultKind::NotAnObject),
        ("null", "", SiteFaultKind::NotAnObject),
        ("{\"salesforce\": 1}", "salesforce", SiteFaultKind::NotText),
        ("{\"salesforce\": null}", "salesforce", SiteFaultKind::NotText),
        ("{\"saleforce\": \"https://acme.my.salesforce.com\"}", "saleforce", SiteFaultKind::UnknownEntry),
    ] {
        assert_eq!(faults_of(file), [(at.to_owned(), kind)], "{file}");
    }
}

#[test]
fn a_copy_has_a_short_plain_name() {
    for name in ["", "trial", "eu-2", "a".repeat(32).as_str()] {
        assert_eq!(site(&json!({ "storage": name })).storage(&mut none()), name);
    }
    for name in ["Trial", "my copy", "a.b", "é", "a".repeat(33).as_str()] {
        only(&json!({ "storage": name }), "storage", SiteFaultKind::NotAName);
    }
}
