//! The syntax of expressions: from text to a tree, before names and types are resolved.

mod lexer;
mod parser;
mod spans;

use std::ops::Range;

use casewright_core::procedure::Comparison;
use casewright_core::value::Value;

pub(super) use parser::{parse, parse_span};

/// An expression as written; each part has its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ast {
    pub span: Range<usize>,
    pub node: AstNode,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum AstNode {
    Value(Value),
    Name(String),
    /// `rows.column` or `field.option`.
    Dot(String, String),
    Today,
    Now,
    Begun,
    Not(Box<Ast>),
    And(Vec<Ast>),
    Or(Vec<Ast>),
    Compare(Box<Ast>, Comparison, Box<Ast>),
    Has(Box<Ast>, Box<Ast>),
    Add(Box<Ast>, Box<Ast>),
    Subtract(Box<Ast>, Box<Ast>),
    Call(String, Vec<Ast>),
    If(Box<Ast>, Box<Ast>, Box<Ast>),
}

/// A problem in an expression, and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub span: Range<usize>,
    pub message: String,
    pub help: Option<String>,
}

impl Fault {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Fault {
        Fault { span, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }
}

/// Words with a meaning in expressions, which cannot be ids of fields or named values.
pub(super) const RESERVED: [&str; 12] =
    ["and", "or", "not", "has", "yes", "no", "today", "now", "begun", "if", "then", "else"];
