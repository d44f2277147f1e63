//! The texts of cards.

use casewright_core::training::{Rating, WhatChanged};
use chrono::NaiveDate;

use crate::browser::locale;
use crate::text::{number, plural};
use crate::words::{Text, t};

pub(crate) const CARDS: Text = t("Cards");
pub(crate) const CHOOSE: Text = t("Choose an answer");
pub(crate) const RECALL: Text = t("Answer from memory");
pub(crate) const HOW: Text = t("How to answer");
pub(crate) const ANSWERS: Text = t("Answers");
pub(crate) const ANSWER: Text = t("Answer");
pub(crate) const YOUR_ANSWER: Text = t("Your answer");
pub(crate) const SHOW: Text = t("Show the answer");
pub(crate) const CHOOSE_FIRST: Text = t("Choose one of the answers first.");
pub(crate) const RIGHT: Text = t("Right");
pub(crate) const WRONG: Text = t("Not right");
pub(crate) const IS_RIGHT: Text = t(" — right");
pub(crate) const IS_YOURS: Text = t(" — your answer");
pub(crate) const THE_ANSWER: Text = t("The answer");
pub(crate) const HOW_WELL: Text = t("How well did you know it?");
pub(crate) const NEXT: Text = t("Next card");
pub(crate) const ASKED_AGAIN: Text = t("It is asked again at the end.");
pub(crate) const FACTS: Text = t("What is known");
pub(crate) const NOTHING_DUE: Text = t("No card is due.");
pub(crate) const DONE: Text = t("Done for today");
pub(crate) const TO_TRAINING: Text = t("Back to training");
pub(crate) const KEY: Text = t("Each answer names the place in the SOP that it comes from, or says that it is ours.");
const OF: Text = t("Card {0} of {1}");
const ASKED: Text = t("You answered {0} card.|You answered {0} cards.");
const AGAIN: Text = t("Again");
const HARD: Text = t("With effort");
const GOOD: Text = t("Well");
const EASY: Text = t("At once");
const IN_DAYS: Text = t("in {0} day|in {0} days");
const NEXT_DUE: Text = t("The next card is due on {0}.");
const CARD_CHANGED: Text = t("This card was rewritten since you answered it.");
const SOP_CHANGED: Text = t("The SOP changed where this card comes from since you answered it.");

/// Where a card stands among those of today.
pub(crate) fn of(card: usize, all: usize) -> String {
    OF.with(&[&number(card), &number(all)])
}

pub(crate) fn answered(count: usize) -> String {
    plural(count, ASKED)
}

pub(crate) fn rating(rating: Rating) -> Text {
    match rating {
        Rating::Again => AGAIN,
        Rating::Hard => HARD,
        Rating::Good => GOOD,
        Rating::Easy => EASY,
    }
}

/// When a card is asked again.
pub(crate) fn in_days(days: u32) -> String {
    plural(usize::try_from(days).unwrap_or(usize::MAX), IN_DAYS)
}

/// When the next card is due.
pub(crate) fn next_due(day: NaiveDate) -> String {
    NEXT_DUE.with(&[&locale::day(day)])
}

/// Why a card is asked anew.
pub(crate) fn changed(what: WhatChanged) -> Text {
    match what {
        WhatChanged::Card => CARD_CHANGED,
        WhatChanged::Sop => SOP_CHANGED,
    }
}
