//! The texts of scenarios and practice cases.

use casewright_core::document::plain;
use casewright_core::engine::{ClockState, Moment};
use casewright_core::procedure::{Difficulty, Level, Procedure};
use casewright_core::training::Attempt;
use casewright_core::training::scenario::{Early, Item, Mistake, Shown, Subject};
use casewright_core::value::write_time;

use crate::browser::locale;
use crate::text::{self, number, plural};
use crate::words::{Text, t};

pub(crate) const CUSTOMER: Text = t("The customer writes");
pub(crate) const SALESFORCE: Text = t("What stands in Salesforce");
pub(crate) const NOW: Text = t("What has happened");
pub(crate) const GO_ON_OR_PAUSE: Text = t("Done here, or pause");
pub(crate) const BEGIN: Text = t("Begin the practice case");
pub(crate) const HOW_IT_GOES: Text = t(
    "You work in a practice case on the real page, with the clock of the scenario. It is in none of your lists. When you have done all you can, move the clock on; at the end you see what matched and what did not.",
);
pub(crate) const OPEN: Text = t("Open the practice case");
pub(crate) const GO_ON: Text = t("I am done here: move the clock on");
pub(crate) const GO_BACK: Text = t("Back to the moment before");
pub(crate) const GO_ON_WITH: Text = t("Go on with the practice case:");
pub(crate) const UNDERWAY: Text = t("begun: go on");
pub(crate) const AGAIN: Text = t("Do it again");
pub(crate) const RESULT: Text = t("How it went");
pub(crate) const ALL_RIGHT: Text = t("Everything was as it should be.");
pub(crate) const TO_MEND: Text = t("What was missed or wrong");
pub(crate) const MATCHED: Text = t("What was right");
pub(crate) const POSTS: Text = t("Your posts beside the right ones");
pub(crate) const SAME_POST: Text = t("The same as the right one.");
pub(crate) const POST_NOT_SENT: Text = t("It was not copied.");
pub(crate) const MISSING_LINE: Text = t("missing:");
pub(crate) const ADDED_LINE: Text = t("not in the right post:");
pub(crate) const LESSON: Text = t("To remember");
pub(crate) const GONE: Text = t("This scenario is no longer there");
pub(crate) const GONE_HELP: Text = t("The SOPs of this page have changed since you began it.");
pub(crate) const OTHER_DATES: Text = t("Try it with other dates");
pub(crate) const OTHER_DATES_HELP: Text =
    t("Change what decides, and watch what comes of it. Nothing of this is kept.");
pub(crate) const OUTCOME: Text = t("Outcome");
pub(crate) const IN_SCENARIO: Text = t("In the scenario");
pub(crate) const WITH_CHANGES: Text = t("With your changes");
pub(crate) const READY: Text = t("can go out");
pub(crate) const NOT_READY: Text = t("not yet");
pub(crate) const NONE: Text = t("–");
const SCENARIOS: Text = t("{0} scenario|{0} scenarios");
const UNKNOWN: Text = t("not known yet");
const PRACTICE_AT: Text = t("Practice: it is {0}");
const SCORE: Text = t("{0} of 100");
const NOT_ANSWERED: Text = t("“{0}” was not answered. Right: {1}");
const ANSWERED: Text = t("“{0}”: you answered {1}. Right: {2}");
const NOT_TICKED: Text = t("The step “{0}” was not done.");
const TICKED_EARLY: Text = t("The step “{0}” was ticked too early: it does not belong to this case at that moment.");
const TICKED_IN_FUTURE: Text = t("The step “{0}” was ticked too early: nobody can have done it by then.");
const TICKED_BLOCKED: Text = t("The step “{0}” was ticked although something stood in its way.");
const NOT_SENT: Text = t("The post “{0}” was not copied.");
const SENT_EARLY: Text = t("The post “{0}” was copied although it could not go out yet.");
const FIRED: Text = t("The case was left with this: {0}");
const LATE: Text = t("This was late: {0}: {1}");
const IT_LED_TO: Text = t("It led to this: {0}");
const MENDED: Text = t("You mended it later.");

pub(crate) fn scenarios(count: usize) -> String {
    plural(count, SCENARIOS)
}

/// The time of a practice case.
pub(crate) fn practice(attempt: &Attempt) -> String {
    let now = attempt.now();
    PRACTICE_AT.with(&[&write_time(now.instant, &now.zone)])
}

pub(crate) fn score(score: u32) -> String {
    SCORE.with(&[&number(usize::try_from(score).unwrap_or_default())])
}

pub(crate) fn difficulty(difficulty: Difficulty) -> Text {
    match difficulty {
        Difficulty::Easy => t("easy"),
        Difficulty::Medium => t("medium"),
        Difficulty::Hard => t("hard"),
    }
}

/// What a good CSM does, in the words of the procedure.
pub(crate) fn item(procedure: &Procedure, item: &Item) -> String {
    match item {
        Item::Answer(field) => label(procedure, field.as_str()),
        Item::Tick(step) => title(procedure, step.as_str()),
        Item::Send(post) => post_title(procedure, post.as_str()),
    }
}

pub(crate) fn mistake(procedure: &Procedure, mistake: &Mistake) -> String {
    match mistake {
        Mistake::NotAnswered { field, right } => NOT_ANSWERED.with(&[&label(procedure, field.as_str()), right]),
        Mistake::Answered { field, given, right } => ANSWERED.with(&[&label(procedure, field.as_str()), given, right]),
        Mistake::NotTicked { step } => NOT_TICKED.with(&[&title(procedure, step.as_str())]),
        Mistake::TickedEarly { step, early } => {
            let words = match early {
                Early::NotAsked => TICKED_EARLY,
                Early::NotYet => TICKED_IN_FUTURE,
                Early::Blocked(_) => TICKED_BLOCKED,
            };
            words.with(&[&title(procedure, step.as_str())])
        }
        Mistake::NotSent { post } => NOT_SENT.with(&[&post_title(procedure, post.as_str())]),
        Mistake::SentEarly { post, .. } => SENT_EARLY.with(&[&post_title(procedure, post.as_str())]),
        Mistake::Fired { says, .. } => FIRED.with(&[&plain(says)]),
        Mistake::Late { label, says, .. } => LATE.with(&[label, &plain(says)]),
    }
}

pub(crate) fn led_to(procedure: &Procedure, what: &Mistake) -> String {
    IT_LED_TO.with(&[&mistake(procedure, what)])
}

pub(crate) fn mended() -> String {
    MENDED.to_string()
}

/// What an outcome is about.
pub(crate) fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Value { label, .. } => label.clone(),
        Subject::Due { label, says, .. } => [label, ": ", &plain(says)].concat(),
        Subject::Rule { says, .. } => plain(says),
        Subject::Post { title, .. } => title.clone(),
    }
}

/// What came out.
pub(crate) fn shown(shown: &Shown) -> String {
    match shown {
        Shown::Value(value) => value.clone(),
        Shown::Unknown => UNKNOWN.to_string(),
        Shown::Due { at, state } => {
            let at = match at {
                Some(Moment::Day(day)) => locale::day(*day),
                Some(Moment::Time(time)) => locale::time(*time),
                None => String::new(),
            };
            match state {
                ClockState::Late => t("{0}, late").with(&[&at]),
                ClockState::Waiting => t("not started").to_string(),
                _ => at,
            }
        }
        Shown::Fires(level) => level_of(*level).to_string(),
        Shown::Ready(ready) => if *ready { READY } else { NOT_READY }.to_string(),
    }
}

fn level_of(level: Level) -> Text {
    text::level(level)
}

fn label(procedure: &Procedure, field: &str) -> String {
    procedure.fields.iter().find(|one| one.id.as_str() == field).map_or(field, |one| &one.label).to_owned()
}

fn title(procedure: &Procedure, step: &str) -> String {
    procedure.steps.iter().find(|one| one.id.as_str() == step).map_or(step, |one| &one.title).to_owned()
}

/// The title of a post.
pub(crate) fn post_title(procedure: &Procedure, post: &str) -> String {
    procedure.posts.iter().find(|one| one.id.as_str() == post).map_or(post, |one| &one.title).to_owned()
}
