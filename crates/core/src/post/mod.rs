//! Posts: from a template and a case to a small document, and from there to the text to paste.

mod html;
mod measure;
mod render;
mod split;
mod target;
mod text;

use crate::case::Entries;
use crate::document::{Block, Document, Inline, plain};
use crate::engine::Scope;
use crate::procedure::{Post, Procedure};
use crate::value::Now;

pub use measure::Measure;
pub use target::{Limits, limits};

/// A rendered post, split for its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// For targets with a subject; always one line.
    pub subject: Option<String>,
    /// The address it goes to, if it names a field for it that holds a readable one.
    pub to: Option<String>,
    /// One document, or several if one would be too long; each of those begins with its mark, "(1/2)".
    pub parts: Vec<Document>,
    /// The number of parts of a draft, which may have one more because of its mark.
    pub draft_parts: usize,
    /// The length of the whole post, before it is split.
    pub measure: Measure,
}

/// Whether the text may be sent as it is, or is marked DRAFT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Final,
    Draft,
}

/// The first line of a draft.
const DRAFT: &str = "DRAFT: not to be sent yet";

/// Renders a post.
pub fn render(procedure: &Procedure, entries: &Entries, now: &Now, post: &Post, status: Status) -> Rendered {
    render_in(&Scope::new(procedure, entries, now), post, status)
}

/// Renders a post of the procedure that `scope` evaluates a case under.
pub fn render_in(scope: &Scope<'_>, post: &Post, status: Status) -> Rendered {
    let limits = limits(post.target);
    let body = render::body(scope, post);
    let mark = [Block::Paragraph([Inline::Text { text: DRAFT.to_owned(), bold: true }].into())];
    let head = if status == Status::Draft { mark.as_slice() } else { &[] };
    let measure = measure::measure(&[head, &body].concat(), &limits);
    let parts = split::split(&body, head, measure.counted, &limits);
    let draft_parts = match status {
        Status::Draft => parts.len(),
        // Rather than measuring all of it once more.
        Status::Final => {
            let at_most = measure.counted + measure::counted(&mark, &limits) + split::JOINT;
            if at_most <= limits.characters { 1 } else { draft_parts(&body, &mark, &limits) }
        }
    };
    let subject = post.subject.as_ref().map(|subject| {
        let words = plain(&scope.fill(subject, None).inlines);
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        render::clean(&line)
    });
    let to = post.to.as_ref().and_then(|to| scope.field(to)?.value.as_ref().map(|value| value.display(scope.zone())));
    let parts = parts.into_iter().map(|blocks| Document { blocks }).collect();
    Rendered { subject, to, parts, draft_parts, measure }
}

fn draft_parts(body: &[Block], mark: &[Block], limits: &Limits) -> usize {
    let length = measure::counted(&[mark, body].concat(), limits);
    split::split(body, mark, length, limits).len()
}

/// Feed HTML: `p b ul li` and escaped text, nothing else.
pub fn html(document: &Document) -> String {
    html::html(&document.blocks)
}

/// Plain text, with `- ` before list items and no line break at its end.
pub fn text(document: &Document) -> String {
    text::text(&document.blocks)
}
