//! Feed HTML, limited to `p b ul li`.

use crate::document::{Block, Element, Sink, missing, walk};

/// Feed HTML of some blocks. All text is escaped.
pub(super) fn html(blocks: &[Block]) -> String {
    let mut html = Html::default();
    walk(blocks, &mut html);
    html.out
}

#[derive(Default)]
struct Html {
    out: String,
    /// Whether a space here would be collapsed: at the start of a line, or after another space.
    after_blank: bool,
}

impl Sink for Html {
    fn open(&mut self, part: Element) {
        self.after_blank = true;
        self.out.push_str(match part {
            Element::Paragraph => "<p>",
            Element::List => "<ul>",
            Element::Bullet => "<li>",
            // An empty paragraph disappears on pasting; one with a non-breaking space stays.
            Element::Gap => "<p>&nbsp;",
        });
    }

    fn text(&mut self, text: &str, bold: bool) {
        if bold {
            self.out.push_str("<b>");
        }
        self.escaped(text);
        if bold {
            self.out.push_str("</b>");
        }
    }

    fn missing(&mut self, label: &str) {
        self.text(&missing(label), true);
    }

    fn close(&mut self, part: Element) {
        self.out.push_str(match part {
            Element::Paragraph | Element::Gap => "</p>",
            Element::List => "</ul>",
            Element::Bullet => "</li>",
        });
    }
}

impl Html {
    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                // HTML drops leading and repeated spaces.
                ' ' if self.after_blank => self.out.push_str("&nbsp;"),
                _ => self.out.push(c),
            }
            self.after_blank = c == ' ';
        }
    }
}
