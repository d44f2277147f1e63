//! A case on paper: what is known of it is there in black and white, what is there to be pressed is not, and nothing is cut off.

use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use serde_json::json;

use crate::driver::Needs;
use crate::page::{Page, World, drive};
use crate::shelf::Shelved;

/// What is printed of those that are named.
const PRINTED: &str =
    "arguments[0].filter((each) => [...document.querySelectorAll(each)].some((one) => one.checkVisibility()))";

/// Fields whose text is longer than what shows of it.
const CUT: &str = "[...document.querySelectorAll('.stage textarea')].filter((one) => one.checkVisibility()
    && one.scrollHeight > one.clientHeight + 1).map((one) => `${one.id}: ${one.clientHeight} of ${one.scrollHeight}`)";

/// Letters of another colour than black or a dark grey: how light the lightest is, of 255.
const LIGHTEST: &str = "Math.max(...[...document.querySelectorAll('.case *')].filter((one) => one.checkVisibility() && one.textContent.trim())
    .map((one) => Math.max(...getComputedStyle(one).color.match(/[0-9]+/g).slice(0, 3).map(Number))))";

#[test]
fn a_case_is_printed_without_what_is_there_to_be_pressed() {
    if !Needs::Paper.here() {
        return;
    }
    drive(World::default(), |page| async move {
        let case = Shelved::read("ccc", "cancellation").with(|case| {
            let what = casewright::id::FieldId::new("request_text");
            case.entries.answers.insert(what, casewright::case::Answer::Text("One of many lines.\n".repeat(60)));
        });
        page.begin_with_case(&case, "request").await;
        // A person who works in dark prints on white paper all the same.
        page.show_in("dark").await;
        on_paper(&page).await;
        let pressed = ["button:not([aria-selected=true])", "nav", ".ways", ".skip", ".views", "meter"];
        let printed: Vec<String> = page.ask(PRINTED, &[json!(pressed)]).await;
        assert_eq!(printed, [""; 0], "is on paper");
        let wanted = [
            "h1",
            ".clocks li",
            ".saved",
            ".stage-head",
            ".step h3",
            ".option input:checked + span",
            ".finding",
            ".paper",
        ];
        let printed: Vec<String> = page.ask(PRINTED, &[json!(wanted)]).await;
        assert_eq!(printed, wanted, "is not all on paper");
        assert_eq!(page.ask::<Vec<String>>(CUT, &[]).await, [""; 0], "is cut off");
        let lightest: f64 = page.ask(LIGHTEST, &[]).await;
        assert!(lightest <= 85.0, "a letter is as light as {lightest}");

        // On both sizes of paper, in centimetres.
        for (width, height) in [(21.59, 27.94), (21.0, 29.7)] {
            let size = PrintSize { width, height };
            let sheet = PrintConfigurationBuilder::default().size(size).build().unwrap();
            let printed = page.driver.client().print(sheet).await.unwrap();
            assert!(printed.len() > 10_000, "{width} × {height}: nothing was printed");
        }
        // The page is as it was.
        page.driver.show_on("screen", "light").await;
    });
}

/// Shows the page as it is printed on a sheet between its margins.
async fn on_paper(page: &Page) {
    page.resize(680, 900).await;
    page.driver.show_on("print", "dark").await;
}
