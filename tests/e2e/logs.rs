//! Dated entries: written, signed, struck out, never edited.

use serde_json::json;

use crate::escalation::{self, SLOW};
use crate::page::{ENTER, Kind, POST, Page, World, drive};

const FIRST: &str = "03/06/26 DBE: They ask for a lower price.";
const SECOND: &str = "03/07/26 DBE: Lack of Fit identified as root cause.";

#[test]
fn entries_of_two_days_stand_in_the_post_as_the_source_writes_them() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-06T16:00");
        begin(&page).await;

        // An entry carries initials: they are asked for once.
        page.fill(ENTRY, "They ask for a lower price.").await;
        page.click(Kind::Button, ADD).await;
        page.wait_for_text("Type your initials").await;
        page.wait_for_focus("Initials Root Cause").await;
        assert_eq!(page.ask::<u32>(ADDED, &[]).await, 0, "nothing was added yet");
        page.fill("Initials Root Cause", "dbe").await;
        page.press(&[ENTER]).await;
        page.find(Kind::Button, &format!("Strike out {FIRST}")).await;
        page.until("\"Added.\" to be read out", ADDED, &[], |times: &u32| *times == 1).await;
        page.wait_for_focus(ENTRY).await;
        page.value_is(ENTRY, "").await;
        page.click(Kind::Tab, "Root Cause").await;
        post_is(&page, &[FIRST]).await;

        // On the next day too, after the page was loaded again, in this log and in the other one.
        page.set_clock("2026-03-07T09:00");
        page.reload().await;
        page.value_is("Initials Directives", "dbe").await;
        page.value_is("Initials Root Cause", "dbe").await;
        page.fill(ENTRY, "Lack of Fit identified as root cause.").await;
        page.click(Kind::Button, ADD).await;
        post_is(&page, &[SECOND, FIRST]).await;

        page.click(Kind::Button, "Copy Root Cause").await;
        page.wait_for_text("Copied").await;
        assert_eq!(page.pasted().await.plain.trim(), [SECOND, FIRST].join("\n"));
    });
}

#[test]
fn an_entry_is_struck_out_and_restored_but_not_edited() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-06T16:00");
        begin(&page).await;
        add(&page, "They ask for a lower price.").await;
        page.set_clock("2026-03-07T09:00");
        page.reload().await;
        add(&page, "Lack of Fit identified as root cause.").await;
        page.click(Kind::Tab, "Root Cause").await;
        post_is(&page, &[SECOND, FIRST]).await;

        // Entries take no keys.
        let log = page.find(Kind::Group, "Root Cause").await;
        let editable: Vec<String> = page.ask(EDITABLE, &[json!(log)]).await;
        assert!(editable.is_empty(), "{editable:?}");
        let entry = log.find(fantoccini::Locator::Css("li span")).await.unwrap();
        entry.click().await.unwrap();
        page.ask::<Option<bool>>("getSelection().selectAllChildren(arguments[0])", &[json!(entry)]).await;
        page.press(&['x']).await;
        post_is(&page, &[SECOND, FIRST]).await;

        page.click(Kind::Button, &format!("Strike out {SECOND}")).await;
        post_is(&page, &[FIRST]).await;
        page.wait_for_text(SECOND).await;
        page.reload().await;
        post_is(&page, &[FIRST]).await;
        let struck: Vec<String> = page.ask("[...document.querySelectorAll('.log s')].map(person.named)", &[]).await;
        assert_eq!(struck, [format!("Struck out: {SECOND}")]);
        page.click(Kind::Button, &format!("Restore {SECOND}")).await;
        post_is(&page, &[SECOND, FIRST]).await;

        // With none left there is no post of them.
        page.click(Kind::Button, &format!("Strike out {SECOND}")).await;
        page.click(Kind::Button, &format!("Strike out {FIRST}")).await;
        page.until("the post to go", "!!person.find('tab', 'Root Cause')", &[], |there: &bool| !there).await;
    });
}

#[test]
fn an_entry_is_added_with_its_last_key_even_where_that_is_not_drawn_yet() {
    drive(World { before: SLOW, ..World::default() }, |page| async move {
        page.set_clock("2026-03-06T16:00");
        begin(&page).await;
        page.fill("Initials Root Cause", "DBE").await;
        page.insert(ENTRY, "They ask for a lower price").await;
        let add = page.json(Kind::Button, ADD).await;
        page.ask::<Option<bool>>(PRESS_AT_ONCE, &[add]).await;
        page.find(Kind::Field, ENTRY).await.send_keys(".").await.unwrap();
        page.find(Kind::Button, &format!("Strike out {FIRST}")).await;
        page.value_is(ENTRY, "").await;
    });
}

#[test]
fn what_is_typed_and_not_added_is_kept_and_told() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-06T16:00");
        begin(&page).await;
        add(&page, "They ask for a lower price.").await;
        page.click(Kind::Tab, "Root Cause").await;
        page.fill(ENTRY, "Half a sentence").await;
        page.reload().await;
        page.value_is(ENTRY, "Half a sentence").await;
        page.wait_for_text("This is not in the log yet: add the entry.").await;
        page.wait_for_text("Root Cause is not added yet: press Add entry").await;
        post_is(&page, &[FIRST]).await;
        assert!(!page.can_be_pressed("Copy Root Cause").await, "it would be left out");

        // The list of missing answers leads to it.
        page.go_to("Signs").await;
        page.click(Kind::Link, "Root Cause").await;
        page.wait_for_focus(ENTRY).await;
        page.click(Kind::Button, ADD).await;
        post_is(&page, &["03/06/26 DBE: Half a sentence", FIRST]).await;
        page.wait_until_gone("This is not in the log yet").await;
        assert!(page.can_be_pressed("Copy Root Cause").await);
    });
}

const ENTRY: &str = "New entry Root Cause";
const ADD: &str = "Add entry Root Cause";
/// The number of announcements that an entry was added.
const ADDED: &str = "person.said.filter(([words]) => words === 'Added.').length";
/// Presses a button as soon as the page was told of a key, before it had the time to draw what the key changed.
const PRESS_AT_ONCE: &str = "addEventListener('input', () => arguments[0].click(), { once: true })";
/// The elements among the entries of a log that take keys.
const EDITABLE: &str = "[...arguments[0].querySelectorAll('ul *')].filter(e => e.isContentEditable || 'value' in e && e.tagName !== 'BUTTON' && e.tagName !== 'LI').map(e => e.outerHTML)";

/// Begins an escalation and goes where its root cause is written down.
pub(crate) async fn begin(page: &Page) {
    escalation::begin(page).await;
    page.go_to("Reason").await;
}

/// Adds an entry to the root cause, signed DBE.
pub(crate) async fn add(page: &Page, text: &str) {
    page.fill("Initials Root Cause", "DBE").await;
    page.insert(ENTRY, text).await;
    page.click(Kind::Button, ADD).await;
    page.value_is(ENTRY, "").await;
}

/// Waits until the post has those lines and no others.
async fn post_is(page: &Page, lines: &[&str]) {
    page.until("the post", POST, &[], |post: &String| {
        post.lines().map(str::trim).filter(|line| !line.is_empty()).eq(lines.iter().copied())
    })
    .await;
}
