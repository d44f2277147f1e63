//! An account that does not pay, until it is an escalation.

use crate::page::{Kind, World, drive};

const START: &str = "Start an escalation case: Past Due";

#[test]
fn from_the_tenth_day_an_overdue_account_becomes_an_escalation() {
    drive(World::default(), |page| async move {
        // The night between is the one of the change to daylight saving.
        page.set_clock("2026-03-07T23:30");
        page.open("#/").await;
        page.click(Kind::Button, "An invoice is not paid").await;
        page.fill("Account name", "Cedar Hill Clinic").await;
        page.choose("Whose segment?", "Core CSM").await;
        page.fill("Your name", "Sam").await;
        page.fill("SF link to the account", "https://cedarhill.example/account").await;
        page.fill("Account MRR", "$940").await;
        page.fill("Amount due", "2,820").await;

        // Nine days.
        page.fill("Due date of the invoice", "2/26/2026").await;
        page.wait_for_text("Today is day 9 (Mar 7, 2026).").await;
        page.go_to("Record and pass on").await;
        page.choose("Should Finance know or do something?", "Yes").await;
        page.find(Kind::Heading, "Tell Finance").await;
        assert!(!page.has(Kind::Button, START).await && !page.has(Kind::Heading, "Start an escalation").await);

        // Half an hour later they are ten, and nobody typed anything.
        page.set_clock("2026-03-08T00:00");
        page.reload().await;
        page.find(Kind::Button, START).await;
        page.go_to("Account").await;
        page.wait_for_text("Today is day 10 (Mar 8, 2026).").await;
        // And nine again with another due date; the tenth day it is with the one before.
        page.fill("Due date of the invoice", "2/27/2026").await;
        page.wait_for_text("Today is day 9 (Mar 8, 2026).").await;
        page.go_to("Record and pass on").await;
        assert!(!page.has(Kind::Button, START).await);
        page.go_to("Account").await;
        page.fill("Due date of the invoice", "2/26/2026").await;
        page.go_to("Record and pass on").await;
        page.fill("What happened", "No answer to three reminders.").await;
        page.click(Kind::Button, START).await;

        // There: an escalation of the account, of type Past Due.
        page.find(Kind::Link, "Started from Delinquent accounts").await;
        page.value_is("Account Name", "Cedar Hill Clinic").await;
        page.value_is("SF link to the account", "https://cedarhill.example/account").await;
        page.value_is("Account MRR", "$940").await;
        page.value_is("Your name", "Sam").await;
        page.value_is("What happened?", "No answer to three reminders.").await;
        page.choice_is("Signs", Kind::Checkbox, "The account becomes past due", true).await;
        page.choice_is("Signs", Kind::Checkbox, "There is reluctance to pay the account", false).await;
        page.go_to("Type").await;
        page.choice_is("Escalation Type", Kind::Radio, "Past Due", true).await;
        page.value_is("Invoice due date", "2/26/2026").await;
        page.value_is("Amount owed", "2,820").await;
        page.click(Kind::Tab, "Description").await;
        page.wait_for_line("Days overdue: 10").await;
        page.wait_for_line("Amount owed: $2,820.00").await;

        // Here: the way there, and everything as it was.
        page.click(Kind::Link, "Started from Delinquent accounts").await;
        page.find(Kind::Link, "Led to Customer escalation").await;
        page.find(Kind::Link, "Started: Customer escalation").await;
        page.find(Kind::Button, "Start another Start an escalation case: Past Due").await;
        page.value_is("What happened", "No answer to three reminders.").await;
        page.click(Kind::Link, "Started: Customer escalation").await;
        page.find(Kind::Link, "Started from Delinquent accounts").await;
        page.find(Kind::Heading, "Type").await;
    });
}
