//! Escalations: split in two, with a count of the days on which nobody answered, and a sum of the losses.

use crate::page::{Kind, Page, World, drive};

pub(crate) const CUSTOMER: &str = "Lakeside Clinic";
pub(crate) const SPLIT: &str = "Split: start the BTPO case";
/// Fields of the BTPO, and what is typed into them.
const DATES: [(&str, &str); 2] = [("Contract end", "6/30/2026"), ("Pending Cancellation Date", "06/30/2026")];

/// Begins a case on the home page.
pub(crate) async fn begin(page: &Page) {
    page.open("#/").await;
    page.click(Kind::Button, "The customer is unhappy or may leave").await;
    page.fill("Account Name", CUSTOMER).await;
}

/// Yew lets the browser go on when a drawing takes long; here each one does.
pub(crate) const SLOW: &str = "Date.now = ((now, late = 0) => () => now() + (late += 20))(Date.now);";

#[test]
fn an_adjustment_and_a_btpo_are_split_into_two_cases() {
    drive(World { before: SLOW, ..World::default() }, |page| async move {
        page.set_clock("2026-04-14T09:00");
        begin(&page).await;
        fill_both(&page).await;

        // Both in one case: none of these may go out; a question in the feed may.
        page.wait_for_text("An adjustment and a BTPO are two cases.").await;
        for (tab, button) in POSTS {
            page.click(Kind::Tab, tab).await;
            page.wait_for_text("Withheld: Subject, Description, Hand-over to Finance").await;
            assert!(!page.can_be_pressed(button).await, "{tab} is withheld");
        }
        page.click(Kind::Button, SPLIT).await;

        // The new case: the BTPO with its dates, and the account.
        page.click(Kind::Link, "Started from Customer escalation").await;
        page.click(Kind::Link, "Led to Customer escalation").await;
        page.find(Kind::Link, "Started from Customer escalation").await;
        page.go_to("Signs").await;
        page.value_is("Account Name", CUSTOMER).await;
        page.value_is("Account MRR", "$1,800").await;
        page.choice_is("Signs", Kind::Checkbox, UPSET, true).await;
        page.go_to("Type").await;
        page.choice_is("Escalation Type", Kind::Radio, "Pending Cancellation", true).await;
        agreed_are(&page, [false, true, true, false]).await;
        for (field, text) in DATES {
            page.value_is(field, text).await;
        }
        page.choice_is("Is the balance paid immediately?", Kind::Radio, "Yes", true).await;
        page.choice_is("Have payment issues come up?", Kind::Radio, "No", true).await;
        assert!(!page.has(Kind::Group, "MRR Adjustment").await, "the adjustment stays where it was");
        is_whole(&page).await;
        // Its subject is its own.
        page.go_to("Open the case").await;
        page.value_is("Subject", "").await;
        page.fill("Subject", "BTPO on contract expiry").await;
        may_go_out(&page, "Lakeside Clinic: BTPO on contract expiry").await;

        // The first case: the adjustment alone.
        page.click(Kind::Link, "Started from Customer escalation").await;
        page.find(Kind::Link, "Led to Customer escalation").await;
        page.find(Kind::Heading, "Type").await;
        page.choice_is("Escalation Type", Kind::Radio, "Adjustment", true).await;
        agreed_are(&page, [true, false, false, true]).await;
        page.wait_for_text("Total MRR loss: $220.00").await;
        for (field, _) in DATES {
            assert!(!page.has(Kind::Field, field).await, "{field} has left this case");
        }
        is_whole(&page).await;
        may_go_out(&page, "Lakeside Clinic: Fewer users, then out").await;
        // What moved to the other case is gone from this one, not only out of sight.
        page.tick("BTPO (Bill to Pay Out)").await;
        for (field, _) in DATES {
            page.value_is(field, "").await;
        }

        // Two cases of one customer, and nothing is lost when they are loaded again.
        page.reload().await;
        page.find(Kind::Link, "Led to Customer escalation").await;
        page.open("#/").await;
        page.wait_for_text("2 open · 0 closed").await;
    });
}

const POSTS: [(&str, &str); 3] =
    [("Subject", "Copy Subject"), ("Description", "Copy Description"), ("Hand-over to Finance", "Copy for Finance")];
/// The items to agree to: the first and the last go with the adjustment, the others with the BTPO.
const AGREED: [&str; 4] = [
    "A lower MRR",
    "BTPO (Bill to Pay Out)",
    "An end before the contract's end",
    "A one-time credit, debt forgiveness or Clawback",
];
const UPSET: &str = "The customer is upset, expresses unconformity or brings up an issue";

/// Fills in an escalation in which the customer agreed to pay less, and to be billed to the end. It ends at the stage "Type".
pub(crate) async fn fill_both(page: &Page) {
    page.fill("Account MRR", "$1,800").await;
    page.choose("Does the account have the FMC service?", "No").await;
    page.tick(UPSET).await;
    page.choose("Did the customer complain explicitly?", "No").await;
    page.fill("What happened?", "They have half the staff they had.").await;
    page.go_to("Open the case").await;
    page.choose("How did it arrive?", "Escalation call to the CSM").await;
    page.fill("Subject", "Fewer users, then out").await;
    page.go_to("Type").await;
    page.choose("Escalation Type", "Adjustment").await;
    for agreed in AGREED {
        page.tick(agreed).await;
    }
    page.click(Kind::Button, "Add MRR Adjustment").await;
    page.choose("Product line", "LMS").await;
    page.fill_row(1, "MRR loss", "$220").await;
    for (field, text) in DATES {
        page.fill(field, text).await;
    }
    page.choose("Is the balance paid immediately?", "Yes").await;
    page.choose("Have payment issues come up?", "No").await;
}

async fn agreed_are(page: &Page, ticked: [bool; 4]) {
    for (label, ticked) in AGREED.into_iter().zip(ticked) {
        page.choice_is("What is agreed, or asked for?", Kind::Checkbox, label, ticked).await;
    }
}

/// Nothing asks to split the case any more.
async fn is_whole(page: &Page) {
    page.wait_until_gone("An adjustment and a BTPO are two cases.").await;
    assert!(!page.has(Kind::Button, SPLIT).await);
}

async fn may_go_out(page: &Page, subject: &str) {
    page.click(Kind::Tab, "Subject").await;
    page.wait_for_line(subject).await;
    page.until("the post to be ready", "!person.find('heading', 'Before you copy')", &[], |ready: &bool| *ready).await;
    assert!(page.can_be_pressed("Copy Subject").await);
}

#[test]
fn a_day_without_an_attempt_is_seen_as_a_gap() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-03-09T09:00");
        begin(&page).await;
        page.go_to("Contact").await;
        page.choose("Does the customer answer?", "No").await;
        // The eighth has no 24 hours, and is a day all the same. After the gap the days are counted anew.
        for (row, day) in [(1, "3/5/2026"), (2, "3/6/2026"), (3, "3/8/2026")] {
            page.click(Kind::Button, "Add Contact attempts").await;
            page.fill_row(row, "Day", day).await;
        }
        days_are(
            &page,
            &[
                "Day 1, Mar 5, 2026: done",
                "Day 2, Mar 6, 2026: done",
                "Day 3, Mar 7, 2026: nothing done (gap)",
                "Day 1, Mar 8, 2026: done",
                "Day 2, Mar 9, 2026: today",
                "Days 3 to 10: still to come",
            ],
            &[
                "3/5 ✓ done",
                "3/6 ✓ done",
                "3/7 ✕ gap",
                "3/8 ✓ done",
                "3/9 today",
                "3/10 ahead",
                "3/11 ahead",
                "3/12 ahead",
                "3/13 ahead",
                "3/14 ahead",
                "3/15 ahead",
                "3/16 ahead",
                "3/17 ahead",
            ],
        )
        .await;
        // A gap looks different without its color too.
        let outlines: Vec<String> = page.ask(OUTLINES, &[]).await;
        assert_eq!(outlines.iter().filter(|outline| *outline != "none").count(), 1, "{outlines:?}");
        assert_ne!(outlines[2], "none", "{outlines:?}");

        // The missing day is added after all, in a row of its own: then nothing is counted anew.
        page.click(Kind::Button, "Add Contact attempts").await;
        page.fill_row(4, "Day", "03/07/2026").await;
        days_are(
            &page,
            &[
                "Day 1, Mar 5, 2026: done",
                "Day 2, Mar 6, 2026: done",
                "Day 3, Mar 7, 2026: done",
                "Day 4, Mar 8, 2026: done",
                "Day 5, Mar 9, 2026: today",
                "Days 6 to 10: still to come",
            ],
            &[
                "3/5 ✓ done",
                "3/6 ✓ done",
                "3/7 ✓ done",
                "3/8 ✓ done",
                "3/9 today",
                "3/10 ahead",
                "3/11 ahead",
                "3/12 ahead",
                "3/13 ahead",
                "3/14 ahead",
            ],
        )
        .await;
    });
}

const OUTLINES: &str = "[...document.querySelectorAll('.timeline rect')].map(r => getComputedStyle(r).strokeDasharray)";

/// Waits until the row of days says that in words, and in its picture: the text of each cell, and its class.
async fn days_are(page: &Page, words: &[&str], cells: &[&str]) {
    let said = "[...document.querySelectorAll('.timeline li')].map(e => e.innerText.trim())";
    page.until("the days in words", said, &[], |found: &Vec<String>| found == words).await;
    let drawn = "[...document.querySelectorAll('.timeline rect')].map(({ className, nextElementSibling: date }) =>
        [date.textContent, date.nextElementSibling.textContent, className.baseVal].filter(Boolean).join(' '))";
    page.until("the days in the picture", drawn, &[], |found: &Vec<String>| found == cells).await;
}
