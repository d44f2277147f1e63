//! Which of the pages below `#/storage` the address names.

use crate::app::route::Route;
use casewright_core::id::{CaseId, ProcedureId, is_id};

/// A page of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Page {
    /// One of the other program: nothing is drawn.
    Elsewhere,
    /// What this browser keeps.
    Kept,
    /// What the open cases need next.
    Due,
    /// Of procedures and cases.
    Search,
    /// All of a case, for paper.
    Print(CaseId),
    /// A procedure as a check list, for paper.
    CheckList(ProcedureId),
    Settings,
    /// What changed in the procedure of a case since it began.
    Changes(CaseId),
    Unknown,
}

impl Page {
    /// The page that the part after the `#` names.
    pub(super) fn read(hash: &str) -> Page {
        match Route::read(hash) {
            Route::Storage => {}
            Route::Due => return Page::Due,
            Route::Search => return Page::Search,
            Route::Print(case) => return Page::Print(case),
            Route::CheckList(procedure) => return Page::CheckList(procedure),
            Route::Settings => return Page::Settings,
            _ => return Page::Elsewhere,
        }
        let mut parts = hash.trim_matches('/').split('/').skip(1);
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Page::Kept,
            (Some("changes"), Some(id), None) if is_id(id) => Page::Changes(CaseId::new(id)),
            _ => Page::Unknown,
        }
    }
}

/// The address of a case.
pub(super) fn case_link(case: &CaseId) -> String {
    Route::Case { id: case.clone(), stage: None }.link()
}
