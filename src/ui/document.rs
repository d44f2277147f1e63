//! Renders a document, by the same walk that produces feed HTML and plain text.

use yew::prelude::*;

use crate::pack::Sop;
use crate::text;
use casewright_core::document::{Block, Element, Inline, Sink, walk};
use casewright_core::procedure::Source;

/// Renders blocks.
pub(crate) fn blocks(blocks: &[Block]) -> Html {
    let mut drawing = Drawing { open: vec![Vec::new()] };
    walk(blocks, &mut drawing);
    drawing.open.pop().unwrap_or_default().into_iter().collect()
}

/// The number of blocks in a stretch: few, so that a key press redraws little, but not one each, since a component costs more than
/// the paragraph in it.
const STRETCH: usize = 12;

/// Renders a long document that changes often. Of its stretches, only those are drawn again in which a block changed.
pub(crate) fn stretches(blocks: &[Block]) -> Html {
    let mut all = Vec::new();
    let mut rest = blocks;
    while !rest.is_empty() {
        // A list stays in one piece.
        let bullets = rest.iter().skip(STRETCH).take_while(|block| matches!(block, Block::Bullet(_))).count();
        let (stretch, more) = rest.split_at(rest.len().min(STRETCH.saturating_add(bullets)));
        all.push(html! { <Stretch key={all.len()} blocks={stretch.to_vec()} /> });
        rest = more;
    }
    all.into_iter().collect()
}

#[derive(Properties, PartialEq)]
struct StretchProps {
    blocks: Vec<Block>,
}

#[component]
fn Stretch(props: &StretchProps) -> Html {
    blocks(&props.blocks)
}

/// Renders a sentence.
pub(crate) fn line(inlines: &[Inline]) -> Html {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, bold } => words(text, *bold),
            Inline::Missing { label } => gap(label, label),
        })
        .collect()
}

/// A citation, if there is one.
pub(crate) fn source(sop: &Sop, sources: &[Source]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    html! { <p class="small muted">{ text::source(sop, sources) }</p> }
}

/// Words for screen readers only: they distinguish a control from others that look the same.
pub(crate) fn unseen(words: &str) -> Html {
    html! { <span class="visually-hidden">{ " " }{ words }</span> }
}

/// The rendered parts so far, for each element that is still open; the innermost last.
struct Drawing {
    open: Vec<Vec<Html>>,
}

impl Drawing {
    fn draw(&mut self, html: Html) {
        if let Some(part) = self.open.last_mut() {
            part.push(html);
        }
    }
}

impl Sink for Drawing {
    fn open(&mut self, _part: Element) {
        self.open.push(Vec::new());
    }

    fn text(&mut self, text: &str, bold: bool) {
        self.draw(words(text, bold));
    }

    fn missing(&mut self, label: &str) {
        self.draw(gap(&text::MISSING, label));
    }

    fn close(&mut self, part: Element) {
        let inside: Html = self.open.pop().unwrap_or_default().into_iter().collect();
        self.draw(match part {
            Element::Paragraph => html! { <p dir="auto">{ inside }</p> },
            Element::List => html! { <ul>{ inside }</ul> },
            Element::Bullet => html! { <li dir="auto">{ inside }</li> },
            Element::Gap => html! { <p class="empty"></p> },
        });
    }
}

fn words(text: &str, bold: bool) -> Html {
    // A box stays with its word: separated by a line break, it would seem to belong to the word before.
    let text = text.replace("☐ ", "☐\u{a0}").replace("☑ ", "☑\u{a0}");
    if bold {
        html! { <b>{ text }</b> }
    } else {
        html! { { text } }
    }
}

fn gap(shown: &str, label: &str) -> Html {
    html! { <mark class="chip due" title={label.to_owned()}>{ shown }</mark> }
}
