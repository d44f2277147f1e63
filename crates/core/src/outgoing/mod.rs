//! Links out of the page: to a Salesforce record, to a new case there, to an e-mail program.
//!
//! Whatever a case contains can only become a value in a link: it opens no other address and adds no header to an
//! e-mail.

mod mail;
mod org;
mod salesforce;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub use mail::{MAIL_LONGEST, Mail, mail};
pub use org::Org;
pub use salesforce::{NEW_CASE_LONGEST, NewCase, new_case, record};

/// Everything except letters, digits and the characters without a meaning in links (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Appends a text to a link as a value.
fn push_value(link: &mut String, text: &str) {
    link.extend(utf8_percent_encode(text, RESERVED));
}
