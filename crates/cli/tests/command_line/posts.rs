//! `post`.

use super::*;

#[test]
fn a_post_is_printed_or_withheld() {
    let place = Place::new("post");
    let post = |case: &str, more: &[&str]| {
        let arguments = ["post", "visit", "confirmation", "--pack", "pack.json", "--answers", "-", "--now", NOW];
        place.run(&[&arguments[..], more].concat(), case)
    };
    let ready = r#"{"answers": {"customer": "<b>Tom & Co</b>", "work": ["repair"], "day": "3/20/2026"}}"#;
    let text = post(ready, &[]);
    assert_eq!((text.code, text.stderr.as_str()), (0, ""));
    assert!(
        text.stdout.starts_with("Subject: Your visit on 03/20/2026\n\nA technician comes to <b>Tom & Co</b> on"),
        "{}",
        text.stdout
    );
    assert!(text.stdout.ends_with(".\n"), "{:?}", text.stdout);
    assert_eq!(post(ready, &["--as", "text"]).stdout, text.stdout);
    let html = post(ready, &["--as=html"]);
    assert!(html.stdout.starts_with("<p>") && html.stdout.contains("&lt;b&gt;Tom &amp; Co"), "{}", html.stdout);
    assert!(!html.stdout.contains("Subject"), "{}", html.stdout);

    let soon = ready.replace("3/20", "3/8").replace("<b>Tom & Co</b>", "");
    let withheld = post(&soon, &[]);
    assert_eq!((withheld.code, withheld.stdout.as_str()), (1, ""));
    for words in ["`confirmation` is withheld", "`customer` (Customer) is missing", "rule `too_soon`", "Too soon."] {
        assert!(withheld.stderr.contains(words), "{words}: {}", withheld.stderr);
    }
    assert_eq!(withheld.stderr.lines().count(), 1, "{}", withheld.stderr);
    let draft = post(&soon, &["--draft"]);
    assert_eq!((draft.code, draft.stderr.as_str()), (0, ""));
    assert!(draft.stdout.contains("DRAFT"), "{}", draft.stdout);
}

#[test]
fn a_long_post_comes_in_parts() {
    let place = Place::new("parts");
    let visit = place.read("visit.toml");
    place.file(
        "comment.toml",
        &visit.replace("\"email\"\ncopy", "\"comment\"\ncopy").replace("subject = \"Your visit on {day}\"\n", ""),
    );
    assert_eq!(place.run(&["compile", "comment.toml", "--out", "comment.json"], "").code, 0);
    let rows: Vec<Value> =
        (0..300).map(|n| json!({"serial": format!("A long serial number {n}"), "price": "1"})).collect();
    let case =
        json!({"answers": {"customer": "A", "work": ["fitting"], "day": "3/20/2026", "devices": rows}}).to_string();
    let case_arguments = ["--pack", "comment.json", "--answers", "-", "--now", NOW];
    let report = place.run(&[&["evaluate", "visit"], &case_arguments[..]].concat(), &case).json();
    let parts = one(&report["posts"], "confirmation")["parts"].as_u64().unwrap();
    assert!(parts >= 2, "{report:#}");
    let post = |form| {
        place.run(&[&["post", "visit", "confirmation", "--as", form], &case_arguments[..]].concat(), &case).stdout
    };
    for part in 1..=parts {
        assert_eq!(post("text").matches(&format!("({part}/{parts})")).count(), 1);
    }
    assert!(post("text").contains(&format!("\n\n(2/{parts})")), "an empty line stands between parts");
    assert_eq!(post("html").lines().count() as u64, parts, "each part's HTML is one line");
}
