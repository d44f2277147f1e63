//! A first visit: the page shows itself on a sample case, which counts nowhere and is thrown away.

use crate::page::{ENTER, ESCAPE, Kind, Page, TAB, World, drive};

pub(crate) const OFFER: &str = "See it on a sample case";

/// The visible part of the highlighted element.
const POINTED: &str = "[...document.querySelectorAll('[data-pointed]')].map((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return [one.id || one.className || one.hash, bottom > 0 && top < innerHeight];
})";

/// The places of the way, and what is pointed at there.
pub(crate) const PLACES: [(&str, Option<&str>); 6] = [
    ("Each step has its fields", Some("fields")),
    ("The post writes itself", Some("post-paper")),
    ("What is missing is listed here", Some("post-before")),
    ("Copy when it is complete", Some("copying")),
    ("What is due comes to you", Some("#/due")),
    ("That is all you need", None),
];

pub(crate) async fn pointed_at(page: &Page, wanted: Option<&str>) {
    page.until(&format!("{wanted:?} to be pointed at"), POINTED, &[], |all: &Vec<(String, bool)>| match wanted {
        Some(wanted) => matches!(&all[..], [(what, true)] if what == wanted),
        None => all.is_empty(),
    })
    .await;
}

/// Begins the way round with nothing in the storage.
async fn begin(page: &Page) {
    page.open("#/").await;
    page.click(Kind::Button, OFFER).await;
    page.wait_for_focus(PLACES[0].0).await;
    page.until("the sample", "location.hash", &[], |place: &String| place.starts_with("#/case/sample_")).await;
}

#[test]
fn the_way_round_is_gone_by_keyboard_alone_and_the_sample_is_thrown_away() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, OFFER).await;
        page.tab_to(OFFER).await;
        page.press(&[ENTER]).await;
        page.wait_for_focus(PLACES[0].0).await;
        page.press(&[TAB]).await;
        page.wait_for_focus("Next").await;
        for (heading, what) in PLACES {
            page.until(heading, "document.querySelector('.tour h2')?.innerText", &[], |found: &Option<String>| {
                found.as_deref() == Some(heading)
            })
            .await;
            pointed_at(&page, what).await;
            let said = "person.said.map(([words]) => words)";
            page.until("it to be read out", said, &[], |said: &Vec<String>| {
                said.iter().any(|words| words.starts_with(heading))
            })
            .await;
            let last = what.is_none();
            page.wait_for_focus(if last { "Throw it away" } else { "Next" }).await;
            page.press(&[ENTER]).await;
        }
        page.wait_for_focus("What does the customer need?").await;
        page.wait_for_text("No cases yet.").await;
        assert!(page.stored("casewright.case.").await.is_empty(), "nothing of it is kept, in no bin either");
        assert!(!page.has(Kind::Button, OFFER).await, "this was the first visit");
    });
}

#[test]
fn the_way_round_fits_on_a_phone_and_shows_each_place_there() {
    drive(World::default(), |page| async move {
        page.resize(390, 844).await;
        begin(&page).await;
        for (heading, what) in PLACES {
            page.find(Kind::Heading, heading).await;
            pointed_at(&page, what).await;
            // Above or below the panel something of it is to be seen.
            let free = "(() => {
                const one = document.querySelector('[data-pointed]')?.getBoundingClientRect();
                const panel = document.querySelector('.tour').getBoundingClientRect();
                const shows = (from, to) => Math.min(one.bottom, to) - Math.max(one.top, from) >= Math.min(24, one.height);
                return document.documentElement.scrollWidth <= 390 && panel.left >= 0 && panel.right <= 390
                    && (!one || shows(0, panel.top) || shows(panel.bottom, innerHeight));
            })()";
            page.until("room beside the panel", free, &[], |free: &bool| *free).await;
            if what.is_some() {
                page.click(Kind::Button, "Next").await;
            }
        }
        page.click(Kind::Button, "Keep it for now").await;
        page.until("the panel to go", "!document.querySelector('.tour')", &[], |gone: &bool| *gone).await;
    });
}

#[test]
fn a_sample_says_what_it_is_counts_nowhere_and_goes_without_a_bin() {
    drive(World::default(), |page| async move {
        begin(&page).await;
        page.press(&[ESCAPE]).await;
        page.until("the panel to go", "!document.querySelector('.tour')", &[], |gone: &bool| *gone).await;
        page.wait_for_focus("Sample: Brightwater Dental").await;
        pointed_at(&page, None).await;
        page.wait_for_text("This is a sample: it is not counted anywhere").await;

        page.click(Kind::Link, "Due").await;
        page.wait_for_text("Nothing is due in any open case.").await;
        page.click(Kind::Link, "Storage").await;
        page.wait_for_focus("Storage").await;
        assert!(!page.ask::<bool>("document.body.innerText.includes('There is no backup yet')", &[]).await);
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, "Sample: Brightwater Dental").await;
        let chip = "document.querySelector('.listed .chip')?.innerText";
        page.until("its mark", chip, &[], |chip: &Option<String>| chip.as_deref() == Some("Sample")).await;
        page.click(Kind::Button, "Throw it away Sample: Brightwater Dental").await;
        page.wait_for_text("No cases yet.").await;
        assert!(page.stored("casewright.case.").await.is_empty());
    });
}

#[test]
fn who_declines_is_left_alone_and_can_be_shown_round_later() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Button, "No, thanks").await;
        page.until(
            "the offer to go",
            "person.find('button', arguments[0])",
            &[OFFER.into()],
            Option::<serde_json::Value>::is_none,
        )
        .await;
        page.reload().await;
        page.wait_for_text("No cases yet.").await;
        assert!(!page.has(Kind::Button, OFFER).await);
        page.open("#/settings").await;
        for _ in 0..2 {
            page.click(Kind::Button, "Show me around again").await;
            page.wait_for_focus(PLACES[0].0).await;
            assert_eq!(page.stored("casewright.case.sample_").await.len(), 1, "another one takes its place");
            page.click(Kind::Button, "Skip the tour").await;
            page.wait_for_focus("Sample: Brightwater Dental").await;
            page.open("#/settings").await;
        }
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, "Sample: Brightwater Dental").await;
        page.click(Kind::Button, "Throw it away").await;
        page.wait_for_text("No cases yet.").await;
        assert!(page.stored("casewright.case.").await.is_empty());
    });
}

#[test]
fn after_a_reload_it_goes_on_where_it_was_and_nothing_is_late_in_it() {
    drive(World::default(), |page| async move {
        begin(&page).await;
        page.wait_for_text("today Involve the Account Manager").await;
        assert!(!page.ask::<bool>("/late \\d/.test(document.body.innerText)", &[]).await, "its dates are of today");
        page.click(Kind::Button, "Next").await;
        pointed_at(&page, PLACES[1].1).await;
        page.reload().await;
        page.find(Kind::Heading, PLACES[1].0).await;
        pointed_at(&page, PLACES[1].1).await;
        assert_eq!(page.stored("casewright.case.sample_").await.len(), 1, "with the same sample");
        page.click(Kind::Button, "Skip the tour").await;
        page.reload().await;
        page.find(Kind::Heading, "Sample: Brightwater Dental").await;
        assert!(!page.has(Kind::Heading, PLACES[1].0).await);
    });
}

/// A person who wanders off is led back by "Next"; what is typed into the sample is kept as anywhere.
#[test]
fn the_page_can_be_used_on_the_way() {
    drive(World::default(), |page| async move {
        begin(&page).await;
        page.fill("Case number", "00418823").await;
        page.click(Kind::Link, "Cases").await;
        page.wait_for_focus("What does the customer need?").await;
        page.click(Kind::Button, "Next").await;
        pointed_at(&page, Some("post-paper")).await;
        page.value_is("Case number", "00418823").await;
    });
}

#[test]
fn what_is_started_from_the_sample_is_a_sample_too() {
    drive(World::default(), |page| async move {
        begin(&page).await;
        page.press(&[ESCAPE]).await;
        page.tick("Reduction").await;
        page.click(Kind::Button, "The customer wants a lower rate: start a rate reduction").await;
        page.find(Kind::Link, "Started from CCC case post").await;
        page.wait_for_text("This is a sample: it is not counted anywhere").await;
        assert_eq!(page.stored("casewright.case.").await.len(), 2);
        // It is thrown away with the sample.
        page.click(Kind::Button, "Throw it away").await;
        page.find(Kind::Heading, "What does the customer need?").await;
        assert_eq!(page.stored("casewright.case.").await.len(), 0);
        // The next way round begins with one of its own.
        page.open("#/settings").await;
        page.click(Kind::Button, "Show me around again").await;
        page.wait_for_focus(PLACES[0].0).await;
        assert_eq!(page.stored("casewright.case.").await.len(), 1);
    });
}
