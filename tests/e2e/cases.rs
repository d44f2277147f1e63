//! The list of cases: closed, opened again, deleted, brought back; and what is done where nothing can be stored.

use crate::ccc::{self, CUSTOMER};
use crate::escalation::{self, SPLIT};
use crate::page::{Kind, World, drive};

#[test]
fn a_case_is_closed_opened_again_deleted_and_brought_back() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;

        let close = format!("Close {CUSTOMER}");
        page.click(Kind::Button, &close).await;
        page.wait_for_focus("Undo").await;
        page.click(Kind::Button, "Undo").await;
        page.wait_for_focus("Your cases").await;
        page.click(Kind::Button, &close).await;
        page.click(Kind::Button, "Closed cases (1)").await;
        page.click(Kind::Button, &format!("Reopen {CUSTOMER}")).await;
        page.find(Kind::Button, &format!("Close {CUSTOMER}")).await;

        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        page.until("the case to go", "!!person.find('link', arguments[0])", &[CUSTOMER.into()], |there: &bool| !there)
            .await;
        page.click(Kind::Button, "Undo").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer name", CUSTOMER).await;

        // Without an undo it stays away.
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        page.find(Kind::Button, "Undo").await;
        page.reload().await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        assert!(!page.has(Kind::Link, CUSTOMER).await, "the case is gone");
    });
}

#[test]
fn where_storage_is_blocked_the_page_works_and_says_that_nothing_is_saved() {
    let before = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('blocked by a test', 'SecurityError'); },
    });";
    drive(World { before, ..World::default() }, |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.wait_for_text("Not saved").await;
        page.wait_for_text("Re: Northgate Alarm").await;
        page.click(Kind::Button, "Copy as draft").await;
        page.wait_for_text("Copied").await;
    });
}

#[test]
fn where_storage_is_full_it_says_that_the_last_words_are_not_saved() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", "North").await;
        page.ask::<u64>(FILL_STORAGE, &[10_000.into()]).await;
        page.insert("Customer Request", &"x".repeat(30_000)).await;
        page.wait_for_text("Not saved").await;
        // Room again: the next key saves it all.
        let () = page.ask("localStorage.removeItem('other')", &[]).await;
        page.fill("Customer name", CUSTOMER).await;
        page.wait_until_gone("Not saved").await;
        page.reload().await;
        page.value_is("Customer name", CUSTOMER).await;
    });
}

#[test]
fn where_storage_is_full_no_case_is_started_from_another_and_nothing_leaves_it() {
    drive(World::default(), |page| async move {
        escalation::begin(&page).await;
        escalation::fill_both(&page).await;
        page.ask::<u64>(FILL_STORAGE, &[100.into()]).await;
        page.click(Kind::Button, SPLIT).await;
        let told = page.driver.client().get_alert_text().await.unwrap();
        assert!(told.starts_with("Not started: this browser's storage is full."), "{told}");
        page.driver.client().accept_alert().await.unwrap();
        page.value_is("Contract end", "6/30/2026").await;
        assert!(!page.has(Kind::Link, "Led to Customer escalation").await);

        // Room again.
        let () = page.ask("localStorage.removeItem('other')", &[]).await;
        page.click(Kind::Button, SPLIT).await;
        page.find(Kind::Link, "Started from Customer escalation").await;
        page.go_to("Type").await;
        page.value_is("Contract end", "6/30/2026").await;
        page.open("#/").await;
        page.wait_for_text("2 open · 0 closed").await;
    });
}

/// Leaves room for fewer characters than that.
const FILL_STORAGE: &str = "(() => {
    let size = 0;
    for (let step = arguments[0] * 2 ** 16; step >= arguments[0]; step /= 2) try {
        localStorage.setItem('other', 'x'.repeat(size + step));
        size += step;
    } catch {}
    return size;
})()";
