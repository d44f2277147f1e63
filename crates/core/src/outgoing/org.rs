//! A team's Salesforce, as the host of the page names it.

/// A team's Salesforce: the origin of the addresses of all its records, `https://acme.my.salesforce.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Org(String);

/// The maximum length of a host name (RFC 1035, 2.3.4).
const HOST_LONGEST: usize = 253;

impl Org {
    /// The address must be `https` and a host name and nothing more: links made from it must not lead anywhere else.
    pub fn at(address: &str) -> Option<Org> {
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
