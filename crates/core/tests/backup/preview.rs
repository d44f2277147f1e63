//! The preview: how each case in a file compares with what is stored.

use super::*;

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

/// For every line: a choice that is not offered does nothing, what is kept stays, and nothing is done if what is stored
/// here has changed in the meantime.
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

/// An editor that saves a file in another encoding loses letters; browsers read what is left as the sign �.
#[test]
fn lost_letters_are_told_where_they_come_in() {
    let whole = text(&case("a", "tab", &[("q", "Café")]));
    let lost = whole.replace('é', "\u{FFFD}");
    assert!(!line(&whole, None).has_lost_letters());
    assert!(line(&lost, None).has_lost_letters());
    assert!(line(&lost, Some(&whole)).has_lost_letters());
    assert!(!line(&lost, Some(&lost)).has_lost_letters(), "nothing comes in");
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
