//! Pages that cannot start: they say so within five seconds, with what may be the cause and what to do, in both languages.

use crate::driver::Browser;
use crate::page::{Page, World, drive};
use crate::site::Parts;

const SAID: [&str; 2] = ["Casewright has not started yet.", "Casewright aún no se ha iniciado."];

/// With two seconds for a busy machine, in ms since the page began.
const AT_MOST: f64 = 7_000.0;

const SHOWN_AT: &str =
    "arguments[0].every((said) => document.body?.innerText.includes(said)) ? performance.now() : null";

/// The time at which that is said in the page or the frame that is looked at.
async fn is_said(page: &Page) -> f64 {
    let said = serde_json::json!(SAID);
    let at: Option<f64> = page.until("what is wrong", SHOWN_AT, &[said], Option::is_some).await;
    at.unwrap()
}

/// Leaves a page of which browsers say on their consoles that it is broken.
async fn leave(page: &Page) {
    page.site.send_parts(Parts::Sent);
    page.open("#/").await;
    // It may be at that address already.
    page.reload().await;
    page.wait_for_text("No cases yet.").await;
    let _ = (page.console().await, page.site.wrong("error: "), page.site.wrong("policy: "));
}

#[test]
fn a_start_script_that_is_missing_or_mistyped_is_said_within_five_seconds() {
    for parts in [Parts::Refused("/start-", 404), Parts::Mistyped("/start-")] {
        drive(World::default(), |page| async move {
            page.site.send_parts(parts);
            page.open("#/").await;
            let at = is_said(&page).await;
            assert!((4_900.0..AT_MOST).contains(&at), "{parts:?}: said after {at} ms");
            leave(&page).await;
        });
    }
}

#[test]
fn without_its_style_sheet_it_is_said_at_once() {
    drive(World::default(), |page| async move {
        // Nor its start script.
        page.site.send_parts(Parts::Refused("/st", 404));
        page.open("#/").await;
        is_said(&page).await;
        leave(&page).await;
    });
}

#[test]
fn a_page_that_is_opened_as_a_file_starts_or_says_so() {
    drive(World::default(), |page| async move {
        let file = casewright_testing::root().join("dist/index.html");
        page.driver.client().goto(&format!("file://{}", file.display())).await.unwrap();
        if Browser::chosen() == Browser::Firefox {
            // As its driver starts it, it lets a file read those beside it.
            page.wait_for_text("What does the customer need?").await;
        } else {
            let at = is_said(&page).await;
            assert!(at < AT_MOST, "said after {at} ms");
            page.wait_for_text("If you opened the page as a file").await;
        }
        leave(&page).await;
    });
}

#[test]
fn a_page_in_a_sandboxed_frame_says_so() {
    drive(World::default(), |page| async move {
        page.driver.client().goto(&format!("{}/frame", page.site.origin())).await.unwrap();
        page.driver.client().enter_frame(0).await.unwrap();
        let at = is_said(&page).await;
        assert!(at < AT_MOST, "said after {at} ms");
        page.wait_for_text("If it is inside another page").await;
        page.driver.client().enter_parent_frame().await.unwrap();
        leave(&page).await;
    });
}
