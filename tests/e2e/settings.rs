//! What a person sets: it shows at once, in all tabs, before anything is drawn, and it is used where it is asked for.

use serde_json::json;

use crate::ccc::{self, CUSTOMER};
use crate::driver::Needs;
use crate::escalation;
use crate::logs;
use crate::page::{ALT, CONTROL, ESCAPE, Kind, PAGE_DOWN, Page, World, drive};
use crate::walks::BLOCKED;

/// Notes which theme stands on the root of the page when its body begins.
const AT_BODY: &str = "new MutationObserver((_, observer) => {
    if (!document.body) return;
    window.themeAtBody = document.documentElement.dataset.theme ?? 'as the system';
    observer.disconnect();
}).observe(document, { childList: true, subtree: true });";

/// The colour of the page behind everything, as the browser worked it out.
const COLOUR: &str = "getComputedStyle(document.documentElement).backgroundColor";
const LIGHT: &str = "rgb(241, 243, 247)";
const DARK: &str = "rgb(17, 20, 26)";

async fn colour_is(page: &Page, wanted: &str) {
    page.until(wanted, COLOUR, &[], |colour: &String| colour == wanted).await;
}

async fn open(page: &Page) {
    page.open("#/settings").await;
    page.find(Kind::Heading, "Settings").await;
    page.find(Kind::Field, "Name").await;
}

#[test]
fn the_theme_is_there_before_anything_is_drawn_and_changes_in_all_tabs_at_once() {
    drive(World { before: AT_BODY, ..World::default() }, |page| async move {
        page.open("#/").await;
        page.click(Kind::Link, "Settings").await;
        page.wait_for_focus("Settings").await;
        colour_is(&page, LIGHT).await;
        assert_eq!(page.ask::<String>("themeAtBody", &[]).await, "as the system");
        page.choose("Theme", "Dark").await;
        colour_is(&page, DARK).await;

        let first = page.driver.client().window().await.unwrap();
        let second = page.driver.open_tab().await;
        page.open("#/").await;
        page.find(Kind::Heading, "What does the customer need?").await;
        assert_eq!(page.ask::<String>("themeAtBody", &[]).await, "dark");
        colour_is(&page, DARK).await;

        page.driver.to_tab(&first).await;
        page.choose("Theme", "Light").await;
        page.driver.to_tab(&second).await;
        colour_is(&page, LIGHT).await;
        if !Needs::Dark.here() {
            return;
        }
        // Light stays light where the system is dark; and as the system is as the system.
        page.show_in("dark").await;
        colour_is(&page, LIGHT).await;
        open(&page).await;
        page.choose("Theme", "Same as the system").await;
        colour_is(&page, DARK).await;
        page.as_it_was().await;
        colour_is(&page, LIGHT).await;
    });
}

#[test]
fn compact_shows_more_and_stays_so() {
    drive(World::default(), |page| async move {
        open(&page).await;
        let tall = "document.documentElement.scrollHeight";
        page.find(Kind::Button, "Clear everything…").await;
        let before: u32 = page.ask(tall, &[]).await;
        page.choose("Density", "Compact").await;
        let after: u32 = page.ask(tall, &[]).await;
        assert!(after + 100 < before, "{before} pixels became {after}");
        page.reload().await;
        page.find(Kind::Button, "Clear everything…").await;
        let group = page.find(Kind::Group, "Density").await;
        let compact = page.find_within(Some(&group), Kind::Radio, "Compact").await;
        assert!(page.ask::<bool>("arguments[0].checked", &[json!(compact)]).await);
        page.until("it to be compact", tall, &[], |tall: &u32| *tall <= after).await;
    });
}

#[test]
fn name_and_initials_stand_where_they_are_asked_for() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-06T16:00");
        open(&page).await;
        page.fill("Name", "Dana B. Ellis").await;
        page.value_is("Initials", "DBE").await;
        page.fill("Initials", "db").await;
        // Once others are typed, they are left alone.
        page.fill("Name", "Dana Ellis").await;
        page.value_is("Initials", "db").await;

        escalation::begin(&page).await;
        page.value_is("Your name", "Dana Ellis").await;
        page.go_to("Reason").await;
        page.value_is("Initials Root Cause", "db").await;
        page.fill("New entry Root Cause", "They ask for a lower price.").await;
        page.click(Kind::Button, "Add entry Root Cause").await;
        page.find(Kind::Button, "Strike out 03/06/26 DB: They ask for a lower price.").await;
    });
}

/// Initials that were set in another tab since the box was drawn are neither ignored nor lost.
#[test]
fn initials_of_another_tab_sign_an_entry() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-06T16:00");
        logs::begin(&page).await;
        let first = page.driver.client().window().await.unwrap();
        page.driver.open_tab().await;
        open(&page).await;
        page.fill("Initials", "KL").await;
        page.driver.to_tab(&first).await;
        page.fill("New entry Root Cause", "They ask for a lower price.").await;
        page.click(Kind::Button, "Add entry Root Cause").await;
        page.find(Kind::Button, "Strike out 03/06/26 KL: They ask for a lower price.").await;
        assert!(page.stored("casewright.settings").await["casewright.settings"].contains("KL"));
    });
}

#[test]
fn keys_without_ctrl_can_be_turned_off() {
    drive(World::default(), |page| async move {
        open(&page).await;
        page.tick("The key ? alone").await;
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        let place = "location.hash";
        let here: String = page.ask(place, &[]).await;
        page.press(&[ALT, PAGE_DOWN]).await;
        page.press(&['?']).await;
        // What still does something comes after both.
        page.press(&[CONTROL, '/']).await;
        page.until("the list", "!!document.querySelector('#keys[open]')", &[], |is: &bool| *is).await;
        assert_eq!(page.ask::<String>(place, &[]).await, here);
        page.tick("The key ? alone").await;
        page.press(&[ESCAPE]).await;
        page.press(&[ALT, PAGE_DOWN]).await;
        page.until("the next stage", place, &[], |place: &String| *place != here).await;
    });
}

#[test]
fn what_the_first_versions_kept_of_the_keys_still_holds() {
    drive(World::default(), |page| async move {
        page.begin_with("2026-03-06T16:00", &[("casewright.sign".to_owned(), "off".to_owned())], "#/settings").await;
        let off = "document.documentElement.hasAttribute('data-no-keys')";
        page.find(Kind::Field, "Name").await;
        assert!(page.ask::<bool>(off, &[]).await);
        page.tick("The key ? alone").await;
        page.until("them to be on", off, &[], |off: &bool| !off).await;
        page.reload().await;
        page.find(Kind::Field, "Name").await;
        assert!(!page.ask::<bool>(off, &[]).await);
    });
}

/// What cannot be read is as if nothing were set, and is put aside by what is set then.
#[test]
fn damaged_settings_are_put_aside() {
    drive(World::default(), |page| async move {
        let damaged = "{\"initials\":\"K";
        let records = [("casewright.settings".to_owned(), damaged.to_owned())];
        page.begin_with("2026-03-06T16:00", &records, "#/settings").await;
        page.value_is("Initials", "").await;
        page.fill("Initials", "DBE").await;
        let aside = page.stored("casewright.damaged.settings.").await;
        assert_eq!(aside.values().collect::<Vec<_>>(), [damaged]);
    });
}

#[test]
fn where_storage_is_blocked_settings_hold_for_the_page_and_it_says_so() {
    drive(World { before: BLOCKED, ..World::default() }, |page| async move {
        page.open("#/").await;
        let () = page.ask("sessionStorage.setItem('blocked', 'yes')", &[]).await;
        page.reload().await;
        page.wait_for_text("This browser blocks storage for this page.").await;
        assert!(!page.has(Kind::Button, "See it on a sample case").await, "it could not be kept");
        page.click(Kind::Link, "Settings").await;
        page.choose("Theme", "Dark").await;
        colour_is(&page, DARK).await;
        page.wait_for_text("What you set lasts until you leave this page.").await;
        page.fill("Name", "Dana Ellis").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, "Billing, contract or contact change").await;
        page.value_is("Your name", "Dana Ellis").await;
        colour_is(&page, DARK).await;
    });
}

#[test]
fn everything_is_cleared_in_all_tabs_once_it_was_said_twice() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.put("another.page", "its own").await;
        let first = page.driver.client().window().await.unwrap();
        let second = page.driver.open_tab().await;
        open(&page).await;
        page.choose("Theme", "Dark").await;
        page.click(Kind::Button, "Clear everything…").await;
        let said = "document.querySelector('#clear').innerText";
        page.until("what is lost", said, &[], |said: &String| said.contains("1 case: 1 open, 0 closed, 0 in the bin;"))
            .await;
        // Not by one click too many.
        let press = "[...document.querySelectorAll('#clear .danger')].forEach((one) => one.click())";
        let () = page.ask(&format!("void {press}"), &[]).await;
        page.until("a word", said, &[], |said: &String| said.contains("Nothing was cleared")).await;
        assert_eq!(page.stored("casewright.case.").await.len(), 1);
        page.tick("Yes, delete all of this").await;
        let () = page.ask(&format!("void {press}"), &[]).await;

        for tab in [&second, &first] {
            page.driver.to_tab(tab).await;
            page.wait_for_text("No cases yet.").await;
            page.find(Kind::Button, "See it on a sample case").await;
            colour_is(&page, LIGHT).await;
        }
        assert_eq!(page.stored("").await.into_keys().collect::<Vec<_>>(), ["another.page"]);
    });
}

#[test]
fn reasons_are_folded_until_they_are_asked_for_or_set_to_stand_open() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        page.wait_for_text("Attempt to retain the customer before cancellation.").await;
        let told = "document.querySelector('main').innerText.includes('Because: What is the request: Cancellation')";
        assert!(!page.ask::<bool>(told, &[]).await);
        let () = page.ask("void document.querySelector('.middle .finding .why summary').click()", &[]).await;
        page.until("the reason", told, &[], |told: &bool| *told).await;

        page.click(Kind::Link, "Settings").await;
        page.tick("Always show reasons and sources").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, "No name yet").await;
        page.until("the reason without a press", told, &[], |told: &bool| *told).await;
        assert_eq!(page.ask::<usize>("document.querySelectorAll('.finding .why').length", &[]).await, 0);
    });
}
