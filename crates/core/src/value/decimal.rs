//! Exact decimal numbers, without floating point.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number with up to four decimals, stored in ten-thousandths, so that `0.1 + 0.2` is `0.3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(pub i64);

const SCALE: i64 = 10_000;

impl Number {
    /// A whole number; saturates at the largest that fits.
    pub fn whole(n: i64) -> Number {
        Number(n.saturating_mul(SCALE))
    }

    /// Reads `12`, `1,200`, `-3` and `0.25`. `None` for anything else, or for more than four decimals.
    pub fn read(text: &str) -> Option<Number> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let units = read_scaled(digits, 4)?;
        Some(Number(if negative { -units } else { units }))
    }

    /// The sum; `None` if it does not fit.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        self.0.checked_add(other.0).map(Number)
    }

    /// The difference; `None` if it does not fit.
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.0.checked_sub(other.0).map(Number)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.unsigned_abs();
        let scale = SCALE.unsigned_abs();
        let fraction = format!("{:04}", units % scale);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{fraction}", grouped(units / scale))
    }
}

/// Reads digits with optional thousands separators and at most `decimals` decimals, as a multiple of the smallest unit.
pub(super) fn read_scaled(text: &str, decimals: usize) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if (whole.is_empty() && fraction.is_empty()) || fraction.len() > decimals {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    if grouped && (first.is_empty() || first.len() > 3) {
        return None;
    }
    let mut digits = String::from(first);
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.push_str(fraction);
    for _ in fraction.len()..decimals {
        digits.push('0');
    }
    // `parse` would accept a sign here, but nobody means "1-2" or "+5".
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Digits in groups of three: `1,234,567`.
pub(super) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn reads_and_writes() {
        for (text, back) in [("12", "12"), ("1,200", "1,200"), ("-3", "-3"), (".5", "0.5"), ("0.2500", "0.25")] {
            assert_eq!(Number::read(text).map(|n| n.to_string()).as_deref(), Some(back), "{text}");
        }
        for text in ["", "-", ".", "1,20", "+5", "1.00001", "twelve", "１２", "99999999999999999999"] {
            assert_eq!(Number::read(text), None, "{text}");
        }
    }
}
