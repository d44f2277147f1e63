//! Parses expressions. `or` binds loosest, then `and`, `not`, comparisons, `+` and `-`.

use std::ops::Range;

use super::lexer::{Token, Tokens, tokens};
use super::spans::{UNITS, counted, in_letters, is_counting, is_unit};
use super::{Ast, AstNode, Fault};
use crate::suggest::help;
use casewright_core::procedure::Comparison;
use casewright_core::value::{Number, Span, Value};

/// Words that may follow a number without being its unit.
const KEYWORDS: [&str; 5] = ["and", "or", "has", "then", "else"];

/// The maximum nesting of parentheses and `not`: far more than anyone writes, far less than the stack holds.
const DEEPEST: usize = 60;

/// The maximum length in tokens, for the same reason: chains of `+` nest to the left.
const LONGEST: usize = 400;

/// Parses an expression.
///
/// # Errors
/// The first problem with its place. Never panics.
pub(crate) fn parse(text: &str) -> Result<Ast, Fault> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(Fault::new(0..text.len(), "there is no expression here"));
    }
    if tokens.len() > LONGEST {
        let help = "give names to parts of it with [[define]]";
        return Err(Fault::new(0..text.len(), "this expression is too long").help(help));
    }
    let mut parser = Parser { tokens, at: 0, depth: 0, end: text.len() };
    let ast = parser.either()?;
    match parser.peek() {
        None => Ok(ast),
        Some((token, span)) => Err(unexpected(token, span.clone())),
    }
}

/// Parses a span: `90 days`.
pub(crate) fn parse_span(text: &str) -> Result<Span, Fault> {
    let ast = parse(text)?;
    match ast.node {
        AstNode::Value(Value::Span(span)) => Ok(span),
        _ => Err(Fault::new(ast.span, "this is not a span").help("write for example `90 days` or `24 hours`")),
    }
}

struct Parser {
    tokens: Tokens,
    at: usize,
    depth: usize,
    end: usize,
}

impl Parser {
    fn peek(&self) -> Option<&(Token, Range<usize>)> {
        self.tokens.get(self.at)
    }

    fn take(&mut self) -> Option<(Token, Range<usize>)> {
        let token = self.peek().cloned();
        self.at += 1;
        token
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some((Token::Word(here), _)) if here == word);
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some((Token::Sign(here), _)) if *here == sign);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), Fault> {
        if self.sign(sign) {
            return Ok(());
        }
        Err(Fault::new(self.here(), format!("`{sign}` is missing here")))
    }

    /// The place of the next token, or of the end.
    fn here(&self) -> Range<usize> {
        self.peek().map_or(self.end..self.end, |(_, span)| span.clone())
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Parser) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth >= DEEPEST {
            let help = "give names to parts of it with [[define]]";
            return Err(Fault::new(self.here(), "this expression is nested too deeply").help(help));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn either(&mut self) -> Result<Ast, Fault> {
        let first = self.both()?;
        let mut all = vec![first];
        while self.word("or") {
            all.push(self.both()?);
        }
        Ok(chain(all, AstNode::Or))
    }

    fn both(&mut self) -> Result<Ast, Fault> {
        let first = self.negation()?;
        let mut all = vec![first];
        while self.word("and") {
            all.push(self.negation()?);
        }
        Ok(chain(all, AstNode::And))
    }

    fn negation(&mut self) -> Result<Ast, Fault> {
        let start = self.here().start;
        if self.word("not") {
            let inner = self.deeper(Parser::negation)?;
            return Ok(Ast { span: start..inner.span.end, node: AstNode::Not(Box::new(inner)) });
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Ast, Fault> {
        let left = self.sum()?;
        if self.word("has") {
            let right = self.sum()?;
            return Ok(pair(left, right, AstNode::Has));
        }
        let comparison = match self.peek() {
            Some((Token::Sign("=="), _)) => Comparison::Equal,
            Some((Token::Sign("!="), _)) => Comparison::Unequal,
            Some((Token::Sign("<"), _)) => Comparison::Less,
            Some((Token::Sign("<="), _)) => Comparison::AtMost,
            Some((Token::Sign(">"), _)) => Comparison::More,
            Some((Token::Sign(">="), _)) => Comparison::AtLeast,
            _ => return Ok(left),
        };
        self.at += 1;
        let right = self.sum()?;
        if matches!(self.peek(), Some((Token::Sign("==" | "!=" | "<" | "<=" | ">" | ">="), _))) {
            let help = "join two comparisons with `and`";
            return Err(Fault::new(self.here(), "comparisons cannot be chained").help(help));
        }
        Ok(pair(left, right, |left, right| AstNode::Compare(left, comparison, right)))
    }

    fn sum(&mut self) -> Result<Ast, Fault> {
        let mut left = self.part()?;
        loop {
            let make = if self.sign("+") {
                AstNode::Add
            } else if self.sign("-") {
                AstNode::Subtract
            } else {
                return Ok(left);
            };
            let right = self.part()?;
            left = pair(left, right, make);
        }
    }

    fn part(&mut self) -> Result<Ast, Fault> {
        let Some((token, span)) = self.take() else {
            return Err(Fault::new(self.end..self.end, "the expression ends too early"));
        };
        let node = match token {
            Token::Number(number) => return self.number(number, span),
            Token::Money(money) => AstNode::Value(Value::Money(money)),
            Token::Date(date) => AstNode::Value(Value::Date(date)),
            Token::Text(text) => AstNode::Value(Value::Text(text.into())),
            Token::Sign("(") => {
                let inner = self.deeper(Parser::either)?;
                self.expect(")")?;
                return Ok(inner);
            }
            Token::Word(word) => return self.name(word, span),
            Token::Sign(_) => return Err(unexpected(&token, span)),
        };
        Ok(Ast { span, node })
    }

    /// A number, or a span if a unit follows.
    fn number(&mut self, number: Number, span: Range<usize>) -> Result<Ast, Fault> {
        let Some((Token::Word(unit), unit_span)) = self.peek().cloned() else {
            return Ok(Ast { span, node: AstNode::Value(Value::Number(number)) });
        };
        if KEYWORDS.contains(&unit.as_str()) {
            return Ok(Ast { span, node: AstNode::Value(Value::Number(number)) });
        }
        if number.0 % Number::whole(1).0 != 0 {
            return Err(Fault::new(span, "a span is a whole number").help("write `90 minutes` for an hour and a half"));
        }
        let count = number.0 / Number::whole(1).0;
        if let Some((Token::Word(after), end)) = self.tokens.get(self.at + 1)
            && is_counting(&unit)
            && is_unit(after)
        {
            return Err(counted(&number.to_string(), &unit, after, span.start..end.end));
        }
        let value = match unit.strip_suffix('s').unwrap_or(&unit) {
            "minute" => Span::minutes(count),
            "hour" => Span::minutes(count.saturating_mul(60)),
            "day" => Span::days(count),
            "week" => Span::days(count.saturating_mul(7)),
            "month" => Span::months(count),
            "year" => Span::months(count.saturating_mul(12)),
            _ => {
                let fault = Fault::new(unit_span, format!("`{unit}` is not a unit of time"));
                let help = help(&unit, UNITS);
                return Err(Fault { help, ..fault });
            }
        };
        self.at += 1;
        Ok(Ast { span: span.start..unit_span.end, node: AstNode::Value(Value::Span(value)) })
    }

    fn name(&mut self, word: String, span: Range<usize>) -> Result<Ast, Fault> {
        if let Some(fault) = self.in_letters(&word, &span) {
            return Err(fault);
        }
        let node = match word.as_str() {
            "yes" => AstNode::Value(Value::YesNo(true)),
            "no" => AstNode::Value(Value::YesNo(false)),
            "today" => AstNode::Today,
            "now" => AstNode::Now,
            "begun" => AstNode::Begun,
            "if" => return self.choice(span),
            "and" | "or" | "not" | "has" | "then" | "else" => return Err(unexpected(&Token::Word(word), span)),
            _ if self.sign("(") => return self.call(word, span),
            _ if self.sign(".") => {
                let Some((Token::Word(second), second_span)) = self.take() else {
                    return Err(Fault::new(span, format!("a name is missing after `{word}.`")));
                };
                return Ok(Ast { span: span.start..second_span.end, node: AstNode::Dot(word, second) });
            }
            _ => AstNode::Name(word),
        };
        Ok(Ast { span, node })
    }

    /// A fault for a number in letters, `two days` or `two business days`.
    fn in_letters(&self, word: &str, span: &Range<usize>) -> Option<Fault> {
        let word_at = |at: usize| match self.tokens.get(at) {
            Some((Token::Word(word), span)) => Some((word.as_str(), span.end)),
            _ => None,
        };
        let counting = word_at(self.at).map(|(word, _)| word).filter(|word| is_counting(word));
        let (unit, end) = word_at(self.at + usize::from(counting.is_some())).filter(|(word, _)| is_unit(word))?;
        in_letters(word, counting, unit, span.start..end)
    }

    fn call(&mut self, word: String, span: Range<usize>) -> Result<Ast, Fault> {
        let mut arguments = Vec::new();
        if !self.sign(")") {
            loop {
                arguments.push(self.deeper(Parser::either)?);
                if !self.sign(",") {
                    break;
                }
            }
            self.expect(")")?;
        }
        let end = self.tokens.get(self.at - 1).map_or(span.end, |(_, span)| span.end);
        Ok(Ast { span: span.start..end, node: AstNode::Call(word, arguments) })
    }

    fn choice(&mut self, span: Range<usize>) -> Result<Ast, Fault> {
        let condition = self.deeper(Parser::either)?;
        if !self.word("then") {
            return Err(Fault::new(self.here(), "`then` is missing here").help("write `if a then b else c`"));
        }
        let yes = self.deeper(Parser::either)?;
        if !self.word("else") {
            return Err(Fault::new(self.here(), "`else` is missing here").help("write `if a then b else c`"));
        }
        let no = self.deeper(Parser::either)?;
        let span = span.start..no.span.end;
        Ok(Ast { span, node: AstNode::If(Box::new(condition), Box::new(yes), Box::new(no)) })
    }
}

fn chain(mut all: Vec<Ast>, make: impl FnOnce(Vec<Ast>) -> AstNode) -> Ast {
    if all.len() == 1
        && let Some(only) = all.pop()
    {
        return only;
    }
    let span = all.first().map_or(0, |ast| ast.span.start)..all.last().map_or(0, |ast| ast.span.end);
    Ast { span, node: make(all) }
}

fn pair(left: Ast, right: Ast, make: impl FnOnce(Box<Ast>, Box<Ast>) -> AstNode) -> Ast {
    let span = left.span.start..right.span.end;
    Ast { span, node: make(Box::new(left), Box::new(right)) }
}

fn unexpected(token: &Token, span: Range<usize>) -> Fault {
    let what = match token {
        Token::Word(word) => format!("`{word}`"),
        Token::Sign(sign) => format!("`{sign}`"),
        Token::Number(number) => format!("the number {number}"),
        Token::Money(money) => format!("the amount {money}"),
        Token::Date(date) => format!("the date {date}"),
        Token::Text(_) => "this text".to_owned(),
    };
    let fault = Fault::new(span, format!("{what} does not fit here"));
    match token {
        Token::Word(word) if word == "is" => fault.help("write `==`"),
        Token::Word(word) if is_unit(word) => fault.help("a span is a number and a unit, as in `2 days`"),
        Token::Word(word) if word == "AND" || word == "OR" || word == "NOT" => fault.help("write it in lowercase"),
        Token::Word(_) | Token::Text(_) | Token::Number(_) => {
            fault.help("a comparison, `and` or `or` may be missing before it")
        }
        _ => fault,
    }
}
