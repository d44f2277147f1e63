//! A map as an SVG file that needs nothing else: it brings its own style and follows dark and light.

use crate::graph::{EdgeKind, Map, Node, Stage};
use crate::layout::{Line, Picture, Shape, StagePicture};
use crate::measure::wrapped;

/// The colors are those of the page, light and then dark. No custom properties: programs that are no browsers do not know
/// them.
const STYLE: &str = "\
svg{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:14px}\
text{fill:#15181e;text-anchor:middle;unicode-bidi:plaintext}\
.small{fill:#59606d;font-size:12px}\
.title{font-size:18px;font-weight:600}\
.page{fill:#f1f3f7}\
.stage,.step{fill:#fff;stroke:#868e9b}\
.caption{fill:#fff}\
.clock{fill:#e7f1fc;stroke:#0b5cab;stroke-dasharray:4 3}\
.junction,.head{fill:#868e9b}\
.edge{fill:none;stroke:#868e9b}\
.of-clock{stroke:#0b5cab;stroke-dasharray:4 3}\
@media(prefers-color-scheme:dark){\
text{fill:#e9ebef}\
.small{fill:#a5adba}\
.page{fill:#11141a}\
.stage,.step{fill:#1a1e26;stroke:#7d8695}\
.caption{fill:#1a1e26}\
.clock{fill:#17293f;stroke:#85bdff}\
.junction,.head{fill:#7d8695}\
.edge{stroke:#7d8695}\
.of-clock{stroke:#85bdff}}";

const TITLE: f64 = 18.0;
/// Around the whole, and between stages.
const MARGIN: f64 = 24.0;
const BETWEEN: f64 = 36.0;

/// The whole map as a file.
pub fn svg(map: &Map, picture: &Picture) -> String {
    let widest = picture.stages.iter().map(|stage| stage.width).fold(240.0, f64::max);
    let middle = MARGIN + widest / 2.0;
    let mut body = String::new();
    let mut below = MARGIN;
    for line in wrapped(&map.title, TITLE, widest, 3) {
        below += TITLE * 1.35;
        text(&mut body, &Line { text: line, large: true, x: middle, y: below }, "title");
    }
    for (number, (stage, drawn)) in map.stages.iter().zip(&picture.stages).enumerate() {
        let top = below + BETWEEN;
        if number > 0 {
            let (from, to) = (below + 4.0, top - 4.0);
            body.push_str(&format!("<path class=\"edge\" d=\"M{middle:.1} {from:.1} V{to:.1}\"/>\n"));
            let (left, right, back) = (middle - 4.0, middle + 4.0, to - 7.0);
            body.push_str(&format!(
                "<path class=\"head\" d=\"M{left:.1} {back:.1} L{middle:.1} {to:.1} L{right:.1} {back:.1} Z\"/>\n"
            ));
        }
        let mut words = String::new();
        let mut inside = top + 8.0;
        for (part, class, size) in [(Some(&stage.title), "title", TITLE), (stage.only_if.as_ref(), "small", 12.0)] {
            for line in part.map(|part| wrapped(part, size, widest - 16.0, 3)).unwrap_or_default() {
                inside += size * 1.35;
                text(&mut words, &Line { text: line, large: true, x: middle, y: inside }, class);
            }
        }
        below = inside + 8.0 + drawn.height;
        body.push_str(&format!(
            "<rect class=\"stage\" x=\"{MARGIN}\" y=\"{top:.1}\" width=\"{widest:.1}\" height=\"{:.1}\" rx=\"10\"/>\n{words}",
            below - top
        ));
        let left = middle - drawn.width / 2.0;
        body.push_str(&format!("<g transform=\"translate({left:.1} {:.1})\">\n", inside + 8.0));
        draw(&mut body, stage, drawn);
        body.push_str("</g>\n");
    }
    let (width, height) = ((widest + 2.0 * MARGIN).ceil(), (below + MARGIN).ceil());
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n",
        escaped(&map.title)
    )
}

fn draw(out: &mut String, stage: &Stage, drawn: &StagePicture) {
    for curve in &drawn.curves {
        let class = match curve.kind {
            EdgeKind::Starts | EdgeKind::Ends => "edge of-clock",
            EdgeKind::Next | EdgeKind::Branch | EdgeKind::Otherwise => "edge",
        };
        out.push_str(&format!("<path class=\"{class}\" d=\"{}\"/>\n", curve.path));
        if let Some(head) = &curve.head {
            out.push_str(&format!("<path class=\"head\" d=\"{head}\"/>\n"));
        }
    }
    for (node, shape) in stage.nodes.iter().zip(&drawn.shapes) {
        let (class, round) = match node {
            Node::Step(_) => ("step", 8.0),
            Node::Clock(_) => ("clock", 16.0),
            Node::Junction => ("junction", shape.width / 2.0),
        };
        out.push_str(&format!(
            "<g><rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{round}\"/>\n",
            shape.x, shape.y, shape.width, shape.height
        ));
        lines(out, &shape.lines);
        out.push_str("</g>\n");
    }
    for caption in &drawn.captions {
        let Shape { x, y, width, height, lines: words } = &caption.shape;
        out.push_str(&format!(
            "<rect class=\"caption\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>\n"
        ));
        lines(out, words);
    }
}

fn lines(out: &mut String, lines: &[Line]) {
    for line in lines {
        text(out, line, if line.large { "large" } else { "small" });
    }
}

fn text(out: &mut String, line: &Line, class: &str) {
    out.push_str(&format!(
        "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
        line.x,
        line.y,
        escaped(&line.text)
    ));
}

/// Text as XML: its signs escaped, and without those that XML cannot have.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}
