//! What is to be copied, and the document that it comes to.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::state::Desk;
use casewright_core::case::Case;
use casewright_core::document::{Block, Document, Inline};
use casewright_core::post::{self, Copy};
use casewright_core::value::Now;

/// What is to be copied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Wanted {
    Part(Copy, usize),
    Subject,
}

/// What a copy is made of, at the time of the last drawing.
pub(crate) struct Wants {
    pub(crate) desk: Desk,
    pub(crate) case: Rc<Case>,
    pub(crate) now: Rc<Now>,
    pub(crate) post: AttrValue,
    pub(crate) subject: Option<AttrValue>,
    pub(crate) left: usize,
}

impl Wants {
    /// None for a part that is not there any more.
    pub(crate) fn document(&self, wanted: Wanted) -> Option<Document> {
        let (copy, part) = match wanted {
            Wanted::Part(copy, part) => (copy, part),
            Wanted::Subject => {
                let text = Inline::Text { text: self.subject.as_ref()?.to_string(), bold: false };
                return Some(Document { blocks: vec![Block::Paragraph(vec![text])] });
            }
        };
        let post = self.desk.sop.post(&self.post)?;
        let rendered = post::render(&self.desk.sop, &self.case.entries, &self.now, post, copy);
        rendered.parts.into_iter().nth(part)
    }
}
