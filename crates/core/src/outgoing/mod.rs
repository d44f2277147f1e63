//! Links that lead out of the page: to a record in Salesforce, to a new case there, to a person's e-mail program.
//!
//! Nothing of a case can be more in them than a value: whatever it says, it opens no other address and adds no header to an e-mail.

mod mail;
mod percent;
mod salesforce;
mod site;

pub use mail::{MAIL_LONGEST, Mail, mail};
pub use salesforce::{NEW_CASE_LONGEST, NewCase, new_case, record};
pub use site::{BadSite, Org, read_site};
