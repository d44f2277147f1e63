//! `evaluate`: the answers it reads, and time.

use super::*;

#[test]
fn evaluate_tells_problems_and_does_not_fail_over_them() {
    let place = Place::new("problems");
    let report = place.evaluate(r#"{"answers": {"day": "abc", "customer": " "}}"#);
    let field = |id: &str| one(&report["fields"], id);
    assert!(field("day")["problem"].is_string(), "{report:#}");
    assert_eq!(field("customer")["missing"], true);
    assert_eq!(field("devices")["shown"], false);
    let post = one(&report["posts"], "confirmation");
    assert_eq!((&post["ready"], &post["limit"]), (&json!(false), &json!(131_072)));
    assert_eq!(post["missing"], json!(["customer", "work", "day"]));
}

#[test]
fn answers_are_taken_in_every_way_of_writing_them() {
    let place = Place::new("lenient");
    let report = place.evaluate(
        r#"{"answers": {"customer": 42, "work": ["Repair", "FITTING", "repair"], "day": null, "booked": "3/6/2026 2 pm",
            "devices": [{"serial": 7, "price": 12.5}, {"serial": "B", "price": 1000}, {}], "confirmed": true}}"#,
    );
    assert_eq!(one(&report["values"], "total")["exact"], "1012.50");
    assert_eq!(one(&report["values"], "total")["value"], "$1,012.50");
    assert_eq!(one(&report["values"], "call_off_by")["needs"], json!(["day"]));
    assert_eq!(report["clocks"][0]["state"], "stopped");
    assert!(report["fields"].as_array().unwrap().iter().all(|field| field["problem"].is_null()), "{report:#}");
    place.evaluate(r#"{"answers": null, "ticks": {}, "log": [], "linked": null}"#);
    place.evaluate("\u{feff}{}");
}

#[test]
fn a_log_is_taken_in_both_ways_of_writing_it() {
    let place = Place::new("logs");
    let note = |case: &str| {
        let arguments = ["post", "visit", "note", "--pack", "pack.json", "--answers", "-", "--now", NOW, "--draft"];
        let ran = place.run(&arguments, case);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{case}");
        ran.stdout
    };
    let (early, late) =
        (r#"{"at": "3/6/2026 9:00 am", "by": "KL", "text": "early"}"#, r#"{"at": "2026-03-07 09:00", "text": "late"}"#);
    for case in [
        format!(r#"{{"answers": {{"notes": [{early}, {late}]}}}}"#),
        format!(r#"{{"answers": {{"notes": [{late}, {early}]}}}}"#),
        format!(r#"{{"answers": {{"notes": [{late}]}}, "log": [{}]}}"#, early.replace('{', r#"{"field": "notes", "#)),
        format!(r#"{{"log": [{}], "answers": {{"notes": [{early}]}}}}"#, late.replace('}', r#", "field": "notes"}"#)),
    ] {
        assert!(note(&case).ends_with("03/07/26: late\n"), "{case}: {}", note(&case));
    }
    let struck = format!(r#"{{"answers": {{"notes": [{early}, {}]}}}}"#, late.replace('}', r#", "struck": true}"#));
    assert!(note(&struck).ends_with("03/06/26 KL: early\n"), "{}", note(&struck));
    // Dated notes without a log have always been accepted.
    assert!(!note(&format!(r#"{{"log": [{early}, {late}]}}"#)).contains("late"));
    assert!(!note(r#"{"answers": {"notes": null}}"#).contains("03/"), "no answer is no entry");
}

#[test]
fn evaluate_tells_totals_timelines_and_links() {
    let place = Place::new("new_keys");
    let none = place.evaluate("{}");
    assert_eq!((&none["timelines"], one(&none["links"], "another_visit")["to"].clone()), (&json!([]), json!("visit")));
    assert!(none["fields"].as_array().unwrap().iter().all(|field| field["totals"] == json!([])), "{none:#}");
    let report = place.evaluate(
        r#"{"answers": {"work": ["fitting"], "day": "3/7/2026", "devices": [{"serial": "A", "price": "1"}, {"serial": "B"}]}}"#,
    );
    assert_eq!(one(&report["fields"], "devices")["totals"], json!([{"label": "Price", "total": "$1.00"}]));
    let days = &one(&report["timelines"], "last_days")["days"];
    assert_eq!(days[0], json!({"day": 1, "date": "2026-03-05", "state": "past", "says": "Last day to call it off"}));
    assert_eq!((&days[2]["state"], &days[1]["says"]), (&json!("today"), &json!(null)));
}

/// Salesforce writes times with milliseconds, and offsets without a colon.
#[test]
fn times_are_taken_as_salesforce_writes_them() {
    let place = Place::new("salesforce");
    let case =
        r#"{"answers": {"booked": "2026-03-07T20:10:00.000+0000"}, "ticks": {"book": "2026-03-07T20:15:00.000+0000"}}"#;
    let report = |options: &[&str]| {
        let arguments = ["evaluate", "visit", "--pack", "pack.json", "--answers", "-"];
        place.run(&[&arguments[..], options].concat(), case).json()
    };
    let chicago = report(&["--zone", "America/Chicago", "--now", "2026-03-07T21:00:00.000+0000"]);
    assert_eq!(chicago["clocks"][0]["due"], "2026-03-08T15:10:00-05:00");
    assert_eq!(one(&chicago["steps"], "book")["done"], true);
    assert_eq!(chicago, report(&["--zone", "America/Chicago", "--now", NOW]));
    // The offset holds all year, as it does with a colon.
    assert_eq!(report(&["--now", "2026-03-07T15:00:00.000-0600"]), report(&["--now", NOW]));
    assert_eq!(report(&["--now", "2026-03-07T21:00:00.000+0000"])["clocks"][0]["due"], "2026-03-08T20:10:00+00:00");
}

#[test]
fn answers_that_are_not_utf_8_are_told_how_to_be_saved() {
    let place = Place::new("encodings");
    let text = "{\"answers\": {\n\"customer\": \"Café Müller\"}}";
    let evaluate = |bytes: &[u8]| {
        place.run_bytes(&["evaluate", "visit", "--pack", "pack.json", "--answers", "-", "--now", NOW], bytes)
    };
    let utf16 = |mark: u16| -> Vec<u8> {
        std::iter::once(mark).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (bytes, sentence) in [
        (utf16(0xfeff), "standard input is saved as UTF-16"),
        (utf16(0xfeff)[2..].to_vec(), "standard input is saved as UTF-16"),
        (utf16(0xfeff).chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect(), "standard input is saved as UTF-16"),
        (windows, "line 2 of standard input has a letter that is not UTF-8"),
    ] {
        let ran = evaluate(&bytes);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
        assert!(
            ran.stderr.contains(sentence) && ran.stderr.contains("save it again with the encoding UTF-8"),
            "{}",
            ran.stderr
        );
        assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    }
    assert_eq!(evaluate(text.as_bytes()).code, 0);
    assert_eq!(evaluate(&[b"\xef\xbb\xbf", text.as_bytes()].concat()).code, 0, "a mark at the beginning is no matter");
}

#[test]
fn a_case_that_cannot_be_meant_is_told_in_one_sentence() {
    let place = Place::new("bad_cases");
    for (case, sentence) in [
        ("", "standard input is empty"),
        ("{\"answers\": {\n  \"customer\": \"A\",\n  day: 1}}", "not JSON: key must be a string at line 3 column 3"),
        (
            r#"{"answers": {"customer": "A", "customer": "B"}}"#,
            "standard input: `customer` is given twice at line 1 column 40",
        ),
        (r#"{"answers": {}, "answers": {}}"#, "`answers` is given twice"),
        (r#"{"answers": {"devices": [{"serial": "A", "serial": "A"}]}}"#, "`serial` is given twice"),
        ("[]", "a case is an object, {…}, not a list"),
        (r#"{"answer": {}}"#, "unknown key `answer`: did you mean `answers`?"),
        (r#"{"answers": []}"#, "`answers` is an object"),
        (r#"{"answers": {"custmer": "A"}}"#, "unknown field `custmer`: did you mean `customer`?"),
        (r#"{"answers": {"work": ["repiar"]}}"#, "unknown option of `work` `repiar`: did you mean `repair`?"),
        (r#"{"answers": {"work": "repair"}}"#, "`work` takes a list of options"),
        (r#"{"answers": {"work": [["repair"]]}}"#, "an option of `work` takes a text, \"…\", not a list"),
        (r#"{"answers": {"devices": "A-1"}}"#, "`devices` takes a list of rows"),
        (r#"{"answers": {"devices": ["A-1"]}}"#, "row 1 of `devices` is an object"),
        (
            r#"{"answers": {"devices": [{}, {"seril": "A"}]}}"#,
            "unknown column of `devices` `seril`: did you mean `serial`?",
        ),
        (r#"{"answers": {"devices": [{}, {"serial": {}}]}}"#, "`serial` in row 2 of `devices` takes a text"),
        (r#"{"answers": {"day": true}}"#, "`day` takes a text, \"…\", not true"),
        (r#"{"answers": {"day": ["3/8/2026"]}}"#, "`day` takes a text, \"…\", not a list"),
        (r#"{"answers": {"customer": 12345678901234567890123}}"#, "write it in quotes"),
        (r#"{"ticks": {"bok": "2026-03-07T14:10:00-06:00"}}"#, "unknown step `bok`: did you mean `book`?"),
        (r#"{"ticks": {"book": "yesterday"}}"#, "the tick of `book` is a time"),
        (r#"{"ticks": {"book": true}}"#, "the tick of `book` is a time"),
        (r#"{"log": {}}"#, "`log` is a list"),
        (r#"{"log": [{"at": "2026-03-07 14:10", "txt": ""}]}"#, "did you mean `text`?"),
        (r#"{"log": [{"text": "Called"}]}"#, "entry 1 of `log` has no `at`"),
        (
            r#"{"log": [{"at": "2026-03-07 14:10", "text": "", "field": "note"}]}"#,
            "unknown log `note`: did you mean `notes`?",
        ),
        (r#"{"log": [{"at": "2026-03-07 14:10", "text": "", "field": "day"}]}"#, "unknown log `day`"),
        (r#"{"linked": ["another_vist"]}"#, "unknown link `another_vist`: did you mean `another_visit`?"),
        (r#"{"linked": "another_visit"}"#, "`linked` is a list of links"),
        (r#"{"linked": [{}]}"#, "a link in `linked` takes a text"),
        (r#"{"answers": {"notes": "Called"}}"#, "`notes` takes a list of entries"),
        (r#"{"answers": {"notes": ["Called"]}}"#, "entry 1 of `notes` is an object"),
        (r#"{"answers": {"notes": [{"at": "2026-03-07 14:10"}]}}"#, "entry 1 of `notes` has no `text`"),
        (r#"{"answers": {"notes": [{"at": "soon", "text": ""}]}}"#, "`at` in entry 1 of `notes` is a time"),
        (r#"{"answers": {"notes": [{"at": "2026-03-07 14:10", "text": "", "struck": "no"}]}}"#, "is true or false"),
        (
            r#"{"answers": {"notes": [{"at": "2026-03-07 14:10", "text": "", "feild": "notes"}]}}"#,
            "unknown key in entry 1 of `notes` `feild`",
        ),
    ] {
        place.refuses(&["evaluate", "visit", "--pack", "pack.json", "--answers", "-", "--now", NOW], case, sentence);
    }
}

#[test]
fn a_day_of_24_hours_over_the_change_of_daylight_saving() {
    let place = Place::new("daylight");
    let due = |booked: &str, options: &[&str]| {
        let case = json!({"answers": {"booked": booked}}).to_string();
        let arguments = ["evaluate", "visit", "--pack", "pack.json", "--answers", "-"];
        place.run(&[&arguments[..], options].concat(), &case).json()["clocks"][0]["due"].as_str().unwrap().to_owned()
    };
    let chicago = ["--zone", "America/Chicago", "--now"];
    let at = |now| [&chicago[..], &[now]].concat();
    assert_eq!(due("2026-03-07 14:10", &at(NOW)), "2026-03-08T15:10:00-05:00");
    assert_eq!(due("2026-03-07 14:10", &at("2026-03-07 15:00")), "2026-03-08T15:10:00-05:00");
    assert_eq!(due("10/31/2026 2:10 pm", &at("2026-11-01T12:00:00Z")), "2026-11-01T13:10:00-06:00");
    // Without a zone, the offset as written holds all year; without an offset, UTC does.
    assert_eq!(due("2026-03-07 14:10", &["--now", NOW]), "2026-03-08T14:10:00-06:00");
    assert_eq!(due("2026-03-07 14:10", &["--now", "2026-03-07 15:00"]), "2026-03-08T14:10:00+00:00");
}

#[test]
fn today_is_the_date_where_one_is() {
    let place = Place::new("today");
    let found = |options: &[&str]| {
        let arguments = ["evaluate", "visit", "--pack", "pack.json", "--answers", "-"];
        let report = place.run(&[&arguments[..], options].concat(), r#"{"answers": {"day": "2026-03-09"}}"#).json();
        report["findings"].as_array().unwrap().iter().any(|finding| finding["id"] == "too_soon")
    };
    assert!(found(&["--now", "2026-03-08T03:00:00Z"]));
    assert!(!found(&["--now", "2026-03-08T03:00:00Z", "--zone", "America/Chicago"]), "there it is still the 7th");
}
