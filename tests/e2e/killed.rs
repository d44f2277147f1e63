//! The tab's process, or the whole browser, is killed while someone types.

use std::time::{Duration, Instant};

use crate::ccc;
use crate::driver::Needs;
use crate::page::{Kind, World, drive};

/// Anything typed longer ago than that must not be lost with the tab.
const LOST_AT_MOST: Duration = Duration::from_millis(300);

#[test]
fn where_the_process_of_the_tab_is_killed_the_last_key_presses_are_lost_at_most() {
    if !Needs::Crash.here() {
        return;
    }
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        let place: String = page.ask("location.hash", &[]).await;
        let field = page.find(Kind::Field, "Customer Request").await;
        let mut typed = Vec::new();
        for number in 0..20 {
            field.send_keys(&format!("word{number} ")).await.unwrap();
            typed.push((number, Instant::now()));
        }
        let killed = Instant::now();
        page.driver.crash_tab().await;

        page.open(&place).await;
        let field = page.json(Kind::Field, "Customer Request").await;
        let there: String = page.ask("arguments[0].value", &[field]).await;
        let safe = typed.iter().filter(|(_, at)| killed - *at > LOST_AT_MOST);
        let safe: String = safe.map(|(number, _)| format!("word{number} ")).collect();
        assert!(!safe.is_empty(), "too quick to tell");
        assert!(there.starts_with(&safe), "{there:?} does not begin with {safe:?}");
    });
}

/// Types a number each second, so many, after so many seconds in which nothing is done; kills the browser; says what is there.
fn type_and_kill(idle: u64, seconds: usize) {
    drive(World::default(), move |page| async move {
        ccc::begin(&page).await;
        let place: String = page.ask("location.hash", &[]).await;
        let field = page.find(Kind::Field, "Customer Request").await;
        tokio::time::sleep(Duration::from_secs(idle)).await;
        for number in 1..=seconds {
            field.send_keys(&format!("{number} ")).await.unwrap();
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        page.driver.kill_browser().await;
        page.driver.start_again().await;

        page.open(&place).await;
        let there: Option<String> = page
            .until(
                "the case, or that it is not there",
                "person.find('field', 'Customer Request')?.value
                    ?? (document.body.innerText.includes('This case is not here') ? '' : null)",
                &[],
                Option::is_some,
            )
            .await;
        let there = there.unwrap();
        let left: usize = there.split_whitespace().last().and_then(|last| last.parse().ok()).unwrap_or_default();
        println!("idle {idle} s, typed {seconds} s: there {left}, lost {}", seconds - left);
    });
}

/// No page can help it: a browser writes what a page stored to the disk in its own time, and sparingly.
#[test]
#[ignore = "measures; takes minutes"]
fn how_much_is_lost_where_the_whole_browser_is_killed_soon() {
    for seconds in [12, 15, 18, 21, 24] {
        type_and_kill(0, seconds);
    }
}

#[test]
#[ignore = "measures; takes minutes"]
fn how_much_is_lost_where_the_whole_browser_is_killed_later() {
    for (idle, seconds) in [(0, 58), (0, 75), (0, 110), (130, 17)] {
        type_and_kill(idle, seconds);
    }
}
