//! The settings, and the tour.

use super::{NOW, unfold, year};
use crate::page::{Kind, Page};
use crate::shelf::Shelved;
use crate::tour::{PLACES, pointed_at};

/// The settings, compact pages, and the tour.
pub(crate) async fn settings(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &year(), "#/settings").await;
    page.find(Kind::Field, "Name").await;
    look(page, "settings: nothing set").await;
    page.fill("Name", "Dana B. Ellis").await;
    page.choose("Density", "Compact").await;
    look(page, "settings: compact").await;
    page.click(Kind::Button, "Clear everything…").await;
    page.find(Kind::Heading, "Clear everything here?").await;
    look(page, "settings: clearing").await;
    let press = "[...document.querySelectorAll('#clear .danger')].forEach((one) => one.click())";
    let () = page.ask(&format!("void {press}"), &[]).await;
    page.tick("Yes, delete all of this").await;
    look(page, "settings: clearing, ticked").await;
    page.click(Kind::Button, "Cancel").await;
    page.open("#/").await;
    page.find(Kind::Link, "Cedar Hill Clinic").await;
    look(page, "compact: home").await;
    page.open("#/due").await;
    page.find(Kind::Heading, "Late").await;
    look(page, "compact: due").await;
    page.open("#/storage").await;
    page.wait_for_text("days left").await;
    look(page, "compact: storage").await;
    page.open(&format!("{}/verify", Shelved::read("ccc", "cancellation").place())).await;
    page.find(Kind::Heading, "Verify").await;
    unfold(page).await;
    look(page, "compact: a case").await;

    page.begin_with(NOW, &[], "#/").await;
    page.click(Kind::Button, "See it on a sample case").await;
    for (place, (heading, what)) in PLACES.into_iter().enumerate() {
        page.find(Kind::Heading, heading).await;
        pointed_at(page, what).await;
        look(page, &format!("tour: {} {heading}", place + 1)).await;
        if place + 1 < PLACES.len() {
            page.click(Kind::Button, "Next").await;
        }
    }
    page.click(Kind::Button, "Keep it for now").await;
    page.click(Kind::Link, "Cases").await;
    page.find(Kind::Link, "Sample: Brightwater Dental").await;
    look(page, "tour: the sample at home").await;
}
