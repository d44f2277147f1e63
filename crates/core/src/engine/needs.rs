//! The answers a post still waits for.

use super::scope::{Found, Scope};
use crate::id::FieldId;
use crate::procedure::{Expr, Node, Piece, Post};
use crate::value::Row;

impl Scope<'_> {
    /// The fields that keep part of the post from being decided or printed, because they are required and empty, or
    /// unreadable.
    ///
    /// Only what this case prints counts: a part of the body that is known not to apply waits for nothing.
    pub(super) fn wanting_in(&self, post: &Post) -> Vec<FieldId> {
        let mut wanting = Vec::new();
        self.line_wants(post.subject.as_deref().unwrap_or_default(), None, &mut wanting);
        self.nodes_want(&post.body, None, &mut wanting);
        wanting
    }

    fn nodes_want(&self, nodes: &[Node], row: Option<&Row>, wanting: &mut Vec<FieldId>) {
        for node in nodes {
            match node {
                Node::Gap => {}
                Node::Paragraph(line) | Node::Bullet(line) => self.line_wants(line, row, wanting),
                Node::When(condition, inner) => {
                    let found = self.eval(condition, row);
                    if found.is_yes() {
                        self.nodes_want(inner, row, wanting);
                    }
                    self.add(&found, wanting);
                    // An unreadable answer, or a log entry that was not added, counts as not there. But the post must
                    // not go out as if nothing had been typed.
                    condition.visit(&mut |part| {
                        if let Expr::Answered(field) = part
                            && self.field(field).is_some_and(|reading| reading.problem.is_some())
                        {
                            self.add_field(field, wanting);
                        }
                    });
                }
                Node::Each(field, inner) => {
                    self.add_field(field, wanting);
                    for row in self.rows(field) {
                        self.nodes_want(inner, Some(row), wanting);
                    }
                }
            }
        }
    }

    fn line_wants(&self, line: &[Piece], row: Option<&Row>, wanting: &mut Vec<FieldId>) {
        for piece in line {
            match piece {
                Piece::Text(_) => {}
                Piece::Bold(inner) => self.line_wants(inner, row, wanting),
                Piece::Value { expr, .. } => {
                    self.add(&self.eval(expr, row), wanting);
                    // A log entry that was typed but not added would be left out.
                    if let Expr::Log(field) | Expr::Newest(field) = expr {
                        self.add_field(field, wanting);
                    }
                }
                Piece::Boxes(field) | Piece::Box(field, _) => self.add_field(field, wanting),
            }
        }
    }

    fn add(&self, found: &Found, wanting: &mut Vec<FieldId>) {
        if found.value.is_none() {
            found.needs.iter().for_each(|field| self.add_field(field, wanting));
        }
    }

    fn add_field(&self, field: &FieldId, wanting: &mut Vec<FieldId>) {
        if self.is_wanting(field) && !wanting.contains(field) {
            wanting.push(field.clone());
        }
    }
}
