//! Counting working time, compared with a simple count minute by minute.

use super::*;

#[test]
fn hours_and_days_of_work() {
    let zone = chicago();
    let hours = Hours { holidays: vec![day("2026-12-24")], ..office() };
    for (start, span, wanted) in [
        // Within a day, over a night, over a weekend.
        ("2026-11-18 09:00", Span::minutes(120), "11/18/2026 11:00 AM"),
        ("2026-11-18 16:00", Span::minutes(120), "11/19/2026 9:00 AM"),
        ("2026-11-20 16:30", Span::minutes(120), "11/23/2026 9:30 AM"),
        // Time up to the end of a day ends on that day, and a start at the end counts from the next.
        ("2026-11-18 15:00", Span::minutes(120), "11/18/2026 5:00 PM"),
        ("2026-11-18 17:00", Span::minutes(120), "11/19/2026 10:00 AM"),
        // Starting outside working time.
        ("2026-11-18 05:00", Span::minutes(120), "11/18/2026 10:00 AM"),
        ("2026-11-18 21:00", Span::minutes(120), "11/19/2026 10:00 AM"),
        ("2026-11-21 12:00", Span::minutes(120), "11/23/2026 10:00 AM"),
        // 24 hours are two days of nine hours and six hours.
        ("2026-11-16 08:00", Span::minutes(24 * 60), "11/18/2026 2:00 PM"),
        // Thanksgiving, and Christmas with a day off before and a weekend after.
        ("2026-11-25 16:00", Span::minutes(120), "11/27/2026 9:00 AM"),
        ("2026-12-23 16:00", Span::minutes(120), "12/28/2026 9:00 AM"),
        // Across both changes of daylight saving time: nine hours a day before and after.
        ("2026-03-06 16:00", Span::minutes(10 * 60), "03/09/2026 5:00 PM"),
        ("2026-10-30 16:00", Span::minutes(10 * 60), "11/02/2026 5:00 PM"),
        // Days keep the time of day; outside working time it counts as the opening or the end.
        ("2026-11-20 14:10", Span::days(1), "11/23/2026 2:10 PM"),
        ("2026-11-20 07:00", Span::days(1), "11/23/2026 8:00 AM"),
        ("2026-11-20 20:00", Span::days(1), "11/23/2026 5:00 PM"),
        ("2026-11-21 10:00", Span::days(1), "11/23/2026 5:00 PM"),
        ("2026-11-25 10:00", Span::days(2), "11/30/2026 10:00 AM"),
        ("2026-03-06 10:00", Span::days(1), "03/09/2026 10:00 AM"),
        // No day at all, or a day back, is moved to the next working time.
        ("2026-11-20 14:10", Span::days(0), "11/20/2026 2:10 PM"),
        ("2026-11-20 20:00", Span::days(0), "11/23/2026 8:00 AM"),
        ("2026-11-21 10:00", Span::days(0), "11/23/2026 8:00 AM"),
        ("2026-11-18 14:10", Span::days(-1), "11/17/2026 2:10 PM"),
        ("2026-11-22 14:10", Span::days(-1), "11/23/2026 8:00 AM"),
        // Calendar months, moved to the next working time.
        ("2026-10-26 10:00", Span::months(1), "11/27/2026 8:00 AM"),
        ("2026-10-20 10:00", Span::months(1), "11/20/2026 10:00 AM"),
    ] {
        let start = read_time(start, &zone).unwrap();
        let due = hours.after_time(start, span, &zone).unwrap();
        assert_eq!(write_time(due, &zone), wanted, "{span} after {}", write_time(start, &zone));
    }
    for (start, span, wanted) in [
        ("2026-11-20", Span::days(1), "11/23/2026"),
        ("2026-11-21", Span::days(1), "11/23/2026"),
        ("2026-11-25", Span::days(1), "11/27/2026"),
        ("2026-06-30", Span::days(3), "07/06/2026"),
        ("2026-10-21", Span::months(1), "11/23/2026"),
    ] {
        assert_eq!(hours.after_date(day(start), span).map(write_date).as_deref(), Some(wanted), "{span} after {start}");
    }
    assert_eq!(hours.after_date(day("2026-11-20"), Span::minutes(60)), None, "a date has no hours");
}

#[test]
fn a_day_without_end_and_one_night() {
    let zone = chicago();
    let all = Hours { days: (0..7).collect(), from: 0, to: 24 * 60, ..Hours::default() };
    let at = |text: &str| read_time(text, &zone).unwrap();
    // If business never closes, hours are clock hours: the Sunday of the change has 23.
    for (start, minutes) in [("2026-03-07 14:10", 24 * 60), ("2026-10-31 14:10", 30 * 60), ("2026-07-04 00:00", 1)] {
        let later = at(start) + TimeDelta::minutes(minutes);
        assert_eq!(all.after_time(at(start), Span::minutes(minutes), &zone), Some(later), "{start}");
    }
    let late = Hours { days: vec![4], from: 22 * 60, to: 24 * 60, ..Hours::default() };
    let due = late.after_time(at("2026-11-20 23:00"), Span::minutes(60), &zone).unwrap();
    assert_eq!(write_time(due, &zone), "11/21/2026 12:00 AM");
    assert_eq!(write_time(late.after_time(due, Span::minutes(60), &zone).unwrap(), &zone), "11/27/2026 11:00 PM");
}

#[test]
fn where_nobody_ever_works_nothing_is_ever_due_and_that_is_found_at_once() {
    let zone = chicago();
    let start = read_time("2026-11-18 09:00", &zone).unwrap();
    let far = Span::minutes(i64::MAX);
    for hours in [
        Hours { days: Vec::new(), ..office() },
        Hours { from: 1020, to: 480, ..office() },
        Hours { from: u32::MAX, to: u32::MAX, ..office() },
        Hours { holidays: day("2026-01-01").iter_days().take(30 * 366).collect(), ..office() },
    ] {
        assert_eq!(hours.after_time(start, Span::minutes(1), &zone), None);
        assert_eq!(hours.minutes_between(start, start + TimeDelta::days(40), &zone), Some(0));
    }
    assert_eq!(office().after_time(start, far, &zone), None);
    assert_eq!(office().after_time(start, Span::days(i64::MAX), &zone), None);
    assert_eq!(office().after_time(start, Span::months(i64::MAX), &zone), None);
    assert_eq!(office().after_date(day("2026-11-18"), Span::days(i64::MAX)), None);
    assert_eq!(office().minutes_between(start, start + TimeDelta::days(40 * 366), &zone), None);
}

#[test]
fn says_when_business_is() {
    let with = |days: &[u32], us_federal, off: &[&str]| {
        let holidays = off.iter().map(|text| day(text)).collect();
        Hours { days: days.to_vec(), us_federal, holidays, ..office() }.to_string()
    };
    assert_eq!(with(&[0, 1, 2, 3, 4], true, &[]), "Mon–Fri 8:00–17:00, without US federal holidays");
    assert_eq!(with(&[0, 1, 2, 3, 4, 5, 6], false, &[]), "Mon–Sun 8:00–17:00");
    assert_eq!(with(&[0, 2, 4], false, &["2026-12-24"]), "Mon, Wed, Fri 8:00–17:00, without 12/24/2026");
    assert_eq!(
        with(&[1, 2, 3, 5, 6], true, &["2026-12-24"]),
        "Tue–Thu, Sat–Sun 8:00–17:00, without US federal holidays, 12/24/2026"
    );
    let many = ["2026-12-24", "2026-12-28", "2026-12-29", "2026-12-30"];
    assert_eq!(with(&[6], false, &many), "Sun 8:00–17:00, without 4 days off");
    assert_eq!(
        Hours { from: 0, to: 24 * 60 - 1, ..office() }.to_string(),
        "Mon–Fri 0:00–23:59, without US federal holidays"
    );
}

/// Whether the minute that starts then is working time, judged by local date and time alone.
fn works(hours: &Hours, at: Instant, zone: &Zone) -> bool {
    let local = zone.local(at);
    let minute = local.hour() * 60 + local.minute();
    hours.is_working(local.date()) && (hours.from..hours.to).contains(&minute)
}

/// The number of working minutes that start between two times.
fn worked(hours: &Hours, start: Instant, end: Instant, zone: &Zone) -> i64 {
    let minutes = (end - start).num_minutes();
    let count = (0..minutes).filter(|minute| works(hours, start + TimeDelta::minutes(*minute), zone)).count();
    i64::try_from(count).unwrap()
}

fn any_hours() -> impl Strategy<Value = Hours> {
    let days = prop::sample::subsequence((0..7).collect::<Vec<u32>>(), 1..=7);
    let off = prop::collection::vec(0_u64..800, 0..40);
    (days, 0_u32..1440, 1_u32..1441, any::<bool>(), off).prop_map(|(days, one, other, us_federal, off)| {
        let (from, to) = if one < other { (one, other) } else { (other.min(1439), one.max(other) + 1) };
        // In the hour that spring skips or fall repeats, local time alone does not tell when business opens.
        let out_of_the_change = |at: u32| if (60..180).contains(&at) { at + 120 } else { at };
        // A day of at least an hour; with less, these tests would exceed the years that are counted.
        let from = out_of_the_change(from).min(1380);
        let to = out_of_the_change(to).max(from + 60);
        let holidays = off.iter().map(|n| day("2025-10-01") + chrono::Days::new(*n)).collect();
        Hours { days, from, to: to.min(1440), us_federal, holidays, ..Hours::default() }
    })
}

/// A minute in the two years from October 2025.
fn any_start() -> impl Strategy<Value = Instant> {
    (0_i64..730 * 1440)
        .prop_map(|minute| day("2025-10-01").and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(minute))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_work_between_a_start_and_what_is_due_is_the_span(hours in any_hours(), start in any_start(), minutes in 1_i64..3_000) {
        let zone = chicago();
        let Some(due) = hours.after_time(start, Span::minutes(minutes), &zone) else {
            return Err(TestCaseError::fail("never due"));
        };
        // A distant day is cheap to find, but expensive to count minute by minute.
        prop_assume!(due - start < TimeDelta::days(60));
        prop_assert_eq!(worked(&hours, start, due, &zone), minutes);
        prop_assert_eq!(hours.minutes_between(start, due, &zone), Some(minutes));
        prop_assert!(works(&hours, due - TimeDelta::minutes(1), &zone), "{} is not within or at the end of business", due);
    }

    #[test]
    fn later_is_never_earlier(hours in any_hours(), start in any_start(), wait in 0_i64..3_000, minutes in 1_i64..3_000, more in 0_i64..600, n in 1_i64..30) {
        let zone = chicago();
        let after = |start, span| hours.after_time(start, span, &zone).unwrap();
        let later = start + TimeDelta::minutes(wait);
        prop_assert!(after(start, Span::minutes(minutes)) <= after(later, Span::minutes(minutes)));
        prop_assert!(after(start, Span::minutes(minutes)) <= after(start, Span::minutes(minutes + more)));
        prop_assert!(after(start, Span::minutes(minutes)) >= start + TimeDelta::minutes(minutes), "work is no quicker than the clock");
        prop_assert!(after(start, Span::days(n)) < after(start, Span::days(n + 1)));
        let (from, to) = (zone.local(start).date(), zone.local(later).date());
        let by_day = |date, n| hours.after_date(date, Span::days(n)).unwrap();
        prop_assert!(by_day(from, n) <= by_day(to, n) && by_day(from, n) < by_day(from, n + 1));
        // Two steps give the same as one.
        let twice = after(after(start, Span::minutes(minutes)), Span::minutes(more + 1));
        prop_assert_eq!(twice, after(start, Span::minutes(minutes + more + 1)));
    }

    #[test]
    fn days_are_working_days(hours in any_hours(), start in any_start(), n in 1_i64..12) {
        // A day on which clocks change may have a longer or shorter night.
        let hours = Hours { from: hours.from.clamp(180, 1400), to: hours.to.clamp(1401, 1440), ..hours };
        let zone = chicago();
        let date = zone.local(start).date();
        let due = hours.after_date(date, Span::days(n)).unwrap();
        let between = date.iter_days().skip(1).take_while(|day| *day <= due).filter(|day| hours.is_working(*day)).count();
        prop_assert_eq!(i64::try_from(between).unwrap(), n);
        prop_assert!(hours.is_working(due));
        let time = hours.after_time(start, Span::days(n), &zone).unwrap();
        prop_assume!(time - start < TimeDelta::days(60));
        prop_assert_eq!(worked(&hours, start, time, &zone), n * hours.minutes_a_day());
    }
}
