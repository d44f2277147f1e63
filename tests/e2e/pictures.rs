//! Pictures of every page in every state, for whoever changes how things look: `make pictures` puts them into `target/pictures`.

use std::path::PathBuf;

use serde_json::json;

use crate::axe::HEIGHT;
use crate::page::{ESCAPE, Kind, Page, World, drive};
use crate::palette::PALETTE;
use crate::shelf::{Shelved, instant};
use crate::storage::HOLD_FILES;
use crate::walks;

/// Windows: the widest as it is on a screen, the others as tall as what is in them.
const WIDTHS: [(u32, Option<u32>); 4] = [(1440, Some(1000)), (1024, None), (768, None), (390, None)];

/// As wide as a sheet of A4 between its margins, which is narrower than Letter.
const SHEET: u32 = 680;

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_home() {
    drive(World::default(), |page| async move { walks::home(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_a_case() {
    drive(World::default(), |page| async move {
        walks::case(&page, &picture).await;
        walks::notices(&page, &picture).await;
    });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_the_other_procedures() {
    drive(World::default(), |page| async move { walks::others(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_procedures_to_read() {
    drive(World::default(), |page| async move { walks::procedures(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_paper_and_the_ways_out() {
    drive(World::default(), |page| async move { walks::paper(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_the_storage() {
    drive(World::default(), |page| async move { walks::storage(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_the_palette() {
    drive(World::default(), |page| async move { walks::palette(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_the_settings() {
    drive(World::default(), |page| async move { walks::settings(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_sessions() {
    let world = World { before: HOLD_FILES, ..World::default() };
    drive(world, |page| async move { walks::sessions(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_training() {
    drive(World::default(), |page| async move { walks::training(&page, &picture).await });
}

#[test]
#[ignore = "writes pictures; takes minutes"]
fn of_practice() {
    drive(World::default(), |page| async move { walks::practice(&page, &picture).await });
}

/// Each width in light and dark; the widest in forced colors; and on paper.
async fn picture(page: &Page, name: &str) {
    let name: Vec<&str> =
        name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = name.join("-").to_lowercase();
    for scheme in ["light", "dark"] {
        page.show_in(scheme).await;
        for (width, height) in WIDTHS {
            take(page, &format!("{name}-{width}-{scheme}"), width, height).await;
        }
    }
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.driver.devtools("Emulation.setEmulatedMedia", forced).await;
    take(page, &format!("{name}-forced"), WIDTHS[0].0, WIDTHS[0].1).await;
    page.driver.devtools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] })).await;
    take(page, &format!("{name}-paper"), SHEET, None).await;
    page.driver.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    page.as_it_was().await;
}

async fn take(page: &Page, name: &str, width: u32, height: Option<u32>) {
    page.resize(width, height.unwrap_or(600)).await;
    if height.is_none() {
        page.resize(width, page.ask(HEIGHT, &[]).await).await;
    }
    let picture = page.driver.client().screenshot().await.unwrap();
    std::fs::write(folder().join(format!("{name}.png")), picture).unwrap();
}

fn folder() -> PathBuf {
    let folder = casewright_testing::root().join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The pictures in `docs/pictures`, on a day in spring with a few cases at hand.
#[test]
#[ignore = "writes pictures that are kept with the sources"]
fn for_the_documents() {
    const NOW: &str = "2026-03-09T18:30:00-05:00";
    const WIDE: (u32, u32) = (1440, 900);
    const PHONE: (u32, u32) = (390, 844);
    drive(World::default(), |page| async move {
        let mut cases: Vec<Shelved> = [
            ("ccc", "billing_inquiry"),
            ("overdue", "core_day_12"),
            ("escalation", "past_due_to_collections"),
            ("overdue", "day_101_someone_else_answered"),
            ("ccc", "the_small_requests"),
            ("ccc", "cancellation_and_reduction"),
        ]
        .map(|(procedure, file)| Shelved::read(procedure, file))
        .into();
        cases[4].case.closed = Some(instant(NOW));
        let records: Vec<(String, String)> = cases.iter().map(Shelved::record).collect();
        page.begin_with(NOW, &records, "#/").await;
        page.find(Kind::Heading, "Due").await;
        keep(&page, "home", WIDE).await;
        page.open("#/due").await;
        page.find(Kind::Heading, "Late").await;
        keep(&page, "due", WIDE).await;
        page.open("#/settings").await;
        page.find(Kind::Field, "Name").await;
        page.fill("Name", "Dana B. Ellis").await;
        page.fill("Initials", "DBE").await;
        keep(&page, "settings", WIDE).await;

        let case = Shelved::read("ccc", "cancellation");
        page.begin_with_case(&case, "verify").await;
        page.find(Kind::Heading, "Verify").await;
        keep(&page, "case", WIDE).await;
        keep(&page, "phone", PHONE).await;
        page.click(Kind::Button, "Jump to…").await;
        page.wait_for_focus(PALETTE).await;
        page.fill(PALETTE, "contr").await;
        keep(&page, "palette", WIDE).await;
        page.press(&[ESCAPE]).await;
        page.open(&format!("#/print/{}", case.case.id)).await;
        page.wait_for_focus("Northgate Alarm").await;
        keep(&page, "print", (900, 1165)).await;
    });
}

/// A picture in light and one in dark.
async fn keep(page: &Page, name: &str, (width, height): (u32, u32)) {
    let folder = casewright_testing::root().join("docs/pictures");
    page.resize(width, height).await;
    for scheme in ["light", "dark"] {
        page.show_in(scheme).await;
        let picture = page.driver.client().screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}-{scheme}.png")), picture).unwrap();
    }
    page.as_it_was().await;
}
