//! Cases in every state.

use super::{NOW, show, unfold};
use crate::losing::FILL_STORAGE;
use crate::page::{Kind, Page};
use crate::shelf::{Shelved, instant};
use crate::sop_changes::OLDER;
use casewright_core::case::Answer;
use casewright_core::id::FieldId;

/// A cancellation with few answers, some of them wrong.
pub(super) const HALF: &str = r#"{
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

/// A case of the largest procedure, from its beginning to its end.
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

/// A case answered twice, closed, in the bin, without room, behind its SOP.
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
        // A driver may say that it clicked before the page has heard of it.
        let open = "person.named(person.all('tab').find((tab) => tab.getAttribute('aria-selected') === 'true'))";
        page.until(&post, open, &[], |open: &String| *open == post).await;
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
