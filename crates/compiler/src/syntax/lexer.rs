//! Splits expressions into tokens.

use std::ops::Range;

use super::Fault;
use casewright_core::value::{Money, Number, read_date};
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Word(String),
    Number(Number),
    Money(Money),
    Date(NaiveDate),
    Text(String),
    /// One of `== != < <= > >= + - ( ) , .`
    Sign(&'static str),
}

pub(super) type Tokens = Vec<(Token, Range<usize>)>;

/// Longest first, so that `<=` is not read as `<`.
const SIGNS: [&str; 12] = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "(", ")", ",", "."];

/// Signs of other languages, and what they are here.
const MISTAKEN: [(&str, &str); 13] = [
    ("=>", ">="),
    ("=<", "<="),
    ("<>", "!="),
    ("=!", "!="),
    ("===", "=="),
    ("≥", ">="),
    ("≤", "<="),
    ("≠", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("–", "-"),
    ("—", "-"),
    ("−", "-"),
];

/// The tokens of a text with their places.
pub(super) fn tokens(text: &str) -> Result<Tokens, Fault> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        if first.is_whitespace() {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (token, length) = token(rest, start)?;
        tokens.push((token, start..start + length));
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(tokens)
}

/// The first token of `rest` and its length. `start` is the place of `rest`, for faults.
fn token(rest: &str, start: usize) -> Result<(Token, usize), Fault> {
    let first = rest.chars().next().unwrap_or_default();
    if first.is_ascii_alphabetic() || first == '_' {
        let word: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let length = word.len();
        return Ok((Token::Word(word), length));
    }
    if first.is_ascii_digit() || first == '$' {
        return figure(rest, start);
    }
    if first == '"' || first == '\'' {
        let inside = rest.get(1..).unwrap_or_default();
        let Some(end) = inside.find(first) else {
            return Err(Fault::new(start..start + rest.len(), "this text has no closing quote"));
        };
        return Ok((Token::Text(inside.get(..end).unwrap_or_default().to_owned()), end + 2));
    }
    if let Some((wrong, right)) = MISTAKEN.iter().find(|(wrong, _)| rest.starts_with(wrong)) {
        let fault = Fault::new(start..start + wrong.len(), format!("`{wrong}` means nothing here"));
        return Err(fault.help(format!("write `{right}`")));
    }
    for sign in SIGNS {
        if rest.starts_with(sign) {
            return Ok((Token::Sign(sign), sign.len()));
        }
    }
    let help = match first {
        '=' => "write `==` to compare".to_owned(),
        '!' => "write `not`".to_owned(),
        '&' => "write `and`".to_owned(),
        '|' => "write `or`".to_owned(),
        '“' | '”' | '‘' | '’' => "write straight quotes".to_owned(),
        _ => "see \"Expressions\" in docs/procedures.md".to_owned(),
    };
    Err(Fault::new(start..start + first.len_utf8(), format!("`{first}` means nothing here")).help(help))
}

/// A number, an amount or a date.
fn figure(rest: &str, start: usize) -> Result<(Token, usize), Fault> {
    let mut length = 0;
    let bytes = rest.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while let Some(byte) = bytes.get(length) {
        let goes_on = match byte {
            b'0'..=b'9' => true,
            b'$' => length == 0,
            b'.' => digit_at(length + 1),
            // A comma separates thousands only in amounts; elsewhere it separates arguments.
            b',' => bytes.first() == Some(&b'$') && (1..=3).all(|i| digit_at(length + i)) && !digit_at(length + 4),
            b'-' => date_like(rest) && length < 10,
            b'/' => digit_at(length + 1),
            _ => false,
        };
        if !goes_on {
            break;
        }
        length += 1;
    }
    let span = start..start + length;
    let figure = rest.get(..length).unwrap_or_default();
    let token = if figure.starts_with('$') {
        Money::read(figure).map(Token::Money)
    } else if figure.contains(['-', '/']) {
        if figure.contains('/') {
            let help = read_date(figure).map_or("write it like 2026-12-31".into(), |date| format!("write `{date}`"));
            return Err(Fault::new(span, "dates in expressions are written year first").help(help));
        }
        read_date(figure).map(Token::Date)
    } else {
        Number::read(figure).map(Token::Number)
    };
    token
        .map(|token| (token, length))
        .ok_or_else(|| Fault::new(span, format!("`{figure}` is not a number, amount or date")))
}

/// Whether a text begins like `2024-06-03`.
fn date_like(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 10
        && bytes
            .iter()
            .take(10)
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() })
}
