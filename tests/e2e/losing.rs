//! Dangers to cases: no room, no storage, damaged records, records of a later version, files that are no backup, a browser that was
//! cleared.

use std::path::{Path, PathBuf};

use crate::ccc::{self, CUSTOMER};
use crate::narrow::BROKEN_HEADS;
use crate::page::{Kind, Page, World, drive};

/// Leaves no room at all.
pub(crate) const FILL_STORAGE: &str = "(() => {
    let size = 0;
    for (let step = 2 ** 23; step >= 1; step /= 2) try {
        localStorage.setItem('other', 'x'.repeat(size + step));
        size += step;
    } catch {}
    return size;
})()";

/// The text of the file that a link hands over.
const LINKED: &str = "decodeURIComponent(arguments[0].href.replace(/^data:[^,]*,/, ''))";

/// Measures from a key press to the words that it is not saved; and holds on to what is handed to the browser for saving.
const BEFORE: &str = "addEventListener('input', () => { window.typed ??= performance.now(); }, { capture: true });
    new MutationObserver(() => {
        if (window.typed && document.body?.innerText.includes('Not saved.')) window.told ??= performance.now() - window.typed;
    }).observe(document, { subtree: true, childList: true, characterData: true });
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        file.text().then((text) => { sessionStorage.held = text; });
        return make.call(URL, file);
    };";

const MEASURED: World = World { before: BEFORE, pack: crate::site::Pack::Sent, ..World::DEFAULT };

/// The file that the page handed to the browser for saving.
async fn held(page: &Page) -> String {
    let held = "sessionStorage.held ?? null";
    let held: Option<String> = page.until("a file", held, &[], |held: &Option<String>| held.is_some()).await;
    let () = page.ask("sessionStorage.removeItem('held')", &[]).await;
    held.unwrap()
}

/// A file of this machine, gone once it is dropped.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &[u8]) -> File {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("files-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Text in the middle of the case page and nowhere else must be there.
async fn alarm(page: &Page) {
    page.wait_for_text("Not saved.").await;
    page.wait_for_text("This browser's storage is full.").await;
}

#[test]
fn without_room_it_is_said_within_a_second_and_all_is_kept_until_there_is_room() {
    drive(MEASURED, |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.ask::<u64>(FILL_STORAGE, &[]).await;
        let () = page.ask("void (delete window.typed)", &[]).await;
        page.fill("Customer Request", "no room for that").await;
        alarm(&page).await;
        let told: f64 = page.until("the measure", "window.told ?? null", &[], Option::is_some).await.unwrap();
        assert!(told < 1000.0, "said after {told} ms");

        // The way out: the whole case as a file.
        let link = page.json(Kind::Link, "Download this case").await;
        let file: String = page.ask(LINKED, std::slice::from_ref(&link)).await;
        assert!(file.contains(CUSTOMER) && file.contains("no room for that"), "{file}");
        let name: String = page.ask("arguments[0].download", &[link]).await;
        assert!(name.starts_with("casewright-case-") && name.ends_with(".json"), "{name}");
        page.find(Kind::Link, "Make room").await;

        // A backup holds what is in memory only, and the time of it is known though there was no room to store it.
        page.click(Kind::Link, "Make room").await;
        page.wait_for_text("Not saved: 1 case is only in the memory of this page").await;
        page.wait_for_text("Other pages at this address take up most of it").await;
        page.click(Kind::Button, "Download a backup of everything").await;
        let backup = held(&page).await;
        assert!(backup.contains("no room for that"), "{backup}");
        page.wait_for_text("Last backup: just now.").await;

        // It is there still after a look at another page.
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer Request", "no room for that").await;
        alarm(&page).await;

        // With room again it is saved by the next look at the page, without another key press.
        let () = page.ask("localStorage.removeItem('other')", &[]).await;
        let here = page.driver.client().window().await.unwrap();
        page.driver.open_tab().await;
        page.driver.to_tab(&here).await;
        page.wait_until_gone("Not saved.").await;
        let stored = page.stored("casewright.case.").await;
        assert!(stored.values().all(|text| text.contains("no room for that")), "{stored:?}");
        page.reload().await;
        page.value_is("Customer Request", "no room for that").await;
    });
}

#[test]
fn a_case_that_was_downloaded_for_want_of_room_comes_back_by_the_file() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.ask::<u64>(FILL_STORAGE, &[]).await;
        page.fill("Customer Request", "no room for that").await;
        alarm(&page).await;
        let link = page.json(Kind::Link, "Download this case").await;
        let text: String = page.ask(LINKED, &[link]).await;
        let () = page.ask("localStorage.clear()", &[]).await;
        // The page itself would save what it holds as soon as it can, so it is left for another.
        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.unwrap();
        let () = page.ask("localStorage.clear()", &[]).await;

        let file = File::new("one-case.json", text.as_bytes());
        page.open("#/storage").await;
        page.choose_file("File to import", &file.0).await;
        page.wait_for_text("It contains 1 case.").await;
        page.click(Kind::Button, "Import 1 case").await;
        page.wait_for_text("Imported: 1 case").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer Request", "no room for that").await;
    });
}

#[test]
fn where_storage_is_blocked_every_page_says_so_and_cases_are_held_in_memory() {
    let before = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('blocked by a test', 'SecurityError'); },
    });
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        file.text().then((text) => { sessionStorage.held = text; });
        return make.call(URL, file);
    };";
    drive(World { before, ..World::default() }, |page| async move {
        page.open("#/").await;
        page.wait_for_text("This browser blocks storage for this page.").await;
        page.click(Kind::Button, "Billing, contract or contact change").await;
        page.fill("Customer name", CUSTOMER).await;
        page.fill("Customer Request", "in memory").await;
        page.wait_for_text("Not saved. This browser blocks storage for this page.").await;
        page.find(Kind::Link, "Download this case").await;
        assert!(!page.has(Kind::Link, "Make room").await, "no room would help");
        page.click(Kind::Link, "Storage").await;
        page.wait_for_focus("Storage").await;
        page.wait_for_text("This browser blocks storage for this page.").await;
        page.click(Kind::Button, "Download a backup of everything").await;
        let backup = held(&page).await;
        assert!(backup.contains("in memory"), "{backup}");
        page.click(Kind::Link, "Search").await;
        page.wait_for_focus("Search").await;
        page.fill("Search the procedures and your cases", "memory").await;
        page.find(Kind::Link, CUSTOMER).await;
        // Without a storage a case can be begun from here, too.
        page.fill("Search the procedures and your cases", "escalation").await;
        page.click(Kind::Button, "Begin: Customer escalation").await;
        page.wait_for_text("Not saved.").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer Request", "in memory").await;
    });
}

const DAMAGED: (&str, &str) =
    ("casewright.case.damagedcase", "{\"schema\":2,\"id\":\"damagedcase\",\"procedure\":\"ccc\u{0} cut é");
const NEWER: (&str, &str) =
    ("casewright.case.newercase", "{ \"schema\": 99, \"id\": \"newercase\", \"and\": \"of the quagga\" }");

#[test]
fn what_cannot_be_read_is_shown_and_never_changed_and_in_nobodys_way() {
    drive(MEASURED, |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, CUSTOMER).await;
        for (key, text) in [DAMAGED, NEWER] {
            page.put(key, text).await;
        }
        page.reload().await;
        page.wait_for_text("2 records cannot be opened. They are kept as they are.").await;

        // By its address each says what it is.
        page.open("#/case/damagedcase").await;
        page.find(Kind::Heading, "This case cannot be opened").await;
        page.open("#/case/newercase").await;
        page.find(Kind::Heading, "This case is newer than this page").await;

        // The others go on as ever.
        page.open("#/").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.fill("Case number", "00418823").await;
        page.close_case().await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, "Closed cases (1)").await;
        page.click(Kind::Button, &format!("Reopen {CUSTOMER}")).await;
        page.click(Kind::Button, &format!("Delete {CUSTOMER}")).await;
        page.click(Kind::Button, "Undo").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Case number", "00418823").await;

        page.click(Kind::Link, "Search").await;
        page.fill("Search the procedures and your cases", "quagga").await;
        page.wait_for_text("Nothing found in the procedures or in your cases.").await;
        page.click(Kind::Link, "Storage").await;
        page.wait_for_text("written by a newer version of Casewright").await;
        page.wait_for_text("2 records that cannot be read").await;
        for (key, text) in [DAMAGED, NEWER] {
            page.wait_for_text(key).await;
            page.click(Kind::Button, &format!("Download as is {key}")).await;
            assert_eq!(held(&page).await, text);
        }
        page.click(Kind::Button, "Download a backup of everything").await;
        let backup = held(&page).await;
        assert!(backup.contains("of the quagga") && backup.contains("damagedcase"), "{backup}");

        for (key, text) in [DAMAGED, NEWER] {
            let stored = page.stored(key).await;
            assert_eq!(stored.get(key).map(String::as_str), Some(text));
        }
    });
}

#[test]
fn a_case_that_a_newer_page_changed_in_another_tab_is_not_written_over() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        let stored = page.stored("casewright.case.").await;
        let key = stored.first_key_value().unwrap().0.clone();
        let id = key.strip_prefix("casewright.case.").unwrap();
        let newer = format!("{{\"schema\":99,\"id\":\"{id}\",\"and\":\"of the quagga\"}}");
        let here = page.driver.client().window().await.unwrap();
        page.driver.open_tab().await;
        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.unwrap();
        page.put(&key, &newer).await;
        page.driver.to_tab(&here).await;
        page.fill("Case number", "00418823").await;
        page.wait_for_text("Not saved. A newer version of Casewright saved this case in another tab").await;
        page.value_is("Customer name", CUSTOMER).await;
        assert_eq!(page.stored(&key).await[&key], newer);
        let link = page.json(Kind::Link, "Download this case").await;
        let file: String = page.ask(LINKED, &[link]).await;
        assert!(file.contains(CUSTOMER) && file.contains("00418823"), "{file}");
        // It goes on like that, and the guard of the tab is for the person, not for this test.
        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.ok();
        page.driver.client().accept_alert().await.ok();
    });
}

#[test]
fn a_case_that_was_damaged_under_an_open_page_is_set_aside_and_saved_whole() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        let stored = page.stored("casewright.case.").await;
        let key = stored.first_key_value().unwrap().0.clone();
        page.put(&key, "{\"schema\":2,\"cut").await;
        page.fill("Case number", "00418823").await;
        let aside = page.stored("casewright.damaged.").await;
        assert_eq!(aside.values().collect::<Vec<_>>(), ["{\"schema\":2,\"cut"]);
        page.reload().await;
        page.value_is("Customer name", CUSTOMER).await;
        page.value_is("Case number", "00418823").await;
        page.click(Kind::Link, "Storage").await;
        page.wait_for_text("damaged, and set aside when its case was saved again").await;
    });
}

#[test]
fn a_file_of_50_mb_is_refused_in_a_sentence_and_the_page_goes_on() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.click(Kind::Link, "Storage").await;
        page.wait_for_focus("Storage").await;
        let file = File::new("large.json", &vec![b' '; 50_000_000]);
        page.choose_file("File to import", &file.0).await;
        page.wait_for_text("large.json is larger than 20 MB, so it is not a backup").await;
        let file = File::new("empty.json", b"");
        page.choose_file("File to import", &file.0).await;
        page.wait_for_text("empty.json is").await;
        let file = File::new("picture.json", &[0x89, b'P', b'N', b'G', 0, 0xff, 0xfe]);
        page.choose_file("File to import", &file.0).await;
        page.wait_for_text("picture.json is not a backup: it is not JSON. Nothing was imported.").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, CUSTOMER).await;
        page.value_is("Customer name", CUSTOMER).await;
    });
}

#[test]
fn a_backup_brings_back_every_record_as_it_was() {
    drive(MEASURED, |page| async move {
        // One that is open, one that is closed and so packed, one in the bin, and two that cannot be read.
        for name in ["Open", "Closed", "Binned"] {
            ccc::begin(&page).await;
            page.fill("Customer name", name).await;
            // No key of a keyboard has that, and WebKitGTK's driver takes it for none.
            page.insert("Customer Request", &format!("☐ “{name}” שלום 😀 <b>")).await;
            page.tick("Cancellation").await;
            if name == "Closed" {
                page.close_case().await;
            }
        }
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Button, "Delete Binned").await;
        page.find(Kind::Button, "Undo").await;
        for (key, text) in [DAMAGED, NEWER] {
            page.put(key, text).await;
        }
        page.click(Kind::Link, "Storage").await;
        page.click(Kind::Button, "Download a backup of everything").await;
        let backup = File::new("backup.json", held(&page).await.as_bytes());
        let before = records(&page).await;
        assert_eq!(before.len(), 6, "five cases and their procedure: {before:?}");

        let () = page.ask("localStorage.clear()", &[]).await;
        page.reload().await;
        page.choose_file("File to import", &backup.0).await;
        page.wait_for_text("It contains 5 cases.").await;
        assert_eq!(page.ask::<Vec<String>>(BROKEN_HEADS, &[]).await, [""; 0], "heads of columns");
        assert_eq!(records(&page).await.len(), 0, "nothing comes before it is asked for");
        page.click(Kind::Button, "Import 5 cases").await;
        page.wait_for_text("Imported: 5 cases and 1 other record.").await;
        assert_eq!(records(&page).await, before);

        // The same file once more brings nothing.
        page.choose_file("File to import", &backup.0).await;
        page.wait_for_text("All of it is already here.").await;
        page.click(Kind::Link, "Cases").await;
        page.click(Kind::Link, "Open").await;
        page.value_is("Customer Request", "☐ “Open” שלום 😀 <b>").await;
    });
}

/// All that belongs to cases; not what tabs say to each other, nor when there was a backup.
async fn records(page: &Page) -> std::collections::BTreeMap<String, String> {
    let mut all = page.stored("casewright.").await;
    all.retain(|key, _| !["casewright.open", "casewright.backup"].contains(&key.as_str()));
    all
}
