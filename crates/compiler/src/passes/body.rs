//! Reads templates: sentences and the bodies of posts.

use super::Compiler;
use super::directives::{Directive, Slice, directive, meant_block, skip_block};
use crate::source::SourceText;
use crate::suggest::help;
use crate::syntax::{self, Ast, AstNode, Fault};
use casewright_core::id::{FieldId, OptionId};
use casewright_core::procedure::Kind;
use casewright_core::procedure::{Expr, Type};
use casewright_core::procedure::{Line, Node, Piece};

/// The context of a template: the current rows, and whether boxes are allowed.
#[derive(Debug, Clone, Copy)]
struct Scope<'a> {
    rows: Option<&'a str>,
    boxes: bool,
}

impl Compiler<'_> {
    /// A sentence with places for values.
    pub(crate) fn sentence(&self, text: &SourceText) -> Line {
        self.line(text, Slice { text: &text.value, offset: 0 }, Scope { rows: None, boxes: false })
    }

    /// The body of a post.
    pub(crate) fn body(&self, text: &SourceText) -> Vec<Node> {
        let mut lines = Vec::new();
        let mut offset = 0;
        for line in text.value.split('\n') {
            lines.push(Slice { text: line.trim_end_matches('\r'), offset });
            offset += line.len() + 1;
        }
        let mut lines = lines.into_iter();
        let mut nodes = self.nodes(text, &mut lines, Scope { rows: None, boxes: true }, None);
        // The line before the closing quotes does not count.
        if nodes.last() == Some(&Node::Gap) {
            nodes.pop();
        }
        nodes
    }

    /// The lines up to `[end]` or the end of the text; `opened` is the block they are in.
    fn nodes<'t>(
        &self,
        text: &SourceText,
        lines: &mut impl Iterator<Item = Slice<'t>>,
        scope: Scope<'_>,
        opened: Option<Slice<'t>>,
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(line) = lines.next() {
            let trimmed = line.trimmed();
            if trimmed.text == "[end]" {
                if opened.is_none() {
                    self.tell(text, trimmed, "there is no block to end here", None);
                    continue;
                }
                return nodes;
            }
            match directive(trimmed) {
                Some((Directive::When, argument, rest)) => {
                    let condition = self.condition(text, argument, scope.rows);
                    let inner = if rest.text.is_empty() {
                        self.block(text, lines, scope, trimmed)
                    } else {
                        vec![self.single(text, rest, scope)]
                    };
                    nodes.push(Node::When(condition, inner));
                }
                Some((Directive::Each, argument, rest)) => {
                    if !rest.text.is_empty() {
                        self.tell(text, rest, "nothing may follow `[each …]` on its line", None);
                    }
                    let rows = argument.text;
                    if self.names.columns(rows).is_none() {
                        let help = help(rows, self.names.lists());
                        self.tell(text, argument, &format!("`{rows}` is not a field of rows"), help);
                    }
                    self.used_field(rows);
                    let inner = self.block(text, lines, Scope { rows: Some(rows), ..scope }, trimmed);
                    nodes.push(Node::Each(FieldId::new(rows), inner));
                }
                Some((Directive::Unknown, name, _)) if self.literal_place(trimmed.text, scope.rows).is_some() => {
                    let (_, written, place) = self.literal_place(trimmed.text, scope.rows).unwrap_or_default();
                    let help = Some(format!("write `{place}` for its value"));
                    self.tell(text, name, &format!("`{written}` is not a block"), help);
                }
                Some((Directive::Unknown, ..)) if meant_block(trimmed.text).is_some() => {
                    let word = meant_block(trimmed.text).unwrap_or_default();
                    let help = Some(format!("write `[{word} …]`, with one bracket on each side"));
                    self.tell(text, trimmed, &format!("the brackets of `{word}` do not match"), help);
                    // The lines of a block mean nothing without it, and a `when` may be a line alone.
                    if word == "each" {
                        skip_block(lines);
                    }
                }
                Some((Directive::Unknown, name, _)) => {
                    let help =
                        Some("write `[when …]`, `[each …]` or `[end]`, or `\\[` for the character itself".to_owned());
                    self.tell(text, trimmed, &format!("`[{}` is not a block", name.text), help);
                }
                None if trimmed.text.is_empty() => nodes.push(Node::Gap),
                None => nodes.push(self.single(text, line, scope)),
            }
        }
        if let Some(opened) = opened {
            self.tell(text, opened, "this block has no `[end]`", None);
        }
        nodes
    }

    fn block<'t>(
        &self,
        text: &SourceText,
        lines: &mut impl Iterator<Item = Slice<'t>>,
        scope: Scope<'_>,
        opened: Slice<'t>,
    ) -> Vec<Node> {
        if self.depth.get() >= 20 {
            self.tell(text, opened, "blocks are nested too deeply", None);
            return Vec::new();
        }
        self.depth.set(self.depth.get() + 1);
        // Behind a `dyn`, since otherwise each level would be a type of its own.
        let lines: &mut dyn Iterator<Item = Slice<'t>> = lines;
        let nodes = self.nodes(text, &mut { lines }, scope, Some(opened));
        self.depth.set(self.depth.get() - 1);
        nodes
    }

    /// A line to be printed.
    fn single(&self, text: &SourceText, line: Slice<'_>, scope: Scope<'_>) -> Node {
        let line = line.trimmed();
        match line.text.strip_prefix("- ") {
            Some(_) => Node::Bullet(self.line(text, line.from(2).trimmed(), scope)),
            None => Node::Paragraph(self.line(text, line, scope)),
        }
    }

    /// Text, values and bold text.
    fn line(&self, text: &SourceText, line: Slice<'_>, scope: Scope<'_>) -> Line {
        self.tell_literal_places(text, line.text, line.offset, scope.rows);
        let mut stack: Vec<(Option<usize>, Line)> = vec![(None, Vec::new())];
        let mut words = String::new();
        let mut at = 0;
        let push = |stack: &mut Vec<(Option<usize>, Line)>, piece: Piece| {
            if let Some((_, line)) = stack.last_mut() {
                line.push(piece);
            }
        };
        let flush = |stack: &mut Vec<(Option<usize>, Line)>, words: &mut String| {
            if !words.is_empty() {
                push(stack, Piece::Text(std::mem::take(words)));
            }
        };
        while let Some(c) = line.text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = line.from(at);
            if c == '\\' {
                match rest.text.chars().nth(1) {
                    Some(escaped) if "{}[]*-\\".contains(escaped) => words.push(escaped),
                    _ => self.tell(text, rest.part(0, 1), "nothing to escape here; write `\\\\` for a backslash", None),
                }
                at += 1 + rest.text.chars().nth(1).map_or(0, char::len_utf8);
            } else if rest.text.starts_with("**") {
                flush(&mut stack, &mut words);
                if stack.len() > 1 {
                    if let Some((_, bold)) = stack.pop() {
                        push(&mut stack, Piece::Bold(bold));
                    }
                } else {
                    stack.push((Some(at), Vec::new()));
                }
                at += 2;
            } else if c == '{' {
                flush(&mut stack, &mut words);
                let Some(end) = rest.text.find('}') else {
                    self.tell(text, rest, "this `{` has no `}`", Some("write `\\{` for the character itself".into()));
                    break;
                };
                if let Some(piece) = self.place(text, rest.part(1, end), scope) {
                    push(&mut stack, piece);
                }
                // Of two braces, one is a fault, and said.
                at += end
                    + 1
                    + usize::from(
                        rest.text.starts_with("{{") && rest.text.get(end..).is_some_and(|rest| rest.starts_with("}}")),
                    );
            } else if c == '}' {
                self.tell(
                    text,
                    rest.part(0, 1),
                    "this `}` has no `{`",
                    Some("write `\\}` for the character itself".into()),
                );
                at += 1;
            } else {
                words.push(c);
                at += c.len_utf8();
            }
        }
        flush(&mut stack, &mut words);
        while stack.len() > 1 {
            if let Some((opened, bold)) = stack.pop() {
                let at = opened.unwrap_or_default();
                self.tell(text, line.part(at, at + 2), "these bold words have no closing `**`", None);
                push(&mut stack, Piece::Bold(bold));
            }
        }
        stack.pop().map(|(_, line)| line).unwrap_or_default()
    }

    /// The contents of braces.
    fn place(&self, text: &SourceText, inside: Slice<'_>, scope: Scope<'_>) -> Option<Piece> {
        let (value, blank) = match inside.text.split_once('|') {
            Some((value, blank)) => (inside.part(0, value.len()), Some(blank.to_owned())),
            None => (inside, None),
        };
        if blank.as_ref().is_some_and(|blank| blank.contains('{')) {
            self.tell(text, inside, "this `{` is not closed before the next one", None);
            return None;
        }
        let value = value.trimmed();
        if let Some(name) = value.text.strip_prefix('{') {
            let help = Some(format!("write `{{{}}}`", name.trim()));
            self.tell(text, value.part(0, 1), "one brace is enough", help);
            return None;
        }
        for (word, make) in [("boxes ", true), ("box ", false)] {
            if value.text.starts_with(word) {
                if !scope.boxes {
                    self.tell(text, value, "boxes can only stand in the body of a post", None);
                    return None;
                }
                let name = value.from(word.len()).trimmed();
                return if make { self.boxes(text, name) } else { self.one_box(text, name) };
            }
        }
        let ast = self.parsed(text, value)?;
        let (expr, kind) = self.checked(text, value.offset, &ast, scope.rows)?;
        if matches!(kind, Type::List(_)) {
            let help = "print it with [each …], or its `count(…)`".to_owned();
            self.tell(text, value, "rows cannot be printed as one value", Some(help));
        }
        let expr = match kind {
            // A log is printed entry by entry, each on a line of its own.
            Type::Log(field) => Expr::Log(field),
            _ => expr,
        };
        let label = self.label_of(&expr, scope.rows);
        Some(Piece::Value { expr, label, blank })
    }

    fn boxes(&self, text: &SourceText, name: Slice<'_>) -> Option<Piece> {
        match self.names.fields.get(name.text) {
            Some(Kind::YesNo | Kind::OneOf(_) | Kind::SomeOf(_)) => {
                self.used_field(name.text);
                Some(Piece::Boxes(FieldId::new(name.text)))
            }
            Some(_) => {
                self.tell(text, name, "boxes need a field of kind yes/no, one of or some of", None);
                None
            }
            None => {
                let help = help(name.text, self.names.fields.keys().map(String::as_str));
                self.tell(text, name, &format!("unknown field `{}`", name.text), help);
                None
            }
        }
    }

    fn one_box(&self, text: &SourceText, name: Slice<'_>) -> Option<Piece> {
        let Some((field, option)) = name.text.split_once('.') else {
            self.tell(text, name, "a box needs a field and its option: `{box field.option}`", None);
            return None;
        };
        let options = self.names.options(field);
        if options.is_empty() {
            let choices = self.names.fields.iter().filter(|(_, kind)| matches!(kind, Kind::OneOf(_) | Kind::SomeOf(_)));
            let help = help(field, choices.map(|(name, _)| name.as_str()));
            self.tell(text, name.part(0, field.len()), &format!("`{field}` is not a field with options"), help);
            return None;
        }
        if !options.iter().any(|one| one.id.as_str() == option) {
            let help = help(option, options.iter().map(|one| one.id.as_str()));
            self.tell(text, name.from(field.len() + 1), &format!("`{field}` has no option `{option}`"), help);
            return None;
        }
        self.used_field(field);
        Some(Piece::Box(FieldId::new(field), OptionId::new(option)))
    }

    /// A condition in a body. A faulty one is reported and never holds.
    fn condition(&self, text: &SourceText, slice: Slice<'_>, rows: Option<&str>) -> Expr {
        let never = Expr::Value(casewright_core::value::Value::YesNo(false));
        let Some(ast) = self.parsed(text, slice) else { return never };
        match self.checker(rows).check_as(&ast, &[Type::YesNo]) {
            Ok(expr) => {
                self.used(&expr);
                expr
            }
            Err(fault) => {
                if let Some(fault) = fault {
                    text.fault(self.report, slice.offset, fault);
                }
                never
            }
        }
    }

    fn parsed(&self, text: &SourceText, slice: Slice<'_>) -> Option<Ast> {
        match syntax::parse(slice.text) {
            Ok(ast) => Some(ast),
            Err(fault) => {
                let whole = fault.span.is_empty() && slice.text.is_empty();
                let fault = if whole { Fault { span: 0..1, ..fault } } else { fault };
                text.fault(self.report, slice.offset, fault);
                None
            }
        }
    }

    fn checked(&self, text: &SourceText, offset: usize, ast: &Ast, rows: Option<&str>) -> Option<(Expr, Type)> {
        match self.checker(rows).check(ast) {
            Ok((expr, kind)) => {
                self.used(&expr);
                Some((expr, kind))
            }
            Err(fault) => {
                if let Some(mut fault) = fault {
                    // A misspelled `{box x}` or `{boxes x}` looks like this.
                    if matches!(ast.node, AstNode::Name(_)) && fault.help.is_none() {
                        fault.help = Some("write `\\{` for a brace".into());
                    }
                    text.fault(self.report, offset, fault);
                }
                None
            }
        }
    }

    /// The name of a value while it is missing.
    fn label_of(&self, expr: &Expr, rows: Option<&str>) -> String {
        match expr {
            Expr::Field(id) | Expr::Log(id) | Expr::Newest(id) => {
                self.labels.borrow().get(id.as_str()).cloned().unwrap_or_default()
            }
            Expr::Define(id) => self.labels.borrow().get(id.as_str()).cloned().unwrap_or_default(),
            Expr::Column(id) => {
                let columns = rows.and_then(|rows| self.names.columns(rows)).unwrap_or_default();
                columns.iter().find(|c| c.id == *id).map(|c| c.label.clone()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn tell(&self, text: &SourceText, slice: Slice<'_>, message: &str, help: Option<String>) {
        let span = slice.offset..slice.offset + slice.text.len();
        text.fault(self.report, 0, Fault { span, message: message.to_owned(), help });
    }
}
