//! Clocks of a procedure that count working hours.

use std::rc::Rc;

use super::*;

/// The procedure of the manual with other hours, its warehouse clock in business hours, and examples for it.
pub(crate) fn returns(hours: &str, examples: &str) -> String {
    let text = manual("toml");
    let text = casewright_testing::without_examples(&text);
    let (before, rest) = text.split_once("[hours]\n").unwrap();
    let (_, after) = rest.split_once("\n[[clock]]").unwrap();
    format!("{before}[hours]\n{hours}\n[[clock]]{after}\n{examples}")
}

pub(crate) const BUSINESS: &str = r#"
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
        // Friday afternoon: one hour that day, 23 from Monday.
        example(
            asked,
            "",
            "2026-11-23T09:00:00-06:00",
            r#"["warehouse 1 running 11/25/2026 1:00 PM", "warehouse 2 running 12/01/2026 10:00 AM", "inspection 1 running 11/25/2026"]"#,
        ),
        example(
            asked,
            "",
            "2026-11-25T14:00:00-06:00",
            r#"["warehouse 1 late 11/25/2026 1:00 PM", "warehouse 2 running 12/01/2026 10:00 AM", "inspection 1 due 11/25/2026"]"#,
        ),
        // The next after 48 hours comes 24 working hours later, skipping Thanksgiving and a weekend.
        example(
            asked,
            "",
            "2026-12-03T16:30:00-06:00",
            r#"["warehouse 1 late 11/25/2026 1:00 PM", "warehouse 2 late 12/01/2026 10:00 AM", "inspection 1 late 11/25/2026"]"#,
        ),
        // Asked again on Tuesday evening: 24 working hours from Wednesday.
        example(
            asked,
            "2026-12-01 20:00",
            "2026-12-02T09:00:00-06:00",
            r#"["warehouse 1 stopped 11/25/2026 1:00 PM", "warehouse 2 running 12/04/2026 2:00 PM"]"#,
        ),
    ];
    let text = returns(BUSINESS, &examples.concat());
    assert_eq!(told(&compile(&[source("returns.toml", &text)])), "");
    let wrong = text.replacen("11/25/2026 1:00 PM", "11/21/2026 4:00 PM", 1);
    let compiled = compile(&[source("returns.toml", &wrong)]);
    assert!(told(&compiled).contains("this example comes out differently"), "{}", told(&compiled));
}

fn entries(answers: &[(&str, &str)]) -> Entries {
    let answer = |(field, text): &(&str, &str)| (FieldId::new(*field), Answer::Text((*text).to_owned()));
    Entries { answers: answers.iter().map(answer).collect(), ..Entries::default() }
}

pub(crate) fn clocks(procedure: &Procedure, now: &str) -> Vec<Rc<DueState>> {
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
        let counts =
            |due: &DueState| format!("{}: {}", due.counts.map_or("-", Counts::name), due_because(due, &chicago()));
        clocks(&procedure, "2026-11-23 09:00").iter().map(|due| counts(due)).collect()
    };
    let asked = "Warehouse asked: 11/20/2026 4:00 PM";
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
    let because = due_because(&due, &chicago());
    assert!(because.starts_with("at once; "), "{because}");
}

#[test]
fn a_pack_in_which_nobody_ever_works_says_never() {
    let mut procedure = casewright_testing::procedure(&returns(BUSINESS, ""));
    procedure.hours.as_mut().unwrap().days.clear();
    for due in clocks(&procedure, "2026-11-23 09:00") {
        assert_eq!((due.state, due.due), (ClockState::Waiting, None));
        assert_eq!(due.because, Because::TooFar);
    }
    // Nor does it need hours.
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
    assert_eq!((due.due, due.times[0], due.state), (Some(all[0]), all[0], ClockState::Late));
    assert_eq!(due.missed, all.len() - 1, "all but the one to come");
    assert_eq!(due.times[1..], all[all.len() - (due.times.len() - 1)..]);
    // A typo of a century is answered as well.
    let mut odd = procedure;
    odd.clocks[0].dues[1].repeat = Some(Span::minutes(1));
    let answers = entries(&[("reason", "faulty"), ("received", "1926-11-20"), ("warehouse_asked", "1926-11-20 16:00")]);
    let times = evaluate(&odd, &answers, &now).clocks.remove(1).times.clone();
    assert_eq!(times.len(), 1, "further away than is counted: the first only");
}

/// Each month is counted from the first, so that a short one takes no days from those after it.
#[test]
fn a_repeat_of_months_keeps_to_the_end_of_the_month() {
    let mut procedure = casewright_testing::procedure(&returns(BUSINESS, ""));
    let inspection = procedure.clocks.iter_mut().find(|clock| clock.id.as_str() == "inspection").unwrap();
    inspection.dues[0].after = Span::days(0);
    inspection.dues[0].repeat = Some(Span::months(1));
    let now = Now { instant: read_time("2026-12-01 09:00", &chicago()).unwrap(), zone: chicago() };
    let case = entries(&[("reason", "faulty"), ("received", "2026-08-31")]);
    let due = evaluate(&procedure, &case, &now).clocks.pop().unwrap();
    // October 31 is a Saturday.
    let days = ["2026-08-31", "2026-09-30", "2026-11-02", "2026-11-30", "2026-12-31"];
    assert_eq!(due.times, days.map(|text| Moment::Day(day(text))));
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
