//! Links out of the page: whatever a person typed is a value in them, can be read back, and makes them no longer than
//! allowed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use casewright_core::outgoing::{MAIL_LONGEST, NEW_CASE_LONGEST, Org, mail, new_case, record};
use proptest::prelude::*;
use url::Url;

const ORG: &str = "https://acme.my.salesforce.com";

fn org() -> Org {
    Org::at(ORG).unwrap()
}

/// Texts with all characters that have a meaning in links; some fit, some do not.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "\\PC{0,60}",
        2 => any::<String>(),
        2 => "[&=,?#%+ /:;\"'<>\r\n]{0,60}",
        1 => Just("javascript:alert(1)".to_owned()),
        1 => (0_usize..2_500).prop_map(|length| "x".repeat(length)),
        1 => (0_usize..300).prop_map(|length| "😀, ".repeat(length)),
        1 => Just("Dear all,\nTwo lines & more.\r\nBcc: someone@example.com".to_owned()),
    ]
}

/// A value of a link as its receiver decodes it.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Whether everything in a value is encoded.
fn is_value(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte))
}

fn with_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

proptest! {
    #[test]
    fn an_e_mail_says_what_it_was_given(subject in any_text(), body in any_text()) {
        let mail = mail("", &subject, &body);
        prop_assert!(mail.link.len() <= MAIL_LONGEST && mail.link.is_ascii());
        let (to, query) = mail.link.strip_prefix("mailto:").unwrap().split_once('?').unwrap_or_default();
        prop_assert_eq!(to, "", "a person chooses to whom it goes");
        let mut values = query.split('&').filter(|part| !part.is_empty());
        let mut value = |name: &str| {
            let value = values.next().map(|part| part.strip_prefix(name).unwrap());
            assert!(value.is_none_or(is_value), "{value:?}");
            value.map(decoded)
        };
        let (said, text) = (value("subject="), value("body="));
        prop_assert_eq!(values.next(), None, "there is a header more");
        prop_assert_eq!(mail.whole, said.is_some() && text.is_some());
        prop_assert!(said.is_none_or(|said| said == subject.replace(['\r', '\n'], " ")));
        prop_assert!(text.is_none_or(|text| text == with_line_ends(&body)));
    }

    #[test]
    fn a_new_case_says_what_it_was_given(subject in proptest::option::of(any_text()), description in proptest::option::of(any_text())) {
        let new = new_case(&org(), subject.as_deref(), description.as_deref());
        prop_assert!(new.link.len() <= NEW_CASE_LONGEST && new.link.len() < 2_000 && new.link.is_ascii());
        let rest = new.link.strip_prefix(ORG).unwrap().strip_prefix("/lightning/o/Case/new").unwrap();
        let values = rest.strip_prefix("?defaultFieldValues=").unwrap_or(rest);
        prop_assert!(!values.contains(['?', '#', '&']), "{values}");
        let mut went = [subject.is_none(), description.is_none()];
        for part in values.split(',').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap();
            prop_assert!(is_value(value), "{value}");
            let wanted = if name == "Subject" { &subject } else { &description };
            prop_assert_eq!(Some(decoded(value)), wanted.clone(), "{}", name);
            went[usize::from(name == "Description")] = true;
        }
        prop_assert_eq!([new.subject_fits, new.description_fits], went);
    }

    #[test]
    fn whatever_a_host_writes_a_link_leads_to_a_host_of_https(address in any_text()) {
        if let Some(org) = Org::at(&address) {
            let link = Url::parse(&record(&org, "500Qi00000DSZRZ").unwrap()).unwrap();
            prop_assert_eq!((link.scheme(), link.path()), ("https", "/lightning/r/Case/500Qi00000DSZRZIA5/view"));
            prop_assert!(link.username().is_empty() && link.port().is_none() && link.query().is_none());
        }
    }

    #[test]
    fn whatever_is_typed_as_an_id_makes_a_link_or_none(id in any_text()) {
        prop_assert!(record(&org(), &id).is_none_or(|link| link.starts_with(ORG)));
    }
}

#[test]
fn a_record_is_found_by_what_its_id_begins_with() {
    for (id, wanted) in [
        ("500Qi00000DSZRZ", Some("Case/500Qi00000DSZRZIA5")),
        (" 500Qi00000DSZRZIA5 ", Some("Case/500Qi00000DSZRZIA5")),
        ("001000000000001", Some("Account/001000000000001AAA")),
        ("003000000000001", Some("Contact/003000000000001AAA")),
        ("005000000000001", Some("User/005000000000001AAA")),
        ("006000000000001", Some("Opportunity/006000000000001AAA")),
        ("00Q000000000001", None),
        ("500Qi00000DSZRZIA6", None),
        ("00418823", None),
        ("", None),
    ] {
        let wanted = wanted.map(|place| format!("{ORG}/lightning/r/{place}/view"));
        assert_eq!(record(&org(), id), wanted, "{id}");
    }
}

/// The exact lengths from which on something is left out.
#[test]
fn what_just_fits_goes_along() {
    let room = NEW_CASE_LONGEST - new_case(&org(), Some("s"), Some("")).link.len();
    let fits = new_case(&org(), Some("s"), Some(&"d".repeat(room)));
    assert!(fits.description_fits && fits.link.len() == NEW_CASE_LONGEST);
    let more = new_case(&org(), Some("s"), Some(&"d".repeat(room + 1)));
    assert!(more.subject_fits && !more.description_fits);
    assert!(more.link.ends_with("?defaultFieldValues=Subject=s"), "{}", more.link);

    let room = MAIL_LONGEST - mail("", "s", "").link.len();
    assert!(mail("", "s", &"b".repeat(room)).whole);
    let more = mail("", "s", &"b".repeat(room + 1));
    assert_eq!((more.link.as_str(), more.whole), ("mailto:?subject=s", false));
}
