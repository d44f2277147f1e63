//! The length of a post, in every way its target may count it.

use super::html::html;
use super::target::Limits;
use super::text::text;
use crate::document::Block;

/// The length of a post, in every way a target may count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Plain text in UTF-16 code units, which is how Salesforce and browsers count: most emoji are two.
    pub characters: usize,
    /// Plain text in UTF-8 bytes.
    pub bytes: usize,
    /// Plain text in UTF-8 bytes after `& < > " '` are escaped as HTML, as the API counts case comments.
    pub escaped_bytes: usize,
    /// Feed HTML in UTF-16 code units.
    pub html_characters: usize,
    /// The limit of the target, in characters.
    pub limit: usize,
    /// The largest of the lengths that this target may count: the one to compare with `limit`.
    pub counted: usize,
}

/// The length of some blocks.
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

/// The largest length that a target may count.
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
