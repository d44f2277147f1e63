//! The reader's zone, as the engine is told it, against the browser's own calendar.

use casewright::browser::clock;
use chrono::{Datelike as _, TimeDelta, Timelike as _};
use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Year, month, day, hour and minute at the reader's place, as the browser has them.
fn as_the_browser_says(milliseconds: i64) -> (i32, u32, u32, u32, u32) {
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    (date.get_full_year() as i32, date.get_month() + 1, date.get_date(), date.get_hours(), date.get_minutes())
}

#[wasm_bindgen_test]
fn the_zone_is_that_of_the_browser_at_every_hour() {
    let now = clock::now();
    let mut offsets = std::collections::BTreeSet::new();
    for hours in -24 * 500..24 * 900 {
        // Seven minutes past, so that no hour is met exactly on a change.
        let instant = now.instant + TimeDelta::hours(hours) + TimeDelta::minutes(7);
        let local = now.zone.local(instant);
        let ours = (local.year(), local.month(), local.day(), local.hour(), local.minute());
        assert_eq!(ours, as_the_browser_says(instant.timestamp_millis()), "{instant}");
        offsets.insert(local - instant.naive_utc());
    }
    assert_eq!(offsets.len(), 2, "this test wants a place where the clocks are changed; `make test-browser` sets one");
}

#[wasm_bindgen_test]
fn the_clocks_are_changed_at_the_very_second() {
    let now = clock::now();
    // 8 March 2026 and 1 November 2026, at two o'clock in Chicago.
    for change in [1_772_956_800, 1_793_516_400] {
        for second in [change - 1, change] {
            let instant = chrono::DateTime::from_timestamp(second, 0).unwrap();
            let local = now.zone.local(instant);
            let ours = (local.year(), local.month(), local.day(), local.hour(), local.minute());
            assert_eq!(ours, as_the_browser_says(second * 1000), "{instant}");
        }
    }
}

#[wasm_bindgen_test]
fn now_is_now() {
    let before = Date::now();
    let now = clock::instant().timestamp_millis() as f64;
    assert!(before.floor() <= now && now <= Date::now(), "{now} is not now");
}
