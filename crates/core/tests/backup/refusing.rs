//! Files that are not backups, are damaged, or were made to do harm.

use super::*;

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
    assert_eq!(others(&backup, &|_| None), [("casewright.settings", settings.as_str().into())]);
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

/// Each seed of the fuzzer still triggers what it was made for.
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
        let merges =
            |backup| others(backup, &|key| here.get(key).cloned()).iter().any(|(key, _)| here.contains_key(*key));
        assert_eq!(read.as_ref().is_ok_and(merges), name == "trained", "{name}");
        states.extend(read.iter().flat_map(|backup| lines_of(backup, &here)).map(|line| format!("{:?}", line.state)));
    }
    for state in ["New", "Same", "NewerHere", "NewerThere", "BothChanged", "HereUnreadable"] {
        assert!(states.iter().any(|met| met == state), "{state}");
    }
}
