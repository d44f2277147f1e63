//! The posts of a scene beside the right ones.

use super::lines::{DiffLine, Side, diff};
use crate::case::Entries;
use crate::id::PostId;
use crate::post::{Status, render, text};
use crate::procedure::{Post, Procedure};
use crate::value::Now;

/// A post that is to be sent in a scene: the trainee's text, from the case as the scene was left, beside the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedPost {
    pub post: PostId,
    /// Whether it was sent in this scene, or before.
    pub sent: bool,
    /// The subject, if it has one, comes first.
    pub lines: Vec<DiffLine>,
}

impl ComparedPost {
    /// Whether both texts are the same.
    pub fn is_same(&self) -> bool {
        self.lines.iter().all(|line| line.side == Side::Same)
    }
}

pub(super) fn compared(
    procedure: &Procedure,
    now: &Now,
    post: &Post,
    right: &Entries,
    given: &Entries,
    sent: bool,
) -> ComparedPost {
    let [right, given] = [right, given].map(|entries| whole(procedure, now, post, entries));
    ComparedPost { post: post.id.clone(), sent, lines: diff(&right, &given) }
}

fn whole(procedure: &Procedure, now: &Now, post: &Post, entries: &Entries) -> String {
    let rendered = render(procedure, entries, now, post, Status::Final);
    rendered.subject.into_iter().chain(rendered.parts.iter().map(text)).collect::<Vec<_>>().join("\n")
}
