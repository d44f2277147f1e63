//! The answers a post still waits for.

use std::collections::BTreeSet;

use super::found::Found;
use super::scope::Scope;
use crate::id::FieldId;
use crate::procedure::{Expr, Node, Piece, Post};
use crate::value::Row;

impl Scope<'_> {
    /// The fields that keep part of the post from being decided or printed, because they are required and empty, or
    /// unreadable.
    ///
    /// Only what this case prints counts: a part of the body that is known not to apply waits for nothing.
    pub(super) fn wanting_in(&self, place: usize, post: &Post) -> BTreeSet<FieldId> {
        let mut wanting = BTreeSet::new();
        self.line_wants(post.subject.as_deref().unwrap_or_default(), None, &mut wanting);
        let memo = self.memo();
        for (slot, node) in memo.wanting.get(place).into_iter().flatten().zip(&post.body) {
            let wanted = slot.get(&memo.recorder, || {
                let mut wanting = BTreeSet::new();
                self.node_wants(node, None, &mut wanting);
                wanting
            });
            wanting.extend(wanted.into_iter().flatten().cloned());
        }
        wanting
    }

    fn node_wants(&self, node: &Node, row: Option<&Row>, wanting: &mut BTreeSet<FieldId>) {
        match node {
            Node::Gap => {}
            Node::Paragraph(line) | Node::Bullet(line) => self.line_wants(line, row, wanting),
            Node::When(condition, inner) => {
                let found = self.eval(condition, row);
                if found.is_yes() {
                    inner.iter().for_each(|node| self.node_wants(node, row, wanting));
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
                    inner.iter().for_each(|node| self.node_wants(node, Some(row), wanting));
                }
            }
        }
    }

    fn line_wants(&self, line: &[Piece], row: Option<&Row>, wanting: &mut BTreeSet<FieldId>) {
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

    fn add(&self, found: &Found, wanting: &mut BTreeSet<FieldId>) {
        if found.value.is_none() {
            found.needs.iter().for_each(|field| self.add_field(field, wanting));
        }
    }

    fn add_field(&self, field: &FieldId, wanting: &mut BTreeSet<FieldId>) {
        if self.is_wanting(field) {
            wanting.insert(field.clone());
        }
    }
}
