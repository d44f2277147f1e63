//! The texts of the pages on which procedures are read: the document with its map, and the summary for paper.

use super::{WORDING, number};
use crate::words::{Text, t};
use casewright_core::procedure::Due;
use casewright_map::{Clock, Step, due};

pub(crate) const PROCEDURES: Text = t("Procedures");
pub(crate) const PROCEDURES_LEAD: Text = t("Each SOP as a document, with its map.");
pub(crate) const PROCEDURE: Text = t("Procedure");
pub(crate) const TO_SUMMARY: Text = t("Summary on one page");
pub(crate) const TO_WALK: Text = t("Walk through it");
pub(crate) const TO_CHECK_LIST: Text = t("Checklist");
pub(crate) const BEGIN: Text = t("Begin a case");
pub(crate) const STEPS: Text = t("Stages and steps");
pub(crate) const SOURCES: Text = t("Sources");

pub(crate) fn version(version: &str) -> String {
    t("SOP version {0}").with(&[version])
}

/// What a step asks.
pub(crate) fn asks(labels: &str) -> String {
    t("To fill in: {0}").with(&[labels])
}

// The map.
pub(crate) const MAP: Text = t("Map");
pub(crate) const ZOOM: Text = t("Map tools");
pub(crate) const SMALLER: Text = t("Zoom out");
pub(crate) const LARGER: Text = t("Zoom in");
pub(crate) const FIT: Text = t("Fit");
pub(crate) const SAVE_MAP: Text = t("Download as SVG");
pub(crate) const ZOOM_KEYS: Text = t("In the map, the keys + and − zoom, and 0 fits it.");
pub(crate) const AS_LIST: Text = t("The same as a list");
pub(crate) const TOO_LARGE: Text = t("This SOP is too large for a picture. Here it is as a list.");

pub(crate) fn map_of(title: &str) -> String {
    t("Map of {0}").with(&[title])
}

pub(crate) fn map_file(procedure: &str) -> String {
    ["casewright-map-", procedure, ".svg"].concat()
}

/// A step of the map, for those who hear it.
pub(crate) fn step_node(step: &Step) -> String {
    let all = [Some(step.title.as_str()), step.role.as_deref(), step.only_if.as_deref()];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A clock of the map, with all that is known of it.
pub(crate) fn clock_node(clock: &Clock) -> String {
    let dues = clock.dues.join(", ");
    let further = [Some(dues.as_str()), clock.only_if.as_deref(), Some(clock.from.as_str()), clock.until.as_deref()];
    let further: Vec<&str> = further.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    t("Clock: {0}: {1}").with(&[&clock.label, &further.join("; ")])
}

// The summary.
pub(crate) const SUMMARY: Text = t("Summary");
pub(crate) const DEADLINES: Text = super::paper::DEADLINES;
pub(crate) const WHO: Text = t("Who acts");
pub(crate) const SOMETIMES: Text = t(" (not in every case)");
pub(crate) const BACK: Text = t("Back to the SOP");

pub(crate) fn summary(title: &str) -> String {
    t("Summary: {0}").with(&[title])
}

/// A deadline in short, without what is to be done.
pub(crate) fn deadline(label: &str, dues: &[Due]) -> String {
    let dues: Vec<String> = dues.iter().map(|one| due(one, WORDING)).collect();
    [label, ": ", &dues.join(", ")].concat()
}

/// How many steps a role has.
pub(crate) fn acts(role: &str, steps: usize) -> String {
    t("{1}: {0} step|{1}: {0} steps").counted(steps, &[&number(steps), role])
}
