//! The pages of sessions.

use serde_json::Value;

use super::NOW;
use crate::page::{Kind, Page};
use crate::train_session::{choose_all, make, take};

/// A first answer that fits no phone, without a blank to break at.
const LONG: &str = "it-depends-on-the-contract-and-on-the-date-of-the-latest-opportunity-and-on-what-was-agreed";

/// Results with long first answers to all that was wrong.
fn long_answer(results: &str) -> String {
    let mut results: Value = serde_json::from_str(results).unwrap();
    for item in results["items"].as_array_mut().unwrap() {
        if item["outcome"] == "later" || item["outcome"] == "wrong" {
            item["given"] = LONG.into();
        }
    }
    results.to_string()
}

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
    // Which answers are given depends on the seed, and the page is to hold long ones.
    let long = long_answer(&files[0]);
    choose_all(page, &[&long, &files[1], "no results"]).await;
    page.wait_for_text("2 people").await;
    page.wait_for_text(LONG).await;
    look(page, "the results of a class").await;
}
