//! Plain text: a line for each paragraph, `- ` before list items.

use crate::document::{Block, Element, Sink, missing, walk};

/// Plain text of some blocks, without a line break at its end.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut text = Text { out: String::new(), first: true };
    walk(blocks, &mut text);
    text.out
}

struct Text {
    out: String,
    first: bool,
}

impl Sink for Text {
    fn open(&mut self, part: Element) {
        if part == Element::List {
            return;
        }
        if !std::mem::take(&mut self.first) {
            self.out.push('\n');
        }
        if part == Element::Bullet {
            self.out.push_str("- ");
        }
    }

    fn text(&mut self, text: &str, _bold: bool) {
        self.out.push_str(text);
    }

    fn missing(&mut self, label: &str) {
        self.out.push_str(&missing(label));
    }

    fn close(&mut self, _part: Element) {}
}
