//! The addresses of the pages. Nothing else writes or reads one.

use casewright_core::id::{CaseId, ProcedureId, StageId, is_id};

/// A page, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    Home,
    Case {
        id: CaseId,
        stage: Option<StageId>,
    },
    /// Begins a case of a procedure.
    Begin(ProcedureId),
    /// What this browser keeps, and all pages below it (`storage::page`).
    Storage,
    /// What the open cases need next; of the same program.
    Due,
    /// Of procedures and cases; of the same program.
    Search,
    /// All of a case, for paper; of the same program, which also says so where there is no such case.
    Print(CaseId),
    /// A procedure as a check list, for paper; the same.
    CheckList(ProcedureId),
    /// What a person sets; of the same program.
    Settings,
    Unknown,
}

impl Route {
    /// The page that the part after the `#` names.
    pub(crate) fn read(hash: &str) -> Route {
        let mut parts = hash.trim_start_matches('/').trim_end_matches('/').split('/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(""), None, ..) => Route::Home,
            (Some("case"), Some(id), stage, None) if is_id(id) && stage.is_none_or(is_id) => {
                Route::Case { id: CaseId::new(id), stage: stage.map(StageId::new) }
            }
            (Some("begin"), Some(id), None, None) if is_id(id) => Route::Begin(ProcedureId::new(id)),
            (Some("storage"), ..) => Route::Storage,
            (Some("due"), None, ..) => Route::Due,
            (Some("search"), None, ..) => Route::Search,
            (Some("print"), Some(id), None, None) if !id.is_empty() => Route::Print(CaseId::new(id)),
            (Some("procedures"), Some(id), Some("print"), None) if !id.is_empty() => {
                Route::CheckList(ProcedureId::new(id))
            }
            (Some("settings"), None, ..) => Route::Settings,
            _ => Route::Unknown,
        }
    }

    /// The address, from the `#` on.
    pub(crate) fn link(&self) -> String {
        match self {
            Route::Home | Route::Unknown => "#/".to_owned(),
            Route::Storage => "#/storage".to_owned(),
            Route::Due => "#/due".to_owned(),
            Route::Search => "#/search".to_owned(),
            Route::Print(id) => ["#/print/", id.as_str()].concat(),
            Route::CheckList(id) => ["#/procedures/", id.as_str(), "/print"].concat(),
            Route::Settings => "#/settings".to_owned(),
            Route::Begin(id) => ["#/begin/", id.as_str()].concat(),
            Route::Case { id, stage: None } => ["#/case/", id.as_str()].concat(),
            Route::Case { id, stage: Some(stage) } => ["#/case/", id.as_str(), "/", stage.as_str()].concat(),
        }
    }

    /// Where it stands what has changed in the SOP of a case; it is below the page "Storage".
    pub(crate) fn changes(case: &CaseId) -> String {
        ["#/storage/changes/", case.as_str()].concat()
    }

    /// Whether the other program draws it.
    pub(crate) fn is_elsewhere(&self) -> bool {
        use Route::{CheckList, Due, Print, Search, Settings, Storage};
        matches!(self, Storage | Due | Search | Settings | Print(_) | CheckList(_))
    }

    /// Whether both are the same page, be it at another place of it.
    pub(crate) fn same_page(&self, other: &Route) -> bool {
        match (self, other) {
            (Route::Case { id, .. }, Route::Case { id: other, .. }) => id == other,
            _ => self == other,
        }
    }
}

/// The ids of controls that both programs know: the palette of the second one presses them.
pub(crate) mod ids {
    pub(crate) const COPY_DRAFT: &str = "copy-draft";
    pub(crate) const ENDING: &str = "ending";
    /// The ways out of the page: to the case in Salesforce, to an e-mail of the open post.
    pub(crate) const RECORD: &str = "open-record";
    pub(crate) const MAIL: &str = "open-mail";
    /// Has a narrow screen show the steps; and the post.
    pub(crate) const TO_STAGE: &str = "view-stage";
    pub(crate) const TO_POST: &str = "view-post";

    pub(crate) fn field(field: &str) -> String {
        ["field-", field].concat()
    }

    pub(crate) fn step(step: &str) -> String {
        ["step-", step].concat()
    }

    /// The tab of a post.
    pub(crate) fn post_tab(post: &str) -> String {
        ["post-tab-", post].concat()
    }

    /// Why a step is to be done, and what its words mean.
    pub(crate) fn why(step: &str) -> String {
        ["why-", step].concat()
    }
}
