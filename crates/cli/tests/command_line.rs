//! The command-line tool as a script meets it: arguments and standard input in; text, sentence and exit code out.
//!
//! The procedure and the case are those of `docs/command-line.md`, whose every command is run here too. When the tool is
//! meant to print something else, `UPDATE_DOCS=1 cargo test --test command_line` writes the outputs there anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const NOW: &str = "2026-03-07T15:00:00-06:00";

// ---- The commands ------------------------------------------------------------------------------------------------------

#[test]
fn the_document_tells_what_the_commands_print() {
    let path = casewright_testing::root().join("docs/command-line.md");
    let document = fs::read_to_string(&path).unwrap();
    let place = Place::new("document");
    place.file("slip.toml", &named_block(&document, "visit.toml").replace("is = \"day -", "is = \"dya -"));
    let next = named_block(&document, "visit.toml")
        .replace("after = \"48 hours\"", "after = \"36 hours\"")
        .replace("label = \"Fitting\"", "label = \"Installation\"")
        .replace("id = \"order_form\"\nlevel = \"note\"", "id = \"order_form\"\nlevel = \"warn\"");
    place.file("next.toml", &next);
    let printed = console_blocks_run(&document, &place);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, printed).unwrap();
    } else if let Some((is, should)) = document.lines().zip(printed.lines()).find(|(is, should)| is != should) {
        panic!("docs/command-line.md says\n  {is}\nwhere the tool prints\n  {should}\n(UPDATE_DOCS=1 writes it anew)");
    } else {
        assert_eq!(document, printed);
    }
}

#[test]
fn check_tells_every_finding_and_counts_them() {
    let place = Place::new("check");
    let fine = place.run(&["check", "visit.toml"], "");
    assert_eq!(
        (fine.code, fine.stdout.as_str(), fine.stderr.as_str()),
        (0, "1 procedure, 1 example, no findings\n", "")
    );

    let visit = place.read("visit.toml");
    place.file(
        "broken.toml",
        &visit.replace("is = \"day -", "is = \"dya -").replace("stage = \"booking\"", "stage = \"boking\""),
    );
    let broken = place.run(&["check", "broken.toml"], "");
    assert_eq!((broken.code, broken.stderr.as_str()), (1, ""));
    assert!(broken.stdout.starts_with("broken.toml:"), "{}", broken.stdout);
    assert!(broken.stdout.contains("error: ") && broken.stdout.contains(" errors"), "{}", broken.stdout);
    assert!(broken.stdout.lines().last().unwrap().starts_with("1 procedure, "), "{}", broken.stdout);

    let failed = place.file("failed.toml", &visit.replace("call_off_by = \"03/06", "call_off_by = \"03/05"));
    assert_eq!(place.run(&["check", failed], "").code, 1, "an example that comes out differently is a finding");
}

#[test]
fn a_folder_stands_for_its_sources_by_name() {
    let place = Place::new("folder");
    let visit = place.read("visit.toml");
    // So many that the order in which the disk tells them is hardly ever the right one.
    for letter in ["h", "c", "a", "g", "b", "f", "e", "d"] {
        place.file(
            &format!("procedures/{letter}.toml"),
            &visit
                .replace("id = \"visit\"", &format!("id = \"{letter}\""))
                .replace("to = \"visit\"", &format!("to = \"{letter}\"")),
        );
    }
    place.file("procedures/notes.txt", "not a procedure");
    for arguments in [&["compile", "--out", "pack.json"][..], &["compile", "procedures", "--out=pack.json"]] {
        let ran = place.run(arguments, "");
        assert_eq!((ran.code, ran.stdout.as_str()), (0, "8 procedures, 8 examples, no findings: pack.json\n"));
        let listed = place.run(&["list", "--pack", "pack.json"], "").json();
        let ids = listed.as_array().unwrap().iter().map(|procedure| procedure["id"].as_str().unwrap());
        assert_eq!(ids.collect::<String>(), "abcdefgh");
    }
    place.file("empty/notes.txt", "");
    place.refuses(&["check", "empty"], "", "no *.toml in the folder empty");
    place.refuses(&["check", "nowhere"], "", "cannot read nowhere");
}

#[test]
fn a_pack_with_errors_is_not_written() {
    let place = Place::new("refused");
    place.file("broken.toml", "id = \"broken\"\n");
    place.file("pack.json", "the old one");
    let ran = place.run(&["compile", "broken.toml", "--out", "pack.json"], "");
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert!(ran.stderr.contains("broken.toml"), "{}", ran.stderr);
    assert_eq!(place.read("pack.json"), "the old one");
    let left: Vec<_> = fs::read_dir(&place.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("tmp")), "{left:?}");

    place.refuses(&["compile", "visit.toml"], "", "`compile` needs --out FILE");
    place.refuses(&["compile", "visit.toml", "--out", "no/such/folder/pack.json"], "", "cannot write no/such/folder");
    assert!(!place.0.join("no").exists(), "a path that is not there is a slip");
    place.refuses(&["compile", "visit.toml", "--out", "."], "", "cannot write .");
    place.refuses(&["compile", "visit.toml", "--out", "pack"], "", "a pack needs a name with an extension");
    place.file("taken", "not a folder");
    place.refuses(&["compile", "visit.toml", "--out", "taken.json"], "", "cannot write taken");
    assert!(!place.0.join("taken.json").exists(), "the index never names a file that is not there");
}

#[test]
fn a_pack_is_an_index_and_files_beside_it() {
    let place = Place::new("pack_files");
    let compile = |out: &str| {
        let ran = place.run(&["compile", "visit.toml", "--out", out], "");
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        place.parts(out)
    };
    fs::create_dir(place.0.join("site")).unwrap();
    let first = compile("site/visits.json");
    assert_eq!(first.len(), 2, "one for the procedure and one for the search: {first:?}");
    assert!(first.iter().all(|name| name.starts_with("visits/") && name.ends_with(".json")), "{first:?}");
    assert_eq!(place.files("site"), ["visits", "visits.json"], "nothing is left over");
    assert_eq!(place.files("site/visits").len(), 2);
    assert_eq!(compile("site/visits.json"), first, "the same sources, the same names");

    // Other contents get other names; what a page from before may still ask for stays.
    place.file("visit.toml", &place.read("visit.toml").replace("Booked for tomorrow", "Booked for the next day"));
    assert_eq!(compile("site/visits.json"), first, "an example is no part of a pack");
    place.file("visit.toml", &place.read("visit.toml").replace("Technician visit", "Visit of a technician"));
    let second = compile("site/visits.json");
    assert!(second.iter().all(|name| !first.contains(name)), "{first:?} {second:?}");
    assert_eq!(place.files("site/visits").len(), 4);
    assert_eq!(place.run(&["list", "--pack", "site/visits.json"], "").json()[0]["title"], "Visit of a technician");

    let procedure = format!("site/{}", second.iter().find(|name| name.contains("/visit-")).unwrap());
    let text = place.read(&procedure);
    place.file(&procedure, text.get(..text.len() / 2).unwrap());
    place.refuses(&["list", "--pack", "site/visits.json"], "", "is not a pack");
    fs::remove_file(place.0.join(&procedure)).unwrap();
    place.refuses(&["list", "--pack", "site/visits.json"], "", &format!("cannot read {procedure}"));
}

#[test]
fn questions_are_compiled_with_what_they_lead_to() {
    let place = Place::new("questions");
    let questions = |procedure: &str| {
        format!(
            "[[question]]\nid = \"q\"\nasks = \"?\"\n\n[[question.answer]]\nsays = \"Yes\"\nprocedure = \"{procedure}\"\n"
        )
    };
    place.file("questions.toml", &questions("visit"));
    let files = ["visit.toml", "questions.toml"];
    let run = |command: &[&str]| place.run(&[&command[..1], &files, &command[1..]].concat(), "");
    assert_eq!(run(&["check"]).stdout, "1 procedure, 1 example, no findings\n");
    assert_eq!(run(&["compile", "--out", "both.json"]).code, 0);
    let index: Value = serde_json::from_str(&place.read("both.json")).unwrap();
    assert_eq!(index["questions"][0]["answers"][0]["procedure"], "visit");
    place.file("questions.toml", &questions("vsit"));
    let wrong = run(&["check"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.stdout.contains("did you mean `visit`?"), "{}", wrong.stdout);
    assert!(wrong.stdout.ends_with("1 procedure, 1 example, 1 error\n"), "{}", wrong.stdout);
    assert_eq!(place.run(&["check", "questions.toml"], "").code, 0, "alone it is not judged by what it says of others");
    place.file("questions.toml", &questions("visit").replace("asks", "ask"));
    let slip = run(&["check"]);
    assert!(slip.stdout.ends_with("1 procedure, 1 example, 1 error\n"), "questions are no procedure: {}", slip.stdout);
}

#[test]
fn the_built_in_procedures_are_those_of_the_folder() {
    let place = Place::new("built_in");
    let folder = casewright_testing::root().join("procedures");
    let checked = place.run(&["check", folder.to_str().unwrap()], "");
    assert_eq!((checked.code, checked.stdout.contains("no findings")), (0, true), "{}", checked.stdout);
    assert_eq!(place.run(&["compile", folder.to_str().unwrap(), "--out", "folder.json"], "").code, 0);
    assert_eq!(place.run(&["compile", "--out", "built_in.json"], "").code, 0);
    let same = |name: &str, text: &str| text.replace(&format!("\"{name}/"), "\"pack/");
    assert!(
        same("folder", &place.read("folder.json")) == same("built_in", &place.read("built_in.json")),
        "BUILT_IN in source.rs is not what is in procedures/"
    );
    for (one, other) in place.parts("folder.json").iter().zip(place.parts("built_in.json")) {
        assert!(place.read(one) == place.read(&other), "{one} is not {other}");
    }
    assert_eq!(place.run(&["list"], "").stdout, place.run(&["list", "--pack", "folder.json"], "").stdout);

    for procedure in place.run(&["list"], "").json().as_array().unwrap() {
        let id = procedure["id"].as_str().unwrap();
        let fields = place.run(&["fields", id], "").json();
        assert_eq!(fields.as_array().unwrap().len(), procedure["fields"].as_u64().unwrap() as usize);
        let report = place.run(&["evaluate", id, "--answers", "-", "--now", NOW], "{}").json();
        assert_eq!(report["posts"].as_array().unwrap().len(), procedure["posts"].as_array().unwrap().len());
        for post in procedure["posts"].as_array().unwrap() {
            let post = post.as_str().unwrap();
            let ran = place.run(&["post", id, post, "--answers", "-", "--now", NOW, "--draft"], "{}");
            assert_eq!((ran.code, ran.stdout.contains("DRAFT")), (0, true), "{id} {post}: {}", ran.stderr);
        }
    }
}

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
    // As it always was: dated notes of no log.
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

#[test]
fn a_case_that_cannot_be_meant_is_told_in_one_sentence() {
    let place = Place::new("bad_cases");
    for (case, sentence) in [
        ("", "standard input is empty"),
        ("{\"answers\": {\n  \"customer\": \"A\",\n  day: 1}}", "not JSON: key must be a string at line 3 column 3"),
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
fn bad_use_is_told_in_one_sentence() {
    let place = Place::new("bad_use");
    place.file("case.json", "{}");
    place.file("other.json", r#"{"format": 9}"#);
    let evaluate = ["evaluate", "visit", "--pack", "pack.json", "--answers", "case.json", "--now", NOW];
    let with = |more: &[&'static str]| [&evaluate[..], more].concat();
    for (arguments, sentence) in [
        (vec![], "give a command"),
        (vec!["chekc"], "unknown command `chekc`: did you mean `check`?"),
        (vec!["bad\nthing"], "unknown command `bad thing`"),
        (vec!["list", "--pakc", "pack.json"], "unknown option `--pakc`: did you mean `--pack`?"),
        (vec!["list", "-x"], "unknown option `-x`"),
        (vec!["list", "--pack"], "--pack"),
        (vec!["list", "--draft"], "`list` takes no --draft"),
        (vec!["list", "more"], "`list` does not take `more`"),
        (vec!["list", "--pack", "nowhere.json"], "cannot read nowhere.json"),
        (vec!["list", "--pack", "visit.toml"], "visit.toml is not a pack"),
        (vec!["list", "--pack", "other.json"], "other.json has format 9"),
        (vec!["fields"], "`fields` needs PROCEDURE"),
        (vec!["fields", "vist", "--pack", "pack.json"], "unknown procedure `vist`: did you mean `visit`?"),
        (evaluate[..6].to_vec(), "`evaluate` needs --now TIME"),
        ([&evaluate[..4], &evaluate[6..]].concat(), "`evaluate` needs --answers FILE"),
        ([&evaluate[..7], &["tomorrow"]].concat(), "cannot read --now `tomorrow`"),
        ([&evaluate[..7], &["2026-03-07"]].concat(), "cannot read --now `2026-03-07`"),
        (with(&["--now", NOW]), "--now is given twice"),
        (with(&["--zone", "America/Chicgo"]), "unknown time zone `America/Chicgo`: did you mean `America/Chicago`?"),
        (with(&["--as", "html"]), "`evaluate` takes no --as"),
        (
            ["post", "visit", "confirm"].iter().chain(&evaluate[2..]).copied().collect(),
            "unknown post of `visit` `confirm`",
        ),
        (
            ["post", "visit", "confirmation", "--as", "pdf"].iter().chain(&evaluate[2..]).copied().collect(),
            "--as takes text or html, not `pdf`",
        ),
    ] {
        place.refuses(&arguments, "", sentence);
    }
}

#[test]
fn help_and_version_need_nothing_else() {
    let place = Place::new("help");
    for arguments in [&["help"][..], &["--help"], &["-h"], &["post", "--help"]] {
        let ran = place.run(arguments, "");
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{arguments:?}");
        for word in ["check", "compile", "list", "fields", "evaluate", "post", "--zone", "--draft"] {
            assert!(ran.stdout.contains(word), "{word}");
        }
    }
    let version = format!("casewright {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(place.run(&["--version"], "").stdout, version);
    assert_eq!(place.run(&["version"], "").stdout, version);
}

// ---- Time --------------------------------------------------------------------------------------------------------------

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
    // Without a zone the offset that is written holds all year, and without one UTC.
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

// ---- Versions ----------------------------------------------------------------------------------------------------------

#[test]
fn two_versions_are_compared() {
    let place = Place::new("changes");
    let visit = place.read("visit.toml");
    let old = place.parts("pack.json").into_iter().find(|name| !name.contains("search")).unwrap();
    place.file("next.toml", &visit.replace("after = \"48 hours\"", "after = \"36 hours\""));
    let said = "Clock changed: “Answer of the technician”: due “Call another technician”: 48 hours is now 36 hours.\n";
    for old in ["visit.toml", &old] {
        let ran = place.run(&["changes", old, "next.toml"], "");
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, said, ""));
    }
    place.file("broken.toml", &visit.replace("is = \"day -", "is = \"dya -"));
    let broken = place.run(&["changes", "visit.toml", "broken.toml"], "");
    assert_eq!((broken.code, broken.stdout.as_str()), (1, ""));
    assert!(broken.stderr.starts_with("broken.toml:") && broken.stderr.contains("`dya`"), "{}", broken.stderr);

    let other = visit.replace("id = \"visit\"", "id = \"call\"").replace("to = \"visit\"", "to = \"call\"");
    place.file("other.toml", &other);
    place.refuses(&["changes", "visit.toml", "other.toml"], "", "give two versions of one");
    place.refuses(&["changes", "visit.toml"], "", "`changes` needs NEW");
    place.refuses(&["changes", "visit.toml", "next.toml", "third.toml"], "", "does not take `third.toml`");
    place.refuses(&["changes", "visit.toml", "nowhere.toml"], "", "cannot read nowhere.toml");
    place.refuses(&["changes", "visit.toml", "pack.json"], "", "pack.json");
}

// ---- Posts -------------------------------------------------------------------------------------------------------------

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

// ---- Pipes -------------------------------------------------------------------------------------------------------------

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let place = Place::new("pipe");
    let mut child = Command::new(env!("CARGO_BIN_EXE_casewright"))
        .args(["evaluate", "visit", "--pack", "pack.json", "--answers", "-", "--now", NOW])
        .current_dir(&place.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closed before the tool can know what to print: it waits for the case first.
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"{}").unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_casewright")).arg("help").stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("cannot write to standard output"));
}

// ---- Running -----------------------------------------------------------------------------------------------------------

/// A folder of its own for a test, with the files of the document and the pack of `visit.toml` in it.
struct Place(PathBuf);

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Place {
    fn new(name: &str) -> Place {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let place = Place(folder);
        let document = include_str!("../../../docs/command-line.md");
        for name in ["visit.toml", "answers.json"] {
            place.file(name, &named_block(document, name));
        }
        let compiled = place.run(&["compile", "visit.toml", "--out", "pack.json"], "");
        assert_eq!((compiled.code, compiled.stderr.as_str()), (0, ""));
        place
    }

    /// Puts a file into the folder, below folders of its own where its name has any.
    fn file<'a>(&self, name: &'a str, text: &str) -> &'a str {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        name
    }

    /// The names of what is in a folder, sorted.
    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The files that an index names, beside it.
    fn parts(&self, index: &str) -> Vec<String> {
        let index: Value = serde_json::from_str(&self.read(index)).unwrap();
        let heads = index["procedures"].as_array().unwrap().iter().map(|head| &head["file"]);
        heads.chain([&index["search"]]).map(|file| file.as_str().unwrap().to_owned()).collect()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, arguments: &[&str], stdin: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casewright"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that is refused may end before it reads.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let ended = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: ended.status.code().unwrap(), stdout: text(ended.stdout), stderr: text(ended.stderr) }
    }

    /// What `evaluate` prints for a case of the document's procedure.
    fn evaluate(&self, case: &str) -> Value {
        self.run(&["evaluate", "visit", "--pack", "pack.json", "--answers", "-", "--now", NOW], case).json()
    }

    /// Exit code 2, nothing on standard output, and one sentence that holds `sentence`.
    #[track_caller]
    fn refuses(&self, arguments: &[&str], stdin: &str, sentence: &str) {
        let ran = self.run(arguments, stdin);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?} {stdin}: {}", ran.stderr);
        assert!(ran.stderr.contains(sentence), "{arguments:?} {stdin}: {sentence:?} is not in {:?}", ran.stderr);
        assert!(ran.stderr.starts_with("casewright: ") && ran.stderr.lines().count() == 1, "{:?}", ran.stderr);
    }
}

impl Ran {
    #[track_caller]
    fn json(&self) -> Value {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""));
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// The entry with this id in a list.
#[track_caller]
fn one<'a>(list: &'a Value, id: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("no `{id}` in {list:#}"))
}

// ---- The document ------------------------------------------------------------------------------------------------------

/// The text of the block whose first line names a file: "```toml visit.toml".
fn named_block(document: &str, name: &str) -> String {
    let mut lines =
        document.lines().skip_while(|line| !(line.starts_with("```") && line.ends_with(&format!(" {name}"))));
    assert!(lines.next().is_some(), "no block {name}");
    lines.take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect()
}

/// The document with what its commands print now below each of them.
fn console_blocks_run(document: &str, place: &Place) -> String {
    let mut printed = String::new();
    let mut inside = false;
    let mut code = 0;
    for line in document.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        }
        match line.strip_prefix("$ ") {
            Some(command) if inside => {
                printed += &format!("{line}\n");
                if command == "echo $?" {
                    printed += &format!("{code}\n");
                } else {
                    let ran = shell(command, place);
                    printed += &ran.stdout;
                    printed += &ran.stderr;
                    code = ran.code;
                }
            }
            _ if inside && line != "```console" => {}
            _ => printed += &format!("{line}\n"),
        }
    }
    printed
}

/// Runs `casewright …` or `echo '…' | casewright …`.
fn shell(command: &str, place: &Place) -> Ran {
    let (stdin, command) = match command.strip_prefix("echo '").and_then(|rest| rest.split_once("' | ")) {
        Some((text, command)) => (format!("{text}\n"), command),
        None => (String::new(), command),
    };
    let arguments: Vec<&str> = command.strip_prefix("casewright ").expect("a command of the tool").split(' ').collect();
    place.run(&arguments, &stdin)
}
