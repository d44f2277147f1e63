//! Sheets of paper, and the ways out of the page.

use super::show;
use crate::page::{Kind, Page};
use crate::shelf::Shelved;
use crate::site::Host;
use casewright_core::case::Answer;
use casewright_core::id::FieldId;

/// Sheets of paper, links to Salesforce, an e-mail.
pub(crate) async fn paper(page: &Page, look: &impl AsyncFn(&Page, &str)) {
    for (of, file) in [("escalation", "silent_customer"), ("ccc", "hostile"), ("rate_reduction", "approved_and_closed")]
    {
        let case = Shelved::read(of, file);
        page.begin_with(&case.now, &[case.record()], &format!("#/print/{file}")).await;
        page.find(Kind::Link, "Back to the case").await;
        look(page, &format!("on paper: {file}")).await;
    }
    for procedure in ["ccc", "escalation"] {
        page.open(&format!("#/procedures/{procedure}/print")).await;
        page.find(Kind::Link, "Back to your cases").await;
        look(page, &format!("on paper: the check list {procedure}")).await;
    }
    page.open("#/print/nobody").await;
    page.find(Kind::Link, "Go to your cases").await;
    look(page, "problem: no such case on paper").await;

    let with_id = Shelved::read("ccc", "cancellation").with(|case| {
        case.entries.answers.insert(FieldId::new("case_id"), Answer::Text("500Qi00000DSZRZ".to_owned()));
    });
    page.site.say(Host::Says("{ \"salesforce\": \"https://acme.my.salesforce.com\" }"));
    page.begin_with_case(&with_id, "request").await;
    page.find(Kind::Link, "Open in Salesforce").await;
    page.click(Kind::Tab, "E-mail: received").await;
    show(page, "Post").await;
    look(page, "case: with the way to Salesforce, and an e-mail").await;
    page.begin_with_case(&Shelved::read("escalation", "silent_customer"), "").await;
    page.click(Kind::Tab, "Description").await;
    page.find(Kind::Link, "New case in Salesforce").await;
    show(page, "Post").await;
    look(page, "escalation: the way to a new case in Salesforce").await;
    page.site.say(Host::Says("https://acme.my.salesforce.com"));
    page.begin_with_case(&with_id, "request").await;
    page.reload().await;
    page.wait_for_text("No links to Salesforce").await;
    look(page, "case: site.json is not as it should be").await;
    page.site.say(Host::Built);
}
