//! The form in which a case is stored: JSON with the version of its schema.

use super::Case;
use crate::json::{Write as _, entry, parse, read};

/// The version of the stored form that this build writes.
pub const SCHEMA: u32 = 1;

/// Why a stored text cannot be opened as a case. The text itself is to be kept: a later version may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a Casewright that is newer than this one.
    Newer { schema: u32 },
    /// Not a case, or no longer whole.
    Damaged,
}

/// A case as the text that is stored.
pub fn store(case: &Case) -> String {
    let mut out = String::new();
    case.write(&mut out);
    out
}

/// The case in a stored text.
///
/// # Errors
/// For any text that is not a case of a schema known here; never panics, whatever the text.
pub fn restore(text: &str) -> Result<Case, Unreadable> {
    let json = parse(text).map_err(|_| Unreadable::Damaged)?;
    let mut whole = true;
    let schema = entry(&json, "schema", &mut whole);
    match (whole, schema) {
        (false, _) => Err(Unreadable::Damaged),
        (true, schema) if schema > SCHEMA => Err(Unreadable::Newer { schema }),
        _ => read(&json).ok_or(Unreadable::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, restore, store};
    use crate::case::{Action, Case, reduce};
    use crate::id::{CaseId, FieldId, ProcedureId};
    use crate::value::Instant;

    #[test]
    fn what_is_stored_comes_back() {
        let now = Instant::UNIX_EPOCH;
        let mut case = Case::begun(CaseId::new("c"), ProcedureId::new("p"), "1".into(), now);
        for action in [
            Action::Answered { field: FieldId::new("a"), text: "שלום <script> 😀\n\u{0}".into() },
            Action::Chosen { field: FieldId::new("b"), option: "x".into(), on: true },
            Action::RowAdded { field: FieldId::new("c") },
            Action::Closed { at: now },
        ] {
            case = reduce(&case, action, now);
        }
        assert_eq!(restore(&store(&case)), Ok(case));
    }

    #[test]
    fn strange_texts_are_told_apart() {
        for text in ["", "null", "[]", "{\"schema\":1}", "{\"schema\":\"1\"}", "{\"schema\":1,\"id\":\"c\""] {
            assert_eq!(restore(text), Err(Unreadable::Damaged), "{text}");
        }
        assert_eq!(restore("{\"schema\":2,\"new\":true}"), Err(Unreadable::Newer { schema: 2 }));
    }
}
