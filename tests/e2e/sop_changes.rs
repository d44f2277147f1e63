//! An SOP that changed while a case follows its older version: the case says so, goes on as before, and moves when it is told to.

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, World, drive};

const CHANGED: &str = "The SOP has changed since this case began. The case still follows the old version.";

/// How many SOPs are kept.
const KEPT: &str = "Object.keys(localStorage).filter(key => key.startsWith('casewright.procedure.')).length";

/// Has the only case follow an older edition of the procedure: the one that is served, with a shorter notice and another label.
pub(crate) const OLDER: &str = "(async () => {
    const [key, text] = Object.entries(localStorage).find(([key]) => key.startsWith('casewright.case.'));
    const { procedures } = await (await fetch('pack.json')).json();
    const { file, version } = procedures.find(({ id }) => id === 'ccc');
    const versioned = (version) => '\"version\":' + JSON.stringify(version);
    const served = await (await fetch(file)).text();
    const old = served
        .replaceAll('\"count\":90,\"unit\":\"days\"', '\"count\":60,\"unit\":\"days\"')
        .replaceAll('\"Case number\"', '\"Number in Salesforce\"')
        .replaceAll(versioned(version), versioned('2020-01-01'));
    const edition = file.split('/').pop().replace('.json', '');
    // As the compiler names it: FNV-1a.
    const hash = new TextEncoder().encode(old)
        .reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n);
    const older = 'ccc-' + hash.toString(16).padStart(16, '0');
    if (old === served || !text.includes(edition)) throw new Error('nothing was replaced in ' + text);
    localStorage.setItem('casewright.procedure.' + older, old);
    localStorage.setItem(key, text.replaceAll(edition, older).replaceAll(versioned(version), versioned('2020-01-01')));
    return version;
})()";

#[test]
fn a_case_of_an_older_sop_is_told_what_changed_and_moves_when_asked() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        page.wait_for_line("By our reading, 90 days counted from 11/21/2025: earliest date 02/19/2026").await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, CUSTOMER).await;
        let version: String = page.ask(OLDER, &[]).await;
        page.reload().await;
        page.click(Kind::Link, CUSTOMER).await;

        // It goes on with the old one: 60 days after 11/21/2025.
        page.wait_for_text(CHANGED).await;
        page.wait_for_text("SOP version 2020-01-01").await;
        page.wait_for_line("By our reading, 90 days counted from 11/21/2025: earliest date 01/20/2026").await;
        page.go_to("Request").await;
        page.value_is("Number in Salesforce", "00418823").await;

        page.click(Kind::Link, "See what changed").await;
        page.find(Kind::Heading, "What changed in the SOP").await;
        page.wait_for_text("“Number in Salesforce” is now “Case number”").await;
        page.wait_for_text("60 days is now 90 days").await;
        page.wait_for_text("Everything you entered counts as before.").await;

        let move_it = format!("Move this case to version {version}");
        page.click(Kind::Button, &move_it).await;
        page.wait_for_text(&format!("Moved to version {version}.")).await;
        page.click(Kind::Button, "Undo").await;
        page.wait_for_text("Undone: the case follows its previous version again.").await;
        page.click(Kind::Link, "Back to the case").await;
        page.wait_for_text(CHANGED).await;
        page.wait_for_line("By our reading, 90 days counted from 11/21/2025: earliest date 01/20/2026").await;

        page.click(Kind::Link, "See what changed").await;
        page.click(Kind::Button, &move_it).await;
        page.wait_for_text(&format!("Moved to version {version}.")).await;
        page.click(Kind::Link, "Back to the case").await;
        page.wait_for_line("By our reading, 90 days counted from 11/21/2025: earliest date 02/19/2026").await;
        page.value_is("Case number", "00418823").await;
        assert!(!page.ask::<bool>("document.body.innerText.includes(arguments[0])", &[CHANGED.into()]).await);

        // The old one is not needed any more, and goes soon after the page is opened again.
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, CUSTOMER).await;
        page.reload().await;
        page.until("the old version to go", KEPT, &[], |kept: &u32| *kept == 1).await;
    });
}

/// However long ago it was read: what was kept before any case followed it would be swept, and never kept again.
#[test]
fn an_sop_is_kept_as_long_as_a_stored_case_follows_it() {
    drive(World::default(), |page| async move {
        let kept = || page.ask::<u32>(KEPT, &[]);
        page.open("#/procedures/ccc").await;
        page.find(Kind::Link, "Begin a case").await;
        assert_eq!(kept().await, 0, "it was only read");
        page.click(Kind::Link, "Begin a case").await;
        page.find(Kind::Field, "Customer name").await;
        assert_eq!(kept().await, 0, "nothing was done to the case");
        page.fill("Customer name", CUSTOMER).await;
        page.until("the SOP to be kept", KEPT, &[], |kept: &u32| *kept == 1).await;
        // As if there had been no room for it, or a backup had brought only the case.
        let () = page.ask("localStorage.removeItem(Object.keys(localStorage).find(key => key.startsWith('casewright.procedure.')))", &[]).await;
        page.open("#/").await;
        page.reload().await;
        page.find(Kind::Link, CUSTOMER).await;
        page.until("the SOP to be kept again", KEPT, &[], |kept: &u32| *kept == 1).await;
    });
}

#[test]
fn a_case_whose_older_sop_is_not_here_any_more_goes_on_with_the_one_that_is() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, CUSTOMER).await;
        let version: String = page.ask(OLDER, &[]).await;
        // The stored SOP does not match its hash; or it is not there at all.
        for spoil in ["localStorage.setItem(key, localStorage.getItem(key) + ' ')", "localStorage.removeItem(key)"] {
            let all = "Object.keys(localStorage).filter(key => key.startsWith('casewright.procedure.'))";
            let () = page.ask(&format!("{all}.forEach(key => {{ {spoil}; }})"), &[]).await;
            page.open("#/").await;
            page.reload().await;
            page.click(Kind::Link, CUSTOMER).await;
            page.wait_for_text("The version of the SOP that this case follows was not kept in this browser.").await;
            page.wait_for_text(&format!("Version {version} stands in for it.")).await;
            page.value_is("Customer name", CUSTOMER).await;
            page.find(Kind::Field, "Case number").await;
            page.click(Kind::Link, "See what changed").await;
            page.wait_for_text("The version that this case follows was not kept in this browser").await;
        }
        page.click(Kind::Button, &format!("Move this case to version {version}")).await;
        page.wait_for_text(&format!("Moved to version {version}.")).await;
    });
}

#[test]
fn a_closed_case_is_not_moved() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, CUSTOMER).await;
        let version: String = page.ask(OLDER, &[]).await;
        page.reload().await;
        page.click(Kind::Button, &format!("Close {CUSTOMER}")).await;
        page.wait_for_text("Closed: ").await;
        page.click(Kind::Button, "Closed cases (1)").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.click(Kind::Link, "See what changed").await;
        page.click(Kind::Button, &format!("Move this case to version {version}")).await;
        page.wait_for_text("This case is closed. Reopen it first. Nothing was changed.").await;
        page.click(Kind::Link, "Back to the case").await;
        page.click(Kind::Button, "Reopen it").await;
        page.wait_for_focus(CUSTOMER).await;
        page.wait_for_text("SOP version 2020-01-01").await;
    });
}

/// Otherwise its answer could never be read again, and no post that needs it go out.
#[test]
fn an_option_that_is_gone_can_be_taken_back() {
    const DROPPED: &str = "(() => {
        const [key, text] = Object.entries(localStorage).find(([key]) => key.startsWith('casewright.case.'));
        localStorage.setItem(key, text.replace('[\"cancellation\"]', '[\"cancellation\",\"merger\"]'));
    })()";
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        page.click(Kind::Link, "Cases").await;
        let () = page.ask(DROPPED, &[]).await;
        page.reload().await;
        page.click(Kind::Link, CUSTOMER).await;
        page.click(Kind::Checkbox, "merger (no longer offered)").await;
        let left = "document.body.innerText.includes('no longer offered')";
        page.until("it to go", left, &[], |left: &bool| !left).await;
        page.choice_is("What is the request?", Kind::Checkbox, "Cancellation", true).await;
    });
}

#[test]
fn a_case_that_is_moved_in_one_tab_is_drawn_anew_in_the_other() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.fill("Case number", "00418823").await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, CUSTOMER).await;
        let version: String = page.ask(OLDER, &[]).await;
        page.reload().await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Number in Salesforce", "00418823").await;
        let first = page.driver.client().window().await.unwrap();
        let place: String = page.ask("location.hash", &[]).await;
        page.driver.open_tab().await;
        page.open(&place).await;
        page.click(Kind::Link, "See what changed").await;
        page.click(Kind::Button, &format!("Move this case to version {version}")).await;
        page.wait_for_text(&format!("Moved to version {version}.")).await;
        page.driver.to_tab(&first).await;
        page.value_is("Case number", "00418823").await;
        page.wait_until_gone(CHANGED).await;
        page.value_is("Customer name", CUSTOMER).await;
    });
}
