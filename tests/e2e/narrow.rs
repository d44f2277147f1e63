//! A window of 400 pixels beside Salesforce.

use crate::page::{Kind, Page, World, drive};
use crate::shelf::Shelved;

#[test]
fn temporary_pictures() {
    drive(World::default(), |page| async move {
        page.begin_with("2026-06-02T10:00:00-05:00", &crate::walks::year(), "#/").await;
        page.find(Kind::Link, "Cedar Hill Clinic").await;
        take(&page, "home").await;
        page.begin_with_case(&Shelved::read("ccc", "cancellation"), "verify").await;
        take(&page, "case-stage").await;
        for (id, name) in [("view-steps", "case-steps"), ("view-post", "case-post")] {
            let () = page.ask("void document.getElementById(arguments[0]).click()", &[id.into()]).await;
            take(&page, name).await;
        }
        let () = page.ask("void scrollTo(0, 99999)", &[]).await;
        take(&page, "case-post-end").await;
        page.open("#/due").await;
        page.find(Kind::Heading, "Due").await;
        take(&page, "due").await;
        let () = page.ask("void document.querySelector('[data-asks=find]').click()", &[]).await;
        page.wait_for_focus("Jump to").await;
        take(&page, "palette").await;
    });
}

async fn take(page: &Page, name: &str) {
    page.resize(400, 800).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let picture = page.driver.client().screenshot().await.unwrap();
    std::fs::write(format!("/tmp/paper-{name}.png"), picture).unwrap();
}
