//! Links to Salesforce: where the host says where that is, and nowhere else.

use casewright_core::case::Answer;
use casewright_core::id::FieldId;
use serde_json::{Value, json};

use crate::page::{Kind, Page, World, drive};
use crate::shelf::Shelved;
use crate::site::Host;

const SAYS: Host = Host::Says("{ \"salesforce\": \"https://acme.my.salesforce.com\" }");
const OPEN: &str = "Open in Salesforce";
const BAD: &str = "the file site.json beside this page is not valid";

fn with_answers(mut shelved: Shelved, answers: &[(&str, &str)]) -> Shelved {
    for (field, text) in answers {
        shelved.case.entries.answers.insert(FieldId::new(*field), Answer::Text((*text).to_owned()));
    }
    shelved
}

fn with_id() -> Shelved {
    with_answers(Shelved::read("ccc", "cancellation"), &[("case_id", "500Qi00000DSZRZ")])
}

/// Where a link leads, and how.
async fn link(page: &Page, name: &str) -> Value {
    let link = page.json(Kind::Link, name).await;
    page.ask("[arguments[0].href, arguments[0].target, arguments[0].rel]", &[link]).await
}

#[test]
fn a_case_leads_to_its_record_where_the_host_says_where_that_is() {
    drive(World::default(), |page| async move {
        page.site.say(SAYS);
        page.begin_with_case(&with_id(), "request").await;
        let away = |object: &str| {
            let link = format!("https://acme.my.salesforce.com/lightning/r/{object}/view");
            json!([link, "_blank", "noopener noreferrer"])
        };
        assert_eq!(link(&page, OPEN).await, away("Case/500Qi00000DSZRZIA5"));

        // It follows what is typed: half an id leads nowhere.
        page.fill("Case id", "500Qi0").await;
        page.until("no link", "!person.find('link', arguments[0])", &[OPEN.into()], |gone: &bool| *gone).await;

        let other = with_answers(
            Shelved::read("rate_reduction", "approved_and_closed"),
            &[("case_id", ""), ("opportunity_id", "006000000000001AAA")],
        );
        page.begin_with_case(&other, "").await;
        assert_eq!(link(&page, &format!("{OPEN}: Opportunity id")).await, away("Opportunity/006000000000001AAA"));
    });
}

#[test]
fn without_a_word_of_the_host_there_is_no_link_and_nothing_is_wrong() {
    drive(World::default(), |page| async move {
        for host in [Host::Built, Host::Missing] {
            page.site.say(host.clone());
            page.begin_with_case(&with_id(), "request").await;
            page.reload().await;
            page.find(Kind::Field, "Case id").await;
            let asked = "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/site.json') && one.responseEnd > 0)";
            page.until("the answer of the host", asked, &[], |there: &bool| *there).await;
            assert!(!page.has(Kind::Link, OPEN).await, "{host:?}");
            let text: String = page.ask("document.body.innerText", &[]).await;
            assert!(!text.contains("site.json"), "{host:?}");
        }
        // The browser itself writes down what a server refuses; nothing else may stand there.
        let strange: Vec<String> =
            page.console().await.into_iter().filter(|line| !line.contains("/site.json")).collect();
        assert!(strange.is_empty(), "the console says: {strange:#?}");
    });
}

#[test]
fn a_file_that_says_something_else_is_told_and_the_page_works() {
    drive(World::default(), |page| async move {
        for says in [
            "{ \"salesforce\": \"javascript:alert(1)\" }",
            "{ \"salesforce\": \"https://acme.my.salesforce.com/lightning\" }",
            "{ \"saleforce\": \"https://acme.my.salesforce.com\" }",
            "salesforce = https://acme.my.salesforce.com",
        ] {
            page.site.say(Host::Says(says));
            page.begin_with_case(&with_id(), "request").await;
            page.reload().await;
            page.wait_for_text(BAD).await;
            assert!(!page.has(Kind::Link, OPEN).await, "{says}");
            assert!(
                page.ask::<bool>("[...document.links].every((one) => one.protocol === location.protocol)", &[]).await
            );
        }
        page.fill("Customer name", "Lakeside Clinic").await;
        page.wait_for_line("Re: Lakeside Clinic").await;
    });
}

#[test]
fn a_new_case_takes_along_what_is_ready_and_what_fits() {
    drive(World::default(), |page| async move {
        const NEW: &str = "New case in Salesforce";
        page.site.say(SAYS);
        let empty = Shelved::read("escalation", "empty");
        page.begin_with_case(&with_answers(empty.clone(), &[("customer", "Müller, Söhne & Co = 1")]), "").await;
        page.click(Kind::Tab, "Subject").await;
        page.wait_for_text("Before you copy").await;
        assert!(!page.has(Kind::Link, NEW).await, "nothing is ready");

        // A log entry that is typed and not added yet would withhold the description.
        let full = with_answers(Shelved::read("escalation", "silent_customer"), &[("escalation_notes", "")]);
        // A description that a link can hold.
        let brief = with_answers(full.clone(), &[("situation", "Late."), ("resolution", "Fewer."), ("attempts", "")]);
        let values = |link: &Value| -> String {
            let link = link[0].as_str().unwrap().to_owned();
            assert!(link.len() < 2_000, "{link}");
            let start = "https://acme.my.salesforce.com/lightning/o/Case/new?defaultFieldValues=";
            link.strip_prefix(start).unwrap_or_else(|| panic!("{link}")).to_owned()
        };
        let short = with_answers(brief, &[("headline", "No answer, since 03/04 & before")]);
        page.begin_with_case(&short, "").await;
        page.click(Kind::Tab, "Description").await;
        let given = values(&link(&page, NEW).await);
        let decoded: Vec<[String; 2]> = page
            .ask("arguments[0].split(',').map((part) => part.split('=').map(decodeURIComponent))", &[given.into()])
            .await;
        assert_eq!(decoded[0], ["Subject", "Harbor Dental Group: No answer, since 03/04 & before"]);
        assert_eq!(decoded[1][0], "Description");
        let post: String = page.ask(crate::page::POST, &[]).await;
        let bare = |text: &str| text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(bare(&decoded[1][1]).starts_with(&bare(post.lines().next().unwrap())), "{decoded:?} of {post}");

        let long = with_answers(full, &[("situation", &"A long story, told in full. ".repeat(90))]);
        page.begin_with_case(&long, "").await;
        page.click(Kind::Tab, "Description").await;
        page.wait_for_text("The description is too long for a link: copy it.").await;
        let given = values(&link(&page, NEW).await);
        assert!(given.starts_with("Subject=") && !given.contains("Description"), "{given}");
    });
}
