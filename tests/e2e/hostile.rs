//! Texts from a person are never markup, whatever they are.

use crate::ccc;
use crate::logs;
use crate::page::{Kind, POST, Page, Pasted, World, drive};

const HOSTILE: &[&str] = &[
    "<script>window.harmed = 1</script>",
    "<img src=x onerror=\"window.harmed = 1\">",
    "</p></textarea><svg onload='window.harmed = 1'>",
    "{customer} [when yes] **bold** - item &amp; &lt;b&gt;",
    "👩‍👩‍👧‍👦 🇺🇸 e\u{301} ﷽ 𝒳",
    "שלום \u{202e}txt.exe\u{202c} مرحبا",
    "javascript:window.harmed=1",
];

#[test]
fn nothing_that_is_typed_becomes_markup() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.insert("Customer name", "harmless").await;
        page.insert("Customer Request", "harmless").await;
        page.wait_for_text("Re: harmless").await;
        let elements: Vec<String> = kinds_of_elements(&page).await;
        for text in HOSTILE {
            page.insert("Customer name", text).await;
            page.insert("Customer Request", text).await;
            // A sign that turns round what follows it does not reach the post; everything else does.
            let printed: String =
                text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect();
            let line = format!("Re: {printed}");
            page.until("the post", POST, &[], |post: &String| post.contains(&line)).await;
            assert_eq!(kinds_of_elements(&page).await, elements, "{text} brought an element into the page");

            page.click(Kind::Button, "Copy as draft").await;
            page.wait_for_text("Copied").await;
            let pasted = page.pasted().await;
            assert!(pasted.plain.contains(&line), "{text} in {}", pasted.plain);
            assert!(pasted.words.contains(&line), "{text} in {}", pasted.html);
            assert_eq!(strange(&pasted), None, "{text} came to {}", pasted.html);
        }
        assert!(page.ask::<bool>("window.harmed === undefined", &[]).await);

        // On the home page too, and in the title of the tab.
        page.insert("Customer name", HOSTILE[1]).await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, HOSTILE[1]).await;
        assert!(page.ask::<bool>("window.harmed === undefined && !document.querySelector('img[src=x]')", &[]).await);
    });
}

#[test]
fn a_dated_entry_stays_text_and_so_does_what_a_link_carries_over() {
    drive(World::default(), |page| async move {
        logs::begin(&page).await;
        // Without an end of its own, what turns writing round would go on into the next text.
        for text in
            ["<script>window.harmed = 1</script>", "<img src=x onerror='window.harmed = 1'>", "\u{202e}שלום txt.exe"]
        {
            logs::add(&page, text).await;
        }
        stays_text(&page).await;
        page.click(Kind::Tab, "Root Cause").await;
        page.wait_for_text("Copy Root Cause").await;
        page.click(Kind::Button, "Copy Root Cause").await;
        page.wait_for_text("Copied").await;
        let pasted = page.pasted().await;
        assert!(pasted.plain.contains("DBE: <script>window.harmed = 1</script>"), "{}", pasted.plain);
        assert!(!pasted.plain.contains('\u{202e}'), "what turns writing round does not go out");
        assert_eq!(strange(&pasted), None, "{}", pasted.html);

        // Another case is started from this one.
        page.go_to("Signs").await;
        page.insert("Account Name", HOSTILE[1]).await;
        page.insert("What happened?", HOSTILE[2]).await;
        page.go_to("Type").await;
        page.choose("Escalation Type", "Adjustment").await;
        page.tick("BTPO (Bill to Pay Out)").await;
        page.click(Kind::Button, "Split: start the BTPO case").await;
        page.find(Kind::Link, "Started from Customer escalation").await;
        page.find(Kind::Heading, HOSTILE[1]).await;
        page.value_is("What happened?", HOSTILE[2]).await;
        page.go_to("Reason").await;
        stays_text(&page).await;
    });
}

/// The three entries stand as they were typed, and did nothing.
async fn stays_text(page: &Page) {
    let entries = "[...document.querySelectorAll('.log li > span')].map(e => [e.dir, e.childElementCount, e.textContent.slice(9)])";
    page.until("the entries", entries, &[], |found: &Vec<(String, u32, String)>| {
        *found
            == [
                "DBE: \u{202e}שלום txt.exe",
                "DBE: <img src=x onerror='window.harmed = 1'>",
                "DBE: <script>window.harmed = 1</script>",
            ]
            .map(|text| ("auto".to_owned(), 0, text.to_owned()))
    })
    .await;
    let harmless = "window.harmed === undefined && !document.querySelector('img[src=x], main script')";
    assert!(page.ask::<bool>(harmless, &[]).await);
}

#[test]
fn a_text_of_100_kb_is_kept_and_the_page_goes_on() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        let long = "Long text & <b>more</b>. ".repeat(4_100);
        page.insert("Customer Request", &long).await;
        page.fill("Customer name", "After the long text").await;
        page.wait_for_text("(1/").await;
        page.reload().await;
        page.value_is("Customer Request", &long).await;
        page.value_is("Customer name", "After the long text").await;
    });
}

/// The elements and attributes of a paste that the feed would not take.
fn strange(pasted: &Pasted) -> Option<&String> {
    pasted.parts.iter().find(|part| !ALLOWED.contains(&part.as_str()))
}

/// The elements that the feed takes.
const ALLOWED: &[&str] = &["p", "b", "i", "u", "s", "ul", "ol", "li", "a", "href", "code"];

/// The tags that the page is made of, each once, and the names of their attributes.
async fn kinds_of_elements(page: &Page) -> Vec<String> {
    let kinds = "[...new Set([...document.querySelectorAll('main *')].flatMap(e => [e.tagName, ...e.getAttributeNames()]))].sort()";
    page.ask(kinds, &[]).await
}
