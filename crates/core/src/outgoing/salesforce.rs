//! Links to Salesforce: to a record, and to the form for a new case.

use super::Org;
use super::push_value;
use crate::value::read_record_id;

/// The maximum length of a link to a new case in bytes: servers and proxies reject longer ones.
pub const NEW_CASE_LONGEST: usize = 1_999;

/// The prefixes of ids and the names of their objects in addresses.
const OBJECTS: [(&str, &str); 5] =
    [("001", "Account"), ("003", "Contact"), ("005", "User"), ("006", "Opportunity"), ("500", "Case")];

/// A link to a new case with known values filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    pub link: String,
    /// Whether the subject is included, if there is one. Values are never cut.
    pub subject_fits: bool,
    pub description_fits: bool,
}

/// The page of a record; `None` for a text that is not an id, or the id of an object that cases do not refer to.
pub fn record(org: &Org, id: &str) -> Option<String> {
    let id = read_record_id(id).ok()?;
    let (_, object) = OBJECTS.iter().find(|(prefix, _)| id.starts_with(prefix))?;
    Some([org.address(), "/lightning/r/", object, "/", &id, "/view"].concat())
}

/// The form for a new case with a subject and a description filled in, if given. What does not fit is left out, the
/// description before the subject.
pub fn new_case(org: &Org, subject: Option<&str>, description: Option<&str>) -> NewCase {
    let mut link = [org.address(), "/lightning/o/Case/new"].concat();
    // Values are separated by commas, and the equals sign after a name is not encoded.
    let mut before = "?defaultFieldValues=";
    let [subject_fits, description_fits] =
        [("Subject=", subject), ("Description=", description)].map(|(name, text)| {
            let Some(text) = text else { return true };
            let length = link.len();
            link.push_str(before);
            link.push_str(name);
            push_value(&mut link, text);
            let fits = link.len() <= NEW_CASE_LONGEST;
            if fits {
                before = ",";
            } else {
                link.truncate(length);
            }
            fits
        });
    NewCase { link, subject_fits, description_fits }
}
