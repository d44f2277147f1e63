//! Reads an answer that was typed from memory.

use super::Question;
use super::solve::Reply;
use crate::engine::Moment;
use crate::value::{Money, Number, Unit, Value, read_date, read_time};

impl Question {
    /// Whether a typed answer is the right one: dates, times, amounts and numbers however they are written, texts
    /// whatever their capitals and punctuation.
    pub fn judge(&self, typed: &str) -> bool {
        match &self.right {
            Reply::Value(Value::Date(day)) | Reply::Moment(Moment::Day(day)) => read_date(typed) == Some(*day),
            Reply::Value(Value::Time(time)) | Reply::Moment(Moment::Time(time)) => {
                // What is shown has no seconds.
                let minute = |time: crate::value::Instant| time.timestamp().div_euclid(60);
                read_time(typed, &self.zone).map(minute) == Some(minute(*time))
            }
            Reply::Value(Value::Money(money)) => Money::read(typed) == Some(*money),
            Reply::Value(Value::Number(number)) => Number::read(typed) == Some(*number),
            Reply::Value(Value::Span(span)) if span.unit == Unit::Days && words(typed) == span.count.to_string() => {
                true
            }
            reply => words(typed) == words(&reply.says(&self.zone)),
        }
    }
}

fn words(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
