//! The home page: which procedure it is, by a few questions or by a search; and what is fetched on the way.

use crate::page::{ENTER, Kind, Page, World, drive};

const NOT_SURE: &str = "Not sure which? Answer a few questions.";
const SEARCH: &str = "Or search the procedures";

#[test]
fn questions_lead_to_a_reduction() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, NOT_SURE).await;
        page.click(Kind::Button, "The customer wants to pay or use less").await;
        page.click(Kind::Button, "The modules: one goes → CCC case post").await;
        page.choice_is("What is the request?", Kind::Checkbox, "Reduction", true).await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", false).await;
        page.wait_for_line("☑ Reduction").await;
        page.reload().await;
        page.wait_for_line("☑ Reduction").await;
    });
}

#[test]
fn questions_lead_to_an_escalation_by_the_keyboard_alone() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, NOT_SURE).await;
        for answer in [
            NOT_SURE,
            "The customer is unhappy, or may leave",
            "They will leave when the contract ends → Customer escalation",
        ] {
            page.tab_to(answer).await;
            page.press(&[ENTER]).await;
        }
        // The focus goes along to the new page.
        page.wait_for_focus("No name yet").await;
        page.tab_to("Type").await;
        page.press(&[ENTER]).await;
        page.wait_for_focus("Type").await;
        page.choice_is("Escalation Type", Kind::Radio, "Pending Cancellation", true).await;
        page.find(Kind::Field, "Pending Cancellation Date").await;
    });
}

#[test]
fn a_search_finds_procedures_by_their_words_and_begins_a_case() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        // In the text of a step; capitals do not matter, and all words must be found.
        page.fill(SEARCH, "recurly PRODUCT").await;
        found_are(&page, "In 1 procedure.", &["Begin: Customer escalation"]).await;
        page.wait_for_text("MRR Adjustment").await;
        page.wait_for_text("Look it up in Recurly.").await;
        // Only among the words that a procedure is found by.
        page.fill(SEARCH, "quizzes").await;
        found_are(&page, "In 1 procedure.", &["Begin: Rate reduction"]).await;
        page.fill(SEARCH, "finance").await;
        found_are(&page, "In 2 procedures.", &["Begin: Customer escalation", "Begin: Delinquent accounts"]).await;
        // Nowhere; and one word that is somewhere does not help another that is not.
        for words in ["zebra", "finance zebra"] {
            page.fill(SEARCH, words).await;
            found_are(&page, "No procedure says anything of this.", &[]).await;
        }

        page.fill(SEARCH, "placeholder request").await;
        page.click(Kind::Button, "Begin: Rate reduction").await;
        page.find(Kind::Field, "What the customer asks for").await;
        page.find(Kind::Heading, "Request").await;
        page.open("#/").await;
        page.wait_for_text("1 open · 0 closed").await;
    });
}

/// Waits until the search says that, and offers those cases.
async fn found_are(page: &Page, said: &str, buttons: &[&str]) {
    page.until(said, "person.all('status').map(person.named)", &[], |all: &Vec<String>| {
        all.iter().any(|one| one == said)
    })
    .await;
    let offered = "person.all('button').map(person.named).filter(name => name.startsWith('Begin: '))";
    page.until("what was found", offered, &[], |found: &Vec<String>| found == buttons).await;
}

#[test]
fn a_procedure_is_fetched_when_its_case_begins_and_the_search_at_the_first_search() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, NOT_SURE).await;
        page.find(Kind::Button, "The customer wants to pay or use less").await;
        assert!(page.site.requests().iter().any(|path| path.ends_with("/pack.json")));
        assert_eq!(page.site.pack_requests(), [""; 0], "a first visit asks for no procedure");

        page.fill(SEARCH, "finance").await;
        found_are(&page, "In 2 procedures.", &["Begin: Customer escalation", "Begin: Delinquent accounts"]).await;
        page.fill(SEARCH, "recurly").await;
        found_are(&page, "In 1 procedure.", &["Begin: Customer escalation"]).await;
        assert_eq!(page.site.pack_requests(), ["search"], "once");

        page.click(Kind::Button, "An invoice is not paid").await;
        page.find(Kind::Field, "Account name").await;
        assert_eq!(page.site.pack_requests(), ["search", "overdue"], "a case asks for its own procedure");
        page.click(Kind::Link, "Cases").await;
        page.wait_for_text("1 open · 0 closed").await;
        page.find(Kind::Link, "No name yet").await;
        assert_eq!(page.site.pack_requests(), ["search", "overdue"], "what is here is not asked for again");

        // The list of cases says how each stands, so home asks for the procedures of those.
        page.reload().await;
        page.find(Kind::Link, "No name yet").await;
        assert_eq!(page.site.pack_requests(), ["search", "overdue", "overdue"]);
    });
}
