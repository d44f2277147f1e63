//! The host's settings in `site.json`: where the team's Salesforce is.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::serial;

/// A team's Salesforce: the origin of the addresses of all its records, `https://acme.my.salesforce.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Org(String);

/// A `site.json` with invalid contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadSite;

/// The maximum length of a host name (RFC 1035, 2.3.4).
const HOST_LONGEST: usize = 253;

/// Reads the address of Salesforce from `{"salesforce": "https://acme.my.salesforce.com"}`; `None` if it is not given.
///
/// # Errors
/// For anything else in the file, and for an address that is not `https` and a host name and nothing more: links made
/// from it must not lead anywhere else.
pub fn read_site(text: &str) -> Result<Option<Org>, BadSite> {
    // Derived readers accept a list as well as an object.
    let site: Map<String, Value> = serde_json::from_str(text).map_err(|_| BadSite)?;
    let site: Site = serial::read_object(site).map_err(|_| BadSite)?;
    match site.salesforce.trim() {
        "" => Ok(None),
        address => Org::at(address).map(Some).ok_or(BadSite),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    #[serde(default)]
    salesforce: String,
    /// The name of this copy of the page, which start.js reads: the program is not to start before it is known.
    #[serde(default, rename = "storage")]
    _storage: String,
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
    use super::{BadSite, Org, read_site};

    #[test]
    fn an_address_of_https_with_a_host_is_taken() {
        for address in ["https://acme.my.salesforce.com", " https://Acme-2.lightning.force.com/ "] {
            let site = format!("{{\"salesforce\": \"{address}\"}}");
            let wanted = address.trim().trim_end_matches('/');
            assert_eq!(read_site(&site).unwrap().as_ref().map(Org::address), Some(wanted));
        }
    }

    #[test]
    fn who_says_nothing_has_no_links() {
        for site in ["{}", "{\"salesforce\": \"\"}", "{\"salesforce\": \"  \"}"] {
            assert_eq!(read_site(site), Ok(None), "{site}");
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
            assert_eq!(read_site(&format!("{{\"salesforce\": \"{address}\"}}")), Err(BadSite), "{address}");
        }
    }

    #[test]
    fn what_is_no_such_file_is_told() {
        for site in [
            "",
            "[]",
            "null",
            "{\"salesforce\": 1}",
            "{\"salesforce\": null}",
            "{\"saleforce\": \"https://acme.my.salesforce.com\"}",
            "{\"salesforce\": \"https://acme.my.salesforce.com\", \"other\": 1}",
            "<!doctype html>",
        ] {
            assert_eq!(read_site(site), Err(BadSite), "{site}");
        }
    }
}
