//! The host's hours and days off, in the procedures that count hours.

use casewright_core::procedure::Procedure;
use casewright_core::site::SiteFaultKind;
use casewright_core::value::{Hours, read_date};
use serde_json::{Value, json};

use super::{faults, none, only, site};

/// The hours of a procedure of 8 to 17 on Mondays with a day off, once the host had its say.
fn applied(file: &Value) -> Hours {
    let hours = Hours { days: vec![0], from: 480, to: 1020, ..Hours::default() };
    let hours = Hours { holidays: read_date("2026-12-24").into_iter().collect(), ..hours };
    let mut procedure = Procedure { hours: Some(hours), ..Procedure::default() };
    site(file).calendar(&mut none()).apply(&mut procedure);
    procedure.hours.unwrap()
}

const OWN: &str = "Tue, Fri 9:30–24:00";

fn own() -> Value {
    json!({ "days": ["tue", "fri"], "from": "9:30", "to": "24:00" })
}

#[test]
fn hours_take_the_place_of_the_procedure_s_and_days_off_are_added() {
    for (file, hours) in [
        (json!({}), "Mon 8:00–17:00, without 12/24/2026".to_owned()),
        (json!({ "hours": own() }), format!("{OWN}, without US federal holidays")),
        (
            json!({ "hours": own(), "holidays": ["2026-12-31"] }),
            format!("{OWN}, without US federal holidays, 12/31/2026"),
        ),
        (
            json!({ "holidays": ["2026-12-31", " 2026-12-24 ", "2026-12-31"] }),
            "Mon 8:00–17:00, without 12/24/2026, 12/31/2026".to_owned(),
        ),
    ] {
        let applied = applied(&file);
        assert_eq!(applied.to_string(), hours);
        assert_eq!(applied.of_host, file != json!({}));
    }
    let mut without_federal = own();
    without_federal["us_federal"] = false.into();
    assert_eq!(applied(&json!({ "hours": without_federal })).to_string(), OWN);
}

#[test]
fn a_procedure_without_hours_stays_without() {
    let mut procedure = Procedure::default();
    site(&json!({ "hours": own(), "holidays": ["2026-12-31"] })).calendar(&mut none()).apply(&mut procedure);
    assert_eq!(procedure, Procedure::default());
}

#[test]
fn half_of_the_hours_are_none() {
    for (entry, value, at, kind) in [
        ("days", json!(["monday"]), "/days/0", SiteFaultKind::NotADay),
        ("days", json!([]), "/days", SiteFaultKind::Empty),
        ("days", json!("mon"), "/days", SiteFaultKind::NotAList),
        ("days", json!([1]), "/days/0", SiteFaultKind::NotText),
        ("from", json!("8 am"), "/from", SiteFaultKind::NotATime),
        ("from", json!("-8:00"), "/from", SiteFaultKind::NotATime),
        ("from", json!(8), "/from", SiteFaultKind::NotText),
        ("to", json!("24:01"), "/to", SiteFaultKind::NotATime),
        ("to", json!("9:30"), "/to", SiteFaultKind::EndsTooEarly),
        ("us_federal", json!("yes"), "/us_federal", SiteFaultKind::NotYesNo),
    ] {
        let mut hours = own();
        hours[entry] = value;
        let file = json!({ "hours": hours, "holidays": ["2026-12-31"] });
        only(&file, &format!("hours{at}"), kind);
        assert_eq!(applied(&file).to_string(), "Mon 8:00–17:00, without 12/24/2026, 12/31/2026");
    }
    only(&json!({ "hours": { "days": ["mon"], "from": "8:00" } }), "hours", SiteFaultKind::Lacks("to"));
    only(&json!({ "hours": [] }), "hours", SiteFaultKind::NotAnObject);
}

#[test]
fn a_day_off_is_written_in_one_way() {
    let file = json!({ "holidays": ["12/31/2026", "2026-02-30", 20_261_231, "2026-12-31", "26-12-31", "2026/12/31"] });
    let wanted = [0, 1, 4, 5].map(|at| (format!("holidays/{at}"), SiteFaultKind::NotADate));
    let mut found = faults(&file);
    assert_eq!(found.remove(2), ("holidays/2".to_owned(), SiteFaultKind::NotText));
    assert_eq!(found, wanted);
    assert_eq!(applied(&file).to_string(), "Mon 8:00–17:00, without 12/24/2026, 12/31/2026");
}
