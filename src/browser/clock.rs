//! The time, and the reader's time zone.
//!
//! The changes of daylight saving time are found by asking the browser's `Date`, so the page carries no table of time zones.

use std::cell::OnceCell;

use chrono::{DateTime, TimeDelta};
use gloo_timers::callback::{Interval, Timeout};
use js_sys::Date;
use wasm_bindgen::JsValue;

use casewright_core::value::{Instant, Now, Zone};

/// The range in which the reader's zone is observed: enough for every date in a case.
const PAST: TimeDelta = TimeDelta::days(2 * 366);
const FUTURE: TimeDelta = TimeDelta::days(3 * 366);

thread_local! {
    static ZONE: OnceCell<Zone> = const { OnceCell::new() };
}

/// This moment.
pub fn instant() -> Instant {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for as long as the calendar does")]
    DateTime::from_timestamp_millis(Date::now() as i64).unwrap_or_default()
}

/// This moment, in the reader's zone.
pub fn now() -> Now {
    let instant = instant();
    Now { instant, zone: zone(instant) }
}

/// Runs `f` once after this many ms, unless dropped before.
#[derive(Debug)]
#[must_use = "nothing happens once this is dropped"]
pub struct Later(#[expect(dead_code, reason = "held for its drop")] Timeout);

pub fn later(milliseconds: u32, f: impl FnOnce() + 'static) -> Later {
    Later(Timeout::new(milliseconds, f))
}

/// Runs `f` repeatedly until dropped.
#[derive(Debug)]
#[must_use = "nothing happens once this is dropped"]
pub struct Every(#[expect(dead_code, reason = "held for its drop")] Interval);

pub fn every(milliseconds: u32, f: impl Fn() + 'static) -> Every {
    Every(Interval::new(milliseconds, f))
}

/// Observed once: asking the browser for hundreds of offsets takes longer than a key press may.
fn zone(now: Instant) -> Zone {
    let observed = || Zone::observed(now - PAST, now + FUTURE, offset);
    ZONE.with(|zone| zone.get_or_init(observed).clone())
}

/// Seconds east of UTC.
fn offset(at: Instant) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "exact for some 285,000 years")]
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    #[expect(clippy::cast_possible_truncation, reason = "an offset is less than a day")]
    let minutes_west = date.get_timezone_offset() as i32;
    -60 * minutes_west
}
