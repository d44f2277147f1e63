//! The addresses of the pages. No other module reads or writes them.

mod train;

use casewright_core::id::{CaseId, ProcedureId, StageId, StepId, is_id};

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
    /// All procedures.
    Procedures,
    /// A procedure read as a document, at one of its steps if one is named.
    Procedure {
        id: ProcedureId,
        step: Option<StepId>,
    },
    /// A procedure on one page, for paper.
    Summary(ProcedureId),
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
            ["procedures"] => Route::Procedures,
            ["procedures", id] if is_id(id) => Route::procedure(&ProcedureId::new(id)),
            ["procedures", id, "step", step] if is_id(id) && is_id(step) => {
                Route::Procedure { id: ProcedureId::new(id), step: Some(StepId::new(step)) }
            }
            ["procedures", id, "summary"] if is_id(id) => Route::Summary(ProcedureId::new(id)),
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

    /// The route of a procedure, at its beginning.
    pub(crate) fn procedure(id: &ProcedureId) -> Route {
        Route::Procedure { id: id.clone(), step: None }
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
            Route::Procedures => "#/procedures".to_owned(),
            Route::Procedure { id, step: None } => format!("#/procedures/{id}"),
            Route::Procedure { id, step: Some(step) } => format!("#/procedures/{id}/step/{step}"),
            Route::Summary(id) => format!("#/procedures/{id}/summary"),
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
            (Route::Procedure { id, .. }, Route::Procedure { id: other, .. }) => id == other,
            _ => self == other,
        }
    }

    /// The id of the element that gets the focus when the page is reached from `before`.
    pub(crate) fn arrival(&self, before: &Route) -> String {
        let place = match self {
            Route::Procedure { step: Some(step), .. } => return step_heading(step),
            Route::Procedure { .. } => "page-heading",
            _ if self.same_page(before) => "stage-heading",
            Route::Search => "search",
            _ => "page-heading",
        };
        place.to_owned()
    }
}

/// The id of a step's heading on the page of its procedure.
pub(crate) fn step_heading(step: &StepId) -> String {
    ["step-", step.as_str()].concat()
}
