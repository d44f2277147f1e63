//! Amounts of money, exact to the cent.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::decimal;

/// An amount in US cents. Not a floating-point number, so sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Reads `$1,250.00`, `1250`, `1250.5`, `-$20`, `$-20`, and US dollars by their other names: `US$20`, `USD 20`.
    ///
    /// `None` for anything else: more than two decimals (fractions of a cent cannot be billed), misplaced commas, another
    /// currency, or an amount that does not fit.
    pub fn read(text: &str) -> Option<Money> {
        let (negative, amount) = without_minus(text.trim());
        let bare = without_currency(amount);
        let (negative, digits) = match without_minus(bare) {
            // "$-20" is what some exports write.
            (true, digits) if !negative && bare.len() < amount.len() => (true, digits),
            _ => (negative, bare),
        };
        let cents = decimal::read_scaled(digits, 2)?;
        Some(Money(if negative { -cents } else { cents }))
    }

    /// The sum; `None` if it does not fit.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// The difference; `None` if it does not fit.
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        self.0.checked_sub(other.0).map(Money)
    }
}

/// Whether a minus sign stands in front, and the rest.
fn without_minus(text: &str) -> (bool, &str) {
    text.strip_prefix('-').map_or((false, text), |rest| (true, rest.trim_start()))
}

/// An amount without the mark of US dollars. The code stands on either side.
fn without_currency(amount: &str) -> &str {
    let amount = ["US$", "$", "USD"].iter().find_map(|mark| amount.strip_prefix(mark)).unwrap_or(amount);
    amount.strip_suffix("USD").unwrap_or(amount).trim()
}

/// `$1,250.00`, always with both decimals.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}${}.{:02}", decimal::grouped(cents / 100), cents % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn reads_what_people_write() {
        for (text, cents) in [
            ("$1,250.00", Some(125_000)),
            ("1250", Some(125_000)),
            (" $ 1250.5 ", Some(125_050)),
            ("0.01", Some(1)),
            ("-$20", Some(-2_000)),
            ("$-20", Some(-2_000)),
            ("-$-20", None),
            ("--20", None),
            ("1.250,00", None),
            ("1.250", None),
            ("1'250.00", None),
            ("(100.00)", None),
            ("US$100", Some(10_000)),
            ("USD 1,250.00", Some(125_000)),
            ("-USD 20", Some(-2_000)),
            ("USD -20", Some(-2_000)),
            ("$100 USD", Some(10_000)),
            ("--20 USD", None),
            ("USD", None),
            ("€100", None),
            ("100 €", None),
            ("£100", None),
            ("¥100", None),
            ("C$100", None),
            ("CAD 100", None),
            ("1 250.00", None),
            ("1’250.00", None),
            ("１２５０", None),
            ("100-", None),
            ("$1,234,567.89", Some(123_456_789)),
            ("1,2", None),
            ("12,50.00", None),
            ("1.005", None),
            ("$", None),
            ("", None),
            ("1e3", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Money::read(text), cents.map(Money), "{text}");
        }
    }

    #[test]
    fn writes_groups_and_cents() {
        assert_eq!(Money(125_000).to_string(), "$1,250.00");
        assert_eq!(Money(-5).to_string(), "-$0.05");
        assert_eq!(Money(10_000_000_000).to_string(), "$100,000,000.00");
        assert_eq!(Money(i64::MIN).to_string(), "-$92,233,720,368,547,758.08");
    }
}
