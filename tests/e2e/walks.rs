//! Walks through every page in every state. Whatever looks at pages (`axe.rs`, `pictures.rs`) is handed each of them with its name,
//! so that a state is written down once.
//!
//! A walk changes nothing by the order of its states: each begins with a storage of its own, or follows from the one before it.

mod case;
mod paper;
mod procedures;
mod settings;
mod train_session;
mod training;
mod year;

use serde_json::Value;

use crate::page::{CONTROL, Kind, Page};
use crate::palette::PALETTE;
use crate::shelf::{Shelved, instant};
use crate::site::Pack;
use crate::storage::CHOOSE;
use crate::updates::offer_another_pack;
use casewright_core::backup::write_backup;
use casewright_core::case::Answer;
use casewright_core::id::FieldId;

use case::HALF;
pub(crate) use case::{case, notices, others};
pub(crate) use paper::paper;
pub(crate) use procedures::procedures;
pub(crate) use settings::settings;
pub(crate) use train_session::sessions;
pub(crate) use training::{practice, training};
pub(crate) use year::year;

/// When lists of cases are looked at: later than all of `tests/cases`.
const NOW: &str = "2026-06-02T10:00:00-05:00";

const SEARCH: &str = "Search the procedures and your cases";

/// Where `sessionStorage` says so, the page may store nothing.
pub(crate) const BLOCKED: &str =
    "if (sessionStorage.getItem('blocked')) Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('blocked by a test', 'SecurityError'); },
});";

/// The number of offers in the palette.
const FOUND: &str = "document.querySelectorAll('#palette [role=option]').length";

/// Home, the search, and what is said where something is not there.
pub(crate) async fn home(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &[], "#/").await;
    page.wait_for_text("No cases yet.").await;
    look(page, "home: empty").await;
    page.click(Kind::Button, "Not sure which? Answer a few questions.").await;
    unfold(page).await;
    look(page, "home: questions unfolded").await;

    page.begin_with(NOW, &year(), "#/").await;
    page.find(Kind::Link, "Cedar Hill Clinic").await;
    page.click(Kind::Button, "Closed cases (2)").await;
    page.find(Kind::Button, "Reopen Delta Guard").await;
    page.click(Kind::Button, "Delete Lakeside Clinic").await;
    page.wait_for_text("Deleted: Lakeside Clinic.").await;
    page.wait_for_text("cannot be opened").await;
    look(page, "home: open, closed and deleted cases, warnings").await;

    page.open("#/due").await;
    page.find(Kind::Heading, "Late").await;
    let () = page.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })", &[]).await;
    look(page, "due: late and later, put off unfolded").await;
    let week = "[...document.querySelectorAll('.put-off button')].find((one) => one.textContent === 'A week').click()";
    let () = page.ask(&format!("void {week}"), &[]).await;
    page.wait_for_text("Postponed until ").await;
    look(page, "due: something was put off").await;

    page.open("#/search").await;
    page.find(Kind::Field, SEARCH).await;
    look(page, "search: empty").await;
    page.fill(SEARCH, "cancellation").await;
    page.wait_for_text("procedures.").await;
    look(page, "search: found").await;
    page.fill(SEARCH, "zebra").await;
    page.wait_for_text("Nothing found").await;
    look(page, "search: nothing found").await;

    for (place, name) in [
        ("#/nowhere", "problem: no such page"),
        ("#/case/unknown", "problem: no such case"),
        ("#/case/damagedcase", "problem: a damaged case"),
        ("#/case/newercase", "problem: a case of a newer version"),
    ] {
        page.open(place).await;
        page.find(Kind::Link, "Go to your cases").await;
        look(page, name).await;
    }
    page.open("#/storage/nowhere").await;
    page.find(Kind::Heading, "There is no such page").await;
    look(page, "problem: no such page of the storage").await;

    page.begin_with(NOW, &year(), "#/").await;
    page.find(Kind::Link, "Cedar Hill Clinic").await;
    offer_another_pack(page).await;
    look(page, "home: another pack is offered").await;

    page.site.send(Pack::Bare);
    page.begin_with(NOW, &year(), "#/").await;
    page.find(Kind::Button, "Try again").await;
    look(page, "problem: home without the procedures of its cases").await;
    page.open("#/case/cancellation").await;
    page.find(Kind::Heading, "The procedures are missing").await;
    look(page, "problem: a case without its procedure").await;
    page.site.send(Pack::Missing);
    page.begin_with(NOW, &[], "#/").await;
    page.find(Kind::Button, "Try again").await;
    look(page, "problem: no procedures").await;
    page.site.send(Pack::Sent);
    // The browser itself writes down what a server refuses; nothing else may stand there.
    let strange: Vec<String> = page.console().await.into_iter().filter(|line| !line.contains("/pack")).collect();
    assert!(strange.is_empty(), "the console says: {strange:#?}");

    page.site.before_each_page(BLOCKED);
    page.begin_with(NOW, &[], "#/").await;
    let () = page.ask("sessionStorage.setItem('blocked', 'yes')", &[]).await;
    page.reload().await;
    page.wait_for_text("This browser blocks storage for this page.").await;
    look(page, "home: storage blocked").await;
    page.click(Kind::Button, "Billing, contract or contact change").await;
    page.fill("Customer name", "Northgate Alarm").await;
    page.wait_for_text("Not saved.").await;
    look(page, "case: storage blocked").await;
    page.click(Kind::Link, "Storage").await;
    page.find(Kind::Heading, "Storage").await;
    look(page, "storage: blocked").await;
}

/// The storage: bin, archive, backups.
pub(crate) async fn storage(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &[], "#/storage").await;
    page.wait_for_text("The bin is empty.").await;
    look(page, "storage: empty").await;

    let records = year();
    page.begin_with(NOW, &records, "#/storage").await;
    page.wait_for_text("days left").await;
    unfold(page).await;
    look(page, "storage: filled, the largest unfolded").await;
    page.click(Kind::Button, "Archive Delta Guard").await;
    page.find(Kind::Button, "It is saved: remove the case").await;
    page.click(Kind::Button, "Delete for good Harbor Dental Group").await;
    page.find(Kind::Button, "Keep it in the bin").await;
    page.click(Kind::Button, "Delete for good casewright.case.damagedcase").await;
    look(page, "storage: asked twice").await;
    page.click(Kind::Button, "It is saved: remove the case").await;
    page.wait_for_text("Archived and removed: ").await;
    look(page, "storage: archived").await;

    choose(page, "hello").await;
    page.wait_for_text("is not a backup: it is not JSON").await;
    look(page, "storage: a file that is refused").await;
    let mut backup: Vec<(String, String)> =
        records.iter().filter(|(_, text)| text.contains("escalation")).cloned().collect();
    let edited = Shelved::read("ccc", "cancellation").with(|case| {
        case.seen.count("another");
        case.entries.answers.insert(FieldId::new("case_number"), Answer::Text("00418824".to_owned()));
    });
    let fresh =
        Shelved::read("ccc", "no_email").with(|case| case.name = "A customer of whom nothing is here".to_owned());
    backup.extend([edited.record(), fresh.record()]);
    choose(page, &write_backup(instant(NOW), &backup)).await;
    page.wait_for_text("It contains").await;
    look(page, "storage: what a file would bring in").await;
}

/// The palette over home and over a case, and the list of keys.
pub(crate) async fn palette(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with(NOW, &year(), "#/").await;
    page.find(Kind::Link, "Cedar Hill Clinic").await;
    open_palette(page).await;
    look(page, "palette: over home").await;
    page.fill(PALETTE, "zebra").await;
    // All that is offered is to search the texts.
    page.until("nothing found", FOUND, &[], |found: &usize| *found == 1).await;
    look(page, "palette: nothing found").await;

    page.begin_with_case(&Shelved::of("ccc", "half", HALF), "").await;
    open_palette(page).await;
    look(page, "palette: over a case").await;
    // Few enough that nothing scrolls: axe cannot tell the background of what is cut by the edge of a list.
    page.fill(PALETTE, "contract terms").await;
    page.until("what is called that", FOUND, &[], |found: &usize| (3..8).contains(found)).await;
    look(page, "palette: found").await;
    page.press(&[CONTROL, '/']).await;
    page.find(Kind::Heading, "Keyboard shortcuts").await;
    look(page, "palette: the list of keys").await;
}

async fn open_palette(page: &Page) {
    page.click(Kind::Button, "Jump to…").await;
    crate::palette::arrived(page).await;
}

/// Unfolds all that is folded.
async fn unfold(page: &Page) {
    let all = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })";
    let _: Option<()> = page.ask(all, &[]).await;
}

/// Chooses the part of a case that a narrow window shows; a wide one shows all.
async fn show(page: &Page, view: &str) {
    let press = "[...document.querySelectorAll('.views button')].find((one) => one.textContent.startsWith(arguments[0])).click()";
    let _: Option<()> = page.ask(press, &[view.into()]).await;
}

async fn choose(page: &Page, text: &str) {
    page.find(Kind::Field, "File to import").await;
    let _: bool = page.ask(CHOOSE, &[Value::from(text)]).await;
}
