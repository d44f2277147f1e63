//! Nothing jumps: what is on the page stays where it is while the rest arrives, and while somebody types.

use serde_json::json;

use crate::ccc::{self, CUSTOMER};
use crate::driver::Needs;
use crate::page::{Kind, Page, World, drive};
use crate::shelf::Shelved;

/// The browser's own measure: what has moved without anybody having done anything, and how much of the window it was.
const SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries())
            if (!hadRecentInput) shifts.push([value, sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? String(node)).join(' | ')]);
    }).observe({ type: 'layout-shift', buffered: true });";

/// A thousandth of the window, moved by as much of its height: nobody sees that.
const UNSEEN: f64 = 0.001;

async fn nothing_moved(page: &Page, what: &str) {
    // Fonts and pictures come late where they come at all, so it is waited for them.
    page.until("the page to be at rest", "document.readyState", &[], |state: &String| state == "complete").await;
    let shifts: Vec<(f64, String)> = page.ask("shifts", &[]).await;
    let moved: Vec<&(f64, String)> = shifts.iter().filter(|(size, _)| *size > UNSEEN).collect();
    assert!(moved.is_empty(), "{what}: {moved:#?}");
}

fn world() -> World {
    World { before: SHIFTS, ..World::default() }
}

#[test]
fn nothing_moves_while_a_page_arrives() {
    if !Needs::Shifts.here() {
        return;
    }
    drive(world(), |page| async move {
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
        nothing_moved(&page, "an empty home").await;
        page.begin_with_case(&Shelved::read("ccc", "cancellation"), "").await;
        page.find(Kind::Field, "Customer name").await;
        page.reload().await;
        page.find(Kind::Field, "Customer name").await;
        nothing_moved(&page, "a case").await;
        page.open("#/").await;
        page.reload().await;
        page.find(Kind::Link, "Northgate Alarm").await;
        nothing_moved(&page, "home with a case").await;
        for (place, heading) in [("#/due", "Due"), ("#/search", "Search"), ("#/storage", "Storage")] {
            page.open(place).await;
            page.reload().await;
            page.find(Kind::Heading, heading).await;
            nothing_moved(&page, heading).await;
        }
    });
}

#[test]
fn what_is_typed_into_stays_where_it_is() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        page.go_to("Verify").await;
        page.fill("Latest Closed/Won opportunity", "2/11/2025").await;
        for (field, letters) in [("Written request received", "11/21/2025"), ("Desired cancellation date", "1/31/2026")]
        {
            page.fill(field, "").await;
            let element = [json!(page.find(Kind::Field, field).await)];
            let place = async || page.ask::<f64>("arguments[0].getBoundingClientRect().top", &element).await;
            let before = place().await;
            for letter in letters.chars() {
                page.press(&[letter]).await;
                let now = place().await;
                assert!((now - before).abs() < 1.0, "{field} jumps from {before} to {now} at {letter:?}");
            }
        }
    });
}
