//! The palette, opened by keys or a button on every page: what it finds and does, and that it gives the focus back.

use crate::ccc::{self, CUSTOMER};
use crate::page::{ALT, CONTROL, DOWN, END, ENTER, ESCAPE, Kind, Page, TAB, UP, World, drive};
use crate::site::Parts;

pub(crate) const PALETTE: &str = "Jump to a case, field, step, term or action";

/// The offers, in words.
pub(crate) const OFFERED: &str = "[...document.querySelectorAll('#palette [role=option]')].map(person.named)";
/// The one that Enter takes, as a screen reader is told.
const ACTIVE: &str = "(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant');
    const one = id && document.getElementById(id);
    return one?.getAttribute('aria-selected') === 'true' ? person.named(one) : null;
})()";

pub(crate) async fn open(page: &Page) {
    page.press(&[CONTROL, 'k']).await;
    arrived(page).await;
}

/// Waits until the palette has the focus, rather than the field that stands in for it while it is fetched.
pub(crate) async fn arrived(page: &Page) {
    let there = "document.activeElement?.getAttribute('role') === 'combobox'";
    page.until("the palette", there, &[], |there: &bool| *there).await;
}

async fn type_keys(page: &Page, text: &str) {
    page.press(&text.chars().collect::<Vec<_>>()).await;
}

pub(crate) async fn active_is(page: &Page, name: &str) {
    page.until(&format!("{name:?} to be chosen"), ACTIVE, &[], |active: &Option<String>| {
        active.as_deref().is_some_and(|active| active.starts_with(name))
    })
    .await;
}

/// Opens the palette, types, and takes what is offered first.
pub(crate) async fn jump(page: &Page, typed: &str, first: &str) {
    open(page).await;
    type_keys(page, typed).await;
    active_is(page, first).await;
    page.press(&[ENTER]).await;
    gone(page).await;
}

pub(crate) async fn gone(page: &Page) {
    page.until("no dialog", "document.querySelector('dialog[open]') === null", &[], |gone: &bool| *gone).await;
}

#[test]
fn it_is_fetched_when_it_is_wanted_and_loses_nothing_that_is_typed_meanwhile() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        let fetched = |page: &Page| page.site.requests().iter().filter(|path| path.contains("split_overlays")).count();
        assert_eq!(fetched(&page), 0);
        page.site.send_parts(Parts::Held("split_overlays"));
        page.press(&[CONTROL, 'k']).await;
        page.wait_for_focus(PALETTE).await;
        type_keys(&page, "ccc").await;
        page.site.send_parts(Parts::Sent);
        page.until("offers", OFFERED, &[], |all: &Vec<String>| !all.is_empty()).await;
        page.wait_for_focus(PALETTE).await;
        page.value_is(PALETTE, "ccc").await;
        assert_eq!(fetched(&page), 1);
        page.press(&[ESCAPE]).await;
        gone(&page).await;
        open(&page).await;
        page.value_is(PALETTE, "").await;
        assert_eq!(fetched(&page), 1, "once");
    });
}

#[test]
fn it_begins_cases_and_leads_to_pages_and_to_cases_but_those_in_the_bin() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        jump(&page, "begin ccc", "Begin: CCC case post").await;
        page.find(Kind::Field, "Customer name").await;
        page.fill("Customer name", "Café Zürich").await;
        page.fill("Case number", "00418823").await;
        jump(&page, "storage", "Go to: Storage").await;
        page.wait_for_focus("Storage").await;
        // By a name without its accents, and by the number.
        for typed in ["cafe zur", "0041"] {
            jump(&page, typed, "Café Zürich").await;
            page.value_is("Customer name", "Café Zürich").await;
            jump(&page, "go cases", "Go to: Cases").await;
            page.find(Kind::Button, "Delete Café Zürich").await;
        }
        // Nothing typed: the cases first, then what can be done.
        open(&page).await;
        active_is(&page, "Café Zürich").await;
        // The list of procedures is fetched.
        page.until("what can be done", OFFERED, &[], |all: &Vec<String>| {
            all.iter().any(|one| one.starts_with("Begin: "))
                && all.last().is_some_and(|last| last.contains("shortcuts"))
        })
        .await;
        page.press(&[ESCAPE]).await;
        gone(&page).await;
        page.click(Kind::Button, "Delete Café Zürich").await;
        page.find(Kind::Button, "Undo").await;
        open(&page).await;
        type_keys(&page, "zurich").await;
        page.until("nothing", "document.querySelector('#palette').innerText", &[], |all: &String| {
            all.contains("No matches.")
        })
        .await;
    });
}

#[test]
fn in_a_case_it_leads_to_stages_steps_fields_terms_and_posts() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        // A field of this stage, and one of another.
        jump(&page, "justif", "Justification").await;
        page.wait_for_focus("Justification").await;
        jump(&page, "desired canc", "Desired cancellation date").await;
        page.find(Kind::Heading, "Verify").await;
        page.wait_for_focus("Desired cancellation date").await;
        jump(&page, "contact customer", "Contact customer").await;
        page.wait_for_focus("Contact customer").await;
        jump(&page, "acknowledge", "Acknowledge receipt").await;
        page.wait_for_focus("Acknowledge receipt").await;
        // A term is explained where it is found, and unfolded where it stands.
        open(&page).await;
        type_keys(&page, "msa").await;
        let offered: Vec<String> = page
            .until("the term", OFFERED, &[], |all: &Vec<String>| all.iter().any(|one| one.starts_with("MSA ")))
            .await;
        let at = offered.iter().position(|one| one.starts_with("MSA ")).unwrap();
        for _ in 0..at {
            page.press(&[DOWN]).await;
        }
        active_is(&page, "MSA ").await;
        page.press(&[ENTER]).await;
        page.until(
            "the term unfolded",
            "document.activeElement?.parentElement?.open === true && document.activeElement.innerText.includes('MSA')",
            &[],
            |open: &bool| *open,
        )
        .await;
        jump(&page, "e-mail in writing", "E-mail: in writing").await;
        page.until(
            "the tab",
            "document.querySelector('[role=tab][aria-selected=true]').innerText",
            &[],
            |tab: &String| tab.contains("in writing"),
        )
        .await;
        // Hidden fields are not offered.
        open(&page).await;
        type_keys(&page, "reduction module").await;
        page.until("nothing of the kind", OFFERED, &[], |all: &Vec<String>| {
            !all.iter().any(|one| one.contains("Reduction"))
        })
        .await;
    });
}

#[test]
fn in_a_case_it_does_what_there_is_to_do() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        jump(&page, "draft", "Copy as draft").await;
        page.wait_for_text("Copied as a draft").await;
        let pasted = page.pasted().await;
        assert!(pasted.plain.contains(CUSTOMER), "{}", pasted.plain);
        jump(&page, "copy the post", "Copy the post").await;
        page.wait_for_text("Not copied").await;
        page.wait_for_focus("Before you copy").await;
        jump(&page, "next stage", "Next stage").await;
        page.find(Kind::Heading, "Verify").await;
        jump(&page, "previous", "Previous stage").await;
        page.find(Kind::Heading, "Request").await;
        open(&page).await;
        type_keys(&page, "close case").await;
        active_is(&page, "Close this case").await;
        page.press(&[ENTER]).await;
        // It is asked first, since the case is not finished.
        page.click(Kind::Button, "Close it anyway").await;
        gone(&page).await;
        page.find(Kind::Button, "Reopen this case").await;
        jump(&page, "undo", "Undo").await;
        page.find(Kind::Button, "Close this case").await;
        jump(&page, "redo", "Redo").await;
        page.find(Kind::Button, "Reopen this case").await;
        jump(&page, "reopen", "Reopen this case").await;
        jump(&page, "next missing", "Next missing").await;
        page.until("the focus in the group", IN_GROUP, &["Systems to cancel".into()], |inside: &bool| *inside).await;
    });
}

const IN_GROUP: &str = "person.find('group', arguments[0])?.contains(document.activeElement) ?? false";

#[test]
fn it_is_walked_by_arrows_and_gives_the_focus_back() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Case number", "7").await;
        page.wait_for_focus("Case number").await;
        open(&page).await;
        let offered: Vec<String> = page
            .until("what is offered", OFFERED, &[], |all: &Vec<String>| {
                all.iter().any(|one| one.starts_with("Begin: "))
            })
            .await;
        active_is(&page, &offered[0]).await;
        page.press(&[DOWN]).await;
        active_is(&page, &offered[1]).await;
        page.press(&[UP]).await;
        page.press(&[UP]).await;
        active_is(&page, offered.last().unwrap()).await;
        page.press(&[DOWN]).await;
        active_is(&page, &offered[0]).await;
        page.press(&[END]).await;
        active_is(&page, offered.last().unwrap()).await;
        // Everything behind the dialog is out of reach, for the tab key and for other keys.
        page.press(&[ALT, ENTER]).await;
        page.wait_for_focus(PALETTE).await;
        for _ in 0..4 {
            page.press(&[TAB]).await;
            let inside: bool = page.ask("!document.activeElement.closest('main')", &[]).await;
            assert!(inside);
        }
        page.press(&[ESCAPE]).await;
        gone(&page).await;
        page.wait_for_focus("Case number").await;
        // The same keys take it away again.
        open(&page).await;
        page.press(&[CONTROL, 'k']).await;
        gone(&page).await;
        page.wait_for_focus("Case number").await;
        page.value_is("Case number", "7").await;
        // The number of matches is announced once, after a pause.
        open(&page).await;
        type_keys(&page, "request").await;
        page.until(
            "the number of matches",
            "document.querySelector('#palette [role=status]').innerText",
            &[],
            |said: &String| said.ends_with("match.") || said.ends_with("matches."),
        )
        .await;
    });
}

#[test]
fn the_list_of_keys_opens_by_keys_by_a_sign_that_can_be_turned_off_and_from_the_palette() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        let list = "document.querySelector('#keys[open]') !== null";
        let shown = async |wanted: bool| {
            page.until("the list", list, &[], |is: &bool| *is == wanted).await;
        };
        page.press(&[CONTROL, '/']).await;
        shown(true).await;
        for words in ["Copy the post", "Ctrl ↵", "Next missing", "Alt ↵", "Alt PgDn", "Ctrl K"] {
            let all: String = page.ask("document.querySelector('#keys').innerText", &[]).await;
            assert!(all.contains(words), "{words} is not in {all}");
        }
        page.press(&[ESCAPE]).await;
        shown(false).await;
        // Where someone types it is a sign like others.
        page.fill("Customer name", "Who").await;
        type_keys(&page, "?").await;
        page.value_is("Customer name", "Who?").await;
        shown(false).await;
        page.tab_to("Acquisition").await;
        type_keys(&page, "?").await;
        shown(true).await;
        page.click(Kind::Checkbox, "The key ? alone").await;
        let kept = "JSON.parse(localStorage['casewright.settings'] ?? '{}').no_keys === true";
        page.until("it to be kept", kept, &[], |kept: &bool| *kept).await;
        page.press(&[ESCAPE]).await;
        shown(false).await;
        page.wait_for_focus("Acquisition").await;
        type_keys(&page, "?").await;
        // The palette comes, so nothing else did.
        open(&page).await;
        type_keys(&page, "shortcuts").await;
        active_is(&page, "Keyboard shortcuts").await;
        shown(false).await;
        page.press(&[ENTER]).await;
        shown(true).await;
        page.press(&[ESCAPE]).await;
        shown(false).await;
        page.wait_for_focus("Acquisition").await;
    });
}

#[test]
fn it_fits_on_a_phone_and_a_finger_opens_it() {
    drive(World::default(), |page| async move {
        page.resize(390, 844).await;
        ccc::begin(&page).await;
        let wide = "document.documentElement.scrollWidth <= innerWidth";
        assert!(page.ask::<bool>(wide, &[]).await, "the bar fits");
        page.click(Kind::Button, "Jump to").await;
        page.wait_for_focus(PALETTE).await;
        type_keys(&page, "desired").await;
        page.until("nothing yet", OFFERED, &[], |all: &Vec<String>| all.iter().all(|one| !one.starts_with("Desired")))
            .await;
        let fits = "(() => { const box = document.querySelector('#palette').getBoundingClientRect();
            return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; })()";
        assert!(page.ask::<bool>(fits, &[]).await, "the palette fits");
        page.press(&[ESCAPE]).await;
        gone(&page).await;
        page.tick("Cancellation").await;
        page.find(Kind::Group, "Systems to cancel").await;
        // From the view of the post back to the field, at this stage and at another one.
        for (typed, label) in [("justif", "Justification"), ("desired canc", "Desired cancellation date")] {
            page.click(Kind::Button, "Post").await;
            page.click(Kind::Button, "Jump to").await;
            page.wait_for_focus(PALETTE).await;
            type_keys(&page, typed).await;
            active_is(&page, label).await;
            let () = page.ask("document.querySelector('#palette [aria-selected=true]').click()", &[]).await;
            gone(&page).await;
            page.wait_for_focus(label).await;
        }
    });
}
