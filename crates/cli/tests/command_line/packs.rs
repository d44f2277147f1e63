//! `check` and `compile`.

use super::*;

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
fn standard_input_is_checked_too() {
    let place = Place::new("input");
    let visit = place.read("visit.toml");
    let fine = place.run(&["check", "-"], &visit);
    assert_eq!((fine.code, fine.stdout.as_str()), (0, "1 procedure, 1 example, no findings\n"), "{}", fine.stderr);
    let wrong = place.run(&["check", "-"], &visit.replace("kind = \"log\"", "kind: \"log\""));
    assert_eq!(wrong.code, 1);
    assert!(
        wrong.stdout.starts_with("standard input:") && wrong.stdout.contains("write `kind = \"log\"`"),
        "{}",
        wrong.stdout
    );
    assert_eq!(place.run(&["compile", "-", "--out", "piped.json"], &visit).code, 0);
    assert_eq!(place.run(&["changes", "visit.toml", "-"], &visit).stdout, "no changes\n");
}

/// A source in another encoding is told in its place, with the line of the first letter that cannot be read.
#[test]
fn a_source_that_is_not_utf_8_is_told_how_to_be_saved() {
    let place = Place::new("source_encodings");
    let visit = place.read("visit.toml").replace("title = \"Technician visit\"", "title = \"Visita del técnico\"");
    let windows: Vec<u8> = visit.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let ran = place.run_bytes(&["check", "-"], &windows);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("standard input:2:22: error: this letter cannot be read"), "{}", ran.stdout);
    assert!(ran.stdout.contains("save it again with the encoding UTF-8"), "{}", ran.stdout);
    assert_eq!(ran.stdout.matches("error:").count(), 1, "{}", ran.stdout);
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(visit.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let ran = place.run_bytes(&["check", "-"], &utf16);
    assert!(ran.stdout.contains("UTF-16, which Windows calls Unicode"), "{}", ran.stdout);
    assert_eq!(ran.stdout.matches("error:").count(), 1, "{}", ran.stdout);
    assert_eq!(place.run(&["check", "-"], &format!("\u{feff}{visit}")).code, 0, "a mark at the beginning is no matter");
}

#[test]
fn a_folder_stands_for_its_sources_by_name() {
    let place = Place::new("folder");
    let visit = place.read("visit.toml");
    // Enough files that the disk hardly ever lists them in order.
    for letter in ["h", "c", "a", "g", "b", "f", "e", "d"] {
        place.file(
            &format!("procedures/{letter}.toml"),
            &visit
                .replace("id = \"visit\"", &format!("id = \"{letter}\""))
                .replace("to = \"visit\"", &format!("to = \"{letter}\"")),
        );
    }
    place.file("procedures/notes.txt", "not a procedure");
    for (arguments, place_of_them) in [
        (&["compile", "--out", "pack.json"][..], " in the folder procedures"),
        (&["compile", "procedures", "--out=pack.json"], ""),
    ] {
        let ran = place.run(arguments, "");
        let wanted = format!("8 procedures{place_of_them}, 8 examples, no findings: pack.json\n");
        assert_eq!((ran.code, ran.stdout), (0, wanted));
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
    assert_eq!(place.files("site/visits").len(), 3, "and one with what can be asked about it");
    assert_eq!(compile("site/visits.json"), first, "the same sources, the same names");

    // Other contents get other names, and files that an open page may still ask for stay.
    place.file("visit.toml", &place.read("visit.toml").replace("Booked for tomorrow", "Booked for the next day"));
    assert_eq!(compile("site/visits.json"), first, "an example is no part of a pack");
    place.file("visit.toml", &place.read("visit.toml").replace("Technician visit", "Visit of a technician"));
    let second = compile("site/visits.json");
    assert!(second.iter().all(|name| !first.contains(name)), "{first:?} {second:?}");
    assert_eq!(place.files("site/visits").len(), 5, "what is asked does not depend on the title");
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

/// Where no path is given, what lies here is taken, however broken; and it is said what was taken.
#[test]
fn it_is_said_which_procedures_were_taken() {
    let place = Place::new("taken");
    fs::remove_file(place.0.join("visit.toml")).unwrap();
    place.file("pyproject.toml", "[project]\nname = \"x\"\n");
    let checked = |place: &Place| place.run(&["check"], "").stdout;
    assert!(checked(&place).contains(" that are built in, "), "{}", checked(&place));
    assert!(place.run(&["list"], "").stderr.contains("with the procedures that are built in"));

    place.file("refund.toml", "id = \"refund\"\n\n[[step]]\nid = \"a\"\nrole: \"CSM\"\n");
    place.file("._refund.toml", "\u{0}\u{5}");
    let broken = place.run(&["check"], "");
    assert_eq!(broken.code, 1);
    assert!(
        broken.stdout.starts_with("refund.toml:5:") && broken.stdout.contains(" in this folder, "),
        "{}",
        broken.stdout
    );
    place.refuses(&["list"], "", "the procedures in this folder do not compile: refund.toml:5");

    fs::remove_file(place.0.join("refund.toml")).unwrap();
    place.file("VISIT.TOML", &document::named_block(include_str!("../../../../docs/command-line.md"), "visit.toml"));
    assert_eq!(checked(&place), "1 procedure in this folder, 1 example, no findings\n");
    place.file("procedures/visit.toml", &place.read("VISIT.TOML"));
    assert_eq!(checked(&place), "1 procedure in the folder procedures, 1 example, no findings\n");
    let listed = place.run(&["list"], "");
    assert_eq!(listed.stderr, "casewright: with the procedures in the folder procedures\n");
}

#[test]
fn the_built_in_procedures_are_those_of_the_folder() {
    let place = Place::new("built_in");
    fs::remove_file(place.0.join("visit.toml")).unwrap();
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
