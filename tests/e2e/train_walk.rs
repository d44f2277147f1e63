//! The walk through a procedure: by the keyboard alone, gone on with after a reload, in front of a class, on paper.

use crate::page::{DOWN, ENTER, ESCAPE, Kind, LEFT, Page, RIGHT, World, drive};
use serde_json::Value;

/// The shortest procedure that branches.
const WALK: &str = "#/train/overdue/walk";

/// "7 of 31", as two numbers.
const COUNT: &str = "(document.querySelector('.walk .count')?.innerText ?? '').split(' of ').map(Number)";

const HASH: &str = "location.hash";

/// The id of what has the focus.
const FOCUSED: &str = "document.activeElement?.id ?? ''";

/// The main heading.
const HEADING: &str = "document.querySelector('h1')?.innerText ?? ''";

impl Page {
    /// Waits for the place with this number, and says how many there are.
    async fn at_place(&self, number: usize) -> usize {
        let count: Vec<usize> =
            self.until("the place", COUNT, &[], |count: &Vec<usize>| count.first() == Some(&number)).await;
        count[1]
    }

    async fn heading_is(&self, heading: &str) {
        self.until(heading, HEADING, &[], |found: &String| found == heading).await;
    }

    async fn focus_is_on(&self, id: &str) {
        self.until(&format!("the focus on #{id}"), FOCUSED, &[], |found: &String| found == id).await;
    }

    async fn hash_is(&self, hash: &str) {
        self.until(hash, HASH, &[], |found: &String| found == hash).await;
    }
}

#[test]
fn a_whole_walk_by_the_keyboard_alone() {
    drive(World::default(), |page| async move {
        page.open(WALK).await;
        page.heading_is("Delinquent accounts").await;
        page.hash_is(&format!("{WALK}/the-opening")).await;
        let of = page.at_place(1).await;
        let mut asked = 0;
        for number in 2..=of {
            page.press(&[RIGHT]).await;
            page.at_place(number).await;
            page.focus_is_on("page-heading").await;
            if page.ask::<String>(HEADING, &[]).await == "What would you do?" {
                asked += 1;
                answer(&page, asked, number).await;
            }
            if number == 5 {
                page.reload().await;
                page.at_place(5).await;
                // Without a place it is gone on with at the last one.
                page.open(WALK).await;
                page.at_place(5).await;
            }
        }
        assert_eq!(asked, 6);
        page.heading_is("Once more, in short").await;
        page.wait_for_text("2 of 6 questions answered, 1 right at the first try.").await;
        // There is nothing after the last place.
        page.press(&[RIGHT]).await;
        page.press(&[LEFT]).await;
        page.at_place(of - 1).await;
        let stored: Vec<Value> =
            page.stored("casewright.training").await.values().map(|text| serde_json::from_str(text).unwrap()).collect();
        let walk = &stored[0]["walks"]["overdue"];
        assert_eq!(walk["answered"], serde_json::json!({ "opt_out": false, "write_customer": true }), "{walk}");
        assert_eq!(walk["seen"].as_array().unwrap().len(), of);
        // What was answered is shown at once the next time.
        page.open(&format!("{WALK}/opt_out")).await;
        page.heading_is("Out of the sequence").await;
        page.wait_for_text("Your first answer was wrong.").await;
    });
}

/// Answers the first question wrong, the second right, and has the others shown.
async fn answer(page: &Page, asked: usize, number: usize) {
    let (first, second) = match asked {
        1 => ("Tell Finance", "Start an escalation"),
        2 => ("Out of the sequence", "Write to the customer"),
        _ => {
            page.tab_to("Show me").await;
            page.press(&[ENTER]).await;
            page.focus_is_on("outcome").await;
            return page.wait_for_text("What is to be done:").await;
        }
    };
    // Nothing is chosen yet, and it says so.
    page.tab_to("Answer").await;
    page.press(&[ENTER]).await;
    page.wait_for_text("Choose an answer first").await;
    page.reload().await;
    page.at_place(number).await;
    page.tab_to(first).await;
    page.press(&[' ']).await;
    // An arrow chooses the next answer, and does not turn the page.
    page.press(&[DOWN]).await;
    page.wait_for_focus(second).await;
    page.press(&[RIGHT]).await;
    page.press(&[LEFT]).await;
    page.wait_for_focus(second).await;
    page.at_place(number).await;
    page.tab_to("Answer").await;
    page.press(&[ENTER]).await;
    page.focus_is_on("outcome").await;
    if asked == 1 {
        page.wait_for_text("Not here: “Start an escalation” is for when").await;
        page.wait_for_text("What is to be done: Out of the sequence").await;
        page.heading_is("Out of the sequence").await;
    } else {
        page.wait_for_text("Right: Write to the customer").await;
    }
}

#[test]
fn the_keys_can_be_turned_off() {
    drive(World::default(), |page| async move {
        page.open(WALK).await;
        page.at_place(1).await;
        let () = page.ask("document.documentElement.setAttribute('data-no-keys', 'yes')", &[]).await;
        page.press(&[RIGHT]).await;
        page.click(Kind::Link, "Next").await;
        page.at_place(2).await;
        page.focus_is_on("page-heading").await;
        page.click(Kind::Link, "← Back").await;
        page.at_place(1).await;
    });
}

#[test]
fn one_thing_after_the_other_in_front_of_a_class() {
    const PARTS: &str = "document.querySelectorAll('.part').length";
    const TOP: &str = "getComputedStyle(document.querySelector('.top')).display";
    drive(World::default(), |page| async move {
        page.open(&format!("{WALK}/opt_out")).await;
        page.click(Kind::Button, "Trainer's mode").await;
        let class = format!("{WALK}/opt_out/class");
        page.hash_is(&class).await;
        page.heading_is("What would you do?").await;
        page.until("no header", TOP, &[], |display: &String| display == "none").await;
        // The answer comes with the next key, and then one part after the other.
        page.press(&[RIGHT]).await;
        page.heading_is("Out of the sequence").await;
        page.focus_is_on("part-1").await;
        let mut parts = 2;
        while page.ask::<String>(HASH, &[]).await == class {
            assert_eq!(page.ask::<usize>(PARTS, &[]).await, parts);
            page.press(&[RIGHT]).await;
            parts += 1;
            let moved = format!("location.hash !== '{class}' || {PARTS} === {parts}");
            page.until("the next part", &moved, &[], |moved: &bool| *moved).await;
        }
        page.hash_is(&format!("{WALK}/write_customer/class")).await;
        page.heading_is("What would you do?").await;
        page.until("the question alone", PARTS, &[], |count: &usize| *count == 1).await;
        // Back, where all of it is there; and back within it.
        page.press(&[LEFT]).await;
        page.hash_is(&class).await;
        page.until("all parts", PARTS, &[], |count: &usize| *count == parts - 1).await;
        page.press(&[LEFT]).await;
        page.until("one less", PARTS, &[], |count: &usize| *count == parts - 2).await;
        // The mode outlives a reload; Escape ends it, at the same place.
        page.reload().await;
        page.heading_is("What would you do?").await;
        page.until("no header", TOP, &[], |display: &String| display == "none").await;
        page.press(&[ESCAPE]).await;
        page.hash_is(&format!("{WALK}/opt_out")).await;
        page.until("the header", TOP, &[], |display: &String| display != "none").await;
        // Nothing of it counts as learned.
        page.find(Kind::Button, "Answer").await;
        assert!(page.stored("casewright.training").await.values().all(|text| !text.contains("write_customer")));
    });
}

#[test]
fn the_hand_out_has_the_answers_on_a_last_sheet() {
    drive(World::default(), |page| async move {
        page.open(WALK).await;
        let of = page.at_place(1).await;
        page.click(Kind::Link, "Hand-out").await;
        page.heading_is("Hand-out: Delinquent accounts").await;
        let count = async |selector: &str| {
            page.ask::<usize>(&format!("document.querySelectorAll('{selector}').length"), &[]).await
        };
        assert_eq!(count(".sheet > .place").await, of);
        assert_eq!(count(".answers-sheet .place").await, 6);
        let text: String = page.ask("document.querySelector('.sheet').innerText", &[]).await;
        let (questions, answers) = text.split_once("\nAnswers\n").unwrap();
        for number in 1..=6 {
            let question = format!("Question {number}");
            assert!(questions.contains(&question) && answers.contains(&question), "{question} is missing");
        }
        assert!(answers.contains("Not here: “Tell Finance” is for when") && !questions.contains("Not here:"));
        page.click(Kind::Link, "Back to the walk").await;
        page.at_place(1).await;
    });
}
