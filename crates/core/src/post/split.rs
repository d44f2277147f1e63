//! Splits a post that is too long for its target, between paragraphs if possible.

use unicode_segmentation::UnicodeSegmentation as _;

use super::measure::counted;
use super::render::tidy;
use super::target::Limits;
use crate::document::{Block, Inline};

/// Parts that fit within the limits, together with their marks and with `head`, which begins every part.
///
/// A single part without a mark if all of it, `head` included, is not too long, or if the target does not allow parts.
pub(super) fn split(blocks: &[Block], head: &[Block], length: usize, limits: &Limits) -> Vec<Vec<Block>> {
    if !limits.parts || length <= limits.characters {
        return vec![[head, blocks].concat()];
    }
    // The length of a mark depends on the number of parts, so room is left for the longest.
    let widest = [head, &[mark(9_999, 9_999)]].concat();
    let room = limits.characters.saturating_sub(counted(&widest, limits) + JOINT).max(64);
    let parts = fill(blocks, room, limits);
    let count = parts.len();
    let marked = |(number, part): (usize, Vec<Block>)| [head, &[mark(number, count)], &part].concat();
    (1..).zip(parts).map(marked).collect()
}

/// "(1/2)" as a line of its own.
fn mark(number: usize, count: usize) -> Block {
    Block::Paragraph([Inline::Text { text: format!("({number}/{count})"), bold: true }].into())
}

/// The most that joining two blocks adds to a length: a line break in plain text, nothing in HTML.
pub(super) const JOINT: usize = 1;

fn fill(blocks: &[Block], room: usize, limits: &Limits) -> Vec<Vec<Block>> {
    let mut parts = Vec::new();
    let mut part: Vec<Block> = Vec::new();
    let mut used = 0;
    for block in blocks.iter().flat_map(|block| cut(block.clone(), room, limits)) {
        // Each bullet is counted with a list of its own, which is too much, never too little.
        let size = counted(std::slice::from_ref(&block), limits) + JOINT;
        if used + size > room && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            used = 0;
        }
        used += size;
        part.push(block);
    }
    parts.push(part);
    parts.into_iter().map(tidy).filter(|part| !part.is_empty()).collect()
}

/// A block as it is, or in pieces that fit into `room`, split between words if there are any.
fn cut(block: Block, room: usize, limits: &Limits) -> Vec<Block> {
    if counted(std::slice::from_ref(&block), limits) + JOINT <= room {
        return vec![block];
    }
    let (inlines, bullet) = match block {
        Block::Paragraph(inlines) => (inlines, false),
        Block::Bullet(inlines) => (inlines, true),
        Block::Gap => return vec![Block::Gap],
    };
    let make =
        |inlines: Vec<Inline>| if bullet { Block::Bullet(inlines.into()) } else { Block::Paragraph(inlines.into()) };
    let empty = counted(&[make(Vec::new())], limits);
    let mut pieces = Vec::new();
    let mut line: Vec<Inline> = Vec::new();
    let mut used = empty;
    for inline in inlines.iter().cloned().flat_map(words) {
        let size = counted(&[make(vec![inline.clone()])], limits).saturating_sub(empty);
        if used + size + JOINT > room && !line.is_empty() {
            pieces.push(make(together(std::mem::take(&mut line))));
            used = empty;
        }
        used += size;
        line.push(inline);
    }
    pieces.push(make(together(line)));
    pieces
}

/// The longest run of characters, as people see them, that is kept together. A longer "word" is pasted junk and may be
/// split between any two of them.
const LONGEST_WORD: usize = 32;

/// More signs than this on one character are junk too.
const MOST_SIGNS: usize = 64;

/// The words of a text, each with the whitespace after it.
fn words(inline: Inline) -> Vec<Inline> {
    let Inline::Text { text, bold } = inline else { return vec![inline] };
    let mut words = Vec::new();
    let mut word = String::new();
    let mut length = 0;
    for character in characters(&text) {
        let ended = word.ends_with(char::is_whitespace) && !character.starts_with(char::is_whitespace);
        if ended || length >= LONGEST_WORD {
            words.push(Inline::Text { text: std::mem::take(&mut word), bold });
            length = 0;
        }
        word.push_str(character);
        length += 1;
    }
    if !word.is_empty() {
        words.push(Inline::Text { text: word, bold });
    }
    words
}

/// The characters of a text as people see them: a flag, a family, a letter with its accents are one each.
fn characters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true).flat_map(|character| {
        let junk = character.chars().count() > MOST_SIGNS;
        character.split_inclusive(move |_: char| junk)
    })
}

/// Joins adjacent texts of the same weight.
fn together(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (all.last_mut(), inline) {
            (Some(Inline::Text { text, bold }), Inline::Text { text: more, bold: other }) if *bold == other => {
                text.push_str(&more);
            }
            (_, inline) => all.push(inline),
        }
    }
    all
}
