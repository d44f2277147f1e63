//! The addresses of training, below `#/train`. Only its pages read them, so they are in its part of the program.

use casewright_core::id::{CaseId, ProcedureId, ScenarioId, is_id};

/// A page of training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TrainRoute {
    Overview,
    /// A walk through a procedure, at a place; at the last one shown if none is named.
    Walk {
        procedure: ProcedureId,
        place: Option<String>,
    },
    /// A place of a walk on a screen in front of a class.
    Class {
        procedure: ProcedureId,
        place: String,
    },
    /// A whole walk, for paper.
    HandOut(ProcedureId),
    /// The cards that are due: of one procedure, or of all.
    Cards(Option<ProcedureId>),
    /// What a scenario is about, before it is begun.
    Scenario {
        procedure: ProcedureId,
        scenario: ScenarioId,
    },
    /// A scenario that was begun, by its practice case.
    Practice(CaseId),
    /// Where a trainer makes a session.
    MakeSession,
    /// A session, by its code, which its pages read.
    Session(String, SessionPage),
    /// Where a trainer puts results together.
    Results,
    Unknown,
}

/// A page of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SessionPage {
    /// Everything that is to be done in it.
    Contents,
    Cards,
    HandOut,
    Certificate,
}

impl TrainRoute {
    /// The page that the address after `train` names.
    pub(crate) fn read(rest: &str) -> TrainRoute {
        let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
        match *parts.as_slice() {
            [] => TrainRoute::Overview,
            ["cards"] => TrainRoute::Cards(None),
            ["results"] => TrainRoute::Results,
            ["session"] => TrainRoute::MakeSession,
            ["session", code] => TrainRoute::Session(code.to_owned(), SessionPage::Contents),
            ["session", code, "cards"] => TrainRoute::Session(code.to_owned(), SessionPage::Cards),
            ["session", code, "print"] => TrainRoute::Session(code.to_owned(), SessionPage::HandOut),
            ["session", code, "certificate"] => TrainRoute::Session(code.to_owned(), SessionPage::Certificate),
            [id, "cards"] if is_id(id) => TrainRoute::Cards(Some(ProcedureId::new(id))),
            [id, "walk"] if is_id(id) => TrainRoute::Walk { procedure: ProcedureId::new(id), place: None },
            [id, "hand-out"] if is_id(id) => TrainRoute::HandOut(ProcedureId::new(id)),
            [id, "walk", place, "class"] if is_id(id) => {
                TrainRoute::Class { procedure: ProcedureId::new(id), place: place.to_owned() }
            }
            [id, "walk", place] if is_id(id) => {
                TrainRoute::Walk { procedure: ProcedureId::new(id), place: Some(place.to_owned()) }
            }
            [id, "scenario", scenario] if is_id(id) && is_id(scenario) => {
                TrainRoute::Scenario { procedure: ProcedureId::new(id), scenario: ScenarioId::new(scenario) }
            }
            ["practice", id] if is_id(id) => TrainRoute::Practice(CaseId::new(id)),
            _ => TrainRoute::Unknown,
        }
    }

    /// The address, from the `#` on.
    pub(crate) fn link(&self) -> String {
        match self {
            TrainRoute::Overview | TrainRoute::Unknown => "#/train".to_owned(),
            TrainRoute::Cards(None) => "#/train/cards".to_owned(),
            TrainRoute::Cards(Some(id)) => format!("#/train/{id}/cards"),
            TrainRoute::Scenario { procedure, scenario } => format!("#/train/{procedure}/scenario/{scenario}"),
            TrainRoute::Practice(id) => format!("#/train/practice/{id}"),
            TrainRoute::MakeSession => "#/train/session".to_owned(),
            TrainRoute::Session(code, page) => {
                let page = match page {
                    SessionPage::Contents => "",
                    SessionPage::Cards => "/cards",
                    SessionPage::HandOut => "/print",
                    SessionPage::Certificate => "/certificate",
                };
                format!("#/train/session/{code}{page}")
            }
            TrainRoute::Results => "#/train/results".to_owned(),
            TrainRoute::Walk { procedure, place: None } => format!("#/train/{procedure}/walk"),
            TrainRoute::Walk { procedure, place: Some(place) } => format!("#/train/{procedure}/walk/{place}"),
            TrainRoute::Class { procedure, place } => format!("#/train/{procedure}/walk/{place}/class"),
            TrainRoute::HandOut(id) => format!("#/train/{id}/hand-out"),
        }
    }
}
