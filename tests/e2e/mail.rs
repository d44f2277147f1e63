//! E-mails: opened in a person's own program with what the post says, as far as a link can hold it.

use casewright_core::case::Answer;
use casewright_core::id::FieldId;
use serde_json::Value;

use crate::page::{Kind, Page, World, drive};
use crate::shelf::Shelved;

const OPEN: &str = "Open in your e-mail program";
const DRAFT: &str = "Open the draft in your e-mail program";

/// The link in its parts: to whom, and what is said under each name.
async fn e_mail(page: &Page, name: &str) -> (String, Vec<[String; 2]>) {
    let link: String = page.ask("arguments[0].getAttribute('href')", &[page.json(Kind::Link, name).await]).await;
    assert!(link.len() <= 2_000, "{} characters", link.len());
    let (to, said) = link.strip_prefix("mailto:").unwrap().split_once('?').unwrap();
    let parts = "arguments[0].split('&').map((part) => part.split('=').map(decodeURIComponent))";
    (to.to_owned(), page.ask(parts, &[Value::from(said)]).await)
}

#[test]
fn an_e_mail_opens_with_its_subject_and_text_and_as_a_draft_until_it_is_ready() {
    drive(World::default(), |page| async move {
        let ready = Shelved::read("ccc", "cancellation").with(|case| {
            case.entries.answers.insert(FieldId::new("csm_name"), Answer::Text("Jo & Co = 100 %".to_owned()));
        });
        page.begin_with_case(&ready, "").await;
        assert!(!page.has(Kind::Link, OPEN).await, "a feed post is no e-mail");
        page.click(Kind::Tab, "E-mail: received").await;
        let (to, said) = e_mail(&page, OPEN).await;
        assert_eq!(to, "dana@northgate.example", "to whoever asked");
        assert_eq!(said[0], ["subject", "We received your request: Cancellation"]);
        let [name, body] = &said[1];
        assert_eq!((name.as_str(), said.len()), ("body", 2));
        assert!(body.starts_with("Hello Dana Whitfield,\r\n\r\nThank you"), "{body:?}");
        assert!(body.contains("\r\nKind regards,\r\nJo & Co = 100 %") && !body.contains("DRAFT"), "{body:?}");
        // Each line stands in it as in the post.
        let post: Vec<String> = page.ask(&format!("({}).split('\\n')", crate::page::POST), &[]).await;
        let lines = |line: &str| line.replace(['\u{a0}', '•'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let body: Vec<String> = body.lines().map(|line| lines(line.trim_start_matches("- "))).collect();
        for line in post
            .iter()
            .filter(|line| !line.trim().is_empty() && !line.starts_with("Subject:") && !line.starts_with("To:"))
        {
            assert!(body.contains(&lines(line)), "{line:?} is not in {body:?}");
        }

        // Missing answers withhold it, as they do a copy.
        page.begin_with_case(&Shelved::read("rate_reduction", "late_and_out_of_order"), "").await;
        page.click(Kind::Tab, "E-mail: contract").await;
        page.wait_for_text("Before you copy").await;
        let (_, said) = e_mail(&page, DRAFT).await;
        assert!(said[1][1].starts_with("DRAFT: not to be sent yet\r\n"), "{said:?}");
        assert!(!page.has(Kind::Link, OPEN).await);
    });
}

#[test]
fn a_text_that_is_too_long_for_a_link_goes_by_the_clipboard() {
    drive(World::default(), |page| async move {
        let long = "These are the terms, in many words. ".repeat(70);
        let case = Shelved::read("ccc", "cancellation").with(|case| {
            case.entries.answers.insert(FieldId::new("csm_name"), Answer::Text("Jo".to_owned()));
            case.entries.answers.insert(FieldId::new("contract_terms"), Answer::Text(long.clone()));
            case.entries.answers.insert(FieldId::new("state_terms"), Answer::Text("yes".to_owned()));
        });
        page.begin_with_case(&case, "").await;
        page.click(Kind::Tab, "E-mail: received").await;
        page.wait_for_text("The text is too long for a link").await;
        let (_, said) = e_mail(&page, OPEN).await;
        assert_eq!(said, [["subject".to_owned(), "We received your request: Cancellation".to_owned()]]);
        // The test's browser has no e-mail program to go to.
        let () = page.ask("void addEventListener('click', (event) => event.preventDefault())", &[]).await;
        page.click(Kind::Link, OPEN).await;
        page.wait_for_text("Copied, as rich and plain text.").await;
        let pasted = page.pasted().await;
        assert!(pasted.plain.contains(long.trim()), "{}", pasted.plain);
    });
}
