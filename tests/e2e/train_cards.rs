//! Cards: asked when they are due, over days; what changed is asked anew; a person's training is cleared apart from cases.

use std::collections::BTreeSet;

use casewright_compiler::compile;
use casewright_core::id::CardId;
use casewright_core::training::computed::question;
use serde_json::json;

use crate::page::{Kind, Page, World, drive};

const CARDS: &str = "#/train/rate_reduction/cards";
const QUESTION: &str = "document.querySelector('.asking h1')?.innerText ?? ''";
/// Says that it was known well, whenever it is asked again.
const RATE: &str = "(well => (well?.click(), Boolean(well)))([...document.querySelectorAll('.ratings button')].find(one => one.innerText.startsWith('Well')))";
const DUE: &str = "document.querySelector('.path')?.innerText ?? ''";

const OFFERED: &str = "[...document.querySelectorAll('label.answer')].map(one => one.innerText.trim())";
const REASONS: &str = "document.querySelectorAll('.answers li:not(.right) p').length";

/// What a card says to choose from. That tells which card it is, written or computed.
struct Card {
    id: CardId,
    right: String,
    wrong: Vec<String>,
}

impl Card {
    fn offers(&self, offered: &[String]) -> bool {
        let all: BTreeSet<&String> = self.wrong.iter().chain([&self.right]).collect();
        all == offered.iter().collect()
    }
}

/// The cards of a procedure as a day asks them.
fn cards(procedure: &str, day: &str) -> Vec<Card> {
    let pack = compile(&casewright_testing::folder()).pack.unwrap();
    let deck = pack.decks.into_iter().find(|deck| deck.procedure.as_str() == procedure).unwrap();
    let sop = pack.procedures.iter().find(|sop| sop.id == deck.procedure).unwrap();
    let written = deck.cards.into_iter().map(|card| Card {
        id: card.id,
        right: card.answer,
        wrong: card.wrong.into_iter().map(|wrong| wrong.says).collect(),
    });
    let computed = deck.computed.into_iter().map(|card| {
        let choices = question(sop, &deck.cases, &card.id, day).unwrap().choices;
        let (wrong, right): (Vec<_>, Vec<_>) = choices.into_iter().partition(|choice| choice.mistake.is_some());
        let wrong = wrong.into_iter().map(|choice| choice.says).collect();
        Card { id: card.id, right: right[0].says.clone(), wrong }
    });
    written.chain(computed).collect()
}

/// Answers the card that is asked, and returns its id.
async fn answer(page: &Page, cards: &[Card], right: bool) -> CardId {
    let known = |offered: &[String]| cards.iter().find(|card| card.offers(offered));
    let offered: Vec<String> =
        page.until("a card", OFFERED, &[], |offered: &Vec<String>| known(offered).is_some()).await;
    let card = known(&offered).unwrap();
    page.choose("Answers", if right { &card.right } else { &card.wrong[0] }).await;
    page.click(Kind::Button, "Answer").await;
    page.find(Kind::Heading, if right { "Right" } else { "Not right" }).await;
    assert_eq!(page.ask::<usize>(REASONS, &[]).await, card.wrong.len(), "each wrong answer is explained");
    if right {
        page.until("the ratings", RATE, &[], |there: &bool| *there).await;
    } else {
        page.click(Kind::Button, "Next card").await;
    }
    card.id.clone()
}

#[test]
fn cards_over_three_days() {
    let of = |day| cards("rate_reduction", day);
    let (first_day, second_day, third_day) = (of("2026-03-02"), of("2026-03-03"), of("2026-03-04"));
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-02T09:00");
        page.open("#/train").await;
        page.wait_for_text("10 cards are due. 10 of them are new.").await;
        page.open(CARDS).await;
        page.wait_for_text("Card 1 of 10").await;
        // Nothing is chosen yet.
        page.click(Kind::Button, "Answer").await;
        page.wait_for_text("Choose one of the answers first.").await;
        let wrong = answer(&page, &first_day, false).await;
        let right = answer(&page, &first_day, true).await;
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
        let again = second_day.iter().find(|card| card.id == wrong).unwrap();
        page.until("what was wrong", OFFERED, &[], |offered: &Vec<String>| again.offers(offered)).await;
        answer_from_memory(&page, again).await;

        // And the day after that: what was known well is due first.
        page.set_clock("2026-03-04T09:00");
        page.open("#/train").await;
        page.reload().await;
        page.open(CARDS).await;
        let again = [answer(&page, &third_day, true).await, answer(&page, &third_day, true).await];
        assert!(again.contains(&wrong) && again.contains(&right), "{again:?}");
        let stored = page.stored("casewright.training").await;
        let record: serde_json::Value = serde_json::from_str(&stored["casewright.training"]).unwrap();
        let reviews = |id: &CardId| record["cards"][format!("rate_reduction/{id}")]["reviews"].clone();
        let first = json!({ "rating": "good", "day": "2026-03-02", "parameters": 6 });
        assert_eq!(reviews(&right)[0], first);
        assert_eq!(reviews(&right)[1]["day"], "2026-03-04");
        assert_eq!(reviews(&wrong)[0]["rating"], "again");
        assert_eq!(reviews(&wrong)[1]["day"], "2026-03-03");
    });
}

async fn answer_from_memory(page: &Page, card: &Card) {
    page.choose("How to answer", "Answer from memory").await;
    page.fill("Your answer", "something like it").await;
    page.click(Kind::Button, "Show the answer").await;
    page.wait_for_text(&card.right).await;
    page.wait_for_text("something like it — your answer").await;
    page.click(Kind::Button, "With effort in 1 day").await;
}

/// Written and computed cards come in turn; the second computed one of CCC is about the notice.
#[test]
fn a_computed_card_is_judged_and_explained_by_the_rules() {
    const DAY: &str = "2026-03-02";
    let cards = cards("ccc", DAY);
    let date = cards.iter().find(|card| card.id.as_str() == "value.earliest_date").unwrap().right.clone();
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-02T09:00");
        page.open("#/train/ccc/cards").await;
        for card in 1..=3 {
            page.wait_for_text(&format!("Card {card} of 10")).await;
            answer(&page, &cards, true).await;
        }
        page.find(Kind::Heading, "“Earliest date under 90 days' notice”: what is it in this case?").await;
        page.wait_for_text("Written request received").await;
        page.choose("How to answer", "Answer from memory").await;
        // However it is written.
        let (month, day, year) = (&date[..2], &date[3..5], &date[6..]);
        page.fill("Your answer", &format!("{year}-{month}-{day}")).await;
        page.click(Kind::Button, "Show the answer").await;
        page.find(Kind::Heading, "Right").await;
        page.wait_for_text(&format!("{date} — right")).await;
        page.wait_for_text("Because: ").await;
        page.wait_for_text("worked out by the rules that guide real cases").await;
        // Only the person can judge an answer in words; nobody can take any words for a number of days.
        for (card, verdict) in [(5, "The answer"), (6, "Not right")] {
            page.click(Kind::Button, "Well").await;
            page.wait_for_text(&format!("Card {card} of 10")).await;
            page.fill("Your answer", "three months").await;
            page.click(Kind::Button, "Show the answer").await;
            page.find(Kind::Heading, verdict).await;
        }
    });
}

#[test]
fn a_card_that_was_rewritten_is_asked_anew_and_the_page_says_so() {
    let cards = cards("rate_reduction", "2026-03-02");
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-02T09:00");
        page.open(CARDS).await;
        page.find(Kind::Button, "Answer").await;
        let first: String = page.ask(QUESTION, &[]).await;
        let id = answer(&page, &cards, true).await;
        page.until("the next card", QUESTION, &[], |question: &String| *question != first).await;
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
    let cards = cards("rate_reduction", "2026-03-02");
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-02T09:00");
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
