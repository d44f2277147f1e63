//! Due tasks: on their page, in the header, in the tab's title, in a calendar file, as notifications.

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, Page, World, drive};
use crate::shelf::Shelved;

const TASK: &str = "Involve the Account Manager";

/// Holds on to what is handed to the browser for saving, and to notifications, which a headless browser shows to nobody.
const BEFORE: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        file.text().then((text) => { sessionStorage.held = text; });
        return make.call(URL, file);
    };
    window.shown = [];
    window.Notification = class {
        static permission = localStorage.may ?? 'default';
        static async requestPermission() { localStorage.may = Notification.permission = 'granted'; return 'granted'; }
        constructor(title, { tag, body }) { window.shown.push([title, body, tag]); }
    };";

/// As if a person came back to the tab.
const SHOWN: &str = "void document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";

const WORLD: World = World { before: BEFORE, pack: crate::site::Pack::Sent, ..World::DEFAULT };

/// A cancellation of which the Account Manager does not know yet: that is due at once.
async fn begin(page: &Page) {
    page.open("#/").await;
    begin_here(page).await;
}

async fn begin_here(page: &Page) {
    ccc::begin_here(page).await;
    page.fill("Customer name", CUSTOMER).await;
    page.tick("Cancellation").await;
}

async fn to_due(page: &Page) {
    page.click(Kind::Link, "Due").await;
    page.wait_for_focus("Due").await;
}

/// The headings under which things stand.
async fn headings_are(page: &Page, wanted: &[&str]) {
    let all = "person.all('heading').map(person.named).filter(name => /^(Late|Today|Tomorrow|[0-9])/.test(name))";
    page.until(&format!("{wanted:?}"), all, &[], |all: &Vec<String>| {
        all.len() == wanted.len() && all.iter().zip(wanted).all(|(name, wanted)| name.starts_with(wanted))
    })
    .await;
}

#[test]
fn home_says_what_is_due_next_and_leads_there() {
    drive(WORLD, |page| async move {
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
        assert!(!page.has(Kind::Heading, "Due").await, "nothing is due");
        begin(&page).await;
        page.open("#/").await;
        page.find(Kind::Heading, "Due").await;
        page.click(Kind::Link, &format!("{TASK} {CUSTOMER}")).await;
        page.value_is("Customer name", CUSTOMER).await;
        page.open("#/").await;
        page.click(Kind::Link, "Everything due").await;
        page.wait_for_focus("Due").await;
    });
}

/// Both cases have something that is due some time today; of one its hour has passed.
#[test]
fn what_is_late_comes_before_what_is_of_today() {
    drive(WORLD, |page| async move {
        let cases = [("escalation", "past_due_to_collections"), ("ccc", "billing_inquiry")];
        let records = cases.map(|(procedure, file)| Shelved::read(procedure, file).record());
        page.begin_with("2026-03-09T18:30:00-05:00", &records, "#/").await;
        let chips = "[...document.querySelectorAll('.soon .chip')].map(chip => chip.innerText)";
        page.until(
            "late, today",
            chips,
            &[],
            |chips: &Vec<String>| matches!(&chips[..], [late, today] if late.starts_with("late") && today == "today"),
        )
        .await;
    });
}

/// Genpac was tagged once and nothing was done for eleven days: late since the manager should have been tagged first.
#[test]
fn neglect_is_late_since_the_first_time_wherever_it_stands() {
    drive(WORLD, |page| async move {
        let case = r#"{"now": "2026-03-02T15:00:00Z", "ticks": {"tag_genpac": "2026-03-02T15:00:00Z"},
            "answers": {"customer": "Riverside Clinic", "request": ["billing_inquiry"]}}"#;
        let case = Shelved::of("ccc", "neglected", case);
        page.begin_with("2026-03-13T17:00:00Z", &[case.record()], "#/").await;
        page.wait_for_text("late 9 days clock hours, missed 10 times").await;
        to_due(&page).await;
        page.wait_for_text("1 thing to do, 1 late.").await;
        page.wait_for_text("late 9 days clock hours, missed 10 times").await;
        page.until("the title", "document.title", &[], |title: &String| title == "(1) Due · Casewright").await;
        page.click(Kind::Button, "Download a calendar file").await;
        assert!(handed(&page).await.contains("DTSTART:20260304T150000Z"), "the calendar says the same");
        page.open(&case.place()).await;
        page.wait_for_text("late 9 days clock hours, missed 10 times").await;
    });
}

/// An entry of a log cannot be written on this page.
#[test]
fn what_cannot_be_done_here_leads_to_where_it_is_done() {
    drive(WORLD, |page| async move {
        let case = Shelved::read("escalation", "past_due_to_collections");
        page.begin_with("2026-03-09T18:30:00-05:00", &[case.record()], "#/due").await;
        let task = format!("“Update the Escalation Notes of {0}” of {0}", case.case.name);
        page.click(Kind::Link, &format!("Finish it in the case {task}")).await;
        page.find(Kind::Heading, "Contact").await;
        page.find(Kind::Heading, "Escalation Notes").await;
    });
}

#[test]
fn what_is_due_is_done_undone_and_put_off_from_one_page() {
    drive(WORLD, |page| async move {
        page.open("#/due").await;
        page.wait_for_text("Nothing is due in any open case.").await;
        begin(&page).await;
        to_due(&page).await;
        page.wait_for_text("1 thing to do. Nothing is late.").await;
        headings_are(&page, &["Today"]).await;
        page.wait_for_text(TASK).await;

        // Done here is a tick there, and undone again.
        let of = format!("“{TASK}” of {CUSTOMER}");
        page.click(Kind::Button, &format!("Done {of}")).await;
        page.wait_for_text(&format!("Done: {of}.")).await;
        headings_are(&page, &[]).await;
        page.click(Kind::Button, "Undo").await;
        page.wait_for_text("Undone.").await;
        headings_are(&page, &["Today"]).await;

        let places = "[...document.querySelectorAll('.lines li, .lines .acts, .lines summary')].map(one => {
            const { left, top } = one.getBoundingClientRect();
            return [Math.round(left), Math.round(top)];
        })";
        let before: Vec<[i64; 2]> = page.ask(places, &[]).await;
        page.click(Kind::Button, &format!("Postpone {of}")).await;
        page.find(Kind::Button, "Until tomorrow, 9 AM").await;
        assert_eq!(page.ask::<Vec<[i64; 2]>>(places, &[]).await, before, "nothing jumps when it is unfolded");
        page.click(Kind::Button, "Until tomorrow, 9 AM").await;
        headings_are(&page, &["Tomorrow"]).await;
        page.wait_for_text("postponed: ").await;
        page.reload().await;
        headings_are(&page, &["Tomorrow"]).await;
        page.click(Kind::Button, &format!("Stop postponing {of}")).await;
        headings_are(&page, &["Today"]).await;

        page.click(Kind::Link, &format!("{CUSTOMER} “{TASK}”")).await;
        page.find(Kind::Checkbox, TASK).await;
    });
}

#[test]
fn what_is_late_stands_in_the_header_and_in_the_title_until_it_is_done() {
    drive(WORLD, |page| async move {
        page.set_clock("2026-03-04T09:00");
        begin(&page).await;
        page.tick("Acknowledge receipt").await;
        let late =
            "document.title.startsWith('(1) ') && document.querySelector('header .badge')?.innerText.startsWith('1')";
        assert!(!page.ask::<bool>(&format!("!!({late})"), &[]).await);

        page.set_clock("2026-03-05T09:00");
        page.open("#/").await;
        page.reload().await;
        page.until("one late", &format!("!!({late})"), &[], |is: &bool| *is).await;
        to_due(&page).await;
        headings_are(&page, &["Late"]).await;
        page.until("the title", "document.title", &[], |title: &String| title == "(1) Due · Casewright").await;
        page.click(Kind::Button, &format!("Done “{TASK}” of {CUSTOMER}")).await;
        page.until("none late", "document.title", &[], |title: &String| title == "Due · Casewright").await;
    });
}

#[test]
fn a_calendar_file_names_what_is_due_the_same_each_time() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        to_due(&page).await;
        let mut ids = Vec::new();
        for _ in 0..2 {
            page.click(Kind::Button, "Download a calendar file").await;
            let held = "sessionStorage.held ?? null";
            let held: Option<String> = page.until("a file", held, &[], |held: &Option<String>| held.is_some()).await;
            let () = page.ask("sessionStorage.removeItem('held')", &[]).await;
            let held = held.unwrap().replace("\r\n ", "");
            assert!(
                held.starts_with("BEGIN:VCALENDAR\r\n")
                    && held.contains(&format!("SUMMARY:{CUSTOMER} · Cancellation: {TASK}")),
                "{held}"
            );
            assert_eq!(held.matches("BEGIN:VEVENT").count(), 1, "{held}");
            ids.push(held.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned());
        }
        assert_eq!(ids[0], ids[1]);
    });
}

#[test]
fn home_keeps_up_with_the_time() {
    drive(WORLD, |page| async move {
        page.set_clock("2026-11-23T09:00");
        begin(&page).await;
        page.click(Kind::Link, "Cases").await;
        page.wait_for_text("just now").await;
        let () = page.ask("person.begin_at('2026-11-24T09:00')", &[]).await;
        let () = page.ask(SHOWN, &[]).await;
        page.wait_for_text("yesterday").await;
    });
}

#[test]
fn who_asks_for_it_is_notified_of_what_comes_to_be_due_and_nobody_else() {
    drive(WORLD, |page| async move {
        for asked in [false, true] {
            page.open("#/due").await;
            page.find(Kind::Heading, "Due").await;
            page.reload().await;
            if asked {
                page.click(Kind::Button, "Notify me").await;
                page.wait_for_text("On: the browser tells you").await;
            }
            page.open("#/").await;
            page.reload().await;
            page.find(Kind::Button, "Billing, contract or contact change").await;
            // It looks for the first time after a while, and again when the page is seen again.
            tokio::time::sleep(std::time::Duration::from_secs(4)).await;
            begin_here(&page).await;
            let () = page.ask(SHOWN, &[]).await;
            if asked {
                let shown: Vec<[String; 3]> = page
                    .until("a notification", "window.shown", &[], |shown: &Vec<[String; 3]>| !shown.is_empty())
                    .await;
                assert_eq!(shown.len(), 1, "{shown:?}");
                assert_eq!((shown[0][0].as_str(), shown[0][1].as_str()), (CUSTOMER, TASK));
            } else {
                tokio::time::sleep(std::time::Duration::from_millis(500)).await;
                assert_eq!(page.ask::<usize>("window.shown.length", &[]).await, 0);
            }
            let () = page.ask("Object.keys(localStorage).filter(k => k.startsWith('casewright.case')).forEach(k => localStorage.removeItem(k))", &[]).await;
        }
    });
}

/// The text of the calendar file that was handed over last.
async fn handed(page: &Page) -> String {
    let held = page.until("a file", "sessionStorage.held ?? null", &[], |held: &Option<String>| held.is_some()).await;
    let () = page.ask("sessionStorage.removeItem('held')", &[]).await;
    held.unwrap().replace("\r\n ", "")
}

#[test]
fn a_calendar_file_of_one_case_calls_things_as_that_of_all_does() {
    drive(WORLD, |page| async move {
        begin(&page).await;
        page.fill("Case number", "00418823").await;
        // From the page of the case itself, of which the browser has not even fetched the program yet.
        page.click(Kind::Button, "Calendar file").await;
        let of_case = handed(&page).await;
        assert!(!page.ask::<bool>("!!document.querySelector('dialog[open]')", &[]).await);
        begin(&page).await;
        page.fill("Case number", "00520114").await;
        to_due(&page).await;
        page.click(Kind::Button, "Download a calendar file").await;
        let of_all = handed(&page).await;
        page.click(Kind::Button, "For one case only").await;
        let press = "void [...document.querySelectorAll('details li')].find((one) => one.textContent.includes('00418823')).querySelector('button').click()";
        let () = page.ask(press, &[]).await;
        let of_one = handed(&page).await;

        let ids = |file: &str| -> Vec<String> {
            file.lines()
                .filter(|line| line.starts_with("UID:") && !line.contains("alarm."))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!((ids(&of_case).len(), ids(&of_one).len(), ids(&of_all).len()), (1, 1, 2), "{of_all}");
        assert_eq!(ids(&of_case), ids(&of_one));
        assert!(ids(&of_all).contains(&ids(&of_one)[0]), "{of_all}");
    });
}
