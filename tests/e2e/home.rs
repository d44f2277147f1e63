//! Which procedure it is, by a few questions on the home page or by the search; and what is fetched on the way.

use crate::ccc::{self, CUSTOMER};
use crate::page::{ENTER, Kind, Page, World, drive};

const NOT_SURE: &str = "Not sure which? Answer a few questions.";
const TO_SEARCH: &str = "Or search the procedures and your cases";
const SEARCH: &str = "Search the procedures and your cases";
const NOTHING: &str = "Nothing found in the procedures or in your cases. Try fewer words, or others.";

#[test]
fn questions_lead_to_a_reduction() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, NOT_SURE).await;
        page.click(Kind::Button, "The customer wants to pay or use less").await;
        page.click(Kind::Button, "The modules: one goes (License reductions) → CCC case post").await;
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
        page.click(Kind::Link, TO_SEARCH).await;
        // In the text of a step; capitals do not matter, and all words must be found.
        page.fill(SEARCH, "recurly PRODUCT").await;
        found_are(&page, "In 1 procedure.", &["Begin: Customer escalation"]).await;
        page.wait_for_text("MRR Adjustment").await;
        page.wait_for_text("Look it up in Recurly.").await;
        // Only among the words that a procedure is found by.
        page.fill(SEARCH, "cheaper").await;
        found_are(&page, "In 1 procedure.", &["Begin: Rate reduction"]).await;
        page.fill(SEARCH, "finance").await;
        found_are(&page, "In 2 procedures.", &["Begin: Customer escalation", "Begin: Delinquent accounts"]).await;
        // Nowhere; and one word that is somewhere does not help another that is not.
        for words in ["zebra", "finance zebra"] {
            page.fill(SEARCH, words).await;
            found_are(&page, NOTHING, &[]).await;
        }
        // A typo is forgiven, and what was looked for instead is said.
        page.fill(SEARCH, "recurly prodcut").await;
        found_are(&page, "Showing results for “recurly product”. In 1 procedure.", &["Begin: Customer escalation"])
            .await;
        for (typed, meant) in [("Genpact", "genpac"), ("canclation", "cancellation")] {
            page.fill(SEARCH, typed).await;
            let said = format!("Showing results for “{meant}”. In ");
            page.until(&said, STATUS, &[], |all: &Vec<String>| all.iter().any(|one| one.starts_with(&said))).await;
            page.find(Kind::Button, "Begin: CCC case post").await;
        }

        page.fill(SEARCH, "placeholder request").await;
        page.click(Kind::Button, "Begin: Rate reduction").await;
        page.fill("What the customer asks for", "Less.").await;
        page.find(Kind::Heading, "Request").await;
        page.click(Kind::Link, "Cases").await;
        page.wait_for_text("1 open · 0 closed").await;
    });
}

#[test]
fn a_search_finds_open_and_closed_cases_by_what_was_entered_and_leads_to_them() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.fill("Customer Request", "Please stop the zebra crossing.").await;
        page.click(Kind::Link, "Search").await;
        page.wait_for_focus("Search").await;
        for words in ["zebra", "ZEBRA northgate"] {
            page.fill(SEARCH, words).await;
            found_are(&page, "In 1 case and 0 procedures.", &[]).await;
            page.find(Kind::Link, CUSTOMER).await;
        }
        page.fill(SEARCH, "zerba northgate").await;
        found_are(&page, "Showing results for “zebra northgate”. In 1 case and 0 procedures.", &[]).await;
        page.find(Kind::Link, CUSTOMER).await;
        page.fill(SEARCH, "zebra finance").await;
        found_are(&page, NOTHING, &[]).await;
        assert!(!page.has(Kind::Link, CUSTOMER).await);

        // A closed one is stored packed, and is found all the same.
        page.fill(SEARCH, "zebra").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.close_case().await;
        page.find(Kind::Button, "Reopen this case").await;
        page.click(Kind::Link, "Search").await;
        page.fill(SEARCH, "zebra").await;
        found_are(&page, "In 1 case and 0 procedures.", &[]).await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer Request", "Please stop the zebra crossing.").await;
        // Back there, it still stands what was looked for.
        page.driver.client().back().await.unwrap();
        page.value_is(SEARCH, "zebra").await;
        found_are(&page, "In 1 case and 0 procedures.", &[]).await;

        // One in the bin is not found.
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, "Closed cases (1)").await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        page.find(Kind::Button, "Undo").await;
        page.click(Kind::Link, "Search").await;
        page.fill(SEARCH, "zebra").await;
        found_are(&page, NOTHING, &[]).await;
    });
}

/// The link that was pressed goes with the page that it stood on; the focus must not go with it.
#[test]
fn the_focus_goes_along_to_pages_that_are_fetched() {
    for (link, heading) in [(TO_SEARCH, "Search"), ("Space, backup, closed cases, and bin", "Storage")] {
        drive(World::default(), move |page| async move {
            page.open("#/").await;
            page.click(Kind::Link, link).await;
            page.wait_for_focus(heading).await;
            // And again once that program is there.
            page.click(Kind::Link, "Cases").await;
            page.wait_for_focus("What does the customer need?").await;
            page.click(Kind::Link, link).await;
            page.wait_for_focus(heading).await;
        });
    }
}

const STATUS: &str = "person.all('status').map(person.named)";

/// Waits until the search says that, and offers those cases.
async fn found_are(page: &Page, said: &str, buttons: &[&str]) {
    page.until(said, STATUS, &[], |all: &Vec<String>| all.iter().any(|one| one == said)).await;
    let offered = "person.all('button').map(person.named).filter(name => name.startsWith('Begin: '))";
    page.until("what was found", offered, &[], |found: &Vec<String>| found == buttons).await;
}

#[test]
fn each_part_is_fetched_when_it_is_wanted() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, NOT_SURE).await;
        page.find(Kind::Button, "The customer wants to pay or use less").await;
        assert!(page.site.requests().iter().any(|path| path.ends_with("/pack.json")));
        assert_eq!(page.site.pack_requests(), [""; 0], "a first visit asks for no procedure and no search");
        assert_eq!(asked_for(&page, "split_pages"), 0, "home is drawn by what comes first");
        // What a case needs follows once home is drawn: one is begun, or opened, soon.
        page.until("the part of a case", "true", &[], |_: &bool| asked_for(&page, "split_case") == 1).await;

        page.click(Kind::Link, TO_SEARCH).await;
        page.fill(SEARCH, "finance").await;
        found_are(&page, "In 2 procedures.", &["Begin: Customer escalation", "Begin: Delinquent accounts"]).await;
        page.fill(SEARCH, "recurly").await;
        found_are(&page, "In 1 procedure.", &["Begin: Customer escalation"]).await;
        assert_eq!(page.site.pack_requests(), ["search"], "once");
        assert_eq!(asked_for(&page, "split_pages"), 1);

        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, "An invoice is not paid").await;
        page.fill("Account name", CUSTOMER).await;
        assert_eq!(page.site.pack_requests(), ["search", "overdue"], "a case asks for its own procedure");
        assert_eq!(asked_for(&page, "split_case"), 1, "what it needs of the program is here");
        page.click(Kind::Link, "Storage").await;
        page.find(Kind::Button, "Download a backup of everything").await;
        page.click(Kind::Link, "Cases").await;
        page.wait_for_text("1 open · 0 closed").await;
        page.find(Kind::Link, CUSTOMER).await;
        assert_eq!(page.site.pack_requests(), ["search", "overdue"], "what is here is not asked for again");
        assert_eq!(asked_for(&page, "split_pages"), 1, "nor is a part of the program");

        // The list of cases says how each stands, so home asks for the procedures of those.
        page.reload().await;
        page.wait_for_text("Account · 0\u{a0}of\u{a0}7").await;
        assert_eq!(page.site.pack_requests(), ["search", "overdue", "overdue"]);
        let parts = ["split_case", "split_pages"].map(|part| asked_for(&page, part));
        assert_eq!(parts, [1, 1], "a case on home asks for nothing of the other pages");
    });
}

/// The number of requests for files with this in their path.
fn asked_for(page: &Page, part: &str) -> usize {
    page.site.requests().iter().filter(|path| path.contains(part)).count()
}
