//! What is not kept, what is said before a case is closed, and what can be done with a closed one.

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, Page, World, drive};

/// What the page says before a case is closed.
async fn unfinished(page: &Page) -> Vec<String> {
    page.click(Kind::Button, "Close this case").await;
    page.wait_for_focus("Keep it open").await;
    page.ask("[...document.querySelectorAll('#closing li')].map(one => one.innerText)", &[]).await
}

#[test]
fn a_case_in_which_nothing_was_entered_is_not_kept() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.wait_for_text("Nothing entered yet, so nothing is kept").await;
        assert!(page.stored("casewright.case.").await.is_empty(), "looking around enters nothing");
        page.click(Kind::Link, "Cases").await;
        page.wait_for_text("No cases yet.").await;

        // On the way back, and after a reload, it goes on.
        page.driver.client().back().await.unwrap();
        page.find(Kind::Field, "Customer name").await;
        page.reload().await;
        page.fill("Customer name", CUSTOMER).await;
        page.wait_for_text("in this browser only").await;
        assert_eq!(page.stored("casewright.case.").await.len(), 1);
        assert!(page.ask::<bool>("Object.keys(sessionStorage).length === 0", &[]).await, "kept once");
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer name", CUSTOMER).await;
    });
}

#[test]
fn closing_says_what_is_open_late_or_was_never_copied() {
    drive(World { zone: "America/Chicago", ..World::default() }, |page| async move {
        ccc::begin_billing(&page).await;
        let said = unfinished(&page).await;
        assert!(
            matches!(&said[..], [open, late, copied]
            if open.starts_with("Not done: ") && late.starts_with("Late: ") && late.contains("late 17 h")
                && copied.starts_with("Never copied: Case feed")),
            "{said:?}"
        );
        page.click(Kind::Button, "Keep it open").await;
        page.wait_for_focus("Close this case").await;
        assert!(!page.has(Kind::Button, "Reopen this case").await);

        // A draft does not go out; the comment does.
        page.click(Kind::Button, "Copy as draft").await;
        page.wait_for_text("Copied").await;
        page.click(Kind::Tab, "Case comment").await;
        page.click(Kind::Button, "Copy comment").await;
        page.wait_for_text("Copied").await;
        let said = unfinished(&page).await;
        let copied = said.last().unwrap();
        assert!(copied.contains("Case feed") && !copied.contains("Case comment"), "{said:?}");
        page.click(Kind::Button, "Keep it open").await;

        // In the list it is closed at once, and can be undone.
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Close {CUSTOMER}")).await;
        page.wait_for_text("Not done: ").await;
        page.click(Kind::Button, "Undo").await;
    });
}

#[test]
fn a_closed_case_is_read_copied_and_downloaded_and_changed_once_it_is_reopened() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        page.close_case().await;
        page.wait_for_text("This case was closed").await;
        let open = "document.querySelectorAll('.stage :is(input, textarea, button):enabled').length";
        assert_eq!(page.ask::<u64>(open, &[]).await, 0, "nothing at the steps can be changed");
        page.value_is("Customer name", CUSTOMER).await;
        page.click(Kind::Button, "Copy as draft").await;
        page.wait_for_text("Copied").await;
        page.click(Kind::Button, "Download this case").await;
        page.until("the outcome", "person.said.map(([words]) => words)", &[], |said: &Vec<String>| {
            said.iter().any(|words| words.contains("casewright-case-"))
        })
        .await;

        page.click(Kind::Button, "Reopen it").await;
        page.wait_until_gone("This case was closed").await;
        page.fill("Customer name", "Northgate").await;
        page.wait_for_text("Re: Northgate").await;
    });
}

#[test]
fn the_copy_buttons_are_in_view_whatever_stands_above_or_stops_them() {
    drive(World::default(), |page| async move {
        page.resize(1280, 720).await;
        page.open("#/").await;
        page.click(Kind::Button, "See it on a sample case").await;
        page.click(Kind::Button, "Skip the tour").await;
        page.wait_for_text("This is a sample").await;
        for (width, height) in [(1280, 720), (1440, 900)] {
            page.resize(width, height).await;
            let seen = "[window.innerHeight, Math.ceil(document.querySelector('.copying .buttons').getBoundingClientRect().bottom)]";
            page.until("the buttons in view", seen, &[], |[room, end]: &[i64; 2]| (1..=*room).contains(end)).await;
        }
    });
}
