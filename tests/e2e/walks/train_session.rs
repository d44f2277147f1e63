//! The pages of sessions.

use super::NOW;
use crate::page::{Kind, Page};
use crate::train_session::{choose_all, make, take};

/// Making a session, working through it, its sheets, and the results of a class.
pub(crate) async fn sessions(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &[], "#/").await;
    let link = make(page, "Week 1", "3").await;
    look(page, "a session: being made").await;
    page.open(&link).await;
    page.find(Kind::Field, "Your name").await;
    look(page, "a session: not begun").await;
    let files = [take(page, &link, "Ana", true).await, take(page, &link, "Bo", false).await];
    look(page, "a session: its cards are answered").await;
    page.click(Kind::Link, "Certificate").await;
    page.find(Kind::Heading, "Bo").await;
    look(page, "a session: its certificate").await;
    page.open(&format!("{link}/print")).await;
    page.find(Kind::Heading, "Answers").await;
    look(page, "a session: its hand-out").await;
    page.open("#/train/results").await;
    page.find(Kind::Field, "Files with results").await;
    choose_all(page, &[&files[0], &files[1], "no results"]).await;
    page.wait_for_text("2 people").await;
    look(page, "the results of a class").await;
}
