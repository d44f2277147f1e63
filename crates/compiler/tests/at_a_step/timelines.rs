//! Timelines.

use std::rc::Rc;

use super::*;

/// A timeline of three days.
pub(crate) fn timeline(more: &str) -> String {
    format!("[[timeline]]\nid = \"t\"\nlabel = \"T\"\nsource = \"d: 1\"\n{more}\n")
}

fn drawn(more: &str, entries: &Entries, now: &str) -> Option<TimelineState> {
    evaluate(&with(&timeline(more)), entries, &at(now)).timelines.pop().map(Rc::unwrap_or_clone)
}

/// One word for each day, with the number and date of the first.
fn days(more: &str, entries: &Entries, now: &str) -> String {
    let Some(timeline) = drawn(more, entries, now) else { return "nothing".to_owned() };
    let first = &timeline.days[0];
    for pair in timeline.days.windows(2) {
        let wanted = if pair[0].state.name() == "gap" { first.number } else { pair[0].number + 1 };
        assert_eq!(pair[1].number, wanted, "after a gap the days are counted anew: {:?}", timeline.days);
    }
    let states = timeline.days.iter().map(|day| day.state.name()).collect::<Vec<_>>().join(" ");
    format!("{} {}: {states}", first.number, first.date)
}

const CALLS: &str = "at = \"sometimes\"\nstarts = \"day\"\ndays = 3\ndone = \"calls.day\"";

#[test]
fn a_day_is_done_a_gap_today_or_still_to_come() {
    let calls = |calls: &[&str]| days(CALLS, &case(&[("sure", "yes"), ("day", "2026-03-09")], calls), NOW);
    assert_eq!(calls(&[]), "1 2026-03-09: gap today ahead ahead");
    assert_eq!(calls(&["2026-03-09"]), "1 2026-03-09: done today ahead");
    assert_eq!(calls(&["2026-03-09", "3/10/2026"]), "1 2026-03-09: done done ahead");
    assert_eq!(calls(&["2026-03-11"]), "1 2026-03-09: gap today ahead ahead", "what is said to be done tomorrow");
    assert_eq!(calls(&["2026-03-01", ""]), "1 2026-03-09: gap today ahead ahead", "what was done before it begins");
}

#[test]
fn a_timeline_goes_on_past_a_gap() {
    let calls = |from: &str, calls: &[&str]| days(CALLS, &case(&[("sure", "yes"), ("day", from)], calls), NOW);
    assert_eq!(calls("2026-03-05", &["2026-03-05"]), "1 2026-03-05: done gap gap gap gap today ahead ahead");
    assert_eq!(
        calls("2026-03-05", &["2026-03-05", "2026-03-07"]),
        "1 2026-03-05: done gap done gap gap today ahead ahead"
    );
    assert_eq!(calls("2026-03-08", &["2026-03-12"]), "1 2026-03-08: gap gap today ahead ahead");
    // Two and one do not make three in a row, so today is shown as well.
    assert_eq!(
        calls("2026-03-06", &["2026-03-06", "2026-03-07", "2026-03-09"]),
        "1 2026-03-06: done done gap done today ahead"
    );
}

#[test]
fn a_timeline_that_is_through_does_not_go_on() {
    let calls = |from: &str, calls: &[&str]| days(CALLS, &case(&[("sure", "yes"), ("day", from)], calls), NOW);
    assert_eq!(calls("2026-03-01", &["2026-03-01", "2026-03-02", "2026-03-03"]), "1 2026-03-01: done done done");
    assert_eq!(
        calls("2026-03-01", &["2026-03-01", "2026-03-03", "2026-03-04", "2026-03-05"]),
        "1 2026-03-01: done gap done done done"
    );
    assert_eq!(
        calls("2026-03-01", &["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-05"]),
        "1 2026-03-01: done done done gap done",
        "what was done after is to be seen"
    );
}

#[test]
fn without_a_column_a_day_that_has_passed_is_no_gap() {
    let more = "at = \"asked\"\nstarts = \"day\"\ndays = 3";
    let from = |day: &str| days(more, &case(&[("day", day)], &[]), NOW);
    assert_eq!(from("2026-03-09"), "1 2026-03-09: past today ahead");
    assert_eq!(from("2026-03-01"), "1 2026-03-01: past past past", "and it does not go on");
    assert_eq!(from("2027-03-01"), "1 2027-03-01: ahead ahead ahead");
    let zero = days("at = \"asked\"\nstarts = \"day\"\nfirst = 0\ndays = 2", &case(&[("day", "2026-03-10")], &[]), NOW);
    assert_eq!(zero, "0 2026-03-10: today ahead");
    let minus =
        days("at = \"asked\"\nstarts = \"day\"\nfirst = -1\ndays = 2", &case(&[("day", "2026-03-10")], &[]), NOW);
    assert_eq!(minus, "-1 2026-03-10: today ahead");
}

#[test]
fn today_is_the_day_where_the_reader_is() {
    let more = "at = \"asked\"\nstarts = \"day\"\ndays = 2";
    let case = case(&[("day", "2026-03-10")], &[]);
    assert_eq!(days(more, &case, "2026-03-10T23:59:00-05:00"), "1 2026-03-10: today ahead");
    assert_eq!(days(more, &case, "2026-03-11T00:00:00-05:00"), "1 2026-03-10: past today");
    assert_eq!(days(more, &case, "2026-03-11T04:59:00Z"), "1 2026-03-10: past today");
}

#[test]
fn a_timeline_waits_for_its_first_day_and_hides_with_its_step() {
    assert_eq!(days(CALLS, &case(&[("sure", "yes")], &["2026-03-09"]), NOW), "nothing");
    assert_eq!(days(CALLS, &case(&[("sure", "yes"), ("day", "half a da")], &[]), NOW), "nothing");
    assert_eq!(days(CALLS, &case(&[("sure", "no"), ("day", "2026-03-09")], &[]), NOW), "nothing");
    assert_eq!(days(CALLS, &case(&[("day", "2026-03-09")], &[]), NOW), "nothing", "whether the step shows is unknown");
    let starts = "at = \"asked\"\nstarts = \"if answered(calls) then least(calls.day) else today\"\ndays = 2\ndone = \"calls.day\"";
    assert_eq!(days(starts, &case(&[], &[]), NOW), "1 2026-03-10: today ahead");
    let hidden = case(&[("sure", "no")], &["2026-03-09"]);
    assert_eq!(days(starts, &hidden, NOW), "1 2026-03-10: today ahead", "hidden rows name no days");
    assert_eq!(days(starts, &case(&[("sure", "yes")], &["2026-03-09"]), NOW), "1 2026-03-09: done today");
}

#[test]
fn a_day_with_a_name_says_it() {
    let marks = "at = \"asked\"\nstarts = \"day\"\nfirst = 0\ndays = 3\nmarks = [{ day = 0, says = \"It begins\" }, { day = 2, says = \"Call **{who|them}**\" }]";
    let timeline = drawn(marks, &case(&[("day", "2026-03-09"), ("who", "Ada")], &[]), NOW).unwrap();
    let says: Vec<String> = timeline.days.iter().map(|day| plain(&day.says)).collect();
    assert_eq!(says, ["It begins", "", "Call Ada"]);
}

#[test]
fn no_timeline_fills_the_page() {
    let long = |more: &str, entries: &Entries| drawn(more, entries, NOW).unwrap().days;
    let past = case(&[("sure", "yes"), ("day", "1/1/1900")], &["2026-03-10"]);
    assert_eq!(long(CALLS, &past).len(), 400);
    let many = "at = \"asked\"\nstarts = \"day\"\ndays = 9000000000000000000";
    assert_eq!(long(many, &past).len(), 400);
    let late = "at = \"asked\"\nstarts = \"day + 8098 years\"\ndays = 400";
    let last = long(late, &case(&[("day", "2/1/1901")], &[]));
    assert!((1..400).contains(&last.len()), "the calendar ends: {}", last.len());
    assert!(last.iter().all(|day| day.state == DayStatus::Ahead));
    let huge = "at = \"asked\"\nstarts = \"day\"\nfirst = 9223372036854775807\ndays = 2";
    assert_eq!(long(huge, &case(&[("day", "2026-03-10")], &[])).len(), 2);
}
