//! The steps of a CSM in the CCC procedure.

use crate::page::{Kind, Page};

pub(crate) const CUSTOMER: &str = "Northgate Alarm";

/// Begins a case on the home page.
pub(crate) async fn begin(page: &Page) {
    page.open("#/").await;
    begin_here(page).await;
}

/// The same where the home page is open. To go where it is already is to load it anew, in WebKit.
pub(crate) async fn begin_here(page: &Page) {
    page.click(Kind::Button, "Billing, contract or contact change").await;
    page.find(Kind::Field, "Customer name").await;
}

/// A billing inquiry on the morning of a Monday; Genpac was tagged on the Friday afternoon before.
pub(crate) async fn begin_billing(page: &Page) {
    page.set_clock("2026-11-23T09:00");
    begin(page).await;
    page.fill("Customer name", CUSTOMER).await;
    page.tick("Billing Inquiry").await;
    page.go_to("Billing").await;
    page.fill("Genpac tagged", "11/20/2026 4:00 PM").await;
}

/// Goes to the next stage by the button at the end of this one.
pub(crate) async fn next_stage(page: &Page, title: &str) {
    page.click(Kind::Link, &format!("{title} →")).await;
    page.find(Kind::Heading, title).await;
}

/// Goes back to the stage before by the button at the end of this one. A click right after another may come before the page
/// has scrolled to the top of the new stage, and miss.
pub(crate) async fn stage_before(page: &Page, title: &str) {
    page.click(Kind::Link, &format!("← {title}")).await;
    page.find(Kind::Heading, title).await;
}

/// Fills in a cancellation completely, and ends at the stage "Contact customer".
pub(crate) async fn fill_cancellation(page: &Page) {
    request(page, "Yes").await;
    next_stage(page, "Verify").await;
    page.choose("Does the account name authorized contacts?", "No").await;
    page.tick("Authorized contacts").await;
    page.fill("Latest Closed/Won opportunity", "02/11/2025").await;
    page.fill("Written request received", "2025-11-21").await;
    page.choose("Custom contract terms?", "No").await;
    page.tick("Which MSA applies").await;
    page.fill("Desired cancellation date", "1/31/2026").await;
    next_stage(page, "Contract").await;
    page.tick("Contract and license details").await;
    page.tick("Most recent contract").await;
    next_stage(page, "Contact customer").await;
    page.tick("Understand the reasoning").await;
    page.tick("Tell the customer the terms").await;
}

/// Begins a case, fills in a cancellation and copies its post.
pub(crate) async fn copy_cancellation(page: &Page) {
    begin(page).await;
    fill_cancellation(page).await;
    page.click(Kind::Button, "Copy for Ops").await;
    page.wait_for_text("Copied").await;
}

/// The first stage of a cancellation, and whether the customer wrote an e-mail.
pub(crate) async fn request(page: &Page, email: &str) {
    page.fill("Customer name", CUSTOMER).await;
    page.tick("Cancellation").await;
    page.fill("Case number", "00418823").await;
    page.tick("AB").await;
    page.tick("Stages").await;
    page.fill("Reason for cancellation", "moving monitoring to an in-house center").await;
    page.fill("Additional information", "asks for bulk export of sites").await;
    page.fill("Justification", "No credit: the service was used.").await;
    page.choose("Customer Email Request Included", email).await;
    page.fill("Customer Request", "Please accept this as our notice.\nWe cancel AB & Stages.").await;
    page.tick("Acknowledge receipt").await;
    page.tick("Involve the Account Manager").await;
}

/// Lines of the complete post, in their order.
pub(crate) const LINES: &[&str] = &[
    "CCC Template to Post in Salesforce Case",
    "Re: Northgate Alarm",
    "What is the Request:",
    "☐ Acquisition",
    "☐ Billing Inquiry",
    "☑ Cancellation",
    "Systems to cancel: AB, Stages",
    "Desired cancellation date: 01/31/2026",
    "Reason for cancellation: moving monitoring to an in-house center",
    "Additional information useful for product improvement: asks for bulk export of sites",
    "Justification: No credit: the service was used.",
    "☐ Contact Information Update",
    "☐ Credit",
    "☐ Reduction",
    "☐ Renewal",
    "Customer Email Request Included: ☑ Yes ☐ No",
    "Customer Request:",
    "Please accept this as our notice.",
    "We cancel AB & Stages.",
    "OPS TO FILL OUT BELOW",
    "Is the customer current on their account? ☐ Yes ☐ No",
    "If No, total due: $_________",
    "Master Contract or Latest Contract with MSA: [Drop file here]",
    "FE Date: ___ / ___ / ___",
    "Terms: ☐ MSA ☐ Special T&Cs",
    "Action Items",
    "Billing: ___________________________________________",
    "Support: __________________________________________",
    "Ops: ______________________________________________",
    "Lost RMR: $_________",
    "CSM's note (not part of the template)",
    "By our reading, 90 days counted from 11/21/2025: earliest date 02/19/2026",
    "By our reading, the desired cancellation date, 01/31/2026, is 19 days too early",
];

/// Fails unless `text` has those lines, each whole but for the mark of a list, in that order and with nothing but gaps between.
pub(crate) fn assert_lines(text: &str, wanted: &[&str]) {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '•', '*']).trim_start().replace('\u{a0}', " ");
    let found: Vec<String> = text.lines().map(bare).filter(|line| !line.is_empty()).collect();
    assert_eq!(found, wanted, "in:\n{text}");
}
