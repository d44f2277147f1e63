//! Cards: asked when they are due, over days; what changed is asked anew; a person's training is cleared apart from cases.

use std::collections::BTreeMap;

use casewright_compiler::compile;
use casewright_core::procedure::Card;
use serde_json::json;

use crate::page::{Kind, Page, World, drive};

const CARDS: &str = "#/train/rate_reduction/cards";
const QUESTION: &str = "document.querySelector('.asking h1')?.innerText ?? ''";
/// Says that it was known well, whenever it is asked again.
const RATE: &str = "(well => (well?.click(), Boolean(well)))([...document.querySelectorAll('.ratings button')].find(one => one.innerText.startsWith('Well')))";
const DUE: &str = "document.querySelector('.path')?.innerText ?? ''";

/// The written cards by what they ask.
fn cards() -> BTreeMap<String, Card> {
    let pack = compile(&casewright_testing::folder()).pack.unwrap();
    pack.decks.into_iter().flat_map(|deck| deck.cards).map(|card| (card.ask.clone(), card)).collect()
}

/// Answers the card that is asked, and returns its question.
async fn answer(page: &Page, cards: &BTreeMap<String, Card>, right: bool) -> String {
    let question: String =
        page.until("a question", QUESTION, &[], |question: &String| cards.contains_key(question)).await;
    let card = &cards[&question];
    let says = if right { &card.answer } else { &card.wrong[0].says };
    page.choose("Answers", says).await;
    page.click(Kind::Button, "Answer").await;
    if right {
        page.find(Kind::Heading, "Right").await;
        page.until("the ratings", RATE, &[], |there: &bool| *there).await;
    } else {
        page.find(Kind::Heading, "Not right").await;
        page.wait_for_text(&card.wrong[0].because).await;
        page.click(Kind::Button, "Next card").await;
    }
    question
}

#[test]
fn cards_over_three_days() {
    let cards = cards();
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-02T09:00");
        page.open("#/train").await;
        page.wait_for_text("10 cards are due. 10 of them are new.").await;
        page.open(CARDS).await;
        page.wait_for_text("Card 1 of 10").await;
        // Nothing is chosen yet.
        page.click(Kind::Button, "Answer").await;
        page.wait_for_text("Choose one of the answers first.").await;
        let wrong = answer(&page, &cards, false).await;
        let right = answer(&page, &cards, true).await;
        page.until("the second card to count", DUE, &[], |path: &String| path.ends_with("Card 2 of 10")).await;

        // After a reload it goes on with what is left; what was wrong is asked again tomorrow.
        page.reload().await;
        page.wait_for_text("Card 1 of 8").await;

        // The next day: what was not known, and new ones.
        page.set_clock("2026-03-03T09:00");
        page.open("#/train").await;
        page.reload().await;
        page.wait_for_text("11 cards are due. 10 of them are new.").await;
        page.wait_for_text("50%").await;
        page.open(CARDS).await;
        page.until("what was wrong", QUESTION, &[], |question: &String| *question == wrong).await;
        answer_from_memory(&page, &cards[&wrong]).await;

        // And the day after that: what was known well is due first.
        page.set_clock("2026-03-04T09:00");
        page.open("#/train").await;
        page.reload().await;
        page.open(CARDS).await;
        let again = [answer(&page, &cards, true).await, answer(&page, &cards, true).await];
        assert!(again.contains(&wrong) && again.contains(&right), "{again:?}");
        let stored = page.stored("casewright.training").await;
        let record: serde_json::Value = serde_json::from_str(&stored["casewright.training"]).unwrap();
        let reviews = |card: &Card| record["cards"][format!("rate_reduction/{}", card.id)]["reviews"].clone();
        let first = json!({ "rating": "good", "day": "2026-03-02", "parameters": 6 });
        assert_eq!(reviews(&cards[&right])[0], first);
        assert_eq!(reviews(&cards[&right])[1]["day"], "2026-03-04");
        assert_eq!(reviews(&cards[&wrong])[0]["rating"], "again");
        assert_eq!(reviews(&cards[&wrong])[1]["day"], "2026-03-03");
    });
}

async fn answer_from_memory(page: &Page, card: &Card) {
    page.choose("How to answer", "Answer from memory").await;
    page.fill("Your answer", "something like it").await;
    page.click(Kind::Button, "Show the answer").await;
    page.wait_for_text(&card.answer).await;
    page.wait_for_text("something like it — your answer").await;
    page.click(Kind::Button, "With effort in 1 day").await;
}

#[test]
fn a_card_that_was_rewritten_is_asked_anew_and_the_page_says_so() {
    let cards = cards();
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-02T09:00");
        page.open(CARDS).await;
        let first = answer(&page, &cards, true).await;
        page.until("the next card", QUESTION, &[], |question: &String| *question != first).await;
        let id = cards[&first].id.clone();
        // As if it had been another card then.
        let rewrite = format!(
            "(record => {{ record.cards['rate_reduction/{id}'].asked.card = 1; localStorage['casewright.training'] = JSON.stringify(record); return true; }})(JSON.parse(localStorage['casewright.training']))"
        );
        assert!(page.ask::<bool>(&rewrite, &[]).await);
        page.open("#/train").await;
        page.reload().await;
        page.find(Kind::Heading, "Asked anew, since something changed").await;
        page.wait_for_text("This card was rewritten since you answered it.").await;
        page.open(CARDS).await;
        page.until("the card that changed", QUESTION, &[], |question: &String| *question == first).await;
        page.wait_for_text("This card was rewritten since you answered it.").await;
    });
}

#[test]
fn clearing_training_leaves_cases_and_clearing_cases_may_leave_training() {
    let cards = cards();
    drive(World::default(), |page| async move {
        crate::ccc::begin(&page).await;
        page.fill("Customer name", "Northgate Alarm").await;
        page.open(CARDS).await;
        answer(&page, &cards, true).await;
        page.wait_for_text("Card 2 of 10").await;
        page.open("#/train").await;
        page.click(Kind::Button, "Clear my training").await;
        page.click(Kind::Button, "Delete my training").await;
        page.wait_for_text("10 cards are due. 10 of them are new.").await;
        assert!(page.stored("casewright.training").await.is_empty());
        assert_eq!(page.stored("casewright.case.").await.len(), 1);

        page.open(CARDS).await;
        answer(&page, &cards, true).await;
        page.wait_for_text("Card 2 of 10").await;
        let trained = page.stored("casewright.training").await;
        page.open("#/settings").await;
        page.click(Kind::Button, "Clear everything…").await;
        page.wait_for_text("what you trained;").await;
        page.tick("Keep what I trained").await;
        page.wait_until_gone("what you trained;").await;
        page.tick("Yes, delete all of this").await;
        page.click(Kind::Button, "Clear everything").await;
        // The page is loaded anew meanwhile.
        let cases = "Object.keys(localStorage).filter(key => key.startsWith('casewright.case.')).length";
        page.until("the cases to go", cases, &[], |left: &usize| *left == 0).await;
        page.wait_for_text("No cases yet.").await;
        let kept = "localStorage['casewright.training'] ?? ''";
        page.until("what was trained", kept, &[], |kept: &String| *kept == trained["casewright.training"]).await;
    });
}
