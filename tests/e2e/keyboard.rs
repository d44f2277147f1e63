//! A whole cancellation without a mouse, from home to the clipboard; and the keys that lead through a case.

use crate::ccc::{self, CUSTOMER, LINES, assert_lines};
use crate::driver::Needs;
use crate::escalation;
use crate::page::{ALT, CONTROL, DOWN, ENTER, Kind, PAGE_DOWN, PAGE_UP, Page, TAB, World, as_keys, drive};

/// So many keys may be pressed besides the text that is typed. Ctrl and Alt count as keys.
const MOST: usize = 60;

/// A person who has no mouse, and counts.
struct Hands<'a> {
    page: &'a Page,
    keys: usize,
    chords: usize,
}

impl Hands<'_> {
    async fn press(&mut self, keys: &[char]) {
        self.keys += keys.len();
        self.chords += 1;
        self.page.press(keys).await;
    }

    /// Presses keys, and looks that they lead there.
    async fn to(&mut self, keys: &[char], name: &str) {
        self.press(keys).await;
        self.page.wait_for_focus(name).await;
    }

    /// Types where the focus is. A text is no key press.
    async fn write(&mut self, text: &str) {
        self.page.press(&as_keys(text).chars().collect::<Vec<_>>()).await;
        self.page.until(text, "document.activeElement.value", &[], |value: &String| value.contains(text)).await;
    }

    /// Chooses or ticks what has the focus.
    async fn choose(&mut self, key: char) {
        self.press(&[key]).await;
        self.page.until("the choice", "document.activeElement.checked", &[], |checked: &bool| *checked).await;
    }
}

#[test]
fn a_whole_cancellation_takes_at_most_60_key_presses_besides_typed_text() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        let mut hands = Hands { page: &page, keys: 0, chords: 0 };
        begin(&mut hands).await;
        request(&mut hands).await;
        verify(&mut hands).await;
        // Boxes to tick at the next two stages, to which Enter leads by itself; one of them is not for this customer.
        for (name, tick) in [
            ("Contract and license details", true),
            ("Most recent contract", true),
            ("Understand the reasoning", true),
            ("Inform the Sales contact", false),
            ("Tell the customer the terms", true),
        ] {
            hands.to(&[ENTER], name).await;
            if tick {
                hands.choose(' ').await;
            }
        }
        hands.press(&[CONTROL, ENTER]).await;
        page.wait_for_text("Copied").await;
        let (keys, chords) = (hands.keys, hands.chords);
        println!("A cancellation by the keyboard: {keys} keys besides typed text, pressed {chords} times");
        assert_lines(&page.pasted().await.plain, LINES);
        assert!(keys <= MOST, "{keys} keys are more than {MOST}");
    });
}

async fn begin(hands: &mut Hands<'_>) {
    hands.to(&[CONTROL, 'k'], "Jump to a case").await;
    crate::palette::arrived(hands.page).await;
    hands.write("ccc").await;
    first_is(hands.page, "Begin: CCC case post").await;
    hands.to(&[ENTER], "No name yet").await;
}

/// Waits until that is what Enter takes.
async fn first_is(page: &Page, name: &str) {
    page.until(name, FIRST, &[], |first: &Option<String>| {
        first.as_deref().is_some_and(|first| first.starts_with(name))
    })
    .await;
}

const FIRST: &str = "document.querySelector('#palette [aria-selected=true]')?.innerText ?? null";

async fn request(hands: &mut Hands<'_>) {
    hands.to(&[ALT, ENTER], "Customer name").await;
    hands.write(CUSTOMER).await;
    hands.to(&[ENTER], "Acquisition").await;
    hands.press(&[TAB]).await;
    hands.to(&[TAB], "Cancellation").await;
    hands.choose(' ').await;
    // What is not required is passed over, but the palette leads there.
    hands.to(&[CONTROL, 'k'], "Jump to a case").await;
    hands.write("case numb").await;
    first_is(hands.page, "Case number").await;
    hands.to(&[ENTER], "Case number").await;
    hands.write("00418823").await;
    hands.to(&[ENTER], "AB").await;
    hands.choose(' ').await;
    hands.press(&[TAB]).await;
    hands.press(&[TAB]).await;
    hands.to(&[TAB], "Stages").await;
    hands.choose(' ').await;
    hands.to(&[ENTER], "Reason for cancellation").await;
    hands.write("moving monitoring to an in-house center").await;
    hands.to(&[TAB], "Additional information").await;
    hands.write("asks for bulk export of sites").await;
    hands.to(&[TAB], "Justification").await;
    hands.write("No credit: the service was used.").await;
    hands.to(&[ALT, ENTER], "Yes").await;
    hands.choose(' ').await;
    hands.to(&[ENTER], "Customer Request").await;
    hands.write("Please accept this as our notice.\nWe cancel AB & Stages.").await;
    hands.to(&[ALT, ENTER], "Acknowledge receipt").await;
    hands.choose(' ').await;
    hands.to(&[ENTER], "Involve the Account Manager").await;
    hands.choose(' ').await;
}

async fn verify(hands: &mut Hands<'_>) {
    hands.to(&[ENTER], "Yes").await;
    hands.choose(DOWN).await;
    hands.to(&[ENTER], "Authorized contacts").await;
    hands.choose(' ').await;
    hands.to(&[ENTER], "Latest Closed/Won opportunity").await;
    hands.write("02/11/2025").await;
    // Required only once the next question is answered: a person who knows that goes there at once.
    hands.to(&[CONTROL, 'k'], "Jump to a case").await;
    hands.write("written req").await;
    first_is(hands.page, "Written request received").await;
    hands.to(&[ENTER], "Written request received").await;
    hands.write("2025-11-21").await;
    hands.to(&[ENTER], "Yes").await;
    hands.choose(DOWN).await;
    hands.to(&[ENTER], "Which MSA applies").await;
    hands.choose(' ').await;
    hands.to(&[ENTER], "Desired cancellation date").await;
    hands.write("1/31/2026").await;
}

#[test]
fn the_keys_lead_from_stage_to_stage_and_to_what_is_missing() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        page.find(Kind::Link, "Verify →").await;
        page.press(&[ALT, PAGE_DOWN]).await;
        page.find(Kind::Heading, "Verify").await;
        page.wait_for_focus("Verify").await;
        page.press(&[ALT, PAGE_UP]).await;
        page.wait_for_focus("Request").await;
        // There is no stage before the first.
        page.press(&[ALT, PAGE_UP]).await;
        page.wait_for_focus("Request").await;
        page.press(&[ALT, ENTER]).await;
        page.wait_for_focus("Customer name").await;
        // Still empty, but what comes next is next.
        page.press(&[ALT, ENTER]).await;
        page.wait_for_focus("AB").await;
        // By the button, through the list above it, on from there.
        page.click(Kind::Button, "Go to the next one").await;
        page.wait_for_focus("Reason for cancellation").await;
        // An answer that cannot be read counts as missing.
        page.fill("Case id", "nonsense").await;
        page.fill("Customer name", CUSTOMER).await;
        page.press(&[ENTER]).await;
        page.wait_for_focus("Case id").await;
        page.press(&[ALT, ENTER]).await;
        page.wait_for_focus("AB").await;
        // In a text of many lines, Enter is a new line.
        page.find(Kind::Field, "Customer Request").await.send_keys(&as_keys("one\ntwo")).await.unwrap();
        page.value_is("Customer Request", "one\ntwo").await;
        page.wait_for_focus("Customer Request").await;
    });
}

/// The list beside the post says what is left; nothing else is gone to, and a box only after the fields of its step.
#[test]
fn next_follows_what_the_open_post_lacks() {
    drive(World::default(), |page| async move {
        escalation::begin(&page).await;
        page.wait_for_text("1 left").await;
        page.wait_for_text("Subject is empty").await;
        for _ in 0..2 {
            page.click(Kind::Button, "Go to the next one").await;
            page.wait_for_focus("Subject").await;
        }
        page.press(&as_keys("Fewer users").chars().collect::<Vec<_>>()).await;
        page.value_is("Subject", "Fewer users").await;
        page.wait_until_gone("1 left").await;
    });
}

#[test]
fn a_text_that_is_typed_at_a_box_toggles_nothing() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        let tick = [page.json(Kind::Checkbox, "Acknowledge receipt").await];
        page.ask::<Option<bool>>("arguments[0].focus()", &tick).await;
        page.press(&as_keys("as we said ").chars().collect::<Vec<_>>()).await;
        page.ask::<Option<bool>>("document.getElementById('page-heading').focus()", &[]).await;
        assert!(!page.ask::<bool>("arguments[0].checked", &tick).await, "the blanks of a text toggled it");
        // As the first key a blank does what it always does, and takes it back.
        page.ask::<Option<bool>>("arguments[0].focus()", &tick).await;
        for ticked in [true, false] {
            page.press(&[' ']).await;
            page.until("the tick", "arguments[0].checked", &tick, |checked: &bool| *checked == ticked).await;
        }
    });
}

#[test]
fn a_text_field_takes_back_a_phrase_at_once() {
    if !Needs::UndoKey.here() {
        return;
    }
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.find(Kind::Field, "Customer Request").await.send_keys("one phrase").await.unwrap();
        page.value_is("Customer Request", "one phrase").await;
        page.press(&[CONTROL, 'z']).await;
        page.until("less text", "document.activeElement.value", &[], |value: &String| value != "one phrase").await;
        let left: String = page.ask("document.activeElement.value", &[]).await;
        assert!(left.len() <= "one ".len(), "{left:?} is left");
        page.value_is("Customer Request", &left).await;
    });
}

#[test]
fn each_short_cut_stands_where_its_action_does() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        for (kind, name, keys, shown) in [
            (Kind::Button, "Copy for Ops", "Control+Enter", None),
            (Kind::Button, "Undo", "Control+Z", Some("Ctrl Z")),
            (Kind::Button, "Redo", "Control+Shift+Z", Some("Ctrl Shift Z")),
            (Kind::Button, "Jump to", "Control+K", Some("Ctrl K")),
            (Kind::Button, "Go to the next one", "Alt+Enter", Some("Alt ↵")),
            (Kind::Link, "Verify →", "Alt+PageDown", Some("Alt PgDn")),
        ] {
            let control = page.json(kind, name).await;
            let said: String =
                page.ask("arguments[0].getAttribute('aria-keyshortcuts')", std::slice::from_ref(&control)).await;
            assert!(said.starts_with(keys), "{name}: {said}");
            // In it or beside it.
            let shows = "[arguments[0].querySelector('kbd'), arguments[0].nextElementSibling]
                .find((one) => one?.localName === 'kbd')?.innerText ?? null";
            let text: Option<String> = page.ask(shows, &[control]).await;
            assert_eq!(text.as_deref(), shown, "{name}");
        }
    });
}
