//! From the first click to the text on the clipboard.

use crate::ccc::{self, CUSTOMER, LINES, assert_lines};
use crate::page::{CONTROL, ENTER, Kind, POST, TAB, World, drive};

#[test]
fn a_cancellation_is_filled_copied_and_found_again() {
    drive(World::default(), |page| async move {
        ccc::copy_cancellation(&page).await;
        let pasted = page.pasted().await;
        assert_lines(&pasted.plain, LINES);
        for part in [
            "<b>Re: Northgate Alarm</b>",
            "<p>☑ <b>Cancellation</b></p>",
            "<li>Systems to cancel: AB, Stages</li>",
            "AB &amp; Stages",
        ] {
            assert!(pasted.html.contains(part), "{part} is not in {}", pasted.html);
        }

        page.reload().await;
        page.find(Kind::Heading, "Contact customer").await;
        assert!(
            page.ask::<bool>("arguments[0].checked", &[page.json(Kind::Checkbox, "Understand the reasoning").await])
                .await
        );
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.find(Kind::Heading, "Contact customer").await;
        ccc::stage_before(&page, "Contract").await;
        ccc::stage_before(&page, "Verify").await;
        page.value_is("Latest Closed/Won opportunity", "02/11/2025").await;
        page.value_is("Written request received", "2025-11-21").await;
        ccc::stage_before(&page, "Request").await;
        page.value_is("Reason for cancellation", "moving monitoring to an in-house center").await;
    });
}

#[test]
fn the_post_follows_each_key() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        for end in 1..=CUSTOMER.len() {
            page.find(Kind::Field, "Customer name").await.send_keys(&CUSTOMER[end - 1..end]).await.unwrap();
            let line = format!("Re: {}", CUSTOMER[..end].trim_end());
            page.until(&line, POST, &[], |post: &String| post.lines().any(|found| found.trim_end() == line)).await;
        }
    });
}

#[test]
fn a_post_that_is_not_ready_is_not_copied_and_says_why() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", "Earlier").await;
        page.click(Kind::Button, "Copy as draft").await;
        page.wait_for_text("Copied").await;
        let before = page.pasted().await;

        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Button, "Copy for Ops").await;
        page.wait_for_text("Not copied").await;
        page.wait_for_focus("Before you copy").await;
        page.press(&[CONTROL, ENTER]).await;
        assert_eq!(page.pasted().await, before, "nothing else came onto the clipboard");
    });
}

#[test]
fn what_is_missing_leads_to_its_field() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        assert!(!page.can_be_pressed("Copy for Ops").await, "the post may not be copied yet");

        // Fields at this stage: one line, boxes, radio buttons.
        page.click(Kind::Link, "Customer name").await;
        page.wait_for_focus("Customer name").await;
        page.click(Kind::Link, "Systems to cancel").await;
        page.until("the focus in the group", IN_GROUP, &["Systems to cancel".into()], |inside: &bool| *inside).await;
        page.click(Kind::Link, "Customer Email Request Included").await;
        page.until("the focus in the group", IN_GROUP, &["Customer Email Request Included".into()], |inside: &bool| {
            *inside
        })
        .await;
        // And at another one.
        page.click(Kind::Link, "Desired cancellation date").await;
        page.find(Kind::Heading, "Verify").await;
        page.wait_for_focus("Desired cancellation date").await;
        page.fill("Desired cancellation date", "1/31/2026").await;
        page.until("the link to go", LINK_IS_THERE, &["Desired cancellation date".into()], |there: &bool| !there).await;
    });
}

const IN_GROUP: &str = "person.find('group', arguments[0])?.contains(document.activeElement) ?? false";
const LINK_IS_THERE: &str = "!!person.find('link', arguments[0])";

#[test]
fn what_is_said_of_a_wrong_answer_moves_nothing_away_under_the_mouse() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        ccc::next_stage(&page, "Verify").await;
        page.fill("Desired cancellation date", "someday").await;
        ccc::next_stage(&page, "Contract").await;
        page.click(Kind::Link, "← Verify").await;
        page.find(Kind::Heading, "Verify").await;
        page.wait_for_text("is not a date").await;
    });
}

#[test]
fn without_an_email_the_post_is_withheld_and_the_email_that_asks_for_it_is_offered() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        assert!(page.can_be_pressed("Copy for Ops").await, "complete, so it may go");

        for stage in ["Contract", "Verify", "Request"] {
            ccc::stage_before(&page, stage).await;
        }
        page.choose("Customer Email Request Included", "No").await;
        page.wait_for_text("Do not send to Ops.").await;
        assert!(!page.can_be_pressed("Copy for Ops").await, "withheld, so it may not go");

        page.click(Kind::Tab, "E-mail: in writing").await;
        page.wait_for_text("Please submit it to us formally in writing.").await;
        page.click(Kind::Button, "Copy e-mail").await;
        page.wait_for_text("Copied").await;
        let pasted = page.pasted().await.plain;
        assert!(!pasted.contains("Please tell us"), "everything is known already: {pasted}");

        page.fill("Reason for cancellation", "").await;
        page.wait_for_line("Cancellation: your reason").await;
    });
}

#[test]
fn a_draft_can_be_copied_at_any_time_and_says_that_it_is_one() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Button, "Copy as draft").await;
        page.wait_for_text("Copied").await;
        let pasted = page.pasted().await;
        for flavour in [&pasted.plain, &pasted.html] {
            assert!(flavour.contains("DRAFT") && flavour.contains("Re: Northgate Alarm"), "{flavour}");
        }
    });
}

#[test]
fn what_is_read_out_of_a_press_is_not_drowned_by_what_is_left() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        let draft = page.json(Kind::Button, "Copy as draft").await;
        page.ask::<Option<bool>>(PRESS_SOON, &[draft]).await;
        page.find(Kind::Field, "Customer name").await.send_keys("N").await.unwrap();
        let said: Vec<(String, f64)> = page
            .until("both to be read out", "person.said", &[], |said: &Vec<(String, f64)>| {
                ["Copied", "left before"].iter().all(|words| said.iter().any(|(one, _)| one.contains(words)))
            })
            .await;
        // Copying may take its time on a busy machine, and then comes second.
        for pair in said.windows(2).filter(|pair| pair[1].0.contains("left before")) {
            assert!(pair[1].1 - pair[0].1 > 900.0, "no time to hear the first: {said:?}");
        }
    });
}

/// Presses a button while what a key changed waits to be read out.
const PRESS_SOON: &str = "addEventListener('input', () => setTimeout(() => arguments[0].click(), 500), { once: true })";

#[test]
fn ctrl_enter_copies() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        page.press(&[CONTROL, ENTER]).await;
        page.wait_for_text("Copied").await;
        assert_lines(&page.pasted().await.plain, LINES);

        // From within a field too, where Enter alone would begin a new line.
        page.fill("Conversation", "called").await;
        page.wait_until_gone("Copied").await;
        page.press(&[CONTROL, ENTER]).await;
        page.wait_for_text("Copied").await;
        page.value_is("Conversation", "called").await;
    });
}

/// A date without a year gets the next one when the field is left; a time that was pasted is read as its day.
#[test]
fn a_date_gets_its_year_and_a_time_is_read_as_its_day() {
    drive(World::default(), |page| async move {
        page.set_clock("2026-11-29T09:00");
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        ccc::next_stage(&page, "Verify").await;
        page.fill("Latest Closed/Won opportunity", "1/31").await;
        page.press(&[TAB]).await;
        page.value_is("Latest Closed/Won opportunity", "01/31/2027").await;
        page.fill("Latest Closed/Won opportunity", "2026-03-07T20:10:00.000+0000").await;
        page.wait_for_text("Read as ").await;
        page.fill("Latest Closed/Won opportunity", "2/30/2026").await;
        // Past the button of the calendar.
        page.press(&[TAB]).await;
        page.press(&[TAB]).await;
        page.wait_for_text("The calendar has no such day").await;
        page.fill("Latest Closed/Won opportunity", "6/3/98").await;
        // Past the button of the calendar.
        page.press(&[TAB]).await;
        page.press(&[TAB]).await;
        page.wait_for_text("Write the year with four digits").await;
    });
}

/// A browser opens its calendar for a real click only, so the test picks in the input behind it.
#[test]
fn dates_and_times_are_picked_from_the_calendar_of_the_browser() {
    const PICK: &str = "((label, picked) => {
        const input = document.getElementById(`${person.find('field', label).id}-calendar`);
        const before = input.value;
        input.value = picked;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        return before;
    })(arguments[0], arguments[1])";
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Billing Inquiry").await;
        page.go_to("Billing").await;
        let field = "Genpac tagged";
        page.fill(field, "11/20/2026 4:00 PM").await;
        let before: String = page.ask(PICK, &[field.into(), "2026-03-07T00:05".into()]).await;
        assert_eq!(before, "2026-11-20T16:00", "it opens at what the field says");
        page.value_is(field, "03/07/2026 12:05 AM").await;
        // Emptied there, the field stays as it is.
        let _: String = page.ask(PICK, &[field.into(), "".into()]).await;
        page.value_is(field, "03/07/2026 12:05 AM").await;
    });
}
