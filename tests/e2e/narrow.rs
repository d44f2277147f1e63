//! A window of 400 pixels beside Salesforce: all can be done in it, and nothing is scrolled sideways.

use serde_json::json;

use crate::ccc::{self, CUSTOMER, LINES, assert_lines};
use crate::page::{Kind, Page, World, drive};
use crate::shelf::Shelved;
use crate::walks;

/// True if something is wider than the window.
const SIDEWAYS: &str = "document.scrollingElement.scrollWidth > innerWidth";

/// The words in the heads of columns that are broken over two lines.
pub(crate) const BROKEN_HEADS: &str = "[...document.querySelectorAll('th[scope=col]')].flatMap(({ firstChild }) => {
    const range = document.createRange();
    const lines = ({ 0: word, index }) => {
        range.setStart(firstChild, index);
        range.setEnd(firstChild, index + word.length);
        return range.getClientRects().length;
    };
    const words = firstChild?.nodeType === Node.TEXT_NODE ? [...firstChild.data.matchAll(/[\\p{L}\\p{N}]+/gu)] : [];
    return words.filter((word) => lines(word) > 1).map(([word]) => word);
})";

/// True if a control can be pressed without scrolling.
const IN_VIEW: &str = "(() => {
    const box = arguments[0].getBoundingClientRect();
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return box.top >= 0 && box.bottom <= innerHeight && (there === arguments[0] || arguments[0].contains(there));
})()";

/// The share of the window, of 1, that is taken by bars that stay in view.
const BARS: &str =
    "[...document.querySelectorAll('*')].filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position)
    && one.checkVisibility()).reduce((sum, one) => sum + one.getBoundingClientRect().height, 0) / innerHeight";

async fn narrow(page: &Page) {
    page.resize(400, 800).await;
}

async fn fits(page: &Page, what: &str) {
    assert!(!page.ask::<bool>(SIDEWAYS, &[]).await, "{what} is scrolled sideways");
    assert_eq!(page.ask::<Vec<String>>(BROKEN_HEADS, &[]).await, [""; 0], "{what}: heads of columns");
    let bars: f64 = page.ask(BARS, &[]).await;
    assert!(bars <= 0.25, "{what}: bars take {bars} of the window");
}

#[test]
fn a_case_is_filled_in_and_copied_beside_another_window() {
    drive(World::default(), |page| async move {
        narrow(&page).await;
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        fits(&page, "home").await;
        ccc::begin(&page).await;
        fits(&page, "a case").await;
        ccc::fill_cancellation(&page).await;
        fits(&page, "the last stage").await;
        // One press shows the post, and the next one copies it.
        page.click(Kind::Button, "Post").await;
        let copy = page.json(Kind::Button, "Copy for Ops").await;
        page.until("the button to be in view", IN_VIEW, &[copy], |there: &bool| *there).await;
        fits(&page, "the post").await;
        page.click(Kind::Button, "Copy for Ops").await;
        page.wait_for_text("Copied, as rich and plain text.").await;
        let seen =
            "[...document.querySelectorAll('.result')].map((one) => one.getBoundingClientRect().bottom <= innerHeight)";
        assert_eq!(page.ask::<Vec<bool>>(seen, &[]).await, [true], "what came of it is in view");
        assert_lines(&page.pasted().await.plain, LINES);
    });
}

#[test]
fn home_fits_a_window_of_any_width() {
    drive(World::default(), |page| async move {
        page.begin_with("2026-06-02T10:00:00-05:00", &walks::year(), "#/").await;
        page.find(Kind::Link, "Cedar Hill Clinic").await;
        for width in (320..=1440).step_by(40) {
            page.resize(width, 800).await;
            assert!(!page.ask::<bool>(SIDEWAYS, &[]).await, "home is scrolled sideways at {width}");
            assert_eq!(page.ask::<Vec<String>>(BROKEN_HEADS, &[]).await, [""; 0], "heads of columns at {width}");
        }
    });
}

#[test]
fn every_page_fits_beside_another_window() {
    drive(World::default(), |page| async move {
        narrow(&page).await;
        page.begin_with("2026-06-02T10:00:00-05:00", &walks::year(), "#/").await;
        page.find(Kind::Link, "Cedar Hill Clinic").await;
        fits(&page, "home").await;
        for (place, heading) in [
            ("#/due", "Due"),
            ("#/search", "Search"),
            ("#/storage", "Storage"),
            ("#/print/cancellation", CUSTOMER),
            ("#/procedures", "Procedures"),
            ("#/procedures/ccc", "CCC case post"),
            ("#/procedures/ccc/summary", "CCC case post"),
            ("#/procedures/escalation/print", "Customer escalation"),
            ("#/train/session", "Make a session"),
            ("#/train/results", "Results of a class"),
        ] {
            page.open(place).await;
            page.find(Kind::Heading, heading).await;
            fits(&page, place).await;
        }
        page.begin_with_case(&Shelved::read("escalation", "silent_customer"), "").await;
        for (view, name) in ["the steps", "the stage", "the post"].iter().enumerate() {
            let () =
                page.ask("void document.querySelectorAll('.views button')[arguments[0]].click()", &[json!(view)]).await;
            fits(&page, name).await;
        }
        let () = page.ask("void document.querySelector('header .find').click()", &[]).await;
        page.wait_for_focus("Jump to").await;
        assert!(!page.ask::<bool>(SIDEWAYS, &[]).await, "the palette is scrolled sideways");
    });
}
