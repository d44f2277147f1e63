//! Cases as a browser holds them after some time.

use super::case::HALF;
use crate::shelf::{Shelved, instant};
use casewright_core::case::Answer;
use casewright_core::id::FieldId;

/// A few cases of every procedure, open, closed and in the bin; and two records that cannot be read.
pub(crate) fn year() -> Vec<(String, String)> {
    let (at, later) = (instant("2026-05-20T10:00:00-05:00"), instant("2026-06-01T10:00:00-05:00"));
    let half = Shelved::of("ccc", "half", HALF);
    let mut cases = vec![
        Shelved::read("ccc", "cancellation"),
        half.clone().with(|case| {
            case.name = "Lakeside Clinic".to_owned();
            case.entries.answers.insert(FieldId::new("customer"), Answer::Text(case.name.clone()));
        }),
        Shelved::read("ccc", "hostile"),
        Shelved::read("ccc", "empty"),
        Shelved::read("escalation", "adjustment_and_btpo"),
        Shelved::read("rate_reduction", "late_and_out_of_order").with(|case| {
            case.name =
                "The Association of Independent Providers of Long-Term Care in the Southern Counties".to_owned();
            case.entries.answers.insert(FieldId::new("customer"), Answer::Text(case.name.clone()));
        }),
        Shelved::read("ccc", "cancellation_and_reduction").with(|case| case.closed = Some(at)),
        Shelved::read("rate_reduction", "approved_and_closed").with(|case| case.closed = Some(at)),
        Shelved::read("escalation", "silent_customer").with(|case| case.deleted = Some(later)),
    ];
    for (minutes, shelved) in (0_i64..).zip(&mut cases) {
        shelved.case.id = casewright_core::id::CaseId::new(format!("case_{minutes}"));
        shelved.case.edited = later - chrono::TimeDelta::hours(minutes * 7);
    }
    cases[0].case.id = Shelved::read("ccc", "cancellation").case.id;
    let mut records: Vec<(String, String)> = cases.iter().map(Shelved::record).collect();
    for (id, text) in [("damagedcase", "{\"schema\":2,\"id\":\"damagedcase\","), ("newercase", "{\"schema\":99}")] {
        records.push((format!("casewright.case.{id}"), text.to_owned()));
    }
    records
}
