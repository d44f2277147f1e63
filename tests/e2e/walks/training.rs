//! Training.

use super::NOW;
use crate::page::{Kind, Page, RIGHT};

/// The walk through a procedure: a place, a branch before and after its answer, in front of a class, and on paper.
pub(crate) async fn training(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &[], "#/train/escalation/walk").await;
    page.find(Kind::Heading, "Customer escalation").await;
    look(page, "walk: the opening").await;
    page.open("#/train/escalation/walk/account").await;
    page.find(Kind::Heading, "The account").await;
    look(page, "walk: steps together").await;
    page.open("#/train/escalation/walk/mrr_adjustment").await;
    page.choose("Suppose", "Past Due").await;
    look(page, "walk: a branch is asked").await;
    page.click(Kind::Button, "Answer").await;
    page.find(Kind::Heading, "MRR Adjustment").await;
    look(page, "walk: a branch was answered wrong").await;
    page.open("#/train/escalation/walk/the-end").await;
    page.find(Kind::Heading, "Once more, in short").await;
    look(page, "walk: the end").await;
    page.open("#/train/escalation/walk/mrr_adjustment/class").await;
    page.find(Kind::Heading, "What would you do?").await;
    page.press(&[RIGHT]).await;
    page.find(Kind::Heading, "MRR Adjustment").await;
    look(page, "walk: in front of a class").await;
    page.open("#/train/escalation/hand-out").await;
    page.find(Kind::Heading, "Hand-out: Customer escalation").await;
    look(page, "on paper: the hand-out of a walk").await;
}

/// The overview, cards before and after an answer, a scenario before, in and after its practice case.
pub(crate) async fn practice(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &[], "#/train").await;
    page.wait_for_text("10 cards are due. 10 of them are new.").await;
    look(page, "training: the overview").await;
    page.open("#/train/rate_reduction/cards").await;
    page.wait_for_text("Card 1 of 10").await;
    look(page, "cards: one is asked").await;
    page.choose("Answers", "Create an Opportunity on the account page").await;
    page.click(Kind::Button, "Answer").await;
    page.find(Kind::Heading, "Not right").await;
    look(page, "cards: a wrong answer").await;
    page.open("#/train/overdue/scenario/front_desk").await;
    page.find(Kind::Heading, "Somebody wrote back").await;
    look(page, "scenario: before it begins").await;
    page.open("#/train/overdue/scenario/check_in_the_mail").await;
    page.click(Kind::Button, "Begin the practice case").await;
    page.find(Kind::Heading, "Practice: it is 03/07/2026 9:00 AM").await;
    page.find(Kind::Field, "Account name").await;
    look(page, "scenario: the practice case").await;
    page.click(Kind::Link, "Done here, or pause").await;
    page.click(Kind::Button, "I am done here: move the clock on").await;
    page.wait_for_text("Practice: it is 03/09/2026 10:00 AM").await;
    look(page, "scenario: the next moment").await;
    page.click(Kind::Button, "I am done here: move the clock on").await;
    page.find(Kind::Heading, "How it went").await;
    page.click(Kind::Button, "Try it with other dates").await;
    look(page, "scenario: how it went").await;
}
