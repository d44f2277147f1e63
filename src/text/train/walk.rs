//! The texts of a walk.

use casewright_core::procedure::Post;
use casewright_core::training::walk::{Branch, Skipped};

use crate::text::{Keys, number};
use crate::words::{Text, t};

pub(crate) const TO_TRAINING: Text = t("Back to training");
pub(crate) const PLACES: Text = t("Contents");
pub(crate) const AROUND: Text = t("Places before and after");
pub(crate) const BACK: Text = t("Back");
pub(crate) const NEXT: Text = t("Next");
pub(crate) const SEEN: Text = t("seen");
pub(crate) const PROGRESS: Text = t("Progress of the walk");
pub(crate) const KEYS: Text = t("The arrow keys → and ← turn the pages.");

pub(crate) fn walk(title: &str) -> String {
    t("Walk: {0}").with(&[title])
}

pub(crate) fn progress(at: usize, of: usize) -> String {
    t("{0} of {1}").with(&[&number(at), &number(of)])
}

pub(crate) fn seen(seen: usize, of: usize) -> String {
    t("{0} of {1} place seen|{0} of {1} places seen").counted(of, &[&number(seen), &number(of)])
}

// In the list of all keys.
pub(crate) const NEXT_PLACE: Text = t("Next place of a walk");
pub(crate) const PREVIOUS_PLACE: Text = t("Previous place of a walk");
pub(crate) const NEXT_KEYS: Keys = [t("→"), t("→")];
pub(crate) const BACK_KEYS: Keys = [t("←"), t("←")];

// The branches.
pub(crate) const QUESTION: Text = t("What would you do?");
pub(crate) const BEGIN_CASE: Text = t("Begin a case");
pub(crate) const NOTHING: Text = t("Nothing: I go on");
pub(crate) const ANSWER: Text = t("Answer");
pub(crate) const SHOW_ME: Text = t("Show me");
pub(crate) const ASK_AGAIN: Text = t("Ask me again");
pub(crate) const CHOOSE_FIRST: Text = t("Choose an answer first, or have it shown.");

pub(crate) fn suppose(condition: &str) -> String {
    t("Suppose: {0}. What do you do?").with(&[condition])
}

/// What a named condition means.
pub(crate) fn means(name: &str, condition: &str) -> String {
    t("“{0}” means: {1}.").with(&[name, condition])
}

pub(crate) fn right(title: &str) -> String {
    t("Right: {0}").with(&[title])
}

pub(crate) fn to_do(title: &str) -> String {
    t("What is to be done: {0}").with(&[title])
}

/// Why a branch does not belong there: its own condition in words, or its stage.
pub(crate) fn not_here(branch: Branch<'_>, condition: Option<&str>, stage: &str) -> String {
    let title = branch.title();
    match (branch, condition) {
        (Branch::Nothing, _) => t("Not quite: the SOP asks for something here.").to_string(),
        (Branch::Step(_), Some(condition)) => t("Not here: “{0}” is for when {1}.").with(&[title, condition]),
        (Branch::Step(_), None) => {
            t("Not because of that: “{0}” is done in every case, at the stage “{1}”.").with(&[title, stage])
        }
        (Branch::Post(_), Some(condition)) => t("Not here: “{0}” is written when {1}.").with(&[title, condition]),
        (Branch::Post(_), None) => t("Not because of that: “{0}” is written in every case.").with(&[title]),
    }
}

/// How the first answer was.
pub(crate) fn was(right: bool) -> Text {
    if right { t("Your first answer was right.") } else { t("Your first answer was wrong.") }
}

/// How the branches were answered.
pub(crate) fn answers([answered, right, asked]: [usize; 3]) -> String {
    t("{1} of {0} question answered, {2} right at the first try.|{1} of {0} questions answered, {2} right at the first try.")
        .counted(asked, &[&number(asked), &number(answered), &number(right)])
}

// The parts of a place.
pub(crate) const FOR_WHAT: Text = t("What it is for");
pub(crate) const STAGES: Text = t("Stages");
pub(crate) const HOW: Text =
    t("Where the SOP branches, you are asked first what you would do. Each step says who does it, why, \
    and what happens when it is skipped.");
pub(crate) const PURPOSE: Text = t("Purpose");
pub(crate) const WHAT: Text = t("What");
pub(crate) const WHO: Text = t("Who");
pub(crate) const WHY: Text = t("Why");
pub(crate) const FIELDS: Text = t("What you fill in");
pub(crate) const SKIPPED: Text = t("If it is skipped");
pub(crate) const WHERE: Text = t("Where it goes");
pub(crate) const NEEDS: Text = t("Steps to do first");
pub(crate) const WITHHELD: Text = t("What holds it back");
pub(crate) const POSTS: Text = t("Which texts come of the case, and where each goes");
pub(crate) const IN_EVERY_CASE: Text = t("Written in every case:");
pub(crate) const END: Text = t("Once more, in short");
pub(crate) const GO_ON: Text = t("How to go on");
pub(crate) const CARDS: Text = t("Learn the cards");
pub(crate) const FROM_THE_START: Text = t("Walk again from the start");

/// The steps of a stage, and those among them that depend on the case.
pub(crate) fn steps(count: usize, sometimes: usize) -> String {
    let steps = t("{0} step|{0} steps").counted(count, &[&number(count)]);
    if sometimes == 0 { steps } else { t("{0}, of which {1} only in some cases").with(&[&steps, &number(sometimes)]) }
}

/// What comes of skipping, in sentences; the rules are told apart.
pub(crate) fn skipped(skipped: &Skipped<'_>) -> Vec<String> {
    let posts = |posts: &[&Post]| posts.iter().map(|post| post.title.as_str()).collect::<Vec<_>>().join(", ");
    let clocks: Vec<&str> = skipped.clocks.iter().map(|clock| clock.label.as_str()).collect();
    let told = [
        (!skipped.posts.is_empty()).then(|| t("Must wait until it is done: {0}.").with(&[&posts(&skipped.posts)])),
        (!clocks.is_empty()).then(|| t("Runs on and becomes late: {0}.").with(&[&clocks.join(", ")])),
        (!skipped.gaps.is_empty()).then(|| t("Lacks what is filled in here: {0}.").with(&[&posts(&skipped.gaps)])),
        (skipped.decides > 0).then(|| {
            t("Whether {0} other step applies stays open.|Whether {0} other steps apply stays open.")
                .counted(skipped.decides, &[&number(skipped.decides)])
        }),
        skipped.is_nothing().then(|| {
            t("No text waits for it, no rule watches it and no deadline depends on it: nobody but you will notice.")
                .to_string()
        }),
    ];
    told.into_iter().flatten().collect()
}

// In front of a class.
pub(crate) const ON_THE_MAP: Text = t("Where you are in the SOP");
pub(crate) const CLASS: Text = t("Trainer's mode");
pub(crate) const CLASS_KEYS: Text = t("In the trainer's mode → shows the next thing, ← goes back, and Esc leaves it.");

// The hand-out.
pub(crate) const HAND_OUT: Text = t("Hand-out");
pub(crate) const TO_WALK: Text = t("Back to the walk");
pub(crate) const ANSWERS: Text = t("Answers");
pub(crate) const BECAUSE: Text = t("Because");

pub(crate) fn hand_out(title: &str) -> String {
    t("Hand-out: {0}").with(&[title])
}

pub(crate) fn question(number: usize) -> String {
    t("Question {0}").with(&[&super::super::number(number)])
}
