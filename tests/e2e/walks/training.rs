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
