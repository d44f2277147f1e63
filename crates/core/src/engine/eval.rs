//! Evaluates expressions in three-valued logic: yes, no and unknown.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::found::{About, Found};
use super::scope::Scope;
use crate::id::{ColumnId, FieldId, StepId};
use crate::procedure::{Comparison, Expr, Kind};
use crate::value::{Money, Number, Row, Span, Unit, Value};

impl Scope<'_> {
    /// The value of an expression; `row` is the current row within `[each …]`.
    pub fn eval(&self, expr: &Expr, row: Option<&Row>) -> Found {
        match expr {
            Expr::Value(value) => Found::known(value.clone()),
            Expr::Field(id) => self.field_found(id),
            Expr::Define(id) => self.define(id),
            Expr::Column(id) => Found { value: cell(row, id).cloned(), ..Found::default() },
            Expr::Today => Found::known(Value::Date(self.today())),
            Expr::Now => Found::known(Value::Time(self.instant())),
            Expr::Begun => self.begun().map_or_else(Found::unknown, |begun| Found {
                because: vec![About::Case],
                ..Found::known(Value::Date(self.zone().local(begun).date()))
            }),
            Expr::Not(inner) => map(self.eval(inner, row), |value| match value {
                Value::YesNo(yes) => Some(Value::YesNo(!yes)),
                _ => None,
            }),
            Expr::And(all) => self.decided_by(all, row, false),
            Expr::Or(all) => self.decided_by(all, row, true),
            Expr::Compare(left, comparison, right) => {
                both(self.eval(left, row), self.eval(right, row), |a, b| compare(a, *comparison, b))
            }
            Expr::Has(inner, option) => map(self.eval(inner, row), |value| match value {
                Value::Choices(chosen) => Some(Value::YesNo(chosen.iter().any(|one| one.id == *option))),
                _ => None,
            }),
            Expr::Add(left, right) => both(self.eval(left, row), self.eval(right, row), |a, b| self.sum(a, b)),
            Expr::Subtract(left, right) => {
                both(self.eval(left, row), self.eval(right, row), |a, b| self.difference(a, b))
            }
            Expr::Answered(id) => {
                let answered = self.field(id).is_some_and(|reading| reading.value.is_some());
                Found { because: vec![About::Field(id.clone())], ..Found::known(Value::YesNo(answered)) }
            }
            Expr::Known(inner) => {
                let found = self.eval(inner, row);
                Found { because: found.because, ..Found::known(Value::YesNo(found.value.is_some())) }
            }
            Expr::Done(id) => {
                let done = self.step_done(id);
                Found { because: vec![About::Step(id.clone())], ..Found::known(Value::YesNo(done)) }
            }
            Expr::Linked(id) => Found::known(Value::YesNo(self.is_linked(id))),
            Expr::Ticked(id) => self.ticked(id),
            Expr::Ready(id) => Found::known(Value::YesNo(self.post_ready(id))),
            Expr::Count(inner) => self.count(inner, row),
            Expr::Sum(field, column) => self.column_sum(field, column),
            Expr::Extreme(field, column, greatest) => {
                let wanted = if *greatest { Ordering::Greater } else { Ordering::Less };
                self.of_column(field, column, |cells| {
                    cells
                        .into_iter()
                        .reduce(|best, cell| if order(cell, best) == Some(wanted) { cell } else { best })
                        .cloned()
                })
            }
            Expr::Streak(field, column) => {
                let mut found = self.field_found(field);
                // No rows are zero days, not unknown.
                found.value = Some(Value::Number(Number::whole(streak(&self.dates(field, column)))));
                found.needs.clear();
                if found.because.is_empty() {
                    found.because.push(About::Field(field.clone()));
                }
                found
            }
            Expr::Log(field) => self.written(field, |mut written| {
                if let Some(Kind::Log(true)) = self.field_part(field).map(|field| &field.kind) {
                    written.reverse();
                }
                written.join("\n")
            }),
            Expr::Newest(field) => self.written(field, |mut written| written.pop().unwrap_or_default()),
            Expr::Days(inner) => map(self.eval(inner, row), |value| match value {
                Value::Span(Span { count, unit: Unit::Days }) => Some(Value::Number(Number::whole(*count))),
                _ => None,
            }),
            Expr::Day(inner) => map(self.eval(inner, row), |value| match value {
                Value::Time(time) => Some(Value::Date(self.zone().local(*time).date())),
                _ => None,
            }),
            Expr::Least(all) => self.extreme(all, row, Ordering::Less),
            Expr::Greatest(all) => self.extreme(all, row, Ordering::Greater),
            Expr::If(condition, yes, no) => {
                let condition = self.eval(condition, row);
                let Some(Value::YesNo(holds)) = condition.value else {
                    return Found { value: None, ..condition };
                };
                let mut found = self.eval(if holds { yes } else { no }, row);
                found.join(&condition);
                found
            }
        }
    }

    fn field_found(&self, id: &FieldId) -> Found {
        let Some(reading) = self.field(id) else { return Found::unknown() };
        match (&reading.value, reading.shown) {
            (Some(value), _) => Found { because: vec![About::Field(id.clone())], ..Found::known(value.clone()) },
            (None, true) => Found { needs: vec![id.clone()], ..Found::unknown() },
            (None, false) => Found { needs: reading.needs.clone(), ..Found::unknown() },
        }
    }

    /// `and` is decided by the first no, `or` by the first yes; otherwise all operands must be known.
    fn decided_by(&self, all: &[Expr], row: Option<&Row>, decisive: bool) -> Found {
        let mut joined = Found::unknown();
        let mut unknown = false;
        for expr in all {
            let found = self.eval(expr, row);
            match found.value {
                Some(Value::YesNo(yes)) if yes == decisive => return Found { needs: Vec::new(), ..found },
                Some(Value::YesNo(_)) => {}
                _ => unknown = true,
            }
            joined.join(&found);
        }
        if unknown { joined } else { Found { value: Some(Value::YesNo(!decisive)), ..joined } }
    }

    fn ticked(&self, id: &StepId) -> Found {
        let shown = self.step_shows(id).is_yes();
        let time = self.tick(id).filter(|_| shown);
        let because = vec![About::Step(id.clone())];
        Found { value: time.map(Value::Time), because, ..Found::default() }
    }

    /// A count. No options and no rows are zero, not unknown.
    fn count(&self, inner: &Expr, row: Option<&Row>) -> Found {
        let found = self.eval(inner, row);
        let count = match &found.value {
            Some(Value::Choices(chosen)) => chosen.len(),
            Some(Value::List(rows)) => rows.len(),
            _ => 0,
        };
        let mut because = found.because;
        if let (Expr::Field(id), true) = (inner, because.is_empty()) {
            because.push(About::Field(id.clone()));
        }
        Found { because, ..Found::known(Value::Number(Number::whole(i64::try_from(count).unwrap_or(i64::MAX)))) }
    }

    fn column_sum(&self, field: &FieldId, column: &ColumnId) -> Found {
        let mut found = self.field_found(field);
        // The sum of the other rows is not the sum.
        if self.field(field).is_some_and(|reading| reading.problem.is_some()) {
            return Found { value: None, needs: vec![field.clone()], ..found };
        }
        let Some(Value::List(rows)) = &found.value else { return Found { value: None, ..found } };
        let mut cells = rows.iter().filter_map(|row| cell(Some(row), column)).cloned();
        let first = cells.next().unwrap_or(self.nothing(field, column));
        found.value = cells.try_fold(first, |sum, value| self.sum(&sum, &value));
        found
    }

    /// The dates in a column.
    pub(super) fn dates(&self, field: &FieldId, column: &ColumnId) -> Vec<NaiveDate> {
        let date = |row: &Row| match cell(Some(row), column) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        };
        self.rows(field).iter().filter_map(date).collect()
    }

    /// Aggregates the cells of a column, ignoring empty ones.
    fn of_column(
        &self,
        field: &FieldId,
        column: &ColumnId,
        come_to: impl FnOnce(Vec<&Value>) -> Option<Value>,
    ) -> Found {
        let found = self.field_found(field);
        let value = match &found.value {
            Some(Value::List(rows)) => come_to(rows.iter().filter_map(|row| cell(Some(row), column)).collect()),
            _ => None,
        };
        Found { value, ..found }
    }

    /// The entries of a log as printed, oldest first; unknown if there are none.
    fn written(&self, field: &FieldId, come_to: impl FnOnce(Vec<String>) -> String) -> Found {
        let found = self.field_found(field);
        if found.value.is_none() {
            return found;
        }
        let standing = self.log(field).filter(|entry| !entry.struck);
        let written = standing.map(|entry| entry.written(self.zone())).collect();
        Found { value: Some(Value::Text(come_to(written).into())), ..found }
    }

    /// The sum of no cells: $0.00 for a column of money, 0 for a column of numbers.
    fn nothing(&self, field: &FieldId, column: &ColumnId) -> Value {
        let money = self.field_part(field).is_some_and(|field| match &field.kind {
            Kind::Rows(columns) => columns.iter().any(|one| one.id == *column && one.kind == Kind::Money),
            _ => false,
        });
        if money { Value::Money(Money(0)) } else { Value::Number(Number(0)) }
    }

    /// The least or greatest of the known values.
    fn extreme(&self, all: &[Expr], row: Option<&Row>, wanted: Ordering) -> Found {
        let mut best = Found::unknown();
        for expr in all {
            let mut found = self.eval(expr, row);
            let better = match (&best.value, &found.value) {
                (None, Some(_)) => true,
                (Some(old), Some(new)) => order(new, old) == Some(wanted),
                (_, None) => false,
            };
            if better {
                std::mem::swap(&mut best, &mut found);
            }
            if best.value.is_some() && found.value.is_none() {
                // An unknown value had no part in the choice.
                continue;
            }
            best.join(&found);
        }
        if best.value.is_some() {
            best.needs.clear();
        }
        best
    }

    fn sum(&self, a: &Value, b: &Value) -> Option<Value> {
        match (a, b) {
            (Value::Number(a), Value::Number(b)) => a.checked_add(*b).map(Value::Number),
            (Value::Money(a), Value::Money(b)) => a.checked_add(*b).map(Value::Money),
            (Value::Date(date), Value::Span(span)) => span.after_date(*date).map(Value::Date),
            (Value::Time(time), Value::Span(span)) => span.after_time(*time, self.zone()).map(Value::Time),
            (Value::Span(a), Value::Span(b)) if a.unit == b.unit => {
                Some(Value::Span(Span { count: a.count.checked_add(b.count)?, unit: a.unit }))
            }
            _ => None,
        }
    }

    fn difference(&self, a: &Value, b: &Value) -> Option<Value> {
        match (a, b) {
            (Value::Number(a), Value::Number(b)) => a.checked_sub(*b).map(Value::Number),
            (Value::Money(a), Value::Money(b)) => a.checked_sub(*b).map(Value::Money),
            (Value::Date(a), Value::Date(b)) => Some(Value::Span(Span::days((*a - *b).num_days()))),
            (Value::Time(a), Value::Time(b)) => {
                Some(Value::Span(Span { count: (*a - *b).num_minutes(), unit: Unit::Minutes }))
            }
            (_, Value::Span(span)) => self.sum(a, &Value::Span(span.negated())),
            _ => None,
        }
    }
}

fn cell<'r>(row: Option<&'r Row>, column: &ColumnId) -> Option<&'r Value> {
    row?.iter().find(|(id, _)| id == column).map(|(_, value)| value)
}

/// The longest run of consecutive days in a list of dates.
pub(super) fn streak(named: &[NaiveDate]) -> i64 {
    let mut days: Vec<NaiveDate> = Vec::new();
    for day in named {
        if let Err(place) = days.binary_search(day) {
            days.insert(place, *day);
        }
    }
    let (mut longest, mut current, mut last) = (0_i64, 0_i64, None::<NaiveDate>);
    for day in days {
        let follows = last.and_then(|last| last.succ_opt()) == Some(day);
        current = if follows { current.saturating_add(1) } else { 1 };
        longest = longest.max(current);
        last = Some(day);
    }
    longest
}

fn map(found: Found, change: impl FnOnce(&Value) -> Option<Value>) -> Found {
    Found { value: found.value.as_ref().and_then(change), ..found }
}

/// Combines two values; unknown if either is.
fn both(mut left: Found, right: Found, combine: impl FnOnce(&Value, &Value) -> Option<Value>) -> Found {
    let value = match (&left.value, &right.value) {
        (Some(a), Some(b)) => combine(a, b),
        _ => None,
    };
    left.beyond |= right.beyond || (value.is_none() && left.value.is_some() && right.value.is_some());
    left.join(&right);
    left.value = value;
    left
}

fn compare(a: &Value, comparison: Comparison, b: &Value) -> Option<Value> {
    let holds = match comparison {
        Comparison::Equal => same(a, b),
        Comparison::Unequal => !same(a, b),
        Comparison::Less => order(a, b)? == Ordering::Less,
        Comparison::AtMost => order(a, b)? != Ordering::Greater,
        Comparison::More => order(a, b)? == Ordering::Greater,
        Comparison::AtLeast => order(a, b)? != Ordering::Less,
    };
    Some(Value::YesNo(holds))
}

/// Options are equal if their ids are, whatever their labels.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Choice(a), Value::Choice(b)) => a.id == b.id,
        _ => a == b,
    }
}

fn order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Money(a), Value::Money(b)) => Some(a.cmp(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Time(a), Value::Time(b)) => Some(a.cmp(b)),
        (Value::Span(a), Value::Span(b)) if a.unit == b.unit => Some(a.count.cmp(&b.count)),
        _ => None,
    }
}
