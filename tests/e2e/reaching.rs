//! What the palette reaches by which words, the typos it forgives, and what it says where it finds nothing.

use crate::ccc;
use crate::languages::SPANISH;
use crate::page::{CONTROL, ENTER, Kind, Page, UP, World, drive};
use crate::palette::{OFFERED, PALETTE, active_is, gone, jump, open};

const SAID: &str = "document.querySelector('#palette [role=status]').innerText";

/// What a person types, and what Enter then does.
const REACHED: &[(&str, &str)] = &[
    ("renewal", "Begin: CCC case post"),
    ("past due", "Begin: Customer escalation"),
    ("backup", "Go to: Backup"),
    ("back up", "Go to: Backup"),
    ("export", "Go to: Backup"),
    ("save", "Go to: Backup"),
    ("restore", "Go to: Import"),
    ("dark", "Theme: Dark"),
    ("dark mode", "Theme: Dark"),
    ("light", "Theme: Light"),
    ("theme system", "Theme: Same as the system"),
    ("compact", "Density: Compact"),
    ("comfortable", "Density: Comfortable"),
    ("reasons", "Always show reasons and sources: on"),
    ("my name", "Settings: Name"),
    ("initials", "Settings: Initials"),
    ("notifications", "Settings: Notifications"),
    ("clear everything", "Settings: Clear everything here"),
    ("reset", "Settings: Clear everything here"),
    ("tour", "Tour on a sample case"),
    ("sample", "Tour on a sample case"),
    ("show me around", "Tour on a sample case"),
    ("español", "Language: Español"),
    ("espanol", "Language: Español"),
    ("spanish", "Language: Español"),
    ("idioma", "Language: Español"),
    ("language", "Language: Español"),
    ("english", "Language: English"),
    ("storage", "Go to: Storage"),
    ("bin", "Go to: Storage"),
    ("due", "Go to: Due"),
    ("overdue", "Go to: Due"),
    ("search", "Go to: Search"),
    ("settings", "Go to: Settings"),
    ("preferences", "Go to: Settings"),
    ("shortcuts", "Keyboard shortcuts"),
    ("hotkeys", "Keyboard shortcuts"),
];

#[test]
fn every_setting_and_action_is_reached_by_the_words_that_people_have_for_it() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        open(&page).await;
        // Settings wait until someone types.
        page.until("what can be done", OFFERED, &[], |all: &Vec<String>| {
            all.iter().any(|one| one == "Go to: Backup") && !all.iter().any(|one| one.starts_with("Theme: "))
        })
        .await;
        for (typed, first) in REACHED {
            page.fill(PALETTE, typed).await;
            active_is(&page, first).await;
        }
        // It says what is set already.
        page.fill(PALETTE, "theme system").await;
        active_is(&page, "Theme: Same as the system current").await;
    });
}

#[test]
fn a_language_is_found_by_the_name_it_has_in_the_language_of_the_page() {
    drive(SPANISH, |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        page.press(&[CONTROL, 'k']).await;
        crate::palette::arrived(&page).await;
        for (typed, first) in [
            ("inglés", "Idioma: English"),
            ("ingles", "Idioma: English"),
            ("english", "Idioma: English"),
            ("language", "Idioma: English"),
            ("español", "Idioma: Español"),
            ("modo oscuro", "Tema: Oscuro"),
            ("respaldo", "Ir a: Copia de seguridad"),
        ] {
            page.fill("Ir a un caso, campo, paso, término o acción", typed).await;
            active_is(&page, first).await;
        }
    });
}

#[test]
fn settings_are_set_and_places_are_led_to() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        jump(&page, "dark", "Theme: Dark").await;
        root_has(&page, "data-theme", Some("dark")).await;
        jump(&page, "compact", "Density: Compact").await;
        root_has(&page, "data-compact", Some("yes")).await;
        root_has(&page, "data-theme", Some("dark")).await;
        jump(&page, "reasons", "Always show reasons and sources: on").await;
        jump(&page, "reasons", "Always show reasons and sources: off").await;
        jump(&page, "theme system", "Theme: Same as the system").await;
        root_has(&page, "data-theme", None).await;
        // To a page that is fetched now, to another place of it, and to one of another page.
        jump(&page, "backup", "Go to: Backup").await;
        page.wait_for_focus("Backup").await;
        jump(&page, "import", "Go to: Import").await;
        page.wait_for_focus("Import").await;
        jump(&page, "notifications", "Settings: Notifications").await;
        page.wait_for_focus("Notifications").await;
        jump(&page, "initials", "Settings: Initials").await;
        page.wait_for_focus("Initials").await;
        jump(&page, "clear", "Settings: Clear everything here").await;
        page.wait_for_focus("Clear everything here").await;
        jump(&page, "tour", "Tour on a sample case").await;
        page.until("the tour", "document.querySelector('.tour h2')?.innerText", &[], |heading: &Option<String>| {
            heading.as_deref() == Some("Each step has its fields")
        })
        .await;
    });
}

async fn root_has(page: &Page, attribute: &str, value: Option<&str>) {
    let now = format!("document.documentElement.getAttribute('{attribute}')");
    page.until(attribute, &now, &[], |now: &Option<String>| now.as_deref() == value).await;
}

#[test]
fn a_typo_is_forgiven_and_said() {
    drive(World::default(), |page| async move {
        ccc::begin(&page).await;
        page.tick("Cancellation").await;
        page.find(Kind::Group, "Systems to cancel").await;
        open(&page).await;
        for (typed, meant, first) in [
            ("ovedue", "overdue", "Go to: Due"),
            ("Bakcup", "backup", "Go to: Backup"),
            ("notificatons", "notifications", "Settings: Notifications"),
            ("dark mdoe", "dark mode", "Theme: Dark"),
            ("jutsif", "justification", "Justification"),
        ] {
            page.fill(PALETTE, typed).await;
            active_is(&page, first).await;
            says(&page, &format!("Showing results for “{meant}”.")).await;
        }
        page.fill(PALETTE, "canclation").await;
        says(&page, "Showing results for “cancellation”.").await;
        page.until("fields and steps of it", OFFERED, &[], |all: &Vec<String>| {
            all.first().is_some_and(|first| first.to_lowercase().contains("cancellation"))
        })
        .await;
        // What was typed right is what is looked for, and so are numbers.
        page.fill(PALETTE, "backup").await;
        active_is(&page, "Go to: Backup").await;
        page.until("no other word", SAID, &[], |said: &String| said.contains("match") && !said.contains("Showing"))
            .await;
    });
}

#[test]
fn where_nothing_is_found_it_says_what_to_do() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Button, "Billing, contract or contact change").await;
        open(&page).await;
        for typed in ["zebra", "backup zebra", "00418823"] {
            page.fill(PALETTE, "backup").await;
            active_is(&page, "Go to: Backup").await;
            page.fill(PALETTE, typed).await;
            says(&page, "No matches. Try fewer words, or others. “Search” looks through all texts.").await;
            let offered: Vec<String> = page.ask(OFFERED, &[]).await;
            assert_eq!(offered, [format!("Search all texts for “{typed}”")]);
        }
        // A term of a procedure is named in no list outside a case, and stands in its texts.
        page.fill(PALETTE, "Recurly").await;
        page.until("what is offered", OFFERED, &[], |all: &Vec<String>| {
            all.last().is_some_and(|last| last == "Search all texts for “Recurly”")
        })
        .await;
        page.press(&[UP]).await;
        active_is(&page, "Search all texts for “Recurly”").await;
        page.press(&[ENTER]).await;
        gone(&page).await;
        page.value_is("Search the procedures and your cases", "Recurly").await;
        page.find(Kind::Button, "Begin: Customer escalation").await;
    });
}

/// Waits until that is announced; a sentence about the number of matches may follow.
async fn says(page: &Page, words: &str) {
    page.until(words, SAID, &[], |said: &String| said.starts_with(words)).await;
}
