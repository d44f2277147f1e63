//! The texts of sessions: making one, working through it, and putting the results of a class together.

use casewright_core::id::ProcedureId;
use casewright_core::training::session::{Item, Kind, Outcome, ResultsProblem, SessionProblem};
use chrono::NaiveDate;

use crate::browser::locale;
use crate::text::{number, plural, size};
use crate::words::{Text, t};

pub(crate) use super::SOPS;
pub(crate) use super::cards::{ANSWERS, TO_TRAINING};

pub(crate) const SESSION: Text = t("Session");
pub(crate) const SESSIONS: Text = t("Sessions");
pub(crate) const FOR_TRAINERS: Text = t("For trainers: one link for a whole class, and its results in one table.");

pub(crate) fn title(title: &str) -> String {
    if title.is_empty() { SESSION.to_string() } else { title.to_owned() }
}

// Making one.
pub(crate) const MAKE: Text = t("Make a session");
pub(crate) const MAKE_LEAD: Text = t(
    "Choose what a class is to do, and give it the link. Everyone who opens it gets the same. Nothing is sent anywhere.",
);
pub(crate) const TITLE: Text = t("Title");
pub(crate) const WHAT: Text = t("What the class does");
pub(crate) const WITH_WALKS: Text = t("Walks through the SOPs");
pub(crate) const CARDS: Text = t("Number of cards");
pub(crate) const SCENARIOS: Text = t("Scenarios");
pub(crate) const MINUTES: Text = t("Length in minutes");
pub(crate) const MINUTES_HELP: Text = t("Optional; the class is told, and nothing stops when it is over.");
pub(crate) const NO_SOP: Text = t("Choose at least one SOP.");
pub(crate) const NOTHING_TO_DO: Text = t("There is nothing to do yet: choose walks, cards or scenarios.");
pub(crate) const BAD_CARDS: Text = t("The number of cards is a number from 0 to 200.");
pub(crate) const BAD_SCENARIOS: Text = t("The number of scenarios is a number from 0 to 20.");
pub(crate) const BAD_MINUTES: Text = t("The length is a number of minutes, 1440 at most.");
pub(crate) const FOR_CLASS: Text = t("For your class");
pub(crate) const FOR_CLASS_HELP: Text = t(
    "All of the session is in this link. Each person opens it in a browser, works through it, and gives you the file with the results.",
);
pub(crate) const LINK: Text = t("Link for the class");
pub(crate) const COPY_LINK: Text = t("Copy link");
pub(crate) const COPIED: Text = t("The link is on the clipboard.");
pub(crate) const OPEN_LINK: Text = t("Open it as your class does");
pub(crate) const HAND_OUT: Text = t("Hand-out to print");
pub(crate) const PREVIEW: Text = t("What the class gets");
pub(crate) const OTHERS: Text = t("Choose other ones");

pub(crate) fn there_are(count: usize) -> String {
    plural(count, t("There is {0}.|There are {0}."))
}

pub(crate) fn walks(count: usize) -> String {
    plural(count, t("{0} walk|{0} walks"))
}

pub(crate) fn cards(count: usize) -> String {
    plural(count, t("{0} card|{0} cards"))
}

pub(crate) fn scenarios(count: usize) -> String {
    plural(count, t("{0} scenario|{0} scenarios"))
}

// Working through one.
pub(crate) const NO_SESSION: Text = t("This is no session");
pub(crate) const YOU: Text = t("Who you are");
pub(crate) const NAME: Text = t("Your name");
pub(crate) const NAME_HELP: Text = t("It stands in your results and on your certificate, and stays in this browser.");
pub(crate) const TO_DO: Text = t("What to do");
pub(crate) const OPEN: Text = t("not done yet");
pub(crate) const DONE: Text = t("done");
pub(crate) const CARDS_DONE: Text = t("All cards of the session are answered");
pub(crate) const BACK_TO_SESSION: Text = t("Back to the session");
pub(crate) const YOUR_RESULTS: Text = t("Your results");
pub(crate) const YOUR_RESULTS_HELP: Text = t(
    "Nothing was sent to anybody. Download the results and give the JSON file to your trainer; the CSV file is for a spreadsheet.",
);
pub(crate) const ALL_DONE: Text = t("Everything is done.");
pub(crate) const NAMELESS: Text =
    t("Type your name above first: without it your trainer cannot tell whose results these are.");
pub(crate) const DOWNLOAD_JSON: Text = t("Download results (JSON)");
pub(crate) const DOWNLOAD_CSV: Text = t("Download results (CSV)");

pub(crate) fn problem(problem: SessionProblem) -> Text {
    match problem {
        SessionProblem::Newer { .. } => t("The link was made by a newer Casewright. Reload the page to get it."),
        SessionProblem::Damaged => {
            t("The link is not complete, or was changed on its way. Ask your trainer for it again, and copy all of it.")
        }
        SessionProblem::TooMuch => t("The link asks for more than a session holds. Ask your trainer for another one."),
        SessionProblem::Empty => t("The link names no SOP, or nothing to do. Ask your trainer for it again."),
    }
}

pub(crate) fn summary(minutes: Option<usize>) -> String {
    let order = t("Work through the list in any order, and stop and go on whenever you like.");
    match minutes {
        None => order.to_string(),
        Some(minutes) => format!("{} {order}", plural(minutes, t("Takes about {0} minute.|Takes about {0} minutes."))),
    }
}

pub(crate) fn other_editions(titles: &[String]) -> String {
    t("This session was made with another version of the SOP than this page has: {0}. Cards and answers may differ.")
        .with(&[&titles.join(", ")])
}

pub(crate) fn missing(procedures: &[ProcedureId]) -> String {
    let names: Vec<&str> = procedures.iter().map(ProcedureId::as_str).collect();
    t("This page does not have all SOPs of the session. It leaves out: {0}.").with(&[&names.join(", ")])
}

pub(crate) fn scenario(title: &str) -> String {
    t("Scenario: {0}").with(&[title])
}

pub(crate) fn score(score: u32) -> String {
    t("{0} of 100").with(&[&number(usize::try_from(score).unwrap_or_default())])
}

pub(crate) fn left(count: usize) -> String {
    plural(count, t("{0} left|{0} left"))
}

pub(crate) fn open(count: usize) -> String {
    plural(count, t("{0} item is not done yet.|{0} items are not done yet."))
}

pub(crate) fn right_first(right: usize, of: usize) -> String {
    t("{0} of {1} card right first time|{0} of {1} cards right first time").counted(of, &[&number(right), &number(of)])
}

// On paper.
pub(crate) const CERTIFICATE: Text = t("Certificate");
pub(crate) const NO_NAME: Text = t("No name given");
pub(crate) const NOT_BEGUN: Text = t("Nothing has been done yet.");
pub(crate) const COVERED: Text = t("What was covered");
pub(crate) const QUESTIONS: Text = t("Questions");
pub(crate) const HONEST: Text = t(
    "This certificate was filled in by the person's own browser, from what was done in it. Nobody has checked it: only a trainer's signature says more.",
);
pub(crate) const SIGNED: [Text; 2] = [t("Trainer"), t("Date")];
pub(crate) const TRAINEE: [Text; 2] = [t("Name"), t("Date")];

pub(crate) fn took(title: &str) -> String {
    t("worked through: {0}").with(&[title])
}

pub(crate) fn from_to(from: NaiveDate, to: NaiveDate) -> String {
    t("{0} to {1}").with(&[&locale::day(from), &locale::day(to)])
}

pub(crate) fn of_version(title: &str, version: &str) -> String {
    t("{0}, version {1}").with(&[title, version])
}

pub(crate) fn walked(done: usize, of: usize) -> String {
    t("{0} of {1} SOP walked through|{0} of {1} SOPs walked through").counted(of, &[&number(done), &number(of)])
}

pub(crate) fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Right => t("right first time"),
        Outcome::Later => t("right later"),
        Outcome::Wrong => t("not right"),
        Outcome::Done => DONE,
        Outcome::Open => OPEN,
    }
}

pub(crate) fn outcome_of(item: &Item) -> String {
    item.score.map_or_else(|| outcome(item.outcome).to_string(), score)
}

pub(crate) fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Walk => t("Walk"),
        Kind::Card => t("Card"),
        Kind::Scenario => t("Scenario"),
    }
}

pub(crate) const PERSON_COLUMNS: [Text; 8] =
    [SESSION, t("Name"), t("Date"), t("Kind"), t("Item"), t("First answer"), t("Result"), t("Score of 100")];

// A class.
pub(crate) const RESULTS: Text = t("Results of a class");
pub(crate) const RESULTS_LEAD: Text =
    t("Put the results of many people together. The files are read in this browser; nothing is stored or sent.");
pub(crate) const FILES: Text = t("The files of your class");
pub(crate) const FILES_HELP: Text =
    t("Choose all JSON files at once, or one after the other. They are added to those that are here.");
pub(crate) const CHOOSE_FILES: Text = t("Files with results");
pub(crate) const READING: Text = t("Reading the files…");
pub(crate) const START_OVER: Text = t("Start over");
pub(crate) const GETS_WRONG: Text = t("What the class gets wrong");
pub(crate) const NOTHING_WRONG: Text = t("Nobody got anything wrong at the first try.");
pub(crate) const NO_ANSWER: Text = t("no answer");
pub(crate) const DOWNLOAD_TABLE: Text = t("Download this table (CSV)");
pub(crate) const CLASS_COLUMNS: [Text; 6] =
    [t("Name"), t("Date"), t("Walks"), t("Right first time"), t("Answered"), t("Scenarios")];
pub(crate) const QUESTION_COLUMNS: [Text; 6] =
    [t("No."), t("Question"), t("Wrong first"), t("Right later"), t("Not answered"), t("What was answered instead")];
pub(crate) const TABLE_COLUMNS: [Text; 8] = [
    t("Name"),
    t("Date"),
    t("Walks done"),
    t("Walks"),
    t("Right first time"),
    t("Answered"),
    t("Cards"),
    t("Score of 100"),
];

pub(crate) fn no_results(file: &str, problem: ResultsProblem) -> String {
    match problem {
        ResultsProblem::TooLarge { limit } => {
            t("{0} is too large: results have less than {1}.").with(&[file, &size(limit)])
        }
        ResultsProblem::NotJson => {
            t("{0} is no file of results, or only a part of one. Choose the JSON file, not the CSV file.").with(&[file])
        }
        ResultsProblem::Foreign => t("{0} is another kind of file, not the results of a session.").with(&[file]),
        ResultsProblem::Newer { .. } => {
            t("{0} was made by a newer Casewright. Reload the page, then choose it again.").with(&[file])
        }
        ResultsProblem::Damaged => {
            t("{0} is damaged: it says something that no results say. Ask for it again.").with(&[file])
        }
    }
}

pub(crate) fn not_read(file: &str) -> String {
    t("The browser could not read {0}. Choose it again.").with(&[file])
}

pub(crate) fn files_read(read: usize, of: usize) -> String {
    t("{0} of {1} file read.|{0} of {1} files read.").counted(of, &[&number(read), &number(of)])
}

pub(crate) fn files(count: usize) -> String {
    plural(count, t("{0} file was read.|{0} files were read."))
}

pub(crate) fn sessions(count: usize) -> String {
    plural(
        count,
        t("The files are of {0} session.|The files are of {0} different sessions. Each has tables of its own below."),
    )
}

pub(crate) fn people(count: usize) -> String {
    plural(count, t("{0} person|{0} people"))
}

pub(crate) fn repeated(names: &[String]) -> String {
    t("There is more than one file of: {0}. Only the one made last counts.").with(&[&names.join(", ")])
}

pub(crate) fn others_had_other_editions(names: &[&str]) -> String {
    t("These had another version of an SOP than the session was made with: {0}.").with(&[&names.join(", ")])
}

pub(crate) fn of(count: usize, of: usize) -> String {
    t("{0} of {1}").with(&[&number(count), &number(of)])
}

/// A wrong answer, with how many gave it.
pub(crate) fn times(given: &str, count: usize) -> String {
    t("{0} (×{1})").with(&[given, &number(count)])
}
