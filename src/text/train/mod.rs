//! The texts of training.

pub(crate) mod cards;
pub(crate) mod computed;
pub(crate) mod practice;
pub(crate) mod session;
pub(crate) mod walk;

use casewright_core::training::Plan;

use super::{number, plural};
use crate::words::{Text, t};

pub(crate) const LEAD: Text = t("Learn the SOPs by the rules that guide real cases. Nothing here touches your cases.");
pub(crate) const TODAY: Text = t("Today");
pub(crate) const BEGIN: Text = t("Begin");
pub(crate) const CHANGED: Text = t("Asked anew, since something changed");
pub(crate) const LEECHES: Text = t("Better walked again");
pub(crate) const LEECHES_HELP: Text =
    t("These were forgotten eight times or more. Asking again is of no use: walk through the SOP instead.");
pub(crate) const SOPS: Text = t("SOPs");
pub(crate) const WALK: Text = t("Walk through it");
pub(crate) const PROGRESS: Text = t("Your progress");
pub(crate) const RIGHT_FIRST: Text = t("right first time");
pub(crate) const DUE_TODAY: Text = t("cards due today");
pub(crate) const WALKED: Text = t("SOPs walked");
pub(crate) const READ: Text = t("Read it");
pub(crate) const KEPT: Text = t("What is kept");
pub(crate) const KEPT_HELP: Text =
    t("Your answers and your practice cases stay in this browser, apart from your cases. A backup holds them as well.");
pub(crate) const CLEAR: Text = t("Clear my training");
pub(crate) const CLEAR_QUESTION: Text =
    t("Delete all your answers, walks and practice cases? Your cases stay. This cannot be undone.");
pub(crate) const CLEAR_YES: Text = t("Delete my training");
pub(crate) const CLEAR_NO: Text = t("Keep it");
pub(crate) const NEWER: Text = t(
    "Your training was stored by a newer Casewright, which this page cannot read. Reload the page. What you do here until then is not kept.",
);
pub(crate) const UNSAVED: Text =
    t("Your training cannot be stored in this browser. It is kept until you close or reload this page.");
const DUE: Text = t("{0} card is due.|{0} cards are due.");
const OF_THEM_NEW: Text = t("{0} of them is new.|{0} of them are new.");
const WALK_THROUGH: Text = t("Walk through {0}");
const KNOWN: Text = t("{0} of {1} card known|{0} of {1} cards known");
const CARDS_DUE: Text = t("{0} card due|{0} cards due");
const SOME_OF_ALL: Text = t("{0}/{1}");
const PERCENT: Text = t("{0}%");

pub(crate) fn due(plan: &Plan) -> String {
    let due = plural(plan.len(), DUE);
    if plan.new.is_empty() { due } else { format!("{due} {}", plural(plan.new.len(), OF_THEM_NEW)) }
}

/// The link to the walk through a procedure.
pub(crate) fn walk(title: &str) -> String {
    WALK_THROUGH.with(&[title])
}

pub(crate) fn known(known: usize, all: usize) -> String {
    KNOWN.counted(all, &[&number(known), &number(all)])
}

pub(crate) fn cards_due(count: usize) -> String {
    plural(count, CARDS_DUE)
}

/// Some of all.
pub(crate) fn of(some: usize, all: usize) -> String {
    SOME_OF_ALL.with(&[&number(some), &number(all)])
}

pub(crate) fn percent(share: usize) -> String {
    PERCENT.with(&[&number(share)])
}
