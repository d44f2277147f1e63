//! Fills in the body of a post.

use crate::document::{Block, Inline};
use crate::engine::Scope;
use crate::procedure::{Node, Post};
use crate::value::Row;

/// The body of a post.
pub(super) fn body(scope: &Scope<'_>, post: &Post) -> Vec<Block> {
    tidy(scope.body(post, |part| {
        let mut blocks = Vec::new();
        node(scope, part, None, &mut blocks);
        blocks
    }))
}

fn nodes(scope: &Scope<'_>, all: &[Node], row: Option<&Row>, blocks: &mut Vec<Block>) {
    all.iter().for_each(|part| node(scope, part, row, blocks));
}

fn node(scope: &Scope<'_>, node: &Node, row: Option<&Row>, blocks: &mut Vec<Block>) {
    match node {
        Node::Gap => blocks.push(Block::Gap),
        Node::When(condition, inner) => {
            if scope.eval(condition, row).is_yes() {
                nodes(scope, inner, row, blocks);
            }
        }
        Node::Each(field, inner) => {
            for row in scope.printed_rows(field).iter() {
                nodes(scope, inner, Some(row), blocks);
            }
        }
        Node::Paragraph(line) => {
            let filled = scope.fill(line, row);
            if filled.places == 0 || filled.says {
                blocks.extend(
                    lines(filled.inlines)
                        .map(|line| if line.is_empty() { Block::Gap } else { Block::Paragraph(line.into()) }),
                );
            }
        }
        Node::Bullet(line) => {
            let filled = scope.fill(line, row);
            if filled.places == 0 || filled.says {
                // An item is a single line, since a line break would end the list in every editor.
                let words = lines(filled.inlines).filter(|line| !line.is_empty()).collect::<Vec<_>>();
                blocks.push(Block::Bullet(joined(words).into()));
            }
        }
    }
}

/// Splits a filled line where an answer has line breaks, and cleans it.
fn lines(inlines: Vec<Inline>) -> impl Iterator<Item = Vec<Inline>> {
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for inline in inlines {
        let Inline::Text { text, bold } = inline else {
            if let Some(line) = lines.last_mut() {
                line.push(inline);
            }
            continue;
        };
        for (index, piece) in clean(&text).split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let (Some(line), false) = (lines.last_mut(), piece.is_empty()) {
                line.push(Inline::Text { text: piece.to_owned(), bold });
            }
        }
    }
    lines.into_iter().map(|line| if is_blank(&line) { Vec::new() } else { line })
}

fn is_blank(line: &[Inline]) -> bool {
    line.iter().all(|inline| matches!(inline, Inline::Text { text, .. } if text.trim().is_empty()))
}

fn joined(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut all = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            all.push(Inline::Text { text: " ".to_owned(), bold: false });
        }
        all.extend(line);
    }
    all
}

/// Normalizes line breaks, turns tabs into spaces, and drops control characters, some of which Salesforce rejects.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            // Bidirectional overrides would reverse the text after them.
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Removes empty lines at both ends and repeated ones.
pub(super) fn tidy(blocks: Vec<Block>) -> Vec<Block> {
    let mut tidy: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block == Block::Gap && tidy.last().is_none_or(|last| *last == Block::Gap) {
            continue;
        }
        tidy.push(block);
    }
    while tidy.last() == Some(&Block::Gap) {
        tidy.pop();
    }
    tidy
}
