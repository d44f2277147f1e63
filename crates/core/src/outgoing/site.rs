//! The host's settings in `site.json`: where the team's Salesforce is.

use serde_json::Value;

/// What a host set, as far as it can be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    pub salesforce: Option<Org>,
    /// The name of this copy of the page, which keeps its data apart from that of others at the same address; empty for
    /// none.
    pub storage: String,
}

/// A team's Salesforce: the origin of the addresses of all its records, `https://acme.my.salesforce.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Org(String);

/// Something in a `site.json` that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFault {
    /// The names, and the numbers in lists, that lead to it from the outermost entry; empty for the file itself.
    pub at: Vec<String>,
    pub kind: SiteFaultKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteFaultKind {
    /// JSON cannot be read from here on. Both from 1; the column in bytes.
    NotJson {
        line: usize,
        column: usize,
    },
    /// The file is JSON, and no object.
    NotAnObject,
    /// None of [`ENTRIES`].
    UnknownEntry,
    NotText,
    /// Not `https://` and the name of a host and nothing more.
    NotAnOrigin,
    /// Not up to 32 of the letters `a` to `z`, digits and hyphens.
    NotAName,
}

/// The names that `site.json` can have.
pub const ENTRIES: &[&str] = &["salesforce", "storage"];

/// The maximum length of a host name (RFC 1035, 2.3.4).
const HOST_LONGEST: usize = 253;

/// Reads a `site.json` such as `{"salesforce": "https://acme.my.salesforce.com"}`. What cannot be used is left out and
/// told, so that one fault costs no other entry.
///
/// The address of Salesforce must be `https` and a host name and nothing more: links made from it must not lead anywhere
/// else. An empty one is none.
pub fn read_site(text: &str) -> (Site, Vec<SiteFault>) {
    let mut site = Site::default();
    let entries = match serde_json::from_str(text) {
        Ok(Value::Object(entries)) => entries,
        Ok(_) => return (site, vec![SiteFault { at: Vec::new(), kind: SiteFaultKind::NotAnObject }]),
        Err(error) => {
            let kind = SiteFaultKind::NotJson { line: error.line(), column: error.column() };
            return (site, vec![SiteFault { at: Vec::new(), kind }]);
        }
    };
    let mut faults = Vec::new();
    for (name, value) in entries {
        // One arm for each of `ENTRIES`.
        let read = match name.as_str() {
            "salesforce" => salesforce(&value).map(|org| site.salesforce = org),
            "storage" => storage(&value).map(|name| site.storage = name),
            _ => Err(SiteFaultKind::UnknownEntry),
        };
        if let Err(kind) = read {
            faults.push(SiteFault { at: vec![name], kind });
        }
    }
    (site, faults)
}

fn salesforce(value: &Value) -> Result<Option<Org>, SiteFaultKind> {
    match value.as_str().ok_or(SiteFaultKind::NotText)?.trim() {
        "" => Ok(None),
        address => Org::at(address).map(Some).ok_or(SiteFaultKind::NotAnOrigin),
    }
}

/// start.js reads it by the same rule, before the program starts.
fn storage(value: &Value) -> Result<String, SiteFaultKind> {
    let name = value.as_str().ok_or(SiteFaultKind::NotText)?;
    let fits = name.len() <= 32 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if fits { Ok(name.to_owned()) } else { Err(SiteFaultKind::NotAName) }
}

impl Org {
    fn at(address: &str) -> Option<Org> {
        // Copied from an address bar, it ends in a slash.
        let address = address.strip_suffix('/').unwrap_or(address);
        let host = address.strip_prefix("https://")?;
        let label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        // A host that ends in a number is an IP address.
        let named = host.rsplit_once('.').is_some_and(|(_, last)| last.starts_with(|c: char| c.is_ascii_alphabetic()));
        let fits = host.len() <= HOST_LONGEST && named && host.split('.').all(label);
        fits.then(|| Org(address.to_owned()))
    }

    /// The address, without a slash at its end.
    pub fn address(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Org, Site, SiteFaultKind, read_site};

    /// Where each fault is, and of which kind.
    fn faults(text: &str) -> Vec<(String, SiteFaultKind)> {
        read_site(text).1.into_iter().map(|fault| (fault.at.join("/"), fault.kind)).collect()
    }

    #[test]
    fn an_address_of_https_with_a_host_is_taken() {
        for address in ["https://acme.my.salesforce.com", " https://Acme-2.lightning.force.com/ "] {
            let site = format!("{{\"salesforce\": \"{address}\"}}");
            let wanted = address.trim().trim_end_matches('/');
            let (read, faults) = read_site(&site);
            assert_eq!((read.salesforce.as_ref().map(Org::address), faults.len()), (Some(wanted), 0));
        }
    }

    #[test]
    fn who_says_nothing_has_no_links() {
        for site in ["{}", "{\"salesforce\": \"\"}", "{\"salesforce\": \"  \"}"] {
            assert_eq!(read_site(site), (Site::default(), Vec::new()), "{site}");
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
            "https://acme.com\\\\@evil.com",
            "https://acme.com evil.com",
            "https://ácme.com",
            "//acme.com",
            "acme.my.salesforce.com",
            long.as_str(),
        ] {
            let site = format!("{{\"salesforce\": \"{address}\"}}");
            assert_eq!(read_site(&site).0, Site::default(), "{address}");
            assert_eq!(faults(&site), [("salesforce".to_owned(), SiteFaultKind::NotAnOrigin)], "{address}");
        }
    }

    #[test]
    fn what_is_no_such_file_is_told() {
        for (site, at, kind) in [
            ("", "", SiteFaultKind::NotJson { line: 1, column: 0 }),
            ("{\"salesforce\": \"\",\n}", "", SiteFaultKind::NotJson { line: 2, column: 1 }),
            ("<!doctype html>", "", SiteFaultKind::NotJson { line: 1, column: 1 }),
            ("[]", "", SiteFaultKind::NotAnObject),
            ("null", "", SiteFaultKind::NotAnObject),
            ("{\"salesforce\": 1}", "salesforce", SiteFaultKind::NotText),
            ("{\"salesforce\": null}", "salesforce", SiteFaultKind::NotText),
            ("{\"saleforce\": \"https://acme.my.salesforce.com\"}", "saleforce", SiteFaultKind::UnknownEntry),
        ] {
            assert_eq!(faults(site), [(at.to_owned(), kind)], "{site}");
            assert_eq!(read_site(site).0, Site::default(), "{site}");
        }
    }

    #[test]
    fn a_copy_has_a_short_plain_name() {
        for name in ["", "trial", "eu-2", "a".repeat(32).as_str()] {
            assert_eq!(read_site(&format!("{{\"storage\": \"{name}\"}}")).0.storage, name);
        }
        for name in ["Trial", "my copy", "a.b", "é", "a".repeat(33).as_str()] {
            let site = format!("{{\"storage\": \"{name}\"}}");
            assert_eq!(faults(&site), [("storage".to_owned(), SiteFaultKind::NotAName)], "{name}");
        }
    }

    #[test]
    fn one_fault_costs_no_other_entry() {
        let site = "{\"later\": 1, \"salesforce\": \"https://acme.my.salesforce.com\", \"other\": {}}";
        let unknown = |name: &str| (name.to_owned(), SiteFaultKind::UnknownEntry);
        assert_eq!(faults(site), [unknown("later"), unknown("other")]);
        assert!(read_site(site).0.salesforce.is_some());
    }
}
