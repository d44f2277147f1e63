//! Business hours: what is how much working time later, what is told of it, and that nothing changes where nobody asks for them.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fs;

use casewright_compiler::compile;
use casewright_core::case::{Answer, Entries};
use casewright_core::engine::{ClockState, Counts, DueState, Moment, evaluate};
use casewright_core::id::FieldId;
use casewright_core::procedure::{Procedure, read_index, read_procedure, write_pack};
use casewright_core::value::{Hours, Instant, Now, Span, Zone, read_date, read_time, write_date, write_time};
use casewright_testing::{CCC, manual, source, told};
use chrono::{NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _, Timelike as _};
use proptest::prelude::*;

/// Chicago from 2015 to 2030: the clocks change on a Sunday of March and of November.
fn chicago() -> Zone {
    let at = |year: i32| chrono::Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
    Zone::observed(at(2015), at(2030), |instant| {
        chrono_tz::America::Chicago.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc()
    })
}

fn day(text: &str) -> NaiveDate {
    read_date(text).unwrap()
}

/// Mon–Fri 8:00–17:00 without US federal holidays.
fn office() -> Hours {
    Hours { days: (0..5).collect(), from: 8 * 60, to: 17 * 60, us_federal: true, holidays: Vec::new() }
}

// ---- Counting

#[test]
fn hours_and_days_of_work() {
    let zone = chicago();
    let hours = Hours { holidays: vec![day("2026-12-24")], ..office() };
    for (start, span, wanted) in [
        // Within a day, over a night, over a weekend.
        ("2026-11-18 09:00", Span::minutes(120), "11/18/2026 11:00"),
        ("2026-11-18 16:00", Span::minutes(120), "11/19/2026 09:00"),
        ("2026-11-20 16:30", Span::minutes(120), "11/23/2026 09:30"),
        // Up to the end of a day is that day, and a start there is the next.
        ("2026-11-18 15:00", Span::minutes(120), "11/18/2026 17:00"),
        ("2026-11-18 17:00", Span::minutes(120), "11/19/2026 10:00"),
        // From outside.
        ("2026-11-18 05:00", Span::minutes(120), "11/18/2026 10:00"),
        ("2026-11-18 21:00", Span::minutes(120), "11/19/2026 10:00"),
        ("2026-11-21 12:00", Span::minutes(120), "11/23/2026 10:00"),
        // 24 hours are two days of nine and six hours.
        ("2026-11-16 08:00", Span::minutes(24 * 60), "11/18/2026 14:00"),
        // Thanksgiving, and Christmas with a day off before it and a weekend after it.
        ("2026-11-25 16:00", Span::minutes(120), "11/27/2026 09:00"),
        ("2026-12-23 16:00", Span::minutes(120), "12/28/2026 09:00"),
        // Over both changes of daylight saving: nine hours a day before and after.
        ("2026-03-06 16:00", Span::minutes(10 * 60), "03/09/2026 17:00"),
        ("2026-10-30 16:00", Span::minutes(10 * 60), "11/02/2026 17:00"),
        // Days keep the time of day; one outside counts as at the opening or at the end.
        ("2026-11-20 14:10", Span::days(1), "11/23/2026 14:10"),
        ("2026-11-20 07:00", Span::days(1), "11/23/2026 08:00"),
        ("2026-11-20 20:00", Span::days(1), "11/23/2026 17:00"),
        ("2026-11-21 10:00", Span::days(1), "11/23/2026 17:00"),
        ("2026-11-25 10:00", Span::days(2), "11/30/2026 10:00"),
        ("2026-03-06 10:00", Span::days(1), "03/09/2026 10:00"),
        // Months are those of the calendar, and then business has to be.
        ("2026-10-26 10:00", Span::months(1), "11/27/2026 08:00"),
        ("2026-10-20 10:00", Span::months(1), "11/20/2026 10:00"),
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
    // Where business never closes, hours are clock hours: the Sunday of the change has 23.
    for (start, minutes) in [("2026-03-07 14:10", 24 * 60), ("2026-10-31 14:10", 30 * 60), ("2026-07-04 00:00", 1)] {
        let later = at(start) + TimeDelta::minutes(minutes);
        assert_eq!(all.after_time(at(start), Span::minutes(minutes), &zone), Some(later), "{start}");
    }
    let late = Hours { days: vec![4], from: 22 * 60, to: 24 * 60, ..Hours::default() };
    let due = late.after_time(at("2026-11-20 23:00"), Span::minutes(60), &zone).unwrap();
    assert_eq!(write_time(due, &zone), "11/21/2026 00:00");
    assert_eq!(write_time(late.after_time(due, Span::minutes(60), &zone).unwrap(), &zone), "11/27/2026 23:00");
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

/// Whether people work in the minute that begins then: by its date and time on the wall alone.
fn works(hours: &Hours, at: Instant, zone: &Zone) -> bool {
    let local = zone.local(at);
    let minute = local.hour() * 60 + local.minute();
    hours.is_working(local.date()) && (hours.from..hours.to).contains(&minute)
}

/// How many minutes of work begin between two times.
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
        // In the hour that is missing in spring or double in autumn, the wall alone does not say when business opens.
        let out_of_the_change = |at: u32| if (60..180).contains(&at) { at + 120 } else { at };
        // A day of an hour at least: with less, what the tests count would take more years than are counted.
        let from = out_of_the_change(from).min(1380);
        let to = out_of_the_change(to).max(from + 60);
        let holidays = off.iter().map(|n| day("2025-10-01") + chrono::Days::new(*n)).collect();
        Hours { days, from, to: to.min(1440), us_federal, holidays }
    })
}

/// A minute of the two years that begin in October 2025.
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
        // A far day is cheap to find and dear to count minute by minute.
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
        // In two goes it is the same as in one.
        let twice = after(after(start, Span::minutes(minutes)), Span::minutes(more + 1));
        prop_assert_eq!(twice, after(start, Span::minutes(minutes + more + 1)));
    }

    #[test]
    fn days_are_working_days(hours in any_hours(), start in any_start(), n in 1_i64..12) {
        // A day on which the clocks change may have more or less of the night.
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

// ---- In a procedure

/// The procedure of the manual with other hours, its clock of the warehouse in business hours, and examples of it.
fn returns(hours: &str, examples: &str) -> String {
    let text = manual("toml");
    let text = casewright_testing::without_examples(&text);
    let (before, rest) = text.split_once("[hours]\n").unwrap();
    let (_, after) = rest.split_once("\n[[clock]]").unwrap();
    format!("{before}[hours]\n{hours}\n[[clock]]{after}\n{examples}")
}

const BUSINESS: &str = r#"
count = "business"
days = ["mon", "tue", "wed", "thu", "fri"]
from = "08:00"
to = "17:00"
"#;

fn example(asked: &str, again: &str, now: &str, wanted: &str) -> String {
    format!(
        r#"
[[example]]
name = "Asked {asked}, seen {now}"
now = "{now}"
[example.answers]
reason = "faulty"
warehouse_asked = "{asked}"
asked_again = "{again}"
received = "2026-11-20"
[example.expect]
clocks = {wanted}
"#
    )
}

#[test]
fn examples_count_business_hours() {
    let asked = "2026-11-20 16:00";
    let examples = [
        // Friday afternoon: an hour then, 23 from Monday on.
        example(
            asked,
            "",
            "2026-11-23T09:00:00-06:00",
            r#"["warehouse 1 running 11/25/2026 13:00", "warehouse 2 running 12/01/2026 10:00", "inspection 1 running 11/25/2026"]"#,
        ),
        example(
            asked,
            "",
            "2026-11-25T14:00:00-06:00",
            r#"["warehouse 1 late 11/25/2026 13:00", "warehouse 2 running 12/01/2026 10:00", "inspection 1 due 11/25/2026"]"#,
        ),
        // The next after 48 hours is 24 hours of work later, Thanksgiving and a weekend not among them.
        example(
            asked,
            "",
            "2026-12-03T16:30:00-06:00",
            r#"["warehouse 1 late 11/25/2026 13:00", "warehouse 2 due 12/03/2026 16:00", "inspection 1 late 11/25/2026"]"#,
        ),
        // Asked again on the Tuesday evening: 24 hours of work from the Wednesday on.
        example(
            asked,
            "2026-12-01 20:00",
            "2026-12-02T09:00:00-06:00",
            r#"["warehouse 1 stopped 11/25/2026 13:00", "warehouse 2 running 12/04/2026 14:00"]"#,
        ),
    ];
    let text = returns(BUSINESS, &examples.concat());
    assert_eq!(told(&compile(&[source("returns.toml", &text)])), "");
    let wrong = text.replacen("11/25/2026 13:00", "11/21/2026 16:00", 1);
    let compiled = compile(&[source("returns.toml", &wrong)]);
    assert!(told(&compiled).contains("this example comes out differently"), "{}", told(&compiled));
}

fn entries(answers: &[(&str, &str)]) -> Entries {
    let answer = |(field, text): &(&str, &str)| (FieldId::new(*field), Answer::Text((*text).to_owned()));
    Entries { answers: answers.iter().map(answer).collect(), ..Entries::default() }
}

fn clocks(procedure: &Procedure, now: &str) -> Vec<DueState> {
    let zone = chicago();
    let now = Now { instant: read_time(now, &zone).unwrap(), zone };
    let answers = [
        ("reason", "faulty"),
        ("warehouse_asked", "2026-11-20 16:00"),
        ("received", "2026-11-20"),
        ("warehouse_answered", "no"),
    ];
    evaluate(procedure, &entries(&answers), &now).clocks
}

#[test]
fn which_hours_count_is_said_beside_each_time() {
    let said = |hours: &str| -> Vec<String> {
        let procedure = casewright_testing::procedure(&returns(hours, ""));
        let counts = |due: &DueState| format!("{}: {}", due.counts.map_or("-", Counts::name), due.because);
        clocks(&procedure, "2026-11-23 09:00").iter().map(counts).collect()
    };
    let asked = "Warehouse asked: 11/20/2026 16:00";
    assert_eq!(
        said(BUSINESS),
        [
            format!("business hours: 24 hours after; {asked}; business hours Mon–Fri 8:00–17:00, without US federal holidays"),
            format!("business hours: 48 hours after; {asked}; business hours Mon–Fri 8:00–17:00, without US federal holidays"),
            "business days: 3 days after; Received on: 11/20/2026; business days Mon–Fri 8:00–17:00, without US federal \
             holidays"
                .to_owned(),
        ]
    );
    let one = BUSINESS.replace("\"business\"", "\"clock\"") + "holidays = []\n";
    assert_eq!(
        said(&one),
        [
            format!("clock hours: 24 hours after; {asked}; clock hours"),
            format!("clock hours: 48 hours after; {asked}; clock hours"),
            "business days: 3 days after; Received on: 11/20/2026; business days Mon–Fri 8:00–17:00".to_owned(),
        ]
    );
}

#[test]
fn what_is_due_at_once_is_due_at_once() {
    let text = returns(BUSINESS, "").replace("after = \"3 days\"", "after = \"0 days\"");
    let text = text.replace("starts = \"received\"\nuntil", "starts = \"received + 1 day\"\nuntil");
    let due = clocks(&casewright_testing::procedure(&text), "2026-11-23 09:00").pop().unwrap();
    assert_eq!((due.due, due.counts), (Some(Moment::Day(day("2026-11-21"))), None), "a Saturday stays a Saturday");
    assert!(due.because.starts_with("at once; "), "{}", due.because);
}

#[test]
fn a_pack_in_which_nobody_ever_works_says_never() {
    let mut procedure = casewright_testing::procedure(&returns(BUSINESS, ""));
    procedure.hours.as_mut().unwrap().days.clear();
    for due in clocks(&procedure, "2026-11-23 09:00") {
        assert_eq!((due.state, due.due), (ClockState::Waiting, None));
        assert!(due.because.starts_with("never"), "{}", due.because);
    }
    // Nor does it need to say when business is.
    procedure.hours = None;
    let counts: Vec<_> = clocks(&procedure, "2026-11-23 09:00").iter().map(|due| due.counts).collect();
    assert_eq!(counts, [Some(Counts::ClockHours), Some(Counts::ClockHours), Some(Counts::CalendarDays)]);
}

#[test]
fn a_repeat_of_ten_years_is_counted_quickly_and_lists_the_latest() {
    let procedure = casewright_testing::procedure(&returns(BUSINESS, ""));
    let now = Now { instant: read_time("2036-11-21 12:00", &chicago()).unwrap(), zone: chicago() };
    let case = entries(&[("reason", "faulty"), ("warehouse_asked", "2026-11-20 16:00"), ("received", "2026-11-20")]);
    let started = std::time::Instant::now();
    let due = evaluate(&procedure, &case, &now).clocks.remove(1);
    let took = started.elapsed();
    println!("ten years of business hours: {took:?}, {} times", due.times.len());
    assert!((90..=110).contains(&due.times.len()), "{} times", due.times.len());
    assert!(took.as_secs() < 2, "{took:?}");
    // The slow way: one after the other.
    let (zone, hours) = (chicago(), procedure.hours.clone().unwrap());
    let step = |time: Instant| hours.after_time(time, Span::minutes(24 * 60), &zone).unwrap();
    let mut time = step(step(read_time("2026-11-20 16:00", &zone).unwrap()));
    let mut all = vec![Moment::Time(time)];
    while time <= now.instant {
        time = step(time);
        all.push(Moment::Time(time));
    }
    assert_eq!(due.due, Some(all[all.len() - 2]));
    assert_eq!(due.times[1..], all[all.len() - (due.times.len() - 1)..]);
    // A slip of a century is answered as well.
    let mut odd = procedure;
    odd.clocks[0].dues[1].repeat = Some(Span::minutes(1));
    let answers = entries(&[("reason", "faulty"), ("received", "1926-11-20"), ("warehouse_asked", "1926-11-20 16:00")]);
    let times = evaluate(&odd, &answers, &now).clocks.remove(1).times;
    assert_eq!(times.len(), 1, "further away than is counted: the first only");
}

#[test]
fn hours_that_are_missing_or_count_for_nothing_are_told() {
    let told_of = |text: &str| told(&compile(&[source("p.toml", text)]));
    for (hours, wanted) in [
        ("count = \"business\"", "these hours have no `days`"),
        ("count = \"business\"\ndays = [\"mon\"]\nto = \"17:00\"", "has no `from`"),
        ("count = \"clock\"\nfrom = \"08:00\"\nto = \"17:00\"", "these hours have no `days`"),
    ] {
        let told = told_of(&returns(hours, ""));
        assert!(told.contains(wanted), "{hours}: {told}");
    }
    let nobody = returns(BUSINESS, "")
        .replace("count = \"business\"", "count = \"clock\"")
        .replace("hours = \"business\"", "hours = \"clock\"");
    assert!(told_of(&nobody).contains("warning: no clock counts these business hours"), "{}", told_of(&nobody));
    assert_eq!(casewright_testing::procedure(&nobody).hours, None, "the pack is as it was");
    let none = CCC.replacen("id = \"genpac\"\n", "id = \"genpac\"\nhours = \"business\"\n", 1);
    let none = none.replacen("[hours]\ncount = \"clock\"\n", "", 1);
    assert!(told_of(&none).contains("this procedure has no business hours"), "{}", told_of(&none));
}

// ---- Packs

/// A pack as the build before this setting wrote it.
#[test]
fn a_pack_of_before_counts_clock_hours() {
    let folder = casewright_testing::root().join("crates/compiler/tests/fixtures/pack-2");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let index = read_index(&read("pack.json")).unwrap();
    assert_eq!(index.format, 2);
    let procedure = read_procedure(&read(&index.procedures[0].file)).unwrap();
    assert!(procedure.hours.is_none() && procedure.clocks.iter().all(|clock| !clock.business));
    let due = clocks(&procedure, "2026-11-21 16:30").remove(0);
    assert_eq!((due.state, due.counts), (ClockState::Due, Some(Counts::ClockHours)));
    let zone = chicago();
    let Some(Moment::Time(time)) = due.due else { panic!("{due:?}") };
    assert_eq!(write_time(time, &zone), "11/21/2026 16:00", "a Saturday");
    assert!(due.because.ends_with("; clock hours"), "{}", due.because);
}

/// A build that does not know business hours would count every hour: it must see that the pack is not for it.
#[test]
fn only_a_pack_with_business_hours_is_of_another_format() {
    let format = |text: &str| {
        let compiled = compile(&[source("p.toml", text)]);
        let files = write_pack(&compiled.pack.unwrap_or_else(|| panic!("it compiles")), "pack").unwrap();
        let index = read_index(&files.index).unwrap();
        let part = |name: &str| files.parts.iter().find(|(file, _)| file == name).unwrap().1.clone();
        let procedure = read_procedure(&part(&index.procedures[0].file)).unwrap();
        (index.format, procedure.hours.is_some())
    };
    assert_eq!(format(casewright_testing::without_examples(CCC)), (2, false));
    assert_eq!(format(&returns(BUSINESS, "")), (3, true));
}
