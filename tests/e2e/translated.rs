//! A page that a browser translates, or that a writing assistant adds to: it always shows what it shows when it is loaded anew.

use crate::ccc::{self, CUSTOMER};
use crate::escalation;
use crate::page::{ALT, Kind, PAGE_DOWN, Page, World, drive};

const TRANSLATED: &str = include_str!("translate.js");
const ASSISTED: &str = include_str!("assistant.js");

/// What can be read on the page.
const SEEN: &str = "document.getElementById('app').innerText.replaceAll(/\\s+/g, ' ')";
/// The texts of the open stage that are translated, and those of what must stay as it is copied or worked out.
const PROSE: &str = "document.querySelectorAll('.says font, legend font').length";
const FIXED: &str = "[...document.querySelectorAll('#app :is(.post, .finding, .clocks, h1) font')].map((one) => one.parentElement.outerHTML)";

#[test]
fn a_translated_page_shows_what_it_shows_when_loaded_anew() {
    drive(World { before: TRANSLATED, ..World::default() }, |page| async move { walk(&page).await });
}

#[test]
fn a_page_with_a_writing_assistant_shows_what_it_shows_when_loaded_anew() {
    drive(World { before: ASSISTED, ..World::default() }, |page| async move { walk(&page).await });
}

#[test]
fn what_is_worked_out_is_not_translated_and_the_rest_can_be() {
    drive(World { before: TRANSLATED, ..World::default() }, |page| async move {
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        assert!(page.ask::<u32>(PROSE, &[]).await > 0, "the SOP can be read in another language");
        assert_eq!(
            page.ask::<Vec<String>>(FIXED, &[]).await,
            [""; 0],
            "the post, the deadlines and the findings stay as they are"
        );
    });
}

/// A translator that is turned off puts back what it took out.
#[test]
fn a_translation_that_is_taken_back_leaves_the_page_whole() {
    const TAKE_BACK: &str = "(() => {
        for (const text of [...document.querySelectorAll('h2 > font, legend > font')])
            text.replaceWith(document.createTextNode(text.textContent));
        return true;
    })()";
    drive(World { before: TRANSLATED, ..World::default() }, |page| async move {
        ccc::begin(&page).await;
        page.ask::<bool>(TAKE_BACK, &[]).await;
        shows_what_is_true(&page).await;
        ccc::request(&page, "No").await;
        ccc::next_stage(&page, "Verify").await;
        page.ask::<bool>(TAKE_BACK, &[]).await;
        shows_what_is_true(&page).await;
    });
}

/// Works on two cases, and looks at each page on the way.
async fn walk(page: &Page) {
    page.set_clock("2026-04-14T09:00");
    ccc::begin(page).await;
    shows_what_is_true(page).await;
    ccc::request(page, "Yes").await;
    shows_what_is_true(page).await;
    for stage in ["Verify", "Contract", "Contact customer"] {
        page.press(&[ALT, PAGE_DOWN]).await;
        page.find(Kind::Heading, stage).await;
    }
    shows_what_is_true(page).await;
    page.go_to("Verify").await;
    page.choose("Does the account name authorized contacts?", "No").await;
    page.fill("Written request received", "2026-13-45").await;
    page.fill("Latest Closed/Won opportunity", "02/11/2025").await;
    page.wait_for_text("The calendar has no such day").await;
    page.fill("Written request received", "2025-11-21").await;
    page.fill("Desired cancellation date", "1/31/2026").await;
    page.wait_until_gone("The calendar has no such day").await;
    shows_what_is_true(page).await;

    let post: String = page.ask("document.querySelector('#post-paper').innerText", &[]).await;
    page.click(Kind::Button, "Copy as draft").await;
    page.wait_for_text("Copied").await;
    let pasted = page.pasted().await.plain;
    for line in post.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains("(missing)")) {
        let line = line.replace('\u{a0}', " ");
        assert!(pasted.replace('\u{a0}', " ").contains(&line), "{line:?} is seen, and not in:\n{pasted}");
    }

    escalation::begin(page).await;
    page.choose("Does the account have the FMC service?", "No").await;
    shows_what_is_true(page).await;
    page.go_to("Type").await;
    page.tick("A lower MRR").await;
    page.click(Kind::Button, "Add MRR Adjustment").await;
    page.fill_row(1, "MRR loss", "$220").await;
    page.click(Kind::Button, "Remove No. 1").await;
    shows_what_is_true(page).await;

    for (place, heading) in
        [("#/", "What does the customer need?"), ("#/storage", "Storage"), ("#/settings", "Settings"), ("#/due", "Due")]
    {
        page.open(place).await;
        page.find(Kind::Heading, heading).await;
        shows_what_is_true(page).await;
    }
    page.open("#/").await;
    page.click(Kind::Button, &format!("Close {CUSTOMER}")).await;
    page.wait_for_text("1 open · 1 closed").await;
    page.click(Kind::Link, "Settings").await;
    page.choose("Theme", "Dark").await;
    page.choose("Theme", "Light").await;
    shows_what_is_true(page).await;
    page.click(Kind::Link, "Search").await;
    page.fill("Search", "churn").await;
    page.wait_for_text("Churn").await;
    page.fill("Search", "nothing has this").await;
    page.wait_for_text("Nothing").await;
    page.fill("Search", "").await;
    shows_what_is_true(page).await;
}

async fn shows_what_is_true(page: &Page) {
    // What is late is counted after a while.
    page.until(
        "the page to settle",
        "new Promise((then) => setTimeout(() => then(true), 400))",
        &[],
        |there: &bool| *there,
    )
    .await;
    let before: String = page.ask(SEEN, &[]).await;
    page.reload().await;
    page.until(&format!("what was seen before: {before}"), SEEN, &[], |seen: &String| *seen == before).await;
}
