//! A text as a small document: what posts and sentences are made of before they become HTML, plain text or page.

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words. Never markup, whoever wrote them.
    Text { text: String, bold: bool },
    /// An answer that is required and not there yet.
    Missing { label: String },
}

/// A line that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// One item of a bullet list; neighbours are one list. Lists are never nested: the editors of Salesforce flatten them.
    Bullet(Vec<Inline>),
    /// An empty line between paragraphs.
    Gap,
}

/// Blocks in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// What a rendering is told on the walk through a document, in reading order.
///
/// Feed HTML, plain text and the page all implement this, so that they cannot disagree on what a post holds.
pub trait Sink {
    fn open(&mut self, part: Part);
    fn text(&mut self, text: &str, bold: bool);
    fn missing(&mut self, label: &str);
    fn close(&mut self, part: Part);
}

/// What opens and closes on the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Paragraph,
    /// Around neighbouring bullets.
    List,
    Bullet,
    /// An empty line; has nothing in it.
    Gap,
}

/// Tells `sink` of every part of `blocks`.
pub fn walk(blocks: &[Block], sink: &mut impl Sink) {
    let mut in_list = false;
    for block in blocks {
        let bullet = matches!(block, Block::Bullet(_));
        if bullet != in_list {
            if bullet {
                sink.open(Part::List)
            } else {
                sink.close(Part::List)
            }
            in_list = bullet;
        }
        let (part, inlines): (Part, &[Inline]) = match block {
            Block::Paragraph(inlines) => (Part::Paragraph, inlines),
            Block::Bullet(inlines) => (Part::Bullet, inlines),
            Block::Gap => (Part::Gap, &[]),
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
        sink.close(Part::List);
    }
}

/// A line's words without their weight.
pub fn plain(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.clone(),
            Inline::Missing { label } => missing(label),
        })
        .collect()
}

/// How a missing answer stands in a text.
pub fn missing(label: &str) -> String {
    format!("[missing: {label}]")
}
