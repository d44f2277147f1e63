//! Sessions of a trainer: a link that gives everyone the same, and the results of a class put together.

use serde_json::Value;

use crate::page::{Kind, Page, World, drive};
use crate::storage::HOLD_FILES;

const CHOOSE_ALL: &str = "(() => {
    const chosen = new DataTransfer();
    arguments[0].forEach((text, at) => chosen.items.add(new File([text], `${at}.json`, { type: 'application/json' })));
    const input = document.querySelector('input[type=file]');
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
})()";

const WORLD: World = World { before: HOLD_FILES, ..World::DEFAULT };

/// Makes a session with that many cards. Returns what stands after the `#` of its link.
pub(crate) async fn make(page: &Page, title: &str, cards: &str) -> String {
    page.open("#/train/session").await;
    page.fill("Title", title).await;
    page.fill("Number of cards", cards).await;
    let link: String = page.ask("person.find('field', 'Link for the class').value", &[]).await;
    let (_, code) = link.split_once('#').unwrap();
    format!("#{code}")
}

/// Chooses files with these texts at once.
pub(crate) async fn choose_all(page: &Page, files: &[&str]) {
    page.ask::<bool>(CHOOSE_ALL, &[Value::from(files)]).await;
}

/// The texts of elements, once there is one.
async fn texts(page: &Page, selector: &str) -> Vec<String> {
    let all = "[...document.querySelectorAll(arguments[0])].map(e => (e.innerText ?? e.textContent).trim())";
    page.until(selector, all, &[selector.into()], |all: &Vec<String>| !all.is_empty()).await
}

/// As somebody who was never here.
async fn as_somebody_else(page: &Page) {
    let () = page.ask("localStorage.clear()", &[]).await;
    page.reload().await;
}

/// The file that a button hands to the browser.
async fn file_of(page: &Page, button: &str) -> String {
    let () = page.ask("delete sessionStorage.held, undefined", &[]).await;
    page.click(Kind::Button, button).await;
    page.until("the file", "sessionStorage.held ?? ''", &[], |held: &String| !held.is_empty()).await
}

#[test]
fn a_session_link_opened_twice_gives_the_same() {
    drive(WORLD, |page| async move {
        let link = make(&page, "Week 1: rights & wrongs", "4").await;
        let preview = texts(&page, ".listing li").await;
        let mut seen = Vec::new();
        for _ in 0..2 {
            as_somebody_else(&page).await;
            page.open(&link).await;
            page.find(Kind::Heading, "Week 1: rights & wrongs").await;
            page.click(Kind::Link, "4 cards").await;
            page.find(Kind::Button, "Answer").await;
            let first = texts(&page, "h1").await;
            let answers = texts(&page, "label.answer").await;
            page.open(&format!("{link}/print")).await;
            let questions = texts(&page, ".questions li").await;
            assert_eq!(questions.len(), 4);
            assert!(first[0].starts_with(&questions[0]) || questions[0].starts_with(&first[0]), "{first:?}");
            seen.push((first, answers, questions));
        }
        assert_eq!(seen[0], seen[1]);
        for question in &seen[0].2 {
            assert!(preview.contains(question), "the trainer saw no {question:?}: {preview:?}");
        }
        // Cut off by a mail program.
        page.open(&link[..link.len() - 10]).await;
        page.find(Kind::Heading, "This is no session").await;
    });
}

/// Works through the cards of a session: the first one wrong at first, if wanted, all others right. Returns the results.
pub(crate) async fn take(page: &Page, link: &str, name: &str, wrong_first: bool) -> String {
    page.open(&format!("{link}/print")).await;
    let answers = texts(page, ".own-sheet li").await;
    as_somebody_else(page).await;
    page.open(link).await;
    page.fill("Your name", name).await;
    page.click(Kind::Link, &format!("{} cards", answers.len())).await;
    let mut left: Vec<(usize, bool)> = (0..answers.len()).map(|at| (at, wrong_first && at == 0)).collect();
    while !left.is_empty() {
        let (at, wrong) = left.remove(0);
        page.find(Kind::Button, "Answer").await;
        let offered = texts(page, "label.answer").await;
        let other = offered.iter().find(|says| **says != answers[at]).unwrap();
        page.choose("Answers", if wrong { other } else { &answers[at] }).await;
        page.click(Kind::Button, "Answer").await;
        if wrong {
            page.click(Kind::Button, "Next card").await;
            left.push((at, false));
        } else {
            page.click(Kind::Button, "Well").await;
        }
    }
    page.click(Kind::Link, "Back to the session").await;
    page.value_is("Your name", name).await;
    file_of(page, "Download results (JSON)").await
}

#[test]
fn three_results_become_a_table_and_a_chart() {
    drive(WORLD, |page| async move {
        let link = make(&page, "Week 1", "2").await;
        let mut files = Vec::new();
        for (name, wrong_first) in [("Ana", true), ("=1+1", true), ("Cem", false)] {
            files.push(take(&page, &link, name, wrong_first).await);
        }
        page.wait_for_text("2 of 2 cards right first time").await;
        let table = file_of(&page, "Download results (CSV)").await;
        assert!(table.contains("\"Cem\"") && table.contains("\r\n"), "{table}");
        page.click(Kind::Link, "Certificate").await;
        page.find(Kind::Heading, "Cem").await;
        page.wait_for_text("filled in by the person's own browser").await;

        as_somebody_else(&page).await;
        page.open("#/train/results").await;
        page.find(Kind::Field, "Files with results").await;
        // Two at once with one that is none, then the third.
        choose_all(&page, &[&files[0], &files[1], "Name,Date\r\n"]).await;
        page.wait_for_text("2.json is no file of results").await;
        page.wait_for_text("2 files were read.").await;
        choose_all(&page, &[&files[2]]).await;
        page.wait_for_text("3 files were read.").await;
        page.wait_for_text("3 people").await;
        let names = texts(&page, "tbody th").await;
        assert_eq!(names[..3], ["=1+1", "Ana", "Cem"]);
        assert_eq!(texts(&page, "svg.bars .end").await.len(), 1, "one question was wrong at all");
        let bars: Vec<String> =
            page.ask("[...document.querySelectorAll('svg.bars .wrong')].map(e => e.getAttribute('width'))", &[]).await;
        assert_eq!(bars, ["66%"]);
        page.wait_for_text("2 of 3").await;
        let merged = file_of(&page, "Download this table (CSV)").await;
        assert!(merged.contains("\"'=1+1\"") && !merged.contains("\"=1+1\""), "{merged}");
        // Nothing of it stays here.
        assert!(page.stored("casewright.training").await.is_empty());
        page.reload().await;
        page.wait_until_gone("3 people").await;
    });
}
