//! Procedures that do not arrive: the page says so, and what to do.

use crate::escalation;
use crate::page::{Kind, Page, World, drive};
use crate::site::{Pack, Parts};

#[test]
fn a_missing_pack_is_said_with_what_to_do() {
    drive(World { pack: Pack::Missing, ..World::default() }, |page| async move { says_what_to_do(page, "404").await });
}

#[test]
fn a_broken_pack_is_said_with_what_to_do() {
    drive(World { pack: Pack::Broken, ..World::default() }, |page| async move {
        says_what_to_do(page, "not JSON from byte").await
    });
}

async fn says_what_to_do(page: Page, detail: &str) {
    page.open("#/").await;
    page.wait_for_text("pack.json").await;
    page.wait_for_text(detail).await;
    page.find(Kind::Button, "Try again").await;
    assert!(!page.has(Kind::Button, "Billing, contract or contact change").await);
    the_console_names_only(&page, "/pack.json").await;
}

/// The browser itself writes down what a server refuses. Takes that out of the console, where nothing else may be.
async fn the_console_names_only(page: &Page, file: &str) {
    let strange: Vec<String> = page.console().await.into_iter().filter(|line| !line.contains(file)).collect();
    assert!(strange.is_empty(), "the console says: {strange:#?}");
}

#[test]
fn a_missing_procedure_is_said_with_its_file_and_nothing_is_lost() {
    drive(World { pack: Pack::Bare, ..World::default() }, |page| async move {
        // A case that begins without its procedure opens once that is there.
        page.open("#/").await;
        page.click(Kind::Button, "The customer is unhappy or may leave").await;
        page.find(Kind::Heading, "The procedures are missing").await;
        page.wait_for_text("pack/escalation-").await;
        page.wait_for_text("404").await;
        page.wait_for_text("Your cases are safe in this browser.").await;
        page.site.send(Pack::Sent);
        page.click(Kind::Button, "Try again").await;
        page.fill("Account Name", escalation::CUSTOMER).await;

        // One that is filled in is as it was.
        page.site.send(Pack::Bare);
        page.reload().await;
        page.find(Kind::Button, "Try again").await;
        let asked = page.site.pack_requests().len();
        page.click(Kind::Button, "Try again").await;
        // The page before says the same.
        page.until("a page that was loaded anew", "1", &[], |_: &u8| page.site.pack_requests().len() > asked).await;
        page.find(Kind::Heading, "The procedures are missing").await;
        page.site.send(Pack::Sent);
        page.click(Kind::Button, "Try again").await;
        page.value_is("Account Name", escalation::CUSTOMER).await;
        the_console_names_only(&page, "/pack/escalation-").await;
    });
}

#[test]
fn home_says_that_a_procedure_is_missing_and_keeps_its_cases() {
    drive(World::default(), |page| async move {
        escalation::begin(&page).await;
        page.site.send(Pack::Bare);
        page.open("#/").await;
        page.reload().await;
        page.find(Kind::Button, "The customer is unhappy or may leave").await;
        page.wait_for_text("pack/escalation-").await;
        assert!(!page.ask::<bool>("document.body.innerText.includes('No cases yet')", &[]).await);
        page.site.send(Pack::Sent);
        page.click(Kind::Button, "Try again").await;
        page.find(Kind::Link, escalation::CUSTOMER).await;
        the_console_names_only(&page, "/pack/escalation-").await;
    });
}

#[test]
fn a_search_that_did_not_arrive_says_so_and_not_that_nothing_was_found() {
    drive(World { pack: Pack::Bare, ..World::default() }, |page| async move {
        page.open("#/search").await;
        page.fill("Search the procedures and your cases", "finance").await;
        page.wait_for_text("The search could not be loaded.").await;
        assert!(!page.ask::<bool>("document.body.innerText.includes('Nothing of this')", &[]).await);
        the_console_names_only(&page, "/pack/search-").await;
    });
}

#[test]
fn an_address_that_is_none_leads_back() {
    drive(World::default(), |page| async move {
        for place in ["#/nowhere", "#/case/unknown", "#/case/a/b/c/d"] {
            page.open("#/").await;
            page.find(Kind::Heading, "What does the customer need?").await;
            page.open(place).await;
            page.until("a way back", "!!document.querySelector('main a[href=\"#/\"]')", &[], |there: &bool| *there)
                .await;
        }
    });
}

/// The files of the lazy parts, by how their names begin.
const CASE: &str = "split_case";
const PAGES: &str = "split_pages";
const OVERLAYS: &str = "split_overlays";

#[test]
fn a_page_that_is_left_while_a_part_of_it_is_on_its_way_is_there_when_it_is_opened_again() {
    drive(World::default(), |page| async move {
        page.site.send_parts(Parts::Held(PAGES));
        page.open("#/due").await;
        for times in 1..=2 {
            let asked = || page.site.requests().iter().filter(|path| path.contains(PAGES)).count();
            page.until("the part is asked for", "1", &[], |_: &u8| asked() == times).await;
            if times == 2 {
                page.site.send_parts(Parts::Sent);
            }
            page.reload().await;
        }
        page.find(Kind::Heading, "Due").await;
    });
}

#[test]
fn a_part_that_does_not_arrive_is_said_and_can_be_fetched_again() {
    drive(World::default(), |page| async move {
        page.site.send_parts(Parts::Missing(CASE));
        page.open("#/").await;
        page.click(Kind::Button, "The customer is unhappy or may leave").await;
        page.find(Kind::Heading, MISSING).await;
        // Once more in vain.
        let asked = || page.site.requests().iter().filter(|path| path.contains(CASE)).count();
        let before = asked();
        page.click(Kind::Button, "Try again").await;
        page.until("the part is asked for again", "1", &[], |_: &u8| asked() > before).await;
        page.find(Kind::Heading, MISSING).await;
        page.site.send_parts(Parts::Sent);
        page.click(Kind::Button, "Try again").await;
        page.fill("Account Name", escalation::CUSTOMER).await;

        // The other pages go on without theirs.
        page.site.send_parts(Parts::Missing(PAGES));
        page.click(Kind::Link, "Due").await;
        page.find(Kind::Heading, MISSING).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, escalation::CUSTOMER).await;
        page.value_is("Account Name", escalation::CUSTOMER).await;
        the_console_names_only_parts(&page).await;
    });
}

#[test]
fn a_palette_that_does_not_arrive_is_said_in_a_dialog() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "The customer is unhappy or may leave").await;
        page.site.send_parts(Parts::Missing(OVERLAYS));
        page.click(Kind::Button, "Jump to…").await;
        page.find(Kind::Heading, MISSING).await;
        page.site.send_parts(Parts::Sent);
        page.click(Kind::Button, "Try again").await;
        page.until("the palette", "!!document.querySelector('#palette[open] [role=combobox]')", &[], |there: &bool| {
            *there
        })
        .await;
        the_console_names_only_parts(&page).await;
    });
}

#[test]
fn after_a_newer_release_a_page_that_is_open_asks_to_be_reloaded() {
    drive(World::default(), |page| async move {
        escalation::begin(&page).await;
        page.site.send_parts(Parts::Replaced(PAGES));
        page.click(Kind::Link, "Storage").await;
        page.find(Kind::Heading, REPLACED).await;
        page.site.send_parts(Parts::Sent);
        page.click(Kind::Button, "Reload the page").await;
        page.find(Kind::Heading, "Storage").await;
        the_console_names_only_parts(&page).await;
    });
}

/// Plain object storage has no page for a folder.
#[test]
fn a_newer_release_is_noticed_where_only_the_file_of_the_page_has_an_address() {
    drive(World::default(), |page| async move {
        page.open("index.html#/").await;
        page.find(Kind::Button, "The customer is unhappy or may leave").await;
        page.site.send_parts(Parts::ReplacedFile(PAGES));
        page.click(Kind::Link, "Storage").await;
        page.find(Kind::Heading, REPLACED).await;
        page.find(Kind::Button, "Reload the page").await;
        the_console_names_only_parts(&page).await;
    });
}

/// None of what failed waits for a reload, and all of it needs one try.
#[test]
fn an_outage_that_ends_is_over_with_one_try_and_without_a_reload() {
    drive(World { pack: Pack::Missing, ..World::default() }, |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Try again").await;
        let () = page.ask("void (window.since = 'before the outage')", &[]).await;
        page.click(Kind::Link, "Search").await;
        page.fill("Search the procedures and your cases", "finance").await;
        page.wait_for_text("The search could not be loaded.").await;
        page.site.send(Pack::Sent);
        page.click(Kind::Button, "Try again").await;
        page.find(Kind::Heading, "Procedures").await;
        page.site.send(Pack::Bare);
        page.click(Kind::Link, "Train").await;
        page.find(Kind::Heading, "The procedures are missing").await;
        page.site.send(Pack::Sent);
        page.click(Kind::Button, "Try again").await;
        page.find(Kind::Heading, "Train").await;
        assert_eq!(page.ask::<String>("window.since", &[]).await, "before the outage");
        let refused = |line: &String| ["pack.json", "/pack/"].iter().any(|file| line.contains(file));
        let strange: Vec<String> = page.console().await.into_iter().filter(|line| !refused(line)).collect();
        assert!(strange.is_empty(), "the console says: {strange:#?}");
    });
}

const REPLACED: &str = "The server has another version of Casewright";
const MISSING: &str = "Part of the program could not be loaded";

async fn the_console_names_only_parts(page: &Page) {
    let of_part = |line: &String| ["split_", "TypeError", "__wasm_split"].iter().any(|word| line.contains(word));
    let strange: Vec<String> = page.console().await.into_iter().filter(|line| !of_part(line)).collect();
    assert!(strange.is_empty(), "the console says: {strange:#?}");
}
