//! WCAG 2.2 AA, as far as a program can tell: axe-core with its rules on every page in every state, light and dark, in a wide
//! window and a phone's; and that nothing has to be scrolled sideways at 320 pixels, which is also 400 % of a window of 1280.
//!
//! `docs/accessibility.md` says what that leaves open.

use std::io::Write as _;
use std::time::Instant;

use serde::Deserialize;
use serde_json::json;

use crate::driver::Needs;
use crate::page::{Page, World, drive};
use crate::storage::HOLD_FILES;
use crate::{ccc, languages, walks};

/// A wide window and a phone's.
const WINDOWS: [(&str, u32, u32); 2] = [("wide", 1440, 1000), ("phone", 390, 844)];

/// The rules that a color can break. The style sheet changes nothing else in dark (`tokens.css`), so only they are run there.
const OF_COLOUR: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Runs the given rules, or all: also those that are off by default, as `target-size` is, and experimental ones. Only contrast of 7
/// to 1 is left off, which is of level AAA.
///
/// Anything that axe cannot decide counts as wrong, too, unless a person looked at it: signs of one character have colors that texts
/// have as well (`✓`, `←`, the number of a stage, the calendar); the calendar's name is in words, while it shows as a sign; a window
/// of one width hides what another shows; and the last line in the palette's list is cut by its edge, while those above it are not
/// and look alike. Texts in the picture of a map, or beside the bars of a chart, have colors that texts have as well; the
/// name of a box on a map is its lines, which axe joins without blanks; and keys are named by signs.
const RUN: &str = "const SEEN = { 'color-contrast': '.tick-mark, .dot, .back, .beside, [role=option] span, .sheet [aria-hidden], .map-stage text, .bars text, .lines span, kbd',
        'label-content-name-mismatch': '.beside, .map-step',
        'hidden-content': '*' };
    const [some, done] = arguments;
    const on = (rule) => some ? some.includes(rule) : rule !== 'color-contrast-enhanced';
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: on(ruleId) }]));
    const unseen = ({ id, help, nodes }) =>
        ({ id, help, nodes: nodes.filter(({ target }) => !document.querySelector(target.at(-1))?.matches(SEEN[id] ?? 'none')) });
    const told = ({ id, help, nodes }) => nodes.map((node) =>
        `${id} (${help}) at ${node.target.join(' ')}\\n    ${node.html.slice(0, 200)}\\n    ${(node.failureSummary ?? '').replaceAll('\\n', '\\n    ')}`);
    axe.run(document, { rules, resultTypes: ['violations'] }).then(
        ({ violations, incomplete, passes }) => done({
            wrong: [...violations, ...incomplete.map(unseen)].flatMap(told), passed: passes.length,
        }),
        (error) => done({ wrong: [`axe did not run: ${error}`], passed: 0 }),
    );";

/// What still moves. In Firefox what a closed `details` hides begins to change its color and never ends.
const MOVING: &str = "document.getAnimations().filter((one) => one.playState !== 'finished' && one.effect?.target?.checkVisibility()).map((one) => `${one.transitionProperty} of ${one.effect?.target?.outerHTML.slice(0, 80)}`)";

/// The height of the page.
pub(crate) const HEIGHT: &str = "Math.max(innerHeight, document.documentElement.scrollHeight)";

/// The height of the tallest windows: X11 counts with 16 bits. Only a hand-out is taller, and it has no bar.
const TALLEST: u32 = 32_000;

/// The number of pixels by which the page is wider than its window, with the elements that reach furthest.
const WIDER: &str = "(() => {
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    if (over <= 0) return null;
    const ends = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    const leaves = ends.filter((one) => ![...one.children].some((child) => ends.includes(child)));
    const widths = leaves.map((one) => [Math.round(one.getBoundingClientRect().right), one.outerHTML.slice(0, 120)]);
    return `${over} pixels too wide: ` + widths.sort(([one], [other]) => other - one).slice(0, 5).map((one) => one.join(' ')).join(' … ');
})()";

#[derive(Debug, Deserialize)]
struct Told {
    wrong: Vec<String>,
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
fn paper_and_the_ways_out() {
    drive(World::default(), |page| async move { walks::paper(&page, &look).await });
}

#[test]
fn procedures_to_read() {
    drive(World::default(), |page| async move { walks::procedures(&page, &look).await });
}

#[test]
fn the_storage() {
    drive(World::default(), |page| async move { walks::storage(&page, &look).await });
}

#[test]
fn the_palette() {
    drive(World::default(), |page| async move { walks::palette(&page, &look).await });
}

#[test]
fn the_settings_and_the_way_round() {
    drive(World::default(), |page| async move { walks::settings(&page, &look).await });
}

#[test]
fn sessions_of_a_trainer() {
    let world = World { before: HOLD_FILES, ..World::default() };
    drive(world, |page| async move { walks::sessions(&page, &look).await });
}

#[test]
fn training() {
    drive(World::default(), |page| async move { walks::training(&page, &look).await });
}

#[test]
fn practice() {
    drive(World::default(), |page| async move { walks::practice(&page, &look).await });
}

#[test]
fn in_another_language() {
    drive(languages::SPANISH, |page| async move {
        page.open("#/").await;
        page.wait_for_text("Aún no hay casos.").await;
        look(&page, "home in Spanish").await;
        ccc::begin(&page).await;
        ccc::request(&page, "Yes").await;
        page.wait_for_text("Antes de copiar").await;
        look(&page, "a case in Spanish").await;
        page.open("#/due").await;
        page.wait_for_text("Notificaciones").await;
        look(&page, "what is due in Spanish").await;
    });
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
pub(crate) async fn look(page: &Page, name: &str) {
    let begun = Instant::now();
    if !page.ask::<bool>("'axe' in window", &[]).await {
        let source = casewright_testing::root().join("target/tools/npm/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(source).expect("axe-core is there: `make test-e2e` installs it");
        // Not by an element of the page, whose policy takes no script from elsewhere.
        page.driver.client().execute(&source, Vec::new()).await.unwrap();
    }
    let mut wrong = Vec::new();
    let mut line = String::new();
    let schemes: &[&str] = if Needs::Dark.here() { &["light", "dark"] } else { &["light"] };
    for &scheme in schemes {
        page.show_in(scheme).await;
        let rules = if scheme == "dark" { json!(OF_COLOUR) } else { json!(null) };
        for (window, width, height) in WINDOWS {
            page.resize(width, height).await;
            if window == "phone" {
                // A person scrolls to what lies below the bar at the lower edge; to axe it would be a target that is half covered.
                page.resize(width, page.ask::<u32>(HEIGHT, &[]).await.min(TALLEST)).await;
            }
            // What was done last may have begun to change a color only now.
            page.stands_still().await;
            let told = page.driver.client().execute_async(RUN, vec![rules.clone()]).await.unwrap();
            let told: Told = serde_json::from_value(told).unwrap();
            line += &format!(" · {scheme} {window}: {} passed, {} wrong", told.passed, told.wrong.len());
            wrong.extend(told.wrong.into_iter().map(|one| format!("{scheme}, {window}: {one}")));
        }
    }
    page.resize(320, 640).await;
    wrong.extend(page.ask::<Option<String>>(WIDER, &[]).await);
    // Past what a test keeps to itself while it passes: these lines are the report of what was looked at.
    let _ = writeln!(std::io::stderr(), "axe: {name}{line} ({} ms)", begun.elapsed().as_millis());
    page.as_it_was().await;
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}

impl Page {
    /// Shows the page as a system in `light` or `dark` does, and waits until no color changes any more.
    pub(crate) async fn show_in(&self, scheme: &str) {
        self.driver.show_on("screen", scheme).await;
        self.stands_still().await;
    }

    async fn stands_still(&self) {
        self.until("nothing to move", MOVING, &[], |moving: &Vec<String>| moving.is_empty()).await;
        // WebKit gives the last color of a movement only from the frame after its end on.
        let frames = "new Promise((next) => { const two = () => requestAnimationFrame(() => next(true)); requestAnimationFrame(two); setTimeout(next, 1000, true); })";
        let _: bool = self.ask(frames, &[]).await;
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.driver.resize(width, height).await;
    }

    /// The window that tests have.
    pub(crate) async fn as_it_was(&self) {
        self.driver.resize_back().await;
        self.show_in("light").await;
    }
}
