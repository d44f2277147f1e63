//! How to write the other side of a comparison that does not fit, if it is plain what was meant.

use super::names::in_words;
use crate::syntax::{Ast, AstNode, Fault};
use casewright_core::procedure::Type;
use casewright_core::value::{Value, read_date};

/// Two types that do not go together in an expression. `between` completes "money … a number".
pub(super) fn clash(ast: &Ast, sides: [(&Ast, &Type); 2], between: &str) -> Fault {
    let [(left, first), (right, second)] = sides;
    let fault = Fault::new(ast.span.clone(), format!("{} {between} {}", in_words(first), in_words(second)));
    match rewritten(right, first).or_else(|| rewritten(left, second)) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// What to write for a value, so that it fits the other side.
fn rewritten(ast: &Ast, wanted: &Type) -> Option<String> {
    let AstNode::Value(value) = &ast.node else { return None };
    match (value, wanted) {
        (Value::Number(number), Type::Money) => Some(format!("write `${number}`, since it is an amount")),
        (Value::Money(money), Type::Number) => {
            let number = money.to_string().replace(['$', ','], "");
            let number = number.strip_suffix(".00").unwrap_or(&number);
            Some(format!("write `{number}`, since it is not an amount"))
        }
        (Value::Text(text), Type::Date) => match read_date(text) {
            Some(date) => Some(format!("write `{date}`, without quotes")),
            None => Some("write a date like `2026-12-31`, without quotes".to_owned()),
        },
        (Value::Text(text), Type::YesNo) => match text.to_lowercase().as_str() {
            "yes" | "true" => Some("write `yes`, without quotes".to_owned()),
            "no" | "false" => Some("write `no`, without quotes".to_owned()),
            _ => None,
        },
        (Value::Text(text), Type::Choice(_)) => Some(format!("write the option's id without quotes: `{text}`")),
        (Value::Text(text), Type::Number) if text.parse::<f64>().is_ok() => {
            Some(format!("write `{text}`, without quotes"))
        }
        (Value::Text(text), Type::Money) => {
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            (!digits.is_empty()).then(|| format!("write `${digits}`, without quotes"))
        }
        (Value::Number(number), Type::Span(_) | Type::Date | Type::Time) => {
            Some(format!("write a span, such as `{number} days`"))
        }
        _ => None,
    }
}

/// What to write for `true` and `false`, which are no answers.
pub(super) fn truth(name: &str) -> Option<&'static str> {
    match name.to_lowercase().as_str() {
        "true" => Some("write `yes`: the answers are `yes` and `no`"),
        "false" => Some("write `no`: the answers are `yes` and `no`"),
        _ => None,
    }
}
