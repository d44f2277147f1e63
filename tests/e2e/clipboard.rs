//! Copying where the browser or the address allows less.

use crate::ccc::{self, LINES, assert_lines};
use crate::page::{CONTROL, ENTER, Kind, World, drive};

/// As on plain http with an intranet name.
const NO_CLIPBOARD: &str =
    "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }); delete window.ClipboardItem;";
/// As in a frame that was not given the permission.
const REFUSED: &str =
    "Clipboard.prototype.write = async () => { throw new DOMException('refused by a test', 'NotAllowedError'); };";
const NEITHER: &str = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    Document.prototype.execCommand = () => false;";

#[test]
fn without_the_modern_clipboard_the_older_way_carries_both_forms() {
    drive(World { before: NO_CLIPBOARD, ..World::default() }, |page| async move { copies(page).await });
}

#[test]
fn where_the_modern_clipboard_refuses_the_older_way_carries_both_forms() {
    drive(World { before: REFUSED, ..World::default() }, |page| async move { copies(page).await });
}

/// A post of several parts is copied part by part with the same keys, which say what they copied.
#[test]
fn the_keys_copy_one_part_after_another() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        page.go_to("Request").await;
        page.insert("Customer Request", &"A long request, said again. ".repeat(900)).await;
        page.wait_for_text("(1/4)").await;
        for part in [1, 2, 3, 4, 1] {
            page.press(&[CONTROL, ENTER]).await;
            page.wait_for_text(&format!("Part {part} of 4 copied")).await;
            assert_eq!(page.pasted().await.plain.contains("CCC Template"), part == 1, "part {part}");
        }
        // What changed is copied from the beginning.
        page.press(&[CONTROL, ENTER]).await;
        page.wait_for_text("Part 2 of 4").await;
        page.fill("Customer name", "Northgate").await;
        page.press(&[CONTROL, ENTER]).await;
        page.wait_for_text("Part 1 of 4").await;
    });
}

async fn copies(page: crate::page::Page) {
    ccc::copy_cancellation(&page).await;
    let pasted = page.pasted().await;
    assert_lines(&pasted.plain, LINES);
    assert!(pasted.html.contains("<b>Re: Northgate Alarm</b>"), "{}", pasted.html);
}

#[test]
fn where_both_ways_fail_the_text_is_selected_and_the_keys_are_named() {
    drive(World { before: NEITHER, ..World::default() }, |page| async move {
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        page.click(Kind::Button, "Copy for Ops").await;
        page.wait_for_text("press Ctrl C").await;
        let selected: String = page.ask("getSelection().toString()", &[]).await;
        assert_lines(&selected, LINES);
        // The keys do what they are said to.
        page.press(&[CONTROL, 'c']).await;
        let pasted = page.pasted().await;
        assert_lines(&pasted.plain, LINES);
    });
}
