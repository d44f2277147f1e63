//! How long a post is, in every way that its target may count.

use super::html::html;
use super::target::Limits;
use super::text::text;
use crate::document::Block;

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

/// Counts some blocks in every way.
pub(super) fn measure(blocks: &[Block], limits: &Limits) -> Measure {
    let plain = text(blocks);
    let mut measure = Measure {
        characters: utf16(&plain),
        bytes: plain.len(),
        escaped_bytes: escaped_bytes(&plain),
        html_characters: utf16(&html(blocks)),
        limit: limits.characters,
        counted: 0,
    };
    measure.counted = [
        Some(measure.characters),
        limits.counts_html.then_some(measure.html_characters),
        limits.counts_escaped_bytes.then_some(measure.escaped_bytes),
    ]
    .into_iter()
    .flatten()
    .max()
    .unwrap_or_default();
    measure
}

/// The largest count that a target may go by.
pub(super) fn counted(blocks: &[Block], limits: &Limits) -> usize {
    measure(blocks, limits).counted
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

fn escaped_bytes(text: &str) -> usize {
    let of = |c: char| match c {
        '&' | '\'' => 5,
        '<' | '>' => 4,
        '"' => 6,
        c => c.len_utf8(),
    };
    text.chars().map(of).sum()
}
