//! How the procedure of a case stands to a pack: whether the pack has the version that the case follows, another one,
//! or none.

use std::cmp::Ordering;

use super::Index;
use crate::id::ProcedureId;

/// What the pack has of the procedure that a case follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The edition that the case follows.
    Same,
    /// A newer version.
    Newer,
    /// An older version: the host went back to it.
    Older,
    /// Another edition. Which of the two is newer, their versions do not tell.
    Other,
    /// Nothing.
    Gone,
}

impl Index {
    /// What the pack has of the procedure that a case follows in this edition, which is of this version.
    pub fn standing(&self, procedure: &ProcedureId, edition: &str, version: &str) -> Standing {
        let Some(head) = self.procedures.iter().find(|head| head.id == *procedure) else { return Standing::Gone };
        if head.edition() == edition {
            return Standing::Same;
        }
        match compare_versions(&head.version, version) {
            Some(Ordering::Greater) => Standing::Newer,
            Some(Ordering::Less) => Standing::Older,
            _ => Standing::Other,
        }
    }

    /// True if there are cases, and the pack has the procedure of none of them. Then the page may be that of another
    /// organization at the same address.
    pub fn is_foreign<'a>(&self, mut procedures: impl Iterator<Item = &'a ProcedureId>) -> bool {
        let mut any = false;
        let known = procedures.any(|id| {
            any = true;
            self.procedures.iter().any(|head| head.id == *id)
        });
        any && !known
    }
}

/// The least number that is taken for a year.
const YEAR: u64 = 1000;

/// Which of two versions is newer; none if they do not tell.
///
/// A version is what the author wrote: a date, a number such as `1.10`, or words. Two of the same form are compared by
/// their numbers. A year that does not come first gives nothing away: `3/1/2026` may be in March or in January.
fn compare_versions(one: &str, other: &str) -> Option<Ordering> {
    let ((numbers, form), (others, other_form)) = (parts(one)?, parts(other)?);
    let shared = numbers.len().min(others.len());
    (form.get(..shared) == other_form.get(..shared)).then(|| numbers.cmp(&others))
}

/// The numbers of a version, and what stands before each. None without a number, or if one tells nothing.
fn parts(version: &str) -> Option<(Vec<u64>, Vec<&str>)> {
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    let mut rest = version.trim();
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (word, after) = rest.split_at(start);
        let end = after.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(after.len());
        let (digits, after) = after.split_at(end);
        let number = digits.parse().ok()?;
        if number >= YEAR && !numbers.is_empty() {
            return None;
        }
        numbers.push(number);
        words.push(word);
        rest = after;
    }
    (!numbers.is_empty() && rest.is_empty()).then_some((numbers, words))
}

#[cfg(test)]
mod tests {
    use super::super::Head;
    use super::*;

    fn index(versions: &[(&str, &str)]) -> Index {
        let head = |(id, version): &(&str, &str)| Head {
            id: ProcedureId::new(*id),
            version: (*version).to_owned(),
            file: format!("pack/{id}-{version}.json"),
            ..Head::default()
        };
        Index { procedures: versions.iter().map(head).collect(), ..Index::default() }
    }

    #[test]
    fn versions_of_one_form_are_compared_by_their_numbers() {
        let newer = [
            ("2026-01-05", "2025-11-21"),
            ("2026-1-5", "2025-11-21"),
            ("2025-11-21.2", "2025-11-21"),
            ("1.10", "1.9"),
            ("v12", "v3"),
            ("2", "1.9"),
            (" Version 4 ", "Version 3"),
            ("20260105", "20251121"),
        ];
        for (one, other) in newer {
            assert_eq!(compare_versions(one, other), Some(Ordering::Greater), "{one} {other}");
            assert_eq!(compare_versions(other, one), Some(Ordering::Less), "{other} {one}");
        }
        assert_eq!(compare_versions("1.9", "1.09"), Some(Ordering::Equal));
        let untold = [
            ("undated", "2025-11-21"),
            ("undated", "undated"),
            ("", "1"),
            ("1/5/2026", "12/1/2025"),
            ("05.01.2026", "21.11.2025"),
            ("2026-01-05", "2025.11.21"),
            ("v3", "3"),
            ("3 (draft)", "2"),
            ("99999999999999999999", "1"),
        ];
        for (one, other) in untold {
            assert_eq!(compare_versions(one, other), None, "{one} {other}");
            assert_eq!(compare_versions(other, one), None, "{other} {one}");
        }
    }

    #[test]
    fn a_case_stands_to_a_pack_by_edition_first_and_version_second() {
        let pack = index(&[("a", "2026-01-05"), ("b", "undated")]);
        let standing = |id: &str, edition: &str, version: &str| pack.standing(&ProcedureId::new(id), edition, version);
        assert_eq!(standing("a", "a-2026-01-05", "2026-01-05"), Standing::Same);
        assert_eq!(standing("a", "a-1", "2025-11-21"), Standing::Newer);
        assert_eq!(standing("a", "a-1", "2026-02-01"), Standing::Older);
        assert_eq!(standing("a", "a-1", "2026-01-05"), Standing::Other);
        assert_eq!(standing("b", "b-1", "undated"), Standing::Other);
        assert_eq!(standing("c", "c-1", "2026-01-05"), Standing::Gone);
    }

    #[test]
    fn a_pack_is_foreign_to_cases_of_which_it_has_no_procedure() {
        let pack = index(&[("a", "1"), ("b", "1")]);
        let foreign = |ids: &[&str]| {
            let ids: Vec<ProcedureId> = ids.iter().map(|id| ProcedureId::new(*id)).collect();
            pack.is_foreign(ids.iter())
        };
        assert!(foreign(&["c"]) && foreign(&["c", "d"]));
        assert!(!foreign(&[]) && !foreign(&["a"]) && !foreign(&["c", "b"]));
    }
}
