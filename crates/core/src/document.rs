//! Small documents: what posts and sentences are before they become HTML, plain text or part of the page.

use std::rc::Rc;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words, never markup, whoever wrote them.
    Text { text: String, bold: bool },
    /// A required answer that is not there yet.
    Missing { label: String },
}

/// A block of a document. What it holds is shared, not copied, wherever the block goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Rc<[Inline]>),
    /// An item of a bullet list; adjacent items form one list. Lists are never nested, since Salesforce's editors
    /// flatten them.
    Bullet(Rc<[Inline]>),
    /// An empty line between paragraphs.
    Gap,
}

/// Blocks in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// A rendering, told of each part of a document in reading order.
///
/// Feed HTML, plain text and the page all implement it, so they cannot disagree on what a post contains.
pub trait Sink {
    fn open(&mut self, part: Element);
    fn text(&mut self, text: &str, bold: bool);
    fn missing(&mut self, label: &str);
    fn close(&mut self, part: Element);
}

/// An element that opens and closes on the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    Paragraph,
    /// Around adjacent bullets.
    List,
    Bullet,
    /// An empty line; it has no content.
    Gap,
}

/// Tells `sink` about every part of `blocks`.
pub fn walk(blocks: &[Block], sink: &mut impl Sink) {
    let mut in_list = false;
    for block in blocks {
        let bullet = matches!(block, Block::Bullet(_));
        if bullet != in_list {
            if bullet {
                sink.open(Element::List)
            } else {
                sink.close(Element::List)
            }
            in_list = bullet;
        }
        let (part, inlines): (Element, &[Inline]) = match block {
            Block::Paragraph(inlines) => (Element::Paragraph, inlines),
            Block::Bullet(inlines) => (Element::Bullet, inlines),
            Block::Gap => (Element::Gap, &[]),
        };
        sink.open(part);
        for inline in inlines {
            match inline {
                Inline::Text { text, bold } => sink.text(text, *bold),
                Inline::Missing { label } => sink.missing(label),
            }
        }
        sink.close(part);
    }
    if in_list {
        sink.close(Element::List);
    }
}

/// The words of a line, without bold.
pub fn plain(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.clone(),
            Inline::Missing { label } => missing(label),
        })
        .collect()
}

/// A missing answer as it is printed in a text.
pub fn missing(label: &str) -> String {
    format!("[missing: {label}]")
}
