//! Importing what the person chose.

use super::*;

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
    assert_eq!(others(&backup, &|_| None), all.map(|key| (key, "theirs".into())));
    assert_eq!(others(&backup, &|key| (key != all[1]).then(|| "ours".to_owned())), [(all[1], "theirs".into())]);
}
