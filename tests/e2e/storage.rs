//! The pages below `#/storage`, which are a program of their own: a backup there and back, the bin, and two programs in one page.

use serde_json::Value;

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, Page, World, drive};

/// Holds on to what is handed to the browser for saving.
pub(crate) const HOLD_FILES: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        file.text().then((text) => { sessionStorage.held = text; });
        return make.call(URL, file);
    };";

/// Chooses a file with that text.
pub(crate) const CHOOSE: &str = "(() => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([arguments[0]], 'backup.json', { type: 'application/json' }));
    const input = document.querySelector('input[type=file]');
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
})()";

#[test]
fn a_backup_brings_a_case_into_an_empty_browser() {
    drive(World { before: HOLD_FILES, ..World::default() }, |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        to_storage(&page).await;
        page.wait_for_text("There is no backup yet.").await;
        page.click(Kind::Button, "Download a backup of everything").await;
        page.wait_for_text("Last backup: just now.").await;
        let held: Option<String> =
            page.until("the file", "sessionStorage.held ?? null", &[], |held: &Option<String>| held.is_some()).await;
        let held = held.unwrap();
        assert!(held.contains(CUSTOMER) && !held.contains("casewright.open"), "{held}");

        let () = page.ask("localStorage.clear()", &[]).await;
        page.reload().await;
        choose(&page, "hello").await;
        page.wait_for_text("backup.json is not a backup: it is not JSON.").await;
        choose(&page, &held[..held.len() / 2]).await;
        page.wait_for_text("backup.json is cut off: its end is missing.").await;
        choose(&page, &held).await;
        page.wait_for_text("It contains 1 case.").await;
        page.click(Kind::Button, "Import 1 case").await;
        page.wait_for_text("Imported: 1 case").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer name", CUSTOMER).await;
    });
}

#[test]
fn a_deleted_case_is_in_the_bin_until_it_is_restored_or_deleted_for_good() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        to_storage(&page).await;
        page.wait_for_text("30 days left").await;
        page.click(Kind::Button, &format!("Restore {CUSTOMER}")).await;
        page.wait_for_text("Restored: ").await;
        page.click(Kind::Link, "Cases").await;
        page.wait_for_focus("What does the customer need?").await;
        one_main(&page).await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        to_storage(&page).await;

        let for_good = format!("Delete for good {CUSTOMER}");
        page.click(Kind::Button, &for_good).await;
        page.click(Kind::Button, "Keep it in the bin").await;
        page.click(Kind::Button, &for_good).await;
        page.click(Kind::Button, "Delete for good").await;
        page.wait_for_text("Deleted for good: ").await;
        page.wait_for_text("The bin is empty.").await;
        let left: usize =
            page.ask("Object.keys(localStorage).filter(key => key.startsWith('casewright.case.')).length", &[]).await;
        assert_eq!(left, 0);
    });
}

/// Neither the page before, nor another tab at the case, brings it back.
#[test]
fn a_case_that_was_deleted_for_good_stays_deleted() {
    const NOT_HERE: &str = "This case is not here";
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        let case: String = page.ask("location.hash", &[]).await;
        let first = page.driver.client().window().await.unwrap();
        page.driver.open_tab().await;
        page.open(&case).await;
        page.value_is("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        to_storage(&page).await;
        page.click(Kind::Button, &format!("Delete for good {CUSTOMER}")).await;
        page.click(Kind::Button, "Delete for good").await;
        page.wait_for_text("Deleted for good: ").await;
        page.open(&case).await;
        page.wait_for_text(NOT_HERE).await;
        page.driver.to_tab(&first).await;
        page.wait_for_text(NOT_HERE).await;
        assert!(page.stored("casewright.case.").await.is_empty());
    });
}

/// The SOP goes with the last case that followed it.
#[test]
fn a_case_leaves_the_bin_after_thirty_days_and_its_sop_with_it() {
    const OLDER: &str = "(([days]) => {
        const key = Object.keys(localStorage).find((key) => key.startsWith('casewright.case.'));
        const deleted = new Date(Date.now() - days * 86_400_000).toISOString();
        const text = localStorage.getItem(key).replace(/\"deleted\":\"[^\"]*\"/, '\"deleted\":\"' + deleted + '\"');
        localStorage.setItem(key, text);
    })(arguments)";
    const LEFT: &str = "['case', 'procedure']
        .map((kind) => Object.keys(localStorage).filter((key) => key.startsWith('casewright.' + kind + '.')).length)";
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.until("the case and its SOP to be kept", LEFT, &[], |left: &[u32; 2]| *left == [1, 1]).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        page.wait_for_text("Deleted: ").await;
        let () = page.ask(OLDER, &[29.into()]).await;
        // Kept for no case, so that it is seen when all was swept.
        let () = page.ask("localStorage.setItem('casewright.procedure.ccc-0', '{}')", &[]).await;
        page.reload().await;
        page.until("only what is needed to be left", LEFT, &[], |left: &[u32; 2]| *left == [1, 1]).await;
        let () = page.ask(OLDER, &[31.into()]).await;
        page.reload().await;
        page.until("nothing to be left", LEFT, &[], |left: &[u32; 2]| *left == [0, 0]).await;
    });
}

#[test]
fn a_closed_case_is_archived_and_its_file_brings_it_back() {
    drive(World { before: HOLD_FILES, ..World::default() }, |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, &format!("Close {CUSTOMER}")).await;
        page.wait_for_text("Closed: ").await;
        to_storage(&page).await;
        let stored = page.stored("casewright.case.").await;
        assert_eq!(stored.len(), 1);
        page.click(Kind::Button, "The largest closed case").await;
        let archive = format!("Archive {CUSTOMER}");
        page.click(Kind::Button, &archive).await;
        page.click(Kind::Button, "Keep it here").await;
        page.click(Kind::Button, &archive).await;
        page.click(Kind::Button, "It is saved: remove the case").await;
        page.wait_for_text("Archived and removed: ").await;
        assert_eq!(page.stored("casewright.case.").await.len(), 0);
        page.click(Kind::Button, "Undo").await;
        page.wait_for_text("It was put back.").await;
        assert_eq!(page.stored("casewright.case.").await, stored);

        let () = page.ask("localStorage.clear()", &[]).await;
        let held: String = page.ask("sessionStorage.held", &[]).await;
        choose(&page, &held).await;
        page.click(Kind::Button, "Import 1 case").await;
        page.wait_for_text("Imported: 1 case").await;
        assert_eq!(page.stored("casewright.case.").await, stored);
    });
}

/// Goes there as a person does, and looks that both programs keep to their places.
async fn to_storage(page: &Page) {
    page.click(Kind::Link, "Storage").await;
    page.wait_for_focus("Storage").await;
    one_main(page).await;
    page.until("the title", "document.title", &[], |title: &String| title == "Storage · Casewright").await;
}

async fn one_main(page: &Page) {
    page.until("one main", "document.querySelectorAll('main').length", &[], |mains: &usize| *mains == 1).await;
}

async fn choose(page: &Page, text: &str) {
    page.find(Kind::Field, "File to import").await;
    let _: bool = page.ask(CHOOSE, &[Value::from(text)]).await;
}
