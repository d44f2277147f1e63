//! Two copies of the page on one host: a name in `site.json` keeps their data apart.

use crate::ccc;
use crate::page::{Kind, Page, World, drive};
use crate::site::Host;

const TRIAL: Host = Host::Says("{ \"storage\": \"trial\" }");

/// Opens the page anew, as a host lets it be.
async fn visit(page: &Page, host: Host) {
    page.site.say(host);
    page.open("#/").await;
    page.reload().await;
    page.find(Kind::Heading, "What does the customer need?").await;
}

#[test]
fn a_named_copy_keeps_its_data_apart() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", "Northgate Alarm").await;

        visit(&page, TRIAL).await;
        assert!(!page.has(Kind::Link, "Northgate Alarm").await, "the case of the other copy");
        page.wait_for_text("No cases yet.").await;
        ccc::begin(&page).await;
        page.fill("Customer name", "Trial & Error").await;
        assert_eq!(page.stored("casewright.case.").await.len(), 1);
        assert_eq!(page.stored("casewright@trial.case.").await.len(), 1);

        // Where the host's settings cannot be read, the name of last time holds.
        for host in [TRIAL, Host::Says("{ \"storage\": "), Host::Says("{ \"storage\": \"no such name!\" }")] {
            visit(&page, host).await;
            page.find(Kind::Link, "Trial & Error").await;
            assert!(!page.has(Kind::Link, "Northgate Alarm").await);
        }

        // Clearing a copy leaves the others.
        page.click(Kind::Link, "Settings").await;
        page.click(Kind::Button, "Clear everything…").await;
        page.tick("Yes, delete all of this").await;
        let () = page.ask("void document.querySelector('#clear .danger').click()", &[]).await;
        page.wait_for_text("No cases yet.").await;
        visit(&page, TRIAL).await;
        assert!(page.stored("casewright@trial.").await.is_empty());
        assert_eq!(page.stored("casewright.case.").await.len(), 1);

        visit(&page, Host::Built).await;
        page.find(Kind::Link, "Northgate Alarm").await;
        assert!(page.stored("casewright@").await.is_empty(), "the name is forgotten");
    });
}
