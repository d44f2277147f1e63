//! What can be copied of a post, and its document.

use std::rc::Rc;

use casewright_core::case::Case;
use casewright_core::document::{Block, Document, Inline};
use casewright_core::engine::Evaluation;
use casewright_core::id::PostId;
use casewright_core::post::{Rendered, Status, render};
use casewright_core::value::Now;

use super::post::open_post;
use crate::pack::Sop;

/// Something to copy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum CopyTarget {
    Part(Status, usize),
    Subject,
}

/// The open post of a case, as last drawn.
#[derive(Debug, Clone)]
pub(super) struct OpenPost {
    pub(super) sop: Sop,
    pub(super) case: Rc<Case>,
    pub(super) now: Rc<Now>,
    pub(super) post: PostId,
    /// How much is missing before the post is ready.
    pub(super) left: usize,
}

impl OpenPost {
    /// None if no post belongs to the case.
    pub(super) fn new(sop: &Sop, case: &Rc<Case>, now: &Rc<Now>, evaluation: &Evaluation) -> Option<OpenPost> {
        let post = open_post(case, evaluation)?;
        Some(OpenPost {
            sop: sop.clone(),
            case: Rc::clone(case),
            now: Rc::clone(now),
            post: post.id.clone(),
            left: post.left(),
        })
    }

    /// What to copy, and of how many parts it is one. None for a part that the post no longer has.
    pub(super) fn document(&self, target: CopyTarget) -> Option<(Document, usize)> {
        match target {
            CopyTarget::Part(status, part) => {
                let parts = self.rendered(status)?.parts;
                let count = parts.len();
                Some((parts.into_iter().nth(part)?, count))
            }
            CopyTarget::Subject => {
                let text = Inline::Text { text: self.subject()?, bold: false };
                Some((Document { blocks: vec![Block::Paragraph([text].into())] }, 1))
            }
        }
    }

    fn subject(&self) -> Option<String> {
        self.rendered(Status::Final)?.subject
    }

    fn rendered(&self, status: Status) -> Option<Rendered> {
        let post = self.sop.post(self.post.as_str())?;
        Some(render(&self.sop, &self.case.entries, &self.now, post, status))
    }
}
