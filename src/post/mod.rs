//! Posts: from a template and a case to a small document, and from there to what is pasted.

use crate::case::Entries;
use crate::document::Document;
use crate::procedure::{Post, Procedure};
use crate::value::Now;

/// A post of one case, cut to its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// For targets that have one.
    pub subject: Option<String>,
    /// One document, or several where one would be too long; then each begins with its mark, "(1/2)".
    pub parts: Vec<Document>,
    /// Of the whole, before it was cut.
    pub measure: Measure,
}

/// How long a post is, counted in each way that a target may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Of the plain text, in UTF-16 units, which is how Salesforce and browsers count: most emoji are two.
    pub characters: usize,
    /// Of the plain text, in UTF-8 bytes.
    pub bytes: usize,
    /// Of the plain text in UTF-8 once `& < > " '` are escaped as HTML, as the API counts a case comment.
    pub escaped_bytes: usize,
    /// Of the feed HTML, in UTF-16 units.
    pub html_characters: usize,
    /// What the target holds, in characters.
    pub limit: usize,
    /// The largest of the counts that this target may go by: what to compare with `limit`.
    pub counted: usize,
}

/// Whether the text may go out as it is, or is to be marked DRAFT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    Final,
    Draft,
}

/// The post as it stands now.
pub fn render(procedure: &Procedure, entries: &Entries, now: &Now, post: &Post, copy: Copy) -> Rendered {
    let _ = (procedure, entries, now, post, copy);
    todo!("being written")
}

/// Feed HTML: `p b ul li` and escaped text, nothing else.
pub fn html(document: &Document) -> String {
    let _ = document;
    todo!("being written")
}

/// Plain text, with `- ` before the items of a list.
pub fn text(document: &Document) -> String {
    let _ = document;
    todo!("being written")
}
