//! Scenarios: a practice case on the real page, apart from real ones, compared with the right way.

use casewright_core::backup::{preview, read_backup};

use crate::page::{ESCAPE, Kind, Page, World, drive};
use crate::palette::{PALETTE, arrived};
use crate::storage::HOLD_FILES;

const CHIPS: &str = "document.querySelector('header .chips')?.innerText ?? ''";
const SCENARIO: &str = "#/train/overdue/scenario/check_in_the_mail";
const CUSTOMER: &str = "Summit Dental";

/// What was told as missed or wrong.
const TOLD: &str = "[...document.querySelectorAll('.compared li.wrong strong')].map(one => one.innerText)";
const HASH: &str = "location.hash";

/// Begins the scenario and returns the address of its practice case.
async fn begin(page: &Page) -> String {
    page.open(SCENARIO).await;
    page.find(Kind::Heading, "The check is in the mail").await;
    page.click(Kind::Button, "Begin the practice case").await;
    page.find(Kind::Field, "Account name").await;
    page.wait_for_text("Practice: it is 03/07/2026 9:00 AM").await;
    page.ask(HASH, &[]).await
}

/// Fills in the first moment, with two mistakes: another amount, and a step that is not ticked.
async fn first_moment(page: &Page) {
    page.fill("Account name", CUSTOMER).await;
    page.choose("Whose segment?", "Core CSM").await;
    page.fill("Main POC", "Iris Vogel").await;
    page.fill("Their e-mail", "iris@summit-dental.example").await;
    page.fill("Due date of the invoice", "2/25/2026").await;
    page.fill("Amount due", "$1,840.00").await;
    page.wait_for_text("Today is day 10 (Mar 7, 2026).").await;
    page.go_to("Outreach sequence").await;
    page.tick("Add your prospects").await;
    page.fill("What the task asks", "Check that the prospects are in. Finance reaches out on Monday.").await;
    page.go_to("Answer or payment").await;
    page.choose("Who has responded?", "Nobody").await;
    page.choose("Is the account current?", "No").await;
    page.go_to("Record and pass on").await;
    page.fill("New entry Case notes", "Added the prospects to the sequence.").await;
    page.fill("Initials Case notes", "CSM").await;
    page.click(Kind::Button, "Add entry Case notes").await;
    page.click(Kind::Tab, "Case note").await;
    page.click(Kind::Button, "Copy case note").await;
    page.wait_for_text("Copied").await;
}

async fn go_on(page: &Page) {
    page.click(Kind::Link, "Done here, or pause").await;
    page.click(Kind::Button, "I am done here: move the clock on").await;
}

#[test]
fn a_scenario_with_two_mistakes_finds_both_and_survives_a_pause() {
    drive(World::default(), |page| async move {
        let case = begin(&page).await;
        first_moment(&page).await;
        // Paused, and taken up again after a reload.
        page.click(Kind::Link, "Done here, or pause").await;
        page.click(Kind::Link, "Train").await;
        page.reload().await;
        page.click(Kind::Link, "The check is in the mail").await;
        page.click(Kind::Link, "Open the practice case").await;
        page.until("the case", HASH, &[], |hash: &String| hash.starts_with(&case)).await;
        page.go_to("Account").await;
        page.value_is("Account name", CUSTOMER).await;
        go_on(&page).await;

        // The clock has moved on, for the case as well.
        page.wait_for_text("Practice: it is 03/09/2026 10:00 AM").await;
        page.click(Kind::Link, "Open the practice case").await;
        page.go_to("Answer or payment").await;
        page.choose("Who has responded?", "Someone else").await;
        page.fill("Responded on", "3/9/2026").await;
        page.choose("Is the account current?", "Yes").await;
        page.fill("Current since", "3/8/2026").await;
        page.tick("Out of the sequence").await;
        page.go_to("Record and pass on").await;
        page.fill("New entry Case notes", "The bookkeeper wrote. Current since 3/8.").await;
        page.click(Kind::Button, "Add entry Case notes").await;
        page.choose("Should Finance know or do something?", "No").await;
        page.click(Kind::Tab, "Case note").await;
        page.click(Kind::Button, "Copy case note").await;
        page.wait_for_text("Copied").await;
        go_on(&page).await;

        page.find(Kind::Heading, "How it went").await;
        let told: Vec<String> = page.ask(TOLD, &[]).await;
        assert_eq!(
            told,
            ["“Amount due”: you answered $1,840.00. Right: $1,480.00", "The step “Read the task” was not done.",]
        );
        // The post is beside the right one.
        page.wait_for_text("Amount due: $1,480.00").await;
        page.wait_for_text("Amount due: $1,840.00").await;

        // Gone back in, and tried with other dates.
        page.click(Kind::Button, "Try it with other dates").await;
        page.fill("Due date of the invoice", "2/20/2026").await;
        page.click(Kind::Button, "Back to the moment before").await;
        page.wait_for_text("Practice: it is 03/09/2026 10:00 AM").await;
        page.go_to("Answer or payment").await;
        page.value_is("Current since", "3/8/2026").await;
    });
}

#[test]
fn a_practice_case_is_never_among_real_ones() {
    drive(World { before: HOLD_FILES, ..World::default() }, |page| async move {
        let case = begin(&page).await;
        first_moment(&page).await;
        assert!(page.stored("casewright.case.").await.is_empty());
        assert_eq!(page.stored("casewright.practice.").await.len(), 1);
        assert!(!page.ask::<String>("document.title", &[]).await.starts_with('('), "the tab's number counts it");

        for (place, heading) in
            [("#/", "What does the customer need?"), ("#/due", "Due"), ("#/storage", "Storage"), ("#/search", "Search")]
        {
            page.open(place).await;
            page.find(Kind::Heading, heading).await;
            assert!(!page.has(Kind::Link, CUSTOMER).await, "{place}");
            let text: String = page.ask("document.querySelector('main').innerText", &[]).await;
            assert!(!text.contains(CUSTOMER), "{place}: {text}");
        }
        page.fill("Search the procedures and your cases", CUSTOMER).await;
        page.wait_for_text("Nothing found").await;
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
        page.find(Kind::Button, crate::tour::OFFER).await;
        page.click(Kind::Button, "Jump to…").await;
        arrived(&page).await;
        page.fill(PALETTE, CUSTOMER).await;
        let offers: String = page.ask("document.querySelector('#palette').innerText", &[]).await;
        assert!(!offers.replace(&format!("“{CUSTOMER}”"), "").contains(CUSTOMER), "{offers}");

        page.press(&[ESCAPE]).await;

        // Nor is it closed or handed over as one.
        page.open(&case).await;
        page.find(Kind::Link, "Done here, or pause").await;
        for button in ["Close this case", "Download this case"] {
            assert!(!page.has(Kind::Button, button).await, "{button}");
        }

        // On paper it says what it is.
        page.open(&case.replace("#/case/", "#/print/")).await;
        page.until("the sheet's heading", CHIPS, &[], |chips: &String| chips.contains("Practice")).await;

        // A backup holds it, but not as a case.
        page.open("#/storage").await;
        page.click(Kind::Button, "Download a backup of everything").await;
        let held = page.until("the file", "sessionStorage.held ?? ''", &[], |held: &String| !held.is_empty()).await;
        let backup = read_backup(&held).unwrap();
        assert!(preview(&backup, &|_| None).is_empty(), "it stands among the cases of the backup");
        assert!(held.contains("casewright.practice.") && held.contains("casewright.training"), "{held}");
    });
}
