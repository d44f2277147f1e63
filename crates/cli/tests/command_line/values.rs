//! Values as they really come, each of the table that the page is held to as well.

use casewright_testing::values::{Given, NOW, PROCEDURE, ZONE, values};

use super::*;

/// A place with the table's procedure.
fn place(name: &str) -> Place {
    let place = Place::new(name);
    place.file("values.toml", &[PROCEDURE, TIMES].concat());
    let compiled = place.run(&["compile", "values.toml", "--out", "values.json"], "");
    assert_eq!((compiled.code, compiled.stderr.as_str()), (0, ""));
    place
}

/// Shows exactly when a step was ticked and a case begun, and what time it is.
const TIMES: &str = r#"
[[clock]]
id = "ticked"
label = "From the tick"
starts = "ticked(ask)"
source = "paper: 1"

[[clock.due]]
after = "2 hours"
do = "Look again"

[[clock]]
id = "begun"
label = "From the begin"
starts = "begun"
source = "paper: 1"

[[clock.due]]
after = "1 days"
do = "Look once more"

[[post]]
id = "stamp"
title = "Stamp"
target = "comment"
copy = "Copy the stamp"
source = "paper: 1"
body = """
It is {now}.
{newest(notes)}
"""
"#;

fn evaluate(place: &Place, case: &Value, now: &str) -> Value {
    place.run(&[&["evaluate", "values"], &world(now)[..]].concat(), &case.to_string()).json()
}

fn world(now: &str) -> [&str; 8] {
    ["--pack", "values.json", "--answers", "-", "--zone", ZONE, "--now", now]
}

#[test]
fn every_value_is_read_or_refused_with_its_reason() {
    let place = place("values");
    let post = |case: &Value, more: &[&'static str]| {
        place.run(&[&["post", "values", "note"], &world(NOW)[..], more].concat(), &case.to_string())
    };
    for given in values() {
        let (field, label) = given.field();
        let case = json!({"answers": {field: given.text}});
        let report = evaluate(&place, &case, NOW);
        assert_eq!(one(&report["fields"], field)["problem"], json!(given.problem), "{given:?}");
        let ran = post(&case, &[]);
        match &given.read {
            Some(read) => {
                assert_eq!(ran.code, 0, "{given:?}: {}", ran.stderr);
                assert_eq!(ran.stdout.lines().next(), Some(format!("{label}: {read}").as_str()), "{given:?}");
            }
            None => {
                assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{given:?}");
                assert!(ran.stderr.contains(&format!("`{field}` ({label}) cannot be read")), "{}", ran.stderr);
                let draft = post(&case, &["--draft"]).stdout;
                assert!(draft.contains(&format!("{label}: [missing: {label}]")), "{given:?}: {draft}");
            }
        }
    }
}

/// In a row the same is read, and what cannot be read stands as it was typed, with a mark.
#[test]
fn every_value_is_read_in_a_row_as_in_a_field() {
    let place = place("values_in_rows");
    for given in values() {
        let (field, label) = given.field();
        let case = json!({"answers": {"list": [{field: given.text}]}});
        let problem = given.problem.as_ref().map(|problem| format!("Row 1, {label}: {problem}"));
        assert_eq!(one(&evaluate(&place, &case, NOW)["fields"], "list")["problem"], json!(problem), "{given:?}");
        let draft = place.run(&[&["post", "values", "note", "--draft"], &world(NOW)[..]].concat(), &case.to_string());
        let printed = given.read.clone().unwrap_or_else(|| format!("{} [cannot be read]", given.text.trim()));
        assert!(draft.stdout.contains(&format!("- {printed}\n")), "{given:?}: {}", draft.stdout);
    }
}

#[test]
fn a_day_that_cannot_be_counted_from_is_said_and_not_left_out() {
    let place = place("values_beyond");
    let post = |day: &str, more: &[&'static str]| {
        let case = json!({"answers": {"date": day}}).to_string();
        place.run(&[&["post", "values", "note"], &world(NOW)[..], more].concat(), &case).stdout
    };
    assert_eq!(post("12/31/2026", &[]), "Day: 12/31/2026\nIn 14 days: 01/14/2027\n");
    assert_eq!(post("12/31/9999", &[]), "Day: 12/31/9999\nIn 14 days: (cannot be counted)\n");
    // What is worked out has no name of its own, so it is called by what it waits for.
    let draft = post("2/30/2026", &["--draft"]);
    assert!(draft.contains("Day: [missing: Day]\nIn 14 days: [missing: Day]"), "{draft}");
}

/// A time is a time wherever one is taken: as an answer, as `--now`, in ticks, in a log and as the begin of the case.
#[test]
fn every_time_is_taken_wherever_one_is() {
    let place = place("values_times");
    let times: Vec<Given> = values().into_iter().filter(|given| given.kind == "date and time").collect();
    assert!(times.iter().any(|given| given.text == "2026-03-07T20:10:00.000+0000"), "as Salesforce writes it");
    for Given { text, read, .. } in times {
        let case =
            json!({"begun": text, "ticks": {"ask": text}, "answers": {"notes": [{"at": text, "text": "Called"}]}});
        let sentence = format!("`{}`", text.trim());
        let arguments = [&["evaluate", "values"], &world(NOW)[..]].concat();
        let now = [&["evaluate", "values"], &world(&text)[..]].concat();
        if read.is_none() {
            place.refuses(&arguments, &case.to_string(), &sentence);
            place.refuses(&now, "{}", &format!("cannot read --now {sentence}"));
            continue;
        }
        let clocks = evaluate(&place, &case, NOW)["clocks"].clone();
        assert_eq!(one(&clocks, "ticked")["due"], "2026-03-07T16:10:00-06:00", "{text:?}");
        assert_eq!(one(&clocks, "begun")["due"], "2026-03-08", "{text:?}");
        let stamp = place.run(&[&["post", "values", "stamp"], &world(&text)[..]].concat(), &case.to_string());
        assert_eq!(stamp.stdout, "It is 03/07/2026 2:10 PM.\n03/07/26: Called\n", "{text:?}: {}", stamp.stderr);
    }
}
