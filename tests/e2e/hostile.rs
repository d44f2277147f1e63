//! Texts from a person are never markup, whatever they are.

use crate::ccc;
use crate::page::{Kind, Page, World, drive};

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
            let strange = pasted.parts.iter().find(|part| !ALLOWED.contains(&part.as_str()));
            assert_eq!(strange, None, "{text} came to {}", pasted.html);
        }
        assert!(page.ask::<bool>("window.harmed === undefined", &[]).await);

        // On the home page too, and in the title of the tab.
        page.insert("Customer name", HOSTILE[1]).await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, HOSTILE[1]).await;
        assert!(page.ask::<bool>("window.harmed === undefined && !document.querySelector('img[src=x]')", &[]).await);
        page.nothing_went_wrong().await;
    });
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
        page.nothing_went_wrong().await;
    });
}

/// What the feed takes.
const ALLOWED: &[&str] = &["p", "b", "i", "u", "s", "ul", "ol", "li", "a", "href", "code"];
const POST: &str =
    "person.all('region').filter(e => e.getAttribute('role') === 'tabpanel').map(e => e.innerText).join()";

/// The tags that the page is made of, each once, and the names of their attributes.
async fn kinds_of_elements(page: &Page) -> Vec<String> {
    let kinds = "[...new Set([...document.querySelectorAll('main *')].flatMap(e => [e.tagName, ...e.getAttributeNames()]))].sort()";
    page.ask(kinds, &[]).await
}
