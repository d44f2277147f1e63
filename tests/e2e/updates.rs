//! The server gets another pack or another release while the page is open.

use serde_json::json;

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, Page, World, drive};
use crate::site::{PATH, Pack, Parts};

/// Lets a test have the clock of an open page go on.
const CLOCK: &str = "window.ahead = 0;
    window.since = 'the beginning';
    const now = Date.now.bind(Date);
    Date.now = () => now() + window.ahead;";

const WORLD: World = World { before: CLOCK, ..World::DEFAULT };
const USE: &str = "Use them";
const RELOAD: &str = "Reload the page";
const CHANGED: &str = "The SOP has changed since this case began. The case still follows the old version.";
const NUMBER: &str = "Case number as of 2099-01-01";

/// The person was away for a while, and looks at the page again.
const BACK: &str =
    "(window.ahead += arguments[0] * 60_000, document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))";

async fn come_back(page: &Page, minutes: u32) {
    let _: bool = page.ask(BACK, &[json!(minutes)]).await;
}

fn looks(page: &Page) -> usize {
    page.site.requests().iter().filter(|path| **path == format!("{PATH}pack.json")).count()
}

/// Has a page be offered another pack.
pub(crate) async fn offer_another_pack(page: &Page) {
    page.site.send(Pack::Version("2099-01-01"));
    let before = looks(page);
    let back = "(window.Date.now = ((now) => () => now)(window.Date.now() + 360_000),
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))";
    page.until("the pack to be asked for", back, &[], |_: &bool| looks(page) > before).await;
    page.find(Kind::Button, USE).await;
}

/// Comes back, and waits until the server was asked. A page that was just opened does not do so yet.
async fn come_back_and_look(page: &Page) {
    let before = looks(page);
    page.until("the pack to be asked for", BACK, &[json!(6)], |_: &bool| looks(page) > before).await;
}

async fn wait_until_said(page: &Page, text: &str) {
    let said = "person.said.map(([text]) => text).join('\\n')";
    page.until(&format!("{text:?} to be said"), said, &[], |all: &String| all.contains(text)).await;
}

/// Fails if the page was loaded anew since the case began.
async fn goes_on(page: &Page) {
    let since: String = page.ask("since", &[]).await;
    assert_eq!(since, "now");
}

async fn begin(page: &Page) {
    ccc::begin(page).await;
    page.fill("Customer name", CUSTOMER).await;
    page.tick("Cancellation").await;
    come_back_and_look(page).await;
    // It may have come back more than once.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let () = page.ask("void (window.since = 'now')", &[]).await;
}

#[test]
fn a_changed_pack_is_offered_and_taken_up_under_an_open_case() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        page.site.send(Pack::Version("2099-01-01"));
        let before = looks(&page);
        come_back(&page, 4).await;
        page.go_to("Verify").await;
        page.go_to("Request").await;
        assert_eq!(looks(&page), before, "asked too often");

        // Nobody who types is disturbed.
        let field = page.find(Kind::Field, "Case number").await;
        field.send_keys("0041").await.unwrap();
        come_back(&page, 2).await;
        page.find(Kind::Button, USE).await;
        page.wait_for_focus("Case number").await;
        field.send_keys("8823").await.unwrap();
        page.value_is("Case number", "00418823").await;
        wait_until_said(&page, "The SOPs on the server have changed.").await;

        // What is declined is not offered again, and the next one is.
        page.click(Kind::Button, "Not now").await;
        come_back_and_look(&page).await;
        page.go_to("Verify").await;
        page.go_to("Request").await;
        assert!(!page.has(Kind::Button, USE).await);
        page.site.send(Pack::Version("2099-02-01"));
        come_back_and_look(&page).await;
        page.find(Kind::Button, USE).await;

        // The case goes on with its own version, and is told of the other.
        page.click(Kind::Button, USE).await;
        page.wait_for_text(CHANGED).await;
        assert!(!page.has(Kind::Button, USE).await);
        page.value_is("Case number", "00418823").await;
        page.click(Kind::Link, "See what changed").await;
        page.wait_for_text("“Case number” is now “Case number as of 2099-02-01”").await;
        page.click(Kind::Link, "Cases").await;
        ccc::begin_here(&page).await;
        page.wait_for_text("SOP version 2099-02-01").await;
        goes_on(&page).await;
    });
}

#[test]
fn a_changed_pack_is_noticed_on_the_way_to_another_page() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        page.site.send(Pack::Version("2099-01-01"));
        let () = page.ask("void (window.ahead += 6 * 60_000)", &[]).await;
        page.click(Kind::Link, "Due").await;
        page.click(Kind::Button, USE).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.wait_for_text(CHANGED).await;
        page.click(Kind::Link, "See what changed").await;
        page.click(Kind::Button, "Move this case to version 2099-01-01").await;
        page.click(Kind::Link, "Back to the case").await;
        page.find(Kind::Field, NUMBER).await;
        goes_on(&page).await;
    });
}

#[test]
fn after_a_rollback_a_case_is_told_that_its_own_version_is_the_newer_one() {
    drive(World { pack: Pack::Version("2099-01-01"), ..WORLD }, |page| async move {
        begin(&page).await;
        page.site.send(Pack::Version("2001-01-01"));
        come_back_and_look(&page).await;
        page.click(Kind::Button, USE).await;
        page.wait_for_text("This page has version 2001-01-01 of the SOP, which is older").await;
        assert!(!page.ask::<bool>("document.body.innerText.includes('follows the old version')", &[]).await);
        page.find(Kind::Field, NUMBER).await;
        page.click(Kind::Link, "See what changed").await;
        page.wait_for_text("It is older than the version that the case follows.").await;
        goes_on(&page).await;
    });
}

#[test]
fn a_case_whose_sop_was_removed_is_told_so_and_goes_on() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        page.site.send(Pack::Without("ccc"));
        come_back_and_look(&page).await;
        page.click(Kind::Button, USE).await;
        let removed = "The SOP of this case is not among those of this page.";
        page.wait_for_text(removed).await;
        assert!(!page.has(Kind::Link, "See what changed").await);
        page.value_is("Customer name", CUSTOMER).await;
        goes_on(&page).await;
        page.reload().await;
        page.wait_for_text(removed).await;
        page.fill("Case number", "00418823").await;

        // It is the only case, so the page may be that of somebody else.
        page.open("#/").await;
        page.wait_for_text("This page has the SOP of none of these cases.").await;
        page.site.send(Pack::Sent);
        page.reload().await;
        page.find(Kind::Link, CUSTOMER).await;
        page.wait_until_gone("This page has the SOP of none of these cases.").await;
    });
}

#[test]
fn a_pack_that_is_of_no_use_changes_nothing_under_an_open_page() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        for of_no_use in [Pack::Broken, Pack::NewerFormat] {
            page.site.send(of_no_use);
            come_back_and_look(&page).await;
            page.go_to("Verify").await;
            page.go_to("Request").await;
            assert!(!page.has(Kind::Button, USE).await);
            page.value_is("Customer name", CUSTOMER).await;
        }
        goes_on(&page).await;
    });
}

#[test]
fn a_pack_of_a_newer_format_is_said_to_be_newer_than_the_page() {
    drive(World { pack: Pack::NewerFormat, ..WORLD }, |page| async move {
        page.open("#/").await;
        page.find(Kind::Heading, "The procedures are newer than this page").await;
        page.wait_for_text("pack.json: format 99").await;
        page.site.send(Pack::Sent);
        page.click(Kind::Button, RELOAD).await;
        page.find(Kind::Heading, "What does the customer need?").await;
    });
}

#[test]
fn a_replaced_release_is_offered_and_nothing_typed_is_lost_by_the_reload() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        page.site.send_parts(Parts::Replaced("split_"));
        let field = page.find(Kind::Field, "Case number").await;
        field.send_keys("0041").await.unwrap();
        come_back(&page, 6).await;
        page.find(Kind::Button, RELOAD).await;
        wait_until_said(&page, "The server has another version of Casewright.").await;
        page.wait_for_focus("Case number").await;
        field.send_keys("8823").await.unwrap();
        goes_on(&page).await;
        page.site.send_parts(Parts::Sent);
        page.click(Kind::Button, RELOAD).await;
        page.until("a page that was loaded anew", "since", &[], |since: &String| since == "the beginning").await;
        page.value_is("Case number", "00418823").await;
        assert!(!page.has(Kind::Button, RELOAD).await);
    });
}

#[test]
fn a_release_that_was_declined_hides_no_other_pack() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        page.site.send_parts(Parts::Replaced("split_"));
        come_back(&page, 6).await;
        page.find(Kind::Button, RELOAD).await;
        page.click(Kind::Button, "Not now").await;
        page.site.send(Pack::Version("2099-01-01"));
        come_back_and_look(&page).await;
        page.click(Kind::Button, USE).await;
        page.wait_for_text(CHANGED).await;
        goes_on(&page).await;
    });
}
