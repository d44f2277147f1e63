//! Whether an answer says the same as the right one.

use chrono::TimeDelta;

use crate::procedure::{Column, Kind};
use crate::value::{Row, Value};

/// Two times are the same if they are less than this apart: nobody notes the minute, and a clock counts as late only after
/// an hour.
const SAME_TIME: TimeDelta = TimeDelta::hours(1);

/// A text in one's own words counts from this many letters and digits on: enough for "QW", too much for a dash or a dot.
const LEAST_LETTERS: usize = 2;

/// Whether a value says the same as the right one. Compared are values, not what was typed.
///
/// Texts in one's own words (`line`, `paragraph`) need not be the same: whatever has two letters or digits is taken for an
/// answer. Of a log, at least as many entries are wanted. Rows may be in any order.
pub(super) fn says_the_same(kind: &Kind, right: &Value, given: &Value) -> bool {
    match (kind, right, given) {
        (Kind::Line | Kind::Paragraph, Value::Text(_), Value::Text(text)) => {
            right == given || text.chars().filter(|c| c.is_alphanumeric()).take(LEAST_LETTERS).count() == LEAST_LETTERS
        }
        (Kind::Email | Kind::Link, Value::Text(right), Value::Text(text)) => right.eq_ignore_ascii_case(text),
        (Kind::Phone, Value::Text(right), Value::Text(text)) => digits(right).eq(digits(text)),
        (Kind::Time, Value::Time(right), Value::Time(time)) => (*right - *time).abs() < SAME_TIME,
        (Kind::Log(_), Value::List(right), Value::List(entries)) => entries.len() >= right.len(),
        (Kind::Rows(columns), Value::List(right), Value::List(rows)) => same_rows(columns, right, rows),
        _ => right == given,
    }
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(char::is_ascii_digit)
}

/// Each right row has one of its own.
fn same_rows(columns: &[Column], right: &[Row], rows: &[Row]) -> bool {
    let mut left: Vec<&Row> = rows.iter().collect();
    let found = right.iter().all(|right| {
        let place = left.iter().position(|row| same_row(columns, right, row));
        place.map(|place| left.remove(place)).is_some()
    });
    found && left.is_empty()
}

/// Cells that the right row leaves empty may be filled.
fn same_row(columns: &[Column], right: &Row, row: &Row) -> bool {
    right.iter().all(|(id, right)| {
        let kind = columns.iter().find(|column| column.id == *id).map_or(&Kind::Line, |column| &column.kind);
        row.iter().any(|(other, given)| other == id && says_the_same(kind, right, given))
    })
}

#[cfg(test)]
mod tests {
    use super::says_the_same;
    use crate::id::ColumnId;
    use crate::procedure::{Column, Kind};
    use crate::value::{Money, Value, Zone, read_date, read_time};

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn own_words_count_if_there_are_any() {
        for (given, same) in [("The price rose again.", true), ("QW", true), ("-", false), ("…", false), ("x", false)]
        {
            assert_eq!(says_the_same(&Kind::Paragraph, &text("Too expensive"), &text(given)), same, "{given}");
        }
        assert!(says_the_same(&Kind::Line, &text("1"), &text("1")), "the right text itself, however short");
    }

    #[test]
    fn values_are_compared_rather_than_what_was_typed() {
        let [date, other] = ["6/3/2024", "2024-06-04"].map(|text| Value::Date(read_date(text).unwrap()));
        assert!(says_the_same(&Kind::Date, &date, &Value::Date(read_date("2024-06-03").unwrap())));
        assert!(!says_the_same(&Kind::Date, &date, &other));
        assert!(says_the_same(&Kind::Email, &text("dana@cedar.example"), &text("Dana@Cedar.example")));
        assert!(!says_the_same(&Kind::Email, &text("dana@cedar.example"), &text("dan@cedar.example")));
        assert!(says_the_same(&Kind::Phone, &text("+1 402 555-0136"), &text("+14025550136")));
        let time = |text| Value::Time(read_time(text, &Zone::fixed(0)).unwrap());
        assert!(says_the_same(&Kind::Time, &time("2026-03-03 09:00"), &time("2026-03-03 09:59")));
        assert!(!says_the_same(&Kind::Time, &time("2026-03-03 09:00"), &time("2026-03-03 08:00")));
    }

    #[test]
    fn rows_may_stand_in_any_order() {
        let column = |id: &str, kind| Column { id: ColumnId::new(id), kind, ..Column::default() };
        let kind = Kind::Rows(vec![column("what", Kind::Line), column("sum", Kind::Money)]);
        let row = |what: &str, sum: &str| {
            vec![(ColumnId::new("what"), text(what)), (ColumnId::new("sum"), Value::Money(Money::read(sum).unwrap()))]
        };
        let right = Value::List(vec![row("Panel", "$100"), row("Gateway", "$50")]);
        let same = |rows| says_the_same(&kind, &right, &Value::List(rows));
        assert!(same(vec![row("gateway (old)", "50"), row("a panel", "100.00")]));
        assert!(!same(vec![row("Panel", "100")]));
        assert!(!same(vec![row("Panel", "100"), row("Gateway", "50"), row("Cable", "5")]));
        assert!(!same(vec![row("Panel", "100"), row("Gateway", "51")]));
    }
}
