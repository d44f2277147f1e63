//! The addresses of the pages. No other module reads or writes them.

mod train;

use casewright_core::id::{CaseId, ProcedureId, StageId, is_id};

pub(crate) use self::train::{SessionPage, TrainRoute};

/// A page, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    Home,
    /// A case, at one of its stages; at the last one visited if none is named.
    Case {
        id: CaseId,
        stage: Option<StageId>,
    },
    /// Begins a case.
    Begin(ProcedureId),
    Due,
    Search,
    Storage,
    /// What changed in the SOP of a case since the case began.
    Changes(CaseId),
    /// A whole case, for paper.
    Print(CaseId),
    /// A procedure as a checklist, for paper.
    CheckList(ProcedureId),
    Settings,
    /// Training, with the rest of the address, which its pages read ([`TrainRoute`]).
    Train(String),
    Unknown,
}

impl Route {
    /// The page that the part after the `#` names.
    pub(crate) fn read(hash: &str) -> Route {
        let parts: Vec<&str> = hash.trim_matches('/').split('/').collect();
        match *parts.as_slice() {
            [""] => Route::Home,
            ["case", id] if is_id(id) => Route::Case { id: CaseId::new(id), stage: None },
            ["case", id, stage] if is_id(id) && is_id(stage) => {
                Route::Case { id: CaseId::new(id), stage: Some(StageId::new(stage)) }
            }
            ["begin", id] if is_id(id) => Route::Begin(ProcedureId::new(id)),
            ["due"] => Route::Due,
            ["search"] => Route::Search,
            ["storage"] => Route::Storage,
            ["storage", "changes", id] if is_id(id) => Route::Changes(CaseId::new(id)),
            ["print", id] if !id.is_empty() => Route::Print(CaseId::new(id)),
            ["procedures", id, "print"] if !id.is_empty() => Route::CheckList(ProcedureId::new(id)),
            ["settings"] => Route::Settings,
            ["train", ..] => Route::Train(parts.get(1..).unwrap_or_default().join("/")),
            _ => Route::Unknown,
        }
    }

    /// The route of a case, at the stage visited last.
    pub(crate) fn case(id: &CaseId) -> Route {
        Route::Case { id: id.clone(), stage: None }
    }

    /// The address, from the `#` on.
    pub(crate) fn link(&self) -> String {
        match self {
            Route::Home | Route::Unknown => "#/".to_owned(),
            Route::Case { id, stage: None } => format!("#/case/{id}"),
            Route::Case { id, stage: Some(stage) } => format!("#/case/{id}/{stage}"),
            Route::Begin(id) => format!("#/begin/{id}"),
            Route::Due => "#/due".to_owned(),
            Route::Search => "#/search".to_owned(),
            Route::Storage => "#/storage".to_owned(),
            Route::Changes(id) => format!("#/storage/changes/{id}"),
            Route::Print(id) => format!("#/print/{id}"),
            Route::CheckList(id) => format!("#/procedures/{id}/print"),
            Route::Settings => "#/settings".to_owned(),
            Route::Train(rest) if rest.is_empty() => "#/train".to_owned(),
            Route::Train(rest) => format!("#/train/{rest}"),
        }
    }

    /// True if both routes show the same page, perhaps at another place of it.
    pub(crate) fn same_page(&self, other: &Route) -> bool {
        match (self, other) {
            (Route::Case { id, .. }, Route::Case { id: other, .. }) => id == other,
            _ => self == other,
        }
    }

    /// The id of the element that gets the focus when the page is reached from `before`.
    pub(crate) fn arrival(&self, before: &Route) -> &'static str {
        match self {
            _ if self.same_page(before) => "stage-heading",
            Route::Search => "search",
            _ => "page-heading",
        }
    }
}
