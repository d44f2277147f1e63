//! Undo and redo of typing, ticks and closing, by the buttons and by the keyboard.

use crate::ccc::{self, CUSTOMER};
use crate::driver::Browser;
use crate::page::{CONTROL, Kind, Page, SHIFT, World, drive};

const NAMED: &str = "person.all('button').map(person.named)";

/// Waits until the two buttons are called that. One with nothing to do cannot be pressed.
async fn steps_are(page: &Page, undo: &str, redo: &str) {
    let both = [undo, redo];
    page.until(&format!("{both:?}"), NAMED, &[], |all: &Vec<String>| {
        both.iter().all(|one| all.iter().any(|name| name == one))
    })
    .await;
    for button in both {
        assert_eq!(page.can_be_pressed(button).await, button.contains(':'), "{button}");
    }
}

async fn tick_is(page: &Page, name: &str, ticked: bool) {
    let tick = page.json(Kind::Checkbox, name).await;
    page.until(name, "arguments[0].checked", &[tick], |checked: &bool| *checked == ticked).await;
}

#[test]
fn typing_ticks_and_closing_are_undone_and_done_again_by_the_buttons() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        steps_are(&page, "Undo", "Redo").await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        page.tick("Acknowledge receipt").await;
        page.close_case().await;
        steps_are(&page, "Undo: Close this case", "Redo").await;

        page.click(Kind::Button, "Undo: Close this case").await;
        page.find(Kind::Button, "Close this case").await;
        steps_are(&page, "Undo: Acknowledge receipt", "Redo: Close this case").await;
        page.click(Kind::Button, "Undo: Acknowledge receipt").await;
        tick_is(&page, "Acknowledge receipt", false).await;
        page.click(Kind::Button, "Undo: What is the request?").await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", false).await;
        page.click(Kind::Button, "Undo: Customer name").await;
        page.value_is("Customer name", "").await;
        steps_are(&page, "Undo", "Redo: Customer name").await;

        page.click(Kind::Button, "Redo: Customer name").await;
        page.value_is("Customer name", CUSTOMER).await;
        page.click(Kind::Button, "Redo: What is the request?").await;
        page.click(Kind::Button, "Redo: Acknowledge receipt").await;
        tick_is(&page, "Acknowledge receipt", true).await;
        page.click(Kind::Button, "Redo: Close this case").await;
        page.find(Kind::Button, "Reopen this case").await;
        steps_are(&page, "Undo: Close this case", "Redo").await;

        // Undone and redone changes are stored like all others.
        page.click(Kind::Button, "Undo: Close this case").await;
        page.find(Kind::Button, "Close this case").await;
        page.reload().await;
        page.find(Kind::Button, "Close this case").await;
        page.value_is("Customer name", CUSTOMER).await;
        tick_is(&page, "Acknowledge receipt", true).await;
    });
}

#[test]
fn the_keys_undo_and_redo_but_not_in_a_text() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        page.close_case().await;
        page.find(Kind::Button, "Reopen this case").await;

        page.press(&[CONTROL, 'z']).await;
        page.find(Kind::Button, "Close this case").await;
        page.press(&[CONTROL, 'z']).await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", false).await;
        page.press(&[CONTROL, 'z']).await;
        page.value_is("Customer name", "").await;
        page.press(&[CONTROL, SHIFT, 'z']).await;
        page.value_is("Customer name", CUSTOMER).await;
        page.press(&[CONTROL, 'y']).await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", true).await;

        // In a text they are the browser's own, which knows nothing of ticks.
        page.fill("Case number", "00418823").await;
        page.press(&[CONTROL, 'z']).await;
        // The small browser in which WebKitGTK is tested has no such key.
        if Browser::chosen() == Browser::WebKit {
            page.value_is("Case number", "00418823").await;
        } else {
            let number = page.json(Kind::Field, "Case number").await;
            let undone = |left: &String| left != "00418823";
            page.until("the browser to undo", "arguments[0].value", &[number], undone).await;
        }
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", true).await;
        page.value_is("Customer name", CUSTOMER).await;
    });
}

/// Two tabs at one case: each undoes what was done in it, and nothing of the other.
#[test]
fn undoing_takes_back_nothing_that_another_tab_did() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        let first = page.driver.client().window().await.unwrap();
        let place: String = page.ask("location.hash", &[]).await;
        page.driver.open_tab().await;
        page.open(&place).await;
        page.fill("Case number", "00418823").await;
        page.driver.to_tab(&first).await;
        page.value_is("Case number", "00418823").await;
        page.click(Kind::Button, "Undo: Customer name").await;
        page.value_is("Customer name", "").await;
        page.value_is("Case number", "00418823").await;
    });
}
