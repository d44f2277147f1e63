//! Values as they really come: the table that the command line is held to as well, typed and pasted into fields of the page.

use casewright_testing::values::{Given, NOW, PROCEDURE, values};
use serde_json::json;

use crate::page::{Kind, POST, Page, World, drive};
use crate::site::Pack;

/// A field that is left for this one has been left.
const ELSEWHERE: &str = "Who is it?";

/// What is said beside a field whose id ends with that.
const BESIDE: &str =
    "(arguments[0].getAttribute('aria-describedby') ?? '').split(' ').filter(id => id.endsWith(arguments[1]))
    .map(id => document.getElementById(id)?.innerText ?? '').join(' ')";

#[test]
fn every_email_is_read_or_refused_with_its_reason() {
    all_of(&["email"]);
}

#[test]
fn every_phone_is_read_or_refused_with_its_reason() {
    all_of(&["phone"]);
}

#[test]
fn every_date_is_read_or_refused_with_its_reason() {
    all_of(&["date"]);
}

#[test]
fn every_time_is_read_or_refused_with_its_reason() {
    all_of(&["date and time"]);
}

#[test]
fn every_amount_is_read_or_refused_with_its_reason() {
    all_of(&["money"]);
}

fn all_of(kinds: &'static [&'static str]) {
    drive(World { pack: Pack::Of(PROCEDURE), ..World::default() }, move |page| async move {
        begin(&page).await;
        let given: Vec<Given> = values().into_iter().filter(|given| kinds.contains(&given.kind.as_str())).collect();
        assert!(!given.is_empty(), "the table has nothing of {kinds:?}");
        for given in &given {
            comes_out(&page, given).await;
        }
    });
}

/// A day in the year 9999 is one, but nothing can be counted from it.
#[test]
fn what_cannot_be_counted_is_said_in_the_post() {
    drive(World { pack: Pack::Of(PROCEDURE), ..World::default() }, |page| async move {
        begin(&page).await;
        page.fill("Day", "12/31/9999").await;
        page.wait_for_line("In 14 days: (cannot be counted)").await;
        page.fill("Day", "12/31/2026").await;
        page.wait_for_line("In 14 days: 01/14/2027").await;
    });
}

async fn begin(page: &Page) {
    page.set_clock(NOW);
    page.open("#/").await;
    page.click(Kind::Button, "A value to read").await;
    page.find(Kind::Field, ELSEWHERE).await;
}

async fn comes_out(page: &Page, given: &Given) {
    let (_, label) = given.field();
    // What is seen below comes from this value and none before it.
    page.fill(label, "").await;
    let line = format!("{label}: ");
    page.until(&format!("no {label} in the post"), POST, &[], |post: &String| !post.contains(&line)).await;
    // Keys for what a keyboard has, a paste for the rest.
    match given.text.is_ascii() {
        true => page.fill(label, &given.text).await,
        false => page.insert(label, &given.text).await,
    }
    says_beside(page, given, "-problem", "nothing while somebody types", |said| said.is_empty()).await;
    page.click(Kind::Field, ELSEWHERE).await;

    if let Some(left) = &given.left {
        page.value_is(label, left).await;
        page.wait_for_line(&format!("{label}: {left}")).await;
        let year = &left[left.len() - 4..];
        says_beside(page, given, "-day", "the day with its year", |said| {
            said.starts_with("Read as ") && said.contains(year)
        })
        .await;
        return;
    }
    page.value_is(label, &given.text).await;
    match (&given.read, &given.problem) {
        (Some(read), _) => {
            page.wait_for_line(&format!("{label}: {read}")).await;
            says_beside(page, given, "-problem", "nothing", |said| said.is_empty()).await;
            assert!(page.can_be_pressed("Copy the note").await, "{given:?} is read");
        }
        (None, problem) => {
            let problem = problem.as_deref().unwrap_or_default();
            says_beside(page, given, "-problem", problem, |said| said == problem).await;
            assert!(!page.can_be_pressed("Copy the note").await, "{given:?} is not read");
        }
    }
}

async fn says_beside(page: &Page, given: &Given, end: &str, what: &str, accept: impl Fn(&str) -> bool) {
    let field = page.json(Kind::Field, given.field().1).await;
    let what = format!("{what:?} beside {:?}", given.text);
    page.until(&what, BESIDE, &[field, json!(end)], |said: &String| accept(said)).await;
}
