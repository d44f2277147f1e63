//! Business hours: adding time, what is reported about them, and that nothing changes without them.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod counting;
mod in_a_procedure;

use std::fs;

use casewright_compiler::compile;
use casewright_compiler::words::due_because;
use casewright_core::case::{Answer, Entries};
use casewright_core::engine::{Because, ClockState, Counts, DueState, Moment, evaluate};
use casewright_core::id::FieldId;
use casewright_core::procedure::{Procedure, read_index, read_procedure, write_pack};
use casewright_core::value::{Hours, Instant, Now, Span, Zone, read_date, read_time, write_date, write_time};
use casewright_testing::{CCC, manual, source, told};
use chrono::{NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _, Timelike as _};
use proptest::prelude::*;

use in_a_procedure::{BUSINESS, clocks, returns};

/// Chicago from 2015 to 2030; clocks change on a Sunday in March and in November.
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
    Hours { days: (0..5).collect(), from: 8 * 60, to: 17 * 60, us_federal: true, ..Hours::default() }
}

/// A pack as written by the build before business hours existed.
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
    assert_eq!(write_time(time, &zone), "11/21/2026 4:00 PM", "a Saturday");
    let because = due_because(&due, &zone);
    assert!(because.ends_with("; clock hours"), "{because}");
}

/// A build that does not know business hours would count every hour, so it must see that the pack is not for it.
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
