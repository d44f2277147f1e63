//! Values as JSON: reading them, and writing times.

use super::{Chosen, Hours, Instant, Money, Number, Span, Unit, Value, Zone, read_date, read_time, write_utc};
use crate::json::{Json, Read, Write, or_fault, read_form, read_record, text};
use chrono::NaiveDate;

read_record! {
    Span { count, unit }
    Hours { days, from, to, us_federal, holidays }
    Chosen { id, label }
}

read_form! { Unit { "minutes" => Minutes (), "days" => Days (), "months" => Months () }}

read_form! { Value {
    "yes_no" => YesNo (one), "text" => Text (one), "number" => Number (one), "money" => Money (one),
    "date" => Date (one), "time" => Time (one), "span" => Span (one), "choice" => Choice (one),
    "choices" => Choices (one), "list" => List (one),
}}

impl Read for Number {
    fn read(json: &Json, whole: &mut bool) -> Number {
        Number(Read::read(json, whole))
    }
}

impl Read for Money {
    fn read(json: &Json, whole: &mut bool) -> Money {
        Money(Read::read(json, whole))
    }
}

impl Read for NaiveDate {
    fn read(json: &Json, whole: &mut bool) -> NaiveDate {
        or_fault(read_date(text(json, whole)), whole)
    }
}

impl Read for Instant {
    /// A time without an offset is taken as UTC: what we write has one.
    fn read(json: &Json, whole: &mut bool) -> Instant {
        // With its offset taken off, a time may be of a year that is not read.
        let at = read_time(text(json, whole), &Zone::fixed(0));
        or_fault(at.filter(|at| read_time(&write_utc(*at), &Zone::fixed(0)).is_some()), whole)
    }
}

impl Write for Instant {
    fn write(&self, out: &mut String) {
        write_utc(*self).write(out);
    }
}
