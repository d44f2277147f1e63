//! What the page says where its procedures do not come.

use crate::page::{Kind, Page, World, drive};
use crate::site::Pack;

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
}

#[test]
fn an_address_that_is_none_leads_back() {
    drive(World::default(), |page| async move {
        for place in ["#/nowhere", "#/case/unknown", "#/case/a/b/c/d"] {
            page.open("#/").await;
            page.open(place).await;
            page.until("a way back", "!!document.querySelector('main a[href=\"#/\"]')", &[], |there: &bool| *there)
                .await;
        }
        page.nothing_went_wrong().await;
    });
}
