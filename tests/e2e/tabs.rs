//! One case in two tabs: they say so, they stay in step, and where both answer at once nothing is lost.

use fantoccini::wd::WindowHandle;

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, Page, World, drive};

const ELSEWHERE: &str = "This case is also open in another tab.";
const AT_THE_SAME_TIME: &str = "Two answers were given at the same time. The other one:";

/// Lets a tab hear nothing of what others store for as long as `deaf` is true.
const DEAF: &str = "window.deaf = false;
    addEventListener('storage', (event) => deaf && event.stopImmediatePropagation(), { capture: true });";

/// The answers of other tabs, which stand beside one's own.
const OTHERS: &str = "[...document.querySelectorAll('main q')].map((one) => one.textContent)";

const WORLD: World = World { before: DEAF, pack: crate::site::Pack::Sent, ..World::DEFAULT };

/// Begins a case and opens it in a second tab, where the test goes on. Gives both tabs.
async fn in_two_tabs(page: &Page) -> (WindowHandle, WindowHandle) {
    ccc::begin(page).await;
    page.fill("Customer name", CUSTOMER).await;
    let place: String = page.ask("location.hash", &[]).await;
    let first = page.driver.client().window().await.unwrap();
    let second = page.driver.open_tab().await;
    page.open(&place).await;
    page.value_is("Customer name", CUSTOMER).await;
    (first, second)
}

#[test]
fn a_case_in_two_tabs_says_so_and_both_stay_in_step() {
    drive(WORLD, |page| async move {
        let (first, second) = in_two_tabs(&page).await;
        page.wait_for_text(ELSEWHERE).await;
        // Typing in one shows in the other.
        page.fill("Case number", "00418823").await;
        page.driver.to_tab(&first).await;
        page.wait_for_text(ELSEWHERE).await;
        page.value_is("Case number", "00418823").await;
        page.tick("Cancellation").await;
        page.fill("Customer name", "Northgate").await;
        page.driver.to_tab(&second).await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", true).await;
        page.value_is("Customer name", "Northgate").await;

        // So does when it was last edited, by the clock of the tab where that was done.
        let () = page.ask("person.begin_at('2040-03-05T10:20')", &[]).await;
        page.fill("Case number", "00418824").await;
        page.driver.to_tab(&first).await;
        page.wait_for_text("2040").await;
        page.driver.to_tab(&second).await;

        // Once one is left, the other is alone.
        page.driver.client().close_window().await.unwrap();
        page.driver.to_tab(&first).await;
        page.wait_until_gone(ELSEWHERE).await;
        page.reload().await;
        page.value_is("Case number", "00418824").await;
        page.value_is("Customer name", "Northgate").await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", true).await;
        assert!(!page.ask::<bool>("document.body.innerText.includes(arguments[0])", &[ELSEWHERE.into()]).await);
    });
}

#[test]
fn what_two_tabs_answer_in_different_places_is_all_kept_though_neither_hears_the_other() {
    drive(WORLD, |page| async move {
        let (first, second) = in_two_tabs(&page).await;
        page.tick("Cancellation").await;
        page.driver.to_tab(&first).await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", true).await;
        for tab in [&first, &second] {
            page.driver.to_tab(tab).await;
            let () = page.ask("void (window.deaf = true)", &[]).await;
        }
        page.fill("Customer Request", "in the second").await;
        page.driver.to_tab(&first).await;
        page.fill("Case number", "00418823").await;
        page.tick("AB").await;
        page.driver.to_tab(&second).await;
        page.fill("Reason for cancellation", "also in the second").await;

        // A third one sees it all.
        let place: String = page.ask("location.hash", &[]).await;
        page.driver.open_tab().await;
        page.open(&place).await;
        page.value_is("Customer Request", "in the second").await;
        page.value_is("Case number", "00418823").await;
        page.value_is("Reason for cancellation", "also in the second").await;
        page.choice_is("Systems to cancel", Kind::Checkbox, "AB", true).await;
        assert_eq!(page.ask::<Vec<String>>(OTHERS, &[]).await, [""; 0], "there is nothing to choose");
    });
}

#[test]
fn where_two_tabs_answer_the_same_at_once_both_answers_stay_until_one_is_chosen() {
    for (button, kept) in [("Use the other one", "beside"), ("Keep this one", "shown")] {
        drive(WORLD, move |page| async move {
            let (first, second) = in_two_tabs(&page).await;
            let () = page.ask("void (window.deaf = true)", &[]).await;
            page.driver.to_tab(&first).await;
            page.fill("Customer Request", "of the first").await;
            page.driver.to_tab(&second).await;
            page.fill("Customer Request", "of the second").await;
            let () = page.ask("void (window.deaf = false)", &[]).await;

            for tab in [&second, &first] {
                page.driver.to_tab(tab).await;
                page.wait_for_text("Two tabs answered at the same time; both answers are kept.").await;
                page.wait_for_text(AT_THE_SAME_TIME).await;
                let both = "[person.find('field', 'Customer Request').value, ...arguments[0]].sort()"
                    .replace("arguments[0]", OTHERS);
                page.until("both answers", &both, &[], |all: &Vec<String>| *all == ["of the first", "of the second"])
                    .await;
            }

            // It is still so after loading anew; and choosing in one tab is choosing in both.
            page.reload().await;
            page.wait_for_text(AT_THE_SAME_TIME).await;
            let beside: Vec<String> =
                page.until("the other answer", OTHERS, &[], |all: &Vec<String>| all.len() == 1).await;
            let field = page.json(Kind::Field, "Customer Request").await;
            let shown: String = page.ask("arguments[0].value", &[field]).await;
            let kept = if kept == "beside" { beside[0].clone() } else { shown };
            page.click(Kind::Button, button).await;
            for tab in [&first, &second] {
                page.driver.to_tab(tab).await;
                page.wait_until_gone(AT_THE_SAME_TIME).await;
                page.wait_until_gone("Two tabs answered at the same time").await;
                page.value_is("Customer Request", &kept).await;
            }
        });
    }
}

/// Such a page hears nothing of other tabs.
#[test]
fn a_page_that_comes_back_by_the_back_button_shows_what_was_done_meanwhile() {
    drive(WORLD, |page| async move {
        let (first, second) = in_two_tabs(&page).await;
        page.driver.to_tab(&first).await;
        let () = page.ask("void (window.deaf = true)", &[]).await;
        page.driver.to_tab(&second).await;
        page.fill("Case number", "00418823").await;
        page.driver.to_tab(&first).await;
        page.value_is("Case number", "").await;
        let () = page.ask("void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", &[]).await;
        page.value_is("Case number", "00418823").await;
    });
}

#[test]
fn what_another_tab_writes_over_is_written_again() {
    drive(WORLD, |page| async move {
        ccc::begin(&page).await;
        page.fill("Case number", "00418823").await;
        let before = page.stored("casewright.case.").await;
        page.fill("Customer name", CUSTOMER).await;
        // Another tab read before this one wrote, and wrote after it.
        let (key, text) = before.first_key_value().unwrap();
        page.driver.open_tab().await;
        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.unwrap();
        page.put(key, text).await;
        page.until("what was typed", "localStorage.getItem(arguments[0])", &[key.as_str().into()], |text: &String| {
            text.contains(CUSTOMER)
        })
        .await;
    });
}

#[test]
fn a_case_that_is_deleted_in_another_tab_says_so_and_loses_nothing() {
    drive(WORLD, |page| async move {
        let (first, _) = in_two_tabs(&page).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        page.find(Kind::Button, "Undo").await;
        page.driver.to_tab(&first).await;
        page.wait_for_text("This case is in the bin.").await;
        page.fill("Case number", "00418823").await;
        page.click(Kind::Button, "Restore it").await;
        page.wait_until_gone("This case is in the bin.").await;
        page.reload().await;
        page.value_is("Customer name", CUSTOMER).await;
        page.value_is("Case number", "00418823").await;
    });
}
