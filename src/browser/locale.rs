//! Dates, times, numbers and money as the reader writes them. The browser knows how; tables of our own would be larger
//! than the page.
//!
//! For display only. Posts and stored data keep one form for all readers.

use std::cell::{OnceCell, RefCell};

use chrono::{NaiveDate, TimeDelta};
use js_sys::{Array, Function, Intl, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use casewright_core::value::{Instant, Zone};

/// The options of each format, indexed like [`FORMATS`]. Months have names: half of the readers would take 03/06 for a
/// different day, and the posts beside them use American dates.
const OPTIONS: [&str; 7] = [
    r#"{"dateStyle":"medium","timeZone":"UTC"}"#,
    r#"{"timeStyle":"short"}"#,
    r#"{"dateStyle":"medium","timeStyle":"short"}"#,
    r#"{"month":"numeric","day":"numeric","timeZone":"UTC"}"#,
    r#"{"weekday":"short","timeZone":"UTC"}"#,
    "{}",
    r#"{"style":"currency","currency":"USD"}"#,
];
const DAY: usize = 0;
const CLOCK: usize = 1;
const TIME: usize = 2;
const MONTH_AND_DAY: usize = 3;
const WEEKDAY: usize = 4;
const NUMBER: usize = 5;
const MONEY: usize = 6;

thread_local! {
    static PLACE: RefCell<Option<Zone>> = const { RefCell::new(None) };
    /// Creating one takes as long as hundreds of uses.
    static FORMATS: [OnceCell<Function>; OPTIONS.len()] = const { [const { OnceCell::new() }; OPTIONS.len()] };
}

/// Writes the times of a practice case as a clock at its own place shows them; `None` for the reader's place.
pub fn set_place(zone: Option<Zone>) {
    PLACE.set(zone);
}

/// The time at which a clock here shows what a clock at the place shows.
fn there(time: Instant) -> Instant {
    let moved = |zone: &Zone| super::clock::now().zone.instant(zone.local(time));
    PLACE.with_borrow(|place| place.as_ref().map_or(time, moved))
}

/// A day.
pub fn day(day: NaiveDate) -> String {
    // Formatted in UTC, so that it is the same day wherever the reader is.
    time_as(DAY, day.and_time(chrono::NaiveTime::MIN).and_utc())
}

/// A day of the week, of which Monday is 0, in short.
pub fn weekday(day: u32) -> String {
    // The 5th of January 1970 was a Monday.
    time_as(WEEKDAY, Instant::UNIX_EPOCH + TimeDelta::days(4 + i64::from(day)))
}

/// The time of day.
pub fn clock(time: Instant) -> String {
    time_as(CLOCK, there(time))
}

/// Day and time.
pub fn time(time: Instant) -> String {
    time_as(TIME, there(time))
}

/// A day of this year, in numbers, where there is room for no more.
pub fn short_day(day: NaiveDate) -> String {
    time_as(MONTH_AND_DAY, day.and_time(chrono::NaiveTime::MIN).and_utc())
}

/// True if the reader writes the day before the month and might mean another day by `3/6/2026` than the page reads.
pub fn is_day_first() -> bool {
    let last = NaiveDate::from_ymd_opt(1970, 1, 31).unwrap_or_default();
    short_day(last).starts_with("31")
}

/// A number written in digits, with a point before the decimals.
pub fn number(digits: &str) -> String {
    written(NUMBER, digits.into())
}

/// A sum as the core writes it: `$1,250.00` or `1,200.5`.
pub fn sum(sum: &str) -> String {
    let digits: String = sum.chars().filter(|sign| !matches!(sign, '$' | ',')).collect();
    written(if sum.contains('$') { MONEY } else { NUMBER }, digits.as_str().into())
}

fn time_as(kind: usize, time: Instant) -> String {
    #[expect(clippy::cast_precision_loss, reason = "exact for some 285,000 years")]
    written(kind, JsValue::from_f64(time.timestamp_millis() as f64))
}

fn written(kind: usize, value: JsValue) -> String {
    FORMATS
        .with(|formats| {
            let format = formats.get(kind)?.get_or_init(|| format(kind));
            format.call1(&JsValue::UNDEFINED, &value).ok()?.as_string()
        })
        .unwrap_or_default()
}

fn format(kind: usize) -> Function {
    let locale = super::page::root_element().and_then(|root| root.get_attribute("data-locale"));
    let locales: Array = locale.into_iter().map(JsValue::from).collect();
    let options = OPTIONS.get(kind).and_then(|options| JSON::parse(options).ok());
    let options: Object = options.map_or_else(Object::new, JsCast::unchecked_into);
    if kind < NUMBER {
        Intl::DateTimeFormat::new(&locales, &options).format()
    } else {
        Intl::NumberFormat::new(&locales, &options).format()
    }
}
