//! Checks expressions: resolves names and determines types.

mod calls;
mod clashes;
mod names;

use std::cell::RefCell;
use std::collections::BTreeMap;

use clashes::{clash, truth};
pub(crate) use names::{Definition, Names, log_columns};
use names::{in_words, type_of};

use crate::suggest::help;
use crate::syntax::{Ast, AstNode, Fault};
use casewright_core::id::{DefineId, FieldId};
use casewright_core::procedure::{Choice, Kind};
use casewright_core::procedure::{Comparison, Expr, Type};
use casewright_core::value::{Chosen, Span, Unit, Value};

/// An expression with its type, or a fault. `None` stands for a fault that is reported elsewhere.
pub(crate) type Checked = Result<(Expr, Type), Option<Fault>>;

/// The context of expressions: the known names, and the field whose rows are current.
pub(crate) struct Checker<'a> {
    pub names: &'a Names,
    pub rows: Option<&'a str>,
    /// What may stand here beyond values, since nothing that decides it depends on it.
    pub allowed: Allowed,
    pub typing: &'a Typing,
}

/// How far the types of named values are determined.
#[derive(Debug, Default)]
pub(crate) struct Typing {
    /// Those being determined, to detect cycles.
    open: RefCell<Vec<String>>,
    /// Those that are, so that a chain of named values takes as many checks as it has links; none for one that is faulty.
    known: RefCell<BTreeMap<String, Option<Type>>>,
}

/// What may stand in an expression beyond values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Allowed {
    #[default]
    Values,
    /// `begun`: where a clock starts.
    Begun,
    /// `ready(post)`: the condition of a rule that withholds nothing.
    Ready,
}

impl Checker<'_> {
    /// Checks an expression that must have a certain type.
    pub(crate) fn check_as(&self, ast: &Ast, wanted: &[Type]) -> Result<Expr, Option<Fault>> {
        let (expr, found) = self.check(ast)?;
        if wanted.contains(&found) {
            return Ok(expr);
        }
        let wanted_words = wanted.iter().map(in_words).collect::<Vec<_>>().join(" or ");
        let message = format!("this is {}, but {wanted_words} is needed", in_words(&found));
        let fault = Fault::new(ast.span.clone(), message);
        Err(Some(match (wanted, &found) {
            ([Type::YesNo], Type::Choice(_)) => fault.help("compare it with an option: `== option`"),
            ([Type::YesNo], Type::Choices(_)) => fault.help("ask for an option: `has option`"),
            ([Type::YesNo], _) => fault.help("compare it, or ask `answered(…)`"),
            _ => fault,
        }))
    }

    pub(crate) fn check(&self, ast: &Ast) -> Checked {
        let yes_no = |expr| Ok((expr, Type::YesNo));
        let boolean = [Type::YesNo];
        match &ast.node {
            AstNode::Value(value) => Ok((Expr::Value(value.clone()), literal_type(value))),
            AstNode::Today => Ok((Expr::Today, Type::Date)),
            AstNode::Now => Ok((Expr::Now, Type::Time)),
            AstNode::Begun if self.allowed == Allowed::Begun => Ok((Expr::Begun, Type::Date)),
            AstNode::Begun => {
                Err(Some(Fault::new(ast.span.clone(), "`begun` can stand only in the `starts` of a clock")))
            }
            AstNode::Name(name) => self.name(name, ast),
            AstNode::Dot(first, second) => Err(Some(dot(ast, first, second))),
            AstNode::Not(inner) => yes_no(Expr::Not(Box::new(self.check_as(inner, &boolean)?))),
            AstNode::And(all) => yes_no(Expr::And(self.all_boolean(all)?)),
            AstNode::Or(all) => yes_no(Expr::Or(self.all_boolean(all)?)),
            AstNode::Has(left, right) => self.has(left, right),
            AstNode::Compare(left, comparison, right) => self.compare(ast, left, *comparison, right),
            AstNode::Add(left, right) => self.add(ast, left, right),
            AstNode::Subtract(left, right) => self.subtract(ast, left, right),
            AstNode::Call(function, arguments) => self.call(ast, function, arguments),
            AstNode::If(condition, yes, no) => {
                let condition = self.check_as(condition, &boolean)?;
                let (yes, kind) = self.check(yes)?;
                let no = self.check_as(no, std::slice::from_ref(&kind))?;
                Ok((Expr::If(Box::new(condition), Box::new(yes), Box::new(no)), kind))
            }
        }
    }

    fn all_boolean(&self, all: &[Ast]) -> Result<Vec<Expr>, Option<Fault>> {
        all.iter().map(|ast| self.check_as(ast, &[Type::YesNo])).collect()
    }

    /// A field, a named value, or a column of the current row.
    fn name(&self, name: &str, ast: &Ast) -> Checked {
        if let Some(columns) = self.rows.and_then(|rows| self.names.columns(rows))
            && let Some(column) = columns.iter().find(|column| column.id.as_str() == name)
        {
            return Ok((Expr::Column(column.id.clone()), type_of(&column.kind, name)));
        }
        if let Some(kind) = self.names.fields.get(name) {
            return Ok((Expr::Field(FieldId::new(name)), type_of(kind, name)));
        }
        if let Some(definition) = self.names.defines.get(name) {
            let kind = match &definition.is {
                Some(is) => self.type_of_define(name, is)?,
                None => return Err(None),
            };
            return Ok((Expr::Define(DefineId::new(name)), kind));
        }
        let fault = Fault::new(ast.span.clone(), format!("unknown name `{name}`"));
        if let Some(help) = truth(name) {
            return Err(Some(fault.help(help)));
        }
        let options: Vec<&str> = self
            .names
            .fields
            .iter()
            .filter(|(field, _)| self.names.options(field).iter().any(|option| option.id.as_str() == name))
            .map(|(field, _)| field.as_str())
            .collect();
        Err(Some(match (options.first(), help(name, self.names.values())) {
            (_, Some(close)) if close.starts_with("did") => fault.help(close),
            (Some(field), _) => fault.help(format!("it is an option of `{field}`: compare that field with it")),
            (None, Some(list)) => fault.help(list),
            (None, None) => fault,
        }))
    }

    /// The type of a named value; cycles are reported by `circles`.
    fn type_of_define(&self, name: &str, is: &Ast) -> Result<Type, Option<Fault>> {
        let Typing { open, known } = self.typing;
        if let Some(kind) = known.borrow().get(name) {
            return kind.clone().ok_or(None);
        }
        if open.borrow().iter().any(|open| open == name) {
            return Err(None);
        }
        open.borrow_mut().push(name.to_owned());
        let outside = Checker { names: self.names, rows: None, allowed: Allowed::Values, typing: self.typing };
        // Faults of the named value are reported where it is defined.
        let found = outside.check(is).ok().map(|(_, kind)| kind);
        open.borrow_mut().pop();
        known.borrow_mut().insert(name.to_owned(), found.clone());
        found.ok_or(None)
    }

    fn has(&self, left: &Ast, right: &Ast) -> Checked {
        let (expr, kind) = self.check(left)?;
        let field = match &kind {
            Type::Choices(field) => field,
            Type::Choice(_) => {
                let fault = Fault::new(left.span.clone(), "this is one option, not several");
                return Err(Some(fault.help("write `==` instead of `has`")));
            }
            other => {
                let message = format!("this is {}, but `has` needs a `some of` field before it", in_words(other));
                return Err(Some(Fault::new(left.span.clone(), message)));
            }
        };
        let chosen = self.option(right, field.as_str())?;
        Ok((Expr::Has(Box::new(expr), chosen.id), Type::YesNo))
    }

    /// A bare name as an option of a field.
    fn option(&self, ast: &Ast, field: &str) -> Result<Chosen, Option<Fault>> {
        let options = self.options_of(field);
        let name = match &ast.node {
            AstNode::Name(name) => name.as_str(),
            AstNode::Value(Value::YesNo(true)) => "yes",
            AstNode::Value(Value::YesNo(false)) => "no",
            AstNode::Value(Value::Text(text)) => {
                let fault = Fault::new(ast.span.clone(), format!("an option of `{field}` is needed here"));
                return Err(Some(fault.help(format!("write the option's id without quotes: `{text}`"))));
            }
            _ => return Err(Some(Fault::new(ast.span.clone(), format!("an option of `{field}` is needed here")))),
        };
        match options.iter().find(|option| option.id.as_str() == name) {
            Some(option) => Ok(Chosen { id: option.id.clone(), label: option.label.as_str().into() }),
            None => {
                let fault = Fault::new(ast.span.clone(), format!("`{field}` has no option `{name}`"));
                let help = help(name, options.iter().map(|option| option.id.as_str()));
                Err(Some(Fault { help, ..fault }))
            }
        }
    }

    /// The options of a field, or of a column of the current row.
    fn options_of(&self, name: &str) -> &[Choice] {
        if let Some(Kind::Rows(columns)) = self.rows.and_then(|rows| self.names.fields.get(rows))
            && let Some(column) = columns.iter().find(|column| column.id.as_str() == name)
            && let Kind::OneOf(options) = &column.kind
        {
            return options;
        }
        self.names.options(name)
    }

    fn compare(&self, ast: &Ast, left: &Ast, comparison: Comparison, right: &Ast) -> Checked {
        // An option is a bare name, so only the other side tells it from a field.
        let (first, second) = (self.check(left), self.check(right));
        if let Ok((expr, Type::Choice(field))) = &first
            && matches!(right.node, AstNode::Name(_) | AstNode::Value(Value::YesNo(_)))
        {
            return self.compare_option(ast, expr.clone(), comparison, self.option(right, field.as_str())?);
        }
        if let (AstNode::Name(name), Ok((expr, Type::Choice(field)))) = (&left.node, &second)
            && !self.names.fields.contains_key(name)
        {
            return self.compare_option(ast, expr.clone(), comparison, self.option(left, field.as_str())?);
        }
        let (first, kind) = first?;
        if let Type::Choices(field) = &kind {
            let fault = Fault::new(ast.span.clone(), format!("`{field}` may hold several options"));
            return Err(Some(fault.help("write `has` instead")));
        }
        let (second, other) = second?;
        if kind != other {
            return Err(Some(clash(ast, [(left, &kind), (right, &other)], "cannot be compared with")));
        }
        let order = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
        if matches!(kind, Type::List(_) | Type::Log(_))
            || (order && matches!(kind, Type::YesNo | Type::Text | Type::Choice(_)))
        {
            let message = format!("{} has no order to compare by", in_words(&kind));
            return Err(Some(Fault::new(ast.span.clone(), message)));
        }
        Ok((Expr::Compare(Box::new(first), comparison, Box::new(second)), Type::YesNo))
    }

    fn compare_option(&self, ast: &Ast, expr: Expr, comparison: Comparison, chosen: Chosen) -> Checked {
        if !matches!(comparison, Comparison::Equal | Comparison::Unequal) {
            return Err(Some(
                Fault::new(ast.span.clone(), "options have no order to compare by").help("use `==` or `!=`"),
            ));
        }
        let option = Box::new(Expr::Value(Value::Choice(chosen)));
        Ok((Expr::Compare(Box::new(expr), comparison, option), Type::YesNo))
    }

    fn add(&self, ast: &Ast, left: &Ast, right: &Ast) -> Checked {
        let (first, kind) = self.check(left)?;
        let (second, other) = self.check(right)?;
        let result = match (&kind, &other) {
            (Type::Number | Type::Money | Type::Span(_), _) if kind == other => kind,
            (Type::Date | Type::Time, Type::Span(unit)) => return moved(ast, first, kind, second, *unit, Expr::Add),
            _ => {
                return Err(Some(clash(ast, [(right, &other), (left, &kind)], "cannot be added to")));
            }
        };
        Ok((Expr::Add(Box::new(first), Box::new(second)), result))
    }

    fn subtract(&self, ast: &Ast, left: &Ast, right: &Ast) -> Checked {
        let (first, kind) = self.check(left)?;
        let (second, other) = self.check(right)?;
        let result = match (&kind, &other) {
            (Type::Number | Type::Money | Type::Span(_), _) if kind == other => kind,
            (Type::Date, Type::Date) => Type::Span(Unit::Days),
            (Type::Time, Type::Time) => Type::Span(Unit::Minutes),
            (Type::Date | Type::Time, Type::Span(unit)) => {
                return moved(ast, first, kind, second, *unit, Expr::Subtract);
            }
            _ => {
                return Err(Some(clash(ast, [(right, &other), (left, &kind)], "cannot be subtracted from")));
            }
        };
        Ok((Expr::Subtract(Box::new(first), Box::new(second)), result))
    }
}

fn dot(ast: &Ast, first: &str, second: &str) -> Fault {
    Fault::new(ast.span.clone(), format!("`{first}.{second}` cannot be used here")).help(
        "a column is named in a function, as in `sum(rows.column)`; an option is written alone, after `==` or `has`",
    )
}

/// A date or time plus or minus a span.
fn moved(
    ast: &Ast,
    from: Expr,
    kind: Type,
    span: Expr,
    unit: Unit,
    make: impl FnOnce(Box<Expr>, Box<Expr>) -> Expr,
) -> Checked {
    if kind == Type::Date && unit == Unit::Minutes {
        let fault = Fault::new(ast.span.clone(), "a date has no hours");
        return Err(Some(fault.help("use days, or a field of kind `date and time`")));
    }
    Ok((make(Box::new(from), Box::new(span)), kind))
}

fn literal_type(value: &Value) -> Type {
    match value {
        Value::YesNo(_) => Type::YesNo,
        Value::Number(_) => Type::Number,
        Value::Money(_) => Type::Money,
        Value::Date(_) => Type::Date,
        Value::Time(_) => Type::Time,
        Value::Span(Span { unit, .. }) => Type::Span(*unit),
        // The parser makes no literals of other types.
        Value::Text(_) | Value::Choice(_) | Value::Choices(_) | Value::List(_) => Type::Text,
    }
}
