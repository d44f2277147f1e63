//! Lists of small records, and what their columns come to.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use crate::escalation::SLOW;
use crate::page::{Kind, TAB, World, drive};

#[test]
fn the_columns_of_a_list_are_added_up_below_it() {
    added_up(World::default());
}

/// There the place for a new row's focus is drawn later than the press on the button is over.
#[test]
fn the_columns_of_a_list_are_added_up_below_it_where_drawing_is_slow() {
    added_up(World { before: SLOW, ..World::default() });
}

fn added_up(world: World) {
    drive(world, |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, "Lower rate, new contract").await;
        page.go_to("Quote").await;
        for (row, item) in [(1, "Users"), (2, "Portal")] {
            page.click(Kind::Button, "Add Reductions and discounts").await;
            page.wait_for_focus("Item or service").await;
            page.fill_row(row, "Item or service", item).await;
        }
        // Half a row is told once the list is left, not on the way from cell to cell. Longer than it waits for slow clicks.
        page.press(&[TAB]).await;
        page.wait_for_focus("Before").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert!(!page.ask::<bool>("document.body.innerText.includes('Before is empty.')", &[]).await);
        page.fill("Quote", "Q-1").await;
        page.wait_for_text("Row 1: Before is empty.").await;
        for (row, before, after) in [(1, "$1,000", "800"), (2, "250.50", "$200.25")] {
            page.fill_row(row, "Before", before).await;
            page.fill_row(row, "After the reduction", after).await;
        }
        page.wait_until_gone("is empty.").await;
        page.wait_for_text("Total Before: $1,250.50").await;
        page.wait_for_text("Total After the reduction: $1,000.25").await;
        // The totals follow each key.
        page.fill_row(2, "After the reduction", "0").await;
        page.wait_for_text("Total After the reduction: $800.00").await;

        page.click(Kind::Button, "Remove No. 1").await;
        page.wait_for_text("Total Before: $250.50").await;
        page.wait_for_focus("Add Reductions and discounts").await;
        page.click(Kind::Button, "Remove No. 1").await;
        page.wait_until_gone("Total Before").await;
        assert!(!page.has(Kind::Field, "Item or service").await, "no row is left");
    });
}

/// A message about a row that is left must not push the button away from under a mouse that is held down for long.
#[test]
fn a_button_that_is_pressed_slowly_does_what_it_does() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, "Lower rate, new contract").await;
        page.go_to("Quote").await;
        page.click(Kind::Button, "Add Reductions and discounts").await;
        page.fill_row(1, "Item or service", "Users").await;
        let element = page.find(Kind::Link, "Approval →").await;
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0., y: 0. })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: Duration::from_secs(1) })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        page.driver.client().perform_actions(press).await.unwrap();
        page.find(Kind::Heading, "Approval").await;
    });
}
