//! Backup files: what was stored comes back, what is here stays, and what is no backup is told.

#![cfg(not(target_arch = "wasm32"))]
// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use casewright_core::backup::{
    Backup, BackupProblem, Defect, LARGEST, PreviewLine, Resolution, State, import, others, preview, read_backup,
    write_backup,
};
use casewright_core::case::{Action, Answer, Case, Heard, Replica, reduce, restore, store};
use casewright_core::id::{CaseId, FieldId, ProcedureId};
use casewright_core::value::{Instant, Zone, read_time};
use proptest::prelude::*;

type Store = BTreeMap<String, String>;

const ALL: [Resolution; 4] = [Resolution::Keep, Resolution::Take, Resolution::Both, Resolution::Merge];

// ---- Comes back --------------------------------------------------------------------------------------------------------

#[test]
fn a_file_of_everything_gives_everything_back() {
    let store = kept([
        ("casewright.case.a", text(&case("a", "tab", &[("q", "x")]))),
        ("casewright.case.bad", "{\"schema\":2,\"id".to_owned()),
        ("casewright.case.new", "{\"schema\":99}".to_owned()),
        ("casewright.case.other", text(&case("another", "tab", &[]))),
        ("casewright.damaged.a.1741356000000", "\u{0}\u{1f}\"\\half 😀\u{2028}".to_owned()),
        ("casewright.procedure.ccc-0a1b2c3d", "{}".to_owned()),
        ("casewright.settings", "{\"initials\":\"DBE\"}".to_owned()),
    ]);
    let mut here = store.clone();
    here.insert("casewright.open".to_owned(), "a".to_owned());
    here.insert("casewright.backup".to_owned(), "2026-03-01T00:00:00Z".to_owned());
    here.insert("another program".to_owned(), "its own".to_owned());
    // What a first visit is shown is nobody's work.
    here.insert("casewright.case.sample_a".to_owned(), text(&case("sample_a", "tab", &[("q", "x")])));
    let file = file(&here);
    assert_eq!(read_backup(&file).unwrap().made, Some(at(0)));
    assert_eq!(into_empty(&file), store);
    assert!(lines(&file, &store).iter().all(|line| line.state == State::Same));
}

proptest! {
    #[test]
    fn any_store_comes_back(store in any_store()) {
        let file = file(&store);
        if store.is_empty() {
            prop_assert_eq!(read_backup(&file), Err(BackupProblem::Empty));
        } else {
            prop_assert_eq!(into_empty(&file), store);
        }
    }

    #[test]
    fn nothing_here_changes_where_nobody_chose_it(here in any_store(), there in any_store()) {
        let Ok(backup) = read_backup(&file(&there)) else { return Ok(()) };
        for line in lines_of(&backup, &here) {
            let stands = here.get(&line.key).map(String::as_str);
            let unasked = line.resolutions()[0];
            for choice in [unasked, Resolution::Keep, Resolution::Both] {
                if let Some((key, _)) = bring(&line, choice, stands) {
                    prop_assert!(!here.contains_key(&key), "{:?} of {:?}", choice, line);
                }
            }
        }
        for (key, _) in others(&backup, &|key| here.get(key).cloned()) {
            prop_assert!(!here.contains_key(key));
        }
    }
}

/// A person's cases, and what accidents leave.
fn any_store() -> impl Strategy<Value = Store> {
    let key = prop_oneof![
        4 => "casewright\\.case\\.[a-d]",
        1 => "casewright\\.damaged\\.[a-d]\\.[1-3]",
        1 => "casewright\\.procedure\\.[a-d]",
        1 => Just("casewright.settings".to_owned()),
    ];
    let tabs = ["first", "second"];
    let text = prop_oneof![
        4 => ("[a-d]", 0..2_usize, 0..4_u8, "\\PC{0,8}").prop_map(move |(id, tab, changes, said)| {
            let told: Vec<(&str, &str)> = (0..changes).map(|n| (["q", "r"][usize::from(n % 2)], said.as_str())).collect();
            text(&case(&id, tabs[tab], &told))
        }),
        1 => any::<String>(),
        1 => Just("{\"schema\":99,\"id\":\"a\"}".to_owned()),
    ];
    prop::collection::btree_map(key, text, 0..6)
}

#[test]
fn a_case_alone_is_handed_over_in_a_file_or_bare() {
    let text = text(&case("a", "tab", &[("q", "x")]));
    let store = kept([("casewright.case.a", text.clone())]);
    assert_eq!(into_empty(&file(&store)), store);
    assert_eq!(into_empty(&text), store);
    assert_eq!(into_empty(&format!("\u{feff}{text}")), store, "an editor put its mark before it");
    assert_eq!(read_backup(&text).unwrap().made, None);
}

// ---- The preview -------------------------------------------------------------------------------------------------------

#[test]
fn it_tells_how_each_case_stands() {
    let older = case("a", "tab", &[("q", "x")]);
    let newer = goes_on(&older, "tab", "q", "y");
    let aside = goes_on(&older, "other", "q", "z");
    for (theirs, ours, state) in [
        (text(&older), None, State::New),
        (text(&older), Some(text(&older)), State::Same),
        (text(&older), Some(text(&newer)), State::NewerHere),
        (text(&newer), Some(text(&older)), State::NewerThere),
        (text(&newer), Some(text(&aside)), State::BothChanged),
        ("half".to_owned(), None, State::Unreadable(Defect::Damaged)),
        ("half".to_owned(), Some("half".to_owned()), State::Same),
        ("half".to_owned(), Some(text(&older)), State::Unreadable(Defect::Damaged)),
        ("{\"schema\":99}".to_owned(), None, State::Unreadable(Defect::Newer { schema: 99 })),
        (text(&case("b", "tab", &[])), None, State::Unreadable(Defect::Misplaced)),
        (text(&older), Some("half".to_owned()), State::HereUnreadable),
        (text(&older), Some("{\"schema\":99}".to_owned()), State::HereUnreadable),
        (text(&older), Some(text(&case("b", "tab", &[]))), State::HereUnreadable),
    ] {
        let line = line(&theirs, ours.as_deref());
        assert_eq!(line.state, state, "{theirs} over {ours:?}");
        assert_eq!(line.theirs.is_some(), restore(&theirs).is_ok_and(|case| case.id.as_str() == "a"));
        check_choices(&line, ours.as_deref());
    }
}

/// What holds for every line: what is not offered does nothing, what is kept stays, and where what is here has changed since,
/// nothing is done.
fn check_choices(line: &PreviewLine, here: Option<&str>) {
    for choice in ALL {
        let written = bring(line, choice, here);
        let writes = line.resolutions().contains(&choice) && choice != Resolution::Keep;
        assert_eq!(written.is_some(), writes, "{choice:?} of {line:?}");
        let kept = written.as_ref().is_none_or(|(key, _)| *key != line.key || here.is_none());
        assert!(kept || matches!(choice, Resolution::Take | Resolution::Merge), "{choice:?} of {line:?}");
        assert_eq!(bring(line, choice, Some("something else")), None);
    }
    assert!(matches!(line.resolutions(), [Resolution::Keep, ..]) || here.is_none(), "{line:?}");
}

#[test]
fn looking_around_is_no_change() {
    let case = case("a", "tab", &[("q", "x")]);
    let looked = reduce(&case, Action::StageOpened { stage: casewright_core::id::StageId::new("s") }, at(9));
    assert_eq!(line(&text(&looked), Some(&text(&case))).state, State::Same);
    let called = Case { name: "Riverside Clinic".to_owned(), ..case.clone() };
    assert_eq!(line(&text(&called), Some(&text(&case))).state, State::Same);
}

#[test]
fn both_sides_say_what_they_are_called() {
    let ours = Case { name: "Riverside Clinic".into(), number: "00412233".into(), ..case("a", "tab", &[]) };
    let theirs = goes_on(&Case { name: "N".repeat(100_000), closed: Some(at(3)), ..ours.clone() }, "tab", "q", "x");
    let line = line(&text(&theirs), Some(&text(&ours)));
    let (theirs, ours) = (line.theirs.unwrap(), line.ours.unwrap());
    assert_eq!((ours.name.as_str(), ours.number.as_str(), ours.closed), ("Riverside Clinic", "00412233", false));
    assert_eq!((theirs.procedure.as_str(), theirs.edited, theirs.closed), ("p", at(5), true));
    assert_eq!(theirs.name.len(), 120, "no more of a name than a list can show");
    let wide = Case { name: "😀".repeat(1000), ..case("a", "tab", &[]) };
    assert_eq!(self::line(&text(&wide), None).theirs.unwrap().name.chars().count(), 120);
}

// ---- What is brought in ------------------------------------------------------------------------------------------------

#[test]
fn what_is_taken_is_newer_for_another_tab() {
    let older = case("a", "tab", &[("q", "x")]);
    let newer = goes_on(&older, "tab", "q", "y");
    let aside = goes_on(&older, "other", "r", "z");
    for (theirs, ours) in [(&newer, &older), (&older, &newer), (&aside, &newer)] {
        let ours_text = text(ours);
        let mut open = Replica::open("open".to_owned(), ours_text.clone()).unwrap();
        let line = line(&text(theirs), Some(&ours_text));
        let (key, taken) = bring(&line, Resolution::Take, Some(&ours_text)).unwrap();
        assert_eq!(key, "casewright.case.a");
        assert_eq!(open.hear(&taken), Ok(Heard::Theirs), "{:?}", line.state);
        assert_eq!(open.case().entries, theirs.entries, "it is as in the file, not a mixture");
        assert_eq!(restore(&taken).unwrap().edited, at(77));
        assert!(open.case().revision > ours.revision.max(theirs.revision));
    }
}

#[test]
fn what_comes_beside_gets_an_id_of_its_own() {
    let ours = text(&case("a", "tab", &[("q", "x")]));
    let theirs = goes_on(&case("a", "other", &[]), "other", "q", "y");
    let (key, written) = bring(&line(&text(&theirs), Some(&ours)), Resolution::Both, Some(&ours)).unwrap();
    assert_eq!(key, "casewright.case.fresh");
    assert_eq!(restore(&written), Ok(Case { id: CaseId::new("fresh"), ..theirs }));
    assert!(
        bring(&line(&ours, Some("half")), Resolution::Both, Some("half")).is_some(),
        "beside what cannot be read too"
    );
}

#[test]
fn a_merge_keeps_what_either_has() {
    let older = case("a", "tab", &[("same", "s")]);
    let ours = goes_on(&goes_on(&older, "tab", "q", "ours"), "tab", "here", "h");
    let theirs = goes_on(&goes_on(&older, "other", "q", "theirs"), "other", "there", "t");
    let theirs = reduce(&theirs, Action::Deleted { at: at(8) }, at(8));
    let ours_text = text(&ours);
    let mut open = Replica::open("open".to_owned(), ours_text.clone()).unwrap();
    let (_, merged) = bring(&line(&text(&theirs), Some(&ours_text)), Resolution::Merge, Some(&ours_text)).unwrap();
    assert_eq!(open.hear(&merged), Ok(Heard::Theirs));
    let merged = restore(&merged).unwrap();
    let answer = |field: &str| merged.entries.answers.get(field).map(Answer::as_text);
    assert_eq!((answer("same"), answer("here"), answer("there")), (Some("s"), Some("h"), Some("t")));
    assert_eq!(answer("q"), Some("ours"));
    assert_eq!(merged.others.get("q"), Some(&vec![Answer::Text("theirs".into())]), "the person chooses");
    assert_eq!(merged.deleted, None, "no file puts a case into the bin");
}

#[test]
fn others_come_only_where_nothing_is() {
    let there = kept([
        ("casewright.case.a", text(&case("a", "tab", &[]))),
        ("casewright.damaged.b.1", "theirs".to_owned()),
        ("casewright.procedure.p", "theirs".to_owned()),
        ("casewright.settings", "theirs".to_owned()),
    ]);
    let backup = read_backup(&file(&there)).unwrap();
    let all = ["casewright.damaged.b.1", "casewright.procedure.p", "casewright.settings"];
    assert_eq!(others(&backup, &|_| None), all.map(|key| (key, "theirs")));
    assert_eq!(others(&backup, &|key| (key != all[1]).then(|| "ours".to_owned())), [(all[1], "theirs")]);
}

// ---- What is no backup -------------------------------------------------------------------------------------------------

#[test]
fn what_is_no_backup_is_told() {
    for (text, told) in [
        ("", BackupProblem::NotJson { at: 0 }),
        ("Dear colleague,", BackupProblem::NotJson { at: 0 }),
        ("{\"casewright\":\"backup\",", BackupProblem::NotJson { at: 23 }),
        ("null", BackupProblem::Foreign),
        ("[]", BackupProblem::Foreign),
        ("{}", BackupProblem::Foreign),
        ("{\"name\":\"x\",\"version\":\"1\"}", BackupProblem::Foreign),
        ("{\"schema\":2,\"id\":\"a\"}", BackupProblem::Foreign),
        ("{\"schema\":99,\"id\":\"a\"}", BackupProblem::Foreign),
        ("{\"casewright\":\"pack\",\"schema\":1,\"entries\":{}}", BackupProblem::Foreign),
        ("{\"casewright\":1,\"schema\":1,\"entries\":{}}", BackupProblem::Foreign),
        ("{\"casewright\":\"backup\",\"entries\":{}}", BackupProblem::Foreign),
        ("{\"casewright\":\"backup\",\"schema\":0,\"entries\":{}}", BackupProblem::Foreign),
        ("{\"casewright\":\"backup\",\"schema\":1}", BackupProblem::Foreign),
        ("{\"casewright\":\"backup\",\"schema\":1,\"entries\":[]}", BackupProblem::Foreign),
        ("{\"casewright\":\"backup\",\"schema\":2,\"all\":[]}", BackupProblem::Newer { schema: 2 }),
        ("{\"casewright\":\"backup\",\"schema\":1,\"entries\":{}}", BackupProblem::Empty),
        ("{\"casewright\":\"backup\",\"schema\":1,\"entries\":{\"other\":\"x\"}}", BackupProblem::Empty),
    ] {
        assert_eq!(read_backup(text), Err(told), "{text}");
    }
    let deep = "[".repeat(15_000);
    assert!(matches!(read_backup(&deep), Err(BackupProblem::NotJson { .. })));
    let wide = format!("[{}1]", "1,".repeat(5_000_000));
    assert_eq!(read_backup(&wide), Err(BackupProblem::Foreign), "told before memory is filled with it");
}

#[test]
fn a_file_over_the_limit_is_told_unread() {
    let told = Err(BackupProblem::TooLarge { limit: LARGEST });
    assert_eq!(read_backup(&" ".repeat(LARGEST + 1)), told);
    let large = kept([("casewright.damaged.a.1", "x".repeat(LARGEST - 200))]);
    assert_eq!(into_empty(&file(&large)), large);
}

#[test]
fn a_file_that_was_cut_off_is_told() {
    let entries: Store = (0..40)
        .map(|n| (format!("casewright.case.c{n}"), text(&case(&format!("c{n}"), "tab", &[("q", "\"שלום\" 😀\n")]))))
        .collect();
    let file = file(&entries);
    let whole = file.trim_end().len();
    for end in (0..whole).step_by(97).filter(|end| file.is_char_boundary(*end)) {
        assert!(matches!(read_backup(&file[..end]), Err(BackupProblem::NotJson { at }) if at <= end), "{end}");
    }
    assert_eq!(into_empty(&file[..whole]), entries);
}

#[test]
fn hostile_keys_bring_nothing_in() {
    let long = format!("casewright.case.{}", "k".repeat(100_000));
    let good = text(&case("a", "tab", &[]));
    let settings = text(&case("settings", "tab", &[]));
    let entries = [
        ("__proto__", "x"),
        ("another.program", "x"),
        ("casewright.case.", &good),
        ("casewright.case.é", &good),
        ("casewright.case.a b", &good),
        (&long, &good),
        ("casewright.open", "[]"),
        ("casewright.backup", "x"),
        ("casewright.settings.more", "x"),
        ("casewright.procedure.", "x"),
        ("casewright.unheard-of", "x"),
        ("casewright.settings", &settings),
        ("casewright.case.__proto__", &good),
    ];
    let mut file = "{\"casewright\":\"backup\",\"schema\":1,\"made\":7,\"entries\":{\"casewright.case.n\":7".to_owned();
    for (key, text) in entries {
        file += &format!(",{}:{}", serde_json::to_string(key).unwrap(), serde_json::to_string(text).unwrap());
    }
    file += "}}";
    let backup = read_backup(&file).unwrap();
    assert_eq!((backup.made, backup.left_out), (None, 10), "but for what is of the moment");
    let lines = lines_of(&backup, &Store::new());
    assert_eq!(lines.iter().map(|line| line.key.as_str()).collect::<Vec<_>>(), ["casewright.case.__proto__"]);
    assert_eq!(lines[0].state, State::Unreadable(Defect::Misplaced));
    assert_eq!(others(&backup, &|_| None), [("casewright.settings", settings.as_str())]);
}

#[test]
fn of_an_entry_that_is_there_twice_the_last_one_counts() {
    let quoted = |case: &Case| serde_json::to_string(&text(case)).unwrap();
    let (first, last) = (case("a", "tab", &[("q", "first")]), case("a", "tab", &[("q", "last")]));
    let (first_text, last_text) = (quoted(&first), quoted(&last));
    let entries = format!("\"casewright.case.a\":{first_text},\"casewright.case.a\":{last_text}");
    let file = format!("{{\"casewright\":\"backup\",\"schema\":1,\"entries\":{{{entries}}}}}");
    assert_eq!(into_empty(&file), kept([("casewright.case.a", text(&last))]));
}

/// Each seed of the fuzzer still reaches what it was made for.
#[test]
fn the_seeds_of_the_fuzzer_are_read() {
    let seeds = |target: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
        let seed = |file: fs::DirEntry| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap());
        files.map(seed).collect::<Vec<_>>()
    };
    let restored = seeds("restore").into_iter().filter(|(_, bytes)| restore(&String::from_utf8_lossy(bytes)).is_ok());
    assert!(restored.count() >= 10);
    let mut states = Vec::new();
    for (name, bytes) in seeds("import") {
        let halves: Vec<_> = bytes.splitn(2, |byte| *byte == 0xff).map(String::from_utf8_lossy).collect();
        let read = read_backup(&halves[0]);
        assert_eq!(read.is_err(), ["newer_file", "foreign", "empty"].contains(&name.as_str()), "{name}: {read:?}");
        let here = halves.get(1).map(|here| into_empty(here)).unwrap_or_default();
        states.extend(read.iter().flat_map(|backup| lines_of(backup, &here)).map(|line| format!("{:?}", line.state)));
    }
    for state in ["New", "Same", "NewerHere", "NewerThere", "BothChanged", "HereUnreadable"] {
        assert!(states.iter().any(|met| met == state), "{state}");
    }
}

// ---- Making ------------------------------------------------------------------------------------------------------------

fn at(seconds: u32) -> Instant {
    read_time(&format!("2026-03-07T14:{:02}:{:02}Z", seconds / 60, seconds % 60), &Zone::fixed(0)).unwrap()
}

/// A case in which a tab gave these answers.
fn case(id: &str, tab: &str, answers: &[(&str, &str)]) -> Case {
    let begun = Case::new(CaseId::new(id), ProcedureId::new("p"), "1".into(), at(0));
    let mut begun = goes_on(&begun, tab, "begun", "yes");
    for (field, said) in answers {
        begun = goes_on(&begun, tab, field, said);
    }
    begun
}

fn goes_on(case: &Case, tab: &str, field: &str, said: &str) -> Case {
    let mut next = reduce(case, Action::Answered { field: FieldId::new(field), text: said.into() }, at(5));
    next.seen.count(tab);
    next
}

fn text(case: &Case) -> String {
    store(case)
}

fn kept<const N: usize>(entries: [(&str, String); N]) -> Store {
    entries.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
}

fn file(store: &Store) -> String {
    let entries: Vec<_> = store.clone().into_iter().collect();
    write_backup(at(0), &entries)
}

fn lines(file: &str, here: &Store) -> Vec<PreviewLine> {
    lines_of(&read_backup(file).unwrap(), here)
}

fn lines_of(backup: &Backup, here: &Store) -> Vec<PreviewLine> {
    preview(backup, &|key| here.get(key).cloned())
}

/// The line of a file with one case, called `a`.
fn line(theirs: &str, ours: Option<&str>) -> PreviewLine {
    let file = file(&kept([("casewright.case.a", theirs.to_owned())]));
    let here = ours.map(|ours| kept([("casewright.case.a", ours.to_owned())])).unwrap_or_default();
    lines(&file, &here).remove(0)
}

fn bring(line: &PreviewLine, choice: Resolution, here: Option<&str>) -> Option<(String, String)> {
    import(line, choice, here, "importing tab", CaseId::new("fresh"), at(77))
}

/// What an empty browser holds once a file was brought in, as it is offered.
fn into_empty(file: &str) -> Store {
    let backup = read_backup(file).unwrap();
    let mut store: Store =
        others(&backup, &|_| None).into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    for line in lines_of(&backup, &Store::new()) {
        assert!(line.ours.is_none());
        store.extend(bring(&line, line.resolutions()[0], None));
    }
    store
}
