//! An SOP read as a document, with its map, and its summary on one page.

use casewright_compiler::compile;
use casewright_core::procedure::Procedure;
use casewright_testing::{folder, source, without_examples};

use crate::page::{Kind, Page, TAB, World, drive};
use crate::shelf::Shelved;

const TEXT: &str = "document.querySelector('.sheet')?.innerText ?? ''";

/// The names of the steps in the map.
const STEPS: &str = "[...document.querySelectorAll('.map-step')].map(person.named)";

/// The addresses of the steps in the map whose headings are not in the document.
const ASTRAY: &str = "[...document.querySelectorAll('.map-step')].map((one) => one.getAttribute('href'))
    .filter((href) => !document.getElementById(`step-${href.split('/').at(-1)}`))";

const WIDTH: &str = "Number(document.querySelector('.map-stage svg').getAttribute('width'))";

/// Of the document and of the map, whether more is there than shows from side to side.
const SIDEWAYS: &str =
    "[document.scrollingElement, document.querySelector('.map-box')].map((one) => one.scrollWidth > one.clientWidth)";

/// Elements whose style was set by anything but the style sheet.
const INLINE: &str = "document.querySelectorAll('.map [style], .map style').length";

/// Holds on to what is handed to the browser for saving.
const BEFORE: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        file.text().then((text) => { window.held = text; });
        return make.call(URL, file);
    };";

fn procedures() -> Vec<Procedure> {
    let cut = |file: &casewright_compiler::SourceFile| source(&file.path, without_examples(&file.text));
    compile(&folder().iter().map(cut).collect::<Vec<_>>()).pack.unwrap().procedures
}

/// Without regard to where lines end.
fn bare(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn open(page: &Page, procedure: &Procedure) {
    page.open(&format!("#/procedures/{}", procedure.id)).await;
    page.find(Kind::Heading, &procedure.title).await;
    page.find(Kind::Button, "Download as SVG").await;
}

#[test]
fn all_of_a_procedure_is_read_and_is_on_its_map() {
    let procedures = procedures();
    drive(World::default(), |page| async move {
        for procedure in procedures {
            open(&page, &procedure).await;
            let text = bare(&page.ask::<String>(TEXT, &[]).await);
            let mut wanted = vec![format!("SOP version {}", procedure.version), procedure.summary.clone()];
            wanted.extend(procedure.stages.iter().map(|stage| stage.title.clone()));
            wanted
                .extend(procedure.steps.iter().flat_map(|step| [Some(step.title.clone()), step.why.clone()]).flatten());
            wanted.extend(procedure.terms.iter().map(|term| format!("{}: {}", term.name, term.says)));
            wanted.extend(procedure.clocks.iter().map(|clock| clock.label.clone()));
            wanted.extend(procedure.posts.iter().map(|post| post.title.clone()));
            wanted.extend(procedure.documents.iter().map(|document| document.title.clone()));
            for wanted in wanted {
                assert!(text.contains(&bare(&wanted)), "{}: {wanted:?} is not in\n{text}", procedure.id);
            }
            let conditions = procedure.steps.iter().filter(|step| step.when.is_some()).count();
            assert!(text.matches("Only if ").count() >= conditions, "{}: conditions", procedure.id);
            for sign in ["==", "answered(", "done(", "{"] {
                assert!(!text.contains(sign), "{}: {sign:?} is in\n{text}", procedure.id);
            }

            let drawn: Vec<String> = page.ask(STEPS, &[]).await;
            assert_eq!(drawn.len(), procedure.steps.len(), "{}", procedure.id);
            for step in &procedure.steps {
                assert!(drawn.iter().any(|name| name.starts_with(&step.title)), "{} is not drawn", step.title);
            }
            assert_eq!(page.ask::<Vec<String>>(ASTRAY, &[]).await, [""; 0], "{}", procedure.id);
            assert_eq!(page.ask::<usize>(INLINE, &[]).await, 0);
        }
    });
}

#[test]
fn the_map_leads_to_its_steps_by_the_keyboard_and_shows_where_one_is() {
    drive(World::default(), |page| async move {
        page.open("#/procedures/escalation").await;
        page.find(Kind::Button, "Download as SVG").await;
        page.tab_to("Download as SVG").await;
        // The map itself, which arrows scroll, and then its first step.
        page.press(&[TAB]).await;
        page.wait_for_focus("Map of Customer escalation").await;
        page.press(&[TAB]).await;
        page.wait_for_focus("The account").await;
        let focused = "document.activeElement.matches('.map-step')";
        assert!(page.ask::<bool>(focused, &[]).await);
        page.press(&[crate::page::ENTER]).await;
        let heading = "document.activeElement.matches('h4#step-account')";
        page.until("the step in the document", heading, &[], |there: &bool| *there).await;
        let here = "[...document.querySelectorAll('.map-step[aria-current=step]')].map(person.named)";
        page.until("where one is", here, &[], |here: &Vec<String>| {
            here.len() == 1 && here[0].starts_with("The account")
        })
        .await;
    });
}

#[test]
fn an_address_of_a_step_opens_there() {
    drive(World::default(), |page| async move {
        page.open("#/procedures/ccc/step/which_msa").await;
        page.wait_for_focus("Which MSA applies").await;
        let place = "document.activeElement.getBoundingClientRect().top";
        page.until("the step in view", place, &[], |top: &f64| (0.0..600.0).contains(top)).await;
    });
}

#[test]
fn the_map_is_zoomed_by_buttons_and_keys_and_only_it_is_scrolled_sideways() {
    drive(World::default(), |page| async move {
        page.open("#/procedures/ccc").await;
        page.find(Kind::Button, "Zoom in").await;
        let natural: f64 = page.ask(WIDTH, &[]).await;
        page.click(Kind::Button, "Zoom in").await;
        page.until("a larger map", WIDTH, &[], |width: &f64| *width > natural * 1.3).await;
        page.click(Kind::Button, "Zoom out").await;
        page.until("the map as it was", WIDTH, &[], |width: &f64| (width - natural).abs() < 1.0).await;
        let () = page.ask("void document.querySelector('.map-box').focus()", &[]).await;
        page.press(&['-']).await;
        page.until("a smaller map", WIDTH, &[], |width: &f64| *width < natural * 0.8).await;
        page.press(&['+']).await;
        page.until("the map as it was", WIDTH, &[], |width: &f64| (width - natural).abs() < 1.0).await;

        page.resize(320, 640).await;
        assert_eq!(page.ask::<[bool; 2]>(SIDEWAYS, &[]).await, [false, true]);
        page.press(&['0']).await;
        page.until("all of the map in view", SIDEWAYS, &[], |sideways: &[bool; 2]| *sideways == [false, false]).await;
        page.as_it_was().await;
    });
}

#[test]
fn the_map_is_a_list_as_well_and_a_file() {
    drive(World { before: BEFORE, ..World::DEFAULT }, |page| async move {
        page.open("#/procedures/overdue").await;
        page.click(Kind::Button, "The same as a list").await;
        let listed = "[...document.querySelectorAll('.map-list a')].map((one) => one.textContent)";
        let listed: Vec<String> = page.ask(listed, &[]).await;
        let procedures = procedures();
        let overdue = procedures.iter().find(|procedure| procedure.id.as_str() == "overdue").unwrap();
        let titles: Vec<&str> = overdue.steps.iter().map(|step| step.title.as_str()).collect();
        assert_eq!(listed, titles);

        page.click(Kind::Button, "Download as SVG").await;
        let file: Option<String> = page.until("a file", "window.held ?? null", &[], Option::is_some).await;
        // That it can be read is tested with the maps. The page's policy lets nothing become markup, not even in a test.
        let file = file.unwrap();
        assert!(file.starts_with("<?xml") && file.trim_end().ends_with("</svg>"), "{file}");
        assert_eq!(file.matches("class=\"step\"").count(), titles.len());
    });
}

#[test]
fn a_procedure_is_reached_from_home_the_palette_and_each_case() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.click(Kind::Link, "Read the SOP Customer escalation").await;
        page.wait_for_focus("Customer escalation").await;
        page.click(Kind::Link, "Summary on one page").await;
        page.wait_for_focus("Customer escalation").await;
        page.click(Kind::Link, "Back to the SOP").await;
        page.click(Kind::Link, "Procedures").await;
        page.wait_for_focus("Procedures").await;
        page.click(Kind::Link, "Rate reduction").await;
        page.click(Kind::Link, "Checklist").await;
        page.wait_for_focus("Rate reduction").await;
        crate::palette::jump(&page, "read the sop delinquent", "Read the SOP: Delinquent accounts").await;
        page.find(Kind::Button, "Download as SVG").await;
        page.begin_with_case(&Shelved::read("ccc", "cancellation"), "request").await;
        page.click(Kind::Link, "Read the SOP").await;
        page.wait_for_focus("CCC case post").await;
    });
}
