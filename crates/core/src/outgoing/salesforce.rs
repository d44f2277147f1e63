//! Links into Salesforce: to a record, and to a case that is still to be made.

use super::push_value;
use super::site::Org;
use crate::value::read_record_id;

/// The most bytes of a link to a new case: servers and what stands before them refuse longer ones.
pub const NEW_CASE_LONGEST: usize = 1_999;

/// What ids of an object begin with, and what Salesforce calls it in addresses.
const OBJECTS: [(&str, &str); 5] =
    [("001", "Account"), ("003", "Contact"), ("005", "User"), ("006", "Opportunity"), ("500", "Case")];

/// A link to a new case, with what is known already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    pub link: String,
    /// Whether the subject went along, if there was one. Each value goes whole or not at all.
    pub subject_fits: bool,
    pub description_fits: bool,
}

/// The page of a record; none for what is no id, or the id of an object that is not among those a case speaks of.
pub fn record(org: &Org, id: &str) -> Option<String> {
    let id = read_record_id(id).ok()?;
    let (_, object) = OBJECTS.iter().find(|(prefix, _)| id.starts_with(prefix))?;
    Some([org.address(), "/lightning/r/", object, "/", &id, "/view"].concat())
}

/// The page where a case is made, filled in with a subject and a description where there are such. What does not fit is left out: the
/// description may have to make room for the subject.
pub fn new_case(org: &Org, subject: Option<&str>, description: Option<&str>) -> NewCase {
    let mut link = [org.address(), "/lightning/o/Case/new"].concat();
    // Values are parted by a comma, and a name from its value by a sign that stands as it is.
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
