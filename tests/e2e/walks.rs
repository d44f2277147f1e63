//! Walks through every page in every state. What looks at pages (`axe.rs`, `pictures.rs`) is handed each of them with its name, so
//! that a state is written down once.
//!
//! A walk changes nothing by the order of its states: each begins with a storage of its own, or follows from the one before it.

use serde_json::Value;

use crate::losing::FILL_STORAGE;
use crate::page::{CONTROL, Kind, Page};
use crate::palette::PALETTE;
use crate::shelf::{Shelved, instant};
use crate::site::{Host, Pack};
use crate::sop_changes::OLDER;
use crate::storage::CHOOSE;
use crate::tour::{PLACES, pointed_at};
use casewright_core::backup::write_backup;
use casewright_core::case::Answer;
use casewright_core::id::FieldId;

/// When lists of cases are looked at: later than all of `tests/cases`.
const NOW: &str = "2026-06-02T10:00:00-05:00";

const SEARCH: &str = "Search the procedures and your cases";

/// A cancellation in which little is said, and some of that wrongly.
const HALF: &str = r#"{
  "now": "2025-11-21T13:44:00-05:00",
  "answers": {
    "customer": "Northgate Alarm",
    "request": ["cancellation", "reduction"],
    "cancellation_date": "someday",
    "latest_closed_won": "2/30/2024",
    "request_received": "11/21/2025",
    "custom_terms": "no",
    "email_included": "no"
  }
}"#;

/// Where `sessionStorage` says so, the page may store nothing.
pub(crate) const BLOCKED: &str =
    "if (sessionStorage.getItem('blocked')) Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('blocked by a test', 'SecurityError'); },
});";

/// How much the palette offers.
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

/// A case of the procedure that has most to show, from its beginning to its end.
pub(crate) async fn case(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    let empty = Shelved::read("ccc", "empty");
    page.begin_with_case(&empty, "").await;
    page.find(Kind::Field, "Customer name").await;
    look(page, "case: begun").await;

    let half = Shelved::of("ccc", "half", HALF);
    page.begin_with_case(&half, "verify").await;
    page.wait_for_text("is not a date").await;
    look(page, "case: half-filled, with what is wrong").await;
    page.click(Kind::Button, "Copy for Ops").await;
    page.wait_for_text("Not copied").await;
    look(page, "case: not copied, with what is missing").await;
    unfold(page).await;
    look(page, "case: half-filled, every reason unfolded").await;
    for view in ["Steps", "Post"] {
        show(page, view).await;
        look(page, &format!("case: half-filled, {}", view.to_lowercase())).await;
    }

    each_stage(page, &Shelved::read("ccc", "cancellation"), "cancellation", look).await;
    page.click(Kind::Button, "Copy as draft").await;
    page.wait_for_text("Copied as a draft").await;
    show(page, "Post").await;
    look(page, "case: copied").await;
    for (file, stage, name) in [
        ("cancellation_and_reduction", "verify", "case: cancellation and reduction"),
        ("no_email", "request", "case: post withheld"),
        ("the_small_requests", "request", "case: many requests"),
        ("ops_filled_in", "ops", "case: filled in to the end"),
        ("hostile", "request", "case: hostile answers"),
    ] {
        page.begin_with_case(&Shelved::read("ccc", file), stage).await;
        unfold(page).await;
        look(page, name).await;
    }
}

/// What is said of a case beside its procedure.
pub(crate) async fn notices(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    let whole = Shelved::read("ccc", "cancellation");
    let other = |case: &mut casewright_core::case::Case| {
        let (mine, theirs) = (FieldId::new("customer"), FieldId::new("request_text"));
        case.others.insert(mine, vec![Answer::Text("Northgate".to_owned())]);
        case.others.insert(theirs, vec![Answer::Text("Another e-mail.\nOf two lines.".to_owned())]);
    };
    page.begin_with_case(&whole.clone().with(other), "request").await;
    page.wait_for_text("Two tabs answered at the same time").await;
    look(page, "case: answered twice").await;

    let at = instant(&whole.now);
    page.begin_with_case(&whole.clone().with(|case| case.deleted = Some(at)), "request").await;
    page.wait_for_text("This case is in the bin.").await;
    look(page, "case: in the bin").await;
    page.begin_with_case(&whole.clone().with(|case| case.closed = Some(at)), "contact").await;
    page.find(Kind::Button, "Reopen this case").await;
    look(page, "case: closed").await;

    page.begin_with_case(&whole, "request").await;
    page.fill("Customer name", "Northgate").await;
    page.ask::<u64>(FILL_STORAGE, &[]).await;
    page.insert("Customer Request", &"There is no room for that. ".repeat(9)).await;
    page.wait_for_text("This browser's storage is full.").await;
    look(page, "case: storage full").await;
    page.click(Kind::Link, "Make room").await;
    page.wait_for_text("only in the memory of this page").await;
    look(page, "storage: full").await;

    // Begun on the page, so that it follows an edition.
    page.begin_with(NOW, &[], "#/").await;
    page.click(Kind::Button, "Billing, contract or contact change").await;
    page.fill("Customer name", "Northgate Alarm").await;
    page.tick("Cancellation").await;
    page.fill("Case number", "00418823").await;
    page.click(Kind::Link, "Cases").await;
    page.find(Kind::Link, "Northgate Alarm").await;
    let version: String = page.ask(OLDER, &[]).await;
    page.reload().await;
    page.click(Kind::Link, "Northgate Alarm").await;
    page.wait_for_text("The SOP has changed since this case began.").await;
    look(page, "case: the SOP has changed").await;
    page.click(Kind::Link, "See what changed").await;
    page.wait_for_text("60 days is now 90 days").await;
    look(page, "changes: what changed").await;
    page.click(Kind::Button, &format!("Move this case to version {version}")).await;
    page.wait_for_text("Moved to version").await;
    look(page, "changes: moved").await;
}

/// The other procedures: logs, lists of records, timelines, links to other cases.
pub(crate) async fn others(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    each_stage(page, &Shelved::read("escalation", "silent_customer"), "escalation", look).await;
    let posts: Vec<String> = page.ask("person.all('tab').map(person.named)", &[]).await;
    for post in posts {
        page.click(Kind::Tab, &post).await;
        look(page, &format!("escalation: post {post}")).await;
    }
    show(page, "Post").await;
    look(page, "escalation: post in a narrow window").await;
    let both = Shelved::read("escalation", "adjustment_and_btpo");
    page.begin_with_case(&both, "type").await;
    page.find(Kind::Button, "Split: start the BTPO case").await;
    unfold(page).await;
    look(page, "escalation: to be split").await;
    each_stage(page, &Shelved::read("overdue", "core_day_12"), "overdue", look).await;
    let linked = Shelved::read("overdue", "day_101_someone_else_answered");
    page.begin_with_case(&linked, "record").await;
    unfold(page).await;
    look(page, "overdue: day 101, with a case that it led to").await;
    each_stage(page, &Shelved::read("rate_reduction", "late_and_out_of_order"), "rate reduction", look).await;
}

/// What is made for paper, and the ways out of the page.
pub(crate) async fn paper(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    for (of, file) in [("escalation", "silent_customer"), ("ccc", "hostile"), ("rate_reduction", "approved_and_closed")]
    {
        let case = Shelved::read(of, file);
        page.begin_with(&case.now, &[case.record()], &format!("#/print/{file}")).await;
        page.find(Kind::Link, "Back to the case").await;
        look(page, &format!("on paper: {file}")).await;
    }
    for procedure in ["ccc", "escalation"] {
        page.open(&format!("#/procedures/{procedure}/print")).await;
        page.find(Kind::Link, "Back to your cases").await;
        look(page, &format!("on paper: the check list {procedure}")).await;
    }
    page.open("#/print/nobody").await;
    page.find(Kind::Link, "Go to your cases").await;
    look(page, "problem: no such case on paper").await;

    let with_id = Shelved::read("ccc", "cancellation").with(|case| {
        case.entries.answers.insert(FieldId::new("case_id"), Answer::Text("500Qi00000DSZRZ".to_owned()));
    });
    page.site.say(Host::Says("{ \"salesforce\": \"https://acme.my.salesforce.com\" }"));
    page.begin_with_case(&with_id, "request").await;
    page.find(Kind::Link, "Open in Salesforce").await;
    page.click(Kind::Tab, "E-mail: received").await;
    show(page, "Post").await;
    look(page, "case: with the way to Salesforce, and an e-mail").await;
    page.begin_with_case(&Shelved::read("escalation", "silent_customer"), "").await;
    page.click(Kind::Tab, "Description").await;
    page.find(Kind::Link, "New case in Salesforce").await;
    show(page, "Post").await;
    look(page, "escalation: the way to a new case in Salesforce").await;
    page.site.say(Host::Says("https://acme.my.salesforce.com"));
    page.begin_with_case(&with_id, "request").await;
    page.reload().await;
    page.wait_for_text("No links to Salesforce").await;
    look(page, "case: site.json is not as it should be").await;
    page.site.say(Host::Built);
}

/// What this browser keeps.
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
    page.until("nothing found", FOUND, &[], |found: &usize| *found == 0).await;
    look(page, "palette: nothing found").await;

    page.begin_with_case(&Shelved::of("ccc", "half", HALF), "").await;
    open_palette(page).await;
    look(page, "palette: over a case").await;
    page.fill(PALETTE, "contract").await;
    page.until("what is called that", FOUND, &[], |found: &usize| (2..20).contains(found)).await;
    look(page, "palette: found").await;
    page.press(&[CONTROL, '/']).await;
    page.find(Kind::Heading, "Keyboard shortcuts").await;
    look(page, "palette: the list of keys").await;
}

async fn open_palette(page: &Page) {
    page.click(Kind::Button, "Jump to…").await;
    page.wait_for_focus(PALETTE).await;
}

/// What a person sets, and the way round the page.
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

/// A few cases of every procedure, open, closed and in the bin; and two records that cannot be read.
pub(crate) fn year() -> Vec<(String, String)> {
    let (at, later) = (instant("2026-05-20T10:00:00-05:00"), instant("2026-06-01T10:00:00-05:00"));
    let half = Shelved::of("ccc", "half", HALF);
    let mut cases = vec![
        Shelved::read("ccc", "cancellation"),
        half.clone().with(|case| {
            case.name = "Lakeside Clinic".to_owned();
            case.entries.answers.insert(FieldId::new("customer"), Answer::Text(case.name.clone()));
        }),
        Shelved::read("ccc", "hostile"),
        Shelved::read("ccc", "empty"),
        Shelved::read("escalation", "adjustment_and_btpo"),
        Shelved::read("rate_reduction", "late_and_out_of_order").with(|case| {
            case.name =
                "The Association of Independent Providers of Long-Term Care in the Southern Counties".to_owned();
            case.entries.answers.insert(FieldId::new("customer"), Answer::Text(case.name.clone()));
        }),
        Shelved::read("ccc", "cancellation_and_reduction").with(|case| case.closed = Some(at)),
        Shelved::read("rate_reduction", "approved_and_closed").with(|case| case.closed = Some(at)),
        Shelved::read("escalation", "silent_customer").with(|case| case.deleted = Some(later)),
    ];
    for (minutes, shelved) in (0_i64..).zip(&mut cases) {
        shelved.case.id = casewright_core::id::CaseId::new(format!("case_{minutes}"));
        shelved.case.edited = later - chrono::TimeDelta::hours(minutes * 7);
    }
    cases[0].case.id = Shelved::read("ccc", "cancellation").case.id;
    let mut records: Vec<(String, String)> = cases.iter().map(Shelved::record).collect();
    for (id, text) in [("damagedcase", "{\"schema\":2,\"id\":\"damagedcase\","), ("newercase", "{\"schema\":99}")] {
        records.push((format!("casewright.case.{id}"), text.to_owned()));
    }
    records
}

/// Looks at each stage of a case, with everything unfolded.
async fn each_stage(page: &Page, shelved: &Shelved, name: &str, look: &impl AsyncFn(&Page, &str)) {
    page.begin_with_case(shelved, "").await;
    let stages = "[...document.querySelectorAll('.stages a')].map((link) => [link.hash, link.children[1].textContent])";
    let stages: Vec<(String, String)> = page.ask(stages, &[]).await;
    assert!(stages.len() > 2, "{name}: {stages:?}");
    for (place, title) in stages {
        page.open(&place).await;
        page.find(Kind::Heading, &title).await;
        unfold(page).await;
        look(page, &format!("{name}: {title}")).await;
    }
}

/// Unfolds all that is folded.
async fn unfold(page: &Page) {
    let all = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })";
    let _: Option<()> = page.ask(all, &[]).await;
}

/// Which part of a case a narrow window shows; a wide one shows all.
async fn show(page: &Page, view: &str) {
    let press = "[...document.querySelectorAll('.views button')].find((one) => one.textContent.startsWith(arguments[0])).click()";
    let _: Option<()> = page.ask(press, &[view.into()]).await;
}

async fn choose(page: &Page, text: &str) {
    page.find(Kind::Field, "File to import").await;
    let _: bool = page.ask(CHOOSE, &[Value::from(text)]).await;
}
