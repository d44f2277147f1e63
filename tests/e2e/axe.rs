//! WCAG 2.2 AA, as far as a program can tell: axe-core with its rules on every page in every state, light and dark, in a wide
//! window and a phone's; and that nothing has to be scrolled sideways at 320 pixels, which is also 400 % of a window of 1280.
//!
//! `docs/accessibility.md` says what that leaves open.

use std::path::Path;
use std::time::Instant;

use serde::Deserialize;
use serde_json::json;

use crate::page::{Page, World, drive};
use crate::walks;

/// A wide window and a phone's.
const WINDOWS: [(&str, u32, u32); 2] = [("wide", 1440, 1000), ("phone", 390, 844)];

/// Runs every rule but those of level AAA that ask for another design: contrast of 7 to 1.
const RUN: &str = "const done = arguments[arguments.length - 1];
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: ruleId !== 'color-contrast-enhanced' }]));
    const told = ({ id, help, nodes }) => nodes.map((node) =>
        `${id} (${help}) at ${node.target.join(' ')}\\n    ${node.html.slice(0, 200)}\\n    ${(node.failureSummary ?? '').replaceAll('\\n', '\\n    ')}`);
    axe.run(document, { rules, resultTypes: ['violations'] }).then(
        ({ violations, incomplete, passes }) => done({
            wrong: violations.flatMap(told), unsure: incomplete.map(({ id, nodes }) => `${id} ${nodes.length}`), passed: passes.length,
        }),
        (error) => done({ wrong: [`axe did not run: ${error}`], unsure: [], passed: 0 }),
    );";

/// How much wider than its window the page is, and what reaches furthest.
const WIDER: &str = "(() => {
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    if (over <= 0) return null;
    const ends = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    return `${over} pixels too wide: ` + ends.slice(-3).map((one) => one.outerHTML.slice(0, 120)).join(' … ');
})()";

#[derive(Debug, Deserialize)]
struct Told {
    wrong: Vec<String>,
    /// What axe leaves to a person.
    unsure: Vec<String>,
    passed: usize,
}

#[test]
fn home_and_what_is_not_there() {
    drive(World::default(), |page| async move { walks::home(&page, &look).await });
}

#[test]
fn a_case() {
    drive(World::default(), |page| async move { walks::case(&page, &look).await });
}

#[test]
fn what_is_said_of_a_case() {
    drive(World::default(), |page| async move { walks::notices(&page, &look).await });
}

#[test]
fn the_other_procedures() {
    drive(World::default(), |page| async move { walks::others(&page, &look).await });
}

#[test]
fn the_storage() {
    drive(World::default(), |page| async move { walks::storage(&page, &look).await });
}

/// This would notice: a button without a name is one of the first things that axe tells.
#[test]
#[should_panic(expected = "button-name")]
fn a_violation_is_noticed() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
        let () = page.ask("void document.querySelector('main').append(document.createElement('button'))", &[]).await;
        look(&page, "home with a button that has no name").await;
    });
}

/// Fails if anything is wrong with the page as it stands, however it is shown.
async fn look(page: &Page, name: &str) {
    let begun = Instant::now();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/npm/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(source).expect("axe-core is there: `make test-e2e` installs it");
    if !page.ask::<bool>("'axe' in window", &[]).await {
        // Not by an element of the page, whose policy takes no script from elsewhere.
        page.driver.client().execute(&source, Vec::new()).await.unwrap();
    }
    let mut wrong = Vec::new();
    let mut line = String::new();
    for scheme in ["light", "dark"] {
        page.show_in(scheme).await;
        for (window, width, height) in WINDOWS {
            page.resize(width, height).await;
            let told = page.driver.client().execute_async(RUN, Vec::new()).await.unwrap();
            let told: Told = serde_json::from_value(told).unwrap();
            line += &format!(" · {scheme} {window}: {} passed, {} wrong", told.passed, told.wrong.len());
            if !told.unsure.is_empty() {
                line += &format!(", to look at: {}", told.unsure.join(", "));
            }
            wrong.extend(told.wrong.into_iter().map(|one| format!("{scheme}, {window}: {one}")));
        }
    }
    page.resize(320, 640).await;
    wrong.extend(page.ask::<Option<String>>(WIDER, &[]).await);
    println!("axe: {name}{line} ({} ms)", begun.elapsed().as_millis());
    page.as_it_was().await;
    if std::env::var_os("AXE_ALL").is_some() {
        wrong.iter().for_each(|one| println!("WRONG {name}: {one}"));
        return;
    }
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

impl Page {
    /// As the system of the person wishes it: `light` or `dark`. Without motion, so that no colour is on its way to another.
    pub(crate) async fn show_in(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.driver.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// The window that tests have.
    pub(crate) async fn as_it_was(&self) {
        self.driver.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
        self.driver.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
    }
}
