//! What is the host's own, by its `site.json`: looks, links, people, hours. Nothing in it stops the page.

use serde_json::json;

use crate::axe;
use crate::ccc;
use crate::driver::Needs;
use crate::hours;
use crate::page::{Kind, Page, World, drive};
use crate::site::Host;

/// A pale color, of which the page takes a near one, and the sign of the page itself as a logo.
const LOOKS: &str = r##"{ "title": "Team Blue Ocean", "logo": "LOGO", "accent": "#e4572e",
    "note": "Questions? Ask <b>Dana</b>.",
    "links": [
        { "label": "Team wiki", "to": "https://wiki.acme.com/csm" },
        { "label": "Write to us", "to": "mailto:csm@acme.com" }
    ] }"##;

/// Opens a place as the host has it now.
async fn visit(page: &Page, host: &'static str, place: &str) {
    page.site.say(Host::Says(host));
    page.open(place).await;
    page.reload().await;
}

/// The color behind the button that begins a case, and that of its letters.
const COLORS: &str = "(() => {
    const { backgroundColor, color } = getComputedStyle(document.querySelector('.top .primary'));
    return [backgroundColor, color];
})()";

/// Waits until that is the note at the foot.
async fn foot_says(page: &Page, note: &str) {
    let shown = "document.querySelector('.foot p')?.innerText ?? ''";
    page.until(&format!("{note} at the foot"), shown, &[], |shown: &String| shown == note).await;
}

const FOOT: &str = "[...document.querySelectorAll('.foot a')].map(({ href, target, rel }) => [href, target, rel])";

#[test]
fn the_page_looks_as_its_host_wants_in_light_and_in_dark() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        let icon: String = page.ask("document.querySelector('link[rel=icon]').getAttribute('href')", &[]).await;
        let host = LOOKS.replace("LOGO", icon.trim_start_matches("./"));
        visit(&page, host.leak(), "#/").await;

        page.find(Kind::Link, "Team Blue Ocean").await;
        page.until("the title of the tab", "document.title", &[], |title: &String| title == "Cases · Team Blue Ocean")
            .await;
        let shown = "[...document.querySelectorAll('.brand img')].map((logo) => [logo.complete && logo.naturalWidth > 0, logo.clientWidth, logo.alt])";
        page.until("the logo", shown, &[], |shown: &serde_json::Value| *shown == json!([[true, 30, ""]])).await;

        foot_says(&page, "Questions? Ask <b>Dana</b>.").await;
        let links: serde_json::Value = page.ask(FOOT, &[]).await;
        let rel = "noopener noreferrer";
        assert_eq!(links, json!([["https://wiki.acme.com/csm", "_blank", rel], ["mailto:csm@acme.com", "", rel]]));
        page.find(Kind::Link, "Team wiki (opens a new tab)").await;

        // The same hue, darker in light and lighter in dark, with letters that can be read.
        let light: [String; 2] = page.ask(COLORS, &[]).await;
        assert_eq!(light, ["rgb(185, 70, 37)".to_owned(), "rgb(255, 255, 255)".to_owned()]);
        if Needs::Dark.here() {
            page.show_in("dark").await;
            let dark: [String; 2] = page.ask(COLORS, &[]).await;
            assert_eq!(dark, ["rgb(232, 109, 73)".to_owned(), "rgb(11, 26, 44)".to_owned()]);
        }
        if Needs::Paper.here() {
            page.driver.show_on("print", "light").await;
            let foot = "document.querySelector('.foot').checkVisibility()";
            assert!(!page.ask::<bool>(foot, &[]).await, "the foot is on paper");
            let color = "getComputedStyle(document.querySelector('main a, .foot a')).color";
            assert_eq!(page.ask::<String>(color, &[]).await, "rgb(0, 0, 0)", "paper is black on white");
        }
        page.as_it_was().await;

        axe::look(&page, "home in the host's colors").await;
        ccc::begin_here(&page).await;
        ccc::request(&page, "Yes").await;
        foot_says(&page, "Questions? Ask <b>Dana</b>.").await;
        axe::look(&page, "a case in the host's colors").await;
    });
}

/// Half of it is wrong, each in its own way.
const HALF: &str = r##"{ "title": ["Team"], "logo": "own/gone.svg", "accent": "blue; } * { display: none", "note": "Ask Dana.",
    "links": [{ "label": "Bad", "to": "javascript:alert(1)" }, 7, { "label": "Team wiki", "to": "https://wiki.acme.com" }],
    "people": { "SalesOps": "Max" }, "hours": { "days": ["mon"], "from": "noon" }, "holidays": "never", "later": { "a": [[]] } }"##;

#[test]
fn what_is_wrong_costs_nothing_else() {
    drive(World::default(), |page| async move {
        visit(&page, HALF, "#/").await;
        foot_says(&page, "Ask Dana.").await;
        assert_eq!(page.ask::<serde_json::Value>(FOOT, &[]).await[0][0], "https://wiki.acme.com/");
        assert!(!page.has(Kind::Link, "Bad (opens a new tab)").await);
        page.find(Kind::Link, "Casewright").await;
        page.until("no logo", "document.querySelectorAll('.brand img').length", &[], |count: &u32| *count == 0).await;
        let strange: Vec<String> = page.console().await.into_iter().filter(|line| !line.contains("gone.svg")).collect();
        assert_eq!(strange, [""; 0]);
        let missing = page.site.wrong("error: ");
        assert!(missing.iter().all(|what| what.contains("gone.svg")), "{missing:?}");
        ccc::begin_here(&page).await;

        // The file as a whole, too.
        for host in ["", "<!doctype html>", "[[[[", "null"] {
            visit(&page, host, "#/").await;
            page.find(Kind::Heading, "What does the customer need?").await;
            assert_eq!(page.ask::<u32>("document.querySelectorAll('.foot').length", &[]).await, 0);
        }
    });
}

const PEOPLE_AND_HOURS: &str = r##"{ "people": { "ec billing & AR  Manager": ["Dana Lee", "Max Roe"] },
    "hours": { "days": ["mon", "wed"], "from": "08:00", "to": "12:00" }, "holidays": ["2026-11-25"] }"##;

#[test]
fn tags_name_the_host_s_people_and_clocks_count_its_hours() {
    drive(hours::ZONED, |page| async move {
        ccc::begin_billing(&page).await;
        page.site.say(Host::Says(PEOPLE_AND_HOURS));
        page.reload().await;
        // By the clock, the procedure does not count business hours.
        hours::chips(&page, &["late 17 h · clock hours", "late 41 h · clock hours"]).await;
        page.click(Kind::Tab, "Feed: EC Billing & AR Manager").await;
        page.wait_for_text("@ EC Billing & AR Manager: Dana Lee, Max Roe").await;

        let _: bool = page.ask(hours::BUSINESS, &[]).await;
        page.reload().await;
        // Mondays and Wednesdays have four hours each, but for the day before Thanksgiving: 24 hours are six days of work.
        let due = "Dec 14, 2026, 12:00 PM · business hours";
        hours::chips(&page, &[due, "Jan 4, 2027, 12:00 PM · business hours"]).await;
        page.wait_for_text("Mon, Wed 8:00–12:00, without US federal holidays, Nov 25, 2026 (set for your team)").await;
        page.click(Kind::Link, "Cases").await;
        hours::chips(&page, &[due; 2]).await;
    });
}
