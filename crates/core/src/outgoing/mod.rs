//! Links that lead out of the page: to a record in Salesforce, to a new case there, to a person's e-mail program.
//!
//! Nothing of a case can be more in them than a value: whatever it says, it opens no other address and adds no header to an e-mail.

mod mail;
mod salesforce;
mod site;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub use mail::{MAIL_LONGEST, Mail, mail};
pub use salesforce::{NEW_CASE_LONGEST, NewCase, new_case, record};
pub use site::{BadSite, Org, read_site};

/// All but letters, digits and the characters that mean nothing in any link (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Adds a text to a link as a value.
fn push_value(link: &mut String, text: &str) {
    link.extend(utf8_percent_encode(text, RESERVED));
}
