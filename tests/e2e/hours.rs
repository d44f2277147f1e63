//! The hours that count stand beside each due time: in the case, on home, on Due.

use crate::ccc::{self, CUSTOMER};
use crate::page::{Kind, Page, World, drive};

/// Reasons are unfolded from the start, since they say which hours are counted.
pub(crate) const ZONED: World = World {
    zone: "America/Chicago",
    before: r#"localStorage.setItem('casewright.settings', '{"reasons":true}');"#,
    ..World::DEFAULT
};

/// Has the only case follow an edition of its procedure that counts business hours.
pub(crate) const BUSINESS: &str = "(async () => {
    const [key, text] = Object.entries(localStorage).find(([key]) => key.startsWith('casewright.case.'));
    const { procedures } = await (await fetch('pack.json')).json();
    const { file } = procedures.find(({ id }) => id === 'ccc');
    const sop = await (await fetch(file)).json();
    sop.hours = { days: [0, 1, 2, 3, 4], from: 480, to: 1020, us_federal: true, holidays: ['2026-12-24'] };
    sop.clocks.find(({ id }) => id === 'genpac').business = true;
    const edited = JSON.stringify(sop);
    const edition = file.split('/').pop().replace('.json', '');
    // As the compiler names it: FNV-1a.
    const hash = new TextEncoder().encode(edited)
        .reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n);
    const other = 'ccc-' + hash.toString(16).padStart(16, '0');
    if (!text.includes(edition)) throw new Error('the case does not name its edition: ' + text);
    localStorage.setItem('casewright.procedure.' + other, edited);
    localStorage.setItem(key, text.replaceAll(edition, other));
    return true;
})()";

/// When things are due, with what stands beside it.
pub(crate) async fn chips(page: &Page, wanted: &[&str]) {
    let all = "[...document.querySelectorAll('main span.chip:is(.late, .due, .running)')]
        .map(chip => [chip, chip.nextElementSibling].filter(one => one?.matches('.chip, .counts')).map(one => one.innerText.replaceAll(/\\s/g, ' ')).join(' · '))";
    page.until(&format!("{wanted:?}"), all, &[], |all: &Vec<String>| all == wanted).await;
}

#[test]
fn which_hours_count_stands_beside_what_is_due() {
    drive(ZONED, |page| async move {
        ccc::begin_billing(&page).await;
        chips(&page, &["late 17 h · clock hours", "late 41 h · clock hours"]).await;
        page.wait_for_text("Genpac tagged: Nov 20, 2026, 4:00").await;
        page.wait_for_text("; clock hours").await;

        for (place, link) in [("#/", "Cases"), ("#/due", "Due")] {
            page.click(Kind::Link, link).await;
            page.find(Kind::Heading, if place == "#/" { "Your cases" } else { "Due" }).await;
            // Home has it in the list of cases and in that of what is due.
            let times = if place == "#/" { 2 } else { 1 };
            chips(&page, &["late 17 h · clock hours"; 2][..times]).await;
        }

        let _: bool = page.ask(BUSINESS, &[]).await;
        page.reload().await;
        chips(&page, &["Nov 25, 2026, 1:00 PM · business hours", "Dec 1, 2026, 10:00 AM · business hours"]).await;
        let hours = "business hours Mon–Fri 8:00–17:00, without US federal holidays, Dec 24, 2026";
        page.wait_for_text(hours).await;
        page.click(Kind::Link, "Cases").await;
        chips(&page, &["Nov 25, 2026, 1:00 PM · business hours"; 2]).await;
        page.click(Kind::Link, CUSTOMER).await;
        page.wait_for_text(hours).await;
    });
}
