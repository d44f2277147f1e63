//! Checks calls of functions and the columns that some of them take.

use std::collections::BTreeMap;

use super::names::{in_words, type_of};
use super::{Allowed, Checked, Checker};
use crate::suggest::help;
use crate::syntax::{Ast, AstNode, Fault};
use casewright_core::id::{ColumnId, FieldId, LinkId, PostId, StepId};
use casewright_core::procedure::Kind;
use casewright_core::procedure::{Expr, Type};
use casewright_core::value::Unit;

impl Checker<'_> {
    /// A function call.
    pub(crate) fn call(&self, ast: &Ast, function: &str, arguments: &[Ast]) -> Checked {
        let many = matches!(function, "least" | "greatest");
        if FUNCTIONS.contains(&function) && arguments.is_empty() || (!many && arguments.len() > 1) {
            let message = format!("`{function}` takes one argument, not {}", arguments.len());
            return Err(Some(Fault::new(ast.span.clone(), message)));
        }
        let Some(argument) = arguments.first() else { return Err(Some(unknown_function(ast, function))) };
        match function {
            "answered" => {
                let (expr, _) = self.check(argument)?;
                match expr {
                    Expr::Field(field) => Ok((Expr::Answered(field), Type::YesNo)),
                    Expr::Define(_) => Ok((Expr::Known(Box::new(expr)), Type::YesNo)),
                    _ => Err(Some(Fault::new(argument.span.clone(), "`answered` needs the name of a field"))),
                }
            }
            "done" => Ok((Expr::Done(self.step(argument)?), Type::YesNo)),
            "ready" if self.allowed != Allowed::Ready => {
                let message = "`ready` can stand only in the `when` of a rule that is no block";
                Err(Some(Fault::new(ast.span.clone(), message)))
            }
            "ready" => {
                let post = named(argument, &self.names.posts, "`ready` needs the name of a post")?;
                Ok((Expr::Ready(PostId::new(post)), Type::YesNo))
            }
            "linked" => {
                let link = named(argument, &self.names.links, "`linked` needs the name of a link")?;
                Ok((Expr::Linked(LinkId::new(link)), Type::YesNo))
            }
            "ticked" => Ok((Expr::Ticked(self.step(argument)?), Type::Time)),
            "count" => match self.check(argument)? {
                (expr, Type::Choices(_) | Type::List(_) | Type::Log(_)) => {
                    Ok((Expr::Count(Box::new(expr)), Type::Number))
                }
                (_, other) => {
                    let message = format!("`count` needs rows or chosen options, not {}", in_words(&other));
                    Err(Some(Fault::new(argument.span.clone(), message)))
                }
            },
            "sum" => self.sum(argument),
            "streak" => {
                let (field, column, kind) = self.column(argument, "streak")?;
                if kind != Kind::Date {
                    return Err(Some(Fault::new(
                        argument.span.clone(),
                        format!("`{column}` is not a column of dates"),
                    )));
                }
                Ok((Expr::Streak(field, column), Type::Number))
            }
            "newest" => match self.check(argument)? {
                (_, Type::Log(field)) => Ok((Expr::Newest(field), Type::Text)),
                (_, other) => {
                    let message = format!("`newest` needs a log, not {}", in_words(&other));
                    Err(Some(Fault::new(argument.span.clone(), message)))
                }
            },
            "days" => {
                let days = self.check_as(argument, &[Type::Span(Unit::Days)])?;
                Ok((Expr::Days(Box::new(days)), Type::Number))
            }
            "day" => Ok((Expr::Day(Box::new(self.check_as(argument, &[Type::Time])?)), Type::Date)),
            "least" | "greatest" if matches!(argument.node, AstNode::Dot(..)) && arguments.len() == 1 => {
                let (field, column, kind) = self.column(argument, function)?;
                let kind = type_of(&kind, column.as_str());
                if !has_order(&kind) {
                    let message = format!("{} has no order to choose by", in_words(&kind));
                    return Err(Some(Fault::new(argument.span.clone(), message)));
                }
                Ok((Expr::Extreme(field, column, function == "greatest"), kind))
            }
            "least" | "greatest" => {
                let (first, kind) = self.check(argument)?;
                if !has_order(&kind) {
                    let message = format!("{} has no order to choose by", in_words(&kind));
                    return Err(Some(Fault::new(argument.span.clone(), message)));
                }
                let mut all = vec![first];
                for other in arguments.iter().skip(1) {
                    all.push(self.check_as(other, std::slice::from_ref(&kind))?);
                }
                Ok((if function == "least" { Expr::Least(all) } else { Expr::Greatest(all) }, kind))
            }
            _ => Err(Some(unknown_function(ast, function))),
        }
    }

    fn step(&self, ast: &Ast) -> Result<StepId, Option<Fault>> {
        let AstNode::Name(name) = &ast.node else {
            return Err(Some(Fault::new(ast.span.clone(), "the name of a step is needed here")));
        };
        if self.names.steps.contains_key(name) {
            return Ok(StepId::new(name.as_str()));
        }
        let fault = Fault::new(ast.span.clone(), format!("unknown step `{name}`"));
        Err(Some(Fault { help: help(name, self.names.steps.keys().map(String::as_str)), ..fault }))
    }

    fn sum(&self, ast: &Ast) -> Checked {
        let (field, column, kind) = self.column(ast, "sum")?;
        if !matches!(kind, Kind::Number | Kind::Money) {
            return Err(Some(Fault::new(ast.span.clone(), format!("`{column}` is neither numbers nor money"))));
        }
        Ok((Expr::Sum(field, column.clone()), type_of(&kind, column.as_str())))
    }

    /// A column of a field of rows, `rows.column`, with its kind.
    pub(crate) fn column(&self, ast: &Ast, function: &str) -> Result<(FieldId, ColumnId, Kind), Option<Fault>> {
        let AstNode::Dot(rows, column) = &ast.node else {
            let message = format!("`{function}` needs a column: `{function}(rows.column)`");
            return Err(Some(Fault::new(ast.span.clone(), message)));
        };
        let Some(columns) = self.names.columns(rows) else {
            let message =
                if self.names.fields.contains_key(rows) { "is not a field of rows" } else { "is not a field" };
            let fault = Fault::new(ast.span.clone(), format!("`{rows}` {message}"));
            return Err(Some(Fault { help: help(rows, self.names.lists()), ..fault }));
        };
        match columns.iter().find(|one| one.id.as_str() == column) {
            Some(found) => Ok((FieldId::new(rows.as_str()), found.id.clone(), found.kind.clone())),
            None => {
                let fault = Fault::new(ast.span.clone(), format!("`{rows}` has no column `{column}`"));
                Err(Some(Fault { help: help(column, columns.iter().map(|one| one.id.as_str())), ..fault }))
            }
        }
    }
}

/// The argument as one of the known names; otherwise the fault, with what may have been meant.
fn named<'a>(ast: &'a Ast, known: &BTreeMap<String, usize>, wanted: &str) -> Result<&'a str, Option<Fault>> {
    let name = if let AstNode::Name(name) = &ast.node { name.as_str() } else { "" };
    if known.contains_key(name) {
        return Ok(name);
    }
    let fault = Fault::new(ast.span.clone(), wanted);
    Err(Some(Fault { help: help(name, known.keys().map(String::as_str)), ..fault }))
}

fn has_order(kind: &Type) -> bool {
    matches!(kind, Type::Number | Type::Money | Type::Date | Type::Time | Type::Span(_))
}

const FUNCTIONS: [&str; 13] = [
    "answered", "done", "ticked", "linked", "ready", "count", "sum", "day", "days", "least", "greatest", "streak",
    "newest",
];

fn unknown_function(ast: &Ast, function: &str) -> Fault {
    let fault = Fault::new(ast.span.clone(), format!("unknown function `{function}`"));
    Fault { help: help(function, FUNCTIONS), ..fault }
}
